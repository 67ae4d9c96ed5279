import type { Finding, PrintedP, TextReading, TextSpan } from "../../records.js";
import { type Check, fine, found, open } from "./check.js";
import { pPrinted } from "./figures.js";
import { statisticsOf } from "./statistics.js";

const USUAL = 0.05;

/**
 * A p-value is a probability above 0.
 *
 *   0 < p ≤ 1
 *
 * "p = 0.000" is what a program prints when it runs out of decimals: a note, to be written "p < 0.001".
 *
 * Unit     probability
 * Domain   every printed p
 * Source   Kolmogorov 1933; ICMJE Recommendations 2024 on reporting p-values
 * Same as  none
 */
export const pPossible: Check = {
  id: "p-possible",
  label: "p-value possible",
  explain: "No p is above 1, and none is 0: a p printed as 0.000 is one below 0.0005.",
  formula: ["0 < p ≤ 1"],
  unit: "probability",
  source: "https://www.icmje.org/recommendations/",
  sameAs: null,
  about: "numbers",
  codes: ["P_IMPOSSIBLE", "P_ZERO"],
  yieldsTo: [],
  run: (reading) =>
    [...statisticsOf(reading, "estimate"), ...statisticsOf(reading, "test")].flatMap((one) =>
      one.p === null ? [] : [judge(reading, one, one.p, one.printed.p)],
    ),
};

function judge(reading: TextReading, span: TextSpan, p: PrintedP, printed: string | null): Finding {
  const shown = pPrinted(p, printed);
  if (p.value < 0 || p.value > 1) {
    const fits = p.value > 1 && p.value < 100 ? "fits if a decimal point was lost" : null;
    return found(reading, span, "P_IMPOSSIBLE", "impossible", `${shown} is not a probability.`, { fits });
  }
  if (p.op === ">" && p.value === 1)
    return found(reading, span, "P_IMPOSSIBLE", "impossible", `${shown} is not a probability.`);
  if (p.value === 0 && p.op !== ">" && p.op !== ">=") {
    const because = `${shown}: no test gives a p of exactly 0; it was rounded or cut off.`;
    return found(reading, span, "P_ZERO", "note", because, {
      fits: "fits if it is written as a bound, such as p < 0.001",
    });
  }
  if ((p.op === ">" || p.op === ">=") && p.value < USUAL)
    return open(reading, span, "P_IMPOSSIBLE", `${shown} may be on either side of the usual 0.05.`);
  return fine(reading, span, "P_IMPOSSIBLE", `${shown} is a probability.`);
}
