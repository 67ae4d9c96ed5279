import type { AuditTable } from "../../records.js";
import { type AuditCheck, at, over } from "./audit-check.js";

/** Rows that agree in so many digits do so by chance in no table. */
const TELLING = 8;

/**
 * Two rows with the same numbers: a row pasted twice, or a control arm that stands under two names.
 *
 *   all numbers of two rows are equal as printed, eight digits or more
 *
 * Unit     none
 * Domain   rows with eight digits or more in their numbers; of a table of effects only rows with equal names
 * Source   by comparison with the table's other rows
 * Same as  none
 */
export const duplicateRow: AuditCheck = {
  id: "duplicate-row",
  code: "DUPLICATE_ROW",
  label: "Row that stands twice",
  formula: ["all numbers of two rows are equal as printed"],
  unit: null,
  source: "by comparison with the table's other rows",
  sameAs: null,
  explain: "Means and SDs of two groups never agree in every digit; where they do, one row is a copy.",
  run(table) {
    const first = new Map<string, AuditTable["rows"][number]>();
    return over(table.rows, (one) => {
      const digits = one.numbers.reduce((sum, text) => sum + text.replace(/\D/g, "").length, 0);
      if (digits < TELLING) return null;
      const key = one.numbers.join("|");
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, one);
        return "fine";
      }
      const same = earlier.labels === one.labels;
      // Effects of small counts coincide by themselves, in every digit that they were worked out to.
      if (!same && table.arms.length === 0) return "fine";
      const why = same
        ? `row ${one.row} is row ${earlier.row} again`
        : `row ${one.row} holds the numbers of row ${earlier.row} under other names`;
      return at(table, one.row, null, "DUPLICATE_ROW", same ? "inconsistent" : "questionable", `${why}.`);
    });
  },
};
