import type { Effect } from "../records.js";

/**
 * What an effect is a difference of, as far as thresholds are concerned: points of an instrument (`raw`), standard
 * deviations, a share of patients (`risk`), or something no threshold of an instrument speaks of.
 */
export type Quantity = "raw" | "standardised" | "risk" | "other";

export function quantityOf({ measure, scale, unit, arms }: Pick<Effect, "scale" | "unit"> & Partial<Effect>): Quantity {
  // An effect "on its own scale" is of no instrument's points unless it names its unit.
  if (scale !== "natural" || (measure === "gen" && unit === null)) return "other";
  if (unit === "SD") return "standardised";
  if (
    /risk|proportion|probability/.test(unit ?? "") ||
    (arms && arms.treatment.events !== null && arms.treatment.mean === null)
  )
    return "risk";
  return "raw";
}
