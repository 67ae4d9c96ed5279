import { chiSquared, fisherF, twoSidedP } from "../../core/distributions.js";
import { LARGEST } from "../../core/limits.js";
import { meet, type Range, rangeOf, sizes, times } from "../../core/ranges.js";
import { pRange, roundedFrom, truncatedFrom } from "../../core/rounding.js";
import type { Finding, PrintedP, TestStatistic, TextReading } from "../../records.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { figures, pFigures, pPrinted } from "./figures.js";
import { saidAnywhere } from "./once.js";
import { inSentence } from "./statistics.js";
import { zDistance } from "./z-scale.js";

const CODE = "TEST_P_MISMATCH";
const I2_CODE = "I2_MISMATCH";
const CLEAR = 0.05;
const CORRECTED = /greenhouse|huynh|welch|satterthwaite|kenward|sidak|bonferroni|permutation|bootstrap/iu;

/**
 * The p that follows from a test statistic and its degrees of freedom.
 *
 *   t: 2·P(T_df > |t|)   F: P(F_{df1,df2} > F)   χ²: P(χ²_df > χ²)   z: 2·P(Z > |z|)   r: t = r·√(df / (1 − r²))
 *
 * Cochran's Q is χ² with its degrees of freedom, and I² beside it is (Q − df)/Q.
 *
 * Taken over all values the statistic may have been before rounding. One side is granted where the text speaks of it, and
 * named as what would reconcile the two where it does not.
 *
 * Unit     probability
 * Domain   t, F, χ², z and r with their degrees of freedom; 1 − r² > 0
 * Source   Nuijten et al. 2016, Behav Res Methods 48:1205–1226
 * Same as  none (statcheck decides by rounding the recomputed p; here two ranges must meet)
 */
export const testP: Check = {
  id: "test-p",
  label: "p-value from a test statistic",
  explain:
    "A test statistic with its degrees of freedom has one p. Another one is a misprint, or that of a one-sided or corrected test.",
  formula: [
    "I² = (Q − df) / Q",
    "t: 2·P(T > |t|)",
    "F: P(F > f)",
    "χ²: P(χ² > x)",
    "z: 2·P(Z > |z|)",
    "r: t = r·√(df / (1 − r²))",
  ],
  unit: "probability",
  source: "doi:10.3758/s13428-015-0664-2",
  sameAs: null,
  about: "numbers",
  codes: [CODE, "TEST_IMPOSSIBLE", I2_CODE],
  yieldsTo: ["p-possible"],
  run: (reading) =>
    reading.statistics.flatMap((one) =>
      one.kind === "test" ? [impossible(reading, one) ?? judge(reading, one), ...heterogeneity(reading, one)] : [],
    ),
};

/** What stands before the percentage that is I². */
const I2 = /\bI\s?(?:²|\^?2)\s{0,2}(?:=|was|of|:)?\s{0,2}$/u;

/** I² against the Q and df of its sentence: 100·(Q − df)/Q, and 0 where Q is below df. */
function heterogeneity(reading: TextReading, one: TestStatistic): readonly Finding[] {
  const [df] = one.df ?? [];
  if (!/^Q\b/u.test(one.quote) || df === undefined) return [];
  const told = inSentence(reading, one.sentence).find(
    (other) => other.kind === "percentage" && I2.test(reading.text.slice(Math.max(0, other.offset - 12), other.offset)),
  );
  if (told?.kind !== "percentage") return [];
  const q = roundedFrom(one.value, one.printed.value);
  const share = (at: number): number => (at > 0 ? 100 * Math.max(0, (at - df) / at) : 0);
  const follows = rangeOf(share(q.low), share(q.high));
  const says = `From Q = ${one.printed.value} with ${df} df, I² follows as ${figures(follows, 1)}%`;
  const recomputed = [{ quantity: "I²", printed: told.printed.value, ...follows }];
  if (meet(follows, roundedFrom(told.value, told.printed.value)))
    return [fine(reading, told, I2_CODE, `${says}; printed is ${told.printed.value}%.`, { recomputed })];
  return [found(reading, told, I2_CODE, "inconsistent", `${says}, not ${told.printed.value}%.`, { recomputed })];
}

