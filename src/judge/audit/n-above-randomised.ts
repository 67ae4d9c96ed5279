import type { AuditArm, AuditTable } from "../../records.js";
import { type AuditCheck, at, over } from "./audit-check.js";

const BASELINE = /^(?:baseline|t0|pre(?:[- ]?(?:treatment|test|intervention))?|week 0|0(?: (?:weeks|months))?)$/i;

/**
 * Nobody is analysed who was not randomised.
 *
 *   n ≤ randomised,   n at follow-up ≤ n at baseline
 *
 * Unit     people
 * Domain   a column "randomised" (or "n_randomised", "allocated"), or rows of the same arm and outcome at baseline
 * Source   Moher 2010, CONSORT 2010 explanation and elaboration, BMJ 340:c869, item 13
 * Same as  none
 */
export const nAboveRandomised: AuditCheck = {
  id: "n-above-randomised",
  code: "N_ABOVE_RANDOMISED",
  label: "No more people than were randomised",
  formula: ["n ≤ randomised, n at follow-up ≤ n at baseline"],
  unit: "people",
  source: "doi:10.1136/bmj.c869",
  sameAs: null,
  explain: "People leave a trial; none join an arm after they were randomised.",
  run(table) {
    const atBaseline = new Map(
      table.arms.flatMap((arm) => (BASELINE.test(arm.timepoint ?? "") && arm.n ? [[keyOf(arm), arm.n] as const] : [])),
    );
    return over(table.arms, (arm) => {
      const { row, n, label } = arm;
      const from = arm.randomised ?? (BASELINE.test(arm.timepoint ?? "") ? undefined : atBaseline.get(keyOf(arm)));
      if (n === null || from === undefined || from === null) return null;
      if (n.value <= from.value) return "fine";
      const where = arm.randomised === null ? "were there at baseline" : "were randomised";
      const why = `${n.text} people were analysed in “${label}”, of whom ${from.text} ${where}`;
      return at(table, row, n, "N_ABOVE_RANDOMISED", "inconsistent", `${why}.`, { others: [from.text] });
    });
  },
};

const keyOf = ({ study, outcome, timepoint, label }: AuditTable["arms"][number] | AuditArm): string =>
  JSON.stringify([study, timepoint === null ? outcome : outcome.slice(0, -timepoint.length), label]);
