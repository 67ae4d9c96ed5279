import type { ColumnName } from "../../records.js";
import { type Candidate, type ColumnSet, ofOneSet } from "./candidate.js";
import { effectWords, runs, SPREADS } from "./effect-words.js";
import type { Profile } from "./profile.js";

const OBSERVED_MINUS_EXPECTED: ReadonlyMap<string, true> = new Map(
  ["o e", "oe", "o minus e", "observed minus expected"].map((words) => [words, true]),
);

/** Words that say of which test it is, and tell no outcome. */
const OF_TEST: ReadonlySet<string> = new Set(["log", "rank", "logrank", "lr", "peto", "statistic", "hr"]);

const plain = (rest: string): string =>
  rest
    .split(" ")
    .filter((word) => !OF_TEST.has(word))
    .join(" ");

/** The table as one of log-rank tests: observed minus expected events beside their variance V, both by name. */
export function logRankBy(headers: readonly string[], profiles: readonly Profile[]): Candidate | null {
  const differences = headers.flatMap((header, index) => {
    const profile = profiles[index];
    // O/E is a ratio; R writes O.E for both, and a ratio is never negative.
    const ratio = header.includes("/") || (/o\.e/i.test(header) && profile?.numbers.every((value) => !(value < 0)));
    if (profile?.numeric !== true || ratio) return [];
    return runs(effectWords(header), OBSERVED_MINUS_EXPECTED).map(({ rest }) => ({ index, rest: plain(rest) }));
  });
  const variances = headers.flatMap((header, index) => {
    if (profiles[index]?.numeric !== true) return [];
    const words = effectWords(header);
    return runs(words, SPREADS).flatMap(({ found, rest }) => {
      if (found !== "variance") return [];
      const [of] = runs(rest.split(" "), OBSERVED_MINUS_EXPECTED);
      return [{ index, rest: plain(of?.rest ?? rest) }];
    });
  });
  const sets = differences.flatMap(({ index, rest }): readonly ColumnSet[] => {
    const own = variances.filter((variance) => variance.rest === rest && variance.index !== index);
    const [only] = own;
    if (only === undefined || own.length > 1) return [];
    const columns = new Map<ColumnName, number>([
      ["o_minus_e", index],
      ["o_minus_e_variance", only.index],
    ]);
    return [{ label: rest, columns }];
  });
  if (sets.length === 0 || new Set(sets.map(({ label }) => label)).size < sets.length) return null;
  const several = sets.length > 1;
  return {
    form: "effects",
    because: "observed minus expected events beside their variance: a row is a log-rank test",
    sets: sets.map((set) => ({ ...set, label: several ? set.label || "1" : "" })),
    setsAre: several ? "outcome" : null,
    ...ofOneSet,
    by: "words",
    score: 9,
  };
}
