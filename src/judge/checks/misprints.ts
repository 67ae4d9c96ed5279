/** Single slips of the pen that would make an impossible interval an ordinary one. */

import { decimalsPrinted } from "../../core/rounding.js";
import type { TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { leastImbalance, onScale, scalesOf } from "./interval-scale.js";
import { type WithInterval, wordsAround } from "./statistics.js";

type Part = "estimate" | "lower" | "upper";

const NAMES: Readonly<Record<Part, string>> = {
  estimate: "the estimate",
  lower: "the lower limit",
  upper: "the upper limit",
};
const SHIFTS = [10, 0.1, 100, 0.01, 1000, 0.001];

/** A slip: what kind, and the sentence part that names the number as it would have to be. */
export interface Misprint {
  /** "words": the sentence may carry the sign that the number lacks; "glyph": a minus was printed as another sign. */
  readonly kind: "glyph" | "sign" | "words" | "point";
  readonly fits: string;
  /** The estimate with its interval as they would have been. */
  readonly fitting: WithInterval;
}

/** All slips after which the estimate stands near the middle of its interval; lost signs before lost points. */
export function misprintsOf(one: WithInterval): readonly Misprint[] {
  const parts: readonly Part[] = ["estimate", "lower", "upper"];
  const lost = lostGlyph(one);
  const misprints: Misprint[] = lost === null ? [] : [lost];
  for (const part of parts) {
    const decimals = decimalsPrinted(one[part], one.printed[part]);
    const flipped = withPart(one, part, -one[part], decimals);
    if (one[part] !== 0 && isOrdinary(flipped))
      misprints.push({
        kind: part === "estimate" ? "words" : "sign",
        fits: `fits if ${NAMES[part]} was ${fixed(-one[part], decimals)} (a sign)`,
        fitting: flipped,
      });
  }
  // "A loss of 7.3 kg (−5.8 to −8.8)": the words carry the sign, and the limits stand in whatever order.
  const [low, high] = [Math.min(-one.lower, -one.upper), Math.max(-one.lower, -one.upper)];
  const mirrored = withPart(withPart(one, "lower", low, null), "upper", high, null);
  if (isOrdinary(mirrored))
    misprints.push({
      kind: "words",
      fits: "fits if estimate and limits had the same sign (the words may carry it)",
      fitting: mirrored,
    });
  if (misprints.length > 0) return misprints;
  for (const part of parts)
    for (const shift of SHIFTS) {
      const value = one[part] * shift;
      const decimals = Math.max(0, decimalsPrinted(one[part], one.printed[part]) - Math.round(Math.log10(shift)));
      const most = Math.max(...parts.map((other) => decimalsPrinted(one[other], one.printed[other])));
      if (one[part] !== 0 && decimals <= most + 1 && isOrdinary(withPart(one, part, value, decimals)))
        misprints.push({
          kind: "point",
          fits: `fits if ${NAMES[part]} was ${fixed(value, decimals)} (a decimal point)`,
          fitting: withPart(one, part, value, decimals),
        });
    }
  return misprints;
}

/** "20.02 (20.26 to 0.22)" is −0.02 (−0.26 to 0.22): in some settings a minus comes out as "2". */
function lostGlyph(one: WithInterval): Misprint | null {
  const parts: readonly Part[] = ["estimate", "lower", "upper"];
  let whole = one;
  for (const part of parts) {
    const left = /^2(\d[.·]\d{1,6})$/u.exec(one.printed[part] ?? "")?.[1]?.replace("·", ".");
    if (left === undefined) continue;
    const decimals = left.length - 2;
    const digits = Math.round(one[part] * 10 ** decimals) - 2 * 10 ** (decimals + 1);
    whole = withPart(whole, part, -digits / 10 ** decimals, decimals);
  }
  if (whole === one || !isOrdinary(whole)) return null;
  const show = (part: Part): string => fixed(whole[part], decimalsPrinted(one[part], one.printed[part]));
  return {
    kind: "glyph",
    fits: `fits ${show("estimate")} [${show("lower")} to ${show("upper")}], its minus signs printed as "2"`,
    fitting: whole,
  };
}

/** Words of decrease, which carry the sign of a number that is printed without one. */
const DECREASE =
  /\b(?:reduc|decreas|declin|lower|less\b|fewer|loss|lost|lose|fell\b|fall|drop|short|small|weaken|diminish|slow|improv|alleviat|reliev|sav(?:ed|ing))/iu;

/** Whether a lost sign is told by the words of the sentence: "reduced by 3.9 (−5.5 to −2.3)". */
export function isSignTold(reading: TextReading, one: WithInterval, slip: Misprint | undefined): boolean {
  if (one.estimate <= 0 || one.where !== "text" || !DECREASE.test(wordsAround(reading, one))) return false;
  return slip?.kind === "words" || fitsAsReduction(one);
}

/** "A reduction of 30% (−58% to 17%)": minus 30% is a ratio of 0.70, which is the middle of 0.42 to 1.17. */
export function fitsAsReduction(one: WithInterval): boolean {
  if (one.unit?.startsWith("%") !== true && !/%/u.test(one.quote)) return false;
  const scaled = onScale({ ...one, estimate: -one.estimate }, "growth");
  return (
    scaled !== null &&
    scaled.half.low > 0 &&
    scaled.lower.high < scaled.estimate.low &&
    scaled.estimate.high < scaled.upper.low &&
    leastImbalance(scaled) <= NEARLY_EVEN
  );
}

/** Efficacy, 1 − ratio: all three numbers tell what was taken away. */
export function fitsAsEfficacy(one: WithInterval): boolean {
  const turned = { ...one, estimate: -one.estimate, lower: -one.upper, upper: -one.lower };
  const printed = { ...one.printed, lower: one.printed.upper, upper: one.printed.lower };
  const scaled = onScale({ ...turned, printed }, "growth");
  return scaled !== null && scaled.half.low > 0 && leastImbalance(scaled) <= NEARLY_EVEN;
}

const NEARLY_EVEN = 1.1;

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
