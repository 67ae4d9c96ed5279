import { studentT } from "../../core/distributions.js";
import { meet, minus, type Range, rangeOf, sizes } from "../../core/ranges.js";
import { pRange, roundedFrom } from "../../core/rounding.js";
import type { Finding, MeanStatistic, PStatistic, TextReading } from "../../records.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { pFigures, pPrinted } from "./figures.js";
import { bySentence, statisticsOf, textBetween } from "./statistics.js";
import { zDistance } from "./z-scale.js";

const CODE = "MEANS_P_MISMATCH";
const VERSUS = /\b(?:vs|versus|compared (?:to|with)|and|than)\b/iu;
/** On the z scale: what steps of rounding may make, and beyond what a p is hardly that of these means. */
const ROUNDING = 0.03;
const CLEAR = 0.12;

/**
 * The p that follows from two means with their standard deviations and numbers of people.
 *
 *   t = (x̄₁ − x̄₂) / SE,   SE² = s₁²/n₁ + s₂²/n₂ (Welch) or s_p²(1/n₁ + 1/n₂) (Student)
 *
 * Taken over rounding, over both tests, and over which of the two numbers belongs to which mean. A p that is adjusted, of
 * ranks or of a model is another one, and few texts say which: never more than a question.
 *
 * Unit     probability
 * Domain   exactly two means with SD (or a bare ±) and n in a sentence, one p behind them
 * Source   Welch 1947, Biometrika 34:28–35; Student 1908, Biometrika 6:1–25
 * Same as  t.test() and t.test(var.equal = TRUE) of the summary statistics
 */
export const meansP: Check = {
  id: "means-p",
  label: "p-value from two means",
  explain:
    "Two means with their standard deviations and numbers of people give a t-test. Another p is that of another test, or a number is wrong.",
  formula: ["t = (x̄₁ − x̄₂) / √(s₁²/n₁ + s₂²/n₂)", "the same with a pooled SD"],
  unit: "probability",
  source: "doi:10.1093/biomet/34.1-2.28",
  sameAs: "t.test(); t.test(var.equal = TRUE)",
  about: "numbers",
  codes: [CODE],
  yieldsTo: ["p-possible"],
  run: (reading) => {
    const alone = bySentence(statisticsOf(reading, "p"));
    return [...bySentence(statisticsOf(reading, "mean")).values()].flatMap(([first, second, third]) => {
      if (first === undefined || second === undefined || third !== undefined) return [];
      const [p, other] = alone.get(first.sentence) ?? [];
      const isPair = VERSUS.test(textBetween(reading, first, second)) && first.unit !== "%" && second.unit !== "%";
      const isBehind = p !== undefined && other === undefined && p.offset > second.offset && p.compared === null;
      return isPair && isBehind ? [judge(reading, first, second, p)] : [];
    });
  },
};

interface Arm {
  readonly mean: Range;
  readonly sd: Range;
  readonly n: number;
}

function judge(
  reading: TextReading,
  first: MeanStatistic,
  second: MeanStatistic,
  { p, printed: text }: PStatistic,
): Finding {
  const shown = pPrinted(p, text.p);
  const say = `"${first.quote}" and "${second.quote}"`;
  if (first.n === null || second.n === null || first.n < 2 || second.n < 2)
    return open(reading, first, CODE, `${say} stand without numbers of people that a test would need.`);
  if (first.spreadKind === "se" || second.spreadKind === "se")
    return open(reading, first, CODE, `${say} have standard errors, which need not be those of a test.`);
  const arms = (n1: number, n2: number): readonly [Arm, Arm] => [armOf(first, n1), armOf(second, n2)];
  const orders = [arms(first.n, second.n), arms(second.n, first.n)];
  const follows = rangeOf(...orders.flatMap(([a, b]) => pOf(a, b)).flatMap(({ low, high }) => [low, high]));
  const printed = pRange(p, text.p);
  const more = { others: [second.quote], recomputed: [{ quantity: "p", printed: text.p, ...follows }] };
  const says = `${say}, of ${first.n} and ${second.n}, give p = ${pFigures(follows)} (t)`;
  if (meet(follows, printed)) return fine(reading, first, CODE, `${says}; printed is ${shown}.`, more);
  const gap = zDistance(printed, follows);
  if (gap <= ROUNDING) return nearly(reading, first, CODE, `${says}, near ${shown}.`, more);
  const asErrors = orders.flatMap(([a, b]) => pOf(withSd(a), withSd(b)));
  const isError = first.spreadKind === "unknown" && asErrors.some((range) => zDistance(range, printed) <= ROUNDING);
  return found(reading, first, CODE, gap <= CLEAR || isError ? "note" : "questionable", `${says}, not ${shown}.`, {
    ...more,
    fits: isError ? "fits if ± is a standard error" : null,
  });
}

const armOf = ({ mean, spread, printed }: MeanStatistic, n: number): Arm => ({
  mean: roundedFrom(mean, printed.mean),
  sd: roundedFrom(spread, printed.spread),
  n,
});

/** The spread taken for a standard error. */
const withSd = ({ mean, sd, n }: Arm): Arm => ({
  mean,
  sd: { low: sd.low * Math.sqrt(n), high: sd.high * Math.sqrt(n) },
  n,
});

/** p by Welch's and by Student's test, each over rounding. */
function pOf(a: Arm, b: Arm): readonly Range[] {
  const difference = sizes(minus(a.mean, b.mean));
  return [welch, student].map((test) => {
    const [narrow, wide] = [test(a, b, "low"), test(a, b, "high")];
    const pAt = (size: number, { se, df }: Test): number =>
      se > 0 ? Math.min(1, 2 * studentT.upper(size / se, df)) : 0;
    return rangeOf(pAt(difference.low, wide), pAt(difference.high, narrow));
  });
}

interface Test {
  readonly se: number;
  readonly df: number;
}

function welch(a: Arm, b: Arm, end: "low" | "high"): Test {
  const [va, vb] = [a.sd[end] ** 2 / a.n, b.sd[end] ** 2 / b.n];
  const df = va + vb > 0 ? (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1)) : a.n + b.n - 2;
  return { se: Math.sqrt(va + vb), df };
}

function student(a: Arm, b: Arm, end: "low" | "high"): Test {
  const df = a.n + b.n - 2;
  const pooled = ((a.n - 1) * a.sd[end] ** 2 + (b.n - 1) * b.sd[end] ** 2) / df;
  return { se: Math.sqrt(pooled * (1 / a.n + 1 / b.n)), df };
}
