import type { PrintedCentre } from "../../records.js";
import { plainNumber } from "../numbers.js";

const NUMBER = "\\d{1,7}(?:\\.\\d{1,4})?";
const CENTRE = new RegExp(`\\b(median|mean|average)\\b[^.;()\\d]{0,50}?(${NUMBER})(?![\\d,.]\\d|%)`, "gi");
/** "Days (range 16 to 90)", "years, interquartile range 12–20", "and ranged from 3 to 40". */
const SPREAD = new RegExp(
  `^[^.;()\\d]{0,30}[(,\\[ ]{1,2}(?:and )?(iqr|interquartile range|range|ranging|ranged)(?: of| was|:|=|,)?(?: from| between)? ?(${NUMBER})(?: ?[a-z]{1,9})? ?(?:to|and|-|–|—) ?(${NUMBER})`,
  "i",
);

/** An average beside the range that is printed with it: "a median of 14 days (range 3 to 90)". */
export function printedCentres(text: string): readonly PrintedCentre[] {
  return [...text.matchAll(CENTRE)].flatMap((lead): readonly PrintedCentre[] => {
    const behind = lead.index + lead[0].length;
    const spread = SPREAD.exec(text.slice(behind, behind + 110));
    if (spread === null) return [];
    return [
      {
        name: lead[1]?.toLowerCase() === "median" ? "median" : "mean",
        value: plainNumber(lead[2] ?? ""),
        spread: /^i/i.test(spread[1] ?? "") ? "interquartile range" : "range",
        low: plainNumber(spread[2] ?? ""),
        high: plainNumber(spread[3] ?? ""),
      },
    ];
  });
}
