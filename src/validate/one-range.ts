import { BptrialError } from "../core/errors.js";
import { largestOf, smallestOf } from "../core/lists.js";
import { note } from "../core/notes.js";
import type { ContinuousOutcome, Note, Outcome } from "../records.js";
import { listed, quoted, shown } from "./wording.js";

/** One trial's numbers: the larger of its arms' mean and SD together, and of their SDs. */
interface Size {
  readonly outcome: ContinuousOutcome;
  readonly reach: number;
  readonly sd: number;
}

/** How many times the largest of the one set the smallest of the other must be, in mean and SD together and in SD. */
const TIMES = 5;

/** What is asked on 0 to 10 and on 0 to 100 under one name. */
const RATED =
  /\b(?:vas|nrs|nprs)\b|visual analog|numeric(?:al)? (?:pain )?rating|\bpain\b|schmerz|douleur|dolor|dolore|pijn|smerte/iu;

/**
 * A mean difference averages points of one scale. Where the means and SDs of some trials are about ten times those of the
 * others, as on 0–10 and 0–100, the name they share hides two scales.
 *
 * @throws E_MIXED for a rating (VAS, NRS, pain) without a unit, whose two sets lie within 10 and within 100; whatever else
 *   falls into two such sets is a Note, since a scale without ends may have them, or one trial may end without pain.
 */
export function requireOneRange(outcomes: readonly Outcome[]): readonly Note[] {
  const sizes = outcomes
    .flatMap((outcome) => (outcome.kind === "continuous" ? [sizeOf(outcome)] : []))
    .sort((a, b) => a.reach - b.reach);
  const at = widestGap(sizes);
  const [small, large] = [sizes.slice(0, at), sizes.slice(at)];
  if (!standApart(small, large)) return ofManySizes(sizes);
  const [low, high] = [exampleOf(small), exampleOf(large)];
  const times = +(high.sd / low.sd).toPrecision(1);
  const message = `the means and SDs of ${namesOf(large)} are about ${times} times those of ${namesOf(small)} (${numbers(high)} against ${numbers(low)}), as on two scales, such as 0–100 and 0–10`;
  const { place } = low.outcome;
  if (!isRating(sizes) || !within(small, 10) || !within(large, 100) || small.some(isAtFloor)) {
    return [note("N_SCALES", `${message}; their points were averaged as those of one`, place)];
  }
  const hint =
    "Say --measure smd, or add a column unit (mm, cm) or name the instrument of each row (vas-mm, vas-cm), or keep one scale with --filter.";
  throw new BptrialError("E_MIXED", message, hint, place);
}

/** Quarters of fewer trials say little. */
const FEWEST = 8;
/** How many times the smallest quarter the largest must be: stays in hospital differ four times between trials. */
const QUARTERS = 10;

/** Trials of many scales have no gap between them: the quarter of the largest lies far above that of the smallest. */
function ofManySizes(sizes: readonly Size[]): readonly Note[] {
  const end = Math.floor((sizes.length - 1) / 4);
  const [low, high] = [sizes[end], sizes[sizes.length - 1 - end]];
  const sds = sizes.map(({ sd }) => sd).sort((a, b) => a - b);
  const [least = 0, most = 0] = [sds[end], sds[sds.length - 1 - end]];
  if (sizes.length < FEWEST || low === undefined || high === undefined) return [];
  if (!(low.reach > 0 && least > 0 && high.reach >= QUARTERS * low.reach && most >= QUARTERS * least)) return [];
  const times = +Math.min(high.reach / low.reach, most / least).toPrecision(1);
  const message = `the means and SDs of a quarter of these trials are more than about ${times} times those of another quarter (${numbers(high)} and above against ${numbers(low)} and below), as of different things or in different units; they were averaged as those of one: --measure smd or rom compares trials whatever their unit`;
  return [note("N_SCALES", message, low.outcome.place)];
}

function sizeOf(outcome: ContinuousOutcome): Size {
  const arms = [outcome.arms.treatment, outcome.arms.control];
  return {
    outcome,
    reach: Math.max(...arms.map(({ mean, sd }) => Math.abs(mean) + sd)),
    sd: Math.max(...arms.map(({ sd }) => sd)),
  };
}

/** Where the sorted trials fall apart: before the one that is the most times as large as the one before it. */
function widestGap(sizes: readonly Size[]): number {
  let at = 0;
  let widest = 0;
  for (const [i, { reach }] of sizes.entries()) {
    const before = sizes[i - 1]?.reach ?? Number.POSITIVE_INFINITY;
    if (reach / before <= widest) continue;
    widest = reach / before;
    at = i;
  }
  return at;
}

function standApart(small: readonly Size[], large: readonly Size[]): boolean {
  if (small.length === 0 || large.length === 0) return false;
  const most = (of: (size: Size) => number): number => largestOf(small.map(of));
  const least = (of: (size: Size) => number): number => smallestOf(large.map(of));
  const apart = (of: (size: Size) => number): boolean => most(of) > 0 && least(of) >= TIMES * most(of);
  return apart(({ reach }) => reach) && apart(({ sd }) => sd);
}

/** All are asked for by such a name, and none says in what unit. */
const isRating = (sizes: readonly Size[]): boolean =>
  sizes.every(
    ({ outcome: { instrument, outcome, unit } }) => unit === null && RATED.test(`${instrument ?? ""} ${outcome ?? ""}`),
  );

const within = (sizes: readonly Size[], end: number): boolean =>
  sizes.every(({ outcome: { arms } }) => Math.abs(arms.treatment.mean) <= end && Math.abs(arms.control.mean) <= end);

/** Final scores whose mean is below their SD: hardly anybody scores, on whatever scale. */
const isAtFloor = ({ outcome: { arms, valueKind } }: Size): boolean =>
  valueKind !== "change" && [arms.treatment, arms.control].every(({ mean, sd }) => mean < sd);

/** The trial in the middle of its set. */
const exampleOf = (sizes: readonly Size[]): Size => sizes[sizes.length >> 1] as Size;
const namesOf = (sizes: readonly Size[]): string =>
  listed(
    sizes.map(({ outcome }) => quoted(outcome.study)),
    5,
  );
const numbers = ({ outcome: { arms } }: Size): string => `${shown(arms.control.mean)} (SD ${shown(arms.control.sd)})`;
