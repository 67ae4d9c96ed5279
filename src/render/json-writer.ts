import { BptrialError } from "../core/errors.js";
import { escapedInJson } from "./escape.js";
import { numberText } from "./number-text.js";

const [QUOTE, BACKSLASH, SPACE, TILDE] = [0x22, 0x5c, 0x20, 0x7e];
const [COMMA, POINT, MINUS, ZERO, LINE_FEED] = [0x2c, 0x2e, 0x2d, 0x30, 0x0a];
const [CURLY, CURLED, SQUARE, SQUARED] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Written text is handed over when there is as much as this. */
const PIECE = 1 << 16;
/** Of a longer text the encoder is faster than we are. */
const SHORT = 1 << 10;
/** Our fields and a table's headers are few and come again with each row. */
const MOST_NAMES = 10_000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What pieces of bytes say, one behind the other. */
export function textOfPieces(pieces: Iterable<Uint8Array>): string {
  let text = "";
  for (const piece of pieces) text += decoder.decode(piece);
  return text;
}

/** A member of a record as it was written last: from one row to the next many stay as they are. */
interface Member {
  readonly name: string;
  /** `"name":`, encoded. */
  readonly opening: Uint8Array;
  /** The members of the records that stand here, in their order. */
  readonly below: Member[];
  value: unknown;
  /** Where it stands in the bytes at hand, since they were last handed over. */
  piece: number;
  from: number;
  to: number;
}

/**
 * Writes values as JSON into bytes of UTF-8, which costs half of what strings do: they would be joined, flattened, encoded
 * and thrown away for each row.
 */
export class JsonWriter {
  #bytes = new Uint8Array(1 << 12);
  #at = 0;
  /** Counts what was handed over: a member of an earlier piece is written anew. */
  #piece = 0;
  readonly #root: Member[] = [];
  readonly #colon: string;

  /** @param spread over several lines, two spaces a level; else on one line */
  constructor(private readonly spread: boolean) {
    this.#colon = spread ? ": " : ":";
  }

  /** Of what was written and not yet taken, in bytes. */
  get length(): number {
    return this.#at;
  }

  /** Takes back what was written beyond a length. */
  cut(length: number): void {
    this.#at = length;
    this.#piece += 1;
  }

  /** There is enough to be handed over. */
  get isFull(): boolean {
    return this.#at >= PIECE;
  }

  /** What was written since; it must be used up before anything more is written. */
  take(): Uint8Array {
    const done = this.#bytes.subarray(0, this.#at);
    this.#at = 0;
    this.#piece += 1;
    return done;
  }

  takeText(): string {
    return decoder.decode(this.take());
  }

  /** Text that is JSON already. */
  raw(text: string): void {
    this.#room(3 * text.length);
    this.#at += encoder.encodeInto(text, this.#bytes.subarray(this.#at)).written;
  }

  /** A text as JSON has it, in quotes. */
  text(text: string): void {
    if (text.length >= SHORT || !this.#plain(text)) this.raw(jsonText(text));
  }

  /** Writes a text of plain letters; nothing of any other. */
  #plain(text: string): boolean {
    this.#room(text.length + 2);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = QUOTE;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code < SPACE || code > TILDE || code === QUOTE || code === BACKSLASH) return false;
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.#at = at;
    return true;
  }

  /** A value at some depth. @throws E_BUG for what JSON cannot hold */
  value(value: unknown, path: string, depth = 0): void {
    this.#value(value, path, depth, this.#root);
  }

  /** A record's members behind others, which its text holds already. @throws E_BUG for what JSON cannot hold */
  members(record: object, depth: number): void {
    this.#members(record, depth, this.#root, false);
  }

  /** What stands between two members or elements, or before the first. */
  between(depth: number, first: boolean): void {
    this.#room(2 * depth + 2);
    if (!first) this.#bytes[this.#at++] = COMMA;
    if (!this.spread) return;
    this.#bytes[this.#at++] = LINE_FEED;
    for (let i = 0; i < 2 * depth; i += 1) this.#bytes[this.#at++] = SPACE;
  }

  #value(value: unknown, path: string, depth: number, below: Member[]): void {
    if (typeof value !== "object" || value === null) this.#scalar(value, path);
    else if (Array.isArray(value)) this.#list(value, path, depth, below);
    else {
      this.#byte(CURLY);
      if (this.#members(value, depth + 1, below, true) && this.spread) this.between(depth, true);
      this.#byte(CURLED);
    }
  }

