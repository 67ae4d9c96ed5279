import { type Inference, knappHartungFactor } from "./inference.js";

/**
 * Knapp–Hartung (Sidik–Jonkman) test.
 *
 *   s² = Σw(y − μ)²/(k−1);   SE = √(s²/Σw);   t = μ/SE on k − 1 df
 *
 * With s² = 0 (all estimates equal) there would be no test at all: then s² = 1.
 *
 * Unit     that of the effect
 * Domain   k ≥ 2
 * Source   Hartung & Knapp 2001, Stat Med 20:3875–3889; Sidik & Jonkman 2002, Stat Med 21:3153–3159
 * Same as  metafor::rma(test = "knha")
 */
export const knappHartung: Inference = {
  id: "knapp-hartung",
  alsoKnownAs: ["knha", "hk", "hksj", "kh", "hartung-knapp", "hartung-knapp-sidik-jonkman"],
  label: "Knapp–Hartung (Sidik–Jonkman) test",
  formula: ["s² = Σw(y − μ)²/(k−1)", "SE = √(s²/Σw)", "t = μ/SE, k − 1 df"],
  unit: "that of the effect",
  source: "doi:10.1002/sim.1009",
  sameAs: 'metafor::rma(test = "knha")',
  r: "knha",
  compute: (pooled) => ({ se: Math.sqrt((knappHartungFactor(pooled) || 1) / pooled.w1), df: pooled.k - 1 }),
};
