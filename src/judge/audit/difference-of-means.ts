import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/**
 * A printed difference is that of the printed means.
 *
 *   |(x̄₁ − x̄₂) − d| ≤ ½u₁ + ½u₂ + ½u_d;  if only −d fits, arms or sign are swapped
 *
 * Unit     the outcome's
 * Domain   rows with both means and an estimate of their difference
 * Source   by definition of a difference
 * Same as  none
 */
export const differenceOfMeans: AuditCheck = {
  id: "difference-of-means",
  code: "DIFFERENCE_MISMATCH",
  label: "Difference of the means",
  formula: ["|(x̄₁ − x̄₂) − d| ≤ ½u₁ + ½u₂ + ½u_d"],
  unit: null,
  source: "by definition of a difference",
  sameAs: null,
  explain: "Two means and their difference say one thing twice; an adjusted difference may be another one.",
  run: (table) =>
    over(table.contrasts, ({ row, treatment: t, control: c, estimate, isRatio }) => {
      if (estimate === null || t.mean === null || c.mean === null || isRatio) return null;
      const difference = t.mean.value - c.mean.value;
      const room = [t.mean, c.mean, estimate].reduce((sum, one) => sum + halfUnit(asPrinted(one)), 1e-9);
      if (Math.abs(difference - estimate.value) <= room) return "fine";
      const turned = Math.abs(difference + estimate.value) <= room && Math.abs(difference) > room;
      const why = `the means ${t.mean.text} and ${c.mean.text} differ by ${plain(difference)}, not ${estimate.text}`;
      const recomputed = [
        { quantity: "difference", printed: estimate.text, low: difference - room, high: difference + room },
      ];
      return turned
        ? at(table, row, estimate, "DIFFERENCE_MISMATCH", "inconsistent", `${why}: the sign is the other one.`, {
            fits: "fits if the arms are swapped, or the sign is",
            recomputed,
          })
        : at(table, row, estimate, "DIFFERENCE_MISMATCH", "questionable", `${why}; is it adjusted?`, { recomputed });
    }),
};
