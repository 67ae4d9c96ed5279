import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../src/catalogue.js";
import { measures } from "../../src/measure/index.js";
import { inferences, predictions, tau2Estimators, tau2Intervals } from "../../src/model/index.js";
import { effect, pool, smd } from "../../src/pipeline.js";
import { readTable } from "../../src/read/index.js";
import type { Effect, Fit, OutcomeKind, PoolDocument } from "../../src/records.js";
import { rCallsFrom } from "../../src/render/index.js";
import { rScript } from "../../src/render/r-code/index.js";
import { neededR } from "../needed.js";

const fixture = (name: string) => readTable(resolve(import.meta.dirname, "../../fixtures", `${name}.csv`));
const inline = (content: string) => readTable({ name: "inline.csv", content });

const PAIRED = "study,n,mean1,sd1,mean2,sd2,r\nA,40,20,6,25,7,0.6\nB,25,30,8,26,7.5,0.5\n";

const ZEROS = "study,events1,n1,events2,n2\nA,0,20,0,30\nB,12,12,9,9\nC,4,25,9,24\nD,3,40,0,41\nE,2,2,0,2\n";
const MIXED =
  "study,instrument,n1,mean1,sd1,n2,mean2,sd2\nA,odi,40,20,12,41,28,13\nB,sf36-pcs,30,60,20,31,51,21\nC,odi,55,25,14,50,27,15\n";
const ARMS =
  "study,arm,role,n,mean,sd\nA,yoga,treatment,40,20,6\nA,pilates,treatment,41,21,7\nA,usual care,control,39,25,6.5\nB,yoga,treatment,25,18,5\nB,usual care,control,26,24,6\n";

/** Rows that give a measure: three or more, so that it can be pooled, with a table of no events. */
const TABLES: Readonly<Record<OutcomeKind, string>> = {
  continuous: readFileSync(resolve(import.meta.dirname, "../../fixtures/normand1999.csv"), "utf8"),
  events: "study,events1,n1,events2,n2\nA,4,123,11,139\nB,0,30,5,28\nC,7,20,7,21\nD,12,60,25,58\n",
  paired: `${PAIRED}C,31,22,6.5,24,7,0.7\n`,
  reported: "study,measure,yi,vi\nA,MEASURE,-0.3,0.04\nB,MEASURE,0.1,0.02\nC,MEASURE,-0.6,0.05\n",
};
const tableOf = (id: string, kind: OutcomeKind) => inline(TABLES[kind].replaceAll("MEASURE", id));

const calls = rCallsFrom(catalogue);
/** An estimator that R does not have: its script takes tau² as it is. */
const UNKNOWN = "an estimator that metafor lacks";
const callsOf = (name: string) => (name === UNKNOWN ? { ...calls, "tau2/pm": null } : calls);

type Document = Parameters<typeof rScript>[0];

/** What is computed again in R, by name. */
const cases: Readonly<Record<string, () => Promise<Document>>> = {
  "Welch's test": async () => effect(await fixture("pnf-2017")),
  "Student's test": async () => effect(await fixture("pnf-2017"), { variance: "pooled" }),
  "normal test of a mean difference": async () => effect(await fixture("pnf-2017"), { inference: "z", level: 0.9 }),
  "recovered SDs": async () => effect(await fixture("saper-2017-change")),
  "printed effects": async () => effect(await readTable(resolve(import.meta.dirname, "../../data/vandillen2021.csv"))),
  ...Object.fromEntries(
    measures.all.map(({ id, kind }) => [id, async () => effect(await tableOf(id, kind), { measure: id })]),
  ),
  ...Object.fromEntries(
    (["ls2", "ub", "av"] as const).map((smdVariance) => [
      `smd with variance ${smdVariance}`,
      async () => effect(await fixture("normand1999"), { measure: "smd", smdVariance }),
    ]),
  ),
  "glass by the treatment's SD": async () =>
    effect(await fixture("normand1999"), { measure: "glass", glassSd: "treatment" }),
  "events of nobody and of everybody": async () => effect(await inline(ZEROS), { measure: "rd" }),
  "a constant in every table": async () => effect(await fixture("bcg"), { measure: "or", add: 0.25, to: "all" }),
  "exact intervals of g": async () => smd(await fixture("pnf-2017")),
  "exact intervals of d": async () => smd(await fixture("normand1999"), { measure: "cohen-d" }),
  "exact intervals of Δ": async () => smd(await fixture("normand1999"), { measure: "glass" }),
  ...Object.fromEntries(
    measures.all.flatMap(({ id, kind }) =>
      tau2Estimators.ids.map((tau2) => [
        `pool of ${id} with ${tau2}`,
        async () => pool(await tableOf(id, kind), { measure: id, tau2 }),
      ]),
    ),
  ),
  ...Object.fromEntries(
    inferences.ids.map((inference) => [
      `pool with ${inference}`,
      async () => pool(await fixture("hine1989"), { measure: "or", inference }),
    ]),
  ),
  ...Object.fromEntries(
    predictions.ids.map((prediction) => [
      `pool with the prediction interval ${prediction}`,
      async () => pool(await fixture("bcg"), { measure: "rr", prediction, level: 0.9 }),
    ]),
  ),
  ...Object.fromEntries(
    tau2Intervals.ids.map((tau2Interval) => [
      `pool with the interval ${tau2Interval}`,
      async () => pool(await fixture("bcg"), { measure: "rr", tau2: "dl", tau2Interval }),
    ]),
  ),
  [UNKNOWN]: async () => pool(await fixture("bcg"), { measure: "rr", tau2: "pm" }),
  "a pool with events of nobody": async () => pool(await inline(ZEROS), { measure: "rd" }),
  "a pool of turned signs": async () => pool(await inline(MIXED)),
  "a pool in MID units": async () => pool(await inline(MIXED), { mcid: { odi: 10, "sf36-pcs": 5 } }),
  "a pool with a control arm split": async () => pool(await inline(ARMS), { sharedControl: "split" }),
  "a pool against a threshold": async () =>
    pool(await fixture("normand1999"), { measure: "md", mcid: 4, direction: "lower-better", level: 0.9 }),
  "pool in groups": async () => pool(await fixture("bcg"), { measure: "or", by: ["alloc"] }),
  "both models in groups, by weight": async () =>
    pool(await fixture("bcg"), { measure: "rr", by: ["alloc"], model: "both", sort: "weight" }),
  "a common effect": async () => pool(await fixture("normand1999"), { model: "common" }),
  "standardised differences in a pool": async () =>
    pool(await fixture("normand1999"), { measure: "smd", smdVariance: "av" }),
  "one study": async () => pool(await inline("study,n1,mean1,sd1,n2,mean2,sd2\nA,20,5,2,21,6,2.5\n")),
};

