import type { Nnt, Responders } from "../../records.js";
import { fixed, percentText, significant } from "../numbers.js";

/** "4.0 [2.6, 8.8] to benefit"; an interval that holds "no difference" runs through infinity. */
export function nntText(nnt: Nnt): string {
  if (nnt.estimate === null) return "none: the rates are equal";
  const [own, other] = nnt.kind === "benefit" ? ["to benefit", "to harm"] : ["to harm", "to benefit"];
  const near = nnt.low === null ? "∞" : nntNumber(nnt.low);
  const far = nnt.high === null ? "∞" : nntNumber(nnt.high);
  const estimate = nntNumber(nnt.estimate);
  if (nnt.throughInfinity) return `${estimate} ${own} (from ${near}, through ∞, to ${far} ${other})`;
  return nnt.low === null && nnt.high === null ? `${estimate} ${own}` : `${estimate} [${near}, ${far}] ${own}`;
}

export const nntNumber = (value: number): string => (value < 100 ? fixed(value, 1) : significant(value, 3));

/** "PNF 80% (12 of 15), control 13% (2 of 15): difference 67% [41%, 92%]" */
export function respondersText({
  treatment,
  control,
  riskDifference: difference,
  riskDifferenceLow: low,
  riskDifferenceHigh: high,
}: Responders): string {
  const arm = ({ label, rate, events, n }: Responders["treatment"]) =>
    `${label} ${percentText(rate)} ${events === null ? `(n ${significant(n, 6)})` : `(${significant(events, 6)} of ${significant(n, 6)})`}`;
  const limits = low === null || high === null ? "" : ` [${percentText(low)}, ${percentText(high)}]`;
  return `${arm(treatment)}, ${arm(control)}: difference ${percentText(difference)}${limits}`;
}
