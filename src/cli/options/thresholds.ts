import { Option } from "commander";
import type { OptionGroup } from "../command.js";
import { chosen, number, refuse, valued } from "./values.js";

function threshold(text: string, name: string): number | "registry" {
  return text === "registry" ? text : size(text, name);
}

function size(text: string, name: string): number {
  const value = number(text, name);
  if (value > 0) return value;
  throw refuse(`${name} is a size and cannot be ${text}`, "The direction of benefit is known apart from it.");
}

/** "6", "registry", or "odi=10,rmdq-24=5". */
function pooledThreshold(text: string, name: string): number | "registry" | Readonly<Record<string, number>> {
  if (!text.includes("=")) return threshold(text, name);
  const pairs = text.split(",").map((pair) => {
    const [instrument = "", value = "", ...rest] = pair.split("=").map((part) => part.trim());
    if (instrument !== "" && rest.length === 0) return [instrument, size(value, name)] as const;
    throw refuse(`${name}: "${pair}" is not INSTRUMENT=VALUE`, "Write --mcid odi=10,rmdq-24=5.");
  });
  if (new Set(pairs.map(([instrument]) => instrument)).size < pairs.length)
    throw refuse(`${name} names an instrument twice`, "Give one value an instrument.");
  return Object.fromEntries(pairs);
}

const others = [
  new Option("--population <text>", "only published thresholds whose population names this"),
  chosen("--thresholds <which>", "published ones that can be looked up, or all", ["published", "all"]),
  new Option("--thresholds-file <file>", "your own beside them, in the columns of data/thresholds.csv"),
];

const POINTS = "one threshold in the instrument's points (also for an SMD, through the typical SD)";

/** Against which thresholds an effect is set. */
export const thresholds: OptionGroup = {
  title: "Thresholds",
  options: [valued("--mcid <value|registry>", `${POINTS}, or the published ones`, threshold), ...others],
};

/** The same for a pooled effect, which may be of several instruments. */
export const thresholdsForPool: OptionGroup = {
  title: "Thresholds",
  options: [
    valued(
      "--mcid <value|registry|instrument=value,…>",
      `${POINTS}, the published ones, or a MID for each instrument: differences are then pooled in MID units`,
      pooledThreshold,
    ),
    ...others,
  ],
};

/** The file apart from the options, since the library takes what stands in it. */
export function thresholdsFileOf<T extends object>(
  options: T,
): { readonly file: string | null; readonly options: Omit<T, "thresholdsFile"> } {
  const { thresholdsFile = null, ...others } = options as T & { thresholdsFile?: string };
  return { file: thresholdsFile, options: others };
}
