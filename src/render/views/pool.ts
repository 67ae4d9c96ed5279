import type { Fit, Note, PoolDocument, SubgroupDifference, Term } from "../../records.js";
import { alignIntervals } from "../align.js";
import { decimalsFor, decimalsForRatio, fixed, pPhrase, significant } from "../numbers.js";
import { labelOf, type RenderOptions } from "../options.js";
import { armColumns } from "./arms.js";
import { type Block, type Forest, facts, gap, heading, paragraph, styled, type Text } from "./block.js";
import { derivedMarks } from "./derived.js";
import { heterogeneityFacts } from "./heterogeneity.js";
import { inWords } from "./in-words.js";
import { notesBlocks } from "./notes.js";
import { pooledThresholds } from "./pooled-thresholds.js";
import { favouredSides } from "./sides.js";
import { estimateHeader, levelWords, measureWords, ownUnit, plural, scaleWords } from "./words.js";

/** Marks a study whose sign was turned. */
const TURNED = "↕";

export function poolView(document: PoolDocument, options: RenderOptions): readonly Block[] {
  return [
    ...document.fits.flatMap((fit, i) => [...(i === 0 ? [] : [gap]), ...fitBlocks(fit, options)]),
    ...document.subgroupDifferences.flatMap((difference) => [gap, differenceBlock(difference)]),
    ...notesBlocks([...document.notes, ...fitNotes(document.fits)], options.all),
  ];
}

/** Where there are several fits, a note says which one it is about. */
function fitNotes(fits: readonly Fit[]): readonly Note[] {
  return fits.flatMap((fit) => {
    const name = [...Object.values(fit.group).filter(Boolean), fit.measure].join(", ");
    return fits.length === 1 ? fit.notes : fit.notes.map((note) => ({ ...note, message: `${name}: ${note.message}` }));
  });
}

function fitBlocks(fit: Fit, options: RenderOptions): readonly Block[] {
  const [term] = fit.terms;
  if (!term) return [heading(titleOf(fit, options))];
  const decimals = fitDecimals(term, options);
  const explanations = [
    ...derivedMarks(fit.studies, options).blocks,
    ...(fit.studies.some(({ aligned }) => aligned)
      ? [paragraph(styled(`${TURNED} sign turned so that positive favours treatment`, "faint"), 2, 2)]
      : []),
  ];
  return [
    heading(titleOf(fit, options)),
    gap,
    forestOf(fit, term, decimals, options),
    ...(explanations.length > 0 ? [gap, ...explanations] : []),
    gap,
    facts([
      ...testFacts(fit, term, options),
      ...heterogeneityFacts(fit, options),
      ["studies' CIs", "normal ones of the pooling variance (effect gives each study its own test)"],
    ]),
    gap,
    paragraph(`In words: ${inWords(fit, term, decimals, options)}`, 2),
    ...pooledThresholds(fit, options),
  ];
}

export function fitDecimals(term: Term, options: RenderOptions): number {
  if (options.digits !== null) return options.digits;
  return term.backTransformed ? decimalsForRatio(term.backTransformed) : decimalsFor(term.se, term.estimate);
}

