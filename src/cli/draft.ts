import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { BptrialError } from "../core/errors.js";
import { codeOf, reason } from "./files.js";
import { Closed } from "./io.js";

/** A file being written: it is there whole when `keep` has returned, or it is as it was. */
export interface Draft {
  /** @throws E_OUTPUT; Closed once it was discarded */
  write(text: string | Uint8Array): Promise<void>;
  /** @throws E_OUTPUT; Closed once it was discarded */
  keep(): Promise<void>;
  /** May be called at any time, and again. */
  discard(): void;
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, PAUSE));

/** How a draft comes to stand under its name. */
interface Way {
  /** null: not yet. */
  open(): number | null;
  place(): void;
  remove(): void;
}

/** While nobody reads a FIFO, or it is full, in milliseconds. */
const PAUSE = 20;

/**
 * A file for writing beside its place, to be moved there at the end. What is no regular file, such as /dev/stdout or a FIFO,
 * is written as it comes.
 *
 * Nothing is opened before the first text. From then on until the end nothing that stops the process leaves a part behind.
 *
 * @throws E_OUTPUT where the file exists and `force` does not allow to replace it, or where it cannot be written
 */
export function draft(path: string, force: boolean): Draft {
  const refuse = (error: unknown): Error =>
    error instanceof BptrialError || error instanceof Closed
      ? error
      : new BptrialError(
          "E_OUTPUT",
          `${path} cannot be written: ${reason(error)}`,
          "Check the folder and its permissions.",
        );
  try {
    return drafted(existsSync(path) && !statSync(path).isFile() ? straight(path) : beside(path, force), refuse);
  } catch (error) {
    throw refuse(error);
  }
}

/** waiting → open → ended, by way of `keep` or `discard`; the file is closed once. */
function drafted(way: Way, refuse: (error: unknown) => Error): Draft {
  let state: "waiting" | "open" | "ended" = "waiting";
  let file: number | null = null;

  async function opened(): Promise<number> {
    for (;;) {
      if (state === "ended") throw new Closed();
      file ??= way.open();
      if (file !== null) break;
      await pause();
    }
    if (state === "waiting") for (const signal of DEADLY) process.once(signal, onSignal);
    state = "open";
    return file;
  }

  /** @returns whether it had not ended before */
  function end(): boolean {
    if (state === "ended") return false;
    state = "ended";
    for (const signal of DEADLY) process.off(signal, onSignal);
    const last = file;
    file = null;
    if (last !== null) closeSync(last);
    return true;
  }

  function discard(): void {
    try {
      if (end()) way.remove();
    } catch {
      // What cannot be removed is left: whoever discards has worse to tell.
    }
  }

  function onSignal(signal: NodeJS.Signals): void {
    discard();
    process.kill(process.pid, signal);
  }

  return {
    async write(text) {
      try {
        const bytes = typeof text === "string" ? Buffer.from(text) : text;
        for (let done = 0; done < bytes.length; ) {
          const count = writeSome(await opened(), bytes, done);
          done += count;
          if (count === 0) await pause();
        }
      } catch (error) {
        throw refuse(error);
      }
    },
    async keep() {
      try {
        await opened();
        end();
        way.place();
      } catch (error) {
        way.remove();
        throw refuse(error);
      }
    },
    discard,
  };
}

/** Those that end a process unless it minds; Ctrl-C is told to commands by `Io`. */
const DEADLY = ["SIGTERM", "SIGHUP"] as const;

function writeSome(file: number, bytes: Uint8Array, from: number): number {
  try {
    return writeSync(file, bytes, from);
  } catch (error) {
    if (codeOf(error) === "EAGAIN") return 0;
    throw error;
  }
}

function beside(path: string, force: boolean): Way {
  const exists = isThere(path);
  if (exists && !force) throw taken(path);
  // A link stands for its file; one that leads nowhere is replaced.
  const target = existsSync(path) ? realpathSync(path) : path;
  const folder = dirname(target);
  accessSync(folder, constants.W_OK | constants.X_OK);
  const part = join(folder, `.bptrial-${process.pid}-${process.hrtime.bigint().toString(36)}.part`);
  return {
    open() {
      const file = openSync(part, "wx");
      if (existsSync(target)) chmodSync(part, statSync(target).mode);
      return file;
    },
    place() {
      if (force) renameSync(part, target);
      else placeNew(part, target);
    },
    remove: () => rmSync(part, { force: true }),
  };
}

/** A link fails where somebody made the file meanwhile; some disks have no links. */
function placeNew(part: string, target: string): void {
  try {
    linkSync(part, target);
    rmSync(part, { force: true });
  } catch (error) {
    if (isThere(target)) throw taken(target);
    if (codeOf(error) === "ENOENT") throw error;
    renameSync(part, target);
  }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const taken = (path: string): BptrialError =>
  new BptrialError("E_OUTPUT", `${path} exists already`, "Say --force to replace it.");

/** Opened without waiting: to wait for the reader of a FIFO within the system would leave Ctrl-C unheard. */
function straight(path: string): Way {
  const isFifo = statSync(path).isFIFO();
  return {
    open() {
      try {
        return openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
      } catch (error) {
        if (isFifo && codeOf(error) === "ENXIO") return null;
        throw error;
      }
    },
    place() {},
    remove() {},
  };
}
