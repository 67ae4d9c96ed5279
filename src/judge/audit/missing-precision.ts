import { type AuditCheck, at, grouped, over } from "./audit-check.js";

/** Cells of a column, and the share of them with the usual decimals, that show a rule. */
const LEAST_CELLS = 8;
const SHARE = 0.8;

/**
 * A number with fewer decimals than its column: rounded twice, or typed in haste.
 *
 *   decimals < the column's usual ones, where the column keeps trailing zeros
 *
 * Unit     digits
 * Domain   columns of means, SDs and percentages with 8 cells or more, 80 % of them of equal decimals, at least one of
 *          which ends in 0: a program that drops trailing zeros tells nothing
 * Source   by comparison with the column's other cells
 * Same as  none
 */
export const missingPrecision: AuditCheck = {
  id: "missing-precision",
  code: "PRECISION_LOST",
  label: "Fewer decimals than the rest",
  formula: ["decimals < the column's usual ones"],
  unit: "digits",
  source: "by comparison with the column's other cells",
  sameAs: null,
  explain: "A column that keeps its trailing zeros shows where a cell was rounded more than the others.",
  run(table) {
    const cells = table.arms.flatMap(({ row, mean, sd, percent }) =>
      [mean, sd, percent].flatMap((number) => (number === null ? [] : [{ row, number }])),
    );
    const usual = new Map<string, number>();
    for (const [column, members] of grouped(cells, ({ number }) => number.column)) {
      const counts = grouped(members, ({ number }) => number.decimals);
      const [decimals, most] = [...counts].sort((a, b) => b[1].length - a[1].length)[0] ?? [0, []];
      const keeps = most.some(({ number }) => number.decimals > 0 && number.text.endsWith("0"));
      if (members.length >= LEAST_CELLS && most.length >= SHARE * members.length && keeps) usual.set(column, decimals);
    }
    return over(cells, ({ row, number }) => {
      const decimals = usual.get(number.column);
      if (decimals === undefined) return null;
      if (number.decimals >= decimals) return "fine";
      const why = `${number.text} has ${number.decimals} decimals, and the rest of “${number.column}” ${decimals}`;
      return at(table, row, number, "PRECISION_LOST", "questionable", `${why}.`);
    });
  },
};
