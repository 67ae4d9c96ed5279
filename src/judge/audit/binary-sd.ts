import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { debit } from "./integrity/debit.js";
import { isExact } from "./integrity/printed.js";

const UNITS = /^(?:proportion|share|fraction|binary|0[/–-]1|yes\/no)$/i;

/**
 * Values of 0 and 1 have the SD that their mean dictates (DEBIT).
 *
 *   s = √(n/(n−1) · p(1−p)),   p = k/n for a whole k that rounds to x̄
 *
 * Unit     none
 * Domain   outcomes named by --binary, or whose unit is "proportion"; 0 ≤ x̄ ≤ 1, n ≥ 2
 * Source   Heathers & Brown 2019, osf.io/5vb3u
 * Same as  scrutiny::debit, but at means of 0 and 1, which that rejects
 */
export const binarySd: AuditCheck = {
  id: "binary-sd",
  code: "DEBIT",
  label: "SD of zeros and ones",
  formula: ["s = √(n/(n−1) · p(1−p)), p = k/n for a whole k that rounds to x̄"],
  unit: null,
  source: "Heathers & Brown 2019, osf.io/5vb3u",
  sameAs: "scrutiny::debit",
  explain: "Of values of 0 and 1 the mean alone says how large the SD is.",
  run: (table) =>
    over(table.arms, ({ row, label, outcome, timepoint, unit, n, mean, sd }) => {
      const name = timepoint === null ? outcome : outcome.slice(0, -timepoint.length - 2);
      if (!table.binary.includes(name) && !UNITS.test(unit ?? "")) return null;
      if (n === null || mean === null || sd === null || !Number.isInteger(n.value) || n.value < 2) return null;
      if (!(mean.value >= 0 && mean.value <= 1)) return null;
      if (!isExact(asPrinted(mean), n.value) || !Number.isSafeInteger(n.value)) return null;
      const { consistent, sd: allowed } = debit(asPrinted(mean), asPrinted(sd), n.value);
      if (consistent) return "fine";
      const why = `${n.text} zeros and ones with the mean ${mean.text} have an SD of ${plain(allowed.low)} to ${plain(allowed.high)}, not ${sd.text} (“${label}”)`;
      return at(table, row, sd, "DEBIT", "inconsistent", `${why}.`, {
        recomputed: [{ quantity: "SD", printed: sd.text, ...allowed }],
      });
    }),
};
