import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import { pooledSd } from "../core/two-means.js";
import type { Effect, Note, Outcome } from "../records.js";
import { armsOf } from "./arms.js";
import { effectOnNaturalScale } from "./back-transform.js";
import { infer, inferReported } from "./inference.js";
import type { AnyMeasure, Computed, MeasureOptions, OutcomeOf, Refused } from "./measure.js";
import { measureFor } from "./measures.js";

/** An effect; or what is wrong with the row; or why a row that is not wrong says nothing. */
export type Measured = { readonly effect: Effect } | { readonly error: BptrialError } | { readonly note: Note };

/** A standardised difference from which on a reader should look for standard errors typed as SDs (PMC9877053 used 3). */
const LARGE = 2;

/** What a measure makes of a row, kept within what numbers can hold. */
export function compute(measure: AnyMeasure, outcome: Outcome, options: MeasureOptions): Computed | Refused {
  if (outcome.kind === "continuous" && !enoughPeople(measure, outcome, options)) return ONE_PERSON;
  if (outcome.kind === "paired" && !(outcome.n > 1)) return ONE_PERSON;
  // measureFor has matched the kinds; TypeScript cannot see that the union's verb takes this member.
  const verb = measure.compute as (outcome: Outcome, options: MeasureOptions) => Computed | Refused;
  const computed = verb(outcome, options);
  if ("refused" in computed) return computed;
  const { y, v } = computed;
  return v > 0 && v < Number.POSITIVE_INFINITY && Number.isFinite(y / Math.sqrt(v)) ? computed : EXTREME;
}

function enoughPeople(measure: AnyMeasure, { arms }: OutcomeOf<"continuous">, options: MeasureOptions): boolean {
  const fewest = Math.min(arms.treatment.n, arms.control.n);
  return fewest > 1 || (fewest === 1 && (measure.takesOnePerson?.(options) ?? false));
}

const ONE_PERSON: Refused = {
  refused: "an arm of one person has no SD",
  hint: "Leave the row out with --filter.",
};

const NO_ERROR: Refused = {
  refused: "its standard error is 0",
  hint: "Leave the row out with --filter.",
};

const EXTREME: Refused = {
  refused: "its numbers are too large or too small to compute with",
  hint: "Check them, or choose a larger unit.",
};

/** The effect of one contrast. @throws E_OPTION for an unknown measure, E_BUG never on purpose. */
export function measureOutcome(outcome: Outcome, options: MeasureOptions): Measured {
  let measure: AnyMeasure;
  try {
    measure = measureFor(outcome, options.measure);
  } catch (error) {
    if (error instanceof BptrialError && error.code === "E_MEASURE") return { error };
    throw error;
  }
  if (outcome.kind === "reported") {
    const { estimate, se } = outcome;
    if (se === 0) return refusal(measure, outcome, NO_ERROR);
    const inference = inferReported(measure, outcome, options);
    const v = se === null ? null : se * se;
    return whole(measure, outcome, effectOf(measure, outcome, estimate, v, inference, outcome.notes, options));
  }
  const computed = compute(measure, outcome, options);
  if ("refused" in computed) return refusal(measure, outcome, computed);
  if (options.interval === "exact" && Math.abs(computed.noncentral?.t ?? 0) > LARGEST_T)
    return refusal(measure, outcome, EXTREME);
  const inference = infer(measure, outcome, computed, options);
  const { y, v, formula } = computed;
  const notes = notesOf(outcome, computed);
  return whole(measure, outcome, effectOf(measure, outcome, y, v, inference, notes, options, formula));
}

/** Beyond this t no standardised difference is one, and the noncentral t distribution has no digits left to give. */
const LARGEST_T = 1e8;

/** No number of a record is infinite: where one would be, the row is told instead. */
function whole(measure: AnyMeasure, outcome: Outcome, effect: Effect): Measured {
  const { estimate, variance, se, statistic, df, p, ciLow, ciHigh } = effect;
  for (const number of [estimate, variance, se, statistic, df, p, ciLow, ciHigh])
    if (number !== null && !Number.isFinite(number)) return refusal(measure, outcome, EXTREME);
  return { effect };
}

