/** Where an abstract tells its results, and where it sums them up. */
import type { TextReading } from "../../records.js";

/** What stands over the results of an abstract. */
const RESULTS =
  /^\W{0,3}(?:\w{1,12}[.:])?(?:main )?(?:results?|findings)\b(?: and (?:discussion|analysis|conclusions?))?\s?[:.]/iu;
/** What stands over its conclusions, and how they begin where nothing stands over them. */
const CONCLUSIONS =
  /^\W{0,3}(?:\w{1,12}[.:])?(?:(?:conclusions?|interpretation|discussion|significance|implications?|clinical relevance)\b\s?[:.]|conclusions? |in (?:conclusion|summary)\b|we conclude\b|to (?:conclude|sum up)\b)/iu;
const SUMS_UP =
  /^\W*(?:thus|therefore|hence|overall|taken together|(?:this|these|our|the present|the current|the) (?:study|trial|results?|findings?|data)\b)/iu;

export interface Parts {
  /** The sentence with which results begin: 0 where nothing marks them, so that all of it may tell them. */
  readonly results: number;
  /** Whether a sentence sums up what others told. */
  sumsUp(sentence: number): boolean;
}

export function partsOf({ sentences }: TextReading): Parts {
  const results = sentences.findIndex(({ text }) => RESULTS.test(text));
  const conclusions = sentences.findIndex(({ text }, index) => index > results && CONCLUSIONS.test(text));
  return {
    results: Math.max(0, results),
    sumsUp: (sentence) =>
      (conclusions >= 0 && sentence >= conclusions) || SUMS_UP.test(sentences[sentence]?.text ?? ""),
  };
}
