import type { PrintedP } from "../../../records.js";
import { numberReader, plainNumber } from "../../numbers.js";

/** A number of a cell. */
export interface CellNumber {
  readonly value: number;
  /** Its digits as printed, with their sign. */
  readonly text: string;
  readonly percent: boolean;
}

/** Numbers that stand together, outside brackets or in one pair of them. */
export interface Run {
  readonly numbers: readonly CellNumber[];
  /** What stands between them. "±" with one number: "±4.5". */
  readonly by: "single" | "±" | "+" | "/" | "of" | "range" | "list" | "other" | "none";
  /** What stands between each two of them. */
  readonly joints: readonly string[];
  /** Before its only number. */
  readonly op: PrintedP["op"] | null;
  /** Words that are no part of the numbers, in lower case. */
  readonly words: string;
  /** It says itself that it is a confidence interval. */
  readonly isInterval: boolean;
}

/** What a cell is made of: what stands outside brackets, then each pair of brackets. */
export interface CellShape {
  readonly outer: Run;
  readonly groups: readonly Run[];
  /** n that the cell gives for itself: "3.2 (1.1) [n = 21]", or the whole of "n = 15". */
  readonly n: CellNumber | null;
}

export type DecimalMark = "." | ",";

const commas = numberReader({ decimal: ",", thousands: "." }, () => {});
const POINT_NUMBER =
  /(?:\d{1,3}(?:[,\u2009\u202f\u00a0 ’']\d{3})+(?!\d)(?:[.·]\d+)?|\d+(?:[.·]\s?\d+)?|[.·]\d+)(?:\s?[×x]\s?10\s?\^?[-−–]?\d{1,2}|[eE][-+−]?\d{1,3})?/y;
const COMMA_NUMBER =
  /(?:\d{1,3}(?:[.\u2009\u202f\u00a0 ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[,·.]\d+)?|,\d+)(?:[eE][-+−]?\d{1,3})?/y;
const WORD = /[\p{L}°²³]+(?:[.'’-]?[\p{L}\d²³/]+)*/uy;
const DASH = /[-−–—‒‐‑]/;

interface Building {
  numbers: CellNumber[];
  joints: string[];
  joint: string;
  op: PrintedP["op"] | null;
  words: string[];
  isInterval: boolean;
  sign: string;
}

const fresh = (): Building => ({
  numbers: [],
  joints: [],
  joint: "",
  op: null,
  words: [],
  isInterval: false,
  sign: "",
});

/** Takes a cell apart; null where it bears no number or its brackets do not close. */
export function shapeOf(cell: string, decimal: DecimalMark = "."): CellShape | null {
  if (!/\d/.test(cell) || cell.length > 400) return null;
  const text = cell
    .replace(/\+\s?\/\s?[-−–]|&plusmn;/g, "±")
    .replace(/\b(?:95|90|99)\s?%\s?C\.?[Il]\.?(?![\p{L}])[:,;]?/gu, " CI ");
  const outer = fresh();
  const groups: Building[] = [];
  let inside: Building | null = null;
  for (let at = 0; at < text.length; ) {
    const run: Building = inside ?? outer;
    const glyph = text.charAt(at);
    if (/[\s\u200b]/.test(glyph)) at += 1;
    else if (glyph === "(" || glyph === "[") {
      if (inside !== null) return null;
      inside = fresh();
      groups.push(inside);
      at += 1;
    } else if (glyph === ")" || glyph === "]") {
      inside = null;
      at += 1;
    } else if (/[\d.·]/.test(glyph) && /^[.·]?\d/.test(text.slice(at, at + 2))) at = takeNumber(text, at, run, decimal);
    else if (/\p{L}|°/u.test(glyph)) at = takeWord(text, at, run);
    else {
      takeSign(text, at, run);
      at += 1;
    }
  }
  const runs = groups.map(closed);
  const first = closed(outer);
  const sized = [first, ...runs].find(isSizeRun);
  return {
    outer: sized === first ? closed(fresh()) : first,
    groups: runs.filter((run) => run !== sized),
    n: sized?.numbers[0] ?? null,
  };
}

/** "n = 21" alone. */
const isSizeRun = ({ numbers, words, op }: Run): boolean =>
  numbers.length === 1 && words === "n" && op === "=" && /^\d/.test(numbers[0]?.text ?? "");

function takeNumber(text: string, at: number, run: Building, decimal: DecimalMark): number {
  const pattern = decimal === "." ? POINT_NUMBER : COMMA_NUMBER;
  pattern.lastIndex = at;
  // "4.3 ± 1,4": behind ± a comma parts no two numbers.
  const misprint = decimal === "." && run.joint === "±" ? /^\d{1,3},\d{1,2}(?!\d)/.exec(text.slice(at, at + 8)) : null;
  if (misprint !== null) return takeNumber(text, at, run, ",");
  const digits = pattern.exec(text)?.[0] ?? text.charAt(at);
  const plain = digits.replace(/\s/g, " ").replace(/ (?=\d)/g, decimal === "." ? "" : "");
  const raw =
    decimal === "."
      ? plainNumber(plain.replaceAll(",", "").replaceAll("’", "").replaceAll("'", ""))
      : commas.read(plain);
  let end = at + digits.length;
  const percent = /^\s?%/.test(text.slice(end, end + 2));
  if (percent) end = text.indexOf("%", end) + 1;
  const negative = run.sign === "-";
  if (run.numbers.length > 0) run.joints.push(run.joint === "" ? " " : run.joint);
  else if (run.joint === "±") run.joints.push("±");
  run.numbers.push({ value: negative ? -raw : raw, text: (negative ? "-" : "") + digits.trim(), percent });
  run.joint = "";
  run.sign = "";
  return end;
}

function takeWord(text: string, at: number, run: Building): number {
  WORD.lastIndex = at;
  const found = WORD.exec(text)?.[0] ?? text.charAt(at);
  const word = found.toLowerCase();
  if (word === "to" || word === "through") run.joint = "range";
  else if (word === "of" && run.numbers.length === 1) run.joint = "of";
  else if (word === "and" && run.numbers.length > 0) run.joint = ",";
  else if (word === "ci") run.isInterval = true;
  else run.words.push(word);
  return at + found.length;
}

function takeSign(text: string, at: number, run: Building): void {
  const glyph = text.charAt(at);
  if (glyph === "±") run.joint = "±";
  else if (glyph === "/") run.joint = "/";
  else if (glyph === "," || glyph === ";") run.joint = run.numbers.length > 0 ? "," : run.joint;
  else if (glyph === "<" || glyph === ">") run.op = /^[<>]\s?=/.test(text.slice(at, at + 3)) ? `${glyph}=` : glyph;
  else if (glyph === "≤" || glyph === "⩽") run.op = "<=";
  else if (glyph === "≥" || glyph === "⩾") run.op = ">=";
  else if (glyph === "=") run.op ??= "=";
  else if (glyph === "+" && run.numbers.length > 0 && run.joint === "") run.joint = "+";
  else if (DASH.test(glyph)) {
    const afterNumber = run.numbers.length > 0 && run.joint === "";
    const touches = /[\d.·]/.test(text.charAt(at + 1)) && /\s/.test(text.charAt(at - 1));
    // Behind a number a dash parts the ends of a range; a true minus that stands apart from it is a sign.
    if (afterNumber && !(glyph === "−" && touches)) run.joint = "range";
    else run.sign = run.sign === "-" ? "" : "-";
  } else if (glyph === "%" || glyph === ":" || glyph === "." || glyph === "~" || glyph === "+") return;
  else run.words.push(glyph);
}

function closed({ numbers, joints, op, words, isInterval }: Building): Run {
  const only = new Set(joints);
  const [joint] = joints;
  const by: Run["by"] =
    numbers.length === 0
      ? "none"
      : numbers.length === 1
        ? joint === "±"
          ? "±"
          : "single"
        : only.size > 1 || numbers.length > 2
          ? "other"
          : joint === ","
            ? "list"
            : joint === "±" || joint === "+" || joint === "/" || joint === "of" || joint === "range"
              ? joint
              : "other";
  return { numbers, by, joints, op, words: words.join(" "), isInterval };
}

const VALUE_WORDS: ReadonlySet<string> = new Set("n sd se sem iqr range p ci e vs ns na n/a nd nr".split(" "));

/** Whether a cell holds numbers and nothing else: "12.3 (4.5)", not "3 min" nor "Week 12". */
export function isValue(cell: string): boolean {
  const known = memo.get(cell);
  if (known !== undefined) return known;
  if (memo.size > 5000) memo.clear();
  const shape = /^\s*[n]\s?=/i.test(cell) ? null : shapeOf(cell);
  const value =
    shape !== null &&
    [shape.outer, ...shape.groups].every(
      ({ words }) => words.length < 12 && words.split(" ").every((word) => word === "" || VALUE_WORDS.has(word)),
    );
  memo.set(cell, value);
  return value;
}

const memo = new Map<string, boolean>();

/** The decimal mark of a table: a comma where numbers show one and none shows a point. */
export function decimalOf(cells: readonly string[]): DecimalMark {
  let comma = 0;
  for (const cell of cells) {
    if (/\d\.\d/.test(cell)) return ".";
    if (/(?<![\d,])\d{1,3},\d{1,2}(?![\d,])/.test(cell) && !/[([]\s?\d+,\d{1,2}\s?[)\]]/.test(cell)) comma += 1;
  }
  return comma >= 3 ? "," : ".";
}
