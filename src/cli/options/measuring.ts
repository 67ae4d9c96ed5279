import { Option } from "commander";
import { measures } from "../../measure/index.js";
import { inferences } from "../../model/index.js";
import type { OptionGroup } from "../command.js";
import { atLeastZero, chosen, number, refuse, registered, valued } from "./values.js";

export function level(text: string, name: string): number {
  const value = number(text, name);
  if (value > 0 && value < 1) return value;
  const meant = value > 1 && value < 100 ? `Did you mean ${+(value / 100).toPrecision(12)}?` : null;
  throw refuse(`${name} is a proportion between 0 and 1, such as 0.95; it cannot be ${text}`, meant);
}

const constant = (text: string, name: string): number | "tacc" => (text === "tacc" ? text : atLeastZero(text, name));

const MEASURE = ["--measure <id>", "effect measure (bptrial methods measures)"] as const;
const confidence = valued("--level <proportion>", "confidence level", level);
const standardised: readonly Option[] = [
  chosen("--smd-variance <kind>", "sampling variance of Hedges' g", ["ls", "ls2", "ub", "av", "revman"]),
  chosen("--glass-sd <arm>", "whose SD Glass' delta divides by", ["control", "treatment"]),
];

/** How an effect is computed. */
const common: readonly Option[] = [
  registered(...MEASURE, measures),
  confidence,
  chosen("--variance <kind>", "variances of the arms of a mean difference", ["unequal", "pooled"]),
  ...standardised,
  valued("--add <constant>", "added to the cells of 2 × 2 tables; tacc adds by the sizes of the arms", constant),
  chosen("--to <tables>", "which tables get the constant", ["only0", "all", "if0all", "none"]),
  chosen(
    "--zero-cells <rule>",
    "what a zero cell does besides; revman takes a risk ratio of all for 1, and adds ½ to every such risk difference's variance",
    ["usual", "revman"],
  ),
];

/** For commands whose test is that of single effects. */
export const measuring: OptionGroup = {
  title: "Effects",
  options: [
    ...common,
    registered(
      "--inference <test>",
      "of a mean difference or mean change: t (Welch's where the arms are known) or normal",
      inferences,
      ["t", "z"],
    ),
  ],
};

/** For standardised differences, whose intervals are exact. */
export const measuringForSmd: OptionGroup = {
  title: "Effects",
  options: [
    registered(
      ...MEASURE,
      measures,
      measures.all.filter(({ unit }) => unit === "SD").map(({ id }) => id),
    ),
    confidence,
    ...standardised,
  ],
};

/** For pooling, whose own inference is another one. */
export const measuringForPool: OptionGroup = { title: "Effects", options: common };

export const traceOption = new Option(
  "--trace <study>",
  "show how one study's effects come about, step by step",
).conflicts(["format", "json", "rCode"]);
