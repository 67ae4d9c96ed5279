import { TextDecoder } from "node:util";
import { BptrialError } from "../core/errors.js";
import { type Decoder, encodingError, NOTHING, refuseZero } from "./decoder.js";
import { undeclaredDecoder, utf8Decoder } from "./utf-8.js";
import { type Utf16, utf16Decoder } from "./utf-16.js";
import { windows1252Decoder } from "./windows-1252.js";

const BY_MARK = "its byte order mark";
const BY_OPTION = "--encoding";

/** A decoder for the encoding that `label` names, or that the first bytes show. @throws E_OPTION on an unknown label. */
export function openDecoder(file: string, head: Buffer, label: string | null): Decoder {
  const mark = byteOrderMark(head);
  if (label !== null) return namedDecoder(file, label, mark);
  if (mark === "utf-8") return utf8Decoder(file, 3, BY_MARK);
  if (mark !== null) return utf16Decoder(file, mark, 2, BY_MARK);
  const pattern = zeroPattern(head);
  if (pattern !== null) return utf16Decoder(file, pattern, 0, "every other byte of its start is zero");
  return undeclaredDecoder(file);
}

function byteOrderMark(head: Buffer): "utf-8" | Utf16 | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

/** Latin text in UTF-16 has zeros in every second byte; no other text has any. */
function zeroPattern(head: Buffer): Utf16 | null {
  const pairs = Math.min(head.length, 1024) >> 1;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[2 * pair] === 0) even += 1;
    if (head[2 * pair + 1] === 0) odd += 1;
  }
  if (pairs < 2) return null;
  if (odd > pairs * 0.6 && even < pairs * 0.1) return "utf-16le";
  return even > pairs * 0.6 && odd < pairs * 0.1 ? "utf-16be" : null;
}

const NAMES: Readonly<Record<string, (file: string, mark: "utf-8" | Utf16 | null) => Decoder>> = {
  utf8: (file, mark) => utf8Decoder(file, mark === "utf-8" ? 3 : 0, BY_OPTION),
  utf16: (file, mark) => utf16Decoder(file, mark === "utf-16be" ? mark : "utf-16le", markLength(mark), BY_OPTION),
  utf16le: (file, mark) => utf16Decoder(file, "utf-16le", mark === "utf-16le" ? 2 : 0, BY_OPTION),
  utf16be: (file, mark) => utf16Decoder(file, "utf-16be", mark === "utf-16be" ? 2 : 0, BY_OPTION),
  windows1252: (file) => windows1252Decoder(file, BY_OPTION, null),
};
const ALIASES: Readonly<Record<string, string>> = {
  cp1252: "windows1252",
  latin1: "windows1252",
  iso88591: "windows1252",
  ansi: "windows1252",
};

const markLength = (mark: "utf-8" | Utf16 | null): number => (mark === "utf-16le" || mark === "utf-16be" ? 2 : 0);

function namedDecoder(file: string, label: string, mark: "utf-8" | Utf16 | null): Decoder {
  const key = label.toLowerCase().replace(/[^a-z0-9]/g, "");
  const name = Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? key) : key;
  const own = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  if (own !== undefined) return own(file, mark);
  try {
    return runtimeDecoder(file, new TextDecoder(label.trim(), { fatal: true }));
  } catch {
    const known =
      "Known: utf-8, utf-16le, utf-16be, windows-1252 and the names of the WHATWG list (macintosh, iso-8859-2, …).";
    throw new BptrialError("E_OPTION", `no encoding "${label}"`, known);
  }
}

/** An encoding that the runtime knows. */
function runtimeDecoder(file: string, decoder: TextDecoder): Decoder {
  let offset = 0;
  const decode = (chunk: Buffer, stream: boolean): Buffer => {
    let text: Buffer;
    try {
      text = Buffer.from(decoder.decode(chunk, { stream }));
    } catch {
      throw encodingError(
        file,
        `bytes from ${offset} on are not ${decoder.encoding}`,
        "Name another encoding, or save the file as UTF-8.",
      );
    }
    refuseZero(file, text, offset);
    offset += chunk.length;
    return text;
  };
  return {
    encoding: decoder.encoding,
    because: BY_OPTION,
    olderAt: null,
    push: (chunk) => decode(chunk, true),
    end: () => decode(NOTHING, false),
  };
}
