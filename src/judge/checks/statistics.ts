import type { EstimateStatistic, Sentence, Statistic, TextReading, TextSpan } from "../../records.js";
import { once, onceFor } from "./once.js";

type OfKind<K extends Statistic["kind"], S = Statistic> = S extends { readonly kind: infer Kind }
  ? K extends Kind
    ? S
    : never
  : never;

const ofKind = once((reading, kind: Statistic["kind"]) =>
  reading.statistics.filter((one) => one.kind === kind).sort((a, b) => a.offset - b.offset),
);

/** The statistics of one kind, in the order of the text. */
export const statisticsOf = <K extends Statistic["kind"]>(reading: TextReading, kind: K): readonly OfKind<K>[] =>
  ofKind(reading, kind) as readonly Statistic[] as readonly OfKind<K>[];

const ofSentences = onceFor((reading) => bySentence(reading.statistics));

/** The statistics of one sentence, in the order of the text. */
export const inSentence = (reading: TextReading, sentence: number): readonly Statistic[] =>
  ofSentences(reading).get(sentence) ?? [];

/** An estimate with both its limits. */
export interface WithInterval extends EstimateStatistic {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

export const withIntervals = onceFor((reading): readonly WithInterval[] => {
  const whole = (one: EstimateStatistic): one is WithInterval =>
    one.estimate !== null && one.lower !== null && one.upper !== null && one.sided === 2;
  return statisticsOf(reading, "estimate").filter(whole);
});

export const partOf = (reading: TextReading, one: Statistic): Sentence["part"] =>
  one.where === "text" ? (reading.sentences[one.sentence]?.part ?? "text") : "table";

/** A sentence as a place that can be quoted. */
export const spanOf = (sentence: Sentence): TextSpan => ({
  quote: sentence.text.trim(),
  offset: sentence.offset,
  line: sentence.line,
});

export const sentenceText = (reading: TextReading, index: number): string => reading.sentences[index]?.text ?? "";

/** In letters; further off in a sentence, words are about something else. */
const BESIDE = 400;

/** The words of a sentence that stand around a statistic. */
export function wordsAround(reading: TextReading, { sentence, offset, quote }: Statistic): string {
  const { text = "", offset: start = 0 } = reading.sentences[sentence] ?? {};
  const at = offset - start;
  return text.slice(Math.max(0, at - BESIDE), Math.max(0, at + quote.length + BESIDE));
}

/** What stands between two statistics, the earlier one's quote excluded. */
export function textBetween(reading: TextReading, a: TextSpan, b: TextSpan): string {
  const [first, second] = a.offset <= b.offset ? [a, b] : [b, a];
  return reading.text.slice(first.offset + first.quote.length, second.offset);
}

/** Statistics by the sentence they stand in. */
export function bySentence<T extends Statistic>(all: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const group = groups.get(one.sentence);
    if (group === undefined) groups.set(one.sentence, [one]);
    else group.push(one);
  }
  return groups;
}
