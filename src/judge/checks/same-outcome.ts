/** Which places of a text are of one outcome: by the words that tell its outcomes apart. */
import { withAbbreviations } from "../../core/abbreviations.js";
import { contentOf } from "../../core/content-words.js";
import { BAD_EVENTS, GOOD_EVENTS } from "../../core/event-words.js";
import type { TextReading } from "../../records.js";
import { onceFor } from "./once.js";

export interface Outcomes {
  /** The first of some things that is told of the outcome that a piece of a sentence names, or else what stands around that piece. */
  firstOf<T>(told: Told<T>, pieces: readonly string[], own: number): T | undefined;
}

/** What the sentences of a text tell of one kind; what is asked of it is worked out once for each outcome. */
export interface Told<T> {
  /** The sentences that may tell something, in order. */
  readonly sentences: readonly number[];
  /** The first that one of them tells. */
  firstIn(sentence: number): T | undefined;
  readonly known: Map<string, number | undefined>;
}

export function toldIn<T>(all: readonly T[], sentenceOf: (one: T) => number): Told<T> {
  const first = new Map(all.map((one) => [sentenceOf(one), one] as const).toReversed());
  const sentences = [...first.keys()].toSorted((a, b) => a - b);
  return { sentences, firstIn: (sentence) => first.get(sentence), known: new Map() };
}

/** The same of what is costly to find: a sentence is read when it is asked for. */
export function toldWhenAsked<T>(sentences: readonly number[], read: (sentence: number) => readonly T[]): Told<T> {
  const first = new Map<number, T | undefined>();
  const among = new Set(sentences);
  const firstIn = (sentence: number): T | undefined => {
    if (!first.has(sentence)) first.set(sentence, among.has(sentence) ? read(sentence)[0] : undefined);
    return first.get(sentence);
  };
  return { sentences, firstIn, known: new Map() };
}

/** The first of all. */
export function firstOfAll<T>({ sentences, firstIn }: Told<T>): T | undefined {
  const sentence = sentences.find((one) => firstIn(one) !== undefined);
  return sentence === undefined ? undefined : firstIn(sentence);
}

/** How much of an outcome's words a sentence names that is about the same. */
const SAME_FROM = 1 / 3;
/** Words of analyses and groups, which tell no outcome. */
const METHOD: ReadonlySet<string> = new Set(
  (
    "low high associated association analysis analyses adjusted adjustment model primary secondary outcome outcomes women woman men overall respectively similar " +
    "statistically statistical between-group within-group intergroup highly marginally any other others none observed detected noted these those all greater however furthermore moreover additionally addition " +
    "difference differences experimental time follow each also week month comparison comparisons compare test tests result results data present current longer duration further such same first second third well levels level value values scores score mean means"
  )
    .split(" ")
    .flatMap((word) => [...contentOf(word)]),
);

/** Words of methods that look like events. */
const NO_EVENT = /^(?:independent|function|complet|free|stop|return|free|work|home|heart|cold|control)/;

/**
 * Places are of one outcome in one sentence; in two that follow each other, where they share a word; anywhere, where the
 * piece has no words of its own ("the differences were significant"), or the other sentence holds a third of the piece's
 * events by what they weigh, or, of a piece without events, of its words or of the events around it. Words weigh the more
 * the fewer sentences hold them: what a text is about all along ("pain", where it is about pain) tells its outcomes apart
 * the least.
 *
 *   w = ln((1 + N/k)/2),   N sentences, k of which hold the word
 */
export const outcomesOf = onceFor(({ sentences, groups, abbreviations }: TextReading): Outcomes => {
  const contents = (piece: string): ReadonlySet<string> =>
    new Set([...contentOf(withAbbreviations(piece, abbreviations))].filter((word) => !METHOD.has(word)));
  const words = sentences.map(({ text }) => contents(text));
  const held = new Map<string, number>();
  for (const each of words) for (const word of each) held.set(word, (held.get(word) ?? 0) + 1);
  const ofGroups = contents(groups === null ? "" : `${groups.treatment} ${groups.control}`);
  const weigh = (word: string): number => Math.log((1 + sentences.length / (held.get(word) ?? 1)) / 2);
  // A stem has lost the "e" of "stroke" and the "s" of "success".
  const isEvent = (word: string): boolean =>
    !NO_EVENT.test(word) && [word, `${word}e`, `${word}s`].some((one) => BAD_EVENTS.test(one) || GOOD_EVENTS.test(one));
  const sum = (some: readonly string[]): number => some.reduce((total, word) => total + weigh(word), 0);
  const isIn = (sentence: number, word: string): boolean => words[sentence]?.has(word) === true;
  const holds = (sentence: number, topic: readonly string[]): boolean => {
    const shared = topic.filter((word) => isIn(sentence, word));
    return shared.length > 0 && sum(shared) >= SAME_FROM * sum(topic);
  };
  /** The first sentence anywhere that tells something and holds enough of one of some topics. */
  const anywhere = (told: Told<unknown>, topics: readonly (readonly string[])[]): number | undefined => {
    const key = topics.map((topic) => topic.join(" ")).join("|");
    if (!told.known.has(key)) {
      const tells = (sentence: number): boolean =>
        topics.some((topic) => holds(sentence, topic)) && told.firstIn(sentence) !== undefined;
      told.known.set(key, told.sentences.find(tells));
    }
    return told.known.get(key);
  };
  return {
    firstOf(told, pieces, own) {
      const [named = [], ...further] = pieces.map((piece) =>
        [...contents(piece)].filter((word) => !ofGroups.has(word)),
      );
      if (named.length === 0) return firstOfAll(told);
      const beside = [own - 1, own + 1].filter((sentence) => named.some((word) => isIn(sentence, word)));
      const events = named.filter(isEvent);
      const around = further.map((each) => each.filter(isEvent)).find((each) => each.length > 0) ?? [];
      const near = [own, ...beside].filter((sentence) => told.firstIn(sentence) !== undefined);
      const far = anywhere(told, events.length > 0 ? [events] : [named, around]);
      const first = Math.min(...near, far ?? Number.POSITIVE_INFINITY);
      return told.firstIn(first);
    },
  };
});
