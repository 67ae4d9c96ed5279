import type { BackTransformed, BackTransformedEffect, Scale } from "../records.js";

const inverses: Partial<Readonly<Record<Scale, (value: number) => number>>> = {
  log: Math.exp,
  "fisher-z": Math.tanh,
};

/** The natural quantity behind an estimate and its limits; null where the scale has none for a contrast, or it is too large to write. */
export function onNaturalScale(
  measure: string,
  scale: Scale,
  estimate: number,
  ciLow: number,
  ciHigh: number,
): BackTransformed | null {
  const inverse = inverses[scale];
  if (!inverse) return null;
  const natural = { measure, estimate: inverse(estimate), ciLow: inverse(ciLow), ciHigh: inverse(ciHigh) };
  return natural.ciHigh < Number.POSITIVE_INFINITY ? natural : null;
}

/** The same where a paper may have printed no limits. */
export function effectOnNaturalScale(
  measure: string,
  scale: Scale,
  estimate: number,
  ciLow: number | null,
  ciHigh: number | null,
): BackTransformedEffect | null {
  const natural = onNaturalScale(measure, scale, estimate, ciLow ?? estimate, ciHigh ?? estimate);
  return (
    natural && {
      ...natural,
      ciLow: ciLow === null ? null : natural.ciLow,
      ciHigh: ciHigh === null ? null : natural.ciHigh,
    }
  );
}