/** The refusal as the caller gets it: a row that says nothing is a note, one that is wrong an error. */
export function refusal(measure: AnyMeasure, outcome: Outcome, { refused, hint, left }: Refused): Measured {
  const label = measure.label.charAt(0).toLowerCase() + measure.label.slice(1);
  const message = `"${outcome.study}" has no ${label}: ${refused}`;
  if (left)
    return {
      note: note("N_DOUBLE_ZERO", `${message}; it is left out`, outcome.place),
    };
  return { error: new BptrialError("E_DOMAIN", message, hint, outcome.place) };
}

function notesOf(outcome: Outcome, computed: Computed): readonly Note[] {
  const notes: Note[] = [];
  if (computed.added !== undefined) {
    const { added, addedToControl } = computed;
    const what =
      addedToControl === undefined
        ? `${added} was added to each cell of its table`
        : `${plainly(added)} was added to the treatment's cells and ${plainly(addedToControl)} to the control's`;
    const cells = `"${outcome.study}": ${what}`;
    const message =
      computed.addedTo === "variance"
        ? `${cells} for the variance alone${computed.addedByRule ? "" : ", which would be 0"}; the estimate stays`
        : cells;
    notes.push(note("N_CONTINUITY", message, outcome.place));
  }
  const large = outcome.kind === "continuous" ? largeDifference(outcome) : null;
  if (large) notes.push(large);
  return notes.length === 0 ? outcome.notes : [...outcome.notes, ...notes];
}

/** Four significant digits, as in every sentence. */
const plainly = (value: number): string => String(+value.toPrecision(4));

function largeDifference({
  study,
  outcome,
  arms: { treatment: t, control: c },
  place,
}: Extract<Outcome, { kind: "continuous" }>): Note | null {
  const s = pooledSd(t, c);
  const d = Math.abs(t.mean - c.mean) / s;
  if (!(d >= LARGE) || s === 0) return null;
  const name = outcome === null ? study : `${study}, ${outcome}`;
  const message = `${name}: the difference is ${d < 1e6 ? d.toFixed(1) : plainly(d)} SD, more than trials usually find; check that ${plainly(t.sd)} and ${plainly(c.sd)} are SDs, not SEs`;
  return note("N_LARGE_SMD", message, place);
}

type Inference = ReturnType<typeof infer>;

function effectOf(
  measure: AnyMeasure,
  outcome: Outcome,
  estimate: number,
  variance: number | null,
  inference: Inference,
  notes: readonly Note[],
  options: MeasureOptions,
  formula: readonly string[] = formulaUnder(measure, options),
): Effect {
  return {
    study: outcome.study,
    outcome: outcome.outcome,
    instrument: outcome.instrument,
    timepoint: outcome.timepoint,
    treatment: outcome.treatment,
    control: outcome.control,
    measure: measure.id,
    scale: measure.scale,
    unit: measure.unit === "outcome" ? outcome.unit : measure.unit,
    direction: outcome.direction,
    valueKind: outcome.valueKind,
    estimate,
    variance,
    se: inference.se,
    statistic: inference.statistic,
    df: inference.df,
    p: inference.p,
    test: inference.test,
    level: inference.level,
    ciLow: inference.ciLow,
    ciHigh: inference.ciHigh,
    interval: inference.interval,
    backTransformed: effectOnNaturalScale(measure.id, measure.scale, estimate, inference.ciLow, inference.ciHigh),
    formula: formulaOf(formula),
    derivedFrom: outcome.derivedFrom,
    notes,
    arms: armsOf(outcome),
    labels: outcome.labels,
    explained: null,
  };
}

/** The lines of a measure under these options. */
export const formulaUnder = (measure: AnyMeasure, options: MeasureOptions): readonly string[] =>
  measure.formulaUnder?.(options) ?? measure.formula;

const formulas = new WeakMap<readonly string[], string>();

/** Joined once: a stream has half a million rows. */
function formulaOf(lines: readonly string[]): string {
  let text = formulas.get(lines);
  if (text === undefined) {
    text = lines.join("; ");
    formulas.set(lines, text);
  }
  return text;
}
