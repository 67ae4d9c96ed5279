import { EACH_BY } from "../../core/comparison.js";
import { unitOf } from "../../core/rounding.js";
import type { EstimateStatistic, Frame, GroupLevel, TextReading } from "../../records.js";
import { plainNumber } from "../numbers.js";
import { isOfKind } from "./subgroup-results.js";

/** A share of people or an average that a sentence prints, with its place in the sentence. */
export interface PrintedLevel {
  readonly at: number;
  readonly end: number;
  readonly value: number;
  readonly half: number;
  readonly unit: GroupLevel["unit"];
  readonly events?: number;
  readonly n?: number;
  /** Where it came from: "from 9.1 to 5.2". */
  readonly from?: { readonly value: number; readonly half: number };
  /** The words for its group, where they stand within it: "of 418 women in the support group, 251". */
  readonly label?: string;
  /** How much it changed, not where it stood. */
  readonly change?: true;
  /** An average with what stands behind it as its spread: "78.9 ± 7.7%". */
  readonly spread?: true;
  /** A bare number: a level only beside another one, each with its group. */
  readonly loose?: true;
  /** The estimate that it was printed as: "rose by 38 m (95% CI 29 to 47) in the training group". */
  readonly estimate?: EstimateStatistic;
}

const HOURS_TO_YEARS = /^(?:hour|day|week|month|year|minute|min|hr|h|d|wk|mo)s?$/i;

