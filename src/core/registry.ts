import { closest, distance } from "fastest-levenshtein";
import { isAscii } from "./ascii.js";
import { BptrialError } from "./errors.js";

/** Something a user can name. */
export interface Named {
  readonly id: string;
  /** What the field and its programs call it besides; case, blanks and hyphens do not matter. */
  readonly alsoKnownAs?: readonly string[];
}

/** What every method a user can name says of itself. */
export interface Described extends Named {
  readonly label: string;
  /** One line a step, as the docblock has it. */
  readonly formula: readonly string[];
  readonly unit: string | null;
  readonly source: string;
  /** The exact foreign call with its arguments, or null where there is none. */
  readonly sameAs: string | null;
}

/** A method of a model that a printed R script may have to name. */
export interface CalledInR {
  /** What metafor calls it; null where it has no such method. */
  readonly r: string | null;
}

/** An ordered list of named methods: the one place where its ids stand. */
export interface Registry<T extends Named> {
  /** What its members are called: "effect measure". */
  readonly noun: string;
  readonly ids: readonly string[];
  readonly all: readonly T[];
  /** The member with this id. @throws E_OPTION with the nearest id and all others. */
  get(id: string): T;
  has(id: string): boolean;
  /** The member that a user means by an id in any case, or by another name of it; null for none. */
  named(text: string): T | null;
  /** What to try instead of a name that is none. */
  hint(text: string): string;
}

export function registry<T extends Named>(noun: string, all: readonly T[]): Registry<T> {
  const byId = new Map(all.map((item) => [item.id, item]));
  if (byId.size !== all.length) throw new BptrialError("E_BUG", `two equal ids among the ${noun}s`);
  const ids = [...byId.keys()];
  const names = all.flatMap((item) => [item.id, ...(item.alsoKnownAs ?? [])].map((name) => ({ name, item })));
  const byName = new Map(names.map(({ name, item }) => [nameKey(name), item]));
  if (byName.size !== names.length) throw new BptrialError("E_BUG", `two equal names among the ${noun}s`);
  const hint = (text: string): string => {
    const near = nearest(text, ids);
    const other =
      near === null
        ? nearest(
            text,
            names.map(({ name }) => name),
          )
        : null;
    const meant = near ?? names.find(({ name }) => name === other)?.item.id ?? null;
    return [meant === null ? "" : `Did you mean "${meant}"?`, `Known: ${ids.join(", ")}.`].filter(Boolean).join(" ");
  };
  return {
    noun,
    ids,
    all,
    has: (id) => byId.has(id),
    named: (text) => byName.get(nameKey(text)) ?? null,
    hint,
    get(id) {
      const found = byId.get(id);
      if (found) return found;
      throw new BptrialError("E_OPTION", `no ${noun} "${id}"`, hint(id));
    },
  };
}

/** A name without case, blanks, hyphens and the like: "Hedges' g" and "hedges-g" are one. */
function nameKey(name: string): string {
  const lower = name.normalize("NFKC").toLowerCase();
  return lower.replace(isAscii(lower) ? /[\s!-/:-@[-`{-~]+/g : /[\s\p{P}\p{S}]+/gu, "");
}

/** A hint: `Did you mean "rr"?` where something is near, then the rest. */
export function didYouMean(text: string, known: readonly string[], rest = ""): string {
  const near = nearest(text, known);
  return [near === null ? "" : `Did you mean "${near}"?`, rest].filter(Boolean).join(" ");
}

/** The same of names in several words, of which one may have been typed: "Aronson" for "Aronson 1948". */
export function didYouMeanName(text: string, known: readonly string[], rest = ""): string {
  const part = text.trim().toLowerCase();
  const held = part === "" ? undefined : known.find((name) => name.toLowerCase().includes(part));
  const byWords = known.map((name) => name.split(/\s+/)[0] ?? name);
  const near = nearest(text, known) ?? held ?? known[byWords.indexOf(nearest(text, byWords) ?? "")];
  return [near === undefined ? "" : `Did you mean "${near}"?`, rest].filter(Boolean).join(" ");
}

/** Longer than any name: nothing longer is a slip for one. */
const LONGEST = 80;

/** The known word nearest to `text`, if it is near enough to be a slip. Words whose lengths are too far apart are not compared. */
export function nearest(text: string, known: readonly string[]): string | null {
  if (text.length > LONGEST) return null;
  const lower = text.toLowerCase();
  const most = Math.max(1, Math.floor(text.length / 3));
  const words = known.map((word) => word.toLowerCase());
  // Two letters in each other's place are one slip of the fingers, but two edits.
  const sorted = letters(lower);
  const swapped = words.findIndex(
    (word) => word.length === lower.length && letters(word) === sorted && distance(lower, word) <= 2,
  );
  if (swapped >= 0) return known[swapped] ?? null;
  const near = words.filter((word) => Math.abs(word.length - lower.length) <= most);
  if (near.length === 0) return null;
  const best = closest(lower, near);
  return distance(lower, best) <= most ? (known[words.indexOf(best)] ?? null) : null;
}

const letters = (word: string): string => [...word].sort().join("");
