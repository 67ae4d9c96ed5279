import { meet, type Range } from "../../core/ranges.js";
import { roundedFrom, truncatedFrom, unitOf } from "../../core/rounding.js";
import type { CountStatistic, Finding, TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { people } from "./figures.js";
import { saidAnywhere } from "./once.js";
import { sentenceText, statisticsOf } from "./statistics.js";

const CODE = "PERCENT_COUNT";
/** A longer quote holds words between count and total, so that the percentage may be of another total. */
const COMPACT = 40;
/** "140/90": pressures, dates and acuities have no part and whole. */
const BARE = /^\W*\d+\s*\/\s*\d+\W*$/u;
const RATE = /%\)?\s*(?:per|\/|a)\s*(?:year|yr|month|annum|person|patient|100)/iu;
/** Percentages that are estimated or weighted need not be those of the counts. */
const ESTIMATED = /kaplan|cumulative|actuarial|surviv|weighted|imput|adjusted|estimated|model/iu;
const MODELLED = /kaplan|cumulative incidence|actuarial|weighted|imput/iu;
const MODELLED_POINTS = 3;
/** Percentages of a whole text that are not those of its counts. */
const ARE_MODELLED =
  /\b(?:percentages?|proportions?|prevalences?) (?:were|are) (?:\w{1,12} )?(?:adjusted|estimated|modell?ed|weighted|standardi[sz]ed)\b|\b(?:weighted|adjusted|model-based|modell?ed) (?:percentages|proportions)\b/iu;
/** In units of the last printed place: 10.4499 is 10.45, and 10.45 is 10.5. */
const ROUNDED_TWICE = 0.55;

/**
 * A percentage follows from the count and the total beside it.
 *
 *   100·events / total must round to the printed percentage
 *
 * Cut-off digits ("85.1%" for 85.16) and digits rounded twice ("10.5%" for 10.4499) are rounding; an integer re-printed with a false ".0" ("64.0%" for 64.22), or a last
 * digit that is off by one, is a question; anything further off is inconsistent, and more events "of" fewer people is
 * impossible (a slash may also part two groups).
 * Survival, weighted and adjusted percentages need not be those of the counts, so there it stays a question.
 *
 * Unit     percent
 * Domain   events, total > 0 and a percentage printed together
 * Source   Brown & Heathers 2017, Soc Psychol Personal Sci 8:363–369 (granularity); by definition of a percentage
 * Same as  scrutiny::grim(percent = TRUE, rounding = "up_or_down") asks less: whether any count fits
 */
export const percentCount: Check = {
  id: "percent-count",
  label: "Percentage from count and total",
  explain:
    "A percentage is 100 times the count over the total. Where it is not, one of the three is wrong, or the total is another one than is printed.",
  formula: ["100·events / total must round to the printed percentage"],
  unit: "percent",
  source: "doi:10.1177/1948550616673876",
  sameAs: null,
  about: "numbers",
  codes: [CODE, "COUNT_EXCEEDS_TOTAL"],
  yieldsTo: [],
  run: (reading) => statisticsOf(reading, "count").map((one) => judge(reading, one)),
};

