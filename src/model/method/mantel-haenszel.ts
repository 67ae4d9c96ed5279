import { BptrialError } from "../../core/errors.js";
import { sum as total } from "../../core/sums.js";
import { hasZeroCell, plus, type TwoByTwo } from "../../core/two-by-two.js";
import { qAbout } from "../studies.js";
import type { CountOptions, PoolingMethod } from "./method.js";

interface Sized extends TwoByTwo {
  readonly n1: number;
  readonly n2: number;
  readonly N: number;
}

interface Sums {
  readonly mu: number;
  readonly variance: number;
  readonly weights: readonly number[];
}

const sum = (tables: readonly Sized[], of: (table: Sized) => number): number => total(tables.map(of));

/** R and S of a ratio must both be above 0. */
function logRatio(R: number, S: number): number {
  if (R > 0 && S > 0) return Math.log(R / S);
  throw new BptrialError(
    "E_NOT_ESTIMABLE",
    "no study has what the Mantel–Haenszel ratio needs: one of its sums is 0",
    "Add ½ to the cells of studies with a zero (--mh-zero revman), or pool risk differences (--measure rd).",
  );
}

const or = (tables: readonly Sized[]): Sums => {
  const r = ({ a, d, N }: Sized): number => (a * d) / N;
  const s = ({ b, c, N }: Sized): number => (b * c) / N;
  const [R, S] = [sum(tables, r), sum(tables, s)];
  const mu = logRatio(R, S);
  const p = ({ a, d, N }: Sized): number => (a + d) / N;
  const q = ({ b, c, N }: Sized): number => (b + c) / N;
  const variance =
    sum(tables, (t) => p(t) * r(t)) / (2 * R * R) +
    sum(tables, (t) => p(t) * s(t) + q(t) * r(t)) / (2 * R * S) +
    sum(tables, (t) => q(t) * s(t)) / (2 * S * S);
  return { mu, variance, weights: tables.map(s) };
};

const rr = (tables: readonly Sized[]): Sums => {
  const s = ({ c, n1, N }: Sized): number => (c * n1) / N;
  const [R, S] = [sum(tables, ({ a, n2, N }) => (a * n2) / N), sum(tables, s)];
  const mu = logRatio(R, S);
  const variance = sum(tables, ({ a, c, n1, n2, N }) => ((n1 / N) * n2 * (a + c) - a * c) / N) / (R * S);
  return { mu, variance, weights: tables.map(s) };
};

const rd = (tables: readonly Sized[], { mhRdVariance }: CountOptions): Sums => {
  const weight = ({ n1, n2, N }: Sized): number => (n1 * n2) / N;
  const K = sum(tables, weight);
  const mu = sum(tables, ({ a, c, n1, n2, N }) => (a * n2 - c * n1) / N) / K;
  const sato = (): number => {
    const P = sum(tables, ({ a, c, n1, n2, N }) => (n1 * n1 * c - n2 * n2 * a + (n1 * n2 * (n2 - n1)) / 2) / (N * N));
    const Q = sum(tables, ({ a, c, n1, n2, N }) => (a * (n2 - c) + c * (n1 - a)) / (2 * N));
    return (mu * P + Q) / (K * K);
  };
  const greenlandRobins = (): number =>
    sum(tables, ({ a, b, c, d, n1, n2, N }) => (a * b * n2 ** 3 + c * d * n1 ** 3) / (n1 * n2 * N * N)) / (K * K);
  return { mu, variance: mhRdVariance === "sato" ? sato() : greenlandRobins(), weights: tables.map(weight) };
};

const POOLED: Readonly<Record<string, (tables: readonly Sized[], options: CountOptions) => Sums>> = { rr, or, rd };

/**
 * Mantel–Haenszel pooling of 2 × 2 tables: a, b events and others of n₁ treated, c, d of n₂ controls, N = n₁ + n₂.
 *
 *   OR   R = Σad/N, S = Σbc/N;   ln(R/S);   weight bc/N
 *        var = ΣPR/2R² + Σ(PS + QR)/2RS + ΣQS/2S²,   P = (a + d)/N, Q = (b + c)/N      Robins–Breslow–Greenland
 *   RR   R = Σan₂/N, S = Σcn₁/N;   ln(R/S);   weight cn₁/N
 *        var = Σ(n₁n₂(a + c) − acN)/N² / RS                                              Greenland–Robins
 *   RD   K = Σn₁n₂/N;   Σ(an₂ − cn₁)/N / K;   weight n₁n₂/N
 *        var = (RD ΣP + ΣQ)/K²,   P = (n₁²c − n₂²a + n₁n₂(n₂ − n₁)/2)/N²,
 *              Q = (a(n₂ − c) + c(n₁ − a))/2N                                            Sato, the usual
 *        var = Σ(abn₂³ + cdn₁³)/(n₁n₂N²) / K²              with --mh-rd-variance greenland-robins
 *
 * Nothing is added to zero cells; `--mh-zero revman` adds ½ to each cell of a study that has one, for OR and RR. Q is taken
 * about this estimate: Σ(y − μ)²/v.
 *
 * Unit     natural logarithm of a ratio; for RD a difference of two proportions
 * Domain   R, S > 0 for the ratios
 * Source   Mantel & Haenszel 1959, J Natl Cancer Inst 22:719–748; Robins, Breslow & Greenland 1986, Biometrics 42:311–323;
 *          Greenland & Robins 1985, Biometrics 41:55–68; Sato 1989, Biometrics 45:1323–1324
 * Same as  metafor::rma.mh(measure = "OR" | "RR" | "RD", correct = FALSE), but for Q, which is about the inverse-variance
 *          mean there
 */
export const mantelHaenszel: PoolingMethod = {
  id: "mh",
  alsoKnownAs: ["mantel-haenszel", "cmh"],
  label: "Mantel–Haenszel pooling",
  formula: ["OR: R = Σad/N, S = Σbc/N, ln(R/S)", "RR: R = Σan₂/N, S = Σcn₁/N, ln(R/S)", "RD: Σ(an₂ − cn₁)/N / Σn₁n₂/N"],
  unit: null,
  source:
    "Mantel & Haenszel 1959, J Natl Cancer Inst 22:719–748; doi:10.2307/2531052; doi:10.2307/2530643; doi:10.2307/2531784",
  sameAs: "metafor::rma.mh(measure, ai, n1i, ci, n2i)",
  measures: Object.keys(POOLED),
  counts: true,
  measure: null,
  pool({ studies, tables, measure }, options) {
    const half = options.mhZero === "revman" && measure !== "rd";
    const sized = tables.map((table): Sized => {
      const { a, b, c, d } = half && hasZeroCell(table) ? plus(table, 0.5, 0.5) : table;
      return { a, b, c, d, n1: a + b, n2: c + d, N: a + b + c + d };
    });
    const { mu, variance, weights } = (POOLED[measure] ?? or)(sized, options);
    const all = total(weights);
    return { mu, w1: 1 / variance, q: qAbout(studies, mu), weights: weights.map((weight) => (100 * weight) / all) };
  },
};
