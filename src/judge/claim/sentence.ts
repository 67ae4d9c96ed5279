import { quantityNamed } from "../../core/quantities.js";
import type { ClaimEvidence, GroupLevel } from "../../records.js";
import { decimalsFor, fixed, plain, withInterval } from "../wording.js";
import type { Compared } from "./facets.js";
import { changeOf } from "./interpretations/arms.js";
import type { Sized } from "./sizes.js";

/** An estimate with its interval, in the digits that it deserves. */
export function evidenceText({ measure, estimate, low, high, level }: ClaimEvidence): string {
  const name = quantityNamed(measure)?.name ?? measure;
  if (low === null || high === null) return `${name} of ${plain(estimate)}`;
  const decimals = Math.min(2, decimalsFor((high - low) / 4, estimate));
  const interval = withInterval(
    { estimate, ciLow: low, ciHigh: high },
    measure === "md" ? Math.max(1, decimals) : Math.max(2, decimals),
  );
  return `${name} of ${interval} (${plain(100 * level)}%)`;
}

/** "20% lower [8, 30]": a reading's value in words. */
export function sizeText({ reading }: Sized): string {
  const { value, unit } = reading;
  if (value === null) return "nothing";
  const digits = unit === "SD" ? 2 : unit === "points" || unit === "people" ? 1 : 0;
  const limits =
    value.low === null || value.high === null ? "" : ` [${fixed(value.low, digits)}, ${fixed(value.high, digits)}]`;
  return `${fixed(value.estimate, digits)}${limits} ${unit}`;
}

/** What a change within the treated group leaves out: the control group's. */
function leftOut({ sized, candidate }: Compared): string {
  const effect = candidate.effect;
  const id = sized?.reading.id;
  if (effect?.arms == null || (id !== "within-group" && id !== "percent-of-baseline")) return "";
  const control = changeOf(effect, effect.arms.control);
  if (control === null) return "";
  const change =
    id === "within-group" ? control.mean : control.baseline ? (100 * control.mean) / control.baseline : null;
  return change === null
    ? ""
    : `; “${control.label}” changed by ${fixed(change, 1)}${id === "within-group" ? "" : "%"} without it`;
}

/** "Yoga had 27%" by a table's label; by a text's words the number with what stands behind it. */
function levelText({ label, value, unit, events, n }: GroupLevel, labelled: boolean, counted: boolean): string {
  if (counted && events !== undefined && n !== undefined) return `${label} had ${events} of ${n}`;
  const number = `${plain(value)}${unit === "percent" || unit === "%" ? "%" : ""}`;
  if (labelled) return `${label} had ${number}`;
  const words = (label.split("(")[0] ?? "").replace(/\b(?:and|or|but|vs|versus|while)\s*$/, "").trim();
  return words === "" ? `the source has ${number}` : `the source has ${number} “${words}”`;
}

/** The sentence that carries the numbers: what the claim says, what the evidence is, why the verdict follows, what was checked. */
export function sentenceOn(one: Compared, why: string): string {
  const { frame, candidate, sized, level, facets } = one;
  const { effect, source } = candidate;
  const evidence =
    level !== null
      ? levelText(level, candidate.labelled, frame.amount?.form === "count")
      : effect !== null
        ? `the evidence${source === "" ? "" : ` (${source})`}${one.turned ? ", seen from the control group," : ""} is ${evidenceText(sized?.effect ?? effect)}`
        : `the source says ${source}`;
  const size =
    sized === null || sized.reading.id === "points"
      ? ""
      : `, which as the ${sized.reading.label} is ${sizeText(sized)}${sized.rate === "given" && sized.reading.assumes ? `, where ${sized.reading.assumes}` : ""}`;
  const list = (state: string) => Object.entries(facets).flatMap(([name, value]) => (value === state ? [name] : []));
  const agrees = list("agrees");
  const checked = agrees.length === 0 ? "" : ` Checked: ${agrees.join(", ")}.`;
  const differs = list("differs");
  const apart = differs.length === 0 ? "" : ` Differs: ${differs.join(", ")}.`;
  return `The claim says “${frame.quote.trim()}”; ${evidence}${size}${leftOut(one)}: ${why}.${checked}${apart}`;
}
