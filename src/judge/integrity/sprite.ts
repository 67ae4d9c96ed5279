import { randomIndex, randomStream } from "../../core/random.js";
import { grim } from "./grim.js";
import { grimmer } from "./grimmer.js";
import { halfUnit, type Printed, toDouble } from "./printed.js";
import type { Scale } from "./sd-bounds.js";

export type Sprite =
  /** Scores on the scale that give both numbers. */
  | { readonly exists: true; readonly sample: readonly number[] }
  /** Proved: mean, SD, size and scale exclude each other. */
  | { readonly exists: false; readonly because: "mean" | "sd" | "spread"; readonly sample: null }
  /** The search ended without one, which proves nothing. */
  | { readonly exists: null; readonly sample: null };

export interface SpriteOptions {
  readonly items: number;
  readonly seed: number;
  /** Attempts from fresh starting samples. */
  readonly starts: number;
}

export const defaultSprite: SpriteOptions = { items: 1, seed: 1, starts: 20 };

/**
 * SPRITE: is there a sample of whole points between the ends of a scale that has this mean and this SD?
 *
 *   start from scores with the sum that the mean needs; move two scores by one point in opposite directions, towards or
 *   away from each other, until √((Q − S²/n)/(n−1)) rounds to s
 *
 * Such a move keeps the sum, and changes Q by 2(a − b + 1) or its opposite. A sum is given up only when no start reaches
 * the SD; where the most even or the most extreme sample already excludes it, that is proof.
 *
 * Unit     none
 * Domain   n ≥ 2, min < max; scores are means of L ≥ 1 items in whole points
 * Source   Heathers, Anaya, van der Zee & Brown 2018, PeerJ Preprints 6:e26968v1
 * Same as  none: rsprite2::find_possible_distribution searches another way
 */
export function sprite(mean: Printed, sd: Printed, n: number, scale: Scale, options = defaultSprite): Sprite {
  const { items, seed, starts } = options;
  const first = grim(mean, n, items);
  if (!first.consistent) return { exists: false, because: "mean", sample: null };
  if (!grimmer(mean, sd, n, items).consistent) return { exists: false, because: "sd", sample: null };
  const ends = { min: Math.ceil(scale.min * items - 1e-9), max: Math.floor(scale.max * items + 1e-9) };
  const target = { sd: sd.value * items, slack: halfUnit(sd) * items * (1 + 1e-9) };
  const random = randomStream(seed);
  let open = false;
  for (let sum = toDouble(first.sums.low); sum <= toDouble(first.sums.high); sum += 1) {
    const even = evenSample(sum, n);
    if ((even[0] ?? 0) < ends.min || (even.at(-1) ?? 0) > ends.max) continue;
    const extreme = extremeSample(sum, n, ends);
    if (sdOf(even) > target.sd + target.slack || sdOf(extreme) < target.sd - target.slack) continue;
    for (const start of [even, extreme]) {
      const sample = walk(start, target, ends, null);
      if (sample) return { exists: true, sample: sample.map((score) => score / items) };
    }
    for (let attempt = 0; attempt < starts; attempt += 1) {
      const sample = walk(attempt % 2 === 0 ? even : extreme, target, ends, random);
      if (sample) return { exists: true, sample: sample.map((score) => score / items) };
    }
    open = true;
  }
  return open ? { exists: null, sample: null } : { exists: false, because: "spread", sample: null };
}

/** Scores as alike as the sum lets them be, in rising order. */
function evenSample(sum: number, n: number): readonly number[] {
  const base = Math.floor(sum / n);
  const rest = sum - base * n;
  return Array.from({ length: n }, (_, index) => (index < n - rest ? base : base + 1));
}

/** Everyone at an end of the scale but one, in rising order. */
function extremeSample(sum: number, n: number, { min, max }: Scale): readonly number[] {
  const surplus = sum - n * min;
  const atMax = Math.floor(surplus / (max - min));
  const rest = surplus - atMax * (max - min);
  return Array.from({ length: n }, (_, index) => {
    if (index >= n - atMax) return max;
    return index === n - atMax - 1 ? min + rest : min;
  });
}

/** Moves pairs until the SD fits; random pairs where `random` is given, else the smallest useful step each time. */
function walk(
  start: readonly number[],
  { sd, slack }: { readonly sd: number; readonly slack: number },
  ends: Scale,
  random: (() => number) | null,
): readonly number[] | null {
  const sample = [...start];
  const n = sample.length;
  for (let step = 0; step < 40 * n + 400; step += 1) {
    const now = sdOf(sample);
    if (Math.abs(now - sd) <= slack) return sample.sort((a, b) => a - b);
    const pair = random ? randomPair(sample, now < sd, ends, random) : bestPair(sample, now, sd, ends);
    if (pair === null) return null;
    sample[pair.lower] = (sample[pair.lower] ?? 0) + (now < sd ? -1 : 1);
    sample[pair.upper] = (sample[pair.upper] ?? 0) + (now < sd ? 1 : -1);
  }
  return null;
}

interface Pair {
  readonly lower: number;
  readonly upper: number;
}

/** Two scores whose move changes the SD by as much of what is missing as can be had. */
function bestPair(sample: number[], now: number, sd: number, { min, max }: Scale): Pair | null {
  sample.sort((a, b) => a - b);
  const n = sample.length;
  const missing = ((sd * sd - now * now) * (n - 1)) / 2;
  const first = firstOfEach(sample);
  let best: Pair | null = null;
  let left = Number.POSITIVE_INFINITY;
  for (const lower of first) {
    for (const start of first) {
      const upper = start === lower ? lower + 1 : start;
      const [a, b] = [sample[lower], sample[upper]];
      if (a === undefined || b === undefined || b < a) continue;
      const apart = missing > 0;
      if (apart ? a <= min || b >= max : b - a < 2) continue;
      const change = apart ? b - a + 1 : a - b + 1;
      const remaining = Math.abs(missing - change);
      if (remaining < left) [left, best] = [remaining, { lower, upper }];
    }
  }
  return best;
}

/** Where each value of a sorted sample starts. */
const firstOfEach = (sample: readonly number[]): readonly number[] =>
  sample.flatMap((value, index) => (index === 0 || sample[index - 1] !== value ? [index] : []));

function randomPair(sample: readonly number[], apart: boolean, { min, max }: Scale, random: () => number): Pair | null {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const i = randomIndex(random, sample.length);
    const j = randomIndex(random, sample.length);
    const [lower, upper] = (sample[i] ?? 0) <= (sample[j] ?? 0) ? [i, j] : [j, i];
    const [a, b] = [sample[lower] ?? 0, sample[upper] ?? 0];
    if (lower === upper || (apart ? a <= min || b >= max : b - a < 2)) continue;
    return { lower, upper };
  }
  return null;
}

function sdOf(sample: readonly number[]): number {
  const mean = sample.reduce((total, score) => total + score, 0) / sample.length;
  return Math.sqrt(sample.reduce((total, score) => total + (score - mean) ** 2, 0) / (sample.length - 1));
}
