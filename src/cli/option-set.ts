import { BptrialError } from "../core/errors.js";
import { didYouMean } from "../core/registry.js";
import type { OptionSet } from "../pipeline/explain-diff.js";
import type { PoolOptions } from "../pipeline/options.js";
import { presets } from "../pipeline/presets.js";
import { given, type Verb } from "./command.js";
import { measuringForPool } from "./options/measuring.js";
import { pooling } from "./options/pooling.js";
import { rows } from "./options/rows.js";
import { parse } from "./program.js";

const groups = [pooling, rows, measuringForPool] as const;

/** What pool would take, without files. */
const taking: Verb = {
  arguments: "",
  readsStdin: false,
  options: groups,
  defaults: {},
  examples: [
    { does: "", line: "" },
    { does: "", line: "" },
  ],
  more: [],
  parse: (said) => said,
  run: async () => 0,
};

/** Words as a shell would part them: blanks between, quotes around what holds some. */
const WORD = /"([^"]*)"|'([^']*)'|([^\s"']+)/g;

/**
 * One side of a comparison: a preset by its name, options of pool in one word, or `usual` for none.
 *
 * @throws E_OPTION, E_USAGE for what is neither
 */
export function optionSet(text: string): OptionSet {
  const name = text.trim();
  if (name === "usual") return { name, options: {} };
  const preset = presets.named(name);
  if (preset !== null) return { name: preset.id, options: { as: preset.id } };
  if (!name.startsWith("-")) {
    const known = [...presets.ids, "usual"];
    const hint = didYouMean(name, known, `Presets: ${known.join(", ")}; or options of pool in quotes: "--tau2 dl".`);
    throw new BptrialError("E_OPTION", `no preset "${name}"`, hint);
  }
  const words = [...name.matchAll(WORD)].map(([, double, single, plain]) => double ?? single ?? plain ?? "");
  const said = parse({ name: "pool", summary: "", load: async () => taking }, taking, words);
  if (said === null) throw new BptrialError("E_OPTION", `"${name}" asks for help, which is no option set`);
  return { name, options: given<PoolOptions>(said, groups) };
}
