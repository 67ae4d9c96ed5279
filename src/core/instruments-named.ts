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
  const lower = text.toLowerCase();
  const matches = namesOf(instruments).flatMap((name) => matchesOf(name.exact ? text : lower, name));
  const within = insideOfLonger(matches);
  return [...new Set(matches.filter((one) => !within.has(one)).map(({ instrument }) => instrument))];
}

interface Name {
  readonly instrument: Instrument;
  /** A short name is looked for with its capitals, a long one in lower case. */
  readonly exact: boolean;
  readonly word: string;
}

const known = new WeakMap<readonly Instrument[], readonly Name[]>();

/** Every name of every instrument, made ready once for a list of them. */
function namesOf(instruments: readonly Instrument[]): readonly Name[] {
  const before = known.get(instruments);
  if (before !== undefined) return before;
  const names = instruments.flatMap((instrument) =>
    [instrument.id.toUpperCase(), instrument.name, ...instrument.aliases].flatMap((word): readonly Name[] => {
      const exact = word.length < 6;
      return word.length < 2 ? [] : [{ instrument, exact, word: exact ? word : word.toLowerCase() }];
    }),
  );
  known.set(instruments, names);
  return names;
}

/** Matches that lie in a longer one: from left to right, those that end no further than one that began before. */
function insideOfLonger(matches: readonly Match[]): ReadonlySet<Match> {
  const inside = new Set<Match>();
  let furthest: Match | null = null;
  for (const one of matches.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (furthest === null || one.end > furthest.end) furthest = one;
    else if (one.end < furthest.end || one.start > furthest.start) inside.add(one);
  }
  return inside;
}

function matchesOf(where: string, { instrument, word }: Name): readonly Match[] {
  let start = where.indexOf(word);
  if (start < 0) return NONE;
  const matches: Match[] = [];
  for (; start >= 0; start = where.indexOf(word, start + 1)) {
    const end = start + word.length;
    if (!LETTER.test(where.charAt(start - 1)) && !LETTER.test(where.charAt(end)))
      matches.push({ instrument, start, end });
  }
  return matches;
}

const NONE: readonly Match[] = [];
const LETTER = /[\p{L}\d]/u;