function titleOf(fit: Fit, options: RenderOptions): string {
  const group = Object.entries(fit.group).map(([name, value]) =>
    name === "outcome" || name === "timepoint" ? value : `${name} ${value}`,
  );
  const unit = scaleWords(ownUnit(fit, options), fit.direction);
  const model =
    fit.k === 1
      ? "not pooled"
      : [
          fit.model === "common" ? "common effect" : "random effects",
          fit.tau2Method === null ? null : fit.tau2Method.toUpperCase(),
          inferenceWords(fit.inference),
        ]
          .filter(Boolean)
          .join(", ");
  const parts = [
    group.join(", "),
    plural(fit.k, "trial"),
    measureWords(fit.measure, options),
    unit,
    `${model}, ${levelWords(fit.level)}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** Short enough for a title: "Knapp–Hartung (ad hoc)". */
const inferenceWords = (id: string): string =>
  id.replace("knapp-hartung", "Knapp–Hartung").replace("-adhoc", " (ad hoc)");

function testFacts(fit: Fit, term: Term, options: RenderOptions): readonly (readonly [string, Text])[] {
  const statistic = `${term.df === null ? "z" : "t"} = ${fixed(term.statistic, 2)}${term.df === null ? "" : ` on ${significant(term.df)} df`}`;
  const { prediction } = fit;
  const label = labelOf(options, "inference", fit.inference);
  const how =
    prediction &&
    `${prediction.df === null ? "normal" : `t on ${significant(prediction.df)} df`}${prediction.method === "riley" ? " (Riley)" : ""}`;
  return [
    ["test", `${statistic}, ${pPhrase(term.p)}${label === fit.inference ? "" : ` (${label})`}`],
    [
      "prediction",
      how === null
        ? fit.model === "common"
          ? "no interval: one common effect leaves none to predict"
          : "no interval"
        : `${levelWords(fit.level)} interval for the true effect of a new trial, ${how}`,
    ],
  ];
}

function forestOf(fit: Fit, term: Term, decimals: number, options: RenderOptions): Forest {
  const { studies, prediction } = fit;
  const marks = derivedMarks(studies, options);
  const repeated = new Set(studies.map(({ study }) => study)).size < studies.length;
  const arms = armColumns(studies, options.plot ? "out" : "under");
  const rows = [...studies, term].map((row) => {
    const back = row.backTransformed;
    return {
      estimate: back?.estimate ?? row.estimate,
      low: back?.ciLow ?? row.ciLow,
      high: back?.ciHigh ?? row.ciHigh,
      decimals,
    };
  });
  const ends = prediction && {
    low: prediction.backTransformed?.low ?? prediction.low,
    high: prediction.backTransformed?.high ?? prediction.high,
  };
  const texts = alignIntervals([...rows, ...(ends ? [{ estimate: null, ...ends, decimals }] : [])]);
  const heaviest = Math.max(...studies.map(({ weight }) => weight));
  const weights = studies.map(({ weight }) => `${fixed(weight, 1)}%`);
  const name = (text: string, mark: string) => (mark === "" ? text : `${text}\u00a0${mark}`);
  const blank = arms.columns.map(() => "");
  const sides = favouredSides(fit);
  const used = arms.columns.map((_, c) => arms.cells.some((row) => (row[c] ?? "").trim() !== ""));
  const armCells = (cells: readonly string[]) => cells.filter((_, c) => used[c]);
  const armColumnsUsed = arms.columns.filter((_, c) => used[c]);
  return {
    kind: "forest",
    columns: [
      { header: "study", align: "left", wraps: true },
      ...armColumnsUsed,
      {
        header: `${estimateHeader(fit, options)} [${levelWords(fit.level)} CI]`,
        align: "left",
      },
      { header: "weight", align: "right" },
    ],
    rows: [
      ...studies.map((study, i): readonly Text[] => [
        name(
          repeated ? `${study.study}, ${study.label}` : study.study,
          `${marks.mark(study.derivedFrom)}${study.aligned ? TURNED : ""}`,
        ),
        ...armCells(arms.cells[i] ?? []),
        texts[i] ?? "",
        weights[i] ?? "",
      ]),
      [
        styled(fit.k === 1 ? "not pooled" : "pooled", "strong"),
        ...armCells(blank),
        styled(texts[studies.length] ?? "", "strong"),
        "",
      ],
      ...(ends ? [[styled("a new trial", "strong"), ...armCells(blank), texts[studies.length + 1] ?? "", ""]] : []),
    ],
    marks: [
      ...studies.map(
        ({ estimate, ciLow: low, ciHigh: high, weight }) =>
          ({ shape: "study", estimate, low, high, size: weight / heaviest }) as const,
      ),
      { shape: "pooled", estimate: term.estimate, low: term.ciLow, high: term.ciHigh, size: 1 },
      ...(prediction
        ? [{ shape: "prediction", estimate: null, low: prediction.low, high: prediction.high, size: 1 } as const]
        : []),
    ],
    summaryFrom: studies.length,
    plot: options.plot,
    plotAfter: 1 + armColumnsUsed.length,
    log: fit.scale === "log",
    favoursLow: sides?.low ?? null,
    favoursHigh: sides?.high ?? null,
  };
}

function differenceBlock({ by, q, df, p }: SubgroupDifference): Block {
  const text = `Difference between the groups of ${by.join(" × ")}: Q = ${significant(q)} on ${df} df, ${pPhrase(p)} (each group with its own tau²).`;
  return paragraph(text);
}
