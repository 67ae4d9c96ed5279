import { BptrialError, type ErrorCode } from "../../core/errors.js";
import { didYouMean } from "../../core/registry.js";
import type { Place, Threshold, ThresholdKind, ThresholdUnit } from "../../records.js";

// A record rather than a list: the type-checker then sees to it that no word of the vocabulary is missing.
const KINDS: Readonly<Record<ThresholdKind, true>> = {
  "within-person": true,
  "between-group": true,
  MDC: true,
  SCB: true,
  deterioration: true,
  margin: true,
  assumed: true,
};
const UNITS: Readonly<Record<ThresholdUnit, true>> = {
  points: true,
  mm: true,
  cm: true,
  "percent-of-baseline": true,
  "percent-of-scale": true,
  T: true,
  index: true,
  metres: true,
  seconds: true,
  SD: true,
  MID: true,
};
const FORMS: Readonly<Record<Threshold["form"], true>> = { change: true, "final-state": true };

/**
 * One row of a user's own thresholds file, in the columns of data/thresholds.csv. `instrument`, `value`, `unit` and `kind`
 * are needed; the row is marked `user`, so that it takes part whatever its citation.
 *
 * @param number what the file's cells print as numbers, NaN where they do not
 * @param instrumentId the registry's id for a name, or null
 * @throws E_CELL, E_COLUMN, E_RANGE
 */
export function ownThreshold(
  cells: Readonly<Record<string, string>>,
  place: Place,
  number: (text: string) => number,
  instrumentId: (name: string) => string | null,
): Threshold {
  const fail = (code: ErrorCode, column: string, message: string, hint: string): never => {
    throw new BptrialError(code, message, hint, { ...place, column });
  };
  const text = (column: string): string | null => cells[column]?.trim() || null;
  const needed = (column: string): string =>
    text(column) ??
    fail(
      column in cells ? "E_CELL" : "E_COLUMN",
      column,
      `a threshold needs its ${column}`,
      "See data/thresholds.csv for the columns.",
    );
  const amount = (column: string): number | null => {
    const cell = text(column);
    if (cell === null) return null;
    const value = number(cell);
    return Number.isFinite(value)
      ? value
      : fail("E_CELL", column, `"${cell}" is not a number`, "Write one number, such as 6 or 1.5.");
  };
  const word = <T extends string>(column: string, known: Readonly<Record<T, true>>, found: string): T => {
    const words = Object.keys(known) as T[];
    return (
      words.find((one) => one === found) ??
      fail(
        "E_CELL",
        column,
        `"${found}" is no ${column} of a threshold`,
        didYouMean(found, words, `Known: ${words.join(", ")}.`),
      )
    );
  };
  const instrument = needed("instrument");
  const value = amount("value") ?? fail("E_CELL", "value", "a threshold needs its value", "Write a positive amount.");
  const valueHigh = amount("value_high");
  if (!(value > 0))
    fail(
      "E_RANGE",
      "value",
      `a threshold is a positive amount, not ${value}`,
      "Direction belongs to the instrument, not to a sign.",
    );
  if (valueHigh !== null && !(valueHigh > value))
    fail("E_RANGE", "value_high", "value_high does not lie above value", "Leave it empty for a single value.");
  const id = text("id") ?? `row-${place.row ?? 0}`;
  return {
    id,
    instrument: instrumentId(instrument) ?? instrument,
    value,
    valueHigh,
    unit: word("unit", UNITS, needed("unit")),
    form: word("form", FORMS, text("form") ?? "change"),
    kind: word("kind", KINDS, needed("kind")),
    usedAs: text("used_as"),
    method: text("method"),
    population: text("population"),
    baselineLow: amount("baseline_low"),
    baselineHigh: amount("baseline_high"),
    citation: text("citation") ?? `${place.file}, ${id}`,
    evidence: "user",
  };
}
