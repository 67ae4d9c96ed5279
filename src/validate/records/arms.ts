import { type Abbreviations, coverage, type Words, wordsOf } from "./words.js";

const CONTROL =
  /\b(?:placebo|controls?|sham|usual care|standard|vehicle|saline|no treatment|untreated|waiting list|wait-?list|neutral|PBO|no)\b/i;
const TREATED = /\b(?:intervention|treatment|treated|experimental|study group|active|test group|exercise group)\b/i;
const isControl = (name: string): boolean => CONTROL.test(name);

/** Two groups of a table that are the ones asked for. */
export interface ArmPair {
  readonly treatment: string;
  readonly control: string;
  readonly score: number;
}

/** The pairs of a table's arms that the words of intervention and comparator choose, the best first. */
export function armPairs(
  arms: readonly string[],
  intervention: string,
  comparator: string,
  abbreviations: Abbreviations,
): readonly ArmPair[] {
  const [wantedT, wantedC] = [intervention, comparator].map((text) => ({ text, words: wordsOf(text, abbreviations) }));
  if (wantedT === undefined || wantedC === undefined) return [];
  const named = arms.map((name) => ({ name, words: wordsOf(name, abbreviations) }));
  const pairs: ArmPair[] = [];
  for (const t of named)
    for (const c of named) {
      if (t === c) continue;
      const [treatment, control] = [
        likeness(wantedT, t, wantedC) + (TREATED.test(t.name) && !isControl(t.name) ? 0.3 : 0),
        likeness(wantedC, c, wantedT) + (isControl(c.name) ? 0.2 : 0),
      ];
      const known = Math.max(treatment, control);
      // Where there are two groups and one is known, the other is the other.
      const rest = named.length === 2 && known >= 0.4 ? 0.4 : 0;
      const score = Math.max(treatment, rest) + Math.max(control, rest);
      // Two groups are the two groups, in the order in which most tables have them.
      const inTurn = named.length === 2 ? (named.indexOf(t) < named.indexOf(c) ? 0.08 : 0.06) : 0;
      if (Math.max(treatment + control, inTurn) > 0.05) pairs.push({ treatment: t.name, control: c.name, score });
    }
  return pairs.sort((a, b) => b.score - a.score);
}

interface Named {
  readonly words: Words;
}

/** How well a group's name is what was asked for, against what the other group was asked for as. */
function likeness(
  asked: Named & { readonly text: string },
  group: Named & { readonly name: string },
  other: Named,
): number {
  const own = new Set([...asked.words].filter((word) => !other.words.has(word)));
  const telling = own.size > 0 ? own : asked.words;
  const there = coverage(telling, group.words);
  const back = coverage(group.words, asked.words);
  const numbers = numberScore(asked.words, group.words);
  const control =
    isControl(asked.text) && isControl(group.name) ? 0.6 : isControl(group.name) && !isControl(asked.text) ? -0.4 : 0;
  return 0.6 * there + 0.4 * back + numbers + control;
}

/** Doses tell groups apart: 0.2 mg is not 600 mg. */
function numberScore(asked: Words, there: Words): number {
  const numbers = (words: Words): readonly string[] =>
    [...words]
      .filter((word) => /^\d+(?:\.\d+)?(?:mg|g|ml|%)?$/.test(word))
      .map((word) => /^[\d.]+/.exec(word)?.[0] ?? "");
  const [a, b] = [numbers(asked), numbers(there)];
  if (a.length === 0 || b.length === 0) return 0;
  return a.some((number) => b.includes(number)) ? 0.4 : -0.5;
}
