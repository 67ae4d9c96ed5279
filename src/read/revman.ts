import { BptrialError } from "../core/errors.js";
import type { RawRow } from "../records.js";
import { plainNumber } from "./plain-number.js";

/** The studies of a RevMan export as a wide table, an outcome beside the other; totals are no studies. */
export interface Exported {
  readonly names: readonly string[];
  readonly rows: readonly RawRow[];
  /** What a reader of the result should know. */
  readonly told: readonly string[];
}

const NAMES = [
  ...["study", "outcome", "comparison", "subgroup", "year", "instrument", "treatment", "control"],
  ...["events1", "n1", "events2", "n2", "mean1", "sd1", "mean2", "sd2"],
] as const;
type Name = (typeof NAMES)[number];
type Kind = "events" | "means" | "other";

/** One study in one analysis, before it is a row. */
interface Entry {
  readonly row: number;
  readonly analysis: string;
  readonly cells: Readonly<Partial<Record<Name, string>>>;
}

/** What an analysis is of; `ownScales` where its trials used different instruments. */
interface Analysis {
  readonly name: string;
  readonly kind: Kind;
  readonly ownScales: boolean;
  /** How RevMan pooled it, in its words. */
  readonly how: string;
  /** RevMan counted those without the event. */
  readonly swapped?: boolean;
}

type Cell = (row: RawRow, column: string) => string;

/** Reads an export of RevMan 5 or RevMan Web; null for any other table. @throws E_HEADER */
export function readRevman(
  file: string,
  header: readonly string[],
  rows: readonly RawRow[],
  complete: boolean,
): Exported | null {
  const names = header.map((name) => name.trim());
  const five = names.includes("Comparison Number") && names.includes("Outcome Number");
  const web = names.includes("Analysis group") && names.includes("Analysis number");
  if (!five && !web) return null;
  const place = { file, row: null, column: null };
  const lacking = (five ? COLUMNS_5 : COLUMNS_WEB).filter((name) => !names.includes(name));
  if (lacking.length > 0) {
    const message = `${file}: a RevMan ${five ? "5" : "Web"} export without the columns ${lacking.join(", ")}`;
    const hint = five
      ? "Export it again with them, or keep the studies' rows of one outcome: study, n1, mean1, sd1, n2, … or events1, n1, …."
      : "Take the file …data-rows.csv of the data package.";
    throw new BptrialError("E_HEADER", message, hint, place);
  }
  if (!complete)
    throw new BptrialError("E_HEADER", `${file}: a RevMan export of more than a megabyte`, "Split it.", place);
  const cell: Cell = ({ cells }, column) => (cells[names.indexOf(column)] ?? "").trim();
  const { entries, analyses, told } = five ? ofFive(rows, cell) : ofWeb(rows, cell);
  const read = entries.filter(({ analysis }) => analyses.get(analysis)?.kind !== "other");
  if (read.length === 0) {
    const hint = "Effects with their standard errors are read as study, measure, yi, sei.";
    throw new BptrialError("E_HEADER", `${file}: a RevMan export without counts or means of two groups`, hint, place);
  }
  return {
    names: NAMES,
    rows: read.map((entry) => rowOf(entry, analyses)),
    told: [
      `a RevMan export: ${read.length} rows of studies were read, totals were not`,
      ...told,
      ...toldOf(analyses, entries),
    ],
  };
}

const COLUMNS_5 = ["Subgroup Number", "Name", "Data Type", "Effect Measure", "Total 1", "Total 2"];
const COLUMNS_WEB = [
  ...["Analysis name", "Subgroup", "Study", "Experimental mean", "Experimental SD", "Experimental cases"],
  ...["Experimental N", "Control mean", "Control SD", "Control cases", "Control N", "Mean"],
];

interface Read {
  readonly entries: readonly Entry[];
  readonly analyses: ReadonlyMap<string, Analysis>;
  readonly told: readonly string[];
}

