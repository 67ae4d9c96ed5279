import type { Working } from "../records.js";
import type { Desk } from "./form.js";
import { workedOut } from "./gathered.js";
import { logRank } from "./recover/log-rank.js";
import { absent, NOTHING, recover } from "./row.js";
import { CHECK, shown } from "./wording.js";
import type { Source } from "./worked-out.js";

/** (O − E)/V is a log hazard ratio from log-rank tests, and Peto's log odds ratio from counts: nothing else. */
const GIVES: ReadonlySet<string> = new Set(["hr", "peto"]);

/** A row is a log-rank test: no other column is an estimate. */
export const holdsLogRank = ({ head, at: { contrast } }: Desk): boolean =>
  head.form === "effects" &&
  contrast.o_minus_e >= 0 &&
  contrast.o_minus_e_variance >= 0 &&
  contrast.estimate < 0 &&
  contrast.yi < 0;

export const ofLogRank: Source = {
  measure: "hr",
  needs: ({ at: { contrast } }) => [
    { what: "O − E", column: contrast.o_minus_e },
    { what: "variance of O − E", column: contrast.o_minus_e_variance },
  ],
  read(desk, measure) {
    const { cells, at } = desk;
    const { o_minus_e, o_minus_e_variance } = at.contrast;
    const oMinusE = cells.number(o_minus_e);
    const v = cells.number(o_minus_e_variance);
    if (!GIVES.has(measure.id)) {
      const hint = "Leave --measure and the column measure out, or say hr (peto where O − E are of counts).";
      cells.failRow("E_MEASURE", `O − E and its variance give hr or peto, not ${measure.id}`, hint, o_minus_e);
    }
    if (v <= 0) cells.fail("E_RANGE", o_minus_e_variance, "expected a variance of O − E, above 0", CHECK);
    if (cells.failed || absent(oMinusE + v)) return null;
    const draft: { workings: readonly Working[] } = { workings: NOTHING };
    const { estimate, se } = recover(draft, logRank, "log hazard ratio", { oMinusE, v });
    const message = `ln ${measure.id === "hr" ? "HR" : "OR"} ${shown(estimate)}, SE ${shown(se)} comes from O − E = ${shown(oMinusE)} of the treatment and V = ${shown(v)}`;
    const notes = [cells.note("N_RECOVERED", message, o_minus_e)];
    return workedOut(measure, logRank.id, { estimate, se, workings: draft.workings, notes });
  },
};