function impossible(reading: TextReading, one: TestStatistic): Finding | null {
  const say = (because: string, fits: string | null = null): Finding =>
    found(reading, one, "TEST_IMPOSSIBLE", "impossible", because, { fits });
  if (one.type === "r" && Math.abs(one.value) > 1)
    return say(`A correlation of ${one.printed.value} is beyond 1.`, "fits if a decimal point was lost");
  if ((one.type === "F" || one.type === "chi2") && one.value < 0)
    return say(`${one.type === "F" ? "F" : "χ²"} = ${one.printed.value} is below 0, which a sum of squares cannot be.`);
  return null;
}

/** Corrected degrees of freedom fall to 1, and no further. */
const LEAST_DF = 0.5;

/** Two-sided p at one value of the statistic, or null where its degrees of freedom do not allow it. */
export function pOfTest(type: TestStatistic["type"], value: number, df: readonly number[] | null): number | null {
  const [first, second] = (df ?? []).map((each) => (each >= LEAST_DF && each <= LARGEST ? each : 0));
  switch (type) {
    case "z":
      return twoSidedP(value, null);
    case "t":
      return first !== undefined && first > 0 ? twoSidedP(value, first) : null;
    case "r": {
      if (first === undefined || first <= 0) return null;
      const left = 1 - value * value;
      return left <= 0 ? 0 : twoSidedP(value * Math.sqrt(first / left), first);
    }
    case "chi2":
      return first !== undefined && first > 0 ? chiSquared.upper(Math.max(0, value), first) : null;
    case "F":
      return first !== undefined && second !== undefined && first > 0 && second > 0
        ? fisherF.upper(Math.max(0, value), first, second)
        : null;
    default:
      return null;
  }
}

/** p over all values the statistic may have been. */
export function pRangeOfTest({ type, value, df, printed }: TestStatistic): Range | null {
  const { low, high } = roundedFrom(value, printed.value);
  const ends = type === "F" || type === "chi2" ? { low, high } : sizes({ low, high });
  const [a, b] = [pOfTest(type, ends.low, df), pOfTest(type, ends.high, df)];
  return a === null || b === null ? null : rangeOf(a, b);
}

function judge(reading: TextReading, one: TestStatistic): Finding {
  const shown = `${nameOf(one)} = ${one.printed.value}`;
  if (one.p === null) return open(reading, one, CODE, `${shown} stands without a p to compare it with.`);
  const p = pPrinted(one.p, one.printed.p);
  if (one.p.value > 1 || one.p.value < 0) return open(reading, one, CODE, `${p} is not a probability.`);
  if (one.context.includes("multiplicity"))
    return open(reading, one, CODE, `${p} was adjusted for several comparisons.`);
  const follows = pRangeOfTest(one);
  if (follows === null) return open(reading, one, CODE, `${shown}: p does not follow without degrees of freedom.`);
  const printed = pRange(one.p, one.printed.p);
  const recomputed = [{ quantity: "p", printed: one.printed.p, ...follows }];
  const says = `From ${shown}, p follows as ${pFigures(follows)}`;
  const oneSided = ["t", "z", "r"].includes(one.type) && meet(times(follows, 0.5), printed);
  const granted = one.context.includes("one-sided") && oneSided;
  if (granted || meet(follows, printed)) return fine(reading, one, CODE, `${says}; printed is ${p}.`, { recomputed });
  if (cutOff(one.p, one.printed.p, follows))
    return nearly(reading, one, CODE, `${says}; ${p} is that, cut off instead of rounded.`, { recomputed });
  const asN = one.type === "r" && one.df !== null ? pRangeOfTest({ ...one, df: one.df.map((df) => df - 2) }) : null;
  if (asN !== null && meet(asN, printed))
    return nearly(reading, one, CODE, `${says}; with ${one.df?.join("")} as the number of pairs, ${p} follows.`, {
      recomputed,
    });
  const fits = oneSided ? "fits a one-sided p" : null;
  const mild = oneSided || saidAnywhere(reading, CORRECTED) !== null || zDistance(printed, follows) <= CLEAR;
  return found(reading, one, CODE, mild ? "questionable" : "inconsistent", `${says}, not ${p}.`, { recomputed, fits });
}

const cutOff = (p: PrintedP, printed: string | null, follows: Range): boolean =>
  p.op === "=" && meet(truncatedFrom(p.value, printed), follows);

function nameOf({ type, df }: TestStatistic): string {
  const name = type === "chi2" ? "χ²" : type;
  return df === null ? name : `${name}(${df.join(", ")})`;
}
