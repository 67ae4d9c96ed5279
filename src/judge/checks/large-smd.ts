import { isStandardised } from "../../core/quantities.js";
import type { Finding } from "../../records.js";
import { plain } from "../wording.js";
import { type Check, fine, found, open } from "./check.js";
import { statisticsOf } from "./statistics.js";

const CODE = "LARGE_SMD";
const LARGE = 3;

/**
 * A standardised mean difference beyond what trials see.
 *
 *   |SMD| > 3
 *
 * At 3 SD fewer than 7 in 100 of two groups overlap. The usual cause is a standard error taken for an SD, which makes the
 * SMD larger by the root of the group's size.
 *
 * Unit     standard deviations
 * Domain   every SMD
 * Source   Cochrane Handbook 2023, 6.5.2 (standard errors taken for SDs)
 * Same as  none
 */
export const largeSmd: Check = {
  id: "large-smd",
  label: "Standardised difference of a size that trials see",
  explain: "Two groups three SDs apart hardly overlap. The usual cause is a standard error taken for an SD.",
  formula: ["|SMD| ≤ 3"],
  unit: "standard deviations",
  source: "https://training.cochrane.org/handbook/current/chapter-06",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["estimate-in-interval"],
  run: (reading) =>
    statisticsOf(reading, "estimate")
      .filter(({ measure }) => isStandardised(measure))
      .map((one): Finding => {
        if (one.estimate === null)
          return open(reading, one, CODE, "The standardised difference itself is not printed.");
        const size = Math.abs(one.estimate);
        if (size <= LARGE) return fine(reading, one, CODE, `${plain(size)} SD is a size that trials see.`);
        const because = `A standardised difference of ${plain(size)} SD leaves two groups almost without overlap.`;
        return found(reading, one, CODE, "questionable", because, {
          fits: "fits if a standard error was taken for an SD",
        });
      }),
};
