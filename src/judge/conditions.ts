import { controlRateFor } from "../core/standardised.js";
import type { ClaimEvidence } from "../records.js";
import type { Claimed } from "./claimed.js";
import { oddsRatioOf } from "./interpretations/odds.js";
import { chance } from "./wording.js";

/**
 * Under which control success rate a claimed relative difference would be true of a mean difference or an odds ratio: at
 * the estimate, and at the far end of its interval. Null for other claims and other evidence.
 *
 *   p = (OR/RR − 1)/(OR − 1),  OR = exp(dπ/√3) for a standardised difference d
 */
export function conditionOf({ value, unit }: Claimed, { measure, estimate, high }: ClaimEvidence): string | null {
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
  return `${first}${second}${measure === "smd" ? " (a logistic latent outcome is assumed)" : ""}.`;
}
