import { fisherF, twoSidedP } from "../../core/distributions.js";
import type { AuditContrast, AuditEstimate, AuditNumber } from "../../records.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/**
 * The p of a test follows from its statistic and degrees of freedom.
 *
 *   p = 2 P(T > |t|),   p = P(F > f), over all values that print alike
 *
 * Unit     none
 * Domain   t with df or F with df₁ and df₂, and an exact p
 * Source   Nuijten 2016, Behav Res Methods 48:1205–1226
 * Same as  stats::pt, stats::pf
 */
export const testOfMeans: AuditCheck = {
  id: "test-of-means",
  code: "TEST_P",
  label: "p of a test statistic",
  formula: ["p = 2 P(T > |t|), p = P(F > f)"],
  unit: null,
  source: "doi:10.3758/s13428-015-0664-2",
  sameAs: "stats::pt, stats::pf",
  explain: "A statistic and its degrees of freedom give p, which is printed once more.",
  run: (table) =>
    over<AuditEstimate | AuditContrast>([...table.contrasts, ...table.estimates], (one) => {
      const { row, p } = one;
      const range = pRange(one);
      if (p === null || range === null) return null;
      const half = halfUnit(asPrinted(p));
      const [low, high] = range;
      // A one-sided p is half of it.
      if (p.value + half >= low && p.value - half <= high) return "fine";
      const oneSided = p.value + half >= low / 2 && p.value - half <= high / 2;
      const text = (x: number) => (x < 0.001 ? x.toExponential(1) : x.toFixed(4));
      const why = `from the printed statistic and its degrees of freedom p follows as ${text(low)} to ${text(high)}, not ${p.text}`;
      return at(table, row, p, "TEST_P", oneSided ? "questionable" : "inconsistent", `${why}.`, {
        fits: oneSided ? "fits a one-sided test" : null,
        recomputed: [{ quantity: "p", printed: p.text, low, high }],
      });
    }),
};

function pRange({ t, df, f, df1, df2 }: AuditEstimate): readonly [number, number] | null {
  if (f !== null && df1 !== null && df2 !== null && df1.value > 0 && df2.value > 0)
    return ends(f, (x) => fisherF.upper(Math.max(0, x), df1.value, df2.value));
  if (t !== null && df !== null && df.value > 0) return ends(t, (x) => twoSidedP(x, df.value));
  return null;
}

/** p at the ends of what a statistic may have been, from smaller to larger. */
function ends(statistic: AuditNumber, p: (size: number) => number): readonly [number, number] {
  const [size, half] = [Math.abs(statistic.value), halfUnit(asPrinted(statistic))];
  return [p(size + half), p(Math.max(0, size - half))];
}
