import { twoSidedP } from "../../core/distributions.js";
import { differenceDf, differenceVariance } from "../../core/two-means.js";
import type { AuditNumber } from "../../records.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/** A printed p may be off by this factor before it is called inconsistent: adjusted and ranked tests differ so much. */
const ROOM = 3;

/**
 * The p of a row follows from its means, SDs and numbers of people.
 *
 *   t = (x̄₁ − x̄₂)/SE, Student's and Welch's, over all values that print alike
 *
 * Unit     none
 * Domain   two arms with n ≥ 2 and SDs above 0, and an exact p
 * Source   Welch 1947, Biometrika 34:28–35
 * Same as  stats::t.test, from summaries
 */
export const pOfMeans: AuditCheck = {
  id: "p-of-means",
  code: "P_MISMATCH",
  label: "p of two means",
  formula: ["t = (x̄₁ − x̄₂)/SE, Student's and Welch's"],
  unit: null,
  source: "doi:10.1093/biomet/34.1-2.28",
  sameAs: null,
  explain: "Means, SDs and numbers of people give the t test; the printed p says the same again.",
  run: (table) =>
    over(table.contrasts, ({ row, treatment: t, control: c, p }) => {
      if (p === null || !t.mean || !c.mean || !t.sd || !c.sd || !t.n || !c.n) return null;
      if (!(t.n.value >= 2 && c.n.value >= 2 && t.sd.value > 0 && c.sd.value > 0)) return null;
      const [low, high] = range(t.mean, c.mean, t.sd, c.sd, t.n.value, c.n.value);
      const half = halfUnit(asPrinted(p));
      if (p.value + half >= low / ROOM && p.value - half <= high * ROOM) return "fine";
      const text = (x: number) => (x < 0.001 ? x.toExponential(1) : x.toFixed(3));
      const why = `from these means, SDs and numbers p follows as ${text(low)} to ${text(high)}, not ${p.text}`;
      return at(table, row, p, "P_MISMATCH", "inconsistent", `${why}; is it of an adjusted or another test?`, {
        recomputed: [{ quantity: "p", printed: p.text, low, high }],
      });
    }),
};

/** Smallest and largest p over rounding, of both tests. */
function range(m1: AuditNumber, m2: AuditNumber, s1: AuditNumber, s2: AuditNumber, n1: number, n2: number) {
  const room = halfUnit(asPrinted(m1)) + halfUnit(asPrinted(m2));
  const gap = Math.abs(m1.value - m2.value);
  const ps: number[] = [];
  for (const difference of [Math.max(0, gap - room), gap + room]) {
    for (const [one, other] of [
      [-1, -1],
      [-1, 1],
      [1, -1],
      [1, 1],
    ] as const) {
      const first = { n: n1, sd: Math.max(1e-12, s1.value + one * halfUnit(asPrinted(s1))) };
      const second = { n: n2, sd: Math.max(1e-12, s2.value + other * halfUnit(asPrinted(s2))) };
      for (const variance of ["pooled", "unequal"] as const) {
        const se = Math.sqrt(differenceVariance(first, second, variance));
        ps.push(twoSidedP(difference / se, differenceDf(first, second, variance)));
      }
    }
  }
  return [Math.min(...ps), Math.max(...ps)] as const;
}
