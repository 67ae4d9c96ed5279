import { models, tau2Estimators } from "../model/index.js";
import { plainNumber } from "../read/index.js";

/** What is said to a word of the field that is no option or command here. */
export interface FieldWord {
  /** Options without their hyphens, or commands. */
  readonly words: readonly string[];
  readonly says: string;
  /** An option takes a value, which is not left behind. */
  readonly takesValue?: boolean;
  /** What to type in its place; a command is answered by its words as well: `["pool", …]`. */
  readonly instead: (value: string | null) => readonly string[] | null;
}

/** Said once where a command line prints the script. */
export const SCRIPT = "--r-code prints a metafor script with these data, on which that call works.";
const script = (): readonly string[] => ["--r-code"];
const nothing = (): readonly string[] => [];
const option =
  (name: string) =>
  (value: string | null): readonly string[] | null =>
    value === null ? null : [name, value];

/** Ids of ours for what metafor's `method` and meta's `method.tau` take. */
function method(value: string | null): readonly string[] | null {
  if (value === null) return null;
  const estimator = tau2Estimators.named(value);
  if (estimator !== null) return ["--tau2", estimator.id];
  const model = models.named(value);
  if (model !== null) return ["--model", model.id];
  if (/^(mh|mantel)/i.test(value)) return script();
  if (/^peto$/i.test(value)) return ["--measure", "peto", "--model", "common"];
  return /^(iv|inverse)/i.test(value) ? nothing() : null;
}

/** A level, from what other programs call the same or its complement. */
function level(value: string | null, complement: boolean): readonly string[] | null {
  const said = plainNumber(value ?? "");
  const share = said > 1 ? said / 100 : said;
  const proportion = complement ? 1 - share : share;
  return proportion > 0 && proportion < 1 ? ["--level", `${+proportion.toPrecision(12)}`] : null;
}

/** `random = ~ 1 | study` makes levels; without a formula it is the model. */
const random = (value: string | null): readonly string[] =>
  value !== null && /[~|]/.test(value) ? script() : ["--model", "random"];

const MULTILEVEL = `Models with several levels are not fitted here: rma.mv(yi, vi, random = ~ 1 | study/effect, data = dat) and robust() in R. Here --by makes one model for each outcome.`;

/** Options of other programs. docs/limits.md has each of these words. */
export const OPTION_WORDS: readonly FieldWord[] = [
  {
    words: ["subgroup", "subgroups", "byvar", "group", "groups"],
    says: "Subgroups are --by: one model for each value, and a test whether they differ.",
    takesValue: true,
    instead: option("--by"),
  },
  {
    words: ["mods", "moderator", "moderators", "covariate", "covariates", "formula"],
    says: `Meta-regression is not done here: rma(yi, vi, mods = ~ x, data = dat) in R. Here --by compares groups.`,
    takesValue: true,
    instead: script,
  },
  {
    words: ["cluster", "multilevel", "rho", "robust", "rve"],
    says: MULTILEVEL,
    takesValue: true,
    instead: script,
  },
  {
    words: ["random"],
    says: "Random effects are --model random, the usual; several levels are rma.mv(yi, vi, random = ~ 1 | study/effect, data = dat) in R.",
    takesValue: true,
    instead: random,
  },
  { words: ["random-effects"], says: "Random effects are --model random.", instead: () => ["--model", "random"] },
  {
    words: ["fixed", "fe", "common-effect"],
    says: "One effect for all is --model common.",
    instead: () => ["--model", "common"],
  },
  {
    words: ["egger", "regtest", "metabias", "bias", "begg", "ranktest", "peters", "harbord"],
    says: `Tests of small-study effects are not done here: regtest(fit), ranktest(fit) in R.`,
    instead: script,
  },
  {
    words: ["trimfill", "trim-and-fill", "failsafe", "fsn", "selection"],
    says: `Corrections for studies that are not there are not made here: trimfill(fit), fsn() and selmodel() in R.`,
    instead: script,
  },
  { words: ["forest"], says: "The forest plot is --plot.", instead: () => ["--plot"] },
  {
    words: ["funnel", "baujat", "radial", "galbraith", "labbe"],
    says: `Of plots there is the forest plot (--plot); the others are funnel(fit), baujat(fit), radial(fit) in R.`,
    instead: script,
  },
  {
    words: ["leave-one-out", "leave1out", "loo", "influence", "sensitivity"],
    says: `Leaving out each study in turn is leave1out(fit), influence(fit) in R. Here --filter 'study!=NAME' leaves out one.`,
    instead: script,
  },
  {
    words: ["cumulative", "cumul"],
    says: `A cumulative analysis is cumul(fit, order = x) in R.`,
    instead: script,
  },
  {
    words: ["method", "method-tau"],
    says: "The estimator of tau² is --tau2, one effect for all is --model common; Mantel–Haenszel is rma.mh() in R, on the script that --r-code prints.",
    takesValue: true,
    instead: method,
  },
  {
    words: ["test", "method-random-ci"],
    says: "The test of the pooled effect is --inference.",
    takesValue: true,
    instead: option("--inference"),
  },
  {
    words: ["hksj", "knha", "hk", "hakn"],
    says: "The Knapp–Hartung test is --inference knapp-hartung.",
    instead: () => ["--inference", "knapp-hartung"],
  },
  { words: ["reml"], says: "The estimator of tau² is --tau2.", instead: () => ["--tau2", "reml"] },
  { words: ["dl"], says: "The estimator of tau² is --tau2.", instead: () => ["--tau2", "dl"] },
  {
    words: ["transf", "atransf", "backtransf"],
    says: "Ratios are printed as ratios without asking; the JSON has both scales.",
    instead: nothing,
    takesValue: true,
  },
  {
    words: ["exp"],
    says: "Ratios are printed as ratios without asking; the JSON has both scales.",
    instead: nothing,
  },
  {
    words: ["outcome"],
    says: "Rows of one outcome are kept with --filter.",
    takesValue: true,
    instead: (value) => (value === null ? null : ["--filter", `outcome=${value}`]),
  },
  {
    words: ["timepoint"],
    says: "Rows of one time point are kept with --filter.",
    takesValue: true,
    instead: (value) => (value === null ? null : ["--filter", `timepoint=${value}`]),
  },
  {
    words: ["sm", "es", "effect-size", "summary-measure"],
    says: "The effect measure is --measure.",
    takesValue: true,
    instead: option("--measure"),
  },
  {
    words: ["conf-level", "confidence", "ci"],
    says: "The confidence level is --level, a proportion.",
    takesValue: true,
    instead: (value) => level(value, false),
  },
  {
    words: ["alpha"],
    says: "The confidence level is --level, 1 − alpha.",
    takesValue: true,
    instead: (value) => level(value, true),
  },
  {
    words: ["cc", "incr", "correction"],
    says: "The constant for cells of 0 is --add.",
    takesValue: true,
    instead: option("--add"),
  },
  {
    words: ["vtype"],
    says: "The variance of Hedges' g is --smd-variance.",
    takesValue: true,
    instead: (value) => (value === null ? null : ["--smd-variance", value.toLowerCase()]),
  },
];

