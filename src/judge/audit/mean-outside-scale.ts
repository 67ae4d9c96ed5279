import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/**
 * A mean lies within the ends of its scale.
 *
 *   min − ½u ≤ x̄ ≤ max + ½u,   u one unit of the last printed digit
 *
 * Unit     the scale's
 * Domain   final or baseline values on an instrument whose ends are known; changes may leave them
 * Source   by definition of a bounded scale
 * Same as  none
 */
export const meanOutsideScale: AuditCheck = {
  id: "mean-outside-scale",
  code: "MEAN_OUTSIDE_SCALE",
  label: "Mean within the scale",
  formula: ["min − ½u ≤ x̄ ≤ max + ½u"],
  unit: null,
  source: "by definition of a bounded scale",
  sameAs: null,
  explain: "The instrument's range is known, and no mean of scores leaves it.",
  run: (table) =>
    over(table.arms, ({ row, label, mean, instrument, isChange }) => {
      if (mean === null || isChange || instrument?.min == null || instrument.max == null) return null;
      const half = halfUnit(asPrinted(mean));
      if (mean.value >= instrument.min - half && mean.value <= instrument.max + half) return "fine";
      const why = `the mean ${mean.text} of “${label}” is outside ${instrument.name}, ${plain(instrument.min)} to ${plain(instrument.max)}`;
      const tenth = [10, 100].find((factor) => mean.value / factor <= (instrument.max ?? 0) && mean.value > 0);
      const fits = tenth === undefined ? null : `fits if it was ${plain(mean.value / tenth)} (a decimal point)`;
      return at(table, row, mean, "MEAN_OUTSIDE_SCALE", "impossible", `${why}.`, { fits });
    }),
};
