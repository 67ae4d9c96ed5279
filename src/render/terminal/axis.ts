import { largestOf, smallestOf } from "../../core/lists.js";
import { significant } from "../numbers.js";
import type { Forest, Mark } from "../views/block.js";

/** Where values stand on a line of characters. */
export interface Axis {
  readonly width: number;
  readonly low: number;
  readonly high: number;
  /** Column of a value; below 0 or from `width` on where it is off the axis. */
  column(value: number): number;
  readonly ticks: readonly { readonly column: number; readonly label: string }[];
}

/** How far beyond the estimates an interval may stretch the axis, in widths of their own range. */
const STRETCH = 0.75;

/** An axis that shows every estimate and the value of no effect; very long intervals end in arrows. */
export function axisOf({ marks, log }: Forest, width: number): Axis {
  const core = [
    0,
    ...marks.flatMap(({ shape, estimate, low, high }) =>
      shape === "pooled" ? [low, high] : estimate === null ? [] : [estimate],
    ),
  ];
  const [from, to] = [smallestOf(core), largestOf(core)];
  const narrowest = smallestOf(marks.map(({ low: a, high: b }) => b - a));
  const span = to > from ? to - from : narrowest > 0 ? narrowest : 1;
  const reach = (ends: (mark: Mark) => number, bound: number, pick: (...values: number[]) => number) =>
    marks.map(ends).reduce((best, end) => pick(best, end), bound);
  const low = Math.max(
    from - STRETCH * span,
    reach((mark) => mark.low, from, Math.min),
  );
  const high = Math.min(
    to + STRETCH * span,
    reach((mark) => mark.high, to, Math.max),
  );
  const margin = (high - low || 1) * 0.02;
  const [start, end] = [low - margin, high + margin];
  const column = (value: number) => Math.floor(((value - start) / (end - start)) * width);
  return { width, low: start, high: end, column, ticks: ticks(start, end, log, column, width) };
}

function ticks(
  low: number,
  high: number,
  log: boolean,
  column: (value: number) => number,
  width: number,
): Axis["ticks"] {
  const values = log ? ratioTicks(low, high) : evenTicks(low, high);
  const most = Math.max(2, Math.floor(width / 8));
  const every = Math.ceil(values.length / most);
  // Of every n-th value the one of no effect is kept, where it is on the axis.
  const zero = Math.max(
    0,
    values.findIndex(({ at }) => at === 0),
  );
  return values
    .filter((_, i) => (i - zero) % every === 0)
    .map(({ at, label }) => ({ column: column(at), label }))
    .filter((tick) => tick.column >= 0 && tick.column < width);
}

interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Powers of ten; with 2 and 5 between them, or halves and doubles, where the axis is short. */
function ratioTicks(low: number, high: number): readonly Tick[] {
  const decades = (high - low) / Math.LN10;
  const steps = decades > 3 ? [1] : decades > 0.8 ? [1, 2, 5] : null;
  if (steps === null) {
    return evenRatios(Math.exp(low), Math.exp(high));
  }
  const found: Tick[] = [];
  for (let power = Math.floor(low / Math.LN10); power <= Math.ceil(high / Math.LN10); power++) {
    for (const step of steps) {
      const at = Math.log(step) + power * Math.LN10;
      if (at >= low && at <= high)
        found.push({ at: step === 1 && power === 0 ? 0 : at, label: significant(step * 10 ** power) });
    }
  }
  return found;
}

function evenRatios(low: number, high: number): readonly Tick[] {
  return evenTicks(low - 1, high - 1).map(({ at }) => ({
    at: at === 0 ? 0 : Math.log(at + 1),
    label: significant(at + 1),
  }));
}

/** Multiples of 1, 2 or 5 times a power of ten. */
function evenTicks(low: number, high: number): readonly Tick[] {
  const rough = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const at = (first + i) * step;
    return { at, label: significant(at, 4) };
  });
}
