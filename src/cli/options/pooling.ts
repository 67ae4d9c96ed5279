import { Option } from "commander";
import { inferences, models, poolingMethods, predictions, tau2Estimators, tau2Intervals } from "../../model/index.js";
import { presets } from "../../pipeline/presets.js";
import type { OptionGroup } from "../command.js";
import { method } from "../field-words.js";
import { level } from "./measuring.js";
import { chosen, refuse, registered, repeated, valued, words } from "./values.js";

const pooled = registered(
  "--method <id>",
  "how the common effect is pooled: mh (Mantel–Haenszel, of counts as rr, or, rd) or peto (his odds ratio), which mean --model common where none is said",
  poolingMethods,
);

/** Other programs call the estimator of tau² and the model so. */
const methodOption = pooled.argParser((text: string) => {
  if (poolingMethods.named(text) !== null) return poolingMethods.named(text)?.id;
  const meant = method(text);
  const hint = meant === null ? poolingMethods.hint(text) : `That is ${meant.join(" ")}; --method is iv, mh or peto.`;
  throw refuse(`--method cannot be "${text}"`, hint.replace("Known:", "It takes"));
});

/** How effects are pooled, and which of them. */
export const pooling: OptionGroup = {
  title: "Pooling",
  options: [
    registered(
      "--model <model>",
      "a distribution of effects, one effect for all trials, or each beside the other",
      models,
    ),
    registered(
      "--as <preset>",
      "as another program does it, where nothing else is said (bptrial methods presets)",
      presets,
    ),
    methodOption,
    chosen("--mh-zero <rule>", "Mantel–Haenszel ratios with a zero cell: ½ in that study's cells, or nothing", [
      "metafor",
      "revman",
    ]),
    chosen("--mh-rd-variance <kind>", "variance of the Mantel–Haenszel risk difference", ["sato", "greenland-robins"]),
    valued("--study-level <proportion>", "confidence level of the studies' own intervals", level),
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
