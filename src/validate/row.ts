import type { Instrument, Note, ValueKind, Working } from "../records.js";
import type { Cells } from "./cells.js";
import type { NoteLog } from "./findings.js";
import type { ValidateOptions } from "./options.js";
import type { Recovery } from "./recover/recovery.js";
import type { Unusable } from "./unusable.js";

/** What the reading of an arm or a contrast needs to know of its row. One object serves all rows of a table. */
export interface RowAtHand {
  readonly cells: Cells;
  readonly options: ValidateOptions;
  readonly log: NoteLog;
  readonly ciLevelAt: number;
  valueKind: ValueKind | null;
  instrument: Instrument | null;
  /** The row prints an estimate of its own, so nothing has to be worked out from doubtful arm data. */
  hasEstimate: boolean;
}

/** What was found for one arm; NaN where there is nothing. One object serves an arm of all rows: it is never kept. */
export interface ArmDraft {
  label: string;
  kind: "continuous" | "events";
  n: number;
  mean: number;
  sd: number;
  events: number;
  baselineMean: number;
  baselineSd: number;
  finalSd: number;
  correlation: number;
  changeMean: number;
  changeSd: number;
  /** What n and events are divided by for clustering. */
  factor: number;
  derivedFrom: readonly string[];
  workings: readonly Working[];
  notes: readonly Note[];
  /** Why a median gives neither mean nor SD; null where it does, or where there is none. */
  noSpread: string | null;
  /** Why no effect comes of the arm although its cells can be read; null for nearly all. */
  unusable: Unusable | null;
}

export const absent = (x: number): boolean => Number.isNaN(x);
export const orNull = (x: number): number | null => (Number.isNaN(x) ? null : x);

/** Most rows recover nothing and have nothing to note: they share one empty list. */
export const NOTHING: readonly never[] = Object.freeze([]);

export function emptyDraft(): ArmDraft {
  const draft = {
    label: "",
    kind: "continuous",
    derivedFrom: NOTHING,
    workings: NOTHING,
    notes: NOTHING,
    noSpread: null,
    unusable: null,
  } as unknown as ArmDraft;
  return clear(draft, "");
}

/** Makes a draft ready for the next row. */
export function clear(draft: ArmDraft, label: string): ArmDraft {
  draft.label = label;
  draft.kind = "continuous";
  draft.n = Number.NaN;
  draft.mean = Number.NaN;
  draft.sd = Number.NaN;
  draft.events = Number.NaN;
  draft.baselineMean = Number.NaN;
  draft.baselineSd = Number.NaN;
  draft.finalSd = Number.NaN;
  draft.correlation = Number.NaN;
  draft.changeMean = Number.NaN;
  draft.changeSd = Number.NaN;
  draft.factor = 1;
  draft.derivedFrom = NOTHING;
  draft.workings = NOTHING;
  draft.notes = NOTHING;
  draft.noSpread = null;
  draft.unusable = null;
  return draft;
}

export function addNote(draft: ArmDraft, note: Note): void {
  draft.notes = draft.notes.length === 0 ? [note] : [...draft.notes, note];
}

export function addSource(draft: ArmDraft, id: string): void {
  draft.derivedFrom = draft.derivedFrom.length === 0 ? [id] : [...draft.derivedFrom, id];
}

/** Recovers a number and keeps how, so that it can be traced. Where something it needs is absent, so is the result. */
export function recover<Needs extends string, Gives extends string>(
  draft: { workings: readonly Working[] },
  { id, source, formula, compute }: Recovery<Needs, Gives>,
  of: string,
  given: Readonly<Record<Needs, number>>,
): Readonly<Record<Gives, number>> {
  const gives = compute(given);
  for (const name in gives) if (Number.isNaN(gives[name])) return gives;
  const finite: Record<string, number | null> = {};
  for (const name in given) finite[name] = given[name] === Number.POSITIVE_INFINITY ? null : given[name];
  draft.workings = [...draft.workings, { of, by: id, source, formula, given: finite, gives }];
  return gives;
}

/** Both lists without repeats; most often both are empty, and nothing is made. */
export function joined<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  return [...new Set([...a, ...b])];
}
