import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";
import { usual } from "./usual.js";

/** The share of the usual mean below which, or on the other side of 0, a final score looks like a change. */
const SMALL = 0.2;
/** SDs of changes and of scores are of a size. */
const ALIKE = 2;

/**
 * Changes and final scores are told apart.
 *
 *   change = final − baseline, within rounding, where a row gives all three
 *   a mean below 0.2 of the other studies' median, or on the other side of 0, with an SD within a factor 2 of theirs, looks
 *   like a change among final scores
 *
 * Unit     the outcome's
 * Domain   rows with baseline, final and change; or three other studies on the outcome that are alike
 * Source   Cochrane Handbook 6.5.2.8, on changes from baseline
 * Same as  none
 */
export const changeOfScores: AuditCheck = {
  id: "change-of-scores",
  code: "CHANGE_OR_FINAL",
  label: "Change or final score",
  formula: ["change = final − baseline", "x̄ < 0.2 M with s within a factor 2 of S"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.8",
  sameAs: null,
  explain: "Baseline, final score and change say one thing twice; other studies say how large final scores are.",
  run: (table) =>
    over(table.arms, (arm) => {
      const { row, label, mean, sd, baseline, final, isChange } = arm;
      if (mean === null) return null;
      if (isChange && baseline !== null && final !== null) {
        const change = final.value - baseline.value;
        const room = [mean, baseline, final].reduce((sum, one) => sum + halfUnit(asPrinted(one)), 1e-9);
        if (Math.abs(change - mean.value) <= room) return "fine";
        const [turned, same] = [Math.abs(change + mean.value) <= room, Math.abs(final.value - mean.value) <= room];
        const why = `${final.text} − ${baseline.text} is ${plain(change)}, not ${mean.text} (“${label}”)`;
        const fits = turned ? "fits as a fall told without its sign" : same ? "fits as the final score" : null;
        return at(table, row, mean, "CHANGE_OR_FINAL", turned ? "questionable" : "inconsistent", `${why}.`, {
          fits,
          recomputed: [{ quantity: "change", printed: mean.text, low: change - room, high: change + room }],
        });
      }
      if (isChange || sd === null || !(sd.value > 0)) return null;
      const [usualMean, usualSd] = [usual(arm, table, "mean"), usual(arm, table, "sd")];
      // Scores that lie near 0 themselves tell nothing.
      if (usualMean === null || usualSd === null || Math.abs(usualMean) < usualSd) return null;
      if (sd.value > ALIKE * usualSd || sd.value < usualSd / ALIKE) return null;
      if (mean.value / usualMean > SMALL) return "fine";
      const why = `the mean ${mean.text} of “${label}” is small beside those of the other studies (${plain(usualMean)}), while the SD is of their size`;
      return at(table, row, mean, "CHANGE_OR_FINAL", "questionable", `${why}: is it a change from baseline?`);
    }),
};
