import { halfUnit } from "../../core/rounding.js";
import type { PrintedShare } from "../../records.js";
import { plainNumber } from "../numbers.js";

const OF_TOTAL = /\bof (?:the |all )?(\d[\d,]{0,9})\b/gi;
/** What may follow a total: words and a count with its percentage, or words and a percentage. */
const COUNT_BEHIND = /^[^.;()\d]{0,40} (\d[\d,]{0,9}) ?\((\d{1,3}(?:\.\d{1,3})?) ?%\)/;
const PERCENT_BEHIND = /^[^.;()\d]{0,40} \((\d{1,3}(?:\.\d{1,3})?) ?%\)/;
const COUNT_BEFORE = /(?<!\w)(\d[\d,]{0,9}) $/;

/** "Of 300 patients, 45 (25%)", "45 of the 300 patients (15%)": with words between, which a count alone has not. */
export function printedShares(text: string): readonly PrintedShare[] {
  let end = 0;
  return [...text.matchAll(OF_TOTAL)].flatMap((lead): readonly PrintedShare[] => {
    if (lead.index < end) return [];
    const behind = lead.index + lead[0].length;
    const rest = text.slice(behind, behind + 70);
    const counted = COUNT_BEHIND.exec(rest);
    const events = counted?.[1] ?? COUNT_BEFORE.exec(text.slice(Math.max(end, lead.index - 12), lead.index))?.[1];
    const found = counted ?? PERCENT_BEHIND.exec(rest);
    if (found === null || events === undefined) return [];
    end = behind + found[0].length;
    const printed = (counted === null ? found[1] : found[2]) ?? "";
    const percent = plainNumber(printed);
    return [
      { events: plainNumber(events), total: plainNumber(lead[1] ?? ""), percent, half: halfUnit(printed, percent) },
    ];
  });
}
