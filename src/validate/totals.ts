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

/**
 * Numbers of rows added up. Of events they are people and events; of means, people and person × score, which says whether a
 * mean is that of all of them. Plain fields: this is done for every row.
 */
class Section {
  #kind: Outcome["kind"] | null = null;
  #rows = 0;
  #people1 = 0;
  #people2 = 0;
  #sum1 = 0;
  #sum2 = 0;
  #withYear = 0;
  readonly #pooled = new PooledRows();

  add(outcome: Outcome): void {
    // Rows of several kinds have no total.
    this.#rows = this.#kind === null || this.#kind === outcome.kind ? this.#rows + 1 : Number.NaN;
    this.#kind ??= outcome.kind;
    switch (outcome.kind) {
      case "reported":
        if (HAS_YEAR.test(outcome.study)) this.#withYear += 1;
        this.#pooled.add(outcome);
        return;
      case "events": {
        const { treatment: t, control: c } = outcome.arms;
        this.#sum(t.n, c.n, t.events, c.events);
        return;
      }
      case "continuous": {
        const { treatment: t, control: c } = outcome.arms;
        this.#sum(t.n, c.n, t.n * t.mean, c.n * c.mean);
        return;
      }
      case "paired":
        this.#sum(outcome.n, outcome.n, outcome.n * outcome.baselineMean, outcome.n * outcome.finalMean);
    }
  }

  #sum(people1: number, people2: number, sum1: number, sum2: number): void {
    this.#people1 += people1;
    this.#people2 += people2;
    this.#sum1 += sum1;
    this.#sum2 += sum2;
  }

  /** Whether a row is the sum of these rows, two or more: people and events, people and means, or the pooled estimate. */
  isTotal(outcome: Outcome): boolean {
    if (!(this.#rows >= 2) || this.#kind !== outcome.kind) return false;
    switch (outcome.kind) {
      case "reported":
        // Where the others are called by a year and it is not, its name speaks too; else both numbers must be the sums'.
        return !HAS_YEAR.test(outcome.study) && this.#pooled.give(outcome, this.#withYear * 2 > this.#rows);
      case "events": {
        const { treatment: t, control: c } = outcome.arms;
        const telling = t.events + c.events > 0 && t.n + c.n >= FEW;
        return this.sumsPeople(t.n, c.n) && telling && equal(t.events, this.#sum1) && equal(c.events, this.#sum2);
      }
      case "continuous": {
        const { treatment: t, control: c } = outcome.arms;
        return this.sumsPeople(t.n, c.n) && !HAS_YEAR.test(outcome.study) && this.#areMeans(t.mean, c.mean);
      }
      case "paired": {
        const { n, baselineMean, finalMean, study } = outcome;
        return this.sumsPeople(n, n) && !HAS_YEAR.test(study) && this.#areMeans(baselineMean, finalMean);
      }
    }
  }

  #areMeans(mean1: number, mean2: number): boolean {
    return isRounded(this.#sum1 / this.#people1, mean1) && isRounded(this.#sum2 / this.#people2, mean2);
  }

  /** Whether the people of two arms are the sums, whatever else the row lacks. */
  sumsPeople(n1: number, n2: number): boolean {
    return this.#rows >= 2 && equal(n1, this.#people1) && equal(n2, this.#people2);
  }
}

const equal = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(a);

/** Equal but for its own rounding, and for that of the means that it was worked out from. */
function isRounded(exact: number, printed: number): boolean {
  const decimals = (String(printed).split(".")[1] ?? "").length;
  return Math.abs(exact - printed) <= (1 + 1e-9) / 10 ** decimals;
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
  #last: {
    readonly outcome: string | null;
    readonly timepoint: string | null;
    readonly section: Section | null;
  } | null = null;
  readonly #rows = new RowList();

  /** The outcomes that are studies; those that sum up the rows before them are kept out and told. */
  studies(outcomes: readonly Outcome[], mayBe: (outcome: Outcome) => boolean = ANY): readonly Outcome[] {
    const [only] = outcomes;
    if (outcomes.length === 1 && only !== undefined) return this.#isStudy(only, mayBe) ? outcomes : [];
    let kept: Outcome[] | null = null;
    for (const [index, outcome] of outcomes.entries()) {
      if (this.#isStudy(outcome, mayBe)) kept?.push(outcome);
      else kept ??= outcomes.slice(0, index);
    }
    return kept ?? outcomes;
  }

  #isStudy(outcome: Outcome, mayBe: (outcome: Outcome) => boolean): boolean {
    const own = this.#sectionOf(outcome);
    const all = this.#all;
    const isTotal = all.isTotal(outcome) || this.#sinceTotal.isTotal(outcome) || own?.isTotal(outcome) === true;
    if (isTotal && mayBe(outcome)) {
      const how = outcome.kind === "reported" ? "its estimate is the pooled one" : "its numbers are the sums";
      this.tell(outcome.study, outcome.place.row, `${how} of other rows`);
      return false;
    }
    all.add(outcome);
    this.#sinceTotal.add(outcome);
    own?.add(outcome);
    return true;
  }

  #sectionOf({ outcome, timepoint }: Outcome): Section | null {
    if (outcome === null && timepoint === null) return null;
    const last = this.#last;
    if (last !== null && last.outcome === outcome && last.timepoint === timepoint) return last.section;
    const key = `${outcome}|${timepoint}`;
    let section = this.#byOutcome.get(key) ?? null;
    if (section === null && this.#byOutcome.size < SECTIONS) {
      section = new Section();
      this.#byOutcome.set(key, section);
    }
    this.#last = { outcome, timepoint, section };
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
 * The rows that sum up those below them, as RevMan exports them, by their index. Among so many rows an estimate is soon near to the
 * pooled one of those below it: only the first row may be that.
 */
export function totalsAbove(
  file: string,
  outcomes: { readonly length: number; at(index: number): Outcome | undefined },
): { readonly left: ReadonlySet<number>; readonly notes: readonly Note[] } {
  const totals = new TotalRows();
  const log = new NoteLog(file);
  const left = new Set<number>();
  for (let index = outcomes.length - 1; index >= 0; index -= 1) {
    const outcome = outcomes.at(index) as Outcome;
    if (totals.studies([outcome], ({ kind }) => kind !== "reported" || index === 0).length === 0) left.add(index);
  }
  totals.report(log);
  return { left, notes: left.size === 0 ? [] : log.list };
}
