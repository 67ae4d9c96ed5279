import { quantityNamed } from "../../core/quantities.js";
import type { Effect } from "../../records.js";

/**
 * What an effect is a difference of, as far as thresholds are concerned: points of an instrument (`raw`), standard
 * deviations, a share of patients (`risk`), or something no threshold of an instrument speaks of.
 */
export type ThresholdScale = "raw" | "standardised" | "risk" | "other";

export function thresholdScaleOf({ measure, unit }: Pick<Effect, "measure" | "unit">): ThresholdScale {
  const quantity = quantityNamed(measure);
  if (quantity?.compares !== "difference" || quantity.scale !== "natural") return "other";
  switch (quantity.estimand) {
    case "standardised mean":
      return "standardised";
    case "risk":
      return "risk";
    case "mean":
      return unit === "SD" ? "standardised" : "raw";
    default:
      return ofUnit(unit);
  }
}

/** An effect "on its own scale" is of no instrument's points unless it names its unit. */
function ofUnit(unit: string | null): ThresholdScale {
  if (unit === null) return "other";
  if (unit === "SD") return "standardised";
  return /risk|proportion|probability/.test(unit) ? "risk" : "raw";
}
