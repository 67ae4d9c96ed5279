import { visible } from "../core/visible.js";

/** A command line of ours, as a shell takes it. */
export const shellLine = (words: readonly string[]): string => ["bptrial", ...words].map(shellWord).join(" ");

function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  return visible(word) === word ? `'${word.replaceAll("'", "'\\''")}'` : `$'${[...word].map(escaped).join("")}'`;
}

/** A character between $' and ', as bash and zsh have it: what steers a terminal is written out. */
function escaped(character: string): string {
  if (character === "'" || character === "\\") return `\\${character}`;
  if (visible(character) === character) return character;
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
}
