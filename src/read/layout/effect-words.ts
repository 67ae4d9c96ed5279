import { levelIn } from "./level.js";
import { headerWords } from "./words.js";

export interface Named {
  readonly measure: string | null;
  /** On the analysis scale, so that a ratio stands as its logarithm. */
  readonly analysis: boolean;
}

const all = (
  words: readonly string[],
  measure: string | null,
  analysis = true,
): readonly (readonly [string, Named])[] => words.map((word) => [word, { measure, analysis }]);

const RATIOS: readonly (readonly [string, string])[] = [
  ["or", "odds ratio"],
  ["rr", "risk ratio"],
  ["rr", "relative risk"],
  ["hr", "hazard ratio"],
  ["irr", "rate ratio"],
];

export const ESTIMATES: ReadonlyMap<string, Named> = new Map([
  ...all(
    ["y", "yi", "te", "effect", "effect size", "effsize", "es", "est", "estimate", "eff", "coef", "beta", "b", "theta"],
    null,
  ),
  ...all(["diff", "difference"], null),
  ...all(["smd", "g", "hedges g", "hedges", "d", "cohen d", "cohens d", "std mean difference"], "smd"),
  ...all(["md", "wmd", "mean difference", "mean diff"], "md"),
  ...all(["rd", "risk difference"], "rd"),
  ...RATIOS.flatMap(([id, words]) => [
    ...all([id, words], id, false),
    ...all([`ln ${id}`, `log ${id}`, `ln${id}`, `log${id}`, `ln ${words}`, `log ${words}`], id),
  ]),
]);

export const SPREADS: ReadonlyMap<string, "variance" | "se" | "lower" | "upper"> = new Map([
  ...["v", "vi", "var", "variance", "sampling variance"].map((word) => [word, "variance"] as const),
  ...["se", "sei", "stderr", "std err", "std error", "standard error", "s e"].map((word) => [word, "se"] as const),
  ...[
    "lower",
    "from",
    "inf",
    "inferior",
    "unten",
    "untere",
    "untere grenze",
    "limite inferior",
    "borne inf",
    "low",
    "lo",
    "ll",
    "lb",
    "lcl",
    "lci",
    "l ci",
    "ci lb",
    "ci l",
    "ci low",
    "ci lower",
    "ci lo",
    "ci ll",
    "lower ci",
    "lower 95",
    "lower limit",
    "ul ci",
    "l 95",
    "min 95",
  ].map((word) => [word, "lower"] as const),
  ...[
    "upper",
    "to",
    "sup",
    "superior",
    "oben",
    "obere",
    "obere grenze",
    "limite superior",
    "borne sup",
    "up",
    "hi",
    "high",
    "ul",
    "ub",
    "ucl",
    "uci",
    "u ci",
    "ci ub",
    "ci u",
    "ci up",
    "ci high",
    "ci upper",
    "ci hi",
    "ci ul",
    "upper ci",
    "upper 95",
    "upper limit",
    "u 95",
  ].map((word) => [word, "upper"] as const),
]);

/** Words of a limit that say its level and nothing else: "95% CI lower limit". */
const LEVEL: ReadonlySet<string> = new Set(["95", "95%", "%", "ci", "ic", "ki", "confidence", "interval"]);
const isLevel = (word: string, level: readonly string[]): boolean => LEVEL.has(word) || level.includes(word);

/** The words of a header of effects: units in brackets are left out, and so is the level of a limit. */
export function effectWords(header: string): readonly string[] {
  const bare = header.replace(/[([][^)\]]*[)\]]/g, (inside) =>
    /\b(ci|se|sd|var|ln|log|n)\b|%|[A-Z]{2}/i.test(inside) && !/\/|\bper\b/i.test(inside) ? inside : " ",
  );
  const words = headerWords(bare.trim() === "" ? header : bare);
  const stated = levelIn(header);
  const level = stated === null ? [] : [...headerWords(stated), ...headerWords(`${stated}%`)];
  const rest = words.filter((word) => !isLevel(word, level));
  return words.length > rest.length && runs(rest, SPREADS).some(({ found }) => found === "lower" || found === "upper")
    ? rest
    : words;
}

/** The longest known run of words; a trailing index i may stand apart (`y1i`). */
export function runs<T>(
  words: readonly string[],
  known: ReadonlyMap<string, T>,
): readonly { found: T; rest: string }[] {
  const own = words.length > 1 && words.at(-1) === "i" ? words.slice(0, -1) : words;
  for (let length = Math.min(3, own.length); length > 0; length -= 1)
    for (let start = 0; start + length <= own.length; start += 1) {
      const found = known.get(own.slice(start, start + length).join(" "));
      if (found !== undefined)
        return [{ found, rest: [...own.slice(0, start), ...own.slice(start + length)].join(" ") }];
    }
  return [];
}
