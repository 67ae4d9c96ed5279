import type { ArmPositions } from "./columns.js";
import { fiveNumber } from "./recover/five-number.js";
import { quartiles } from "./recover/quartiles.js";
import { range } from "./recover/range.js";
import { type ArmDraft, absent, addNote, addSource, type RowAtHand, recover } from "./row.js";
import { quoted, shown } from "./wording.js";

/** Mean and SD from median with quartiles, range or both, where the row gives them no better way. True where there is a median. */
export function fromQuantiles(row: RowAtHand, at: ArmPositions, draft: ArmDraft): boolean {
  if (at.median < 0) return false;
  const { cells } = row;
  const median = cells.number(at.median);
  const q1 = cells.number(at.q1);
  const q3 = cells.number(at.q3);
  const min = cells.number(at.min);
  const max = cells.number(at.max);
  if (absent(median)) return false;
  if (!absent(draft.mean) && !absent(draft.sd)) {
    row.log.once("N_SUPERSEDED", "not used where the row gives a mean and an SD", cells.header(at.median));
    return true;
  }
  if (
    cells.failed ||
    row.hasEstimate ||
    draft.n < 2 ||
    absent(draft.n) ||
    !ordered(row, at, [min, q1, median, q3, max])
  )
    return true;
  // Ends that meet say that most values are equal, not that all are.
  const hasQuartiles = q1 < q3;
  const hasRange = min < max;
  if (!hasQuartiles && !hasRange) {
    draft.noSpread =
      q1 === q3 || min === max
        ? `${q1 === q3 ? "its quartiles are" : "its minimum and maximum are"} equal`
        : "its median has neither quartiles nor a range beside it";
    return true;
  }
  const { n } = draft;
  const of = `mean and SD, ${draft.label}`;
  const [method, result] =
    hasQuartiles && hasRange
      ? [fiveNumber, recover(draft, fiveNumber, of, { median, q1, q3, min, max, n })]
      : hasQuartiles
        ? [quartiles, recover(draft, quartiles, of, { median, q1, q3, n })]
        : [range, recover(draft, range, of, { median, min, max, n })];
  const skew = `median ${shown(median)} of ${quoted(draft.label)} lies so far off the middle that the values look skewed (test ${shown(result.skew)}, critical ${shown(result.critical)} for n = ${shown(n)})`;
  if (result.skew >= result.critical) {
    if (!row.options.allowSkewed) {
      const hint =
        "A mean and SD by the normal model would mislead. Look for them in the paper, drop the row, or insist with --allow-skewed.";
      // No command is printed: what would mislead is for the reader to insist on.
      cells.failRow("E_SKEWED", skew, hint, at.median);
      return true;
    }
    addNote(draft, cells.note("N_SKEWED", `${skew}; mean and SD were worked out all the same, as asked`, at.median));
  }
  const meanGiven = !absent(draft.mean);
  if (!meanGiven) draft.mean = result.mean;
  if (absent(draft.sd)) draft.sd = result.sd;
  addSource(draft, method.id);
  const what = meanGiven
    ? `the SD of ${quoted(draft.label)}, ${shown(draft.sd)}, comes`
    : `mean ${shown(draft.mean)} and SD ${shown(draft.sd)} of ${quoted(draft.label)} come`;
  addNote(
    draft,
    cells.note(
      "N_RECOVERED",
      `${what} from the median and ${hasQuartiles ? (hasRange ? "quartiles and range" : "quartiles") : "range"}`,
      at.median,
    ),
  );
  return true;
}

/** The numbers must rise from minimum to maximum; absent ones are passed over. */
function ordered(row: RowAtHand, at: ArmPositions, numbers: readonly number[]): boolean {
  const names = ["min", "q1", "median", "q3", "max"] as const;
  let last = Number.NEGATIVE_INFINITY;
  let lastName: (typeof names)[number] = "min";
  for (const [i, name] of names.entries()) {
    const value = numbers[i] ?? Number.NaN;
    if (value < last) {
      const message = `${name} ${shown(value)} is below ${lastName} ${shown(last)}`;
      row.cells.failRow(
        "E_CONFLICT",
        message,
        "Minimum, quartiles, median and maximum must rise in this order.",
        at[name],
      );
      return false;
    }
    if (!absent(value)) {
      last = value;
      lastName = name;
    }
  }
  return true;
}
