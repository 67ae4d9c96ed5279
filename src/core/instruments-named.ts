import type { Instrument } from "../records.js";

interface Match {
  readonly instrument: Instrument;
  readonly start: number;
  readonly end: number;
}

/**
 * The instruments a text names, by name or alias as whole words; short names with their capitals. The longest name wins:
 * "modified Oswestry" does not name the Oswestry.
 */
export function instrumentsNamed(text: string, instruments: readonly Instrument[]): readonly Instrument[] {
  const matches = instruments.flatMap((instrument) => {
    const { id, name, aliases } = instrument;
    return [id.toUpperCase(), name, ...aliases].flatMap((word) => matchesOf(text, word, instrument));
  });
  const longest = matches.filter(
    (one) => !matches.some((other) => other.start <= one.start && other.end >= one.end && longer(other, one)),
  );
  return [...new Set(longest.map(({ instrument }) => instrument))];
}

const longer = (a: Match, b: Match): boolean => a.end - a.start > b.end - b.start;

function matchesOf(text: string, word: string, instrument: Instrument): readonly Match[] {
  if (word.length < 2) return [];
  const exact = word.length < 6;
  const [where, what] = exact ? [text, word] : [text.toLowerCase(), word.toLowerCase()];
  const matches: Match[] = [];
  for (let start = where.indexOf(what); start >= 0; start = where.indexOf(what, start + 1)) {
    const end = start + what.length;
    if (!LETTER.test(where.charAt(start - 1)) && !LETTER.test(where.charAt(end)))
      matches.push({ instrument, start, end });
  }
  return matches;
}

const LETTER = /[\p{L}\d]/u;