/** RevMan 5: a comparison, its outcomes, their subgroups and the studies stand below one another. */
function ofFive(rows: readonly RawRow[], cell: Cell): Read {
  const entries: Entry[] = [];
  const analyses = new Map<string, Analysis>();
  const comparisons = new Map<string, string>();
  const subgroups = new Map<string, string>();
  const labels = new Map<string, readonly [string, string]>();
  for (const row of rows) {
    const comparison = cell(row, "Comparison Number");
    const outcome = cell(row, "Outcome Number");
    const analysis = `${comparison}.${outcome}`;
    const group = `${analysis}.${cell(row, "Subgroup Number")}`;
    const type = cell(row, "Data Type");
    if (outcome === "0") comparisons.set(comparison, cell(row, "Name"));
    else if (!analyses.has(analysis)) {
      const measure = cell(row, "Effect Measure");
      const kind = /^dic/i.test(type) ? "events" : /^con/i.test(type) ? "means" : "other";
      const how = [measure, cell(row, "Statistical Method"), cell(row, "Analysis Model").toLowerCase()];
      const ownScales = kind === "means" && !/^(md|wmd|mean diff)/i.test(measure);
      analyses.set(analysis, {
        name: cell(row, "Name"),
        kind,
        ownScales,
        how: how.filter(Boolean).join(", "),
        swapped: /^yes|^true|^1$/i.test(cell(row, "Swap event and non-event")),
      });
      labels.set(analysis, [cell(row, "Group Label 1"), cell(row, "Group Label 2")]);
    } else if (type !== "") subgroups.set(group, cell(row, "Name"));
    else {
      const [treatment = "", control = ""] = labels.get(analysis) ?? [];
      const cells = {
        study: cell(row, "Name"),
        comparison: comparisons.get(comparison) ?? "",
        subgroup: subgroups.get(group) ?? "",
        year: cell(row, "Year of study"),
        treatment,
        control,
        ...sides((arm) => [`Events ${arm}`, `Total ${arm}`, `Mean ${arm}`, `SD ${arm}`], row, cell),
      };
      entries.push({ row: row.row, analysis, cells });
    }
  }
  return { entries, analyses, told: [] };
}

/** RevMan Web: every row is a study; what an analysis is of shows in which of its columns are not all 0. */
function ofWeb(rows: readonly RawRow[], cell: Cell): Read {
  const isZero = (row: RawRow, column: string): boolean => !(Math.abs(plainNumber(cell(row, column))) > 0);
  const overall = rows.filter((row) => !/^subgroup$|^none$|_only$/i.test(cell(row, "Applicability")));
  const numbers = [...new Set(rows.map((row) => analysisOf(row, cell)))];
  const analyses = new Map(
    numbers.map((analysis) => {
      const own = rows.filter((row) => analysisOf(row, cell) === analysis);
      const any = (...columns: readonly string[]): boolean =>
        own.some((row) => columns.some((name) => !isZero(row, name)));
      const measured = any("Experimental SD", "Control SD");
      const counted = any("Experimental cases", "Control cases");
      const direct = any("GIV SE", "Variance");
      const kind: Kind = direct || (measured && counted) ? "other" : measured ? "means" : "events";
      const difference = (row: RawRow): number =>
        plainNumber(cell(row, "Experimental mean")) - plainNumber(cell(row, "Control mean"));
      // What RevMan pooled stands beside the arms: the difference of their means, or else it was standardised.
      const alike = own.every((row) => Math.abs(plainNumber(cell(row, "Mean")) - difference(row)) < 1e-4);
      const name = cell(own[0] ?? { row: 0, cells: [] }, "Analysis name");
      return [analysis, { name, kind, ownScales: kind === "means" && !alike, how: "" }] as const;
    }),
  );
  const entries = overall.map((row) => ({
    row: row.row,
    analysis: analysisOf(row, cell),
    cells: {
      study: cell(row, "Study"),
      subgroup: cell(row, "Subgroup"),
      year: cell(row, "Study year"),
      ...sides(
        (arm) => {
          const of = arm === 1 ? "Experimental" : "Control";
          return [`${of} cases`, `${of} N`, `${of} mean`, `${of} SD`];
        },
        row,
        cell,
      ),
    },
  }));
  const left = rows.length - overall.length;
  return {
    entries,
    analyses,
    told: left === 0 ? [] : [`${left} rows that RevMan keeps out of the overall effect were left out`],
  };
}

