import { hasSides, quantityNamed, type Sided } from "../../core/quantities.js";
import type { ArmSummary, Direction, Effect, ThresholdKind } from "../../records.js";
import { significant } from "../numbers.js";
import { labelOf, type RenderOptions } from "../options.js";
import { type Named, namesNoArms } from "./direction.js";

export function directionWords(direction: Direction | null): string {
  if (direction === null) return "direction unknown";
  return direction === "lower-better" ? "lower is better" : "higher is better";
}

/** "points, lower is better" */
export function scaleWords(unit: string | null, of: Sided): string {
  return [unit, hasSides(of) ? directionWords(of.direction) : "favours nobody"].filter(Boolean).join(", ");
}

/** In the order in which they matter to a difference between groups. */
export const KIND_WORDS: Readonly<Record<ThresholdKind, string>> = {
  "between-group": "difference between groups",
  "within-person": "within-person change",
  MDC: "minimal detectable change of a person",
  SCB: "substantial benefit of a person",
  deterioration: "deterioration of a person",
  margin: "non-inferiority margin",
  assumed: "assumed threshold",
};

/** The sign between two numbers stays a sign; arms are joined by it too. Blank for an effect whose table names no arms. */
export const contrastOf = (row: Named): string => (namesNoArms(row) ? "" : `${row.treatment} − ${row.control}`);

/** What an outcome is called: its own name, else its instrument. */
export const outcomeOf = ({ outcome, instrument }: Pick<Effect, "outcome" | "instrument">): string =>
  outcome ?? instrument ?? "";

/** "95% CI" */
export const levelWords = (level: number): string => `${significant(100 * level, 4)}%`;

const symbolOf = (measure: string): string => quantityNamed(measure)?.symbol ?? measure;

/** A measure in words where its name is given, else its symbol. */
export function measureWords(id: string, options: RenderOptions): string {
  const label = labelOf(options, "measures", id);
  return label === id ? symbolOf(id) : label.charAt(0).toLowerCase() + label.slice(1);
}

/** What stands over a column of estimates: "difference" where that is what it is, else the measure's symbol. */
export function estimateHeader({ measure, unit }: Measured): string {
  const quantity = quantityNamed(measure);
  const plain =
    quantity?.scale === "natural" && quantity.compares === "difference" && quantity.estimand !== "any" && unit !== "SD";
  return plain && quantity.symbol !== "change" ? "difference" : symbolOf(measure);
}

interface Measured {
  readonly measure: string;
  readonly unit: string | null;
}

/** The unit, unless the measure's name says it already ("SD" does not tell what was measured either). */
export function ownUnit({ measure, unit }: Measured, options: RenderOptions): string | null {
  if (unit === null || unit === "SD") return null;
  return measureWords(measure, options).toLowerCase().includes(unit.toLowerCase()) ? null : unit;
}

/** The arm as a reader knows it from a paper's table: n, mean and SD, or events of n. */
export function hasEvents(arm: ArmSummary | undefined): arm is ArmSummary & { events: number; n: number } {
  return arm !== undefined && arm.events !== null && arm.n !== null && arm.mean === null;
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
