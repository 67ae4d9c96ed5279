import { BptrialError } from "../core/errors.js";

/** A stream to write text to, or its bytes in UTF-8. */
export interface Output {
  /**
   * Resolves when more may be written, and bytes may be used again. @throws Closed where the reader has gone, as `head`
   * does; E_OUTPUT
   */
  write(text: string | Uint8Array): Promise<void>;
  readonly isTTY: boolean;
  readonly columns: number | null;
}

/** All of the world that a command may touch, but for files. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly out: Output;
  readonly err: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The reader of our output has gone: a reason to stop, not an error. */
export class Closed extends Error {}

function output(stream: NodeJS.WriteStream): Output {
  let gone: Error | null = null;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    gone = error.code === "EPIPE" ? new Closed() : outputError(error);
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (gone) reject(gone);
        else stream.write(text, (error) => (error ? reject(gone ?? reasonOf(error)) : resolve()));
      }),
    isTTY: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : null,
  };
}

const outputError = (error: Error): BptrialError =>
  new BptrialError("E_OUTPUT", `the output cannot be written: ${error.message}`);

const reasonOf = (error: NodeJS.ErrnoException): Error => (error.code === "EPIPE" ? new Closed() : outputError(error));

/** How long after Ctrl-C a command may take to end, in milliseconds. */
const LAST_RESORT = 1000;

/** The process's own streams and environment. A second Ctrl-C ends it as if we had not been asked. */
export function processIo(): Io {
  const interrupt = new AbortController();
  process.once("SIGINT", () => {
    interrupt.abort();
    // A read of the terminal or of a pipe that never ends would keep the process alive.
    if (stdinTouched) process.stdin.destroy();
    // So would opening a FIFO that nobody writes to, and that cannot be taken back.
    setTimeout(() => process.kill(process.pid, "SIGINT"), LAST_RESORT).unref();
  });
  let stdinTouched = false;
  let err: Output | null = null;
  return {
    get stdin() {
      stdinTouched = true;
      return process.stdin;
    },
    out: output(process.stdout),
    // Opened when something is to be said: that takes a while, and mostly nothing is.
    get err() {
      err ??= output(process.stderr);
      return err;
    },
    env: process.env,
    signal: interrupt.signal,
  };
}
