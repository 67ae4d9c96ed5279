import { quantities } from "../../core/quantities.js";
import { numberAt, type Words } from "./amounts.js";

interface Name {
  readonly words: readonly string[];
  readonly measure: string;
  readonly exact: string | null;
}

/** Names of ratios and standardised differences; other names ("difference") stand for numbers of any kind. */
const NAMES: ReadonlyMap<string, readonly Name[]> = (() => {
  const names = new Map<string, Name[]>();
  const add = (name: string, measure: string, exact: string | null) => {
    const words = name
      .toLowerCase()
      .replace(/’/g, "'")
      .split(/[\s-]+/);
    const [first = ""] = words;
    names.set(first, [...(names.get(first) ?? []), { words, measure, exact }]);
  };
  for (const { evidence, text, words, abbreviations, compares, estimand } of quantities) {
    if (evidence === null || (compares !== "ratio" && estimand !== "standardised mean")) continue;
    for (const name of words) add(name, text, null);
    // "or" is a word, and "ARR" is no aRR.
    for (const name of abbreviations) add(name, text, name);
  }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length);
  return names;
})();

/** Effects that are named with their number: "hazard ratio 1.06", "an odds ratio of 2.0", "SMD = 0.5". */
export function namedEstimates(from: Words) {
  const { words, tokens } = from;
  return words.flatMap((word, at) => {
    for (const { words: name, measure, exact } of NAMES.get(word) ?? []) {
      if (exact !== null && tokens[at]?.text !== exact) continue;
      if (!name.every((one, i) => words[at + i] === one)) continue;
      let place = at + name.length;
      if (/^(?:of|was|is|were|=|:|,)$/.test(words[place] ?? "")) place += 1;
      const sign = words[place] === "-" ? 1 : 0;
      const number = tokens[place + sign]?.kind === "number" ? numberAt(from, place + sign) : null;
      if (number === null || /^(?:%|percent)$/.test(words[number.next] ?? "")) continue;
      return [
        {
          form: "estimate" as const,
          value: (sign === 1 ? -1 : 1) * number.value,
          half: number.half,
          first: at,
          next: number.next,
          measure,
        },
      ];
    }
    return [];
  });
}
