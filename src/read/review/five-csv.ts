import { isRatio } from "../../core/quantities.js";
import type { Review, ReviewAnalysis, ReviewPooled, ReviewRow } from "../../records.js";
import { computed, intervalOr, levelOf, measureOf, methodOf, modelOf, numberOr } from "./settings.js";
import type { Sheet, SheetRow } from "./sheet.js";

const KINDS: readonly (readonly [RegExp, ReviewAnalysis["kind"]])[] = [
  [/^dic/i, "events"],
  [/^con/i, "means"],
  [/^iv/i, "effects"],
  [/^o.?e|^ipd/i, "o-e"],
];

type Open = { -readonly [K in keyof ReviewAnalysis]: ReviewAnalysis[K] } & {
  rows: ReviewRow[];
  subgroups: { name: string; pooled: ReviewPooled }[];
};

/** Reads RevMan 5's CSV export: comparisons, outcomes with their totals, subgroups and studies stand below one another. */
export function readFiveCsv({ file, rows }: Sheet): Review {
  const analyses: Open[] = [];
  let open: Open | null = null;
  let subgroup = "";
  let unknown = 0;
  let last = "";
  for (const row of rows) {
    const outcome = row.get("Outcome Number");
    if (outcome === "" || outcome === "0") continue;
    const id = `${row.get("Comparison Number")}.${outcome}`;
    const type = row.get("Data Type");
    if (id !== last) {
      last = id;
      subgroup = "";
      open = outcomeOf(id, row, type);
      if (open === null) unknown += 1;
      else analyses.push(open);
    } else if (open !== null && type !== "") {
      subgroup = row.get("Name");
      open.subgroups.push({ name: subgroup, pooled: pooledOf(row) });
    } else if (open !== null) open.rows.push(rowOf(open, row, subgroup));
  }
  const place = { file, row: null, column: null };
  const message = `${unknown} analyses were left out: their measure is none that is computed here`;
  return { program: "revman@5", analyses, notes: unknown === 0 ? [] : [{ code: "N_LEFT_OUT", message, place }] };
}

function outcomeOf(id: string, row: SheetRow, type: string): Open | null {
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? null;
  const method = methodOf(row.get("Statistical Method"));
  const named = measureOf(row.get("Effect Measure")) ?? (kind === "o-e" ? "hr" : kind === "effects" ? "gen" : null);
  if (kind === null || named === null) return null;
  return {
    id,
    name: row.get("Name"),
    kind,
    measure: method === "peto" && kind === "events" ? "peto" : named,
    method: kind === "events" ? method : "iv",
    model: modelOf(row.get("Analysis Model")),
    tau2: null,
    inference: null,
    swapEvents: /^yes|^true|^1$/i.test(row.get("Swap event and non-event")),
    studyLevel: levelOf(row.get("Study Confidence Interval")),
    level: levelOf(row.get("Total Confidence Interval")),
    totals: numberOr(row.get("Weight")) === null ? "subgroups" : "all",
    rows: [],
    pooled: pooledOf(row),
    subgroups: [],
  };
}

const pooledOf = (row: SheetRow): ReviewPooled => ({
  printed: computed(intervalOr(row.get("Effect Estimate"), row.get("CI Start"), row.get("CI End"))),
  tau2: numberOr(row.get("Tau²")),
  chi2: numberOr(row.get("Q")),
  df: numberOr(row.get("df")),
  i2: numberOr(row.get("I²(Q)")),
  z: numberOr(row.get("Z")),
});

function rowOf(
  { kind, measure }: Pick<ReviewAnalysis, "kind" | "measure">,
  row: SheetRow,
  subgroup: string,
): ReviewRow {
  const printed = computed(intervalOr(row.get("Effect Estimate"), row.get("CI Start"), row.get("CI End")));
  return {
    study: row.get("Name"),
    year: row.get("Year of study"),
    subgroup,
    row: row.row,
    cells: cellsOf(kind, measure, row),
    printed,
    weight: printed === null ? null : numberOr(row.get("Weight")),
    estimable: null,
  };
}

function cellsOf(kind: ReviewAnalysis["kind"], measure: string, row: SheetRow): Readonly<Record<string, string>> {
  const [n1, n2] = [row.get("Total 1"), row.get("Total 2")];
  if (kind === "events") return { events1: row.get("Events 1"), n1, events2: row.get("Events 2"), n2 };
  if (kind === "means")
    return {
      mean1: row.get("Mean 1"),
      sd1: row.get("SD 1"),
      n1,
      mean2: row.get("Mean 2"),
      sd2: row.get("SD 2"),
      n2,
    };
  if (kind === "o-e") return { "O-E": row.get("O-E"), V: row.get("Var") || row.get("Variance") };
  return { yi: typedOf(row.get("Effect Estimate"), measure), sei: row.get("SE") };
}

/** What was typed: of a ratio its logarithm, though the ratio is what is printed. */
function typedOf(printed: string, measure: string): string {
  const value = numberOr(printed);
  return isRatio(measure) && value !== null && value > 0 ? `${Math.log(value)}` : printed;
}
