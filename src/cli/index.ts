import type { VerbEntry } from "./command.js";

/** Every command, loaded when it is called: a start pays only for what it runs. */
export const verbs: readonly VerbEntry[] = [
  {
    name: "effect",
    summary: "effect of each contrast in a table, with its interval, its test and how it was obtained",
    load: async () => (await import("./commands/effect.js")).effectVerb,
  },
  {
    name: "smd",
    summary: "standardised mean differences with exact intervals, and what they mean",
    load: async () => (await import("./commands/smd.js")).smdVerb,
  },
  {
    name: "mcid",
    summary: "each difference against the published thresholds of its instrument, or against yours",
    load: async () => (await import("./commands/mcid.js")).mcidVerb,
  },
  {
    name: "pool",
    summary: "meta-analysis: one model for each outcome and timepoint",
    load: async () => (await import("./commands/pool.js")).poolVerb,
  },
  {
    name: "check",
    summary: "the statistics in a text, recomputed: what does not fit, and what could not be checked",
    load: async () => (await import("./commands/check.js")).checkVerb,
  },
  {
    name: "claim",
    summary: "one claim, or a file of them, against an effect: every lawful reading, a verdict, a sentence",
    load: async () => (await import("./commands/claim.js")).claimVerb,
  },
  {
    name: "audit",
    summary: "a table's own integrity: impossible values, SEs typed as SDs, copies, what does not fit",
    load: async () => (await import("./commands/audit.js")).auditVerb,
  },
  {
    name: "diff",
    summary: "two result files: what moved, and whether a conclusion changed",
    load: async () => (await import("./commands/diff.js")).diffVerb,
  },
  {
    name: "tables",
    summary: "the tables of an article: each cell with its row, arm, n and kind, as rows that effect reads",
    load: async () => (await import("./commands/tables.js")).tablesVerb,
  },
  {
    name: "explain-diff",
    summary: "why two programs, or two sets of options, give different numbers on one table",
    load: async () => (await import("./commands/explain-diff.js")).explainDiffVerb,
  },
  {
    name: "recompute",
    summary: "the analyses in a review of RevMan's, recomputed, and where they agree with what it prints",
    load: async () => (await import("./commands/recompute.js")).recomputeVerb,
  },
  {
    name: "sniff",
    summary: "what a file is taken for, and why",
    load: async () => (await import("./commands/sniff.js")).sniffVerb,
  },
  {
    name: "instruments",
    summary: "the instruments that are known, with their published thresholds",
    load: async () => (await import("./commands/instruments.js")).instrumentsVerb,
  },
  {
    name: "methods",
    summary: "what is implemented: label, formula, source and unit",
    load: async () => (await import("./commands/methods.js")).methodsVerb,
  },
  {
    name: "schema",
    summary: "the JSON Schema of each kind of result",
    load: async () => (await import("./commands/schema.js")).schemaVerb,
  },
  {
    name: "selftest",
    summary: "whether this installation computes what metafor and mpmath do, on some 200 values",
    load: async () => (await import("./commands/selftest.js")).selftestVerb,
  },
  {
    name: "completion",
    summary: "a script that completes commands, options and their values in bash, zsh or fish",
    load: async () => (await import("./commands/completion.js")).completionVerb,
  },
];
