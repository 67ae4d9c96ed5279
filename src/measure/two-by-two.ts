import { type TwoByTwo as Cells, hasZeroCell, plus } from "../core/two-by-two.js";
import type { EventsOutcome } from "../records.js";
import type { MeasureOptions } from "./measure.js";

/** a, b: events and non-events under treatment; c, d: under control. */
export interface TwoByTwo extends Cells {
  readonly n1: number;
  readonly n2: number;
  /** The constants that were added to each cell of the treatment and of the control; null for none. */
  readonly added: readonly [treatment: number, control: number] | null;
}

/**
 * The table of a row, with the continuity constant where `--to` (or else the measure's own default) asks for one.
 *
 *   tacc   n₁/(n₁ + n₂) to each cell of the treatment, n₂/(n₁ + n₂) to each of the control
 *
 * Source  Gart & Zweifel 1967, Biometrika 54:181–187 (½ in each cell); Sweeting, Sutton & Lambert 2004, Stat Med
 *         23:1351–1375 (tacc: proportional to the reciprocal of the other arm's size, both together 1)
 */
export function twoByTwo({ arms }: EventsOutcome, { add, to }: MeasureOptions, byDefault: "only0" | "none"): TwoByTwo {
  const { treatment: t, control: c } = arms;
  const table = { a: t.events, b: t.n - t.events, c: c.events, d: c.n - c.events };
  const rule = to ?? (add === null ? byDefault : "only0");
  const applies = rule === "all" || (rule === "only0" && hasZeroCell(table));
  const added = applies ? constants(add, t.n, c.n) : NOTHING;
  const [first, second] = added;
  const sized = { ...plus(table, first, second), n1: t.n + 2 * first, n2: c.n + 2 * second };
  return { ...sized, added: first === 0 && second === 0 ? null : added };
}

const NOTHING = [0, 0] as const;

function constants(add: MeasureOptions["add"], n1: number, n2: number): readonly [number, number] {
  if (add === "tacc") return [n1 / (n1 + n2), n2 / (n1 + n2)];
  return [add ?? 0.5, add ?? 0.5];
}

/** The constant as a measure reports it: left out where none was added. */
export function addition({ added }: TwoByTwo): { added?: number; addedToControl?: number } {
  if (added === null) return {};
  const [first, second] = added;
  return first === second ? { added: first } : { added: first, addedToControl: second };
}

/** Nobody, or everybody, in both arms has the event. */
export const nobodyAtAll = ({ arms: { treatment: t, control: c } }: EventsOutcome): boolean =>
  t.events === 0 && c.events === 0;
export const everybody = ({ arms: { treatment: t, control: c } }: EventsOutcome): boolean =>
  t.events === t.n && c.events === c.n;

export const CELLS_NEEDED = {
  refused: "a cell of the table is 0, which leaves the ratio or its variance infinite",
  hint: "Add a constant with --add 0.5 --to only0, or use --measure rd.",
};

/** What RevMan calls not estimable. */
export const SAYS_NOTHING = {
  refused: "there is no event, or nothing but events, in both arms",
  hint: "Use --measure rd.",
  left: true,
};
