import { version } from "../generated/version.js";
import type { Input, Note, Options } from "../records.js";

/** The opening that every document shares; the caller adds the array that it is about. */
export function opening<S extends string>(
  schema: S,
  input: readonly Input[],
  options: Options,
  notes: readonly Note[],
): {
  schema: S;
  tool: { name: "bptrial"; version: string };
  input: readonly Input[];
  options: Options;
  notes: readonly Note[];
} {
  return { schema, tool: { name: "bptrial", version }, input, options, notes };
}
