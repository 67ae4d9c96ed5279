import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { BptrialError } from "../core/errors.js";

/** A file being written: it is there whole when `keep` has returned, or it is as it was. */
export interface Draft {
  write(text: string): Promise<void>;
  keep(): void;
  discard(): void;
}

/**
 * Opens a file for writing beside its place, to be moved there at the end. What is no regular file, such as /dev/stdout,
 * is written as it comes.
 *
 * @throws E_OUTPUT where the file exists and `force` does not allow to replace it, or where it cannot be written
 */
export function draft(path: string, force: boolean): Draft {
  const refuse = (error: unknown): BptrialError =>
    new BptrialError(
      "E_OUTPUT",
      `${path} cannot be written: ${reason(error)}`,
      "Check the folder and its permissions.",
    );
  const exists = existsSync(path);
  try {
    if (exists && !statSync(path).isFile()) return straight(openSync(path, "w"), refuse);
    if (exists && !force) throw taken(path);
    const target = exists ? realpathSync(path) : path;
    const part = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
    const file = openSync(part, "wx");
    if (exists) chmodSync(part, statSync(target).mode);
    const { write, keep: close } = straight(file, refuse);
    return {
      write,
      keep() {
        close();
        try {
          if (force) renameSync(part, target);
          else placeNew(part, target);
        } catch (error) {
          rmSync(part, { force: true });
          throw error instanceof BptrialError ? error : refuse(error);
        }
      },
      discard() {
        closeSync(file);
        rmSync(part, { force: true });
      },
    };
  } catch (error) {
    throw error instanceof BptrialError ? error : refuse(error);
  }
}

function straight(file: number, refuse: (error: unknown) => BptrialError): Draft {
  return {
    async write(text) {
      try {
        const bytes = Buffer.from(text);
        for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      } catch (error) {
        throw refuse(error);
      }
    },
    keep: () => closeSync(file),
    discard: () => closeSync(file),
  };
}

/** A link fails where somebody made the file meanwhile; some disks have no links. */
function placeNew(part: string, target: string): void {
  try {
    linkSync(part, target);
    rmSync(part, { force: true });
  } catch (error) {
    if (existsSync(target)) throw taken(target);
    if (codeOf(error) === "ENOENT") throw error;
    renameSync(part, target);
  }
}

const taken = (path: string): BptrialError =>
  new BptrialError("E_OUTPUT", `${path} exists already`, "Say --force to replace it.");

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

function reason(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** All bytes of a file, or of stdin for "-". @throws E_FILE */
export async function readBytes(path: string, stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (path !== "-") return readWhole(path);
  const parts: Uint8Array[] = [];
  for await (const part of stdin) parts.push(part);
  return Buffer.concat(parts);
}

/** A file's text. @throws E_FILE */
export async function readText(path: string): Promise<string> {
  return (await readWhole(path)).toString("utf8");
}

async function readWhole(path: string): Promise<Buffer> {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new BptrialError(
      "E_FILE",
      `${path} cannot be read: ${reason(error)}`,
      "Check the path and the folder you are in.",
    );
  }
}
