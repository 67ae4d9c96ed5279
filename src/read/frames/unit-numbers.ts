import { unitAt } from "./fractions.js";
import { type Found, type Numeral, numberAt, type Words } from "./numerals.js";

/** Words behind a number that are none of its units. */
const NO_UNIT =
  /^(?:and|or|to|of|in|with|on|at|for|than|the|a|as|versus|vs|against|by|was|were|is|are|from|over|after|while|when|whereas|but|before|per|into|among|had|have|has|did|without|under|compared|rather|instead|out|between|through|during|who|which|that)$/;
const BETWEEN_NUMBER_AND_UNIT = /^(?:more|fewer|less|extra|additional|further|whole|full)$/;

const PERCENT = /^(?:%|percent|percents|pct|pc)$/;

/** "30%", "30 to 40 per cent". */
export function percentAt(from: Words, at: number): Found | null {
  const found = numberWithUnit(from, at);
  return found !== null && found.form === "percent" ? found : null;
}

/** "30%", "3.6 percentage points", "2.4 times", "7.9 points", "three more days": a number with what stands behind it. */
export function numberWithUnit(from: Words, at: number): Found | null {
  const { words, tokens } = from;
  const sign =
    words[at] === "-" && tokens[at + 1]?.kind === "number" && tokens[at]?.gap !== false && tokens[at + 1]?.gap === false
      ? 1
      : 0;
  const number = numberAt(from, at + sign);
  if (number === null) return null;
  const value = sign === 1 ? -number.value : number.value;
  let place = number.next;
  const base = { value, half: number.half, first: at, inWords: number.inWords };
  // "60% to 80%", "2–3 points": a range.
  const range = rangeFrom(from, number, place);
  const to = range === null ? {} : { to: range.value };
  if (range !== null) place = range.next;
  const percent = PERCENT.test(words[place] ?? "")
    ? 1
    : words[place] === "per" && /^cents?$/.test(words[place + 1] ?? "")
      ? 2
      : words[place] === "-" && /^percent(?:age)?$/.test(words[place + 1] ?? "")
        ? 2
        : 0;
  if (percent > 0 || /^percentage$/.test(words[place] ?? "")) {
    const dash = words[place + percent] === "-" ? 1 : 0;
    const isPoints =
      words[place] === "percentage" || words[place + 1] === "percentage"
        ? /^points?$/.test(words[place + 1] ?? "") ||
          /^points?$/.test(words[place + 2] ?? "") ||
          words[place + 1] === "-"
        : /^points?$/.test(words[place + percent + dash] ?? "");
    const exact = { ...base, inWords: false, half: number.inWords ? 0.5 : number.half };
    if (isPoints) {
      let next = place;
      while (next < place + 5 && !/^points?$/.test(words[next] ?? "points")) next += 1;
      return { form: "percentage points", ...exact, ...to, next: next + 1 };
    }
    return { form: "percent", ...exact, ...to, next: place + percent };
  }
  const dash = words[place] === "-" ? 1 : 0;
  const unit = words[place + dash] ?? "";
  if (/^(?:times|fold|×)$/.test(unit) || (unit === "x" && dash === 0)) {
    // "Three times a week", "2 times daily", "4 × 100".
    const after = words[place + dash + 1] ?? "";
    if (/^(?:a|an|per|daily|weekly|each|every|in|during|over|and|to)$/.test(after)) return null;
    if (/^[\d]/.test(after)) return null;
    return {
      form: "times",
      ...base,
      half: number.inWords ? 0 : number.half,
      inWords: number.inWords,
      next: place + dash + 1,
    };
  }
  // "By a factor of three".
  if (words[at - 1] === "of" && words[at - 2] === "factor") return { form: "times", ...base, next: place };
  if (words[place] === "standard" && /^deviations?$/.test(words[place + 1] ?? ""))
    return { form: "plain", ...base, ...to, unit: "SD", next: place + 2 };
  if (/^sds?$/.test(unit)) return { form: "plain", ...base, ...to, unit: "SD", next: place + dash + 1 };
  if (unit === "mm" && words[place + dash + 1] === "hg")
    return { form: "plain", ...base, ...to, unit: "mmhg", next: place + dash + 2 };
  // "Two more days".
  const compared = BETWEEN_NUMBER_AND_UNIT.test(unit) ? unitAt(from, place + dash + 1) : null;
  if (compared?.form === "percentage points")
    return { form: "percentage points", ...base, ...to, half: number.inWords ? 0.5 : number.half, next: compared.next };
  if (compared !== null) return { form: "plain", ...base, ...to, unit: compared.unit, next: place };
  const isUnit = /^\p{L}/u.test(unit) && !NO_UNIT.test(unit);
  return {
    form: "plain",
    ...base,
    ...to,
    unit: isUnit ? unit : null,
    next: place + (isUnit && dash === 1 ? 1 : 0),
  };
}

/** "60% to 80%", "60 to 80 percent", "2-3 points" — not "from 12% to 4%", which are two numbers. */
function rangeFrom(from: Words, first: Numeral, next: number): Numeral | null {
  const { words } = from;
  let place = next;
  const unit = PERCENT.test(words[place] ?? "") ? 1 : words[place] === "per" && words[place + 1] === "cent" ? 2 : 0;
  place += unit;
  const at = first.next - 1;
  if (words[at - 1] === "from" || words[at - 2] === "from") return null;
  const between = words[at - 1] === "between" || words[at - 2] === "between";
  if (!/^(?:to|-)$/.test(words[place] ?? "") && !(between && words[place] === "and")) return null;
  const second = numberAt(from, place + 1);
  if (second === null || !(second.value > first.value)) return null;
  // A dash before a word is no range: "2-point".
  return second;
}
