import { type Inference, knappHartungFactor } from "./inference.js";

/**
 * Knapp–Hartung test, never narrower than the t test.
 *
 *   s² = max(1, Σw(y − μ)²/(k−1));   SE = √(s²/Σw);   t = μ/SE on k − 1 df
 *
 * Unit     that of the effect
 * Domain   k ≥ 2
 * Source   Knapp & Hartung 2003, Stat Med 22:2693–2710; Röver, Knapp & Friede 2015, BMC Med Res Methodol 15:99
 * Same as  metafor::rma(test = "adhoc")
 */
export const knappHartungAdhoc: Inference = {
  id: "knapp-hartung-adhoc",
  alsoKnownAs: ["adhoc", "hk-adhoc", "modified-knapp-hartung"],
  label: "Knapp–Hartung test, never narrower than the t test",
  formula: ["s² = max(1, Σw(y − μ)²/(k−1))", "SE = √(s²/Σw)", "t = μ/SE, k − 1 df"],
  unit: "that of the effect",
  source: "doi:10.1002/sim.1482",
  sameAs: 'metafor::rma(test = "adhoc")',
  r: "adhoc",
  compute: (pooled) => ({ se: Math.sqrt(Math.max(1, knappHartungFactor(pooled)) / pooled.w1), df: pooled.k - 1 }),
};
