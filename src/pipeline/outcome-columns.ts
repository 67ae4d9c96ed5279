import type { ContinuousArm, EventsArm, Outcome } from "../records.js";

/** A list of outcomes: an array, or `OutcomeColumns`. */
export interface Outcomes extends Iterable<Outcome> {
  readonly length: number;
  at(index: number): Outcome | undefined;
  push(outcome: Outcome): unknown;
}

/** What neighbouring outcomes mostly share. */
type Frame = Pick<
  Outcome,
  "outcome" | "instrument" | "timepoint" | "treatment" | "control" | "unit" | "direction" | "valueKind" | "labels"
> & { readonly kind: "continuous" | "events"; readonly file: string };

/** An outcome's row, then nine numbers an arm. */
const WIDTH = 19;
const OF_ARM = 9;
/** Outcomes whose numbers stand in one array. */
const CHUNK = 4096;

/**
 * Outcomes by the million: their numbers in arrays of doubles, a third of what records take and nothing for the collector
 * to walk through. Those whose numbers were recovered, or that are noted upon, stay records. How numbers were worked out
 * (`workings`) is not kept.
 */
export class OutcomeColumns implements Outcomes {
  readonly #numbers: (Float64Array | undefined)[] = [];
  readonly #studies: string[] = [];
  readonly #frames: (Frame | null)[] = [];
  readonly #whole = new Map<number, Outcome>();
  #last: Frame | null = null;

  get length(): number {
    return this.#studies.length;
  }

  push(outcome: Outcome): void {
    const index = this.length;
    this.#studies.push(outcome.study);
    if (!isPlain(outcome)) {
      this.#frames.push(null);
      this.#whole.set(index, outcome.workings.length === 0 ? outcome : { ...outcome, workings: [] });
      return;
    }
    if (this.#last === null || !isOf(this.#last, outcome)) this.#last = frameOf(outcome);
    this.#frames.push(this.#last);
    const place = index % CHUNK;
    const chunk = Math.floor(index / CHUNK);
    this.#numbers[chunk] ??= new Float64Array(CHUNK * WIDTH);
    const numbers = this.#numbers[chunk] as Float64Array;
    const at = place * WIDTH;
    numbers[at] = outcome.place.row ?? Number.NaN;
    writeArm(numbers, at + 1, outcome.arms.treatment);
    writeArm(numbers, at + 1 + OF_ARM, outcome.arms.control);
  }

  at(index: number): Outcome | undefined {
    const frame = this.#frames[index];
    if (frame == null) return this.#whole.get(index);
    const { kind, treatment, control, file, labels, ...context } = frame;
    const numbers = this.#numbers[Math.floor(index / CHUNK)] as Float64Array;
    const at = (index % CHUNK) * WIDTH;
    const read = kind === "continuous" ? continuousArm : eventsArm;
    const arms = { treatment: read(treatment, numbers, at + 1), control: read(control, numbers, at + 1 + OF_ARM) };
    return {
      kind,
      study: this.#studies[index] ?? "",
      ...context,
      treatment,
      control,
      arms,
      labels,
      derivedFrom: NOTHING,
      workings: NOTHING,
      notes: NOTHING,
      place: { file, row: orNull(numbers[at]), column: null },
    } as Outcome;
  }

  *[Symbol.iterator](): Generator<Outcome> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index) as Outcome;
  }
}

const NOTHING: readonly never[] = Object.freeze([]);

type Plain = Extract<Outcome, { readonly kind: "continuous" | "events" }>;

function isPlain(outcome: Outcome): outcome is Plain {
  if (outcome.kind !== "continuous" && outcome.kind !== "events") return false;
  const { arms, treatment, control, derivedFrom, notes, place } = outcome;
  return (
    derivedFrom.length === 0 &&
    notes.length === 0 &&
    place.column === null &&
    arms.treatment.label === treatment &&
    arms.control.label === control
  );
}

const frameOf = (outcome: Plain): Frame => ({
  kind: outcome.kind,
  outcome: outcome.outcome,
  instrument: outcome.instrument,
  timepoint: outcome.timepoint,
  treatment: outcome.treatment,
  control: outcome.control,
  unit: outcome.unit,
  direction: outcome.direction,
  valueKind: outcome.valueKind,
  labels: outcome.labels,
  file: outcome.place.file,
});

const isOf = (frame: Frame, outcome: Plain): boolean =>
  frame.labels === outcome.labels &&
  frame.kind === outcome.kind &&
  frame.outcome === outcome.outcome &&
  frame.instrument === outcome.instrument &&
  frame.timepoint === outcome.timepoint &&
  frame.treatment === outcome.treatment &&
  frame.control === outcome.control &&
  frame.unit === outcome.unit &&
  frame.direction === outcome.direction &&
  frame.valueKind === outcome.valueKind &&
  frame.file === outcome.place.file;

/** Null is NaN here: no record holds that. */
function writeArm(numbers: Float64Array, at: number, arm: ContinuousArm | EventsArm): void {
  numbers[at] = arm.n;
  numbers[at + 1] = arm.events ?? Number.NaN;
  if (!("mean" in arm)) return;
  numbers[at + 2] = arm.mean;
  numbers[at + 3] = arm.sd;
  numbers[at + 4] = arm.baselineMean ?? Number.NaN;
  numbers[at + 5] = arm.baselineSd ?? Number.NaN;
  numbers[at + 6] = arm.correlation ?? Number.NaN;
  numbers[at + 7] = arm.changeMean ?? Number.NaN;
  numbers[at + 8] = arm.changeSd ?? Number.NaN;
}

const orNull = (x: number | undefined): number | null => (x === undefined || Number.isNaN(x) ? null : x);

const continuousArm = (label: string, numbers: Float64Array, at: number): ContinuousArm => ({
  label,
  n: numbers[at] as number,
  mean: numbers[at + 2] as number,
  sd: numbers[at + 3] as number,
  baselineMean: orNull(numbers[at + 4]),
  baselineSd: orNull(numbers[at + 5]),
  correlation: orNull(numbers[at + 6]),
  changeMean: orNull(numbers[at + 7]),
  changeSd: orNull(numbers[at + 8]),
  events: orNull(numbers[at + 1]),
});

const eventsArm = (label: string, numbers: Float64Array, at: number): EventsArm => ({
  label,
  n: numbers[at] as number,
  events: numbers[at + 1] as number,
});
