import type { Outcome } from "../records.js";
import type { NoteLog } from "./findings.js";
import { RowList } from "./row-list.js";
import { quoted } from "./wording.js";

/** So many digits, trailing zeros aside, agree by chance in no table. */
const TELLING = 7;
/** Rows that later ones are held against. */
const KEPT = 20_000;

/** The numbers of both arms; null where nothing tells them from those of others. */
function measured(outcome: Outcome): readonly number[] | null {
  switch (outcome.kind) {
    case "events": {
      const { treatment: t, control: c } = outcome.arms;
      return [t.events, t.n, c.events, c.n];
    }
    case "continuous": {
      const { treatment: t, control: c } = outcome.arms;
      return [t.n, t.mean, t.sd, c.n, c.mean, c.sd];
    }
    case "paired":
      return [outcome.n, outcome.baselineMean, outcome.baselineSd, outcome.finalMean, outcome.finalSd];
    // Held against each other as they are printed.
    case "reported":
      return null;
  }
}

/**
 * One number for them all, which is done for every row: two rows with the same one and other numbers are rarer than a
 * slip of the machine.
 */
const IRRATIONAL = 0.7548776662466927;
function fingerprint(numbers: readonly number[]): number {
  let print = numbers.length;
  for (const x of numbers) print = print * IRRATIONAL + x;
  return print;
}

function isTelling(numbers: readonly number[]): boolean {
  let sum = 0;
  return numbers.some((x) => {
    sum += digits(x);
    return sum >= TELLING;
  });
}

/** Whether two rows hold the same numbers. */
export function areCopies(a: Outcome, b: Outcome): boolean {
  const [own, other] = [measured(a), measured(b)];
  if (a.kind !== b.kind || own === null || other === null) return false;
  return own.every((x, i) => x === other[i]) && isTelling(own);
}

/** What a row says: study, outcome, time point and numbers, whatever file it stands in. */
export function contentOf(outcome: Outcome): string {
  const numbers = outcome.kind === "reported" ? [outcome.estimate, outcome.se] : measured(outcome);
  return JSON.stringify([outcome.study, outcome.outcome, outcome.timepoint, numbers]);
}

/** Digits that say something: 100 has one. Those past the sixth come from a division. */
function digits(x: number): number {
  // Up to three decimals make a whole number, whose digits are counted without writing them; most are so.
  let whole = Math.round(Math.abs(x) * 1000);
  if (whole < 1e9 && whole / 1000 === Math.abs(x)) {
    let count = 0;
    while (whole > 0 && whole % 10 === 0) whole /= 10;
    for (; whole >= 1; whole /= 10) count += 1;
    return Math.min(6, count);
  }
  const text = String(Math.abs(x)).replace(/e.*$/, "").replace(".", "").replace(/^0+/, "");
  return Math.min(6, text.replace(/0+$/, "").length);
}

/** The rows of all tables of a run by their numbers, as far as memory is bounded. */
export class RowsByNumbers {
  readonly #first = new Map<number, Outcome["place"] & Pick<Outcome, "study" | "outcome" | "timepoint">>();

  /** The earlier row with the same numbers, of another study or once more of this one; null where there is none. */
  earlier(
    { study, outcome, timepoint, place }: Outcome,
    numbers: readonly number[],
  ): (Outcome["place"] & { study: string }) | null {
    const key = fingerprint(numbers);
    const first = this.#first.get(key);
    if (first === undefined) {
      if (this.#first.size < KEPT) this.#first.set(key, { ...place, study, outcome, timepoint });
      return null;
    }
    // One study may well count the same at two times, or in two outcomes.
    if (first.study === study && (first.outcome !== outcome || first.timepoint !== timepoint)) return null;
    return isTelling(numbers) ? first : null;
  }
}

/** An effect and how exact it is, in all the digits that they are printed with. */
const PRINTED = 4;

/** Rows of one table that hold the numbers of an earlier row: the same study under another name, or a row pasted twice. */
export class Copies {
  readonly #rows = new RowList();
  readonly #effects = new RowList();

  constructor(private readonly all: RowsByNumbers) {}

  see(outcome: Outcome): void {
    const numbers = measured(outcome);
    const earlier = numbers === null ? null : this.all.earlier(outcome, numbers);
    if (earlier === null) return;
    const { study, place } = outcome;
    const where = earlier.file === place.file ? `row ${earlier.row}` : `row ${earlier.row} of ${earlier.file}`;
    this.#rows.add(study, place.row, earlier.study === study ? `as ${where}` : `as ${quoted(earlier.study)}, ${where}`);
  }

  /** A row that prints its effect: the same digits under two names, more of them than chance repeats. */
  seePrinted(outcome: Outcome, printed: readonly number[]): void {
    const numbers = printed.filter((x) => !Number.isNaN(x));
    if (numbers.length < 2 || numbers.some((x) => digits(x) < PRINTED)) return;
    const earlier = this.all.earlier(outcome, numbers);
    if (earlier === null || earlier.study === outcome.study) return;
    const where = earlier.file === outcome.place.file ? `row ${earlier.row}` : `row ${earlier.row} of ${earlier.file}`;
    this.#effects.add(outcome.study, outcome.place.row, `as ${quoted(earlier.study)}, ${where}`);
  }

  report(log: NoteLog): void {
    this.#effects.report(log, "N_COPY", (names, count) =>
      count === 1
        ? `a row has the effect of another and its error, in every digit: ${names}; are its people counted twice?`
        : `${count} rows have the effects of others and their errors, in every digit: ${names}; are their people counted twice?`,
    );
    this.#rows.report(log, "N_COPY", (names, count) =>
      count === 1
        ? `a row has the numbers of another, in both arms: ${names}; are its people counted twice?`
        : `${count} rows have the numbers of others, in both arms: ${names}; are their people counted twice?`,
    );
  }
}
