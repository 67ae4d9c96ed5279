import type { Interval, McidVerdict, Threshold, ThresholdKind } from "../../records.js";
import { chance, fixed, plain, withInterval } from "../wording.js";
import { type Bar, positionAgainst, thresholdInterval, ZERO } from "./position.js";

/** What a verdict may look at; everything on the benefit scale. */
export interface Judged {
  /** Null where no interval can be given (a bound on p), or the better side is not known. */
  readonly benefit: Interval | null;
  readonly bar: Bar | null;
  readonly kind: ThresholdKind | null;
  readonly finalState: boolean;
  /** The threshold speaks of one person. */
  readonly personal: boolean;
  readonly chance: number | null;
  readonly level: number;
  readonly decimals: number;
  readonly unit: string | null;
  readonly treatment: string;
  readonly control: string;
}

/** A judged effect whose interval and threshold are both there. */
interface Placed extends Judged {
  readonly benefit: Interval;
  readonly bar: Bar;
}

interface Rule {
  readonly id: McidVerdict;
  /** In words, for readers: when the verdict is given. */
  readonly rule: string;
  holds(judged: Judged): boolean;
  /** One sentence that carries the numbers. */
  sentence(judged: Judged): string;
}

/** Kinds that say what matters, to a person or between groups. The others are listed and not judged by. */
const IMPORTANCE: ReadonlySet<ThresholdKind> = new Set(["within-person", "between-group", "SCB", "assumed"]);

const KIND_WORDS: Readonly<Record<ThresholdKind, string>> = {
  "within-person": "within-person",
  "between-group": "between-group",
  MDC: "minimal detectable change",
  SCB: "substantial benefit of a person",
  deterioration: "deterioration",
  margin: "non-inferiority margin",
  assumed: "assumed",
};

export const isImportance = (kind: ThresholdKind | null): boolean => kind !== null && IMPORTANCE.has(kind);
/** A threshold that speaks of one person says nothing by itself of a difference between two groups. */
export function isPersonal({ kind, usedAs }: Pick<Threshold, "kind" | "usedAs">): boolean {
  return kind === "within-person" || kind === "SCB" || kind === "MDC" || (usedAs?.includes("responder") ?? false);
}

const placed = (judged: Judged): judged is Placed =>
  judged.benefit !== null && judged.bar !== null && !judged.finalState && isImportance(judged.kind);
const rule = (
  id: McidVerdict,
  text: string,
  holds: (judged: Placed) => boolean,
  sentence: (judged: Placed) => string,
): Rule => ({
  id,
  rule: text,
  holds: (judged) => placed(judged) && holds(judged),
  sentence: (judged) => (placed(judged) ? sentence(judged) : ""),
});

/** "the benefit of 7.9 [4.7, 11.0] points" */
const size = ({ benefit, decimals, unit }: Placed): string =>
  `the benefit of ${withInterval(benefit, decimals)}${unit ? ` ${unit}` : ""}`;
/** "6 (within-person)" */
const bar = ({ bar: { low, high }, kind }: Placed): string =>
  `${low === high ? plain(low) : `${plain(low)} to ${plain(high)}`} (${kind ? KIND_WORDS[kind] : ""})`;
const odds = ({ chance: p, bar: value }: Placed): string =>
  p === null
    ? ""
    : `; the chance that the true difference exceeds ${value.low === value.high ? "it" : plain(value.high)} is ${chance(p)}`;
const real = (judged: Placed): boolean => positionAgainst(judged.benefit, ZERO) === "above";
const position = (judged: Placed) => positionAgainst(judged.benefit, judged.bar);

/**
 * The verdicts, first that holds. All rules speak of the confidence interval of the difference on the benefit scale, against
 * 0 and against the threshold T (beyond the upper end of a range, or under its lower end).
 */
