import { criticalValue } from "../core/distributions.js";
import { isRatio } from "../core/quantities.js";
import { readTable } from "../read/index.js";
import type {
  Agreement,
  Compared,
  Fit,
  Input,
  Interval,
  RecomputeDocument,
  RecomputedAnalysis,
  Review,
  ReviewAnalysis,
  ReviewPooled,
  ReviewRow,
} from "../records.js";
import { asOptions } from "./choices.js";
import { opening } from "./documents.js";
import type { PoolOptions } from "./options.js";
import { pool } from "./pool.js";

/** Six decimals are printed; large numbers are as good relatively. */
const SIX_DECIMALS = 2e-6;
/** What rests on a tau² that was rounded, or that a search stopped short of, is as good as that. */
const WEIGHTS = { closed: 2e-4, tau2: 2e-3, reml: 5e-3 } as const;

const near = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));

/** Recomputes every analysis of a review with the program's own rules, and says number by number where they agree. */
export async function recompute(review: Review, input: readonly Input[]): Promise<RecomputeDocument> {
  const analyses: RecomputedAnalysis[] = [];
  for (const analysis of review.analyses) analyses.push(await recomputed(analysis, review.program));
  const options = { as: review.program };
  return { ...opening("bptrial/recompute@1", input, options, review.notes), analyses };
}

async function recomputed(analysis: ReviewAnalysis, program: string): Promise<RecomputedAnalysis> {
  const options = optionsFor(analysis, program);
  const whole = await fitOf(analysis.rows, analysis, options);
  const named = [...new Set(analysis.rows.map(({ subgroup }) => subgroup))].filter((name) => name !== "");
  const parts = await Promise.all(
    named.map(async (name) => ({
      name,
      fit: await fitOf(
        analysis.rows.filter(({ subgroup }) => subgroup === name),
        analysis,
        options,
      ),
    })),
  );
  const weighing = analysis.totals === "all" || parts.length === 0 ? [{ name: null, fit: whole }] : parts;
  const lines = [
    ...analysis.rows.map((row) => rowLine(row, whole, analysis)),
    ...weighing.flatMap(({ name, fit }) =>
      analysis.rows
        .filter((row) => name === null || row.subgroup === name)
        .map((row) => weightLine(row, fit, analysis)),
    ),
    ...(analysis.totals === "all" ? pooledLines(analysis.pooled, whole, null) : []),
    ...analysis.subgroups.flatMap(({ name, pooled }) =>
      pooledLines(pooled, parts.find((part) => part.name === name)?.fit ?? null, name),
    ),
  ];
  const count = (...whats: readonly Compared["what"][]) => {
    const compared = lines.filter(({ what, agreement }) => whats.includes(what) && agreement !== "not printed");
    const agree = compared.filter(({ agreement }) => agreement !== "differs").length;
    return { agree, compared: compared.length };
  };
  const keys = ["method", "model", "tau2", "swapEvents", "studyLevel", "level"] as const;
  return {
    id: analysis.id,
    name: analysis.name,
    measure: analysis.measure,
    method: analysis.method,
    model: analysis.model,
    options: `--as ${program} --measure ${analysis.measure}, ${asOptions(
      options,
      keys.filter((key) => options[key] !== undefined),
    )}`,
    rows: count("study"),
    weights: count("weight"),
    pooled: count("pooled", "heterogeneity"),
    lines,
  };
}

function optionsFor(analysis: ReviewAnalysis, program: string): Partial<PoolOptions> {
  const { kind, measure, method, model, tau2, inference, swapEvents, studyLevel, level } = analysis;
  return {
    as: program,
    ...(kind === "events" || kind === "means" ? { measure } : {}),
    method: method === "mh" && model === "random" && tau2 === "reml" ? "iv" : method,
    model,
    ...(model === "random" && tau2 !== null ? { tau2 } : {}),
    ...(model === "random" && method === "mh" && tau2 === null ? { tau2: "dl" } : {}),
    ...(model === "random" && inference !== null ? { inference } : {}),
    ...(swapEvents ? { swapEvents } : {}),
    studyLevel,
    level,
    assumeIndependent: true,
    allowMixedScores: true,
    direction: "lower-better",
  };
}

/** Rows are named by where they stand, so that no name is taken for a total or for another study. */
const nameOf = (row: ReviewRow): string => `row ${row.row}`;

async function fitOf(
  rows: readonly ReviewRow[],
  { kind, measure }: ReviewAnalysis,
  options: Partial<PoolOptions>,
): Promise<Fit | null> {
  const usable = rows.filter(({ cells }) => Object.values(cells).every((cell) => cell !== ""));
  const columns = Object.keys(usable[0]?.cells ?? {});
  if (columns.length === 0) return null;
  const header = ["study", ...(kind === "effects" ? ["measure"] : []), ...columns];
  const lines = usable.map((row) => [
    nameOf(row),
    ...(kind === "effects" ? [measure] : []),
    ...columns.map((column) => row.cells[column] ?? ""),
  ]);
  const content = [header, ...lines].map((cells) => cells.join(",")).join("\n");
  try {
    const { fits } = await pool(await readTable({ name: "review.csv", content }), options);
    return fits[0] ?? null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code !== "E_BUG") return null;
    throw error;
  }
}

const studyOf = (fit: Fit | null, row: ReviewRow) => fit?.studies.find(({ study }) => study === nameOf(row)) ?? null;

