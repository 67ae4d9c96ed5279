import { closest, distance } from "fastest-levenshtein";
import { BptrialError } from "./errors.js";

/** What every method a user can name says of itself. */
export interface Described {
  readonly id: string;
  readonly label: string;
  /** One line a step, as the docblock has it. */
  readonly formula: readonly string[];
  readonly unit: string | null;
  readonly source: string;
  /** The exact foreign call with its arguments, or null where there is none. */
  readonly sameAs: string | null;
}

/** An ordered list of named methods: the one place where its ids stand. */
export interface Registry<T extends { readonly id: string }> {
  /** What its members are called: "effect measure". */
  readonly noun: string;
  readonly ids: readonly string[];
  readonly all: readonly T[];
  /** The member with this id. @throws E_OPTION with the nearest id and all others. */
  get(id: string): T;
  has(id: string): boolean;
}

export function registry<T extends { readonly id: string }>(noun: string, all: readonly T[]): Registry<T> {
  const byId = new Map(all.map((item) => [item.id, item]));
  if (byId.size !== all.length) throw new BptrialError("E_BUG", `two equal ids among the ${noun}s`);
  const ids = [...byId.keys()];
  return {
    noun,
    ids,
    all,
    has: (id) => byId.has(id),
    get(id) {
      const found = byId.get(id);
      if (found) return found;
      throw new BptrialError("E_OPTION", `no ${noun} "${id}"`, didYouMean(id, ids, `Known: ${ids.join(", ")}.`));
    },
  };
}

/** A hint: `Did you mean "rr"?` where something is near, then the rest. */
export function didYouMean(text: string, known: readonly string[], rest = ""): string {
  const near = nearest(text, known);
  return [near === null ? "" : `Did you mean "${near}"?`, rest].filter(Boolean).join(" ");
}

/** The known word nearest to `text`, if it is near enough to be a slip. */
export function nearest(text: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const lower = text.toLowerCase();
  const words = known.map((word) => word.toLowerCase());
  // Two letters in each other's place are one slip of the fingers, but two edits.
  const swapped = words.findIndex((word) => letters(word) === letters(lower) && distance(lower, word) <= 2);
  if (swapped >= 0) return known[swapped] ?? null;
  const best = closest(lower, words);
  return distance(lower, best) <= Math.max(1, Math.floor(text.length / 3))
    ? (known[words.indexOf(best)] ?? null)
    : null;
}

const letters = (word: string): string => [...word].sort().join("");
