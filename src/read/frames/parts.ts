import type { Words } from "./amounts.js";
import type { Span } from "./clauses.js";
import { type DirectionWord, directionsAt, OPPOSITE } from "./direction.js";

/** A word that says which way, and the part of its clause that is its own: "reduced pain" in "reduced pain and raised costs". */
export interface Part extends Span {
  readonly word: DirectionWord;
}

const JOINT = /^(?:and|or|,|;|but|while|whereas|with)$/;

/** The parts of a clause, one a word that says which way; words of one phrase ("greater reductions") have one. */
export function partsIn(from: Words, clause: Span): readonly Part[] {
  const { words } = from;
  const found: DirectionWord[] = [];
  for (let at = clause.first; at < clause.next; at += 1) {
    const [word] = directionsAt(from, at);
    if (word === undefined) continue;
    const last = found.at(-1);
    const joined = last !== undefined && words.slice(last.at, at).some((one) => JOINT.test(one));
    const near = last !== undefined && at - last.at <= 3 && !joined;
    if (near && last.kind === "comparative" && word.kind === "noun") continue;
    // "Reduced more fat", "fell further", "reduced pain more than placebo did".
    if (last?.kind === "verb" && !joined && /^(?:more|further|greater)$/.test(words[at] ?? "")) continue;
    // "Fell less with the drug than without" is more.
    if (
      last?.kind === "verb" &&
      !joined &&
      at - last.at <= 2 &&
      /^(?:less|smaller)$/.test(words[at] ?? "") &&
      /^(?:in|with|on|for|among|than|after)$/.test(words[at + 1] ?? "")
    ) {
      found.pop();
      found.push({ ...last, way: OPPOSITE[last.way] });
      continue;
    }
    // "The decrease was greater", "blood loss was lower": one statement of two words.
    if (last?.kind === "noun" && word.kind === "comparative" && !joined && isBehindBe(words, at)) {
      found.pop();
      found.push(
        /^(?:loss|losses|relief|gains?|growth|fall|falls)$/.test(words[last.at] ?? "") ? word : ofBoth(last, word),
      );
      continue;
    }
    found.push(word);
  }
  return found.map((word, i) => {
    const before = found[i - 1];
    const after = found[i + 1];
    return {
      word,
      first: before === undefined ? clause.first : (jointBetween(words, before.at, word.at) ?? before.at) + 1,
      next: after === undefined ? clause.next : (jointBetween(words, word.at, after.at) ?? after.at),
    };
  });
}

/** A smaller decrease is more, a greater one less. */
const ofBoth = (noun: DirectionWord, { way }: DirectionWord): DirectionWord => ({
  ...noun,
  way: way === "less" || way === "worse" ? OPPOSITE[noun.way] : noun.way,
});

function isBehindBe(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (/ly$|^(?:also|not|much|far|even)$/.test(words[before] ?? "")) before -= 1;
  return /^(?:was|were|is|are|been|be)$/.test(words[before] ?? "");
}

/** The last joint between two places. */
function jointBetween(words: readonly string[], start: number, end: number): number | null {
  for (let at = end - 1; at > start; at -= 1) if (JOINT.test(words[at] ?? "") && words[at] !== "with") return at;
  return null;
}
