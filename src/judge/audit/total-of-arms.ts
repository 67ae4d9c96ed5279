import type { AuditArm } from "../../records.js";
import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, grouped, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/**
 * A row of totals is the sum of its arms.
 *
 *   N = Σn,   E = Σe,   x̄ = Σn x̄ᵢ/Σn within rounding
 *
 * Unit     people; the outcome's for means
 * Domain   a row whose arm is "total", "all" or "overall", beside two arms or more of the same study and outcome
 * Source   by definition of a sum
 * Same as  none
 */
export const totalOfArms: AuditCheck = {
  id: "total-of-arms",
  code: "TOTAL_MISMATCH",
  label: "Total of the arms",
  formula: ["N = Σn, E = Σe, x̄ = Σn x̄ᵢ/Σn"],
  unit: null,
  source: "by definition of a sum",
  sameAs: null,
  explain: "The arms say what their total is.",
  run(table) {
    const ofGroup = table.totals.length === 0 ? new Map<string, readonly AuditArm[]>() : grouped(table.arms, keyOf);
    return over(table.totals, (total) => {
      const arms = ofGroup.get(keyOf(total)) ?? [];
      if (arms.length < 2) return null;
      let judged = false;
      for (const what of ["n", "events"] as const) {
        const sum = sumOf(arms, what);
        const printed = total[what];
        if (sum === null || printed === null) continue;
        judged = true;
        if (sum === printed.value) continue;
        const name = what === "n" ? "people" : "events";
        const why = `the arms have ${plain(sum)} ${name} together, not ${printed.text}`;
        return at(table, total.row, printed, "TOTAL_MISMATCH", "inconsistent", `${why}.`, {
          fits: `fits if the total is ${plain(sum)}, or an arm's is off by ${plain(Math.abs(sum - printed.value))}`,
          recomputed: [{ quantity: name, printed: printed.text, low: sum, high: sum }],
        });
      }
      const mean = meanOf(arms);
      if (mean === null || total.mean === null) return judged ? "fine" : null;
      if (Math.abs(mean.value - total.mean.value) <= mean.half + halfUnit(asPrinted(total.mean)) + 1e-9) return "fine";
      const why = `the arms' means give ${plain(mean.value)} together, not ${total.mean.text}`;
      return at(table, total.row, total.mean, "TOTAL_MISMATCH", "inconsistent", `${why}.`);
    });
  },
};

const keyOf = ({ study, outcome }: AuditArm): string => JSON.stringify([study, outcome]);

function sumOf(arms: readonly AuditArm[], what: "n" | "events"): number | null {
  let sum = 0;
  for (const arm of arms) {
    const value = arm[what]?.value;
    if (value === undefined) return null;
    sum += value;
  }
  return sum;
}

function meanOf(arms: readonly AuditArm[]): { readonly value: number; readonly half: number } | null {
  let [people, sum, half] = [0, 0, 0];
  for (const { n, mean } of arms) {
    if (n === null || mean === null || !(n.value > 0)) return null;
    people += n.value;
    sum += n.value * mean.value;
    half = Math.max(half, halfUnit(asPrinted(mean)));
  }
  return { value: sum / people, half };
}
