const LETTER = "[Gg]roup\\s([A-Z]|\\d|[IVX]{1,3})\\b";
const BEHIND = new RegExp(
  `${LETTER}(?:\\s?\\(|:\\s|,\\s|\\s)(?:received|was given|were given|got|consisted of|underwent|was treated with|were treated with|used|who received)?\\s?([^.;:()\\d=\\s][^.;()=]{2,70})`,
  "g",
);
const BEFORE = new RegExp(`(\\p{L}[\\p{L}\\d +-]{2,60})\\s\\(${LETTER}`, "gu");

/** A sentence about results names no treatment. */
const RESULT = /\b(?:was|were|had|showed|than|compared|higher|lower|and group|vs|versus|respectively|significant)\b/i;

/** What the groups that an article calls A and B, or 1 and 2, got: "Group A received metformin", "placebo (group B, n = 30)". */
export function groupNames(text: string): readonly (readonly [letters: string, words: string])[] {
  const found = new Map<string, Set<string>>();
  const add = (letter: string, words: string): void => {
    const known = found.get(letter) ?? new Set();
    if (known.size < 3) known.add(words.trim());
    found.set(letter, known);
  };
  for (const [, letter = "", words = ""] of text.matchAll(BEHIND))
    if (!RESULT.test(words.slice(0, 40))) add(letter, words);
  for (const [, words = "", letter = ""] of text.matchAll(BEFORE)) if (!RESULT.test(words)) add(letter, words);
  return [...found].flatMap(([letter, names]) =>
    [...names].flatMap((words) => [[`Group ${letter}`, words] as const, [`group ${letter}`, words] as const]),
  );
}
