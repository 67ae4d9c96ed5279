import { hasSides } from "../../core/quantities.js";
import type { Fit } from "../../records.js";
import { only } from "./only.js";

/** Which arm each side of the axis favours; null where the direction is not known, or can favour nobody. */
export function favouredSides(fit: Fit): { readonly low: string; readonly high: string } | null {
  if (fit.direction === null || !hasSides(fit)) return null;
  const [treatment, control] = armNames(fit);
  const [better, worse] =
    control === "baseline" ? ["improved", "worsened"] : [`favours ${treatment}`, `favours ${control}`];
  return fit.direction === "lower-better" ? { low: better, high: worse } : { low: worse, high: better };
}

function armNames({ studies }: Fit): readonly [string, string] {
  return [
    only(studies.map(({ treatment }) => treatment)) ?? "treatment",
    only(studies.map(({ control }) => control)) ?? "control",
  ];
}
