import { noEffect } from "../../core/quantities.js";
import type { BackTransformedEffect } from "../../records.js";
import { decimalsFor, fixed, withInterval } from "../wording.js";
import { differ } from "./leaves.js";

/** An estimate with its limits, as effects and terms carry it. */
export interface Estimated {
  readonly estimate: number;
  readonly se: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly backTransformed: BackTransformedEffect | null;
}

/** What happened to an estimate and to what is concluded from it. */
export interface Movement {
  readonly estimate: boolean;
  readonly interval: boolean;
  /** Each a changed conclusion, in words. */
  readonly conclusions: readonly string[];
}

type Side = "above" | "below" | "includes";

const sideOf = (low: number, high: number): Side => (low > 0 ? "above" : high < 0 ? "below" : "includes");

export function movement(before: Estimated, after: Estimated, measure: string, tolerance: number): Movement {
  const size = Math.max(
    ...[before, after].flatMap((one) => [one.estimate, one.ciLow ?? 0, one.ciHigh ?? 0].map(Math.abs)),
  );
  const estimate = differ(before.estimate, after.estimate, tolerance, size);
  const interval =
    differ(before.ciLow, after.ciLow, tolerance, size) || differ(before.ciHigh, after.ciHigh, tolerance, size);
  return {
    estimate,
    interval,
    conclusions: [
      ...(interval ? crossing("interval", limits(before), limits(after), noEffect(measure)) : []),
      ...(interval ? lost("interval", limits(before), limits(after), noEffect(measure)) : []),
      ...(estimate && before.estimate * after.estimate < 0 ? ["the estimate changed sign"] : []),
    ],
  };
}

const limits = ({ ciLow, ciHigh }: Estimated): readonly [number, number] | null =>
  ciLow === null || ciHigh === null ? null : [ciLow, ciHigh];

/** Whether an interval moved onto, off or across the value of no difference. */
export function crossing(
  name: string,
  before: readonly [number, number] | null,
  after: readonly [number, number] | null,
  value: string,
): readonly string[] {
  if (before === null || after === null) return [];
  const [was, is] = [sideOf(...before), sideOf(...after)];
  if (was === is) return [];
  if (is === "includes") return [`the ${name} now includes ${value}`];
  return was === "includes"
    ? [`the ${name} no longer includes ${value}`]
    : [`the ${name} is now on the other side of ${value}`];
}

/** An interval that told a difference and is there no more: what was concluded from it is gone too. */
export function lost(
  name: string,
  before: readonly [number, number] | null,
  after: readonly [number, number] | null,
  value: string,
): readonly string[] {
  if (before === null || after !== null || sideOf(...before) === "includes") return [];
  return [`the ${name}, which did not include ${value}, is gone`];
}

/** "−7.9 [−11.0, −4.7]", as a ratio where there is one. */
export function estimateText({ estimate, se, ciLow, ciHigh, backTransformed }: Estimated): string {
  const shown = backTransformed ?? { estimate, ciLow, ciHigh };
  const { estimate: value, ciLow: low, ciHigh: high } = shown;
  if (low === null || high === null) return fixed(value, decimalsFor(backTransformed ? null : se, value));
  const decimals = decimalsFor(backTransformed ? (high - low) / 4 : se, value);
  return withInterval({ estimate: value, ciLow: low, ciHigh: high }, decimals);
}

/** "the estimate moved by +2.8" */
export function shiftText(before: Estimated, after: Estimated): string {
  const shift = after.estimate - before.estimate;
  const text = fixed(shift, decimalsFor(Math.abs(shift), shift));
  return `the estimate moved by ${shift > 0 ? "+" : ""}${text}${before.backTransformed ? " on the analysis scale" : ""}`;
}
