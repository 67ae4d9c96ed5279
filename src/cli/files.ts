import { statSync } from "node:fs";
import { basename } from "node:path";
import { BptrialError } from "../core/errors.js";
import { fileBytes, LONGEST_TEXT, pathHint, tooLong } from "../read/index.js";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
  ERR_INVALID_ARG_VALUE: "no file can have this name",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

/** The code that the system gave an error; "" for others. */
export const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

/** Why a file could not be opened, in words. */
export function reason(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** All bytes of a file, or of stdin for "-". @throws E_FILE; also for more of them than a text may have */
export async function readBytes(path: string, stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const name = path === "-" ? "stdin" : basename(path);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    if (path !== "-") {
      const { size } = statSync(path);
      if (size > LONGEST_TEXT) throw tooLong(name, size);
    }
    // Not read at one go: a FIFO that nobody writes to would keep Ctrl-C from being heard.
    for await (const part of path === "-" ? stdin : fileBytes(path)) {
      length += part.length;
      if (length > LONGEST_TEXT) throw tooLong(name, null);
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof BptrialError) throw error;
    throw new BptrialError(
      "E_FILE",
      `${path === "-" ? "stdin" : path} cannot be read: ${reason(error)}`,
      codeOf(error) === "ENOENT" ? pathHint(path) : null,
    );
  }
  return Buffer.concat(parts);
}
