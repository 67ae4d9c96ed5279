import type { Position } from "../../records.js";
import { chanceText, significant } from "../numbers.js";

/** A threshold with where an interval lies against it. */
export interface Placed {
  readonly value: number;
  /** Upper end where a range was published. */
  readonly valueHigh: number | null;
  readonly position: Position | null;
  readonly chance: number | null;
}

/** What an effect must exceed: the upper end of a range. */
export const endOf = ({ value, valueHigh }: Pick<Placed, "value" | "valueHigh">): number => valueHigh ?? value;

/** "6 to 10 points" */
export function thresholdText(value: number, high: number | null, unit: string | null): string {
  const range = high === null ? significant(value, 4) : `${significant(value, 4)} to ${significant(high, 4)}`;
  return unit === null ? range : `${range} ${unit}`;
}

/** "6 to 10 points (2 thresholds)": from the smallest to the largest. */
export function rangeText(group: readonly Placed[], unit: string | null): string {
  const low = Math.min(...group.map(({ value }) => value));
  const high = Math.max(...group.map(endOf));
  const count = group.length === 1 ? "" : ` (${group.length} thresholds)`;
  return `${thresholdText(low, high === low ? null : high, unit)}${count}`;
}

/** "the interval lies above those up to 4, straddles 6 to 10, lies below those from 12" */
export function positionsText(group: readonly Placed[]): string {
  const at = (wanted: Position) => group.filter(({ position }) => position === wanted);
  const [above, holds, below] = [at("above"), at("straddles"), at("below")];
  const those = group.length === 1 ? "it" : "all";
  if (above.length === group.length) return `the interval lies above ${those}`;
  if (below.length === group.length) return `the interval lies below ${those}`;
  if (holds.length === group.length) return `the interval straddles ${those}`;
  // A range that the interval overlaps is told as one: its ends do not bound the single values beside it.
  const single = holds.filter(({ valueHigh }) => valueHigh === null).map(({ value }) => value);
  const [least, most] = [Math.min(...single), Math.max(...single)].map((end) => significant(end, 4));
  const ranges = holds.flatMap(({ value, valueHigh }) =>
    valueHigh === null ? [] : [thresholdText(value, valueHigh, null)],
  );
  const held = [...(single.length === 0 ? [] : [`${least}${most === least ? "" : ` to ${most}`}`]), ...new Set(ranges)];
  const parts = [
    above.length === 0 ? "" : `lies above those up to ${significant(Math.max(...above.map(endOf)), 4)}`,
    holds.length === 0 ? "" : `straddles ${held.join(" and ")}`,
    below.length === 0 ? "" : `lies below those from ${significant(Math.min(...below.map(({ value }) => value)), 4)}`,
  ].filter(Boolean);
  return parts.length === 0 ? "not set against a difference" : `the interval ${parts.join(", ")}`;
}

/** "88% to 9.5%", from the smallest threshold to the largest; "" where no chance can be given. */
export function chancesText(chances: readonly (number | null)[]): string {
  const found = chances.filter((chance) => chance !== null);
  if (found.length === 0) return "";
  const [least, most] = [chanceText(Math.min(...found)), chanceText(Math.max(...found))];
  return least === most ? least : `${most} to ${least}`;
}
