import { quantities } from "../../core/quantities.js";
import { kindAt, type Scan, sameSentence, wordAt } from "./scan.js";

interface Rule {
  readonly phrase: readonly string[];
  readonly measure: string;
  /** As papers write it. */
  readonly written: string;
}

/** Names of effect measures, longest first: the words as they stand, and the measure. */
const PHRASES: readonly Rule[] = quantities
  .flatMap(({ words, abbreviations, text }) =>
    [...words, ...abbreviations].map(
      (name): Rule => ({ phrase: name.toLowerCase().split(" "), measure: text, written: name }),
    ),
  )
  .toSorted((a, b) => b.phrase.length - a.phrase.length);

const BY_LAST = new Map<string, Rule[]>();
for (const rule of PHRASES) {
  const last = rule.phrase.at(-1) ?? "";
  BY_LAST.set(last, [...(BY_LAST.get(last) ?? []), rule]);
}
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
  // "d = 0.80" is Cohen's.
  if (scan.tokens[at]?.text === "d" && scan.tokens[at + 1]?.canonical === "=")
    return { measure: "SMD", first: at, next: at + 1 };
  if (EVERYDAY.has(word) && scan.tokens[at]?.text === word) return null;
  for (const rule of BY_LAST.get(word) ?? []) {
    const { phrase } = rule;
    const first = at - phrase.length + 1;
    if (phrase.every((part, index) => wordAt(scan, first + index) === part))
      return { measure: inCapitals(scan, at, rule).measure, first, next: at + 1 };
  }
  return null;
}

/** "ARR" is an absolute risk reduction, "aRR" an adjusted risk ratio. */
function inCapitals(scan: Scan, at: number, rule: Rule): Rule {
  const printed = scan.tokens[at]?.text;
  if (rule.phrase.length > 1 || printed === rule.written) return rule;
  return BY_LAST.get(rule.phrase[0] ?? "")?.find(({ written }) => written === printed) ?? rule;
}

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
