import { randomIndex } from "../../../core/random.js";
import type { Scale } from "./sd-bounds.js";
import { type Steps, spend } from "./steps.js";

/** How many have each score. */
export type Crowd = ReadonlyMap<number, number>;

/** Scores as alike as their sum lets them be. */
export function evenCrowd(sum: number, n: number): Crowd {
  const base = Math.floor(sum / n);
  const above = sum - base * n;
  return crowd([
    [base, n - above],
    [base + 1, above],
  ]);
}

/** Everyone at an end of the scale but one. */
export function extremeCrowd(sum: number, n: number, { min, max }: Scale): Crowd {
  const surplus = sum - n * min;
  const atMax = max > min ? Math.floor(surplus / (max - min)) : 0;
  const between = min + surplus - atMax * (max - min);
  return crowd([
    [min, n - atMax - (between > min ? 1 : 0)],
    [between, between > min ? 1 : 0],
    [max, atMax],
  ]);
}

function crowd(parts: readonly (readonly [number, number])[]): Crowd {
  const counts = new Map<number, number>();
  for (const [score, count] of parts) if (count > 0) counts.set(score, (counts.get(score) ?? 0) + count);
  return counts;
}

export const squaresOf = (scores: Crowd): number =>
  [...scores].reduce((sum, [score, count]) => sum + count * score * score, 0);

export const membersOf = (scores: Crowd): readonly number[] =>
  [...scores].sort(([a], [b]) => a - b).flatMap(([score, count]) => Array.from({ length: count }, () => score));

/** Two scores a ≤ b that move by m points each, apart or towards one another. */
interface Move {
  readonly a: number;
  readonly b: number;
  readonly m: number;
  /** Half of what the move adds to the sum of squares, or takes away. */
  readonly gain: number;
}

/**
 * Moves pairs of scores until the sum of squares lies between `low` and `high`; null where no move comes closer, or the
 * steps are used up. With `random`, some moves by chance come first.
 */
export function walk(
  start: Crowd,
  { low, high }: { readonly low: number; readonly high: number },
  ends: Scale,
  steps: Steps,
  random: (() => number) | null,
): Crowd | null {
  const scores = new Map(start);
  let squares = squaresOf(scores);
  const apart = squares < low;
  let byChance = random === null ? 0 : 1 + randomIndex(random, 8);
  while (squares < low || squares > high) {
    const missing = (apart ? high - squares : squares - low) / 2;
    if (missing <= 0) return null;
    const move =
      random !== null && byChance > 0
        ? chanceMove(scores, missing, apart, ends, steps, random)
        : closestMove(scores, missing, apart, ends, steps);
    byChance -= 1;
    if (move === null) {
      if (byChance >= 0) continue;
      return null;
    }
    const way = apart ? move.m : -move.m;
    for (const [from, to] of [
      [move.a, move.a - way],
      [move.b, move.b + way],
    ] as const) {
      const left = (scores.get(from) ?? 0) - 1;
      if (left === 0) scores.delete(from);
      else scores.set(from, left);
      scores.set(to, (scores.get(to) ?? 0) + 1);
    }
    squares += apart ? 2 * move.gain : -2 * move.gain;
  }
  return scores;
}

/** The move that takes away as much of what is missing as can be had, and no more. */
function closestMove(
  scores: ReadonlyMap<number, number>,
  missing: number,
  apart: boolean,
  ends: Scale,
  steps: Steps,
): Move | null {
  const values = [...scores.keys()].sort((x, y) => x - y);
  let best: Move | null = null;
  for (let i = 0; i < values.length; i += 1) {
    if (!spend(steps, values.length - i)) return null;
    const a = values[i] as number;
    for (let j = (scores.get(a) ?? 0) > 1 ? i : i + 1; j < values.length; j += 1) {
      const b = values[j] as number;
      const move = largestMove(a, b, missing, apart, ends);
      if (move !== null && (best === null || move.gain > best.gain)) best = move;
    }
  }
  return best;
}

function largestMove(a: number, b: number, missing: number, apart: boolean, { min, max }: Scale): Move | null {
  const gap = b - a;
  // m(gap + m) ≤ missing, or m(gap − m) ≤ missing up to the middle, where it is largest.
  const root = apart ? Math.sqrt(gap * gap + 4 * missing) - gap : gap - Math.sqrt(Math.max(0, gap * gap - 4 * missing));
  const room = apart ? Math.min(a - min, max - b) : Math.floor(gap / 2);
  let m = Math.min(room, Math.floor(root / 2 + 1e-9));
  const gainOf = (points: number): number => points * (apart ? gap + points : gap - points);
  while (m > 0 && gainOf(m) > missing) m -= 1;
  return m > 0 && gainOf(m) > 0 ? { a, b, m, gain: gainOf(m) } : null;
}

function chanceMove(
  scores: ReadonlyMap<number, number>,
  missing: number,
  apart: boolean,
  ends: Scale,
  steps: Steps,
  random: () => number,
): Move | null {
  if (!spend(steps, scores.size)) return null;
  const values = [...scores.keys()].sort((x, y) => x - y);
  const one = randomIndex(random, values.length);
  const other = randomIndex(random, values.length);
  const [a, b] = [values[Math.min(one, other)] as number, values[Math.max(one, other)] as number];
  if (a === b && (scores.get(a) ?? 0) < 2) return null;
  const most = largestMove(a, b, missing, apart, ends);
  if (most === null) return null;
  const m = 1 + randomIndex(random, most.m);
  const gain = m * (apart ? b - a + m : b - a - m);
  return gain > 0 && gain <= missing ? { a, b, m, gain } : null;
}
