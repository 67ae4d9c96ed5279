import { randomStream } from "../../../core/random.js";
import { grimmer, squaresWindow } from "./grimmer.js";
import { type Printed, toDouble } from "./printed.js";
import type { Scale } from "./sd-bounds.js";
import { type Crowd, evenCrowd, extremeCrowd, membersOf, squaresOf, walk } from "./sprite-moves.js";
import { STEPS, type Steps, spend, stepsOf } from "./steps.js";

export type Sprite =
  /** Scores on the scale that give both numbers. */
  | { readonly exists: true; readonly sample: readonly number[] }
  /** Proved: mean, SD, size and scale exclude each other. */
  | { readonly exists: false; readonly because: "mean" | "sd" | "spread"; readonly sample: null }
  /** Not decided within the steps allowed. */
  | { readonly exists: null; readonly sample: null };

export interface SpriteOptions {
  readonly items: number;
  readonly seed: number;
  readonly steps: Steps;
}

/**
 * SPRITE: is there a sample of whole points between the ends of a scale that has this mean and this SD?
 *
 *   start from scores with the sum S that the mean needs; move two scores by m points in opposite directions, until the
 *   sum of squares Q gives √((Q − S²/n)/(n−1)) that rounds to s
 *
 * Moving a ≤ b apart by m adds 2m(b − a + m) to Q, and towards each other takes 2m(b − a − m) away. From the most even
 * sample and from the most extreme one the move is taken each time that comes closest; after that, from random samples
 * between the two, until the steps are used up. Where those two exclude the SD for every S, that is proof.
 *
 * Unit     none
 * Domain   n ≥ 2, min < max; scores are means of L ≥ 1 items in whole points; digits and sums below 2^53
 * Source   Heathers, Anaya, van der Zee & Brown 2018, PeerJ Preprints 6:e26968v1
 * Same as  none: rsprite2::find_possible_distribution searches another way
 */
export function sprite(
  mean: Printed,
  sd: Printed,
  n: number,
  scale: Scale,
  options: Partial<SpriteOptions> = {},
): Sprite {
  const { items = 1, seed = 1, steps = stepsOf(STEPS) } = options;
  const first = grimmer(mean, sd, n, items, steps);
  if (!first.grim.consistent) return { exists: false, because: "mean", sample: null };
  if (first.consistent === null) return UNDECIDED;
  if (!first.consistent) return { exists: false, because: "sd", sample: null };
  const ends = { min: Math.ceil(scale.min * items - 1e-9), max: Math.floor(scale.max * items + 1e-9) };
  if (!Number.isSafeInteger(n * Math.max(Math.abs(ends.min), Math.abs(ends.max)) ** 2)) return UNDECIDED;
  const windowOf = squaresWindow(sd, n, items);
  const random = randomStream(seed);
  const open: Target[] = [];
  for (const sum of fromTheMiddle(toDouble(first.grim.sums.low), toDouble(first.grim.sums.high))) {
    if (!spend(steps, n)) return UNDECIDED;
    if (sum < n * ends.min || sum > n * ends.max) continue;
    const even = evenCrowd(sum, n);
    const extreme = extremeCrowd(sum, n, ends);
    const window = windowOf(BigInt(sum));
    const [low, high] = [toDouble(window.low), toDouble(window.high)];
    if (low > high || squaresOf(even) > high || squaresOf(extreme) < low) continue;
    const target = { even, extreme, low, high };
    for (const start of [even, extreme]) {
      const found = walk(start, target, ends, steps, null);
      if (found !== null) return { exists: true, sample: membersOf(found).map((score) => score / items) };
    }
    open.push(target);
  }
  if (open.length === 0) return { exists: false, because: "spread", sample: null };
  for (let attempt = 0; steps.left > 0; attempt += 1) {
    const target = open[(attempt >> 1) % open.length] as Target;
    const found = walk(attempt % 2 === 0 ? target.even : target.extreme, target, ends, steps, random);
    if (found !== null) return { exists: true, sample: membersOf(found).map((score) => score / items) };
  }
  return UNDECIDED;
}

const UNDECIDED: Sprite = { exists: null, sample: null };

/** The two samples that a sum has at its ends, and the sums of squares wanted between them. */
interface Target {
  readonly even: Crowd;
  readonly extreme: Crowd;
  readonly low: number;
  readonly high: number;
}

/** Whole numbers from `low` to `high`, those in the middle first: they leave the most room. */
function* fromTheMiddle(low: number, high: number): Generator<number> {
  const middle = Math.floor((low + high) / 2);
  for (let away = 0; away <= high - middle; away += 1) {
    yield middle + away;
    if (away > 0 && middle - away >= low) yield middle - away;
  }
}
