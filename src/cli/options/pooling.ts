import { Option } from "commander";
import { inferences, models, predictions, tau2Estimators, tau2Intervals } from "../../model/index.js";
import type { OptionGroup } from "../command.js";
import { chosen, registered, repeated, words } from "./values.js";

/** How effects are pooled, and which of them. */
export const pooling: OptionGroup = {
  title: "Pooling",
  options: [
    registered(
      "--model <model>",
      "a distribution of effects, one effect for all trials, or each beside the other",
      models,
    ),
    chosen("--sort <order>", "the order of a model's studies: oldest, lowest, heaviest first, or by name", [
      "year",
      "effect",
      "weight",
      "study",
    ]),
    registered("--tau2 <id>", "estimator of the variance between trials", tau2Estimators),
    registered("--tau2-interval <id>", "interval of that variance", tau2Intervals),
    registered(
      "--inference <id>",
      "test and interval of the pooled effect; hksj, hk and knha are knapp-hartung, as in R",
      inferences,
    ),
    registered("--prediction <id>", "distribution of the prediction interval", predictions),
    repeated(
      "--by <columns>",
      "one model for each value of these columns, one over all, and whether they differ",
      words,
    ),
    new Option("--assume-independent", "pool several rows of a study as if they were independent"),
    new Option("--pool-contrasts", "pool trials that compare different arms"),
    chosen("--shared-control <way>", "what to do when one control arm stands in several contrasts", [
      "error",
      "combine",
      "split",
    ]),
    chosen("--double-zero <way>", "what to do with studies without events, for ratios", ["drop", "add"]),
    new Option("--allow-mixed-scores", "pool change and final scores in one standardised difference"),
  ],
};
