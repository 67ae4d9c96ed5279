import { BptrialError } from "../../core/errors.js";
import type { Review, ReviewAnalysis, ReviewPooled, ReviewRow } from "../../records.js";
import { plainNumber } from "../numbers.js";
import { computed, intervalOr, levelOf, measureOf, methodOf, modelOf, NOT_POOLED, numberOr } from "./settings.js";
import type { Sheet, SheetRow } from "./sheet.js";

type Kind = ReviewAnalysis["kind"];

/** Reads the tables of a data package of RevMan Web: rows, settings with pooled effects, and subgroups where there are some. */
export function readWebPackage(rows: Sheet, settings: Sheet, subgroups: Sheet | null): Review {
  const keyOf = (row: SheetRow): string => `${row.get("Analysis group")}.${row.get("Analysis number")}`;
  const byAnalysis = new Map<string, SheetRow[]>();
  for (const row of rows.rows) {
    const own = byAnalysis.get(keyOf(row));
    if (own) own.push(row);
    else byAnalysis.set(keyOf(row), [row]);
  }
  let unknown = 0;
  const analyses = settings.rows.flatMap((row): readonly ReviewAnalysis[] => {
    const own = byAnalysis.get(keyOf(row)) ?? [];
    const kind = kindOf(row.get("Data type"), own);
    const named = measureOf(row.get("Effect measure")) ?? (kind === "o-e" ? "hr" : kind === "effects" ? "gen" : null);
    if (kind === null || named === null || own.length === 0) {
      unknown += 1;
      return [];
    }
    const groups = subgroups?.rows.filter((one) => keyOf(one) === keyOf(row)) ?? [];
    const method = methodOf(row.get("Statistical method"));
    return [
      {
        id: keyOf(row),
        name: row.get("Analysis name"),
        kind,
        measure: method === "peto" && kind === "events" ? "peto" : named,
        method: kind === "events" ? method : "iv",
        model: modelOf(row.get("Analysis model")),
        tau2: tau2Of(row),
        inference: inferenceOf(row),
        swapEvents: row.get("Swap event and non-event").toLowerCase() === "true",
        studyLevel: levelOf(row.get("Study CI")),
        level: levelOf(row.get("Estimate CI")),
        totals: isTrue(row, "Overall estimates") ? "all" : isTrue(row, "Subgroup estimates") ? "subgroups" : "none",
        rows: own.map((one) => rowOf(kind, one)),
        pooled: pooledOf(row),
        subgroups: groups.map((one) => ({ name: one.get("Subgroup"), pooled: pooledOf(one) })),
      },
    ];
  });
  const place = { file: settings.file, row: null, column: null };
  const message = `${unknown} analyses were left out: without rows, or with a measure that is none here`;
  return {
    program: "revman@web-2025",
    analyses,
    notes: unknown === 0 ? [] : [{ code: "N_LEFT_OUT", message, place }],
  };
}

const isTrue = (row: SheetRow, column: string): boolean => row.get(column).toLowerCase() === "true";

function kindOf(text: string, own: readonly SheetRow[]): Kind | null {
  if (/^dich/i.test(text)) return "events";
  if (/^cont(?!rast)/i.test(text)) return "means";
  if (/o.?e/i.test(text) && /vari/i.test(text)) return "o-e";
  if (/contrast|generic|inverse/i.test(text))
    return own.some((row) => above0(row.get("Variance"))) && !own.some((row) => above0(row.get("GIV SE")))
      ? "o-e"
      : "effects";
  return null;
}

const above0 = (text: string): boolean => plainNumber(text) > 0;

/** The estimator, where a later package names it beside the model. */
function tau2Of(row: SheetRow): string | null {
  const text = row.get("Heterogeneity estimator") || row.get("Tau² estimator");
  if (/reml|restricted/i.test(text)) return "reml";
  return /dersimonian|^dl$/i.test(text) ? "dl" : null;
}

function inferenceOf(row: SheetRow): string | null {
  const text = row.get("Estimate CI method") || row.get("Confidence interval method");
  if (/hksj|hartung/i.test(text)) return "knapp-hartung";
  return /wald/i.test(text) ? "z" : null;
}

function pooledOf(row: SheetRow): ReviewPooled {
  const printed = computed(intervalOr(row.get("Mean"), row.get("CI start"), row.get("CI end")));
  if (printed === null) return NOT_POOLED;
  return {
    printed,
    tau2: numberOr(row.get("Heterogeneity Tau²")),
    chi2: numberOr(row.get("Heterogeneity Chi²")),
    df: numberOr(row.get("Heterogeneity df")),
    i2: numberOr(row.get("Heterogeneity I²")),
    z: numberOr(row.get("Effect Z")),
  };
}

/** Unused fields hold 0: a row whose weight, effect and limits are all 0 has nothing printed. */
function rowOf(kind: Kind, row: SheetRow): ReviewRow {
  const printed = computed(intervalOr(row.get("Mean"), row.get("CI start"), row.get("CI end")));
  return {
    study: row.get("Study"),
    year: row.get("Study year"),
    subgroup: row.get("Subgroup"),
    row: row.row,
    cells: cellsOf(kind, row),
    printed,
    weight: printed === null ? null : numberOr(row.get("Weight")),
    estimable: null,
  };
}

function cellsOf(kind: Kind, row: SheetRow): Readonly<Record<string, string>> {
  const [n1, n2] = [row.get("Experimental N"), row.get("Control N")];
  if (kind === "events") return { events1: row.get("Experimental cases"), n1, events2: row.get("Control cases"), n2 };
  if (kind === "means")
    return {
      mean1: row.get("Experimental mean"),
      sd1: row.get("Experimental SD"),
      n1,
      mean2: row.get("Control mean"),
      sd2: row.get("Control SD"),
      n2,
    };
  if (kind === "o-e") return { "O-E": row.get("O-E"), V: row.get("Variance") };
  return { yi: row.get("GIV Mean"), sei: row.get("GIV SE") };
}

/** @throws E_HEADER naming the table of the package that is not among the files */
export function missingSheet(name: string, what: string): BptrialError {
  const place = { file: name, row: null, column: null };
  return new BptrialError(
    "E_HEADER",
    `${name}: a data package of RevMan Web without its ${what}`,
    "Name the whole package (.zip), or both …data-rows.csv and …overall-estimates-and-settings.csv.",
    place,
  );
}
