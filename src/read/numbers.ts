/** The only place where text becomes a number. */
import { isWithinReach } from "../core/limits.js";
import { type Printed, printedNumber } from "./number-shape.js";

/** The marks a document uses. */
export interface Marks {
  readonly decimal: "." | ",";
  /** The point or comma that groups thousands, where the document shows or the user says that one does. */
  readonly thousands: "." | "," | null;
}

/** What was unusual about a number that was read all the same. */
export type NumberForm = "decimal comma" | "middle dot" | "thousands mark" | "unusual minus" | "power of ten";

export interface NumberReader {
  /** NaN where the text is not exactly one number under the document's marks. */
  read(text: string): number;
}

/** A reader under `marks`; `onForm` hears of every number that had to be repaired. */
export function numberReader(marks: Marks, onForm: (form: NumberForm, text: string) => void): NumberReader {
  const mark = marks.decimal === "." ? POINT : COMMA;
  return {
    read(cell) {
      const short = shortNumber(cell, mark);
      if (!Number.isNaN(short)) {
        if (mark === COMMA && cell.includes(",")) onForm("decimal comma", cell);
        return short;
      }
      if (mark === POINT && PLAIN.test(cell)) return finite(cell);
      const printed = printedNumber(cell);
      const digits = printed === null ? null : decimalDigits(printed, marks);
      if (printed === null || digits === null) return Number.NaN;
      const exponent = printed.exponent === null ? "" : `e${printed.exponent}`;
      const value = finite(`${printed.negative ? "-" : ""}${digits}${exponent}`);
      if (!Number.isNaN(value)) for (const form of formsOf(printed, marks)) onForm(form, cell);
      return value;
    },
  };
}

const POINT = 46;
const COMMA = 44;
const PLAIN = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;
const POWERS = Array.from({ length: 16 }, (_, power) => 10 ** power);

/**
 * Most cells: up to 15 digits, perhaps a sign and the decimal mark; NaN for all others. Both the digits and the power of ten
 * are exact doubles, so their quotient is the double nearest to what is printed.
 */
function shortNumber(text: string, mark: number): number {
  const length = text.length;
  const first = text.charCodeAt(0);
  const start = first === 45 || first === 43 ? 1 : 0;
  if (length > 17 || length === start) return Number.NaN;
  let digits = 0;
  let whole = 0;
  let decimals = -1;
  for (let index = start; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) {
      whole = whole * 10 + (code - 48);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    } else if (code === mark && decimals < 0) decimals = 0;
    else return Number.NaN;
  }
  if (digits === 0 || digits > 15 || (decimals === 0 && mark === COMMA)) return Number.NaN;
  const value = decimals > 0 ? whole / (POWERS[decimals] ?? 1) : whole;
  return first === 45 ? -value : value;
}

/** A double that says what the digits say: within reach, and not 0 for digits that are not. */
function finite(digits: string): number {
  const value = Number(digits);
  if (value === 0 && /^[^eE]*[1-9]/.test(digits)) return Number.NaN;
  return isWithinReach(value) ? value : Number.NaN;
}

/** Whether a text is one number, whatever its marks, and only too large or too near to 0 to be read. */
export function isBeyondReach(text: string): boolean {
  const printed = printedNumber(text);
  if (printed === null) return PLAIN.test(text) && Number.isNaN(finite(text));
  return ([".", ","] as const).some((decimal) => {
    const digits = decimalDigits(printed, { decimal, thousands: decimal === "." ? "," : "." });
    return digits !== null && Number.isNaN(finite(`${digits}e${printed.exponent ?? 0}`));
  });
}

/** The digits with a point for a decimal mark, or null where the document's marks leave the number open or contradict it. */
export function decimalDigits({ shape }: Printed, marks: Marks): string | null {
  switch (shape.kind) {
    case "integer":
      return shape.digits;
    case "decimal":
      return shape.mark === "·" || shape.mark === marks.decimal ? `${shape.whole}.${shape.fraction}` : null;
    case "grouped":
      if (shape.mark === marks.decimal) return null;
      if (shape.decimal !== null && shape.decimal !== "·" && shape.decimal !== marks.decimal) return null;
      return `${shape.whole}.${shape.fraction}`;
    case "either":
      if (shape.mark === marks.decimal) return `${shape.before}.${shape.after}`;
      return shape.mark === marks.thousands ? shape.before + shape.after : null;
  }
}

/** Forms of a printed number that a reader of the result should know of. */
export function formsOf({ shape, minus, power }: Printed, marks: Marks): readonly NumberForm[] {
  const forms: NumberForm[] = [];
  const decimal = shape.kind === "decimal" ? shape.mark : shape.kind === "grouped" ? shape.decimal : null;
  if (decimal === "," || (shape.kind === "either" && shape.mark === "," && marks.decimal === ","))
    forms.push("decimal comma");
  if (decimal === "·") forms.push("middle dot");
  if (shape.kind === "grouped" || (shape.kind === "either" && shape.mark !== marks.decimal))
    forms.push("thousands mark");
  if (minus !== null) forms.push("unusual minus");
  if (power) forms.push("power of ten");
  return forms;
}

const prose = numberReader({ decimal: ".", thousands: "," }, () => {});

/** A number as prose prints it: "1,028", "0.05", "10·5"; NaN for anything else. */
export const plainNumber = (text: string): number => prose.read(text.replace("·", "."));
