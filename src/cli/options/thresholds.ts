import { Option } from "commander";
import type { OptionGroup } from "../command.js";
import { chosen, number, refuse, valued } from "./values.js";

function threshold(text: string, name: string): number | "registry" {
  if (text === "registry") return text;
  const value = number(text, name);
  if (value > 0) return value;
  throw refuse(`${name} is a size and cannot be ${text}`, "The direction of benefit is known apart from it.");
}

/** Against which thresholds an effect is set. */
export const thresholds: OptionGroup = {
  title: "Thresholds",
  options: [
    valued(
      "--mcid <value|registry>",
      "one threshold in the instrument's points (also for an SMD, through the typical SD), or the published ones",
      threshold,
    ),
    new Option("--population <text>", "only published thresholds whose population names this"),
    chosen("--thresholds <which>", "published ones that can be looked up, or all", ["published", "all"]),
    new Option("--thresholds-file <file>", "your own beside them, in the columns of data/thresholds.csv"),
  ],
};

/** The file apart from the options, since the library takes what stands in it. */
export function thresholdsFileOf<T extends object>(
  options: T,
): { readonly file: string | null; readonly options: Omit<T, "thresholdsFile"> } {
  const { thresholdsFile = null, ...others } = options as T & { thresholdsFile?: string };
  return { file: thresholdsFile, options: others };
}
