import { BptrialError } from "../core/errors.js";
import { scaleOf } from "../core/quantities.js";
import { approximateFactor, smallSampleFactor } from "../core/small-sample-factor.js";
import { smdVariance as lsVariance } from "../core/standardised.js";
import { pooledSd } from "../core/two-means.js";
import type { Measure, MeasureOptions } from "./measure.js";
import { NO_SPREAD } from "./no-spread.js";

interface Sizes {
  readonly n1: number;
  readonly n2: number;
  readonly J: number;
  readonly d: number;
  readonly g: number;
  readonly meanG: number | null;
}

/** The sampling variances of g that programs use, by the name metafor gives them (`vtype`). */
const variances: Readonly<Record<MeasureOptions["smdVariance"], (sizes: Sizes) => number>> = {
  ls: ({ n1, n2, g }) => lsVariance(g, n1, n2),
  ls2: ({ n1, n2, J, d }) => J * J * lsVariance(d, n1, n2),
  ub: ({ n1, n2, J, g }) => {
    const m = n1 + n2 - 2;
    return 1 / n1 + 1 / n2 + (1 - (m - 2) / (m * J * J)) * g * g;
  },
  av: ({ n1, n2, meanG }) => {
    if (meanG === null)
      throw new BptrialError("E_OPTION", "--smd-variance av needs the mean g of several rows", "Use ls for one row.");
    return lsVariance(meanG, n1, n2);
  },
  revman: ({ n1, n2, g }) => (n1 + n2) / (n1 * n2) + (g * g) / (2 * (n1 + n2 - 3.94)),
};

const EXACT = "J = Γ(m/2)/(√(m/2) Γ((m−1)/2))";
const APPROXIMATE = "J = 1 − 3/(4(n₁+n₂) − 9)";

const formulaWith = (factor: string, ...last: readonly string[]): readonly string[] => [
  "s_p = √(((n₁−1)s₁² + (n₂−1)s₂²)/m), m = n₁ + n₂ − 2",
  "d = (x̄₁ − x̄₂)/s_p",
  factor,
  "g = J d",
  ...last,
];

const formulas: Readonly<Record<MeasureOptions["smdVariance"], readonly string[]>> = {
  ls: formulaWith(EXACT, "v = 1/n₁ + 1/n₂ + g²/(2(n₁+n₂))"),
  ls2: formulaWith(EXACT, "v = J²(1/n₁ + 1/n₂ + d²/(2(n₁+n₂)))"),
  ub: formulaWith(EXACT, "v = 1/n₁ + 1/n₂ + (1 − (m−2)/(m J²)) g²"),
  av: formulaWith(EXACT, "ḡ = Σ N g/Σ N over the rows", "v = 1/n₁ + 1/n₂ + ḡ²/(2(n₁+n₂))"),
  revman: formulaWith(APPROXIMATE, "v = (n₁+n₂)/(n₁n₂) + g²/(2(n₁+n₂ − 3.94))"),
};

/**
 * Standardised mean difference, Hedges' g (pooled SD, exact small-sample factor).
 *
 *   s_p = √(((n₁−1)s₁² + (n₂−1)s₂²)/m),   m = n₁ + n₂ − 2
 *   d = (x̄₁ − x̄₂)/s_p
 *   J = Γ(m/2)/(√(m/2) Γ((m−1)/2))
 *   y = g = J d
 *   v = 1/n₁ + 1/n₂ + g²/(2(n₁+n₂))                       ls, the default
 *       J² (1/n₁ + 1/n₂ + d²/(2(n₁+n₂)))                  ls2
 *       1/n₁ + 1/n₂ + (1 − (m−2)/(m J²)) g²               ub
 *       1/n₁ + 1/n₂ + ḡ²/(2(n₁+n₂)), ḡ the n-weighted mean g of the pooled rows   av
 *       (n₁+n₂)/(n₁n₂) + g²/(2(n₁+n₂ − 3.94)), with J = 1 − 3/(4(n₁+n₂) − 9) in g          revman
 *
 * Unit     standard deviations; positive when the treatment mean is higher
 * Domain   n₁, n₂ ≥ 2 and s_p > 0; av needs more than one row; revman with --one-person takes n₁ or n₂ = 1, n₁ + n₂ ≥ 3
 * Source   Hedges 1981, J Educ Stat 6:107–128 (g, J); Hedges 1982, Psychol Bull 92:490–499 (ls);
 *          Borenstein 2009, ch. 4 (ls2); Hedges 1983, Psychol Bull 93:388–395 (ub); Lin & Aloe 2021, Stat Med 40:403–426 (av);
 *          Hedges & Olkin 1985, Statistical Methods for Meta-Analysis, pp. 80, 104 (revman)
 * Same as  metafor::escalc(measure = "SMD", vtype = "LS" | "LS2" | "UB" | "AV"); of revman there is no call
 */
export const smd: Measure<"continuous"> = {
  id: "smd",
  alsoKnownAs: ["g", "hedges", "hedges-g", "standardised-mean-difference", "standardized-mean-difference"],
  label: "Standardised mean difference (Hedges' g)",
  formula: formulas.ls,
  formulaUnder: ({ smdVariance }) => formulas[smdVariance],
  unit: "SD",
  source: "doi:10.3102/10769986006002107",
  sameAs: 'metafor::escalc(measure = "SMD", vtype = "LS")',
  kind: "continuous",
  scale: scaleOf("smd"),
  onOutcomeScale: false,
  dropsDoubleZero: false,
  takesOnePerson: ({ smdVariance }) => smdVariance === "revman",
  compute({ arms: { treatment: t, control: c } }, { smdVariance, meanG }) {
    const s = pooledSd(t, c);
    if (!(s > 0)) return NO_SPREAD;
    const m = t.n + c.n - 2;
    const d = (t.mean - c.mean) / s;
    const J = smdVariance === "revman" ? approximateFactor(t.n + c.n) : smallSampleFactor(m);
    const g = J * d;
    const v = variances[smdVariance]({ n1: t.n, n2: c.n, J, d, g, meanG });
    const h = Math.sqrt(1 / t.n + 1 / c.n);
    return {
      y: g,
      v,
      parts: meanG === null ? { s_p: s, d, J, g, v } : { s_p: s, d, J, g, ḡ: meanG, v },
      noncentral: { t: d / h, df: m, factor: J * h },
    };
  },
};
