import { largestOf } from "../../core/lists.js";
import { isRatio } from "../../core/quantities.js";
import type { Fit, FitStudy, Term } from "../../records.js";
import { alignIntervals } from "../align.js";
import { decimalsFor, decimalsForRatio, fixed, percentText } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { armColumns } from "./arms.js";
import { type Block, type Forest, gap, type Mark, paragraph, styled, type Text } from "./block.js";
import { type DerivedMarks, derivedMarks } from "./derived.js";
import { type Analysis, MODEL_WORDS, namedContrast, sharedContrast } from "./pool-analysis.js";
import { favouredSides } from "./sides.js";
import { estimateHeader, levelWords, plural } from "./words.js";

/** Marks a study whose sign was turned. */
const TURNED = "↕";

export function fitDecimals(term: Term, options: RenderOptions): number {
  if (options.digits !== null) return options.digits;
  return term.backTransformed ? decimalsForRatio(term.backTransformed) : decimalsFor(term.se, term.estimate);
}

/** Estimate with limits as a reader wants it: a ratio where there is one. */
export const shownTerm = ({ estimate, ciLow, ciHigh, backTransformed: back }: Term | FitStudy) => ({
  estimate: back?.estimate ?? estimate,
  low: back?.ciLow ?? ciLow,
  high: back?.ciHigh ?? ciHigh,
});

export function shownPrediction({ prediction }: Fit): { readonly low: number; readonly high: number } | null {
  return (
    prediction && {
      low: prediction.backTransformed?.low ?? prediction.low,
      high: prediction.backTransformed?.high ?? prediction.high,
    }
  );
}

/** The studies with their weights, what they add up to under each model, and what explains their marks. */
export function forestBlocks(analysis: Analysis, term: Term, options: RenderOptions): readonly Block[] {
  const all = analysis.main.studies;
  const most = options.mostStudies ?? null;
  const studies = most !== null && all.length > most ? all.slice(0, most) : all;
  const marks = derivedMarks(studies, options);
  const explanations = [
    ...marks.blocks,
    ...(studies.some(({ aligned }) => aligned)
      ? [paragraph(styled(`${TURNED} sign turned so that positive favours treatment`, "faint"), 2, 2)]
      : []),
  ];
  return [
    forestOf(analysis, term, studies, marks, options),
    ...(studies.length < all.length ? [gap, cutLine(studies, all)] : []),
    ...(explanations.length > 0 ? [gap, ...explanations] : []),
  ];
}

function cutLine(studies: readonly FitStudy[], all: readonly FitStudy[]): Block {
  const left = all.slice(studies.length);
  const share = percentText(left.reduce((sum, { weight }) => sum + weight, 0) / 100);
  const text = `The first ${studies.length} of ${all.length} trials are shown; the other ${left.length} carry ${share} of the weight. --all shows them; a file (--out) and csv, json and md hold every one.`;
  return paragraph(styled(text, "caution"), 2);
}

