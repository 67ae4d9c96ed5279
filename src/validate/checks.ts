import { absent, type RowAtHand } from "./row.js";
import { shown } from "./wording.js";

/** A number that cannot be negative. */
export function spread(row: RowAtHand, at: number, what: string): number {
  const value = row.cells.number(at);
  if (value < 0)
    row.cells.fail(
      "E_RANGE",
      at,
      `${what} cannot be negative; expected 0 or more`,
      "If this is a mean or a change, map the column to another name with --map.",
    );
  return value;
}

/** A score must lie on its instrument's scale; a change, or a score of unknown kind, can at least not exceed the scale's width. */
export function inRange(row: RowAtHand, at: number, value: number, isScore: boolean): void {
  const instrument = row.instrument;
  if (instrument === null || absent(value) || instrument.min === null || instrument.max === null) return;
  const width = instrument.max - instrument.min;
  const score = isScore || row.valueKind === "final";
  const low = score ? instrument.min : -width;
  const high = score || row.valueKind === null ? instrument.max : width;
  if (value >= low && value <= high) return;
  const hint = "Is it on another version of the scale (0–10 for 0–100, cm for mm), or is the column swapped?";
  const what = score ? "a mean" : "a mean or a mean change";
  row.cells.fail(
    "E_RANGE",
    at,
    `${instrument.name} runs from ${shown(instrument.min)} to ${shown(instrument.max)}, so ${what} cannot be ${shown(value)}`,
    hint,
  );
}
