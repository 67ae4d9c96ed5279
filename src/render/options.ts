import type { Described } from "../core/registry.js";
import type { Effect, EffectDocument, ResultDocument } from "../records.js";

/** How a document is to look. Nothing here changes a number's value. */
export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** Decimals of estimates and limits; null for as many as their standard error deserves. */
  readonly digits: number | null;
  /** List what is otherwise summed up. */
  readonly all: boolean;
  /** So many studies of a meta-analysis are shown in a terminal; all of them where this is not said. */
  readonly mostStudies?: number | null;
  /** Draw the forest plot. */
  readonly plot: boolean;
  /** Names of methods in words, by "registry/id" ("measures/rr"); an id stands for itself where its name is not given. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A document, or one of effects that come one by one. */
export type LongDocument = ResultDocument | (Omit<EffectDocument, "effects"> & { readonly effects: Iterable<Effect> });

/** A way to write a document. */
export interface Format {
  readonly id: string;
  readonly label: string;
  render(document: LongDocument, options: RenderOptions): string | Promise<string>;
  /**
   * The same in pieces, where a document may hold more than one string can: text, or bytes of UTF-8 that are to be used up
   * before the next piece is asked for.
   */
  pieces?(document: LongDocument): Iterable<string | Uint8Array> | Promise<Iterable<string>>;
}

/** What a method is called in words; its id where nothing is known of it. */
export function labelOf({ labels }: RenderOptions, registry: string, id: string): string {
  const key = `${registry}/${id}` as const;
  return labels && Object.hasOwn(labels, key) ? (labels[key] ?? id) : id;
}

/** The names that `labelOf` looks up, from the registries a user can name. */
export function labelsFrom(
  catalogue: Readonly<Record<string, { readonly all: readonly Pick<Described, "id" | "label">[] }>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(catalogue).flatMap(([name, { all }]) =>
    all.map(({ id, label }) => [`${name}/${id}`, label] as const),
  );
  return Object.fromEntries(entries);
}
