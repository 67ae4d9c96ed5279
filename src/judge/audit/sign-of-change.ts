import type { AuditArm } from "../../records.js";
import { type AuditCheck, at, grouped, over } from "./audit-check.js";

/** So far from 0, in standard errors, that no chance turns a sign. */
const CLEAR = 4;

/**
 * A change whose sign is the other one than in all other arms of the same treatment: a minus that was lost or added.
 *
 *   sign(x̄) ≠ sign(x̄ᵢ) of four other arms or more, all |x̄ᵢ| and |x̄| above 4 standard errors
 *
 * Unit     the outcome's
 * Domain   change scores with SDs and numbers, five arms or more of one treatment and outcome
 * Source   by comparison with the table's other rows
 * Same as  none
 */
export const signOfChange: AuditCheck = {
  id: "sign-of-change",
  code: "SIGN_LOST",
  label: "Sign of a change",
  formula: ["sign(x̄) ≠ sign(x̄ᵢ) of all other arms, each beyond 4 SE"],
  unit: null,
  source: "by comparison with the table's other rows",
  sameAs: null,
  explain:
    "Where all arms of a treatment clearly change one way, one that changes as clearly the other way has lost its sign.",
  run(table) {
    const clear = table.arms.filter(
      ({ isChange, mean, sd, n }) =>
        isChange && mean && sd && n && Math.abs(mean.value) > (CLEAR * sd.value) / Math.sqrt(n.value),
    );
    const alike = grouped(clear, keyOf);
    return over(clear, (arm) => {
      const { row, label, mean } = arm;
      const group = alike.get(keyOf(arm)) ?? [];
      if (mean === null || group.length < 5) return null;
      // The only one with its sign.
      const sign = Math.sign(mean.value);
      if (group.find((one) => Math.sign(one.mean?.value ?? 0) === sign && one !== arm)) return "fine";
      const why = `the change ${mean.text} of “${label}” has the other sign than in all ${group.length - 1} other such arms`;
      return at(table, row, mean, "SIGN_LOST", "questionable", `${why}.`, {
        fits: `fits if it was ${mean.value < 0 ? mean.text.replace(/^[-−–]\s*/, "") : `−${mean.text}`}`,
      });
    });
  },
};

const keyOf = ({ outcome, label }: AuditArm): string => JSON.stringify([outcome, label]);
