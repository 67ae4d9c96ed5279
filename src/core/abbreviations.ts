import { isEdge } from "./phrases.js";

/** A piece of a text with the other name of what it names by letters or by words: whoever asks may have either. */
export function withAbbreviations(
  piece: string,
  known: readonly (readonly [letters: string, words: string])[],
): string {
  const lower = piece.toLowerCase();
  const others = known.flatMap(([letters, words]) => {
    const named = hasWord(piece, letters);
    const told = words.length > 4 && lower.includes(words.toLowerCase());
    return named === told ? [] : [named ? words : letters];
  });
  return others.length === 0 ? piece : `${piece} ${others.join(" ")}`;
}

const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (isEdge(text, at) && isEdge(text, at + word.length)) return true;
  return false;
};
