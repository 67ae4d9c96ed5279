import type { CalledInR, Described } from "../../core/registry.js";

/** What R calls the methods of a model, by "registry/id" ("tau2/dl" is "DL"); null, or nothing, where it has none. */
export type RCalls = Readonly<Record<string, string | null>>;

/** The calls of every method that says one. */
export function rCallsFrom(
  catalogue: Readonly<Record<string, { readonly all: readonly (Described & Partial<CalledInR>)[] }>>,
): RCalls {
  const entries = Object.entries(catalogue).flatMap(([name, { all }]) =>
    all.flatMap(({ id, r }) => (r === undefined ? [] : [[`${name}/${id}`, r] as const])),
  );
  return Object.fromEntries(entries);
}

export const callOf = (calls: RCalls, registry: string, id: string): string | null =>
  calls[`${registry}/${id}`] ?? null;

export const idsWithCall = (calls: RCalls, registry: string): readonly string[] =>
  Object.entries(calls).flatMap(([key, r]) =>
    key.startsWith(`${registry}/`) && r !== null ? [key.slice(registry.length + 1)] : [],
  );
