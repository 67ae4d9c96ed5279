import { BptrialError } from "../core/errors.js";
import { labelKey } from "../core/label.js";
import { append } from "../core/lists.js";
import { type MeasureOptions, measureOutcome } from "../measure/index.js";
import type { Table } from "../read/index.js";
import type { Effect, Input, Note, Outcome, RawRow } from "../records.js";
import {
  contentOf,
  seenBefore,
  totalsAbove,
  type ValidateOptions,
  type Validator,
  validator,
} from "../validate/index.js";
import { facts } from "./facts.js";
import { OutcomeColumns, type Outcomes } from "./outcome-columns.js";
import { sameFiles } from "./same-rows.js";

export type Tables = Table | readonly Table[];

export const listOf = (tables: Tables): readonly Table[] =>
  (Array.isArray(tables) ? tables : [tables]) as readonly Table[];

/** How many errors are kept to be shown; the rest are counted. */
const ERRORS_KEPT = 1000;

/** Gathers what goes wrong in the files of a run. */
export class Faults {
  readonly kept: BptrialError[] = [];
  count = 0;

  readonly add = (error: BptrialError): void => {
    this.count += 1;
    if (this.kept.length < ERRORS_KEPT) this.kept.push(error);
  };

  /** @throws E_INPUT with all that was gathered, so that nothing is computed from a bad file. */
  throwIfAny(): void {
    if (this.count === 0) return;
    const files = [...new Set(this.kept.map(({ place }) => place?.file))];
    const at = ({ place }: BptrialError): number => files.indexOf(place?.file) * 1e9 + (place?.row ?? 0);
    this.kept.sort((one, other) => at(one) - at(other));
    const more = this.count > this.kept.length ? ` (the first ${this.kept.length} are listed)` : "";
    const message = `${this.count} ${this.count === 1 ? "error" : "errors"}${more}, nothing computed.`;
    throw new BptrialError("E_INPUT", message, null, null, this.kept);
  }
}

/**
 * The outcomes of one table, in batches, read row by row. Errors go to `faults`; reading goes on so that all of a file's
 * are found in one run.
 */
export async function* outcomesOf(
  table: Table,
  options: ValidateOptions,
  faults: Faults,
  notes: Note[],
  seen = seenBefore(),
): AsyncGenerator<readonly Outcome[]> {
  const rows = validator(table, options, facts, seen);
  for await (const batch of table.batches(faults.add)) {
    const outcomes: Outcome[] = [];
    for (const row of batch) for (const outcome of rows.push(row)) outcomes.push(outcome);
    yield outcomes;
  }
  yield rows.end();
  for (const error of rows.errors) faults.add(error);
  append(notes, table.notes, rows.notes);
}

interface Gathered<List extends Outcomes> {
  readonly outcomes: List;
  readonly notes: readonly Note[];
  readonly input: readonly Input[];
}

/** @param list makes an empty list */
async function gathered<List extends Outcomes>(
  tables: Tables,
  options: ValidateOptions,
  faults: Faults,
  list: () => List,
): Promise<Gathered<List>> {
  const notes: Note[] = [];
  const seen = seenBefore();
  const several = listOf(tables).length > 1;
  const read: string[] = [];
  let outcomes = list();
  for (const table of listOf(tables)) {
    const own = list();
    for await (const batch of outcomesOf(table, options, faults, notes, seen))
      for (const outcome of batch) own.push(outcome);
    const above = totalsAbove(table.file, own);
    append(notes, above.notes);
    read.push(several ? Array.from(own, contentOf).join("\n") : "");
    if (!several && above.left.size === 0) outcomes = own;
    else {
      let index = 0;
      for (const outcome of own) if (!above.left.has(index++)) outcomes.push(outcome);
    }
  }
  const input = listOf(tables).map((table) => table.digest());
  append(notes, sameFiles(input, read));
  return { outcomes, notes, input };
}

/** Every outcome of every table. @throws E_INPUT when any row of any table is bad. */
export async function allOutcomes(tables: Tables, options: ValidateOptions): Promise<Gathered<Outcome[]>> {
  const faults = new Faults();
  const found = await gathered(tables, options, faults, () => [] as Outcome[]);
  faults.throwIfAny();
  return found;
}

/** The same in columns, for tables of any length. @throws as `allOutcomes` */
export async function outcomeColumns(tables: Tables, options: ValidateOptions): Promise<Gathered<OutcomeColumns>> {
  const faults = new Faults();
  const found = await gathered(tables, options, faults, () => new OutcomeColumns());
  faults.throwIfAny();
  return found;
}

/** Effects, with the outcome of each: `measured[i]` is that of `effects[i]`. */
interface Measured {
  readonly effects: readonly Effect[];
  readonly measured: readonly Outcome[];
  readonly notes: readonly Note[];
}

/**
 * Every effect of every table. `settingsOf` is given all outcomes, since some options speak of all rows.
 *
 * @throws E_INPUT with every row that cannot be read and every row that its measure refuses.
 */
