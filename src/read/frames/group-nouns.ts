import { PEOPLE } from "../text/lexicon.js";

/** Things that a text counts and that are no people of a trial. */
export const NOT_PEOPLE =
  /^(?:trials?|studies|study|items?|questions?|domains?|outcomes?|measures?|sites?|cent(?:re|er)s?|weeks?|days?|months?|years?|countries|states|reviews?|papers?|scales?|tests?|models?|analyses|comparisons?|numbers|factors|answers|papers|centers|measurements|components|events|treatments|accidents)$/;

/** Words for people by what they do: "walkers", "vaccinees", "applicants". */
const DOING = /(?:ers|ors|ees|ants|ents|ists|ians|folk|mates)$/;

export const isGroupNoun = (words: readonly string[], at: number): boolean =>
  PEOPLE.has(words[at] ?? "") ||
  (DOING.test(words[at] ?? "") && !NOT_PEOPLE.test(words[at] ?? "")) ||
  PEOPLE.has(words[at + 1] ?? "") ||
  /^(?:who|given|on|treated)$/.test(words[at] ?? "");
