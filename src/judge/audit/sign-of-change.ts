import { type AuditCheck, at, over } from "./audit-check.js";

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
    return over(clear, (arm) => {
      const { row, outcome, label, mean } = arm;
      const others = clear.filter((one) => one !== arm && one.outcome === outcome && one.label === label);
      if (mean === null || others.length < 4) return null;
      if (others.some((one) => Math.sign(one.mean?.value ?? 0) === Math.sign(mean.value))) return "fine";
      const why = `the change ${mean.text} of “${label}” has the other sign than in all ${others.length} other such arms`;
      return at(table, row, mean, "SIGN_LOST", "questionable", `${why}.`, {
        fits: `fits if it was ${mean.value < 0 ? mean.text.replace(/^[-−–]\s*/, "") : `−${mean.text}`}`,
      });
    });
  },
};
