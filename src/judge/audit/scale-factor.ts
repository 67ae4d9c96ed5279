import { plain } from "../wording.js";
import { type AuditCheck, at, over } from "./audit-check.js";
import { usual } from "./usual.js";

const FACTORS = [10, 100];
/** Means and SDs vary between trials; both must be off by the factor, each within half of it to one and a half. */
const ROOM = 1.6;

/**
 * Another unit or a lost decimal point: mean and SD are both ten or a hundred times those of the other studies.
 *
 *   s/S and x̄/M both within a factor 1.6 of 10, 100, 1/10 or 1/100
 *
 * Unit     the outcome's
 * Domain   three other studies on the same outcome, alike among themselves, with means above 0
 * Source   by comparison with the table's other rows
 * Same as  none
 */
export const scaleFactor: AuditCheck = {
  id: "scale-factor",
  code: "SCALE_FACTOR",
  label: "Scale mixed up by a power of ten",
  formula: ["s/S ≈ x̄/M ≈ 10^±1, 10^±2"],
  unit: null,
  source: "by comparison with the table's other rows",
  sameAs: null,
  explain:
    "Other studies of the same outcome say how large means and SDs are; millimetres among centimetres stand out.",
  run: (table) =>
    over(table.arms, (arm) => {
      const { row, label, mean, sd } = arm;
      if (mean === null || sd === null || !(mean.value > 0) || !(sd.value > 0)) return null;
      const [usualMean, usualSd] = [usual(arm, table, "mean"), usual(arm, table, "sd")];
      if (usualMean === null || usualSd === null) return null;
      const near = (ratio: number, factor: number) => ratio < factor * ROOM && ratio > factor / ROOM;
      const factor = [...FACTORS, ...FACTORS.map((one) => 1 / one)].find(
        (one) => near(mean.value / usualMean, one) && near(sd.value / usualSd, one),
      );
      if (factor === undefined) return "fine";
      const times = factor > 1 ? `${plain(factor)} times` : `one ${plain(1 / factor)}th of`;
      const why = `mean ${mean.text} and SD ${sd.text} of “${label}” are about ${times} those of the other studies (${plain(usualMean)} and ${plain(usualSd)})`;
      return at(table, row, mean, "SCALE_FACTOR", "questionable", `${why}.`, {
        fits: `fits if both are divided by ${plain(factor)}`,
      });
    }),
};