const analysisOf = (row: RawRow, cell: Cell): string =>
  `${cell(row, "Analysis group")}.${cell(row, "Analysis number")}`;

function sides(columns: (arm: 1 | 2) => readonly [string, string, string, string], row: RawRow, cell: Cell) {
  const [events1, n1, mean1, sd1] = columns(1).map((name) => cell(row, name));
  const [events2, n2, mean2, sd2] = columns(2).map((name) => cell(row, name));
  return { events1, n1, mean1, sd1, events2, n2, mean2, sd2 } as Readonly<Partial<Record<Name, string>>>;
}

/** Unused columns hold 0 there: they are emptied. */
function rowOf({ row, analysis, cells }: Entry, analyses: ReadonlyMap<string, Analysis>): RawRow {
  const { kind, ownScales } = analyses.get(analysis) ?? { kind: "other", ownScales: false };
  const unused = kind === "events" ? ["mean1", "sd1", "mean2", "sd2"] : ["events1", "events2"];
  const all: Readonly<Partial<Record<Name, string>>> = {
    ...cells,
    outcome: outcomeOf(analysis, analyses),
    // RevMan standardises where instruments differ; which they are, it does not say.
    instrument: ownScales ? `that of ${cells.study}` : "",
  };
  return { row, cells: NAMES.map((name) => (unused.includes(name) ? "" : (all[name] ?? ""))) };
}

/** An outcome's name, with the number of its analysis where several bear it. */
function outcomeOf(analysis: string, analyses: ReadonlyMap<string, Analysis>): string {
  const name = analyses.get(analysis)?.name ?? "";
  const alike = [...analyses.values()].filter((other) => other.name.toLowerCase() === name.toLowerCase()).length;
  return alike > 1 || name === "" ? `${analysis} ${name}`.trim() : name;
}

function toldOf(analyses: ReadonlyMap<string, Analysis>, entries: readonly Entry[]): readonly string[] {
  const all = [...analyses].filter(([number]) => entries.some(({ analysis }) => analysis === number));
  const listed = (some: typeof all, text: (one: Analysis) => string): string => {
    const names = some.slice(0, 6).map(([, one]) => text(one));
    return names.join("; ") + (some.length > 6 ? ` and ${some.length - 6} more` : "");
  };
  const other = all.filter(([, { kind }]) => kind === "other");
  const how = all.filter(([, { kind, how }]) => kind !== "other" && how !== "");
  const scaled = all.filter(([, { ownScales }]) => ownScales);
  const swapped = all.filter(([, one]) => one.swapped === true);
  return [
    ...(other.length === 0
      ? []
      : [`without counts or means of two groups, and left out: ${listed(other, ({ name }) => `"${name}"`)}`]),
    ...(scaled.length === 0
      ? []
      : [
          `RevMan standardised these, so each trial is taken to have a scale of its own: ${listed(scaled, ({ name }) => `"${name}"`)}`,
        ]),
    ...(swapped.length === 0
      ? []
      : [
          `RevMan computed these of those without the event, as --swap-events does: ${listed(swapped, ({ name }) => `"${name}"`)}`,
        ]),
    ...(how.length === 0 ? [] : [`RevMan's own analyses: ${listed(how, ({ name, how }) => `"${name}" ${how}`)}`]),
  ];
}
