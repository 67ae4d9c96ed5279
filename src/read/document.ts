import { BptrialError } from "../core/errors.js";
import { openDecoder } from "./decode.js";
import { encodingError, hex } from "./decoder.js";

/** The text of a file that is to be UTF-8, or UTF-16 with its mark, as JSON and YAML are. @throws E_ENCODING */
export function strictText(name: string, bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const decoder = openDecoder(name, buffer, null);
    const text = Buffer.concat([decoder.push(buffer), decoder.end()]).toString("utf8");
    const { olderAt } = decoder;
    if (olderAt === null) return text;
    throw encodingError(name, `byte ${olderAt} (0x${hex(buffer[olderAt])}) is not valid UTF-8`, null);
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    throw new BptrialError(error.code, error.message, "Save the file as UTF-8.", error.place);
  }
}

/** A result of ours, as JSON; whether it is one is for `diff` to say. @throws E_ENCODING, E_DOCUMENT */
export function readDocument(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strictText(name, bytes));
  } catch (error) {
    if (error instanceof BptrialError) throw error;
    throw new BptrialError(
      "E_DOCUMENT",
      `${name} is not JSON`,
      "diff takes what effect, smd, mcid or pool wrote with --json.",
    );
  }
}
