import type { FormEvidence, SniffDocument, SniffReport, TableForm } from "../../records.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading, paragraph, styled, type Text, table } from "./block.js";
import { notesBlocks } from "./notes.js";
import { plural } from "./words.js";

const DELIMITERS: Readonly<Record<SniffReport["delimiter"], string>> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
  "|": "bar",
  " ": "space",
};
const FORMS: Readonly<Record<TableForm, string>> = {
  long: "long, one row an arm",
  wide: "wide, one row a contrast",
  effects: "effects, one row an estimate",
  paired: "paired, one row an arm measured twice",
};

const SURE: Readonly<Record<FormEvidence, string>> = {
  names: "every column by a name that bptrial knows",
  words: "by words of the headers; see below whether each side is the one you mean",
  cells: "a guess by what the cells can be; check the columns below, and --map what is wrong",
};

export function sniffView(document: SniffDocument, options: RenderOptions): readonly Block[] {
  return [
    ...document.tables.flatMap((report, i) => [...(i === 0 ? [] : [gap]), ...reportBlocks(report, options.all)]),
    ...notesBlocks([...document.notes, ...document.tables.flatMap(({ notes }) => notes)], options.all),
  ];
}

/** More columns than anyone reads in a terminal. */
const MOST_COLUMNS = 1000;

function reportBlocks(report: SniffReport, all: boolean): readonly Block[] {
  const because = (what: string, why: string) => (why === "" ? what : `${what}: ${why}`);
  const shown = all ? report.columns : report.columns.slice(0, MOST_COLUMNS);
  const left = report.columns.length - shown.length;
  const rows = shown.map((column): readonly Text[] => [
    column.header,
    column.canonical ?? styled("a label or moderator", "faint"),
    column.because,
  ]);
  return [
    heading(
      [report.file, report.rows === null ? null : plural(report.rows, "row"), plural(report.columns.length, "column")]
        .filter(Boolean)
        .join(" · "),
    ),
    facts([
      ["form", because(report.form === null ? "none" : FORMS[report.form], report.formBecause)],
      ...(report.formBy === null ? [] : [["how sure", SURE[report.formBy]] as const]),
      ["encoding", because(report.encoding, report.encodingBecause)],
      ["delimiter", because(DELIMITERS[report.delimiter], report.delimiterBecause)],
      ["decimal mark", because(report.decimal === "." ? "point" : "comma", report.decimalBecause)],
      ["thousands", report.thousands === null ? "no mark seen" : `"${report.thousands}"`],
    ]),
    gap,
    table(
      [
        { header: "column", align: "left", wraps: true },
        { header: "taken for", align: "left" },
        { header: "because", align: "left", wraps: true },
      ],
      rows,
    ),
    ...(left === 0
      ? []
      : [gap, paragraph(styled(`… and ${left.toLocaleString("en")} more columns: --all shows them`, "caution"))]),
  ];
}