/** Shares and averages of groups that a sentence prints, in order. */
export function levelsIn(
  reading: TextReading,
  index: number,
  text: string,
  offset: number,
  frames: readonly Frame[],
): readonly PrintedLevel[] {
  const levels: PrintedLevel[] = [];
  const taken: (readonly [number, number])[] = [];
  const free = (at: number, end: number): boolean => !taken.some(([first, next]) => first < end && next > at);
  levels.push(...movesIn(text));
  for (const level of withSpreadIn(text))
    if (!levels.some((one) => one.at < level.end && one.end > level.at)) levels.push(level);
  for (const one of reading.statistics) {
    if (one.sentence !== index) continue;
    const at = one.offset - offset;
    const end = at + one.quote.length;
    if (levels.some((level) => (level.from !== undefined || level.spread) && level.at < end && level.end > at))
      continue;
    if (one.kind === "count") {
      const value = one.percent ?? (100 * one.events) / one.total;
      levels.push({
        at,
        end,
        value,
        half: one.percent === null ? 0.5 : unitOf(value, one.printed.percent) / 2,
        unit: "percent",
        events: one.events,
        n: one.total,
      });
    } else if (one.kind === "mean")
      levels.push({ at, end, value: one.mean, half: unitOf(one.mean, one.printed.mean) / 2, unit: one.unit });
    else if (one.kind === "median")
      levels.push({ at, end, value: one.median, half: unitOf(one.median, one.printed.median) / 2, unit: one.unit });
    else if (one.kind === "estimate" && one.estimate !== null && isShareOfOne(one, text, at))
      levels.push({
        at,
        end,
        value: one.estimate,
        half: unitOf(one.estimate, one.printed.estimate) / 2,
        unit: "percent",
        estimate: one,
      });
    else if (one.kind === "estimate" && isOfOneGroup(one, text, at) && one.estimate !== null) {
      const sign = fallsBefore(text, at) ? -1 : 1;
      levels.push({
        at,
        end,
        value: sign * one.estimate,
        half: unitOf(one.estimate, one.printed.estimate) / 2,
        unit: one.unit,
        loose: true,
        change: true,
        estimate: one,
      });
    } else if (one.kind === "estimate" || one.kind === "nnt" || one.kind === "test") taken.push([at, end]);
  }
  for (const level of countsIn(text))
    if (free(level.at, level.end) && !levels.some((one) => one.at < level.end && one.end > level.at))
      levels.push(level);
  for (const { role, amount, second, fromTo, start, end } of frames) {
    if ((role !== "share" && role !== "pair") || amount === null) continue;
    const overlaps = levels.some((level) => level.at < end && level.end > start);
    // "By 11.2 with the one and by 7.4 with the other" are changes, which are read below.
    if (role === "pair" && EACH_BY.test(text.slice(start, end))) continue;
    if (role === "pair" && fromTo && (overlaps || !free(start, end))) continue;
    for (const each of [amount, second]) {
      if (each === null || each.form === "percentage points" || !free(start, end)) continue;
      if (/\b(?:CI|confidence interval)\s?$/i.test(text.slice(Math.max(0, start - 22), start))) continue;
      if (each.form === "plain" && (role !== "pair" || unitIn(each.unit) === null)) continue;
      if (levels.some((level) => level.at < end && level.end > start && Math.abs(level.value - each.value) <= 1))
        continue;
      const printed = placeOf(text, each === second ? "last" : "first", each.value, start, end);
      levels.push({
        at: printed[0],
        end: printed[1],
        value: each.value,
        half: (each.high - each.low) / 2,
        unit: each.form === "plain" ? unitIn(each.unit) : "percent",
      });
    }
  }
  // "24.5 vs. 35.1%", "4.00 vs. 3.04": two levels, one unit.
  let told = 0;
  for (const joint of text.matchAll(/\s(?:vs\.?|versus)\s/g)) {
    const start = Math.max(told, joint.index - 60);
    const lead = text.slice(start, joint.index);
    const left = [...lead.matchAll(/(?<![\w.·])-?\d+(?:[.·]\d+)?/g)].at(-1);
    const behind = joint.index + joint[0].length;
    const right = /^([^\d;]{0,12})(\d+(?:[.·]\d+)?)\s?(%|\p{L}{1,9})?/u.exec(text.slice(behind, behind + 60));
    const between = left === undefined ? null : /^\s?(%?)[^\d;]{0,24}$/.exec(lead.slice(left.index + left[0].length));
    if (left === undefined || right === null || between === null) continue;
    told = behind + right[0].length;
    const unit = right[3] === "%" || between[1] === "%" ? "percent" : unitIn(right[3] ?? null);
    for (const [printed, at] of [
      [left[0], start + left.index],
      [right[2] ?? "", behind + (right[1] ?? "").length],
    ] as const) {
      const value = plainNumber(printed.replace("·", "."));
      const end = at + printed.length;
      if (!free(at, end) || levels.some((level) => level.at < end && level.end > at)) continue;
      levels.push({ at, end, value, half: unitOf(value, printed) / 2, unit });
    }
  }
  // Any other percentage of the sentence is a level too: "34.7% in one arm, 40.2% in the other".
  for (const found of text.matchAll(/(?<![\w.·-])(\d+(?:[.·]\d+)?)(?:\s?(?:%|per ?cent(?!age)))/g)) {
    const value = plainNumber((found[1] ?? "").replace("·", "."));
    const at = found.index;
    const end = at + found[0].length;
    if (!free(at, end) || levels.some((level) => level.at < end && level.end > at)) continue;
    if (/\b(?:CI|confidence interval)\s?$/i.test(text.slice(Math.max(0, at - 22), at))) continue;
    // "Reduced the risk by 30%" is told of no share.
    if (
      frames.some(
        (one) =>
          one.role === "effect" &&
          one.way !== null &&
          one.amount?.form === "percent" &&
          one.start < end &&
          one.end > at,
      )
    )
      continue;
    // "A score of 0% to 100%", "in 8% to 13% of those on it" are ranges.
    if (
      /^\s?to \d/.test(text.slice(end, end + 5)) ||
      (/\d ?%? to $/.test(text.slice(Math.max(0, at - 7), at)) &&
        !/\bfrom\b/.test(text.slice(Math.max(0, at - 40), at)))
    )
      continue;
    if (/^\s?[-–]\s?\d/.test(text.slice(end, end + 4)) || /\d\s?%?\s?[-–]$/.test(text.slice(Math.max(0, at - 6), at)))
      continue;
    if (/^[\s-]*(?:CI|confidence|credible)/i.test(text.slice(end, end + 14))) continue;
    levels.push({ at, end, value, half: unitOf(value, found[1] ?? null) / 2, unit: "percent" });
  }
  for (const level of bareIn(text))
    if (free(level.at, level.end) && !levels.some((one) => one.at < level.end && one.end > level.at))
      levels.push(level);
  return levels
    .map((level) =>
      level.unit === "percent" &&
      level.events === undefined &&
      OF_CHANGE.test(text.slice(Math.max(0, level.at - 40), level.at))
        ? {
            ...level,
            // "Lost 4.8% of their weight": so much less.
            value: /\b(?:lost|shed)\b[^.;]{0,30}$/i.test(text.slice(Math.max(0, level.at - 30), level.at))
              ? -level.value
              : level.value,
            unit: "%",
            change: true as const,
          }
        : level,
    )
    .toSorted((a, b) => a.at - b.at);
}

