import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";
import { largestSd } from "./integrity/sd-bounds.js";

/**
 * An SD is no larger than its mean and the ends of its scale allow.
 *
 *   s ≤ √(n/(n−1) · (x̄ − min)(max − x̄))
 *
 * Unit     the scale's
 * Domain   n ≥ 2; final or baseline values on an instrument whose ends are known
 * Source   Bhatia & Davis 2000, Am Math Mon 107:353–357
 * Same as  none
 */
export const sdAboveRange: AuditCheck = {
  id: "sd-above-range",
  code: "SD_ABOVE_RANGE",
  label: "SD within the scale",
  formula: ["s ≤ √(n/(n−1) · (x̄ − min)(max − x̄))"],
  unit: null,
  source: "doi:10.1080/00029890.2000.12005203",
  sameAs: null,
  explain: "With all values at the ends of the scale an SD is largest; no data with this mean have a larger one.",
  run: (table) =>
    over(table.arms, ({ row, label, n, mean, sd, instrument, isChange }) => {
      if (n === null || mean === null || sd === null || isChange || n.value < 2) return null;
      if (instrument?.min == null || instrument.max == null) return null;
      const { min, max } = instrument;
      // A mean outside the scale is told as such.
      if (mean.value < min || mean.value > max) return null;
      const most = largestSd(asPrinted(mean), n.value, { min, max });
      if (sd.value - halfUnit(asPrinted(sd)) <= most * (1 + 1e-9)) return "fine";
      const why = `the SD ${sd.text} of “${label}” is larger than any data with mean ${mean.text} on ${plain(min)} to ${plain(max)} can have, ${plain(most)}`;
      return at(table, row, sd, "SD_ABOVE_RANGE", "impossible", `${why}.`, {
        recomputed: [{ quantity: "largest SD", printed: sd.text, low: null, high: most }],
      });
    }),
};
