import type { AuditArm } from "../../records.js";
import { plain } from "../wording.js";
import { type AuditCheck, at, median, over } from "./audit-check.js";

/** How far below its peers an SD must lie, and how near to them it must come when it is taken for an SE. */
const FAR = 0.35;
const NEAR = 1.5;

/**
 * A standard error in the column of SDs: far smaller than what the same scale shows elsewhere, and of its size once it is
 * multiplied by √n.
 *
 *   s < 0.35 S  and  ⅔S < s√n < 1½S,   S the median SD of the other studies, or the instrument's typical one
 *
 * Unit     the outcome's
 * Domain   n ≥ 12, with three other SDs on the same outcome or a typical SD of the instrument
 * Source   Cochrane Handbook 6.5.2.1, on SEs taken for SDs
 * Same as  none
 */
export const seAsSd: AuditCheck = {
  id: "se-as-sd",
  code: "SE_AS_SD",
  label: "Standard error typed as SD",
  formula: ["s < 0.35 S and ⅔S < s√n < 1½S"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.1",
  sameAs: null,
  explain: "Other studies on the same scale, or the instrument's typical SD, say how large an SD is.",
  run: (table) =>
    over(table.arms, (arm) => {
      const { row, label, n, sd } = arm;
      if (n === null || sd === null || n.value < 12 || !(sd.value > 0)) return null;
      const usual = usualSd(arm, table.arms);
      if (usual === null) return null;
      const scaled = sd.value * Math.sqrt(n.value);
      if (sd.value >= FAR * usual || scaled <= usual / NEAR || scaled >= usual * NEAR) return "fine";
      const why = `the SD ${sd.text} of “${label}” is ${plain(usual / sd.value)} times smaller than is usual on this scale (${plain(usual)}), and times √${n.text} it is ${plain(scaled)}`;
      return at(table, row, sd, "SE_AS_SD", "questionable", `${why}: is it a standard error?`, {
        fits: `fits as a standard error, of an SD of ${plain(scaled)}`,
      });
    }),
};

/** The median SD of other studies on the outcome, where there are three; else the instrument's typical one. */
export function usualSd({ study, outcome, instrument, isChange }: AuditArm, all: readonly AuditArm[]): number | null {
  const others = all.flatMap((arm) =>
    arm.study !== study && arm.outcome === outcome && arm.isChange === isChange && arm.sd !== null && arm.sd.value > 0
      ? [arm.sd.value]
      : [],
  );
  return others.length >= 3 ? median(others) : (instrument?.typicalSd?.value ?? null);
}