export async function allEffects(
  tables: Tables,
  options: ValidateOptions,
  settingsOf: (outcomes: readonly Outcome[]) => (outcome: Outcome) => MeasureOptions,
): Promise<Measured & { readonly input: readonly Input[] }> {
  const faults = new Faults();
  const { outcomes, notes, input } = await gathered(tables, options, faults, () => [] as Outcome[]);
  try {
    const { effects, measured, notes: more } = measureAll(outcomes, settingsOf(outcomes), faults);
    return { effects, measured, notes: [...notes, ...more], input };
  } catch (error) {
    // An option that does not suit the rows that are left says less than what is wrong with the others.
    faults.throwIfAny();
    throw error;
  }
}

/**
 * Every effect of every table, in the memory that its numbers take: each is measured once to know that it can be, and again
 * when it is asked for.
 *
 * @param see hears of each effect once, before any is given
 * @throws as `allEffects`
 */
export async function effectsOnDemand(
  tables: Tables,
  options: ValidateOptions,
  settingsOf: (outcomes: Iterable<Outcome>) => MeasureOptions,
  see: (effect: Effect) => void,
): Promise<StreamEnd & { readonly effects: Iterable<Effect> }> {
  const faults = new Faults();
  const { outcomes, notes, input } = await gathered(tables, options, faults, () => new OutcomeColumns());
  try {
    const settings = settingsOf(outcomes);
    const more: Note[] = [];
    for (const outcome of outcomes) {
      const result = measureOutcome(outcome, settings);
      if ("effect" in result) see(result.effect);
      else if ("note" in result) more.push(result.note);
      else faults.add(result.error);
    }
    faults.throwIfAny();
    const effects = {
      *[Symbol.iterator]() {
        for (const outcome of outcomes) {
          const result = measureOutcome(outcome, settings);
          if ("effect" in result) yield result.effect;
        }
      },
    };
    return { effects, notes: [...notes, ...more], input };
  } catch (error) {
    faults.throwIfAny();
    throw error;
  }
}

/**
 * Measures outcomes, with options that may depend on the row.
 *
 * @param faults what is wrong already, to be told with what is found here
 * @throws E_INPUT with every row that a measure refuses.
 */
export function measureAll(
  outcomes: readonly Outcome[],
  optionsOf: (outcome: Outcome) => MeasureOptions,
  faults = new Faults(),
): Measured {
  const effects: Effect[] = [];
  const measured: Outcome[] = [];
  const notes: Note[] = [];
  for (const outcome of outcomes) {
    const result = measureOutcome(outcome, optionsOf(outcome));
    if ("effect" in result) {
      effects.push(result.effect);
      measured.push(outcome);
    } else if ("note" in result) notes.push(result.note);
    else faults.add(result.error);
  }
  faults.throwIfAny();
  return { effects, measured, notes };
}

/** What a stream still has to say when its last effect is out. */
export interface StreamEnd {
  readonly input: readonly Input[];
  readonly notes: readonly Note[];
}

/**
 * Effects as their rows are read, a batch at a time and in bounded memory. What comes before the first bad row stands.
 *
 * @throws the first error, after the effects of the rows before it. The study in which it stands is left out, since its
 *   arms may not be complete.
 */
export async function* streamEffects(
  tables: Tables,
  options: ValidateOptions & MeasureOptions,
): AsyncGenerator<readonly Effect[], StreamEnd> {
  const notes: Note[] = [];
  const seen = seenBefore();
  for (const table of listOf(tables)) {
    const studyColumn = table.columns.find((column) => column.canonical === "study")?.index ?? -1;
    const rows = validator(table, options, facts, seen);
    const misread: BptrialError[] = [];
    for await (const batch of table.batches((error) => misread.push(error))) {
      const effects: Effect[] = [];
      const error = measureRows(batch, rows, misread, effects, notes, options);
      if (error) {
        const study = labelKey(batch.find(({ row }) => row === error.place?.row)?.cells[studyColumn] ?? "");
        const open = rows.end().filter((outcome) => labelKey(outcome.study) !== study);
        measureInto(effects, open, options, []);
        yield effects;
        throw error;
      }
      yield effects;
    }
    const rest: Effect[] = [];
    const last = misread[0] ?? null;
    const fault = measureInto(rest, rows.end(), options, notes);
    yield rest;
    const error = last ?? fault ?? rows.errors[0];
    if (error) throw error;
    append(notes, table.notes, rows.notes);
  }
  const input = listOf(tables).map((table) => table.digest());
  return { input, notes: [...notes, ...sameFiles(input)] };
}

/** Validates and measures a batch up to its first error, which it gives back. */
function measureRows(
  batch: readonly RawRow[],
  rows: Validator,
  misread: readonly BptrialError[],
  effects: Effect[],
  notes: Note[],
  options: MeasureOptions,
): BptrialError | null {
  const before = misread[0];
  const stop = before?.place?.row ?? Number.POSITIVE_INFINITY;
  for (const row of batch) {
    if (before && stop < row.row) return before;
    const refused = measureInto(effects, rows.push(row), options, notes);
    const error = refused ?? rows.errors[0];
    if (error) return error;
  }
  return null;
}

/** Adds effects to a list up to the first outcome that the measure refuses; gives its error back. */
function measureInto(
  effects: Effect[],
  outcomes: readonly Outcome[],
  options: MeasureOptions,
  notes: Note[],
): BptrialError | null {
  for (const outcome of outcomes) {
    const result = measureOutcome(outcome, options);
    if ("error" in result) return result.error;
    if ("effect" in result) effects.push(result.effect);
    else notes.push(result.note);
  }
  return null;
}
