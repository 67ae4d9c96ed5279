import type { ColumnName, TableHead } from "../records.js";
import { shown } from "./wording.js";

/** What a number in a cell may be instead of a measurement, and what to do about it. */
export interface StandIn {
  readonly expected: string;
  readonly hint: string;
}

/** 2000-01-01 and 2030-12-31 as spreadsheets count days. */
const FIRST_DAY = 36_526;
const LAST_DAY = 47_848;
const DAY = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);

export const isSerialDate = (value: number): boolean =>
  value >= FIRST_DAY && value <= LAST_DAY && Number.isInteger(value);

const CODES: ReadonlySet<number> = new Set([999, 9999, 99_999, -9, -99, -999, -9999, -99_999]);

/** The few numbers that are looked at twice. */
export const mayStandIn = (value: number): boolean => CODES.has(value) || isSerialDate(value);

/** A code has no decimals, or as many zeros as its column has decimals; written in any other way, a number is meant. */
const WRITTEN_AS_CODE = /^\s*([-−–]?\d+)(?:[.,·](0+))?\s*$/u;
const DECIMALS = /[.,·](\d+)\s*$/u;

/** Columns of measurements and counts; a p, a t or a correlation is held to its own range. */
const LOOKED_AT =
  /^(?:(?:n|mean|sd|se|variance|ci_lower|ci_upper|median|q1|q3|min|max|events|nonevents|baseline_mean|baseline_sd|final_mean|final_sd)[12]?|estimate|yi|vi|sei)$/;
const PEOPLE = /^(?:n|events|nonevents)$/;

/** So many times beyond all others of its column, a code for "missing" is no measurement, and a day is no count. */
const BEYOND = 3;
const DAY_BEYOND = 30;
/** Rows that say what a column holds. */
const ROWS = 5000;

/** What the column's other cells hold, of both arms. */
interface Others {
  readonly count: number;
  readonly largest: number;
  readonly smallest: number;
  /** Every one of them is printed with decimals. */
  readonly decimals: boolean;
  /** The most decimals of any. */
  readonly places: number;
}

/** Tells numbers from what stands in for them: −999 for "missing", 44197 for a day that a spreadsheet made of 1-1. */
export class StandIns {
  readonly #names: readonly (string | undefined)[];
  readonly #others = new Map<string, Others>();

  constructor(private readonly head: TableHead) {
    const names: string[] = [];
    for (const { canonical, index } of head.columns)
      if (canonical !== null && LOOKED_AT.test(canonical)) names[index] = withoutArm(canonical);
    this.#names = names;
  }

  /** Why the number in a cell is none; null where the column's other numbers bear it. */
  of(value: number, text: string, index: number, row: readonly string[]): StandIn | null {
    const name = this.#names[index];
    const written = WRITTEN_AS_CODE.exec(text);
    if (name === undefined || written === null) return null;
    const others = this.#othersOf(name);
    if (others.count < 2) return null;
    const zeros = written[2]?.length ?? 0;
    // 44,000 is no 44 with three zeros behind it.
    if (zeros > 0 && (zeros !== others.places || this.head.number(written[1] ?? "") !== value)) return null;
    if (CODES.has(value)) return this.#isCode(value, others, row) ? code(value, others) : null;
    const isDay =
      others.largest * DAY_BEYOND < value && !(PEOPLE.test(name) && this.#armsAgree(value, name, index, row));
    return isDay ? day(value, others) : null;
  }

  #isCode(value: number, { largest, smallest, decimals }: Others, row: readonly string[]): boolean {
    if (value === -9) {
      const again = row.filter((cell, at) => this.#names[at] !== undefined && this.head.number(cell) === -9).length > 1;
      return smallest >= 0 && (decimals || again);
    }
    return Math.abs(value) > BEYOND * Math.max(Math.abs(largest), Math.abs(smallest)) || (value < 0 && smallest >= 0);
  }

  /** Two arms of some forty thousand people each are a large trial. */
  #armsAgree(value: number, name: string, index: number, row: readonly string[]): boolean {
    return row.some((cell, at) => {
      if (at === index || this.#names[at] !== name) return false;
      const other = this.head.number(cell);
      return other > value / 2 && other < value * 2;
    });
  }

  #othersOf(name: string): Others {
    const known = this.#others.get(name);
    if (known !== undefined) return known;
    let [count, decimals, places] = [0, true, 0];
    let [largest, smallest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const { cells } of this.head.firstRows.slice(0, ROWS)) {
      for (const [at, text] of cells.entries()) {
        if (this.#names[at] !== name || this.head.isMissing(text)) continue;
        const value = this.head.number(text);
        if (!Number.isFinite(value) || (mayStandIn(value) && WRITTEN_AS_CODE.test(text))) continue;
        count += 1;
        largest = Math.max(largest, value);
        smallest = Math.min(smallest, value);
        const digits = DECIMALS.exec(text)?.[1]?.length ?? 0;
        decimals &&= digits > 0;
        places = Math.max(places, digits);
      }
    }
    const others = { count, largest, smallest, decimals, places };
    this.#others.set(name, others);
    return others;
  }
}

const withoutArm = (canonical: ColumnName): string =>
  /^q[13]$/.test(canonical) ? canonical : canonical.replace(/[12]$/, "");

const range = ({ smallest, largest }: Others): string =>
  smallest === largest ? `are all ${shown(largest)}` : `run from ${shown(smallest)} to ${shown(largest)}`;

/** The number as nobody writes a code: with a decimal more than its column has. */
const inFull = (value: number, { places }: Others): string => `${value}.${"0".repeat(places + 1)}`;

function code(value: number, others: Others): StandIn {
  return {
    expected: `a measurement; it looks like a code for "missing", since the column's other numbers ${range(others)}`,
    hint: `Say --na=${value} if it is one. If it is the number itself, write ${inFull(value, others)}.`,
  };
}

function day(value: number, others: Others): StandIn {
  const date = new Date(DAY_ZERO + value * DAY).toISOString().slice(0, 10);
  return {
    expected: `a number; it looks like a date (${date}) as a spreadsheet counts days, since the column's other numbers ${range(others)}`,
    hint: `A spreadsheet turns 1-2 or 2.1 into a date. Write the number that stood there; if it is the number itself, write ${inFull(value, others)}.`,
  };
}
