import type { AuditArm, AuditTable } from "../../records.js";
import { fixed, plain } from "../wording.js";
import { type AuditCheck, at, over } from "./audit-check.js";
import { usual } from "./usual.js";

/** How far below the usual one an SD must lie, and how near to it it must come when it is taken for an SE. */
const OF_OTHERS = { far: 0.25, near: 1.5 };
/** People vary at the end about as much as they did at the start, so that their own baseline says it with more room. */
const OF_BASELINE = { far: 0.35, near: 2.2 };

/**
 * A standard error in the column of SDs: far smaller than what the same scale shows elsewhere, and of its size once it is
 * multiplied by √n.
 *
 *   s < ¼S  and  ⅔S < s√n < 1½S,   S the median SD of the other studies, or the instrument's typical one;
 *   s < 0.35 S  and  S/2.2 < s√n < 2.2 S,   S the SD of the same people at baseline
 *
 * Unit     the outcome's
 * Domain   n ≥ 12; an SD at baseline, three other studies alike, or a typical SD of the instrument
 * Source   Cochrane Handbook 6.5.2.1, on SEs taken for SDs
 * Same as  none
 */
export const seAsSd: AuditCheck = {
  id: "se-as-sd",
  code: "SE_AS_SD",
  label: "Standard error typed as SD",
  formula: ["s < ¼S and ⅔S < s√n < 1½S", "s < 0.35 S and S/2.2 < s√n < 2.2 S, S at baseline"],
  unit: null,
  source: "Cochrane Handbook 6.5.2.1",
  sameAs: null,
  explain: "The SD at baseline, other studies on the scale, or the instrument's typical SD say how large an SD is.",
  run: (table) =>
    over(table.arms, (arm) => {
      const { row, label, n, sd } = arm;
      if (n === null || sd === null || n.value < 12 || !(sd.value > 0)) return null;
      const expected = usualSd(arm, table);
      if (expected === null) return null;
      const scaled = sd.value * Math.sqrt(n.value);
      const { far, near } = arm.baselineSd !== null && !arm.isChange ? OF_BASELINE : OF_OTHERS;
      if (sd.value >= far * expected || scaled <= expected / near || scaled >= expected * near) return "fine";
      const why = `the SD ${sd.text} of “${label}” is ${fixed(expected / sd.value, 1)} times smaller than the usual one (${plain(expected)}), and times √${n.text} it is ${plain(scaled)}`;
      return at(table, row, sd, "SE_AS_SD", "questionable", `${why}: is it a standard error?`, {
        fits: `fits as a standard error, of an SD of ${plain(scaled)}`,
      });
    }),
};

/** The SD that the same people had at baseline; else the usual one of other studies; else the instrument's typical one. */
function usualSd(arm: AuditArm, table: AuditTable): number | null {
  if (arm.baselineSd !== null && !arm.isChange) return arm.baselineSd.value > 0 ? arm.baselineSd.value : null;
  return usual(arm, table, "sd") ?? arm.instrument?.typicalSd?.value ?? null;
}
