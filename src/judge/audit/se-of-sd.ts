import { normal, studentT } from "../../core/distributions.js";
import type { AuditNumber } from "../../records.js";
import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/**
 * SD, standard error and interval of a mean agree.
 *
 *   SE = s/√n,   upper − lower = 2 t₀.₉₇₅(n−1) s/√n, within rounding
 *
 * Unit     the outcome's
 * Domain   arms with n ≥ 2 and two of SD, SE and 95 % interval; a normal quantile in place of t is let pass
 * Source   Cochrane Handbook 6.5.2.2
 * Same as  none
 */
export const seOfSd: AuditCheck = {
  id: "se-of-sd",
  code: "SE_MISMATCH",
  label: "SD, SE and interval of a mean",
  formula: ["SE = s/√n", "upper − lower = 2 t₀.₉₇₅ s/√n"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.2",
  sameAs: null,
  explain: "An SD and the number of people give the standard error and the interval of the mean.",
  run: (table) =>
    over(table.arms, ({ row, label, n, sd, se, ciLow, ciHigh }) => {
      if (n === null || sd === null || !(n.value >= 2) || !(sd.value > 0)) return null;
      const root = Math.sqrt(n.value);
      const [low, high] = [-1, 1].map((way) => Math.max(0, sd.value + way * halfUnit(asPrinted(sd))) / root) as [
        number,
        number,
      ];
      if (se !== null) {
        const half = halfUnit(asPrinted(se));
        if (se.value + half >= low * (1 - 1e-9) && se.value - half <= high * (1 + 1e-9)) return "fine";
        return told(se, `the SD ${sd.text} of ${n.text} people gives a standard error of ${plain(sd.value / root)}`);
      }
      if (ciLow === null || ciHigh === null) return null;
      const width = ciHigh.value - ciLow.value;
      const room = halfUnit(asPrinted(ciLow)) + halfUnit(asPrinted(ciHigh));
      const t = studentT.upperQuantile(0.025, n.value - 1);
      if (width + room >= 2 * normal.upperQuantile(0.025) * low && width - room <= 2 * t * high) return "fine";
      return told(
        ciHigh,
        `the SD ${sd.text} of ${n.text} people gives an interval ${plain((2 * t * sd.value) / root)} wide`,
      );

      function told(cell: AuditNumber, why: string) {
        return at(
          table,
          row,
          cell,
          "SE_MISMATCH",
          "inconsistent",
          `${why}, not ${cell === se ? se.text : plain((ciHigh?.value ?? 0) - (ciLow?.value ?? 0))} (“${label}”).`,
        );
      }
    }),
};
