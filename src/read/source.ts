import { close, existsSync, open, read, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { BptrialError } from "../core/errors.js";
import { nearest } from "../core/registry.js";

/** Where bytes come from. A file can be read again; a stream only once. */
export interface Source {
  /** Base name, shown in places and documents. */
  readonly name: string;
  /** Where a file lies: where there is none, its neighbours are looked at. */
  readonly path?: string;
  readonly content: AsyncIterable<Uint8Array> | Uint8Array | string;
}

/** Large enough for some thousand rows a chunk, so that no row waits on a promise of its own. */
const CHUNK = 64 * 1024;

/** A file by its path, opened anew each time it is read. */
export function fileSource(path: string): Source {
  return { name: basename(path), path, content: { [Symbol.asyncIterator]: () => fileBytes(path) } };
}

/** What a stream of Node's would give, without the milliseconds that one takes to set up: a short file at one go. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  const stat = statSync(path);
  if (stat.isFile() && stat.size > 0 && stat.size <= CHUNK) {
    yield readFileSync(path);
    return;
  }
  const file = await promisify(open)(path, "r");
  try {
    for (;;) {
      const { bytesRead, buffer } = await promisify(read)(file, Buffer.allocUnsafe(CHUNK), 0, CHUNK, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await promisify(close)(file);
  }
}

/** Where there is no such file: the one in its folder whose name is nearest, and what else to try. */
export function pathHint(path: string): string {
  const folder = dirname(path);
  const name = nearest(basename(path), existsSync(folder) ? readdirSync(folder) : []);
  const near = name === null ? "" : `Did you mean "${join(folder, name)}"? `;
  return `${near}Check the path and the folder you are in.`;
}

/** A stream such as stdin, under the name that messages give it. */
export function streamSource(name: string, stream: AsyncIterable<Uint8Array>): Source {
  return { name: basename(name), content: stream };
}

/**
 * The bytes of a source, chunk by chunk. @throws E_FILE where the file or stream fails.
 *
 * @internal
 */
export async function* chunksOf(source: Source): AsyncGenerator<Buffer, void> {
  const { content } = source;
  if (typeof content === "string" || content instanceof Uint8Array) {
    const bytes = typeof content === "string" ? Buffer.from(content) : asBuffer(content);
    for (let start = 0; start < bytes.length; start += CHUNK) yield bytes.subarray(start, start + CHUNK);
  } else {
    try {
      for await (const chunk of content) yield typeof chunk === "string" ? Buffer.from(chunk) : asBuffer(chunk);
    } catch (error) {
      throw fileError(source, error);
    }
  }
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const REASONS: Readonly<Record<string, readonly [string, string | null]>> = {
  ENOENT: ["there is no such file", null],
  EISDIR: ["it is a folder, not a file", "Name the file inside it."],
  EACCES: ["it may not be read", "Check its permissions."],
  ERR_INVALID_ARG_VALUE: ["no file can have this name", null],
  ERR_STREAM_PREMATURE_CLOSE: ["the stream was read already, or broke off", "Open the table again for a second use."],
};

function fileError({ name, path }: Source, error: unknown): BptrialError {
  if (error instanceof BptrialError) return error;
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const [reason, hint] = Object.hasOwn(REASONS, code) ? (REASONS[code] ?? ["", null]) : [String(error), null];
  const near = code === "ENOENT" && path !== undefined ? pathHint(path) : hint;
  return new BptrialError("E_FILE", `${name}: cannot be read: ${reason}`, near, {
    file: name,
    row: null,
    column: null,
  });
}
