import type { AuditContrast, AuditNumber } from "../../records.js";
import { type AuditCheck, at, grouped, over } from "./audit-check.js";

/**
 * Arms that are swapped in one row: their numbers of people stand the other way round than in the study's other rows.
 *
 *   (n₁, n₂) ≈ (n₂, n₁) of two other rows of the study and of none the same way round, within a tenth; n₁ ≉ n₂
 *
 * Unit     people
 * Domain   studies with three rows or more, whose arms differ in size by more than a tenth
 * Source   by comparison with the study's other rows
 * Same as  none
 */
export const swappedArms: AuditCheck = {
  id: "swapped-arms",
  code: "ARMS_SWAPPED",
  label: "Arms the other way round",
  formula: ["(n₁, n₂) ≈ (n₂, n₁) of the study's other rows"],
  unit: "people",
  source: "by comparison with the study's other rows",
  sameAs: null,
  explain: "Other outcomes of the study say how many people each arm has.",
  run(table) {
    const ofStudy = grouped(table.contrasts, ({ study, treatment, control }) =>
      JSON.stringify([study, treatment.label, control.label]),
    );
    return over(table.contrasts, (one) => {
      const { row, study, treatment, control } = one;
      const others = (ofStudy.get(JSON.stringify([study, treatment.label, control.label])) ?? []).filter(
        (other) => other !== one,
      );
      if (treatment.n === null || control.n === null || near(treatment.n, control.n.value)) return null;
      if (others.length < 2) return null;
      const [first, second] = [treatment.n.value, control.n.value];
      const same = others.filter((other) => has(other, first, second)).length;
      const turned = others.filter((other) => has(other, second, first)).length;
      if (same + turned === 0) return null;
      if (same > 0 || turned < 2) return "fine";
      const why = `“${study}” has ${treatment.n.text} + ${control.n.text} people here, and the other way round in ${turned} other rows`;
      return at(table, row, treatment.n, "ARMS_SWAPPED", "questionable", `${why}.`, {
        fits: "fits if the arms are swapped in this row",
      });
    });
  },
};

/** Numbers of one arm differ a little between outcomes. */
const NEAR = 0.1;

const near = (number: AuditNumber | null, expected: number): boolean =>
  number !== null && Math.abs(number.value - expected) <= NEAR * expected;

const has = ({ treatment, control }: AuditContrast, first: number, second: number): boolean =>
  near(treatment.n, first) && near(control.n, second);
