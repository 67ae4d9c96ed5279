import { meet } from "../../core/ranges.js";
import { roundedFrom, truncatedFrom } from "../../core/rounding.js";
import type { Finding, PeopleStatistic, ProportionStatistic, TextReading } from "../../records.js";
import { fixed } from "../wording.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { people } from "./figures.js";
import { bySentence, textBetween } from "./statistics.js";

const CODE = "PERCENT_GRIM";
const OF =
  /^\s{0,3}(?:(?:%|percent|per cent)\s{0,3})?(?:of|among|in)\s(?:\s{0,3}(?:the|all|all of the|these|those))?\s{0,3}$/iu;

/**
 * Whether any whole number of people can give a printed percentage.
 *
 *   some integer k, 0 ≤ k ≤ n, has 100·k/n round to the percentage
 *
 * Only where the percentage is said to be "of" the number of people beside it. It cannot tell once n exceeds what the
 * decimals resolve (100 people for whole percentages).
 *
 * Unit     people
 * Domain   a share and an exact n; n < 100·10^decimals
 * Source   Brown & Heathers 2017, Soc Psychol Personal Sci 8:363–369
 * Same as  scrutiny::grim(x, n, percent = TRUE, rounding = "up_or_down")
 */
export const percentGrim: Check = {
  id: "percent-grim",
  label: "Percentage that a number of people can give",
  explain: "Of few people only some percentages are possible: none of 20 people are 33%.",
  formula: ["some integer k, 0 ≤ k ≤ n, has 100·k/n round to the percentage"],
  unit: "people",
  source: "doi:10.1177/1948550616673876",
  sameAs: 'scrutiny::grim(x, n, percent = TRUE, rounding = "up_or_down")',
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["percent-count"],
  run: (reading) =>
    pairs(reading).map(([share, group]): Finding => {
      const { value, printed } = share;
      const n = group.value;
      const shown = `${printed.value.replace(/\s{0,3}%$/u, "")}% of ${people(n)} people`;
      const unit = roundedFrom(value, printed.value);
      if (group.hedge !== "exact" || n >= 100 / (unit.high - unit.low))
        return open(reading, share, CODE, `${shown}: so many people can give any percentage of that precision.`);
      if (countGiving(value, printed.value, n) !== null)
        return fine(reading, share, CODE, `${shown} is ${people(countGiving(value, printed.value, n) ?? 0)} people.`);
      const below = Math.floor((value * n) / 100);
      const near = [below, below + 1].filter((k) => k <= n).map((k) => `${k} are ${fixed((100 * k) / n, 1)}%`);
      const cut = [below, below + 1].some((k) =>
        meet(truncatedFrom(value, printed.value), { low: (100 * k) / n, high: (100 * k) / n }),
      );
      const because = `No whole number of ${people(n)} people is ${printed.value.replace(/\s{0,3}%$/u, "")}%: ${near.join(", ")}.`;
      const others = [group.quote];
      return cut
        ? nearly(reading, share, CODE, because, { fits: "fits if further digits were cut off", others })
        : found(reading, share, CODE, "questionable", because, {
            fits: "fits if some people are missing from n",
            others,
          });
    }),
};

/** The nearest count that rounds to the percentage, halves either way; null where there is none. */
export function countGiving(percent: number, printed: string, n: number): number | null {
  const range = roundedFrom(percent, printed);
  const first = Math.max(0, Math.ceil((range.low * n) / 100 - 1e-9));
  return first <= n && (100 * first) / n <= range.high + 1e-9 ? first : null;
}

function pairs(reading: TextReading): readonly (readonly [ProportionStatistic, PeopleStatistic])[] {
  return [...bySentence(reading.statistics).values()].flatMap((group) => {
    const shares = group.filter((one): one is ProportionStatistic => one.kind === "percentage" && one.role === "share");
    const crowds = group.filter((one): one is PeopleStatistic => one.kind === "people");
    return shares.flatMap((share) => {
      const crowd = crowds.find((one) => one.offset > share.offset && OF.test(textBetween(reading, share, one)));
      return crowd === undefined ? [] : [[share, crowd] as const];
    });
  });
}
