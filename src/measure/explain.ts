import { normal } from "../core/distributions.js";
import { numberNeededToTreat } from "../core/number-needed.js";
import { logOddsRatio, probabilityOfSuperiority, rateFromOdds, rateFromShift, u3 } from "../core/standardised.js";
import type { Effect, Interval, SmdExplained, SmdNnt, TypicalSd } from "../records.js";

interface Facts {
  readonly typicalSd: TypicalSd | null;
  readonly unit: string | null;
  readonly controlRates: readonly number[];
}

/**
 * What a standardised mean difference means, under normal outcomes with equal SDs; every interval is that of g, carried
 * through the same function.
 *
 *   U3 = Φ(g);  probability of superiority = Φ(g/√2);  overlap = 2Φ(−|g|/2)
 *   odds ratio = exp(gπ/√3), logistic outcomes;  difference = g · typical SD
 *
 * Source  Cohen 1988, ch. 2 (U3, overlap); McGraw & Wong 1992, Psychol Bull 111:361–365 (superiority);
 *         Hasselblad & Hedges 1995, Psychol Bull 117:167–178 (odds ratio)
 */
export function explainSmd(effect: Effect, { typicalSd, unit, controlRates }: Facts): SmdExplained {
  const g: Interval = {
    estimate: effect.estimate,
    ciLow: effect.ciLow ?? effect.estimate,
    ciHigh: effect.ciHigh ?? effect.estimate,
  };
  return {
    u3: through(g, u3),
    overlap: overlapOf(g),
    probabilityOfSuperiority: through(g, probabilityOfSuperiority),
    oddsRatio: through(g, (value) => Math.min(Math.exp(logOddsRatio(value)), Number.MAX_VALUE)),
    outcomeUnits: typicalSd && {
      ...through(g, (value) => value * typicalSd.value),
      sd: typicalSd.value,
      unit: unit ?? "points",
      source: `${typicalSd.context}, ${typicalSd.source}`,
    },
    nnt:
      effect.direction === null
        ? []
        : controlRates.flatMap((rate) => numbersNeeded(turned(g, effect.direction === "lower-better"), rate)),
  };
}

/** Through a function that rises. */
const through = (g: Interval, f: (value: number) => number): Interval => ({
  estimate: f(g.estimate),
  ciLow: f(g.ciLow),
  ciHigh: f(g.ciHigh),
});

const turned = (g: Interval, turn: boolean): Interval =>
  turn ? { estimate: -g.estimate, ciLow: -g.ciHigh, ciHigh: -g.ciLow } : g;

/** Overlap falls on both sides of 0, where it is whole. */
function overlapOf({ estimate, ciLow, ciHigh }: Interval): Interval {
  const overlap = (value: number) => 2 * normal.cdf(-Math.abs(value) / 2);
  const ends = [overlap(ciLow), overlap(ciHigh)];
  const highest = ciLow <= 0 && ciHigh >= 0 ? 1 : Math.max(...ends);
  return { estimate: overlap(estimate), ciLow: Math.min(...ends), ciHigh: highest };
}

/** The rate under treatment that a shift of g gives at a control rate. */
const treatmentRates: Readonly<Record<SmdNnt["method"], (rate: number, g: number) => number>> = {
  // Furukawa 1999, Lancet 353:1680; Furukawa & Leucht 2011, PLoS ONE 6:e19070
  furukawa: rateFromShift,
  // Hasselblad & Hedges 1995
  "hasselblad-hedges": (rate, g) => rateFromOdds(rate, Math.exp(logOddsRatio(g))),
};

/** Numbers needed to treat at a control rate, each method; g is turned so that positive is good. */
function numbersNeeded(g: Interval, controlRate: number): readonly SmdNnt[] {
  return (Object.keys(treatmentRates) as SmdNnt["method"][]).map((method) => {
    const rate = (value: number) => treatmentRates[method](controlRate, value);
    // Not less the control rate itself, whose way there and back again leaves a trace at g = 0.
    const difference = through(g, (value) => rate(value) - rate(0));
    const treatmentRate = rate(g.estimate);
    const { ciLow: low, ciHigh: high } = difference;
    return {
      method,
      controlRate,
      treatmentRate,
      ...numberNeededToTreat(difference.estimate, { low, high }),
    };
  });
}