export const mcidVerdicts: readonly Rule[] = [
  {
    id: "not-judged",
    rule: "the threshold is a detectable change, a deterioration, a margin or a final state: not a measure of what matters here",
    holds: ({ bar: value, kind, finalState }) => value !== null && (finalState || !isImportance(kind)),
    sentence: ({ kind, finalState, bar: value }) =>
      finalState
        ? `${value ? plain(value.high) : "The threshold"} is a final state of a person: it counts responders and is not set against a difference`
        : `${value ? plain(value.high) : "The threshold"} is a ${kind ? KIND_WORDS[kind] : ""}, listed here and not a measure of importance`,
  },
  {
    id: "no-threshold",
    rule: "no threshold can be set against the effect",
    holds: ({ bar: value }) => value === null,
    sentence: ({ benefit, decimals, unit, level }) =>
      benefit === null
        ? "There is no threshold to judge by"
        : `There is no threshold to judge by: ${holdsFor(benefit, decimals, unit, level)}`,
  },
  rule(
    "harmful",
    "the interval lies wholly below 0",
    (judged) => positionAgainst(judged.benefit, ZERO) === "below",
    (judged) =>
      `The difference favours ${judged.control}: ${size(judged)} lies wholly below 0, and ${judged.benefit.ciLow < -judged.bar.low ? `a harm as large as ${bar(judged)} is not excluded` : `a harm as large as ${bar(judged)} is excluded`}`,
  ),
  rule(
    "important",
    "the interval lies wholly above T",
    (judged) => position(judged) === "above",
    (judged) => `${capital(size(judged))} lies wholly above ${bar(judged)}`,
  ),
  rule(
    "probably-important",
    "the interval lies above 0 and holds T, and the estimate is above T",
    (judged) => real(judged) && position(judged) === "straddles" && judged.benefit.estimate > judged.bar.high,
    (judged) =>
      `${capital(size(judged))} is above 0 and its interval ${touches(judged)} ${bar(judged)}, the estimate beyond it${odds(judged)}`,
  ),
  rule(
    "real-but-below",
    "the interval lies above 0 and wholly below T",
    (judged) => real(judged) && position(judged) === "below",
    (judged) => `${capital(size(judged))} is above 0 and lies wholly below ${bar(judged)}`,
  ),
  rule(
    "no-important-difference",
    "the interval holds 0 and lies wholly between −T and T",
    (judged) => position(judged) === "below" && judged.benefit.ciLow > -judged.bar.low,
    (judged) =>
      `${capital(size(judged))} holds 0, and an important difference of ${bar(judged)} is excluded either way`,
  ),
  {
    id: "inconclusive",
    rule: "anything else: the interval leaves both an important difference and an unimportant one (or none) open",
    holds: () => true,
    sentence: (judged) =>
      placed(judged) ? open(judged) : "No interval can be given, so nothing can be said against the threshold",
  },
];

function open(judged: Placed): string {
  if (real(judged))
    return `${capital(size(judged))} is above 0, but its interval ${touches(judged)} ${bar(judged)}, the estimate ${standing(judged)}${odds(judged)}`;
  if (position(judged) === "below")
    return `${capital(size(judged))} holds 0 and lies wholly below ${bar(judged)}, but a harm as large is not excluded`;
  const both = touches(judged) === "holds" ? "holds both 0 and" : "holds 0 and overlaps";
  return `${capital(size(judged))} ${both} ${bar(judged)}${odds(judged)}`;
}

/** An interval holds one value, and holds or overlaps a range of them. */
function touches({ benefit: { ciLow, ciHigh }, bar: { low, high } }: Placed): string {
  return ciLow <= low && ciHigh >= high ? "holds" : "overlaps";
}

/** Where an estimate that is not beyond the threshold lies. */
function standing({ benefit: { estimate }, bar: { low, high } }: Placed): string {
  if (estimate < low) return "short of it";
  return low === high ? "equal to it" : "within that range";
}

/** "7.9 [4.7, 11.0] points is larger than every threshold up to 4.7 and smaller than every one from 11.0" */
function holdsFor(benefit: Interval, decimals: number, unit: string | null, level: number): string {
  const { beyondUpTo, excludedFrom } = thresholdInterval(benefit);
  const parts = [
    ...(beyondUpTo === null ? [] : [`larger than every threshold up to ${fixed(beyondUpTo, decimals)}`]),
    ...(excludedFrom === null ? [] : [`smaller than every threshold from ${fixed(excludedFrom, decimals)}`]),
  ];
  return `the benefit of ${withInterval(benefit, decimals)}${unit ? ` ${unit}` : ""} (${plain(100 * level)}%) is ${parts.join(" and ")}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The verdict and its sentence. @param between the effect is a difference between two groups, not a change within one */
export function judge(judged: Judged, between: boolean): { readonly verdict: McidVerdict; readonly because: string } {
  const found = mcidVerdicts.find((one) => one.holds(judged));
  const sentence = found?.sentence(judged) ?? "";
  const caution =
    between && placed(judged) && judged.personal
      ? "; the threshold speaks of one person and was not made for a difference between groups"
      : "";
  return { verdict: found?.id ?? "inconclusive", because: `${sentence}${caution}.` };
}
