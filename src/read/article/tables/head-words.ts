/** What the labels of rows and columns say besides kinds: n, time, unit, comparison, all groups together. */

const N_OF =
  /[([{]?\s?\b[nN]\s?[=:]\s?(\d{1,3}(?:[,\u2009 ]\d{3})+|\d{1,6})\b(?:\s?(?:patients|subjects|participants|eyes|women|men|children))?\s?[)\]}]?/;
const N_BARE =
  /[([]\s?(\d{1,5})\s(?:patients|subjects|participants|women|men|children|persons|people|individuals)\s?[)\]]/i;

/** "Placebo (n = 48)": 48 and "Placebo"; n is null where the label has none. */
export function splitN(label: string): {
  readonly n: number | null;
  readonly text: string;
  readonly printed: string | null;
} {
  const found = N_OF.exec(label) ?? N_BARE.exec(label);
  if (found === null) return { n: null, text: label, printed: null };
  const digits = (found[1] ?? "").replace(/\D/g, "");
  const n = [...digits].reduce((sum, digit) => sum * 10 + "0123456789".indexOf(digit), 0);
  const text = `${label.slice(0, found.index)} ${label.slice(found.index + found[0].length)}`
    .replace(/[([]\s?[)\]]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[,;:]\s?$/, "")
    .trim();
  return { n, text, printed: found[1] ?? null };
}

const UNIT_OF_TIME = "(?:weeks?|months?|days?|years?|hours?|minutes?|wks?|mos?|yrs?|hrs?|h|mins?|d|sessions?|cycles?)";
const NUMBER_OF = "(?:\\d{1,3}(?:st|nd|rd|th)?|one|two|three|four|six|twelve|first|second|third|last|final)";
const TIME_SOURCE =
  `baseline(?: (?:visit|values?|scores?|assessment|level))?|pre-?\\s?(?:treatment|test|operative(?:ly)?|op|intervention|training|dose|study|surgery|supplementation)|post-?\\s?(?:treatment|test|operative(?:ly)?|op|intervention|training|dose|study|surgery|supplementation)(?:,? (?:${NUMBER_OF}[- ]?${UNIT_OF_TIME}|${UNIT_OF_TIME} \\d{1,3}))?|preop|postop(?: ${NUMBER_OF} ?${UNIT_OF_TIME})?|` +
  `${UNIT_OF_TIME}\\s?[-–]?\\s?\\d{1,3}(?:\\s?(?:[-–/,&]|and|to)\\s?\\d{1,3})?(?: (?:visit|follow-?\\s?up))?|(?:\\+ ?|at |after )?${NUMBER_OF}(?:\\s?[-–]\\s?\\d{1,3})?[- –]?\\s?${UNIT_OF_TIME}(?:[' ’]{0,2}s?)?(?: (?:of|after|from|post|follow-?\\s?up|later|treatment|visit|post-?\\s?\\w{1,12})){0,3}|` +
  `(?:final|last|first|second|third) (?:visit|assessment|follow-?\\s?up)|end ?(?:of|-of-) ?(?:the )?(?:study|treatment|trial|follow-?\\s?up|intervention)|end ?points?|follow-?\\s?up(?: ?\\d{1,2})?|(?:at )?(?:discharge|admission|enrol?lment|entry|screening)|visit ?\\d{1,2}[A-Z]?|before(?: (?:treatment|intervention|surgery|training))?|after(?: (?:treatment|intervention|surgery|training))?|pre|post|initial|final`;
const TIME = new RegExp(`^(?:at |on |by |the )?(?:${TIME_SOURCE})[.:]?$`, "i");
const AT_TIME = new RegExp(`(?:[,;:]| at| after| on|(?<=baseline) to|[-–—(])\\s?((?:${TIME_SOURCE}))\\s?\\)?$`, "i");

/** A label that is a time, or ends in one: the time, and what is left of the label. */
export function splitTime(label: string): { readonly time: string | null; readonly text: string } {
  const text = label.trim();
  if (text.length > 120) return { time: null, text };
  if (TIME.test(text)) return { time: text.replace(/^at /i, ""), text: "" };
  const found = AT_TIME.exec(text);
  if (found === null || found.index === 0) return { time: null, text };
  return { time: (found[1] ?? "").trim(), text: text.slice(0, found.index).trim() };
}

