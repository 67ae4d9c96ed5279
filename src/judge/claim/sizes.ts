import { isStandardised } from "../../core/quantities.js";
import type { ClaimEvidence, ClaimReading } from "../../records.js";
import { chance } from "../wording.js";
import type { Claimed } from "./claimed.js";
import type { Interpretation, Reading } from "./interpretations/index.js";
import { interpretations } from "./interpretations/index.js";

/** Where a claimed size lies from what the evidence gives. */
export type SizeFacet = "agrees" | "larger" | "larger-outside" | "smaller" | "smaller-outside";

export interface Sized {
  readonly reading: ClaimReading;
  readonly interpretation: Interpretation;
  /** The evidence by the measure that gives it. */
  readonly effect: ClaimEvidence;
  readonly size: SizeFacet | null;
  /** Which side of no difference the evidence lies on. */
  readonly side: 1 | -1 | 0;
  /** Rests on a control rate that a user gave, or that was counted. */
  readonly rate: "given" | "assumed" | null;
}

/** Readings whose value runs as the outcome does; in all others an improvement is positive. */
const OWN_WAY: ReadonlySet<string> = new Set([
  "points",
  "standardised",
  "percent-of-scale",
  "ratio-of-means",
  "relative-risk",
  "odds-ratio",
  "percentage-points",
  "hazard",
  "relative-rate",
  "ratio-of-effects",
]);

/** Every reading of a claimed size that the evidence can give, at each control rate where one is needed. */
export function sizesOf(claimed: Claimed, effects: readonly ClaimEvidence[], way: boolean): readonly Sized[] {
  const [evidence] = effects;
  if (evidence === undefined) return [];
  const lawful = interpretations.all.filter(
    ({ id, reads }) => reads.includes(claimed.unit) && (claimed.reading === null || claimed.reading === id),
  );
  return lawful.flatMap((interpretation): readonly Sized[] => {
    const { direct, needsRate, of } = interpretation;
    const signed = claimed.signed && way && OWN_WAY.has(interpretation.id);
    const sized = (effect: ClaimEvidence, given: Partial<Reading>, rate: Sized["rate"]): Sized => {
      const { value = null, assumes = null } = given;
      const half = value === null ? 0 : roundingOf(interpretation, effect, value.estimate);
      const size = value === null ? null : sizeAgainst(claimed, value, half, signed);
      const side = value === null ? 0 : (Math.sign(value.estimate) as 1 | -1 | 0);
      const reading = {
        id: interpretation.id,
        label: interpretation.label,
        value,
        unit: interpretation.unit ?? "",
        assumes,
        holds: holdsBy(size),
      };
      return { reading, interpretation, effect, size, side, rate };
    };
    if (of) return of(evidence).map((reading) => sized(evidence, reading, null));
    const straight = effects.find(({ measure }) => direct.includes(measure));
    if (straight) return [sized(straight, valueBy(interpretation, straight, null), null)];
    const assuming = effects.find(({ measure }) => needsRate.includes(measure));
    if (assuming === undefined) return [];
    return assuming.controlRates.map((rate) =>
      sized(assuming, valueBy(interpretation, assuming, rate), assuming.ratesKnown ? "given" : "assumed"),
    );
  });
}

const holdsBy = (size: SizeFacet | null): ClaimReading["holds"] =>
  size === null
    ? "cannot-say"
    : size === "agrees"
      ? "at-the-estimate"
      : size === "larger" || size === "smaller"
        ? "within-the-interval"
        : "outside";

function valueBy({ value, model }: Interpretation, evidence: ClaimEvidence, rate: number | null): Partial<Reading> {
  const at = (x: number | null): number | null => (x === null ? null : value(x, evidence, rate));
  const [estimate, one, other] = [at(evidence.estimate), at(evidence.low), at(evidence.high)];
  const ends = one === null || other === null ? null : [Math.min(one, other), Math.max(one, other)];
  const who = evidence.ratesObserved ? "of controls succeed, as they did" : "of controls succeed";
  const assumes =
    [rate === null ? null : `${chance(rate)} ${who}`, evidence.assumes, isStandardised(evidence.measure) ? model : null]
      .filter(Boolean)
      .join(", ") || null;
  return {
    ...(estimate === null ? {} : { value: { estimate, low: ends?.[0] ?? null, high: ends?.[1] ?? null } }),
    assumes,
  };
}

/** What the printed rounding of the evidence leaves open, in the unit of the reading: 0.67 may be 0.665 to 0.675. */
function roundingOf({ value }: Interpretation, effect: ClaimEvidence, at: number): number {
  if (effect.half === 0) return 0;
  const rate = effect.controlRates[0] ?? null;
  const ends = [effect.estimate - effect.half, effect.estimate + effect.half].map((x) => value(x, effect, rate));
  return Math.max(
    0,
    ...ends.map((one) => (one === null ? 0 : Math.abs(one - (value(effect.estimate, effect, rate) ?? at)))),
  );
}

const SLACK = 1e-9;

/** Where the claimed size lies: by its sign where the words say which way, else by size alone. */
export function sizeAgainst(
  { low, high, bound, signed: hasSign }: Claimed,
  {
    estimate,
    low: ciLow,
    high: ciHigh,
  }: { readonly estimate: number; readonly low: number | null; readonly high: number | null },
  half: number,
  signed: boolean,
): SizeFacet {
  // Of none at all either way is more.
  const flip = Math.abs(estimate) <= half + SLACK ? (high < 0 ? -1 : 1) : estimate < 0 ? -1 : 1;
  const turn = (a: number, b: number): readonly [number, number] => (a <= b ? [a, b] : [b, a]);
  const [from, to] =
    signed && hasSign
      ? turn(flip * low, flip * high)
      : turn(Math.min(Math.abs(low), Math.abs(high)), Math.max(Math.abs(low), Math.abs(high)));
  const size = Math.abs(estimate);
  const slack = half + SLACK * Math.max(1, size);
  if (bound === "over" && size >= from - slack && to >= 0) return "agrees";
  if (bound === "under" && size <= to + slack) return "agrees";
  if (bound === "up to" && size >= from - slack && size <= to + slack) return "agrees";
  if (size >= from - slack && size <= to + slack) return "agrees";
  const [near, far] = turn(flip * (ciLow ?? estimate), flip * (ciHigh ?? estimate));
  const inside = ciLow !== null && ciHigh !== null && to + slack >= near && from - slack <= far;
  if (from > size) return inside ? "larger" : "larger-outside";
  return inside ? "smaller" : "smaller-outside";
}
