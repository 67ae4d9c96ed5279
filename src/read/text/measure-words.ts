import { kindAt, type Scan, sameSentence, wordAt } from "./scan.js";

type Rule = readonly [readonly string[], string];

/** Names of effect measures, longest first: the words as they stand, and the measure. */
const PHRASES: readonly Rule[] = (
  [
    ["standardised mean difference", "SMD"],
    ["standardized mean difference", "SMD"],
    ["weighted mean difference", "MD"],
    ["least squares mean difference", "MD"],
    ["mean difference", "MD"],
    ["mean differences", "MD"],
    ["difference in means", "MD"],
    ["treatment difference", "MD"],
    ["absolute risk reduction", "RD"],
    ["absolute risk difference", "RD"],
    ["risk difference", "RD"],
    ["rate difference", "RD"],
    ["absolute difference", "RD"],
    ["percentage points", "RD"],
    ["relative risk reduction", "percent_change"],
    ["relative risk", "RR"],
    ["relative risks", "RR"],
    ["risk ratio", "RR"],
    ["risk ratios", "RR"],
    ["relative rate", "IRR"],
    ["rate ratio", "IRR"],
    ["rate ratios", "IRR"],
    ["incidence rate ratio", "IRR"],
    ["odds ratio", "OR"],
    ["odds ratios", "OR"],
    ["hazard ratio", "HR"],
    ["hazard ratios", "HR"],
    ["hazards ratio", "HR"],
    ["effect size", "SMD"],
    ["effect sizes", "SMD"],
    ["hedges g", "SMD"],
    ["hedges' g", "SMD"],
    ["cohen's d", "SMD"],
    ["cohen d", "SMD"],
    ["number needed", "NNT"],
    ["geometric mean ratio", "ratio"],
    ["ratio of means", "ratio"],
    ["mean ratio", "ratio"],
    ["prevalence ratio", "RR"],
    ["response ratio", "RR"],
    ["aor", "OR"],
    ["or", "OR"],
    ["ors", "OR"],
    ["rr", "RR"],
    ["rrs", "RR"],
    ["arr", "RR"],
    ["hr", "HR"],
    ["hrs", "HR"],
    ["ahr", "HR"],
    ["shr", "HR"],
    ["irr", "IRR"],
    ["airr", "IRR"],
    ["smd", "SMD"],
    ["md", "MD"],
    ["amd", "MD"],
    ["wmd", "MD"],
    ["lsmd", "MD"],
    ["rd", "RD"],
    ["ard", "RD"],
    ["nnt", "NNT"],
    ["nnth", "NNT"],
    ["nntb", "NNT"],
    ["gmr", "ratio"],
    ["rrr", "other"],
    ["arrr", "other"],
    ["β", "other"],
    ["beta", "other"],
    ["b", "other"],
    ["coefficient", "other"],
    ["slope", "other"],
    ["ratio", "ratio"],
    ["difference", "MD"],
    ["differences", "MD"],
    ["diff", "MD"],
    ["δ", "MD"],
    ["mean", "mean"],
    ["means", "mean"],
  ] as const
).map(([phrase, measure]) => [phrase.split(" "), measure]);

const BY_LAST = new Map<string, Rule[]>();
for (const rule of PHRASES) {
  const last = rule[0].at(-1) ?? "";
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), rule]);
}
/** Measures whose names say that a number is a comparison. */
const EFFECTS: ReadonlySet<string> = new Set(["MD", "SMD", "RR", "OR", "HR", "IRR", "RD", "ratio", "NNT", "other"]);
/** Short names that are also everyday words: only in capitals, or beside their number. */
const EVERYDAY: ReadonlySet<string> = new Set(["or", "b", "md", "rd", "hr", "hrs"]);

export interface Named {
  readonly measure: string;
  readonly first: number;
  readonly next: number;
}

/** The name of a measure that ends at token `at`; null where none does. */
export function measureEndingAt(scan: Scan, at: number): Named | null {
  const word = wordAt(scan, at);
  if (EVERYDAY.has(word) && scan.tokens[at]?.text === word) return null;
  for (const [phrase, measure] of BY_LAST.get(word) ?? []) {
    const first = at - phrase.length + 1;
    if (phrase.every((part, index) => wordAt(scan, first + index) === part)) return { measure, first, next: at + 1 };
  }
  return null;
}

export const isEffect = (measure: string): boolean => EFFECTS.has(measure);

/** The nearest name before a place, in the same sentence. */
export function measureBefore(scan: Scan, before: number, reach: number): Named | null {
  for (let at = before - 1; at >= 0 && before - at <= reach && sameSentence(scan, at, before); at -= 1) {
    const named = measureEndingAt(scan, at);
    if (named !== null) return named;
  }
  return null;
}

/**
 * The name that a number is given directly: "OR 2.9", "hazard ratio [HR], 0.74", "difference of 5", "effect size: 0.31".
 * Only linking words, marks and an abbreviation in brackets stand between.
 */
export function measureNaming(scan: Scan, number: number): Named | null {
  for (let at = number - 1; at >= 0 && number - at <= 9 && sameSentence(scan, at, number); at -= 1) {
    const named = measureEndingAt(scan, at);
    if (named !== null) return named;
    const kind = kindAt(scan, at);
    const open = scan.inside[at] ?? -1;
    const isAside = open >= 0 && (scan.partner[open] ?? number) < number;
    if (!isAside && (kind === "number" || (kind === "word" && !LINKS.has(wordAt(scan, at))))) return null;
    if (kind === "semicolon") return null;
  }
  return null;
}

const LINKS: ReadonlySet<string> = new Set(
  "of was is were being at for adjusted aor ahr arr or hr rr md smd the a an estimated in mean means equal to overall death".split(
    " ",
  ),
);
