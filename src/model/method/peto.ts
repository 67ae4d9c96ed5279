import { inverseVariance } from "./inverse-variance.js";
import type { PoolingMethod } from "./method.js";

/**
 * Peto's pooled odds ratio.
 *
 *   ln OR = Σ(O − E)/ΣV,   SE = 1/√ΣV
 *
 * Each study's effect is Peto's own, y = (O − E)/V with v = 1/V, so that Σy/v is Σ(O − E) and Σ1/v is ΣV: it is the
 * inverse-variance pooling of that measure, and `--measure peto --model common` gives the same numbers.
 *
 * Unit     natural logarithm of a ratio
 * Domain   V > 0: a study without events, or with nothing but events, is left out
 * Source   Yusuf 1985, Prog Cardiovasc Dis 27:335–371
 * Same as  metafor::rma.peto(ai, n1i, ci, n2i)
 */
export const petoPooling: PoolingMethod = {
  id: "peto",
  alsoKnownAs: ["yusuf-peto"],
  label: "Peto's pooled odds ratio",
  formula: ["ln OR = Σ(O − E)/ΣV", "SE = 1/√ΣV"],
  unit: null,
  source: "doi:10.1016/S0033-0620(85)80003-7",
  sameAs: "metafor::rma.peto(ai, n1i, ci, n2i)",
  measures: ["peto"],
  counts: false,
  measure: "peto",
  pool: inverseVariance.pool,
};