function judge(reading: TextReading, one: CountStatistic): Finding {
  const { events, total, percent, printed } = one;
  const shown = `${people(events)} of ${people(total)}`;
  if (events > total && percent === null && BARE.test(one.quote))
    return open(reading, one, CODE, `"${one.quote}" may be another pair of numbers than a part and its whole.`);
  if (events > total || events < 0)
    return found(
      reading,
      one,
      "COUNT_EXCEEDS_TOTAL",
      one.quote.includes("/") ? "inconsistent" : "impossible",
      `${shown}: a part cannot be larger than its whole.`,
    );
  if (total === 0 || percent === null)
    return open(reading, one, CODE, `${shown} stands without a percentage to compare it with.`);
  const share = (100 * events) / total;
  const exact: Range = { low: share, high: share };
  const text = printed.percent?.replace("%", "").trim() ?? null;
  const decimals = Math.max(0, Math.round(-Math.log10(unitOf(percent, text))));
  const is = `${shown} is ${fixed(share, decimals + 1)}%`;
  const recomputed = [{ quantity: "percentage", printed: text, ...exact }];
  const bound = /^[<≤>≥]/u.exec(text ?? "")?.[0];
  if (bound !== undefined) {
    const under = bound === "<" || bound === "≤";
    if (under ? share <= percent : share >= percent)
      return fine(reading, one, CODE, `${is}, as "${text}" says.`, { recomputed });
    return found(reading, one, CODE, "inconsistent", `${is}, not ${text}%.`, { recomputed });
  }
  const figure = `${fixed(percent, decimals)}%`;
  if (meet(roundedFrom(percent, text), exact))
    return fine(reading, one, CODE, `${is}, printed as ${figure}.`, { recomputed });
  if (meet(truncatedFrom(percent, text), exact))
    return nearly(reading, one, CODE, `${is}; ${figure} is that, cut off instead of rounded.`, {
      recomputed,
      fits: "fits if further digits were cut off",
    });
  const twice = { low: percent - ROUNDED_TWICE * 10 ** -decimals, high: percent };
  if (meet(twice, exact))
    return nearly(reading, one, CODE, `${is}; ${figure} is that, rounded twice.`, {
      recomputed,
      fits: "fits if it was rounded once more after a first rounding",
    });
  if (MODELLED.test(sentenceText(reading, one.sentence)) && Math.abs(share - percent) <= MODELLED_POINTS)
    return open(reading, one, CODE, `${is}; a modelled ${figure} need not be that of the counts.`);
  if (saidAnywhere(reading, ARE_MODELLED) !== null)
    return open(reading, one, CODE, `${is}; the text says that its percentages come from a model.`);
  if (RATE.test(reading.text.slice(one.offset, one.offset + one.quote.length + 20)))
    return open(reading, one, CODE, `${is}; the percentage is a rate over time.`);
  const fits = fitsFor(one, decimals, share);
  const scattered = one.quote.length > COMPACT || ESTIMATED.test(sentenceText(reading, one.sentence));
  const mild = scattered || fits.kind === "false-zero" || Math.abs(share - percent) <= 1.5 * 10 ** -decimals;
  return found(reading, one, CODE, mild ? "questionable" : "inconsistent", `${is}, not ${figure}.`, {
    recomputed,
    fits: fits.text,
  });
}

function fitsFor(
  one: CountStatistic,
  decimals: number,
  share: number,
): { readonly kind: string; readonly text: string | null } {
  const { events, total, percent, printed } = one;
  if (percent === null) return { kind: "none", text: null };
  if (decimals > 0 && Number.isInteger(percent) && Math.abs(share - percent) <= 0.5)
    return { kind: "false-zero", text: `fits if a whole ${fixed(percent, 0)}% was printed with a false ".0"` };
  const range = roundedFrom(percent, printed.percent);
  const counts = wholeBetween({ low: (range.low * total) / 100, high: (range.high * total) / 100 });
  const totals =
    range.low > 0 ? wholeBetween({ low: (100 * events) / range.high, high: (100 * events) / range.low }) : null;
  const complement = meet(range, { low: 100 - share, high: 100 - share });
  if (complement) return { kind: "complement", text: "fits the others: those without the event" };
  const options = [
    totals === null || events === 0 ? null : `a total of ${totals}`,
    counts === null ? null : `a count of ${counts}`,
  ].filter((option) => option !== null);
  return { kind: "other", text: options.length === 0 ? null : `fits ${options.join(", or ")}` };
}

/** The whole numbers in a range, as text; null where there is none. */
function wholeBetween({ low, high }: Range): string | null {
  const [first, last] = [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)];
  if (first > last) return null;
  return first === last ? people(first) : `${people(first)} to ${people(last)}`;
}
