import type { Fit, Term } from "../../records.js";
import { fixed, pPhrase, significant } from "../numbers.js";
import { labelOf, type RenderOptions } from "../options.js";
import { type Block, type Facts, facts, gap, paragraph, styled } from "./block.js";
import { heterogeneityFacts, heterogeneityMethods } from "./heterogeneity.js";
import type { Analysis } from "./pool-analysis.js";
import { levelWords } from "./words.js";

type Fact = Facts["facts"][number];

/** Test, prediction and heterogeneity of one analysis; how each was computed stands beside it where it is the only one. */
export function analysisFacts({ main, common }: Analysis, alone: boolean, options: RenderOptions): readonly Fact[] {
  const prediction = predictionText(main, alone);
  return [
    ...[main, ...(common ? [common] : [])].map(
      (fit): Fact => [
        common ? `test, ${fit.model}` : "test",
        fit.terms[0] ? testText(fit, fit.terms[0], alone, options) : "",
      ],
    ),
    ...(prediction === "" ? [] : [["prediction", prediction] as const]),
    ...heterogeneityFacts(main, options, alone),
    ...(alone ? [STUDY_INTERVALS] : []),
  ];
}

const STUDY_INTERVALS: Fact = [
  "studies' CIs",
  "normal ones of the pooling variance (effect gives each study its own test)",
];

function testText(fit: Fit, term: Term, alone: boolean, options: RenderOptions): string {
  const statistic = `${term.df === null ? "z" : "t"} = ${fixed(term.statistic, 2)}${term.df === null ? "" : ` on ${significant(term.df)} df`}`;
  const label = labelOf(options, "inference", fit.inference);
  return `${statistic}, ${pPhrase(term.p)}${label === fit.inference || !alone ? "" : ` (${label})`}`;
}

function predictionText({ prediction, model, level }: Fit, alone: boolean): string {
  if (prediction !== null) {
    if (!alone) return "";
    const how = prediction.df === null ? "normal" : `t on ${significant(prediction.df)} df`;
    return `${levelWords(level)} interval for the true effect of a new trial, ${how}${prediction.method === "riley" ? " (Riley)" : ""}`;
  }
  if (model === "common") return alone ? "no interval: one common effect leaves none to predict" : "";
  return "no interval";
}

/** What several analyses have in common, said once a document: how tests, intervals and tau² were computed. */
export function methodsBlocks(fits: readonly Fit[], options: RenderOptions): readonly Block[] {
  const several = fits.filter(({ k }) => k > 1);
  const label = (registry: string, id: string) => labelOf(options, registry, id);
  const inference = [...new Set(several.map(({ inference }) => inference))];
  const found: Fact[] = [
    ...(inference.length > 0 ? [["tests", inference.map((id) => label("inference", id)).join("; ")] as const] : []),
    ...predictionMethods(several),
    ...heterogeneityMethods(several, options),
    STUDY_INTERVALS,
  ];
  return [gap, paragraph(styled("how it was computed", "strong")), facts(found)];
}

const DISTRIBUTIONS = { t: "t on k − 1 df", riley: "t on k − 2 df (Riley)", z: "normal" } as const;

function predictionMethods(fits: readonly Fit[]): readonly Fact[] {
  const methods = [...new Set(fits.flatMap(({ prediction }) => (prediction ? [prediction.method] : [])))];
  const level = fits[0]?.level ?? 0.95;
  if (methods.length === 0) return [];
  const how = methods.map((method) => DISTRIBUTIONS[method]).join("; ");
  return [["prediction", `${levelWords(level)} interval for the true effect of a new trial, ${how}`]];
}
