import { isStandardised } from "../../core/quantities.js";
import { controlRateFor } from "../../core/standardised.js";
import type { ClaimEvidence } from "../../records.js";
import { chance, fixed } from "../wording.js";
import type { Claimed } from "./claimed.js";
import { oddsRatioOf } from "./interpretations/odds.js";

/**
 * Under which control success rate a claimed relative difference would be true of a mean difference or an odds ratio: at
 * the estimate, and at the far end of its interval. Null for other claims and other evidence.
 *
 *   p = (OR/RR − 1)/(OR − 1),  OR = exp(dπ/√3) for a standardised difference d
 */
export function conditionOf({ value, unit }: Claimed, given: ClaimEvidence): string | null {
  // The size of a standardised difference counts, as a benefit.
  const turned = isStandardised(given.measure) && given.estimate < 0;
  const evidence = turned
    ? { ...given, estimate: -given.estimate, high: given.low === null ? null : -given.low }
    : given;
  const { measure, estimate, high, than } = evidence;
  // What is compared with another effect is no share of people.
  if (than !== null) return null;
  if ((unit !== "percent" && unit !== "ratio") || (measure !== "smd" && measure !== "or") || value <= 0) return null;
  const ratio = 1 + value / 100;
  const at = (x: number | null) => (x === null ? null : (oddsRatioOf(measure, x) ?? null));
  const [here, far] = [at(estimate), at(high)];
  if (here === null) return null;
  const middle = controlRateFor(ratio, here);
  const edge = far === null ? null : controlRateFor(ratio, far);
  const first =
    middle === null
      ? "At the estimate no control success rate makes it true"
      : `At the estimate it is true only where about ${chance(middle)} of controls succeed`;
  const second =
    far === null
      ? ""
      : edge === null
        ? "; nor does any at the far end of the interval"
        : `; at the far end of the interval, only if ${middle === null ? "fewer than about" : "about"} ${chance(edge)} of controls succeed`;
  return `${first}${second}${isStandardised(measure) ? ` (a logistic latent outcome is assumed).${needed(ratio, evidence)}` : "."}`;
}

/** The standardised difference that the claim would take at the control rate in the middle of those given. */
function needed(ratio: number, { controlRates, estimate, high }: ClaimEvidence): string {
  const rate = controlRates[Math.floor((controlRates.length - 1) / 2)];
  if (rate === undefined || rate * ratio >= 1) return "";
  const odds = (share: number): number => share / (1 - share);
  const d = (Math.log(odds(rate * ratio) / odds(rate)) * Math.sqrt(3)) / Math.PI;
  if (d <= estimate) return "";
  const reach = high === null ? "" : d > high ? ", more than the interval allows" : ", within the interval";
  return ` Where ${chance(rate)} of controls succeed it would take a difference of ${fixed(d, 2)}${reach}.`;
}
