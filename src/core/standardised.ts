import { normal } from "./distributions.js";

/**
 * What a shift of d standard deviations does to other quantities, for normal (or logistic) outcomes with equal SDs.
 *
 *   U3 = Φ(d);  probability of superiority = Φ(d/√2);  ln OR = dπ/√3
 *
 * Source  Cohen 1988, ch. 2; McGraw & Wong 1992, Psychol Bull 111:361–365; Hasselblad & Hedges 1995,
 *         Psychol Bull 117:167–178
 */
export const u3 = (d: number): number => normal.cdf(d);
export const probabilityOfSuperiority = (d: number): number => normal.cdf(d / Math.SQRT2);
export const logOddsRatio = (d: number): number => (d * Math.PI) / Math.sqrt(3);

/**
 * Large-sample variance of a standardised difference.
 *
 *   1/n₁ + 1/n₂ + d²/(2(n₁ + n₂))
 *
 * Source  Hedges 1982, Psychol Bull 92:490–499
 */
export const smdVariance = (d: number, n1: number, n2: number): number => 1 / n1 + 1 / n2 + (d * d) / (2 * (n1 + n2));

/** The rate under treatment that an odds ratio gives at a control rate. Domain  0 < rate < 1, OR > 0 */
export const rateFromOdds = (rate: number, oddsRatio: number): number => 1 / (1 + (1 - rate) / rate / oddsRatio);

/** The rate under treatment that a shift of d gives at a control rate, for normal outcomes. Source  Furukawa 1999, Lancet 353:1680 */
export const rateFromShift = (rate: number, d: number): number => normal.cdf(normal.quantile(rate) + d);

/**
 * The control rate at which an odds ratio amounts to a risk ratio; null where none does. A smaller risk ratio needs a
 * larger control rate, and none exceeds the odds ratio.
 *
 *   p = (OR/RR − 1) / (OR − 1)
 *
 * Domain  OR > 1, RR > 1
 * Source  RR = OR / (1 − p + p OR), solved for p (Zhang & Yu 1998, JAMA 280:1690)
 */
export function controlRateFor(riskRatio: number, oddsRatio: number): number | null {
  if (!(oddsRatio > 1) || riskRatio >= oddsRatio || riskRatio <= 1) return null;
  return (oddsRatio / riskRatio - 1) / (oddsRatio - 1);
}
