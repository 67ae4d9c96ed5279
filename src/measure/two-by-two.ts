import type { TwoByTwo as Cells } from "../core/two-by-two.js";
import type { EventsOutcome } from "../records.js";
import type { MeasureOptions } from "./measure.js";

/** a, b: events and non-events under treatment; c, d: under control. */
export interface TwoByTwo extends Cells {
  readonly n1: number;
  readonly n2: number;
  /** The constant that was added to each cell; 0 for none. */
  readonly added: number;
}

/**
 * The table of a row, with the continuity constant where `--to` (or else the measure's own default) asks for one.
 *
 * Source  Gart & Zweifel 1967, Biometrika 54:181–187 (½ in each cell)
 */
export function twoByTwo({ arms }: EventsOutcome, { add, to }: MeasureOptions, byDefault: "only0" | "none"): TwoByTwo {
  const { treatment: t, control: c } = arms;
  const cells = [t.events, t.n - t.events, c.events, c.n - c.events] as const;
  const rule = to ?? (add === null ? byDefault : "only0");
  const applies = rule === "all" || (rule === "only0" && cells.includes(0));
  const added = applies ? (add ?? 0.5) : 0;
  const [a, b, e, d] = cells;
  return { a: a + added, b: b + added, c: e + added, d: d + added, n1: t.n + 2 * added, n2: c.n + 2 * added, added };
}

/** The constant as a measure reports it: left out where none was added. */
export const addition = ({ added }: TwoByTwo): { added?: number } => (added === 0 ? {} : { added });

export const CELLS_NEEDED = {
  refused: "a cell of the table is 0, which leaves the ratio or its variance infinite",
  hint: "Add a constant with --add 0.5 --to only0, or use --measure rd.",
};
