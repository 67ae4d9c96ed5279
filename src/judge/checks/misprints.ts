/** Single slips of the pen that would make an impossible interval an ordinary one. */

import { decimalsPrinted } from "../../core/rounding.js";
import type { TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { leastImbalance, onScale, scalesOf } from "./interval-scale.js";
import { sentenceText, type WithInterval } from "./statistics.js";

type Part = "estimate" | "lower" | "upper";

const NAMES: Readonly<Record<Part, string>> = {
  estimate: "the estimate",
  lower: "the lower limit",
  upper: "the upper limit",
};
const SHIFTS = [10, 0.1, 100, 0.01, 1000, 0.001];

/** A slip: what kind, and the sentence part that names the number as it would have to be. */
export interface Misprint {
  /** "words": the sentence may carry the sign that the number lacks. */
  readonly kind: "sign" | "words" | "point" | "order";
  readonly fits: string;
}

/** All slips after which the estimate stands near the middle of its interval; lost signs before lost points. */
export function misprintsOf(one: WithInterval): readonly Misprint[] {
  const parts: readonly Part[] = ["estimate", "lower", "upper"];
  const misprints: Misprint[] = [];
  for (const part of parts) {
    const decimals = decimalsPrinted(one[part], one.printed[part]);
    const flipped = withPart(one, part, -one[part], decimals);
    if (one[part] !== 0 && isOrdinary(flipped))
      misprints.push({
        kind: part === "estimate" ? "words" : "sign",
        fits: `fits if ${NAMES[part]} was ${fixed(-one[part], decimals)} (a sign)`,
      });
  }
  // "A loss of 7.3 kg (−5.8 to −8.8)": the words carry the sign, and the limits stand in whatever order.
  const [low, high] = [Math.min(-one.lower, -one.upper), Math.max(-one.lower, -one.upper)];
  const mirrored = withPart(withPart(one, "lower", low, null), "upper", high, null);
  if (isOrdinary(mirrored))
    misprints.push({ kind: "words", fits: "fits if estimate and limits had the same sign (the words may carry it)" });
  if (misprints.length > 0) return misprints;
  for (const part of parts)
    for (const shift of SHIFTS) {
      const value = one[part] * shift;
      const decimals = Math.max(0, decimalsPrinted(one[part], one.printed[part]) - Math.round(Math.log10(shift)));
      if (one[part] !== 0 && isOrdinary(withPart(one, part, value, decimals)))
        misprints.push({
          kind: "point",
          fits: `fits if ${NAMES[part]} was ${fixed(value, decimals)} (a decimal point)`,
        });
    }
  return misprints;
}

/** Words of decrease, which carry the sign of a number that is printed without one. */
const DECREASE =
  /\b(?:reduc|decreas|declin|lower|less\b|fewer|loss|lost|lose|fell\b|fall|drop|short|small|weaken|diminish|slow|improv|alleviat|reliev|sav(?:ed|ing))/iu;

/** Whether a lost sign is told by the words of the sentence: "reduced by 3.9 (−5.5 to −2.3)". */
export function isSignTold(reading: TextReading, one: WithInterval, slip: Misprint | undefined): boolean {
  return (
    slip?.kind === "words" &&
    one.estimate > 0 &&
    one.where === "text" &&
    DECREASE.test(sentenceText(reading, one.sentence))
  );
}

export const SIGN_TOLD = "fits if the words carry the sign";

function withPart(one: WithInterval, part: Part, value: number, decimals: number | null): WithInterval {
  const text = decimals === null ? one.printed[part] : Math.abs(value).toFixed(Math.min(decimals, 100));
  return { ...one, [part]: value, printed: { ...one.printed, [part]: text } };
}

function isOrdinary(one: WithInterval): boolean {
  if (one.lower >= one.upper) return false;
  const scaled = onScale(one, scalesOf(one.measure)[0] ?? "natural");
  return scaled !== null && scaled.half.low > 0 && leastImbalance(scaled) <= 1.1 && isInside(one);
}

/** Whether the estimate stands between its limits, in whatever order they are printed. */
export const isInside = ({ estimate, lower, upper }: WithInterval): boolean =>
  estimate >= Math.min(lower, upper) && estimate <= Math.max(lower, upper);
