import type { TextReading } from "../../records.js";

/** Up to seven words straight before a bracket. */
function wordsBefore(text: string, bracket: number): readonly string[] {
  const lead = text.slice(Math.max(0, bracket - 190), bracket);
  if (!/\s$/.test(lead)) return [];
  const words: string[] = [];
  for (const printed of lead.trim().split(/\s+/).slice(-7).toReversed()) {
    const word = /[\p{L}\d-]{0,25}$/u.exec(printed)?.[0] ?? "";
    if (word !== "") words.unshift(word);
    if (word !== printed) break;
  }
  return words;
}

/** "Pulse wave velocity (PWV)": from then on the letters stand for the words. */
export function abbreviationsOf(text: string): TextReading["abbreviations"] {
  const found = new Map<string, string>();
  for (const { 1: letters = "", index } of text.matchAll(/\(([A-Z][A-Za-z0-9-]{1,9})s?\)/g)) {
    const words = wordsBefore(text, index);
    if (words.length === 0) continue;
    const initials = letters.replace(/[^A-Za-z]/g, "").toLowerCase();
    for (let length = Math.min(words.length, initials.length + 2); length >= 1; length -= 1) {
      const tail = words.slice(-length);
      if (tail[0]?.[0]?.toLowerCase() !== initials[0]) continue;
      const firsts = tail
        .flatMap((word) => word.split("-"))
        .map((word) => word[0]?.toLowerCase())
        .join("");
      if (
        firsts.includes(initials) ||
        (length <= initials.length && [...initials].every((letter) => tail.join(" ").toLowerCase().includes(letter)))
      ) {
        found.set(letters, tail.join(" "));
        break;
      }
    }
  }
  return [...found];
}