const COMPARISON =
  /\b(?:vs\.?|versus|compared (?:with|to)|differences?|odds ratio|risk ratio|hazard ratio|relative risk|risk reduction|risk difference|rate ratio|treatment effects?|effect size|effects? of (?:treatment|intervention)|between[- ]groups?|interaction|adjusted effects?|relative effect|coefficients?|estimates?)\b|[-–−] ?(?:placebo|control)\b|^(?:effect|Δ|ratio)\b/i;
const MEASURE = /\b(?:OR|RR|HR|aOR|aHR|aRR|RD|MD|SMD|IRR|ARR|NNT)\b/;

/** A column or row that compares groups. */
export const isComparison = (label: string): boolean =>
  (COMPARISON.test(label) || MEASURE.test(label)) && !/\b(?:from|since|to) baseline\b|\bchange\b/i.test(label);
export const isVersus = (label: string): boolean =>
  /\b(?:vs\.?|versus|compared (?:with|to)|minus)\b|\s[-–−]\s(?:placebo|control)\b/i.test(label);

/** Everyone, whatever the group. */
export const isAll = (label: string): boolean =>
  /^(?:all|total|overall|whole|combined|both groups|entire)\b(?: (?:patients|subjects|participants|groups?|population|cohort|sample|study|women|men|cases|n))*(?: \(.{0,20}\))?$/i.test(
    label.trim(),
  );

/** A row or column of numbers of people: "n", "No. of patients", "Number randomised". */
export const isSize = (label: string): boolean =>
  /^(?:total )?(?:n|no\.?|numbers?|sample size|#)(?:\s?\(n\))?(?: of)?(?: (?:the|all|included|enrolled|analy[sz]ed|evaluable))?(?: (?:patients|subjects|participants|women|men|children|cases|eyes|persons|people|individuals|pts|observations|infants|adults|volunteers|animals|mice|rats))?(?:,? ?(?:n|analy[sz]ed|randomi[sz]ed|included|evaluated|completed|in group|enrolled|at (?:baseline|risk)))?$/i.test(
    label.trim(),
  ) || /^(?:patients|participants|subjects|sample)(?: \(?n\)?|, n)$/i.test(label.trim());

const ARM =
  /\b(?:placebo|controls?|sham|usual care|standard (?:care|treatment|therapy)|intervention|treatment|treated|experimental|groups?|arm|vehicle|comparator|active|saline|drug|therapy|waiting list|wait-?list|mg|µg|mcg|dose)\b/i;
export const isArmLike = (label: string): boolean => ARM.test(label);
export const isControlLike = (label: string): boolean =>
  /\b(?:placebo|controls?|sham|usual care|standard|vehicle|saline|no treatment|untreated|waiting list|wait-?list|PBO|PL)\b/i.test(
    label,
  );

const UNIT =
  /[([]\s?((?:[µμmkcdnp]?(?:g|l|mol|m|Pa|IU|U|Eq|J|cal)|mm ?Hg|%|kg|years?|yrs?|y|months?|weeks?|wks?|days?|d|h|hours?|min|minutes?|s|sec|seconds?|ms|Hz|cm|mm|points?|score|scores|bpm|beats|kcal|mV|D|IU|°C?|N|Nm|W|ml|mL|dl|dL|fl|fL|log\S{0,8}|×? ?10\S{0,12})(?:\s?(?:\/|per|·|⋅|×)\s?[\p{L}\d²³.× ]{1,16}){0,3})\s?[)\]]|,\s?((?:[µμmkcdnp]?(?:g|l|L|mol|IU|U|Eq)|kg|mm ?Hg|cm|mm|m|%|years?|yrs?|y|days?|d|h|hours?|min|minutes?|weeks?|months?|bpm|kcal|points|s|sec|ms|Hz)(?:\s?\/\s?[\p{L}\d²³]{1,12}){0,3})(?=$|,|;|\s\()/u;

/** "Weight (kg)", "Age, years": the unit and the label without it. */
export function splitUnit(label: string): { readonly unit: string | null; readonly text: string } {
  const found = UNIT.exec(label);
  if (found === null) return { unit: null, text: label };
  const text = `${label.slice(0, found.index)}${label.slice(found.index + found[0].length)}`
    .replace(/\s+/g, " ")
    .trim();
  return { unit: (found[1] ?? found[2] ?? "").trim(), text };
}
