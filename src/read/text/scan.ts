import type { Part } from "../article/article.js";
import { MarkVotes } from "../number-evidence.js";
import { isBeyondReach, type Marks, numberReader } from "../numbers.js";
import type { Cut } from "./sentences.js";
import { type Token, tokenize } from "./tokens.js";

/** A text cut up, with everything that the finders ask of a token in constant time. */
export interface Scan {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Indexes of the words, for finders that begin at one. */
  readonly words: readonly number[];
  /** NaN where a token is no number, or one whose comma is open (see `commas`). */
  readonly values: Float64Array;
  /** Numbers whose comma is a decimal mark or parts two numbers: their reading as one, NaN elsewhere. */
  readonly commas: Float64Array;
  /** The bracket that a bracket belongs to; −1 where it has none. */
  readonly partner: Int32Array;
  /** The innermost bracket that a token stands in; −1 outside. */
  readonly inside: Int32Array;
  readonly sentence: Int32Array;
  /** First token of each sentence, and one past the last. */
  readonly sentenceStart: Int32Array;
  /** 1 for each sentence that has a word. */
  readonly worded: Uint8Array;
  readonly sentences: readonly Cut[];
  readonly parts: readonly Part[];
  readonly marks: Marks;
  /** Numbers too large or too near to 0 to be read, by their token. */
  readonly beyond: readonly number[];
  /** Whether a number is only a label, as soon as someone asked: 1 no, 2 yes. */
  readonly labels: Uint8Array;
  /** What holds a token by the rounds before this one: 0 for nothing. */
  readonly used: ArrayLike<number>;
}

/** A finder's own copy, on which it marks what it has found so far. */
export interface Draftboard extends Scan {
  readonly used: Uint8Array;
}

export const draftboard = (scan: Scan): Draftboard => ({ ...scan, used: Uint8Array.from(scan.used) });

/** Values of `used`. */
export const USED = {
  free: 0,
  p: 1,
  count: 2,
  interval: 3,
  test: 4,
  spread: 5,
  other: 6,
  header: 7,
  percent: 8,
} as const;

const NONE: Token = { kind: "other", text: "", canonical: "", start: 0, end: 0, gap: true };

export const tokenAt = (scan: Scan, index: number): Token => scan.tokens[index] ?? NONE;
export const kindAt = (scan: Scan, index: number): Token["kind"] | "" => scan.tokens[index]?.kind ?? "";
/** The word at a place, in lower case; empty where there is none. */
export const wordAt = (scan: Scan, index: number): string => {
  const token = scan.tokens[index];
  return token?.kind === "word" ? token.canonical : "";
};
export const relationAt = (scan: Scan, index: number): string => {
  const token = scan.tokens[index];
  return token?.kind === "relation" ? token.canonical : "";
};
export const isFree = (scan: Scan, index: number): boolean => scan.used[index] === USED.free;
export const sentenceAt = (scan: Scan, index: number): number => scan.sentence[index] ?? 0;
export const sameSentence = (scan: Scan, a: number, b: number): boolean => scan.sentence[a] === scan.sentence[b];
export const firstOfSentence = (scan: Scan, index: number): number => scan.sentenceStart[sentenceAt(scan, index)] ?? 0;
export const endOfSentence = (scan: Scan, index: number): number =>
  scan.sentenceStart[sentenceAt(scan, index) + 1] ?? scan.tokens.length;

/** The number at a token, its comma read as a decimal mark where nothing else is possible; NaN where there is none. */
export function numberValue(scan: Scan, index: number): number {
  const value = scan.values[index] ?? Number.NaN;
  return Number.isNaN(value) ? (scan.commas[index] ?? Number.NaN) : value;
}

export function take(scan: Draftboard, from: number, to: number, what: number): void {
  scan.used.fill(what, from, to);
}

/** Whether the sentence of a token has words; a row of bare numbers, as it is copied from a table, has none. */
export const hasWordsAround = (scan: Scan, at: number): boolean => scan.worded[sentenceAt(scan, at)] === 1;

/** Cuts a text up. */
export function scanText(text: string, sentences: readonly Cut[], parts: readonly Part[]): Scan {
  const tokens = tokenize(text);
  const votes = new MarkVotes();
  for (const { kind, text: printed } of tokens) if (kind === "number") votes.add(printed);
  const { decimal } = votes.decide(null).marks;
  const marks: Marks = { decimal, thousands: decimal === "." ? "," : "." };
  const { read } = numberReader(marks, () => {});
  const { read: readComma } = numberReader({ decimal: ",", thousands: null }, () => {});
  const { read: readPoint } = numberReader({ decimal: ".", thousands: null }, () => {});
  const values = new Float64Array(tokens.length).fill(Number.NaN);
  const commas = new Float64Array(tokens.length).fill(Number.NaN);
  const beyond: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== "number") return;
    const value = read(token.text);
    values[index] = value;
    if (!Number.isNaN(value)) return;
    // In a text with decimal commas "1.5" has a decimal point all the same.
    if (decimal === ",") values[index] = readPoint(token.text);
    else if (token.text.includes(",")) commas[index] = readComma(token.text);
    if (Number.isNaN(values[index]) && Number.isNaN(commas[index]) && isBeyondReach(token.text)) beyond.push(index);
  });
  const { partner, inside } = brackets(tokens);
  const { sentence, sentenceStart } = places(tokens, sentences);
  const used = new Uint8Array(tokens.length);
  const labels = new Uint8Array(tokens.length);
  const words: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) if (tokens[at]?.kind === "word") words.push(at);
  const worded = new Uint8Array(sentences.length);
  for (const at of words) worded[sentence[at] ?? 0] = 1;
  return {
    text,
    tokens,
    words,
    values,
    commas,
    partner,
    inside,
    sentence,
    sentenceStart,
    worded,
    sentences,
    parts,
    marks,
    beyond,
    labels,
    used,
  };
}

/** Brackets are paired whatever their kind: papers close "(" with "]". */
function brackets(tokens: readonly Token[]): Pick<Scan, "partner" | "inside"> {
  const partner = new Int32Array(tokens.length).fill(-1);
  const inside = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  tokens.forEach(({ kind }, index) => {
    if (kind === "close") {
      const start = open.pop();
      if (start !== undefined) {
        partner[start] = index;
        partner[index] = start;
      }
    }
    inside[index] = open.at(-1) ?? -1;
    if (kind === "open") open.push(index);
  });
  return { partner, inside };
}

function places(tokens: readonly Token[], sentences: readonly Cut[]): Pick<Scan, "sentence" | "sentenceStart"> {
  const sentence = new Int32Array(tokens.length);
  const sentenceStart = new Int32Array(sentences.length + 1).fill(tokens.length);
  let current = 0;
  tokens.forEach(({ start }, index) => {
    while (current + 1 < sentences.length && (sentences[current + 1]?.offset ?? 0) <= start) current += 1;
    sentence[index] = current;
    if ((sentenceStart[current] ?? 0) > index) sentenceStart[current] = index;
  });
  for (let index = sentences.length - 1; index >= 0; index -= 1) {
    sentenceStart[index] = Math.min(sentenceStart[index] ?? 0, sentenceStart[index + 1] ?? 0);
  }
  return { sentence, sentenceStart };
}