const command =
  (...words: readonly string[]) =>
  (): readonly string[] =>
    words;

/** Commands of other programs. docs/limits.md has each of these words. */
export const COMMAND_WORDS: readonly FieldWord[] = [
  {
    words: [
      "meta",
      "meta-analysis",
      "metaanalysis",
      "rma",
      "metan",
      "metagen",
      "metabin",
      "metacont",
      "analyse",
      "analyze",
    ],
    says: "Meta-analysis is pool; it finds by the columns what to compute.",
    instead: command("pool"),
  },
  { words: ["escalc", "es"], says: "Effects of single studies are effect.", instead: command("effect") },
  { words: ["forest", "plot"], says: "The forest plot is pool --plot.", instead: command("pool", "--plot") },
  {
    words: ["funnel", "baujat", "radial"],
    says: `Of plots there is the forest plot (pool --plot); the others are funnel(fit), baujat(fit), radial(fit) in R.`,
    instead: command("pool", "--r-code"),
  },
  {
    words: ["metareg", "regress", "regression", "meta-regression"],
    says: `Meta-regression is not done here: rma(yi, vi, mods = ~ x, data = dat) in R. Here --by compares groups.`,
    instead: command("pool", "--r-code"),
  },
  { words: ["multilevel", "rma.mv", "robust"], says: MULTILEVEL, instead: command("pool", "--r-code") },
  {
    words: ["egger", "bias", "regtest", "metabias", "begg"],
    says: `Tests of small-study effects are not done here: regtest(fit), ranktest(fit) in R.`,
    instead: command("pool", "--r-code"),
  },
  {
    words: ["trimfill", "trim-and-fill", "fsn", "selmodel"],
    says: `Corrections for studies that are not there are not made here: trimfill(fit), fsn() and selmodel() in R.`,
    instead: command("pool", "--r-code"),
  },
  {
    words: ["sensitivity", "leave1out", "leave-one-out", "influence", "cumul", "cumulative"],
    says: `Leaving out each study in turn is leave1out(fit), influence(fit), and adding them in turn cumul(fit, order = x), in R.`,
    instead: command("pool", "--r-code"),
  },
  {
    words: ["network", "nma", "netmeta"],
    says: "Network meta-analysis is not done here (netmeta in R). effect shows every contrast; pool --treatment A --control B takes one comparison out of the network.",
    instead: command("effect"),
  },
  {
    words: ["mh", "mantel-haenszel", "metainc"],
    says: `Mantel–Haenszel is rma.mh() in R.`,
    instead: command("pool", "--r-code"),
  },
  {
    words: ["convert", "recover"],
    says: "Conversions are made while a table is read: an SE, interval, p, t, or median with quartiles in its columns gives the SD, and effect says how.",
    instead: command("effect"),
  },
  {
    words: ["import", "read", "load", "open"],
    says: "Every command reads tables; sniff says what a file is taken for.",
    instead: command("sniff"),
  },
  { words: ["statcheck"], says: "Statistics in a text are recomputed by check.", instead: command("check") },
  { words: ["grim", "grimmer"], says: "GRIM and the like are part of audit.", instead: command("audit") },
  {
    words: ["nnt"],
    says: "Numbers needed to treat are given by mcid, for events and responders.",
    instead: command("mcid"),
  },
  {
    words: ["metaprop", "proportion", "metacor", "correlation", "diagnostic", "bayes", "rob", "grade"],
    says: "Proportions of one group, correlations, diagnostic accuracy, Bayesian models and judgements of bias or certainty are not done here.",
    instead: () => null,
  },
];
