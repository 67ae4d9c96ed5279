import { meet, type Range } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { Finding, PeopleStatistic, ProportionStatistic, TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { type Check, fine, found, open } from "./check.js";
import { people } from "./figures.js";
import { onceFor } from "./once.js";
import { bySentence, statisticsOf, textBetween } from "./statistics.js";

const CODE = "DENOMINATOR_MIXED";
const CONTRAST = /\b(?:while|whereas|and)\b/iu;
const REMAINDER = /\bthe (?:others?|rest|remainder|remaining)\b/iu;
const TREATED = /\b(?:receiv|underw|assigned|allocated|given|treated|chose|opted|enrolled)/iu;

/**
 * A percentage of people and a number of people told as its complement belong to one total.
 *
 *   total = m / (1 − s),   s the share, m the number of the others
 *
 * "83% received usual care while 259 patients underwent ETMI": 259 would be 17% of about 1,524. Each total the text names is
 * held against that range; where none fits, two different totals stand behind one sentence.
 *
 * Unit     people
 * Domain   a share s < 100% and an exact number in one sentence, where both halves speak of treatments or one of the rest
 * Source   by definition of a percentage
 * Same as  none
 */
export const denominators: Check = {
  id: "denominators",
  label: "One total behind a share and its complement",
  explain: "A share and the number of the others told in one sentence should be of one total.",
  formula: ["total = m / (1 − s), s the share, m the number of the others"],
  unit: "people",
  source: "by definition",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) => pairs(reading).map(([share, others]) => judge(reading, share, others)),
};

function judge(reading: TextReading, share: ProportionStatistic, others: PeopleStatistic): Finding {
  const range = roundedFrom(share.value, share.printed.value);
  const rest = `${fixed(100 - share.value, Math.max(0, Math.round(-Math.log10(range.high - range.low))))}%`;
  const total: Range = {
    low: (100 * others.value) / (100 - range.low),
    high: (100 * others.value) / (100 - range.high),
  };
  const about = people((100 * others.value) / (100 - share.value));
  const needs = `${people(others.value)} people would be the other ${rest} of about ${about}`;
  const recomputed = [{ quantity: "total", printed: null, ...total }];
  const known = totals(reading).filter(({ value }) => value > others.value);
  if (known.length === 0)
    return open(reading, others, CODE, `${needs}; the text names no total to compare.`, { recomputed });
  const match = known.find((one) => meet(one.range, total));
  if (match !== undefined)
    return fine(reading, others, CODE, `${needs}, and the text names ${match.name}.`, { recomputed });
  const named = known.slice(0, NAMED);
  const more = known.length > NAMED ? ` and ${known.length - NAMED} more` : "";
  const sizes = `${named.map(({ name }) => name).join(", ")}${more}`;
  const exact = known.every(({ exact }) => exact);
  return found(
    reading,
    others,
    CODE,
    exact && known.length === 1 ? "inconsistent" : "questionable",
    `${needs} (${people(total.low)} to ${people(total.high)}); the text names ${sizes}. The percentage and the number are of different totals.`,
    { recomputed, fits: `fits a total of about ${about}`, others: [share.quote, ...named.map(({ quote }) => quote)] },
  );
}

/** Of more totals only so many are told. */
const NAMED = 20;

interface Total {
  readonly value: number;
  readonly name: string;
  readonly quote: string;
  readonly range: Range;
  readonly exact: boolean;
}

/** Numbers of people that could be a whole, with the slack their hedge gives. */
const totals = onceFor((reading): readonly Total[] => {
  const crowds = statisticsOf(reading, "people").map((one) => ({ ...one, exact: one.hedge === "exact" }));
  const counted = statisticsOf(reading, "count").map((one) => ({
    ...one,
    value: one.total,
    hedge: "exact" as const,
    exact: true,
  }));
  const distinct = [...new Map([...crowds, ...counted].map((one) => [`${one.hedge} ${one.value}`, one])).values()];
  return distinct.map(({ value, hedge, quote, exact }) => ({
    value,
    name: `${hedge === "exact" ? "" : `${hedge} `}${people(value)}`,
    quote,
    exact,
    range: {
      low: hedge === "about" || hedge === "under" ? value * 0.95 : value,
      high: hedge === "about" || hedge === "over" ? value * 1.05 : value,
    },
  }));
});

function pairs(reading: TextReading): readonly (readonly [ProportionStatistic, PeopleStatistic])[] {
  return [...bySentence(reading.statistics).values()].flatMap((group) => {
    const shares = group.filter((one): one is ProportionStatistic => one.kind === "percentage" && one.role === "share");
    const crowds = group.filter((one): one is PeopleStatistic => one.kind === "people" && one.hedge === "exact");
    const [share, crowd] = [shares[0], crowds[0]];
    if (share === undefined || crowd === undefined || shares.length > 1 || crowds.length > 1) return [];
    if (roundedFrom(share.value, share.printed.value).high >= 100 || share.value <= 0 || crowd.offset < share.offset)
      return [];
    return areComplements(reading, share, crowd) ? [[share, crowd] as const] : [];
  });
}

/** "… the remaining 259 patients", or two treatments contrasted: "received usual care, while 259 patients underwent …". */
function areComplements(reading: TextReading, share: ProportionStatistic, crowd: PeopleStatistic): boolean {
  const between = textBetween(reading, share, crowd);
  if (REMAINDER.test(between)) return true;
  const end = crowd.offset + crowd.quote.length;
  const after = `${crowd.quote} ${reading.text.slice(end, end + 40)} ${crowd.of ?? ""}`;
  return CONTRAST.test(between) && TREATED.test(between) && TREATED.test(after);
}
