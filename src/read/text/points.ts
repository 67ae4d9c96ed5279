import type { EstimateStatistic } from "../../records.js";
import { plainNumber } from "../plain-number.js";

const POINTS = /(?<![\d.,])(\d{1,6}(?:[.·]\d{1,6})?)[\s-]{0,2}(points?|mm|cm|kg|days?|units?)\b/iu;

/**
 * A size in units by itself, as a headline has it: "6 points better". An article's text says such numbers of many things;
 * a claim says them of its effect.
 */
export function sizeIn(text: string): EstimateStatistic | null {
  const match = POINTS.exec(text);
  const printed = match?.[1];
  if (match === null || printed === undefined) return null;
  return {
    kind: "estimate",
    quote: match[0],
    offset: match.index,
    line: 1,
    sentence: 0,
    where: "text",
    context: [],
    measure: null,
    estimate: plainNumber(printed.replace("·", ".")),
    lower: null,
    upper: null,
    level: null,
    levelContext: null,
    sided: 2,
    p: null,
    unit: match[2]?.toLowerCase() ?? null,
    printed: { estimate: printed, lower: null, upper: null, p: null },
    ambiguous: false,
  };
}