function line(
  what: Compared["what"],
  row: ReviewRow | null,
  subgroup: string | null,
  agreement: Agreement,
  printed: readonly number[],
  recomputedNumbers: readonly number[],
  because: string,
): Compared {
  return {
    what,
    study: row?.study ?? null,
    subgroup: subgroup === "" ? null : subgroup,
    row: row?.row ?? null,
    agreement,
    printed,
    recomputed: recomputedNumbers,
    because,
  };
}

const numbers = ({ estimate, ciLow, ciHigh }: Interval): readonly number[] => [estimate, ciLow, ciHigh];

function rowLine(row: ReviewRow, fit: Fit | null, { measure, studyLevel }: ReviewAnalysis): Compared {
  const study = studyOf(fit, row);
  const ours = study === null ? [] : numbers(study.backTransformed ?? study);
  if (row.printed === null) {
    if (study === null) return line("study", row, row.subgroup, "not estimable", [], [], "");
    const because = row.estimable === false ? "the review calls it not estimable" : "the review prints no effect of it";
    return line("study", row, row.subgroup, row.estimable === false ? "differs" : "not printed", [], ours, because);
  }
  const printed = numbers(row.printed);
  if (study === null)
    return line("study", row, row.subgroup, "differs", printed, [], "its numbers give no effect here");
  if (printed.every((value, i) => near(ours[i] as number, value, SIX_DECIMALS)))
    return line("study", row, row.subgroup, "agrees", printed, ours, "");
  return line("study", row, row.subgroup, "differs", printed, ours, reason(printed, ours, measure, studyLevel));
}

/** The levels that a review may have set otherwise than it says. */
const LEVELS = [0.9, 0.95, 0.99] as const;

/** What would make the limits fit, where the estimate does. */
function reason(printed: readonly number[], ours: readonly number[], measure: string, level: number): string {
  const [estimate = 0, low = 0, high = 0] = printed.map((value) => (isRatio(measure) ? Math.log(value) : value));
  const [mine = 0, , myHigh = 0] = ours.map((value) => (isRatio(measure) ? Math.log(value) : value));
  if (!near(estimate, mine, SIX_DECIMALS))
    return "the estimate is another one: its counts or means, or its measure, differ";
  const ratio = (high - low) / 2 / (myHigh - mine);
  const z = criticalValue(level, null);
  const fits = LEVELS.find((other) => Math.abs(ratio - criticalValue(other, null) / z) < 1e-5);
  return fits ? `its limits are those of a ${100 * fits}% interval` : "the estimate agrees, its limits do not";
}

function weightLine(row: ReviewRow, fit: Fit | null, analysis: ReviewAnalysis): Compared {
  const study = studyOf(fit, row);
  const ours = study === null ? [] : [study.weight];
  if (row.weight === null) {
    if (study === null) return line("weight", row, row.subgroup, "not estimable", [], [], "");
    return line("weight", row, row.subgroup, "not printed", [], ours, "the review prints no weight of it");
  }
  if (study === null && row.weight === 0) return line("weight", row, row.subgroup, "agrees", [0], [], "");
  const tau2 = fit?.heterogeneity.tau2 ?? 0;
  const tolerance = tau2 === 0 ? WEIGHTS.closed : fit?.tau2Method === "reml" ? WEIGHTS.reml : WEIGHTS.tau2;
  const agrees = study !== null && Math.abs(study.weight - row.weight) <= tolerance;
  const because = agrees
    ? ""
    : analysis.model === "random"
      ? "tau², or the set of studies, is another one"
      : "the method, or the set of studies, is another one";
  return line("weight", row, row.subgroup, agrees ? "agrees" : "differs", [row.weight], ours, because);
}

function pooledLines(printed: ReviewPooled, fit: Fit | null, subgroup: string | null): readonly Compared[] {
  if (printed.printed === null)
    return [line("pooled", null, subgroup, "not printed", [], [], "the review prints no pooled effect")];
  const given = numbers(printed.printed);
  const [term] = fit?.terms ?? [];
  if (fit === null || term === undefined)
    return [line("pooled", null, subgroup, "differs", given, [], "no study is left to pool here")];
  const ours = numbers(term.backTransformed ?? term);
  const rough = fit.tau2Method === null ? SIX_DECIMALS : 1e-5;
  const agrees = given.every((value, i) => near(ours[i] as number, value, rough));
  const estimate = near(ours[0] as number, given[0] as number, rough);
  const why = estimate ? "the estimate agrees, its interval does not" : "the estimate is another one";
  const { tau2, q, qDf } = fit.heterogeneity;
  const z = Math.abs(term.statistic);
  const spread = [
    [printed.chi2, q],
    [printed.df, qDf],
    [printed.tau2, tau2],
    [printed.z, term.df === null ? z : null],
  ].flatMap(([theirs, own]) => (theirs == null || own == null ? [] : [[theirs, own] as const]));
  const fits = spread.every(([theirs, own]) => near(own, theirs, 1e-5));
  return [
    line("pooled", null, subgroup, agrees ? "agrees" : "differs", given, ours, agrees ? "" : why),
    ...(spread.length === 0
      ? []
      : [
          line(
            "heterogeneity",
            null,
            subgroup,
            fits ? "agrees" : "differs",
            spread.map(([theirs]) => theirs),
            spread.map(([, own]) => own),
            fits ? "" : "chi², its df, tau² or z is another one",
          ),
        ]),
  ];
}
