import { chiSquared } from "../../core/distributions.js";
import { quadraticFormUpper } from "../../core/quadratic-form.js";
import { expandUpwards, findRoot } from "../../core/roots.js";
import { traceP, weighted } from "../studies.js";
import type { Tau2Interval } from "./interval.js";
import { weightSpectrum } from "./weight-spectrum.js";

const NOTHING = 1e-30;

/**
 * Generalised-Q interval of tau², with the weights of the common-effect model.
 *
 *   Q = Σ(y − μ)²/v is a sum of λ χ²₁,   λ = 1 + tau²·e,   e the eigenvalues of W − W11'W/Σw, w = 1/v
 *   P(Q* > Q; low) = α/2,   P(Q* > Q; high) = 1 − α/2
 *
 * (The general λ are the eigenvalues of A(V + tau²I); with w = 1/v, AVA = A makes them 1 + tau²·e.)
 * A limit is 0 where its probability is reached at tau² = 0 already.
 *
 * Unit     squared units of the effect
 * Domain   k ≥ 2
 * Source   Jackson 2013, Res Synth Methods 4:220–229
 * Same as  metafor::confint(rma(yi, vi, weights = 1/vi, method = "GENQ")) run to convergence and without a cap
 */
export const generalisedQ: Tau2Interval = {
  id: "generalised-q",
  alsoKnownAs: ["generalized-q", "gen-q"],
  label: "Generalised-Q interval of tau²",
  formula: [
    "Q* = Σ λ χ²₁, λ = 1 + tau²·e, e the eigenvalues of W − W11'W/Σw, w = 1/v",
    "P(Q* > Q; low) = α/2",
    "P(Q* > Q; high) = 1 − α/2",
  ],
  unit: "squared units of the effect",
  source: "doi:10.1002/jrsm.1081",
  sameAs: 'metafor::confint(rma(yi, vi, weights = 1/vi, method = "GENQ"), control = list(tol = 1e-12, tau2.max = Inf))',
  r: "GENQ",
  compute(studies, level) {
    const sums = weighted(studies, 0);
    const eigenvalues = weightSpectrum(studies.v);
    const [largest = 0] = eigenvalues;
    const tail = (tau2: number): number => {
      // With the largest λ in place of all the tail is heavier: where that one vanishes there is none to integrate,
      // and at tau² = 0 all are equal.
      const bound = chiSquared.upper(sums.q / (1 + tau2 * largest), studies.k - 1);
      if (tau2 === 0 || bound < NOTHING) return bound;
      return quadraticFormUpper(
        sums.q,
        eigenvalues.map((e) => 1 + tau2 * e),
      );
    };
    const step = sums.q / traceP(sums);
    const reaches = (probability: number, from: number): number => {
      const short = (tau2: number): number => tail(tau2) - probability;
      if (!(sums.q > 0) || short(from) >= 0) return from;
      const bracket = expandUpwards(short, from, { step, factor: 4 });
      return bracket === null ? from : findRoot(short, bracket.low, bracket.high, { tolerance: 1e-13 * step });
    };
    const low = reaches((1 - level) / 2, 0);
    return { low, high: reaches((1 + level) / 2, low) };
  },
};