/** A percentage of change is no share of people. */
const OF_CHANGE =
  /\b(?:(?:increas|decreas|reduc|improv|declin|dropp?|grew|rose|fell|chang)\w*|loss|lost|shed)(?: \w+ly)?(?: by| of)?(?: an?| about| approximately| (?:mean|average) of)?\s*$/i;

/** "Survival was 28.1% (95% CI 21.3 to 35.5)": a percentage with its interval, and no word that compares. */
function isShareOfOne({ measure, unit, quote, estimate }: EstimateStatistic, text: string, at: number): boolean {
  if (measure !== null || unit !== "%" || estimate === null || quote.includes("SD") || estimate < 0 || estimate > 100)
    return false;
  const lead =
    text
      .slice(Math.max(0, at - 110), at)
      .split(/[;]|\.\s/)
      .at(-1) ?? "";
  const behind = text.slice(at + quote.length, at + quote.length + 50).split(/[;,]|\.\s/)[0] ?? "";
  if (/\b(?:from|to)\s$/.test(lead)) return true;
  return !COMPARES.test(lead) && !COMPARES.test(behind) && !/points?/.test(behind);
}
const COMPARES =
  /\b(?:differ\w*|between[- ]group|(?<!end[ -]?)points?|reduc\w*|increas\w*|decreas\w*|improv\w*|declin\w*|lower\w*|higher|greater|fewer|more|less|better|worse|change[sd]?|gain\w*|los[st]\w*|efficacy|effectiveness|benefit|fell|rose|drop\w*|by)\b/i;

