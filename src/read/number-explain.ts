import type { Evidence } from "./number-evidence.js";
import { printedNumber } from "./number-shape.js";
import { decimalDigits } from "./numbers.js";

/** Why a cell is not a number, and what to try. */
export interface Explanation {
  readonly expected: string;
  readonly hint: string;
}

const N = "[-+−–]?\\d+(?:[.,·]\\d+)*";
const MONTH = "(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sept?|o[ck]t|nov|de[cz])[a-z]*\\.?";
const A_NUMBER = "one number";
/** What is expected of a number that is too large or too near to 0. */
export const BEYOND = "a number of ordinary size";
const TOO_FAR =
  "It is too large, or too near to 0: numbers are read up to 1e100, and down to 1e-300. Check the exponent.";

/** Cells that people write where a number should be, most telling first: a pattern, what was expected, what to try. */
const cases = (): readonly (readonly [RegExp, string, (match: RegExpExecArray) => string])[] => [
  [
    new RegExp(`^(\\d{1,2}[-. /]*${MONTH}|${MONTH}[-. /]*\\d{1,4}|\\d{1,2}[-. /]*${MONTH}[-. /]*\\d{2,4})$`, "iu"),
    "a number, not a date",
    () =>
      "It looks like a date: a spreadsheet turns 1-2 or 2.1 into one. Write the number that stood there, in a column formatted as text.",
  ],
  [
    /^(\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})([ T]\d.*)?$/,
    "a number, not a date",
    () =>
      "It looks like a date: a spreadsheet turns some numbers into one. Write the number that stood there, in a column formatted as text.",
  ],
  [
    /^\d{1,2}:\d{2}(:\d{2})?$/,
    "a number, not a time",
    () => "It looks like a time of day. Write a plain number, in one unit.",
  ],
  [
    /^(\d{1,2})[-–](\d{1,2})$/u,
    A_NUMBER,
    () =>
      "It looks like a date or a range. Write one number; the two ends of an interval go into ci_lower and ci_upper.",
  ],
  [
    /^(\d{1,2})\/(\d{1,2})$/,
    A_NUMBER,
    ([, a, b]) =>
      `It looks like a date or a count of a total. If it is ${a} of ${b}, write events ${a} and n ${b} in columns of their own.`,
  ],
  [
    /^(\d+)\s*\/\s*(\d+)(?:\s*\(.*\))?$/,
    "one count",
    ([, a, b]) => `It looks like a count of a total. Write events ${a} and n ${b}, in columns of their own.`,
  ],
  [
    new RegExp(`^(${N})\\s*(?:±|\\+\\/?-|\\+-)\\s*(${N})$`, "u"),
    A_NUMBER,
    ([, a, b]) =>
      `It holds two numbers, as a mean ± SD or SE does. Write ${a} and ${b} in columns of their own: mean and sd, or mean and se.`,
  ],
  [
    new RegExp(`^(${N})\\s*%?\\s*[([]\\s*(${N})\\s*%?\\s*[)\\]]$`, "u"),
    A_NUMBER,
    ([, a, b]) =>
      `It holds two numbers, as a mean (SD) or a count (%) does. Write ${a} and ${b} in columns of their own.`,
  ],
  [
    new RegExp(`^(${N})\\s*[([]\\s*(${N})\\s*(?:to|bis|[-–—,;])\\s*(${N})\\s*[)\\]]$`, "iu"),
    A_NUMBER,
    ([, a, b, c]) =>
      `It holds an estimate with an interval or quartiles. Write ${a}, ${b} and ${c} in columns of their own.`,
  ],
  [
    new RegExp(`^[([]?\\s*(${N})\\s*(?:to|bis|through|[-–—~;]|,\\s)\\s*(${N})\\s*[)\\]]?$`, "iu"),
    A_NUMBER,
    ([, a, b]) => `It holds two numbers, as an interval or a range does. Write ${a} and ${b} in columns of their own.`,
  ],
  [
    new RegExp(`^\\(\\s*(${N})\\s*\\)$`, "u"),
    A_NUMBER,
    ([, a]) => `Brackets may mean a negative number or an SD. Write -${a} or ${a}.`,
  ],
  [
    new RegExp(`^(${N})\\s*[%‰]$`, "u"),
    "a number without a percent sign",
    ([, a]) => `Write ${a}; a column named percent is read as a percentage of n.`,
  ],
  [
    /^[<>≤≥]=?\s*[\d.,]/u,
    "a number, not a bound",
    () => "Only a column p takes a bound. Write the exact value, or leave the cell empty.",
  ],
  [/^[=~≈]\s*[\d.,+-]/u, A_NUMBER, () => "Write the number without the sign before it."],
  [/^0[xbo][\da-f]+$/i, "a decimal number", () => "Write it in decimal digits."],
  [/^[-+−–]?(inf(inity)?|∞)$/iu, "a finite number", () => "An infinite limit is no number: leave the cell empty."],
  [/^[-+]?\d[\d.,]*e[-+]?\d+$/i, BEYOND, () => TOO_FAR],
  [/^[-+−–]?\d[\d.,]{90,}$/u, BEYOND, () => TOO_FAR],
  [/^(true|false|yes|no|y|n)$/i, "a number", () => "It is a yes or no. Write a count, or leave the column out."],
  [/^#[A-Z/0]+[!?]?$/, "a number", () => "It is a spreadsheet's error message. Mend the formula, then export again."],
  [/^=/, "a number", () => "It is a formula. Export the values, not the formulas."],
  [/^['’‘]/u, "a number", () => "It begins with an apostrophe, as text in a spreadsheet does. Delete the apostrophe."],
  [
    /[\u200b-\u200f\u2060\u00ad\u202a-\u202e\ufeff]/u,
    "a number",
    () => "It holds a character that cannot be seen. Type the number anew.",
  ],
  [
    /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/u,
    "a number in the digits 0 to 9",
    () => "Write it in the digits 0 to 9.",
  ],
  [
    /^[-+−–]?[\doOlI.,]+$/u,
    "a number",
    () =>
      "It holds a letter that looks like a digit (O for 0, l for 1), or marks in places where no number has them. Type it anew.",
  ],
  [
    /^[-+−–]?\d+(?:[.,]\d+)?\s*[*†‡§¶#a-d]+$/u,
    A_NUMBER,
    () => "It ends in a footnote mark. Move the mark to a column of its own.",
  ],
  [
    new RegExp(`^(${N})\\s*[^\\d\\s].*$`, "u"),
    A_NUMBER,
    ([, a]) => `Write ${a} alone; a unit belongs in the column unit, words in a column of their own.`,
  ],
  [/\d/, A_NUMBER, () => "Write one plain number."],
];

/** Why `text` is not a number under the document's marks. */
export function explainNumber(text: string, evidence: Evidence, missing: boolean): Explanation {
  if (missing) return { expected: "a number", hint: "The cell is empty or stands for a missing value." };
  const trimmed = text.trim();
  const marked = explainMarks(trimmed, evidence);
  if (marked !== null) return marked;
  for (const [pattern, expected, hint] of trimmed.length > 200 ? [] : cases()) {
    const match = pattern.exec(trimmed);
    if (match) return { expected, hint: hint(match) };
  }
  return {
    expected: "a number",
    hint: "Write digits. If it stands for a missing value, empty the cell or name it with --na.",
  };
}

/** A number whose marks the document does not settle, or contradicts. */
function explainMarks(text: string, { marks, settled }: Evidence): Explanation | null {
  const printed = printedNumber(text);
  if (printed === null || decimalDigits(printed, marks) !== null) return null;
  const { shape } = printed;
  const sign = printed.negative ? "-" : "";
  const power = printed.exponent === null ? "" : `e${printed.exponent}`;
  const words = marks.decimal === "." ? "point" : "comma";
  const other = marks.decimal === "." ? "," : ".";
  if (shape.kind === "either") {
    const whole = `${sign}${shape.before}${shape.after}${power}`;
    const fraction = `${sign}${shape.before}.${shape.after}${power}`;
    const mark = shape.mark === "," ? "comma" : "point";
    const why = settled
      ? `The file's other numbers use a ${words} as decimal mark, and none shows a ${mark} between thousands, so a ${mark} here is ambiguous.`
      : `No other number in the file shows what its ${mark} means.`;
    return {
      expected: `a number that can be read in one way; it could be ${whole} or ${fraction}`,
      hint: `${why} Write ${whole} or ${fraction}, or say --decimal ${marks.decimal} (${whole}) or --decimal ${shape.mark} (${fraction}) for the whole file.`,
    };
  }
  return {
    expected: `a number with a decimal ${words}, as the file's other numbers have it`,
    hint: `Use one decimal mark throughout, or say --decimal ${other} for the whole file.`,
  };
}
