import { describe, expect, it } from "vitest";
import { framesOf } from "../../../src/read/frames/index.js";
import * as lexicon from "../../../src/read/frames/words.js";
import type { Frame, Way } from "../../../src/records.js";

/** Natural sentences in which a verb, a noun or a comparative stands beside a number. */
const VERBS = [
  "The drug _ relapses by 30%",
  "Relapses _ by 30%",
  "Relapses were _ by 30%",
  "The drug works by _ relapses by 30%",
  "The drug may _ relapses by 30%",
  "Patients _ 30%",
];
const NOUNS = ["a 30% _ in relapses", "a _ of 30% in relapses", "Relapses saw a _ of 30%"];
const COMPARATIVES = [
  "30% _ relapses",
  "Relapses were 30% _",
  "Patients were 30% _ likely to relapse",
  "Relapses were _ by 30%",
  "Relapses were _ 30%",
];

const sized = (text: string): Frame | null => {
  const [only, ...others] = framesOf(text).filter(({ role, amount }) => role === "effect" && amount !== null);
  return only === undefined || others.length > 0 || only.denied ? null : only;
};
const waysOf = (word: string, sentences: readonly string[]): readonly (Way | null)[] =>
  sentences.map((sentence) => sized(sentence.replace("_", word))?.way ?? null);

const OPPOSITE: Readonly<Record<Way, Way>> = { more: "less", less: "more", better: "worse", worse: "better" };

describe("the words that say which way", () => {
  it.each<readonly [string, ReadonlySet<string>, Way, readonly string[]]>([
    ["falling verbs", lexicon.FALLING, "less", VERBS],
    ["rising verbs", lexicon.RISING, "more", VERBS],
    ["bettering verbs", lexicon.BETTERING, "better", VERBS],
    ["worsening verbs", lexicon.WORSENING, "worse", VERBS],
    ["nouns of less", lexicon.LESS_NOUNS, "less", NOUNS],
    ["nouns of more", lexicon.MORE_NOUNS, "more", NOUNS],
    ["nouns of better", lexicon.BETTER_NOUNS, "better", NOUNS],
    ["nouns of worse", lexicon.WORSE_NOUNS, "worse", NOUNS],
    ["comparatives of less", lexicon.LESS_WORDS, "less", COMPARATIVES],
    ["comparatives of more", lexicon.MORE_WORDS, "more", COMPARATIVES],
    ["comparatives of better", lexicon.BETTER_WORDS, "better", COMPARATIVES],
    ["comparatives of worse", lexicon.WORSE_WORDS, "worse", COMPARATIVES],
  ])("%s are read, each of them, and none of them the other way", (_, words, way, sentences) => {
    // "Doubled" holds its own number.
    const told = [...words].filter((word) => !lexicon.FACTOR_WORDS.has(word));
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((word) => !waysOf(word, sentences).includes(way))).toEqual([]);
    expect(told.filter((word) => waysOf(word, sentences).includes(OPPOSITE[way]))).toEqual([]);
  });

  it("are read in every form of a verb", () => {
    const forms = ["reduce", "reduces", "reduced", "reducing", "cut", "cutting", "carry"];
    expect(forms.map((form) => lexicon.FALLING.has(form))).toEqual([true, true, true, true, true, true, false]);
    for (const form of ["shrank", "shrunk", "shrinking", "fell", "fallen", "plunged", "dropped", "dwindling"])
      expect(waysOf(form, ["Relapses _ by 30%"]), form).toEqual(["less"]);
    for (const form of ["rose", "risen", "rising", "grew", "leapt", "multiplied", "soared"])
      expect(waysOf(form, ["Relapses _ by 30%"]), form).toEqual(["more"]);
  });

  it.each([...lexicon.FACTOR_WORDS])("“%s” is %d times", (word, factor) => {
    const sentences = ["Relapses _", "The drug _ the risk of relapse", "a _ rise in relapses"];
    const values = sentences.flatMap((sentence) =>
      framesOf(sentence.replace("_", word)).flatMap(({ amount }) => (amount?.form === "times" ? [amount.value] : [])),
    );
    expect(values).toContain(factor);
  });

  it.each([...lexicon.PARTS])("“%s” is one part of %d", (word, bottom) => {
    const values = ["a", "one", "two"].flatMap((top) =>
      framesOf(`The drug cut relapses by ${top} ${word}`).flatMap(({ amount }) =>
        amount?.form === "percent" ? [amount.value] : [],
      ),
    );
    if (word === "half") expect(values).toContain(50);
    else expect(values.map((value) => (value * bottom) / 100)).toEqual(expect.arrayContaining([expect.closeTo(1, 9)]));
  });

  it.each([...lexicon.NEGATIONS])("“%s” denies", (word) => {
    const sentences = [
      "The drug _ reduce relapses by 30%",
      "The drug _ to reduce relapses by 30%",
      "The drug works _ reducing relapses by 30%",
      "The drug did _ reduce relapses by 30%",
      "There was _ reduction of 30%",
      "_ drug reduced relapses by 30%",
    ];
    expect(
      sentences.some((sentence) =>
        framesOf(sentence.replace("_", word)).some(({ amount, denied }) => amount !== null && denied),
      ),
    ).toBe(true);
  });
});