/** No difference is named, and a group stands behind it. */
const isOfOneGroup = ({ measure, quote }: EstimateStatistic, text: string, at: number): boolean =>
  measure === null &&
  !isOfKind(text.slice(at + quote.length, at + quote.length + 80)) &&
  !/\b(?:difference|ratio|effect|net)\b/i.test(
    text
      .slice(Math.max(0, at - 60), at)
      .split(/;|\.\s/)
      .at(-1) ?? "",
  ) &&
  (/^[\s)\]]{0,4}(?:,\s{0,4})?(?:in|with|for|on|among)\s/i.test(
    text.slice(at + quote.length, at + quote.length + 20),
  ) ||
    // "In the acarbose group [−1.73 (−1.99 to −1.46)]".
    /\b(?:groups?|arms?)\b[^.;()[\]]{0,40}[[(]\s?$/i.test(text.slice(Math.max(0, at - 60), at)));

const FALLS = /\b(?:fell|fall|decreas|reduc|declin|drop|lost|loss|lower|shrank|shrunk|shorten)/gi;
const RISES = /\b(?:rose|rise|increas|gain|grew|improv|rais|climb)/gi;
/** Whether the last word before a number that says which way it went is one of falling. */
function fallsBefore(text: string, at: number): boolean {
  const lead =
    text
      .slice(Math.max(0, at - 90), at)
      .split(/;|\.\s/)
      .at(-1) ?? "";
  const last = (words: RegExp): number => [...lead.matchAll(words)].at(-1)?.index ?? -1;
  return last(FALLS) > last(RISES);
}

const N = "-?\\d+(?:[.·]\\d+)?";
const MOVE = new RegExp(
  `\\bfrom (?:an? )?(?:baseline )?(?:mean |median |average )?(?:value )?(?:of )?(${N})( ?%)?(?:[^.;,\\d[]{0,24}| ?\\([^()]{1,24}\\)| ?\\[[^\\]]{1,40}\\]| ?± ?${N}){0,3}\\s?(?:to|-|–)\\s?(${N})( ?%| ?\\p{L}{1,9})?`,
  "giu",
);

/** "From 9.1 at baseline to 5.2". */
function movesIn(text: string): readonly PrintedLevel[] {
  return [...text.matchAll(MOVE)].map(({ 0: told, 1: first = "", 2: percent, 3: second = "", 4: unit, index }) => {
    const [from, to] = [first, second].map((one) => plainNumber(one.replace("·", "."))) as [number, number];
    const word = (unit ?? "").trim();
    return {
      at: index,
      end: index + told.length - (unit !== undefined && word !== "%" && unitIn(word) === null ? unit.length : 0),
      value: to,
      half: unitOf(to, second) / 2,
      unit: percent !== undefined || word === "%" ? "percent" : unitIn(word),
      from: { value: from, half: unitOf(from, first) / 2 },
    };
  });
}

const SPREAD =
  /(?<![\w.·±/-])(-?\d+(?:[.·]\d+)?) ?(%)?\s{0,2}(?:±|\+\/-|\+-)\s{0,2}\d+(?:[.·]\d+)?\s?(%|\p{L}{1,9}(?:\/\p{L}{1,9})?)?/gu;

/** "78.9 ± 7.7%", "5.3 ± 1.9 days": averages with their spread. */
function withSpreadIn(text: string): readonly PrintedLevel[] {
  return [...text.matchAll(SPREAD)].map(({ 0: told, 1: printed = "", 2: percent, 3: behind, index: at }) => {
    const value = plainNumber(printed.replace("·", "."));
    const unit = percent ?? (behind === "%" ? behind : unitIn(behind ?? null));
    const end = at + told.length - (behind !== undefined && unit === null ? behind.length : 0);
    return { at, end, value, half: unitOf(value, printed) / 2, unit: unit ?? null, spread: true as const };
  });
}

/** "251 of 418", "of 418 women in the group, 251": shares that are counted and not told. */
function countsIn(text: string): readonly PrintedLevel[] {
  const found: PrintedLevel[] = [];
  // "20/20 vision" is no count.
  const sight = /\b(?:acuity|vision|UDVA|CDVA|BCVA|Snellen)\b/i.test(text);
  const add = (events: string, total: string, at: number, end: number, label?: string) => {
    const [e, n] = [events, total].map((one) => plainNumber(one.replace(/[, ]/g, ""))) as [number, number];
    if (!(Number.isInteger(e) && Number.isInteger(n) && e <= n && n > 1)) return;
    found.push({
      at,
      end,
      value: (100 * e) / n,
      half: 0,
      unit: "percent",
      events: e,
      n,
      ...(label === undefined ? {} : { label }),
    });
  };
  for (const { 0: told, 1: e = "", 2: n = "", index } of text.matchAll(
    sight
      ? /(?<![\w.·,-])(\d[\d,]{0,9}) of (?:the )?(\d[\d,]{0,9})(?![\d.·/-]|,\d)/gi
      : /(?<![\w.·,-])(\d[\d,]{0,9})(?: of(?: the)? | out of (?:the )?|\/)(\d[\d,]{0,9})(?![\d.·/-]|,\d)/gi,
  ))
    add(e, n, index, index + told.length);
  for (const { 0: told, 1: n = "", 2: label = "", 3: e = "", index } of text.matchAll(
    /\bof (?:the )?(\d[\d,]{0,9}) ([^.;()\d]{3,70}), (\d[\d,]{0,9})(?![\d.·%])(?! ?%)/gi,
  ))
    add(e, n, index, index + told.length, label);
  return found;
}

/** "Was 11.4 in the exercise group", "by 7.4 mm Hg with monotherapy", "12.8 and 13.6": bare numbers beside a group or another number. */
function bareIn(text: string): readonly PrintedLevel[] {
  return [...text.matchAll(BARE)].flatMap(({ 0: told, 1: printed = "", 2: unit, index: at }) => {
    const end = at + told.length;
    const before = text.slice(Math.max(0, at - 24), at);
    const behind = text.slice(end, end + 70);
    const beside =
      OF_GROUP.test(behind) ||
      /^\s*\(\p{L}[^()\d]{2,40}\)/u.test(behind) ||
      /^\s*(?:and|versus|vs\.?)\s+(?:by )?\d/i.test(behind) ||
      /\b(?:and|versus|vs\.?)\s+(?:by )?$/i.test(before);
    if (!beside || NO_LEVEL.test(before) || NO_LEVEL_BEHIND.test(behind)) return [];
    // "Induction 1 and 2", "studies 3 and 4" are names.
    if (unit === undefined && /^\d{1,2}$/.test(printed) && NAMED_BY_NUMBER.test(before)) return [];
    const value = plainNumber(printed.replace("·", ".").replace("−", "-"));
    if (unit === undefined && Number.isInteger(value) && value >= 1900 && value <= 2100) return [];
    const change = /\bby\s*(?:an? (?:mean|average|median) of )?$/i.test(before);
    const fall = change && fallsBefore(text, at);
    return [
      {
        at,
        end,
        value: (fall ? -1 : 1) * value,
        half: unitOf(value, printed) / 2,
        unit: unit === undefined ? null : /percentage/i.test(unit) ? "%" : unitIn(unit.trim().split(" ")[0] ?? null),
        loose: true as const,
        ...(change ? { change: true as const } : {}),
      },
    ];
  });
}

const BARE =
  /(?<![\w.·,/−–-])((?:(?<=[\s(])[−-])?\d+(?:[.·]\d+)?)(?![.·,]?\d)(?![\w/])( percentage points?| (?:points?|mm ?Hg|mm|cm|kg|g|m|ml|minutes?|hours?|days?|weeks?|months?|years?|episodes?|attacks?|mmol\/l|mg\/dl|units?|per [a-z-]+|[a-z]{1,12}\/[a-z]{1,6})(?![\w/]))?/gi;
const NO_LEVEL_BEHIND =
  /^\s{0,3}(?:after|before|post|following|later|from|into|of follow|mg|mcg|µg|μg|iu|(?:and|or|,) \d{1,4} ?(?:mg|mcg|µg|μg|iu))\b|^\s{0,3}(?:%|±|\+|(?:and|or|versus|vs\.?)?\s?(?:\d{1,9} )?(?:participants|patients|people|subjects|women|men|children|adults|infants|individuals|centres|centers|sites|countries|trials|studies|eyes)\b)/i;
const NAMED_BY_NUMBER =
  /(?:\p{L} \p{Lu}\p{L}{2,20}|\b(?:stud(?:y|ies)|trials?|cohorts?|parts?|experiments?|visits?|steps?|sessions?|models?|aims?|doses?|levels?|classes))(?: \d{1,2}(?: and|,| or))? $/u;
const OF_GROUP = /^\s*(?:\([^()]{1,50}\)\s*)?(?:in|with|for|on|among|after|under)\s/i;
const NO_LEVEL =
  /(?:\b(?:groups?|arms?|weeks|months|grades?|phases?|stages?) \d{1,5} (?:and|or|to),?|\bage\b[^.;]{0,14}|\b(?:CI|SD|SE|SEM|IQR|n|p|aged?|ages|weeks?|months?|days?|years?|phase|grade|stage|type|groups?|arms?|to|table|figure|at|after|within)|[=<>±≤≥(/+-])\s{0,4}$/i;

/** Where a number of a statement stands: the whole statement's place where it is told in words. */
function placeOf(
  text: string,
  which: "first" | "last",
  value: number,
  start: number,
  end: number,
): readonly [number, number] {
  const found = [...text.slice(start, end).matchAll(/\d+(?:[.·]\d+)?/g)].filter(
    ({ 0: printed }) => Math.abs(plainNumber(printed.replace("·", ".")) - value) < 1e-9,
  );
  const one = which === "first" ? found[0] : found.at(-1);
  return one === undefined ? [start, end] : [start + one.index, start + one.index + one[0].length];
}

/** A unit, where the word behind a number is one. */
const unitIn = (word: string | null): string | null =>
  word !== null && (HOURS_TO_YEARS.test(word) || UNITS.test(word)) ? word : null;
const UNITS =
  /^(?:mm|mmhg|cmh2o|m|cm|km|l|ml|dl|litres?|liters?|mmol|mg|kg|g|µg|kj|kcal|points?|bpm|watts?|metres?|meters?|pounds?|kilos?|kilograms?|grams?|letters|lines|dioptres?|servings?|sd|steps|episodes?|attacks?|times)$/i;
