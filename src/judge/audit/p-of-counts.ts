import { pOfTable } from "../../core/two-by-two-tests.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/** A printed p may be off by this factor before it is called inconsistent: adjusted tests differ so much. */
const ROOM = 3;

/**
 * The p of a row follows from its counts.
 *
 *   χ² with and without Yates' correction, and Fisher's exact test: p from the smallest to the largest
 *
 * Unit     none
 * Domain   two arms with whole counts within their totals, no margin empty, and an exact p
 * Source   Fisher 1935, J R Stat Soc 98:39–82; Yates 1934, Suppl J R Stat Soc 1:217–235
 * Same as  stats::chisq.test, stats::fisher.test
 */
export const pOfCounts: AuditCheck = {
  id: "p-of-counts",
  code: "COUNT_P",
  label: "p of two counts",
  formula: ["χ² with and without Yates' correction, Fisher's exact test"],
  unit: null,
  source: "doi:10.2307/2342435",
  sameAs: "stats::chisq.test, stats::fisher.test",
  explain: "Two counts with their totals give the tests of a two-by-two table; the printed p says the same again.",
  run: (table) =>
    over(table.contrasts, ({ row, treatment: t, control: c, p }) => {
      if (p === null || t.events === null || c.events === null || t.n === null || c.n === null) return null;
      const cells = {
        a: t.events.value,
        b: t.n.value - t.events.value,
        c: c.events.value,
        d: c.n.value - c.events.value,
      };
      const { a, b, d } = cells;
      if (![a, b, cells.c, d].every((count) => Number.isInteger(count) && count >= 0)) return null;
      if (a + cells.c === 0 || b + d === 0 || a + b === 0 || cells.c + d === 0) return null;
      const { low, high } = pOfTable(cells);
      const half = halfUnit(asPrinted(p));
      if (p.value + half >= low / ROOM && p.value - half <= high * ROOM) return "fine";
      const text = (x: number) => (x < 0.001 ? x.toExponential(1) : x.toFixed(3));
      const why = `from ${t.events.text} of ${t.n.text} and ${c.events.text} of ${c.n.text} p follows as ${text(low)} to ${text(high)}, not ${p.text}`;
      return at(table, row, p, "COUNT_P", "inconsistent", `${why}; is it of an adjusted test?`, {
        recomputed: [{ quantity: "p", printed: p.text, low, high }],
      });
    }),
};
