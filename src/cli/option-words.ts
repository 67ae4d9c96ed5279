import { type FieldWord, groupsOf, level, MULTILEVEL, method, nothing, option, random, script } from "./field-words.js";

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
    words: ["method-tau"],
    says: "The estimator of tau² is --tau2.",
    takesValue: true,
    instead: method,
  },
  {
    words: ["mh", "mantel-haenszel"],
    says: "Mantel–Haenszel is --method mh.",
    instead: () => ["--method", "mh"],
  },
  {
    words: ["peto"],
    says: "Peto's pooled odds ratio is --method peto.",
    instead: () => ["--method", "peto"],
  },
  {
    words: ["exact", "fisher", "glmm"],
    says: "Exact tests of 2 × 2 tables and models of their counts are not computed here: fisher.test() of one table, rma.glmm() of all in R. Exact intervals of standardised differences are those of smd.",
    instead: script,
  },
  {
    words: ["nnt", "nntb", "nnth"],
    says: "A number needed to treat is 1 / risk difference, which --measure rd pools; mcid gives the numbers needed of single trials.",
    instead: () => ["--measure", "rd"],
  },
  {
    words: ["rob", "risk-of-bias", "grade"],
    says: "Judgements of bias or certainty are not made here; a column that holds them makes groups with --by.",
    takesValue: true,
    instead: groupsOf,
  },
  {
    words: ["network", "nma"],
    says: "Network meta-analysis is not done here (netmeta in R); --by treatment,control makes one model for each comparison.",
    instead: () => ["--by", "treatment,control"],
  },
  {
    words: ["bayes", "bayesian"],
    says: "Bayesian models are not fitted here (bayesmeta in R).",
    instead: script,
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