  #list(values: readonly unknown[], path: string, depth: number, below: Member[]): void {
    const each = `${path}[]`;
    this.#byte(SQUARE);
    for (let i = 0; i < values.length; i += 1) {
      this.between(depth + 1, i === 0);
      this.#value(values[i], each, depth + 1, below);
    }
    if (values.length > 0 && this.spread) this.between(depth, true);
    this.#byte(SQUARED);
  }

  /** @returns whether there was one */
  #members(record: object, depth: number, known: Member[], bare: boolean): boolean {
    // Own names only: one may be a user's header, "__proto__" too.
    const names = Object.keys(record);
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i] as string;
      const value: unknown = (record as Record<string, unknown>)[name];
      this.between(depth, bare && i === 0);
      if (i >= MOST_NAMES) {
        this.text(name);
        this.raw(this.#colon);
        this.#value(value, name, depth, []);
        continue;
      }
      let member = known[i];
      if (member === undefined || member.name !== name) {
        member = this.#member(name);
        known[i] = member;
      }
      if (typeof value === "object" && value !== null) {
        this.#copy(member.opening);
        this.#value(value, name, depth, member.below);
      } else if (member.piece === this.#piece && member.value === value) this.#repeat(member.from, member.to);
      else {
        member.from = this.#at;
        this.#copy(member.opening);
        this.#scalar(value, name);
        member.to = this.#at;
        member.piece = this.#piece;
        member.value = value;
      }
    }
    return names.length > 0;
  }

  #member(name: string): Member {
    const opening = encoder.encode(jsonText(name) + this.#colon);
    return { name, opening, below: [], value: undefined, piece: -1, from: 0, to: 0 };
  }

  #scalar(value: unknown, path: string): void {
    if (typeof value === "number" && Number.isFinite(value)) this.#number(value);
    else if (typeof value === "string") this.text(value);
    else if (value === null || typeof value === "boolean") this.raw(`${value}`);
    else throw unwritable(value, path);
  }

  /** `numberText`, digit by digit where that is sure to give the same. */
  #number(value: number): void {
    const size = Math.abs(value);
    this.#room(40);
    if (size < 1e9 && (value | 0) === value) {
      if (value < 0) this.#bytes[this.#at++] = MINUS;
      this.#digits(size, digitsIn(size));
      return;
    }
    if (!(size >= 1e-6 && size < 1e11 && this.#rounded(value, size))) this.raw(numberText(value));
  }

  /** Writes a number that is surely rounded right; nothing of any other. */
  #rounded(value: number, size: number): boolean {
    const exponent = exponentOf(size);
    const scaled = size * (POWERS[11 - exponent] as number);
    const whole = Math.floor(scaled);
    const rest = scaled - whole;
    // The product is off by less than 2⁻¹³: so near to a half, or to another power of ten, nothing is sure.
    if (!(whole > 1e11 && whole < 1e12 - 1 && Math.abs(rest - 0.5) > 1e-3)) return false;
    this.#decimal(value < 0, rest > 0.5 ? whole + 1 : whole, exponent);
    return true;
  }

  /** A number of twelve digits, of which `exponent + 1` stand before the point. */
  #decimal(negative: boolean, digits: number, exponent: number): void {
    const bytes = this.#bytes;
    if (negative) bytes[this.#at++] = MINUS;
    const high = Math.floor(digits / 1e6);
    const start = this.#at;
    // Room for the point, and for the zeros of 0.000001.
    const shift = exponent < 0 ? 1 - exponent : 0;
    this.#at += shift;
    this.#digits(high, 6);
    this.#digits(digits - high * 1e6, 6);
    if (exponent < 0) {
      for (let i = 0; i < shift; i += 1) bytes[start + i] = ZERO;
      bytes[start + 1] = POINT;
    } else {
      for (let i = this.#at; i > start + exponent + 1; i -= 1) bytes[i] = bytes[i - 1] as number;
      bytes[start + exponent + 1] = POINT;
      this.#at += 1;
    }
    while (bytes[this.#at - 1] === ZERO) this.#at -= 1;
    if (bytes[this.#at - 1] === POINT) this.#at -= 1;
  }

  /** The last `count` digits of a whole number below 2³¹. */
  #digits(value: number, count: number): void {
    let left = value | 0;
    for (let i = this.#at + count - 1; i >= this.#at; i -= 1) {
      const tens = (left / 10) | 0;
      this.#bytes[i] = ZERO + left - 10 * tens;
      left = tens;
    }
    this.#at += count;
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = byte;
  }

  #copy(from: Uint8Array): void {
    this.#room(from.length);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < from.length; i += 1) bytes[at++] = from[i] as number;
    this.#at = at;
  }

  #repeat(from: number, to: number): void {
    this.#room(to - from);
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = from; i < to; i += 1) bytes[at++] = bytes[i] as number;
    this.#at = at;
  }

  /** Makes room for so many bytes more. */
  #room(count: number): void {
    if (this.#at + count <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#at + count));
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
  }
}

const POWERS = Array.from({ length: 18 }, (_, i) => 10 ** i);

/** The power of ten of a number's first digit, or one off it beside a power of ten. */
function exponentOf(size: number): number {
  let exponent = 0;
  if (size >= 1) while (exponent < 10 && size >= (POWERS[exponent + 1] as number)) exponent += 1;
  else while (exponent > -6 && size * (POWERS[-exponent] as number) < 1) exponent -= 1;
  return exponent;
}

function digitsIn(size: number): number {
  let count = 1;
  while (size >= (POWERS[count] as number)) count += 1;
  return count;
}

const jsonText = (text: string): string => escapedInJson(JSON.stringify(text));

const unwritable = (value: unknown, path: string): BptrialError =>
  new BptrialError("E_BUG", `a result holds ${value} at ${path === "" ? "its root" : path}`);
