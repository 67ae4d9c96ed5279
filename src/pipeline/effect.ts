import { BptrialError, type NoteCode } from "../core/errors.js";
import { labelKey } from "../core/label.js";
import { hasSides } from "../core/quantities.js";
import { didYouMeanName } from "../core/registry.js";
import { explainSmd, type MeasureOptions, measures, settled, traceOutcome } from "../measure/index.js";
import type { Effect, EffectDocument, Note, Outcome, SmdDocument, Trace } from "../records.js";
import { opening } from "./documents.js";
import { findInstrument } from "./facts.js";
import {
  chosenFrom,
  defaultEffectOptions,
  defaultSmdOptions,
  type EffectOptions,
  resolved,
  type SmdOptions,
} from "./options.js";
import { allEffects, allOutcomes, effectsOnDemand, type StreamEnd, streamEffects, type Tables } from "./rows.js";

/** A document whose effects are worked out as they are asked for, as often as they are. */
export interface LongEffectDocument extends Omit<EffectDocument, "effects"> {
  readonly effects: Iterable<Effect>;
}

/**
 * The effect of every contrast in the tables.
 *
 * @throws E_INPUT with all errors of the files; E_OPTION for an unknown measure; E_NO_STUDIES when no row could be used.
 */
export async function effect(tables: Tables, options: Partial<EffectOptions> = {}): Promise<EffectDocument> {
  const document = await longEffect(tables, options);
  return { ...document, effects: [...document.effects] };
}

/** The same for a table of any length: its rows are in memory as numbers, and no effect is. @throws as `effect` */
export async function longEffect(tables: Tables, options: Partial<EffectOptions> = {}): Promise<LongEffectDocument> {
  const chosen = chosenFrom(defaultEffectOptions, options);
  let count = 0;
  const directions = new Directions();
  const { effects, notes, input } = await effectsOnDemand(
    tables,
    chosen,
    (outcomes) => settled(outcomes, chosen),
    (one) => {
      count += 1;
      directions.see(one);
    },
  );
  requireSome(count, notes);
  return { ...opening("bptrial/effect@1", input, shown(chosen), [...notes, ...directions.notes()]), effects };
}

/**
 * The same effects one at a time, in bounded memory, for tables of any length. The value returned at the end holds the
 * notes that `effect` would put into its document.
 *
 * @throws the first error, after the effects of the rows before it.
 */
export async function* effectStream(
  tables: Tables,
  options: Partial<EffectOptions> = {},
): AsyncGenerator<Effect, StreamEnd> {
  const batches = effectBatches(tables, options);
  for (;;) {
    const next = await batches.next();
    if (next.done) return next.value;
    yield* next.value;
  }
}

/** `effectStream` by the batch, which spares a promise an effect. @throws as `effectStream` */
export function effectBatches(
  tables: Tables,
  options: Partial<EffectOptions> = {},
): AsyncGenerator<readonly Effect[], StreamEnd> {
  const chosen = chosenFrom(defaultEffectOptions, options);
  if (chosen.smdVariance === "av" || chosen.to === "if0all") {
    const what = chosen.to === "if0all" ? "--to if0all asks" : "--smd-variance av averages g";
    throw new BptrialError("E_OPTION", `${what} over all rows, which a stream does not hold`, "Use --format json.");
  }
  return streamEffects(tables, chosen);
}

/**
 * Standardised mean differences with exact (noncentral t) intervals and what they mean.
 *
 * @throws as `effect`; E_MEASURE when the measure is not a standardised difference.
 */
export async function smd(tables: Tables, options: Partial<SmdOptions> = {}): Promise<SmdDocument> {
  const chosen = chosenFrom(defaultSmdOptions, options);
  if (chosen.measure !== null && measures.get(chosen.measure).unit !== "SD") {
    throw new BptrialError(
      "E_OPTION",
      `--measure ${chosen.measure} is not a standardised mean difference`,
      `Choose one of ${measures.all
        .filter((m) => m.unit === "SD")
        .map((m) => m.id)
        .join(", ")}.`,
    );
  }
  // What the arms are to give is no word on what a printed estimate is.
  const read = { ...chosen, measure: options.measure ?? null };
  const { effects: plain, notes, input } = await allEffects(tables, read, alike(chosen));
  requireSome(plain.length, notes);
  const effects = plain.map((one) => {
    const instrument = one.instrument === null ? null : findInstrument(one.instrument);
    const known = {
      typicalSd: instrument?.typicalSd ?? null,
      unit: instrument?.unit ?? null,
      controlRates: chosen.controlRates,
    };
    return { ...one, explained: explainSmd(one, known) };
  });
  const told = [...notes, ...directionNotes(effects)];
  return { ...opening("bptrial/smd@1", input, shown(chosen), told), effects };
}

/**
 * How the effects of one study come about, step by step.
 *
 * @throws as `effect`; E_OPTION when no study has this name.
 */
export async function trace(
  tables: Tables,
  study: string,
  options: Partial<EffectOptions> = {},
): Promise<readonly Trace[]> {
  const chosen = chosenFrom(defaultEffectOptions, options);
  const { outcomes } = await allOutcomes(tables, chosen);
  const settings = settled(outcomes, chosen);
  const found = outcomes.filter((outcome) => labelKey(outcome.study) === labelKey(study));
  if (found.length === 0) {
    const names = [...new Set(outcomes.map((outcome) => outcome.study))];
    const listed = `Studies: ${names.slice(0, 20).join(", ")}${names.length > 20 ? " …" : "."}`;
    throw new BptrialError("E_OPTION", `no study is called "${study}"`, didYouMeanName(study, names, listed));
  }
  return found.map((outcome) => traceOutcome(outcome, settings));
}

/** The same options for each outcome. */
function alike(options: MeasureOptions) {
  return (outcomes: readonly Outcome[]) => {
    const settings = settled(outcomes, options);
    return () => settings;
  };
}

export function shown(options: EffectOptions) {
  return { ...resolved(options), measure: options.measure ?? "md, rr or mc by the kind of row; as reported" };
}

export function requireSome(effects: number, notes: readonly Note[]): void {
  if (effects > 0) return;
  const why = notes.find(
    (note) => note.code === ("N_MISSING" satisfies NoteCode) || note.code === ("N_UNUSABLE" satisfies NoteCode),
  );
  throw new BptrialError(
    "E_NO_STUDIES",
    "no row could be used",
    why ? why.message : "Check --filter and the table's arms.",
  );
}

/** One note an outcome whose direction nothing names. */
export function directionNotes(effects: readonly Effect[]): readonly Note[] {
  const directions = new Directions();
  for (const one of effects) directions.see(one);
  return directions.notes();
}

/** Gathers the outcomes whose direction nothing names. */
class Directions {
  readonly #unknown = new Set<string>();

  see(effect: Effect): void {
    if (effect.direction === null && hasSides(effect))
      this.#unknown.add(effect.outcome ?? effect.instrument ?? "the outcome");
  }

  notes(): readonly Note[] {
    return [...this.#unknown].map((name) => ({
      code: "N_DIRECTION_UNKNOWN" satisfies NoteCode,
      message: `${name}: no instrument, direction column or --direction names which way is better, so nothing here says "better"`,
      place: null,
    }));
  }
}
