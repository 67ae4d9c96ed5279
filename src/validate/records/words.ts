import { contentOf } from "../../core/content-words.js";

/** The words of a name, with its numbers and with what its abbreviations stand for. */
export type Words = ReadonlySet<string>;

/** Letters with the words that they stand for. */
export type Abbreviations = readonly (readonly [letters: string, words: string])[];

const GENERIC: ReadonlySet<string> = new Set(
  "mean score scores value values number rate rates level levels group total change improvement reduction proportion percent incidence outcome measure change".split(
    " ",
  ),
);

/** Content words, numbers and units included; "Peg-IFN" adds the words that the article gives it. */
export function wordsOf(text: string, abbreviations: Abbreviations): Words {
  const words = new Set<string>(contentOf(text));
  for (const word of text.toLowerCase().match(/[\p{L}\d][\p{L}\d.+]*/gu) ?? []) {
    if (/\d/.test(word) || word.length === 2) words.add(plainDigits(word));
    else if (word.length > 2 && PLAIN.has(word)) words.add(word);
  }
  for (const [letters, meaning] of abbreviations) {
    if (!hasWord(text, letters)) {
      const said = contentOf(meaning);
      if (said.size > 1 && [...said].every((word) => words.has(word))) words.add(letters.toLowerCase());
      continue;
    }
    for (const word of contentOf(meaning)) words.add(word);
    for (const word of meaning.toLowerCase().match(/\d[\d.]*/g) ?? []) words.add(word);
  }
  return words;
}

/** "30.0" is 30. */
const plainDigits = (word: string): string => word.replace(/\.$/, "").replace(/^(\d+)\.0+$/, "$1");

/** Words that are common in claims, but tell a table's rows apart. */
const PLAIN: ReadonlySet<string> = new Set(
  "baseline change weeks week months month years year placebo control gain loss motor language primary secondary adverse events event any all good poor pain function response".split(
    " ",
  ),
);

function hasWord(text: string, letters: string): boolean {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    const before = text[at - 1];
    const after = text[at + letters.length];
    if ((before === undefined || !/[\p{L}\d_]/u.test(before)) && (after === undefined || !/[\p{Ll}\d_]/u.test(after)))
      return true;
  }
  return false;
}

const weight = (word: string): number => (GENERIC.has(word) ? 0.3 : 1);

/** "Extension" and "extensors": so much of the shorter in common. */
function isKin(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5) return false;
  let same = 0;
  while (same < shorter && a[same] === b[same]) same += 1;
  return same >= Math.max(4, 0.6 * shorter);
}

/** The share of the first words that stand among the others, 0 to 1. */
export function coverage(asked: Words, there: Words): number {
  let all = 0;
  let found = 0;
  for (const word of asked) {
    all += weight(word);
    if (there.has(word)) found += weight(word);
    else if (word.length >= 5 && [...there].some((one) => isKin(word, one))) found += 0.7 * weight(word);
  }
  return all === 0 ? 0 : found / all;
}