const EFFECT = ["estimate", "variance", "se", "statistic", "p", "ciLow", "ciHigh"] as const;
const FIT = [
  "k",
  "estimate",
  "se",
  "statistic",
  "p",
  "ciLow",
  "ciHigh",
  "tau2",
  "tau2Low",
  "tau2High",
  "q",
  "qP",
  "predictionLow",
  "predictionHigh",
] as const;

/** What a script computes beside its table of results. */
const BESIDE = ["difference", "against"] as const;

const effectRow = (one: Effect) => EFFECT.map((name) => one[name]);

function fitRow({ k, terms: [term], heterogeneity: h, prediction }: Fit): readonly (number | null | undefined)[] {
  return [
    k,
    term?.estimate,
    term?.se,
    term?.statistic,
    term?.p,
    term?.ciLow,
    term?.ciHigh,
    h.tau2,
    h.tau2Low,
    h.tau2High,
    h.q,
    h.qP,
    prediction?.low,
    prediction?.high,
  ];
}

function besideOf({ fits, subgroupDifferences }: PoolDocument): readonly (readonly (number | null)[])[] {
  const difference = subgroupDifferences.at(-1);
  const against = fits.flatMap(({ mcid }) => mcid).at(-1);
  return [
    ...(difference ? [[difference.q, difference.df, difference.p]] : []),
    ...(against
      ? [
          [
            against.thresholdHigh ?? against.threshold,
            against.benefit.estimate,
            against.probabilityMeanExceeds,
            against.probabilityNewExceeds,
          ],
        ]
      : []),
  ];
}

describe("the R script", { timeout: 300_000 }, () => {
  const made = new Map<string, Document>();
  const answers = new Map<string, readonly (readonly number[])[]>();

  // One R process for all: starting R takes longer than what it computes.
  beforeAll(async () => {
    const parts: string[] = [];
    for (const [name, make] of Object.entries(cases)) {
      const document = await make();
      made.set(name, document);
      const columns = document.schema === "bptrial/pool@1" ? FIT : EFFECT;
      parts.push(
        `rm(list = intersect(ls(), c(${BESIDE.map((name) => `"${name}"`).join(", ")})))`,
        rScript(document, callsOf(name)),
        `cat("\\n@@@${name}\\n")`,
        `for (i in seq_len(nrow(results))) cat(sprintf("%.17g", as.numeric(results[i, c(${columns.map((c) => `"${c}"`).join(", ")})])), "\\n")`,
        ...BESIDE.map((name) => `if (exists("${name}")) cat(sprintf("%.17g", ${name}), "\\n")`),
        'cat("@@@end\\n")',
      );
    }
    const file = join(mkdtempSync(join(tmpdir(), "bptrial-r-")), "all.R");
    writeFileSync(file, parts.join("\n"));
    const printed = execFileSync(neededR(), [file], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 1e8,
    });
    for (const [, name = "", body = ""] of printed.matchAll(/^@@@(.*)\n([\s\S]*?)@@@end$/gm)) {
      answers.set(
        name,
        body
          .trim()
          .split("\n")
          .map((row) => row.trim().split(/\s+/).map(Number)),
      );
    }
  }, 300_000);

  it.each(Object.keys(cases))("gives our numbers: %s", (name) => {
    const document = made.get(name);
    const answer = answers.get(name) ?? [];
    const exact = name.startsWith("exact");
    const ours =
      document?.schema === "bptrial/pool@1"
        ? [...document.fits.map(fitRow), ...besideOf(document)]
        : ((document as { effects: readonly Effect[] }).effects ?? []).map(effectRow);
    expect(answer).toHaveLength(ours.length);
    let compared = 0;
    ours.forEach((row, i) => {
      row.forEach((value, j) => {
        if (value === null || value === undefined) return;
        const theirs = answer[i]?.[j] ?? Number.NaN;
        // metafor gives this interval only where the package CompQuadForm is installed too.
        if (name.includes("generalised-q") && FIT[j]?.startsWith("tau2") && Number.isNaN(theirs)) return;
        const iterative = document?.schema === "bptrial/pool@1";
        const tolerance = exact || iterative ? 1e-6 : 1e-10;
        expect(Math.abs(theirs - value), `row ${i}, column ${j}: ${theirs} in R, ${value} here`).toBeLessThanOrEqual(
          tolerance * Math.max(1e-3, Math.abs(value)),
        );
        compared += 1;
      });
    });
    expect(compared).toBeGreaterThan(5);
  });
});
