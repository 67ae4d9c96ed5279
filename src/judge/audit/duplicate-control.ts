import type { AuditArm } from "../../records.js";
import { type AuditCheck, at, over } from "./audit-check.js";

/** Arms of two studies that agree in so many digits do so by chance in no table. */
const TELLING = 7;

/**
 * An arm that stands under two studies: a control group that was copied, or a trial that was published twice.
 *
 *   n, mean and SD (or events) of two studies' arms are equal as printed, seven digits or more
 *
 * Unit     none
 * Domain   arms of different studies on one outcome
 * Source   by comparison with the table's other rows
 * Same as  none
 */
export const duplicateControl: AuditCheck = {
  id: "duplicate-control",
  code: "DUPLICATE_ARM",
  label: "Arm that stands in two studies",
  formula: ["n, x̄ and s of two studies' arms are equal as printed"],
  unit: null,
  source: "by comparison with the table's other rows",
  sameAs: null,
  explain: "Two groups of people never agree in every digit of their mean and SD.",
  run(table) {
    const first = new Map<string, AuditArm>();
    return over(table.arms, (arm) => {
      const { row, study, outcome, n, mean, sd } = arm;
      if (n === null || mean === null || sd === null) return null;
      const digits = [n, mean, sd].reduce((sum, { text }) => sum + text.replace(/\D/g, "").length, 0);
      if (digits < TELLING) return null;
      const key = JSON.stringify([outcome, n.text, mean.text, sd.text]);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, arm);
      if (earlier === undefined || earlier.study === study) return "fine";
      const why = `“${study}” and “${earlier.study}” (row ${earlier.row}) have an arm of ${n.text} people with mean ${mean.text} and SD ${sd.text}`;
      return at(table, row, mean, "DUPLICATE_ARM", "questionable", `${why}: is it one group of people?`);
    });
  },
};
