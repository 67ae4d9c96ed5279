import type { ColumnReading, RawRow } from "../records.js";
import type { Evidence } from "./number-evidence.js";
import { printedNumber } from "./number-shape.js";

/** Columns whose numbers are people or events, without the digit of their arm. */
const COUNTS = /^(n|events|nonevents)[12]?$/;
const DIGITS = /^\s*\d+\s*$/;
/** Rows that say what a column holds. */
const ROWS = 5000;

/** A count this many times above or below the middle one of its column is like them, and one this far off is not. */
const LIKE = 20;
const FRACTION_LIKE = 10;

/** What a column of counts holds, of both arms. */
interface Held {
  /** The middle one of those printed without a mark; NaN where there is none. */
  readonly middle: number;
  /** A count of four digits is printed without a mark: marks do not group thousands here. */
  readonly plainThousands: boolean;
  /** Parts of people stand in it, as where numbers were divided for clustering. */
  readonly fractions: boolean;
}

/**
 * Numbers of people and events. They are whole, so a mark before exactly three digits groups thousands: "1,025" people are
 * 1025, whatever the file's other numbers leave open. Where that mark is the file's decimal mark ("3.420"), the column's
 * other numbers decide, and where they do not, it is no number.
 */
export class CountReader {
  readonly #names: readonly (string | undefined)[];
  readonly #held = new Map<string, Held>();

  constructor(
    columns: readonly ColumnReading[],
    private readonly rows: readonly RawRow[],
    private readonly evidence: Evidence,
    private readonly number: (text: string) => number,
    private readonly onThousands: (text: string, value: number) => void,
  ) {
    const names: string[] = [];
    for (const { canonical, index } of columns) {
      const name = COUNTS.exec(canonical ?? "")?.[1];
      if (name !== undefined) names[index] = name;
    }
    this.#names = names;
  }

  read(text: string, column: number): number {
    const value = this.number(text);
    // Most counts are whole as they stand; what was asked for with --decimal holds.
    if (Number.isInteger(value) || this.evidence.because === "--decimal") return value;
    const name = this.#names[column];
    const printed = printedNumber(text);
    if (name === undefined || printed?.shape.kind !== "either" || printed.exponent !== null) return value;
    const { before, after, mark } = printed.shape;
    const whole = this.number(`${printed.negative ? "-" : ""}${before}${after}`);
    const found = mark === this.evidence.marks.decimal ? this.#either(value, whole, name) : whole;
    if (found === whole) this.onThousands(text, whole);
    return found;
  }

  /** The one of two readings that is like the column's other numbers; NaN where neither is, or both. */
  #either(fraction: number, whole: number, name: string): number {
    const { middle, plainThousands, fractions } = this.#heldIn(name);
    if (fractions) return fraction;
    const far = (x: number): number => Math.exp(Math.abs(Math.log(Math.abs(x) / middle)));
    if (!plainThousands && far(whole) <= LIKE && far(whole) * Math.E < far(fraction)) return whole;
    return far(fraction) <= FRACTION_LIKE ? fraction : Number.NaN;
  }

  #heldIn(name: string): Held {
    const known = this.#held.get(name);
    if (known !== undefined) return known;
    const plain: number[] = [];
    let fractions = false;
    for (const { cells } of this.rows.slice(0, ROWS)) {
      for (const [index, text] of cells.entries()) {
        if (this.#names[index] !== name) continue;
        if (DIGITS.test(text)) plain.push(this.number(text));
        else if (!Number.isInteger(this.number(text)) && printedNumber(text)?.shape.kind === "decimal")
          fractions = true;
      }
    }
    plain.sort((a, b) => a - b);
    const middle = plain[plain.length >> 1] ?? Number.NaN;
    const held = { middle, plainThousands: (plain.at(-1) ?? 0) >= 1000, fractions };
    this.#held.set(name, held);
    return held;
  }
}
