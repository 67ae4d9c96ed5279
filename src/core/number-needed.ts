import type { Nnt } from "../records.js";

/**
 * Number needed to treat from a risk difference that is positive where people gain.
 *
 *   NNT = 1/|RD|
 *
 * Where the interval of the risk difference holds 0, that of the NNT runs from the estimate's own side through infinity to
 * the other side (Altman 1998, BMJ 317:1309).
 */
export function numberNeededToTreat(
  gain: number,
  limits: { readonly low: number; readonly high: number } | null,
): Omit<Nnt, "controlRate"> {
  const kind = gain < 0 ? "harm" : "benefit";
  const estimate = gain === 0 ? null : 1 / Math.abs(gain);
  if (limits === null) return { kind, estimate, low: null, high: null, throughInfinity: false };
  const near = kind === "benefit" ? limits.high : -limits.low;
  const far = kind === "benefit" ? limits.low : -limits.high;
  return {
    kind,
    estimate,
    low: near === 0 ? null : 1 / near,
    high: far === 0 ? null : 1 / Math.abs(far),
    throughInfinity: far <= 0,
  };
}
