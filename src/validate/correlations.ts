import type { Working } from "../records.js";
import type { Desk } from "./form.js";
import { workedOut } from "./gathered.js";
import { fisherZ } from "./recover/fisher-z.js";
import { absent, NOTHING, recover } from "./row.js";
import { CHECK, shown } from "./wording.js";
import type { Source } from "./worked-out.js";

/** A row is a correlation and the people it was found in: nothing else of the table is an estimate. */
export const holdsCorrelations = ({ head, at }: Desk): boolean =>
  head.form === "effects" &&
  at.arm.correlation >= 0 &&
  at.arm.n >= 0 &&
  [at.contrast.estimate, at.contrast.yi, at.contrast.t].every((index) => index < 0);

export const ofCorrelations: Source = {
  measure: "zcor",
  needs: ({ at: { arm } }) => [
    { what: "correlation", column: arm.correlation },
    { what: "number of people", column: arm.n },
  ],
  read(desk, measure) {
    const { cells, at, log } = desk;
    const { correlation } = at.arm;
    const { ci_lower } = at.contrast;
    const r = cells.number(correlation);
    const n = cells.count(at.arm.n);
    if (measure.id !== "zcor") {
      const hint = "Leave --measure and the column measure out, or say zcor.";
      cells.failRow("E_MEASURE", `a correlation beside n gives zcor, not ${measure.id}`, hint, correlation);
    }
    if (Math.abs(r) >= 1) {
      const is =
        Math.abs(r) === 1 ? "a correlation of 1 or −1 has no Fisher's z" : "a correlation lies between −1 and 1";
      cells.fail("E_RANGE", correlation, is, CHECK);
    }
    if (n <= 3) {
      const hint = "Check the number, or leave the row out with --filter.";
      cells.fail("E_RANGE", at.arm.n, "Fisher's z has a variance from 4 people on", hint);
    }
    if (cells.failed || absent(r + n)) return null;
    if (cells.text(ci_lower) !== null)
      log.once("N_SUPERSEDED", "the interval was not used where the row gives n", cells.header(ci_lower));
    const draft: { workings: readonly Working[] } = { workings: NOTHING };
    const { estimate, se } = recover(draft, fisherZ, "Fisher's z", { r, n });
    const message = `z = ${shown(estimate)}, SE ${shown(se)} comes from the correlation ${shown(r)} of ${shown(n)} people`;
    const notes = [cells.note("N_RECOVERED", message, correlation)];
    return workedOut(measure, fisherZ.id, { estimate, se, workings: draft.workings, notes });
  },
};

/** Whether some cell can be a correlation that is no count: whole numbers are events of n. */
export function hasDecimals({ head, at }: Desk): boolean {
  const cells = head.firstRows.map((row) => row.cells[at.arm.correlation] ?? "");
  return cells.length === 0 || cells.some((cell) => /\d/.test(cell) && !Number.isInteger(head.number(cell)));
}