function forestOf(
  { main: fit, common }: Analysis,
  term: Term,
  studies: readonly FitStudy[],
  derived: DerivedMarks,
  options: RenderOptions,
): Forest {
  const decimals = fitDecimals(term, options);
  const arms = armColumns(studies, options.plot ? "out" : "under");
  const models = [fit, ...(common ? [common] : [])].flatMap((one) =>
    one.terms[0] ? [{ fit: one, term: one.terms[0] }] : [],
  );
  const ends = shownPrediction(fit);
  const texts = alignIntervals([
    ...[...studies, ...models.map((one) => one.term)].map((row) => ({ ...shownTerm(row), decimals })),
    ...(ends ? [{ estimate: null, ...ends, decimals }] : []),
  ]);
  const heaviest = largestOf(fit.studies.map(({ weight }) => weight));
  const commonWeights = new Map(common?.studies.map((study) => [weightKey(study), study.weight]));
  const used = arms.columns.map((_, c) => arms.cells.some((row) => (row[c] ?? "").trim() !== ""));
  const armCells = (cells: readonly string[]) => cells.filter((_, c) => used[c]);
  const armColumnsUsed = arms.columns.filter((_, c) => used[c]);
  const blank = armCells(arms.columns.map(() => ""));
  const weights = (text: string, beside: string) => (common ? [text, beside] : [text]);
  const nameOf = namer(fit);
  const sides = favouredSides(fit);
  return {
    kind: "forest",
    columns: [
      { header: "study", align: "left", wraps: true },
      ...armColumnsUsed,
      { header: `${estimateHeader(fit)} [${levelWords(fit.studyLevel)} CI]`, align: "left" },
      ...(common
        ? ([
            { header: "weight, random", align: "right" },
            { header: "weight, common", align: "right" },
          ] as const)
        : ([{ header: "weight", align: "right" }] as const)),
    ],
    rows: [
      ...studies.map((study, i): readonly Text[] => {
        const mark = `${derived.mark(study.derivedFrom)}${study.aligned ? TURNED : ""}`;
        return [
          mark === "" ? nameOf(study) : `${nameOf(study)}\u00a0${mark}`,
          ...armCells(arms.cells[i] ?? []),
          texts[i] ?? "",
          ...weights(weightText(study.weight), weightText(commonWeights.get(weightKey(study)) ?? null)),
        ];
      }),
      ...models.map((one, i): readonly Text[] => [
        styled(pooledName(one.fit, common !== null), "strong"),
        ...blank,
        styled(texts[studies.length + i] ?? "", "strong"),
        ...weights("", ""),
      ]),
      ...(ends ? [[styled("a new trial", "strong"), ...blank, texts.at(-1) ?? "", ...weights("", "")]] : []),
    ],
    marks: [
      ...studies.map((study): Mark => ({ shape: "study", ...onAxis(study, fit), size: study.weight / heaviest })),
      ...models.map((one): Mark => ({ shape: "pooled", ...onAxis(one.term, fit), size: 1 })),
      ...predictionMark(fit),
    ],
    summaryFrom: studies.length,
    plot: options.plot,
    plotAfter: 1 + armColumnsUsed.length,
    log: isRatio(fit.measure),
    favoursLow: sides?.low ?? null,
    favoursHigh: sides?.high ?? null,
  };
}

const weightKey = ({ study, label, estimate }: FitStudy): string => JSON.stringify([study, label, estimate]);
const weightText = (weight: number | null): string => (weight === null ? "" : `${fixed(weight, 1)}%`);

/** Names its level where the studies' intervals above it are of another. */
function pooledName({ k, model, level, studyLevel }: Fit, both: boolean): string {
  const name = k === 1 ? "not pooled" : both ? `pooled, ${MODEL_WORDS[model]}` : "pooled";
  return level === studyLevel ? name : `${name}, ${levelWords(level)}`;
}

export const predictionMark = ({ prediction, scale }: Fit): readonly Mark[] => {
  if (prediction === null) return [];
  const back = scale === "fisher-z" ? prediction.backTransformed : null;
  return [
    {
      shape: "prediction",
      estimate: null,
      low: back?.low ?? prediction.low,
      high: back?.high ?? prediction.high,
      size: 1,
    },
  ];
};

/** An axis is even on the analysis scale, and labelled with ratios; correlations are drawn as they are shown. */
export function onAxis({ estimate, ciLow: low, ciHigh: high, backTransformed: back }: FitStudy | Term, { scale }: Fit) {
  if (scale !== "fisher-z" || back === null) return { estimate, low, high };
  return { estimate: back.estimate, low: back.ciLow, high: back.ciHigh };
}

/** What a row is called: its study; its outcome and arms too where studies have several rows; its arms where they vary. */
export function namer(fit: Fit): (study: FitStudy) => string {
  const repeated = new Set(fit.studies.map(({ study }) => study)).size < fit.studies.length;
  const varying = sharedContrast(fit) === null;
  return (study) =>
    [study.study, repeated ? study.label : varying ? namedContrast(study) : ""].filter(Boolean).join(", ");
}

/** "one trial, Smith 1999: MD −1.4 [−3.1, 0.3] points", where nothing was pooled. */
export function oneStudyText(fit: Fit, term: Term, options: RenderOptions): string {
  const [study] = fit.studies;
  const decimals = fitDecimals(term, options);
  const { estimate, low, high } = shownTerm(term);
  const numbers = `${fixed(estimate, decimals)} [${fixed(low, decimals)}, ${fixed(high, decimals)}]`;
  const unit = fit.unit === null || fit.unit === "SD" || term.backTransformed ? "" : ` ${fit.unit}`;
  const name = study ? namer(fit)(study) : "";
  return `${plural(fit.k, "trial")}, not pooled: ${name}, ${estimateHeader(fit)} ${numbers}${unit}`;
}
