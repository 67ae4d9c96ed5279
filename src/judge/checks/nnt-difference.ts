import { meet, minus, type Range, sizes } from "../../core/ranges.js";
import { roundedFrom } from "../../core/rounding.js";
import type { EstimateStatistic, Finding, NntStatistic, TextReading } from "../../records.js";
import { plain } from "../wording.js";
import { type Check, fine, found, nearly, open } from "./check.js";
import { figures } from "./figures.js";
import { twoShares } from "./groups-compared.js";
import { once } from "./once.js";
import { inSentence, statisticsOf } from "./statistics.js";

const CODE = "NNT_DIFFERENCE";
const NEAR = 1.1;
const TIMED = /hazard|surviv|kaplan|adjusted|meta-?analys|pooled/iu;

/**
 * A number needed to treat is 1 over the difference of two risks.
 *
 *   NNT = 1 / |p₁ − p₂|, rounded to the nearest or to the next whole number
 *
 * The difference is a printed risk difference of the sentence, else that of its two shares. An NNT from survival curves, or
 * from a pooled ratio at some assumed risk, need not be that of the crude risks.
 *
 * Unit     people
 * Domain   an NNT with a risk difference or exactly two shares in its sentence
 * Source   Laupacis, Sackett & Roberts 1988, N Engl J Med 318:1728–1733
 * Same as  none
 */
export const nntDifference: Check = {
  id: "nnt-difference",
  label: "Number needed to treat from the risk difference",
  explain: "A number needed to treat is 1 over the difference of two risks.",
  formula: ["NNT = 1 / |p₁ − p₂|"],
  unit: "people",
  source: "doi:10.1056/NEJM198806303182605",
  sameAs: null,
  about: "numbers",
  codes: [CODE],
  yieldsTo: [],
  run: (reading) => statisticsOf(reading, "nnt").map((one) => judge(reading, one)),
};

function judge(reading: TextReading, one: NntStatistic): Finding {
  const gap = differenceIn(reading, one.sentence);
  const name = one.harm ? "NNH" : "NNT";
  if (gap === null)
    return open(reading, one, CODE, `No difference of two risks stands beside ${name} ${one.printed.estimate}.`);
  const { low, high } = gap.range;
  const points = `${figures({ low: 100 * low, high: 100 * high }, 1)} percentage points`;
  const more = { others: gap.others };
  if (low <= 0) return open(reading, one, CODE, `A difference of ${points} may be 0, which gives no ${name}.`, more);
  const follows: Range = { low: 1 / high, high: 1 / low };
  const says = `${points} give an ${name} of ${figures(follows, 1)}`;
  const recomputed = [{ quantity: name, printed: one.printed.estimate, ...follows }];
  const printed = roundedFrom(one.estimate, one.printed.estimate);
  if (meet(printed, follows) || meet({ low: one.estimate - 1, high: one.estimate }, follows))
    return fine(reading, one, CODE, `${says}, printed as ${one.printed.estimate}.`, { ...more, recomputed });
  const factor = Math.max(printed.low / follows.high, follows.low / printed.high);
  const because = `${says}, not ${plain(one.estimate)}.`;
  if (factor <= NEAR) return nearly(reading, one, CODE, because, { ...more, recomputed });
  const sentence = reading.sentences[one.sentence]?.text ?? "";
  const severity = gap.adjusted || TIMED.test(sentence) ? "note" : "questionable";
  return found(reading, one, CODE, severity, because, { ...more, recomputed });
}

interface Gap {
  readonly range: Range;
  readonly adjusted: boolean;
  readonly others: readonly string[];
}

const differenceIn = once((reading, sentence: number): Gap | null => {
  const printed = inSentence(reading, sentence).filter(
    (one): one is EstimateStatistic => one.kind === "estimate" && one.measure === "RD" && one.estimate !== null,
  );
  const [rd] = printed;
  if (rd !== undefined && rd.estimate !== null && printed.length === 1) {
    const percent = rd.unit === "%" || rd.unit === "points" || Math.abs(rd.estimate) > 1;
    const range = sizes(roundedFrom(rd.estimate, rd.printed.estimate));
    const scale = percent ? 100 : 1;
    return {
      range: { low: range.low / scale, high: range.high / scale },
      adjusted: rd.context.includes("adjusted"),
      others: [rd.quote],
    };
  }
  const shares = twoShares(reading, sentence);
  if (shares === null) return null;
  const [first, second] = shares;
  return { range: sizes(minus(first.range, second.range)), adjusted: false, others: [first.quote, second.quote] };
});
