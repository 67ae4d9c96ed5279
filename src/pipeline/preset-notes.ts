import { note } from "../core/notes.js";
import type { Note } from "../records.js";
import type { PoolOptions } from "./options.js";
import { presets } from "./presets.js";

/** What of a preset does not hold for the fits of one measure. */
export function presetNotes(options: PoolOptions, measure: string, methods: readonly string[]): readonly Note[] {
  if (options.as === null) return [];
  const { id, differs, options: own } = presets.get(options.as);
  const gaps = differs.filter(({ measures }) => measures === null || measures.includes(measure));
  const replaced = options.methodFits && own.method === "mh" && options.model !== "random" && !methods.includes("mh");
  return [
    ...gaps.map(({ why }) => note("N_PRESET", `--as ${id} is not that program to the last digit: ${why}`)),
    ...(replaced
      ? [
          note(
            "N_PRESET",
            `--method mh of --as ${id} is for counts as rr, or, rd; ${measure} is pooled by inverse variance`,
          ),
        ]
      : []),
  ];
}
