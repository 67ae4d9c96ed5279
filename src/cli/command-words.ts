import { type FieldWord, MULTILEVEL } from "./field-words.js";

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
    says: "Mantel–Haenszel is pool --method mh, for counts of events; of rates it is rma.mh() in R.",
    instead: command("pool", "--method", "mh"),
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
