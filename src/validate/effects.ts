import { ArmNamer } from "./arm-names.js";
import { ownScale } from "./context.js";
import type { Desk, Form } from "./form.js";
import { firstPresent } from "./form.js";
import { readReported } from "./reported.js";
import { reportedMeasure } from "./reported-measure.js";
import { absent, NOTHING } from "./row.js";
import { turned } from "./turn.js";
import { CHECK, quoted } from "./wording.js";
import { sourceOf } from "./worked-out.js";

/** One row a printed estimate. */
export function effectsForm(desk: Desk): Form {
  const { cells, at, contexts, row, log } = desk;
  const namer = new ArmNamer(desk);
  const source = sourceOf(desk);
  const { estimate, yi, vi, sei, se, variance, ci_lower, ci_upper } = at.contrast;
  const printed = [estimate, yi, vi, sei, se, variance, ci_lower, ci_upper].filter((index) => index >= 0);
  return {
    read() {
      const context = contexts.read();
      row.valueKind = context.valueKind;
      row.instrument = ownScale(context);
      row.hasEstimate = true;
      const names = namer.read();
      if (!names.wanted) return NOTHING;
      const measure = reportedMeasure(desk, source?.measure ?? null);
      const n1 = people(desk, at.arm1.n);
      const n2 = people(desk, at.arm2.n);
      const baselineMean = cells.number(at.arm.baseline_mean);
      if (measure === null) return NOTHING;
      const outcome = readReported(desk, { context, names, n1, n2, baselineMean, source }, measure);
      if (outcome !== null)
        desk.copies.seePrinted(
          outcome,
          printed.map((index) => desk.head.number(cells.printed(index))),
        );
      if (outcome !== null) return [names.turned ? turned(outcome) : outcome];
      if (!cells.failed) {
        const { what, column } =
          source?.needs(desk).find((need) => absent(cells.number(need.column))) ?? lackingOfEffect(desk);
        log.add(
          "N_MISSING",
          `${quoted(context.study)} was left out: its ${what} is missing`,
          cells.row,
          cells.header(column),
        );
      }
      return NOTHING;
    },
    end() {
      namer.end();
      return NOTHING;
    },
  };
}

function lackingOfEffect({ cells, at }: Desk): { readonly what: string; readonly column: number } {
  const { yi, vi, sei, estimate, se, ci_lower, variance, p, t } = at.contrast;
  if (absent(cells.number(yi)) && absent(cells.number(estimate)))
    return { what: "estimate", column: firstPresent(yi, estimate) };
  return { what: "standard error or interval", column: firstPresent(vi, sei, ci_lower, se, variance, p, t) };
}

export function people({ cells }: Desk, at: number): number {
  const n = cells.count(at);
  if (n < 1) cells.fail("E_RANGE", at, "expected a number of people, 1 or more", CHECK);
  return n;
}
