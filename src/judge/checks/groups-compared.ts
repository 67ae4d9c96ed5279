/** Two groups' shares of people that stand beside a ratio, a difference or a number needed to treat. */

import { type Range, rangeOf } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { CountStatistic, ProportionStatistic } from "../../records.js";
import { once } from "./once.js";
import { inSentence } from "./statistics.js";

/** A share between 0 and 1, as a range over rounding, with its counts where they are printed. */
export interface Share {
  readonly range: Range;
  readonly counts: { readonly events: number; readonly total: number } | null;
  readonly quote: string;
  readonly offset: number;
}

/** The two shares of a sentence, first one first; null where there are not exactly two. */
export const twoShares = once((reading, sentence: number): readonly [Share, Share] | null => {
  const here = inSentence(reading, sentence);
  const counts = here.filter(
    (one): one is CountStatistic => one.kind === "count" && one.total > 0 && one.events <= one.total,
  );
  const shares = here.filter((one): one is ProportionStatistic => one.kind === "percentage" && one.role === "share");
  const told =
    counts.length === 2 ? counts.map(shareOfCount) : counts.length === 0 ? shares.map(shareOfPercentage) : [];
  const [first, second] = told.toSorted((a, b) => a.offset - b.offset);
  return told.length === 2 && first !== undefined && second !== undefined ? [first, second] : null;
});

function shareOfCount({ events, total, quote, offset }: CountStatistic): Share {
  const share = events / total;
  return { range: rangeOf(share, share), counts: { events, total }, quote, offset };
}

function shareOfPercentage({ value, printed, quote, offset }: ProportionStatistic): Share {
  const { low, high } = roundedFrom(value, printed.value);
  return { range: { low: Math.max(0, low / 100), high: Math.min(1, high / 100) }, counts: null, quote, offset };
}

export const oddsOf = ({ low, high }: Range): Range => ({ low: low / (1 - low), high: high / (1 - high) });
