import { instrumentsNamed } from "../../core/instruments-named.js";
import { isRatio } from "../../core/quantities.js";
import type { Finding, Instrument, TextReading, Threshold } from "../../records.js";
import { plain } from "../wording.js";
import { type Check, type CheckFacts, fine, found, open } from "./check.js";
import { intervalPrinted } from "./figures.js";
import { once } from "./once.js";
import { bySentence, inSentence, spanOf, type WithInterval, withIntervals } from "./statistics.js";

const CODE = "NO_DIFFERENCE_WIDE";
const CLAIM =
  /\b(?:no (?:differences?|effects?|benefits?|change|improvement)\b|did not (?:differ|change|improve|reduce|increase|affect)\b|(?:was|were) (?:similar|equivalent|comparable|unchanged)\b|as effective as\b|ineffective\b)/iu;
const QUALIFIED = /\b(?:significant|statistical|detect|(?:evidence|clear)\b)/iu;
/** A ratio beyond these limits is one that matters. */
const RATIO_LOW = 0.8;
const RATIO_HIGH = 1.25;

/**
 * "No difference" is told only where the interval leaves none that matters.
 *
 *   ratios: lower < 0.8 and upper > 1.25;   differences: the interval holds 0 and ± the instrument's threshold
 *
 * An interval that holds both no effect and a large one shows that the trial cannot tell. Sentences that say "no significant
 * difference" claim less and pass.
 *
 * Unit     that of the estimate
 * Domain   sentences that claim no difference, with an interval in them
 * Source   Altman & Bland 1995, BMJ 311:485; 0.8 to 1.25: FDA 2001, Statistical Approaches to Establishing Bioequivalence
 * Same as  none
 */
export const noDifference: Check = {
  id: "no-difference",
  label: '"No difference" only from a narrow interval',
  explain:
    "“No difference” with an interval that holds a clear benefit or a clear harm says only that the trial could not tell.",
  formula: ["ratios: not both lower < 0.8 and upper > 1.25", "differences: not both 0 and a threshold inside"],
  unit: "that of the estimate",
  source: "doi:10.1136/bmj.311.7003.485",
  sameAs: null,
  about: "wording",
  codes: [CODE],
  yieldsTo: [],
  run(reading, facts) {
    const intervals = bySentence(withIntervals(reading));
    return reading.sentences.flatMap((sentence, index): readonly Finding[] => {
      if (sentence.part === "table" || !CLAIM.test(sentence.text) || QUALIFIED.test(sentence.text)) return [];
      const here = intervals.get(index) ?? [];
      if (here.length === 0 && inSentence(reading, index).length === 0) return [];
      if (here.length === 0)
        return [
          open(reading, spanOf(sentence), CODE, "No difference is claimed without an interval beside the claim."),
        ];
      return here.map((one) => judge(reading, one, facts));
    });
  },
};

function judge(reading: TextReading, one: WithInterval, facts: CheckFacts): Finding {
  const [low, high] = [Math.min(one.lower, one.upper), Math.max(one.lower, one.upper)];
  const shown = intervalPrinted(one);
  if (isRatio(one.measure)) {
    if (low < RATIO_LOW && high > RATIO_HIGH)
      return found(
        reading,
        one,
        CODE,
        "note",
        `No difference is told, but ${shown} holds anything from ${plain(low)} to ${plain(high)} times: it cannot tell a benefit from a harm.`,
      );
    return fine(reading, one, CODE, `${shown} does not reach beyond both 0.8 and 1.25.`);
  }
  const bar = one.measure === "MD" ? thresholdIn(reading, facts) : null;
  if (bar === null) return open(reading, one, CODE, `Nothing says how large a difference in ${shown} would matter.`);
  if (low <= 0 && high >= 0 && (high >= bar.value || low <= -bar.value))
    return found(
      reading,
      one,
      CODE,
      "note",
      `No difference is told, but ${shown} holds ${plain(bar.value)} points, a ${bar.kind} threshold of the ${bar.name}.`,
    );
  return fine(reading, one, CODE, `${shown} leaves out differences of ${plain(bar.value)} points.`);
}

interface Bar {
  readonly value: number;
  readonly kind: Threshold["kind"];
  readonly name: string;
}

/** The smallest threshold in points of the only instrument that the text names. */
const thresholdIn = once(({ text }, { instruments, thresholds }: CheckFacts): Bar | null => {
  const named = instrumentsNamed(text, instruments);
  const [only] = named;
  if (only === undefined || named.length > 1) return null;
  return smallest(only, thresholds);
});

function smallest({ id, name }: Instrument, thresholds: readonly Threshold[]): Bar | null {
  const usable = thresholds
    .filter((one) => one.instrument === id && one.unit === "points" && one.evidence !== "secondary")
    .filter(({ kind }) => kind === "between-group" || kind === "within-person")
    .toSorted((a, b) => a.value - b.value);
  const [first] = usable;
  return first === undefined ? null : { value: first.value, kind: first.kind, name };
}
