import type { Note, Outcome } from "../records.js";
import { NoteLog } from "./findings.js";
import { PooledRows } from "./pooled-rows.js";
import { RowList } from "./row-list.js";

/** Outcomes and time points whose rows are summed apart. */
const SECTIONS = 1000;

/** So few people are the sum of others by chance. */
const FEW = 30;

/** A study is called by a year; what sums up studies is not. */
const HAS_YEAR = /(?:19|20)\d\d/;

/** Numbers of rows added up, and those of them that are means. */
class Section {
  #kind: Outcome["kind"] | null = null;
  #rows = 0;
  #sums: number[] = [];
  readonly #pooled = new PooledRows();

  add(outcome: Outcome): void {
    if (this.#kind !== null && this.#kind !== outcome.kind) {
      // Rows of several kinds have no total.
      this.#rows = Number.NaN;
      return;
    }
    this.#kind = outcome.kind;
    this.#rows += 1;
    if (outcome.kind === "reported") this.#pooled.add(outcome);
    const numbers = summed(outcome);
    for (let i = 0; i < numbers.length; i += 1) this.#sums[i] = (this.#sums[i] ?? 0) + (numbers[i] ?? 0);
  }

  /** Whether a row is the sum of these rows, two or more: people and events, or the pooled estimate. */
  isTotal(outcome: Outcome): boolean {
    if (!(this.#rows >= 2) || this.#kind !== outcome.kind) return false;
    if (outcome.kind === "reported") return !HAS_YEAR.test(outcome.study) && this.#pooled.give(outcome);
    const numbers = summed(outcome);
    if (outcome.kind === "events") {
      const [n1 = 0, n2 = 0, events1 = 0, events2 = 0] = numbers;
      return events1 + events2 > 0 && n1 + n2 >= FEW && numbers.every((x, i) => equal(x, this.#sums[i] ?? 0));
    }
    // People add up; the sum of person × score says whether the mean is that of all of them.
    return !HAS_YEAR.test(outcome.study) && peopleAndMeans(outcome).every(({ n, mean }, i) => this.#meanIs(i, n, mean));
  }

  #meanIs(index: number, n: number, mean: number): boolean {
    const people = this.#sums[2 * index] ?? 0;
    // Its own rounding, and that of the means that it was worked out from.
    const unit = 1 / 10 ** decimalsOf(mean);
    return equal(n, people) && Math.abs((this.#sums[2 * index + 1] ?? 0) / people - mean) <= unit * (1 + 1e-9);
  }

  /** Whether the people of two arms are the sums, whatever else the row lacks. */
  sumsPeople(n1: number, n2: number): boolean {
    const at = this.#kind === "events" ? 1 : 2;
    const twoArms = this.#kind === "events" || this.#kind === "continuous";
    return this.#rows >= 2 && twoArms && equal(n1, this.#sums[0] ?? 0) && equal(n2, this.#sums[at] ?? 0);
  }
}

const equal = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(a);
const decimalsOf = (x: number): number => (String(x).split(".")[1] ?? "").length;

function peopleAndMeans(outcome: Outcome): readonly { readonly n: number; readonly mean: number }[] {
  if (outcome.kind === "continuous") return [outcome.arms.treatment, outcome.arms.control];
  if (outcome.kind !== "paired") return [];
  return [
    { n: outcome.n, mean: outcome.baselineMean },
    { n: outcome.n, mean: outcome.finalMean },
  ];
}

/** What adds up over rows: people and events, or people and person × score. */
function summed(outcome: Outcome): readonly number[] {
  if (outcome.kind === "reported") return [];
  if (outcome.kind === "events") {
    const { treatment: t, control: c } = outcome.arms;
    return [t.n, c.n, t.events, c.events];
  }
  return peopleAndMeans(outcome).flatMap(({ n, mean }) => [n, n * mean]);
}

/**
 * Rows that sum up others: no study. A row is one by its name, or in any language where its numbers give it away: people
 * and events are the sums of all rows above, of those since the last such row, or of those on its outcome and time point,
 * or its estimate is the pooled one of those rows.
 */
export class TotalRows {
  #all = new Section();
  #sinceTotal = new Section();
  readonly #byOutcome = new Map<string, Section>();
  readonly #rows = new RowList();

  /** The outcomes that are studies; those that sum up the rows before them are kept out and told. */
  studies(outcomes: readonly Outcome[], mayBe: (outcome: Outcome) => boolean = ANY): readonly Outcome[] {
    let kept: Outcome[] | null = null;
    for (const [index, outcome] of outcomes.entries()) {
      if (this.#isStudy(outcome, mayBe)) kept?.push(outcome);
      else kept ??= outcomes.slice(0, index);
    }
    return kept ?? outcomes;
  }

  #isStudy(outcome: Outcome, mayBe: (outcome: Outcome) => boolean): boolean {
    const own = this.#sectionOf(outcome);
    const sections = [this.#all, this.#sinceTotal, ...(own === null ? [] : [own])];
    if (mayBe(outcome) && sections.some((section) => section.isTotal(outcome))) {
      const how = outcome.kind === "reported" ? "its estimate is the pooled one" : "its numbers are the sums";
      this.tell(outcome.study, outcome.place.row, `${how} of other rows`);
      return false;
    }
    for (const section of sections) section.add(outcome);
    return true;
  }

  #sectionOf({ outcome, timepoint }: Outcome): Section | null {
    if (outcome === null && timepoint === null) return null;
    const key = `${outcome}|${timepoint}`;
    const known = this.#byOutcome.get(key);
    if (known !== undefined || this.#byOutcome.size >= SECTIONS) return known ?? null;
    const section = new Section();
    this.#byOutcome.set(key, section);
    return section;
  }

  /** Whether people of a row that lacks everything else are the sums of the rows above. */
  sumsPeople(n1: number, n2: number): boolean {
    return [this.#all, this.#sinceTotal].some((section) => section.sumsPeople(n1, n2));
  }

  /** Takes note of a row that is left out. */
  tell(study: string, row: number | null, why: string): void {
    this.#sinceTotal = new Section();
    this.#rows.add(study, row, why);
  }

  /** Says what was left out, once, when the table has ended. */
  report(log: NoteLog): void {
    this.#rows.report(log, "N_TOTAL", (names, count) =>
      count === 1
        ? `a row that sums up others was left out: ${names}; if it is a study, give it another name`
        : `${count} rows that sum up others were left out: ${names}; if one is a study, give it another name`,
    );
  }
}

const ANY = (): boolean => true;

/**
 * A table whose totals stand above their rows, as RevMan exports them. Among so many rows an estimate is soon near to the
 * pooled one of those below it: only the first row may be that.
 */
export function withoutTotalsAbove(
  file: string,
  outcomes: readonly Outcome[],
): { readonly outcomes: readonly Outcome[]; readonly notes: readonly Note[] } {
  const totals = new TotalRows();
  const log = new NoteLog(file);
  const kept = totals.studies(
    outcomes.toReversed(),
    (outcome) => outcome.kind !== "reported" || outcome === outcomes[0],
  );
  totals.report(log);
  return kept.length === outcomes.length ? { outcomes, notes: [] } : { outcomes: kept.toReversed(), notes: log.list };
}
