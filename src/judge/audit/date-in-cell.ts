import type { AuditCheck } from "./audit-check.js";
import { at } from "./audit-check.js";

/**
 * A date where a number should be: a spreadsheet turns 1-2 and 2.1 into one.
 *
 *   the cell of a numeric column prints a date
 *
 * Unit     none
 * Domain   cells of numeric columns
 * Source   Ziemann 2016, Genome Biol 17:177
 * Same as  none
 */
export const dateInCell: AuditCheck = {
  id: "date-in-cell",
  code: "DATE_IN_CELL",
  label: "Date in a numeric cell",
  formula: ["the cell of a numeric column prints a date"],
  unit: null,
  source: "doi:10.1186/s13059-016-1044-7",
  sameAs: null,
  explain: "No mean, SD or count prints as a date.",
  run: (table) => ({
    findings: table.dates.map(({ row, column, text }) =>
      at(table, row, { column, text }, "DATE_IN_CELL", "impossible", `“${text}” is a date, not a number.`, {
        fits: "fits the number that stood there before a spreadsheet turned it into a date",
      }),
    ),
    made: table.rows.length,
  }),
};
