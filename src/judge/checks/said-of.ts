/** What a statistic is said of: the words before it in its sentence, as far back as the statistic before. */
import type { Statistic, TextReading } from "../../records.js";
import { once } from "./once.js";
import { inSentence, sentenceText } from "./statistics.js";

const EMPTY = new Set(
  "the and for was were with from that this than are had has have been between both group groups versus compared confidence interval mean difference ratio risk odds hazard respectively effect effects patients participants significant significantly standardized standardised relative estimate adjusted pooled overall trial study".split(
    " ",
  ),
);

/** The words that tell one result from another; numbers count ("6 weeks"), names of measures do not. */
export function wordsBefore(reading: TextReading, one: Statistic): ReadonlySet<string> {
  const start = reading.sentences[one.sentence]?.offset ?? one.offset;
  const previous = endsBefore(reading, one.sentence).get(one.offset) ?? start;
  return contentWords(reading.text.slice(Math.min(one.offset, Math.max(start, previous)), one.offset));
}

/** For each place of a sentence where a statistic begins: where those that begin before it have all ended. */
const endsBefore = once((reading, sentence: number): ReadonlyMap<number, number> => {
  const ends = new Map<number, number>();
  const sorted = inSentence(reading, sentence).toSorted((a, b) => a.offset - b.offset);
  let [latest, here, at] = [0, 0, -1];
  for (const { offset, quote } of sorted) {
    if (offset !== at) latest = Math.max(latest, here);
    if (offset !== at && latest > 0) ends.set(offset, latest);
    at = offset;
    here = Math.max(here, offset + quote.length);
  }
  return ends;
});

/** The same of a whole sentence, for a list whose subject stands at its head. */
export const wordsAround = (reading: TextReading, one: Statistic): ReadonlySet<string> =>
  contentWords(sentenceText(reading, one.sentence));

function contentWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}[\p{L}\d]{2,}|\d{1,4}(?=\s?-?(?:week|month|year|day|hour))/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map((word) => word.replace(/(?:es|s)$/u, "")));
}

/** Shared words as a share of all: 0 for none, 1 for the same; null where one side has none. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  if (a.size === 0 || b.size === 0) return null;
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** Shared words as a share of the shorter list. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  if (a.size === 0 || b.size === 0) return null;
  return [...a].filter((word) => b.has(word)).length / Math.min(a.size, b.size);
}
