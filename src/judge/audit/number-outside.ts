import { type AuditCheck, at } from "./audit-check.js";

/**
 * A number that none can be of its kind.
 *
 *   |x| ≤ 10¹⁰⁰;   people and events ≤ 10¹²;   ratios > 0;   risk differences and correlations from −1 to 1
 *
 * Unit     none
 * Domain   cells of numeric columns
 * Source   by definition of the quantities
 * Same as  none
 */
export const numberOutside: AuditCheck = {
  id: "number-outside",
  code: "NUMBER_OUTSIDE",
  label: "Number outside what it can be",
  formula: ["|x| ≤ 10¹⁰⁰", "people ≤ 10¹²", "ratio > 0", "−1 ≤ risk difference, correlation ≤ 1"],
  unit: null,
  source: "by definition of the quantities",
  sameAs: null,
  explain:
    "A ratio is above 0, a difference of two risks lies between −1 and 1, and no trial has a million million people.",
  run: (table) => ({
    findings: table.outside.map(({ row, column, text, because }) =>
      at(table, row, { column, text }, "NUMBER_OUTSIDE", "impossible", because),
    ),
    made: table.rows.length,
  }),
};
