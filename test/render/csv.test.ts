import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ResultDocument } from "../../src/records.js";
import { csvLines } from "../../src/render/csv/index.js";
import * as documents from "./documents.js";
import { hostile } from "./hostile.js";

const sheet = (document: ResultDocument): readonly string[][] => parse([...csvLines(document)].join(""));
const column = (rows: readonly string[][], name: string) =>
  rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1]);

describe("CSV", () => {
  it.each(documents.everyDocument.map((document) => [document.schema, document] as const))(
    "of %s has equally many cells in each row and notes at its end",
    (_, document) => {
      const rows = sheet(document);
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      expect(rows.length).toBeGreaterThan(1);
      expect(rows[0]?.at(-1)).toBe("documentNotes");
      expect(new Set(rows[0]).size).toBe(rows[0]?.length);
    },
  );

  it("has the same columns whatever the rows hold", () => {
    const [first] = sheet({ ...documents.effectDocument, effects: [] });
    expect(sheet(documents.effectDocument)[0]).toEqual(first);
  });

  it("keeps negative numbers as numbers, with 12 digits", () => {
    const rows = sheet(documents.effectDocument);
    expect(column(rows, "estimate")).toEqual(["-7.66", "-2.17", "0.59"]);
    expect(column(rows, "variance")[0]).toBe("2.17393333333");
  });

  it.each(hostile)("gives a spreadsheet no formula from %j", (study) => {
    const rows = sheet({
      ...documents.effectDocument,
      effects: [documents.effect({ study, labels: { note: study } })],
    });
    const cell = column(rows, "study")[0] ?? "";
    expect(cell).not.toMatch(/^[=+\-@\t\r\0]/);
    expect(cell.replace(/^'/, "")).toBe(study);
    expect(rows[0]?.length).toBe(rows[1]?.length);
  });

  it.each(["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"])("quotes %s in every width", (sign) => {
    const effects = [documents.effect({ study: `${sign}1+1` })];
    expect(column(sheet({ ...documents.effectDocument, effects }), "study")[0]).toBe(`'${sign}1+1`);
  });

  it("tells what the document notes even where there is no row", () => {
    const rows = sheet({ ...documents.effectDocument, effects: [] });
    expect(rows[1]?.at(-1)).toContain("N_DIRECTION_UNKNOWN FEV1");
  });

  it("says which row a note is about", () => {
    expect(column(sheet(documents.effectDocument), "notes")[1]).toMatch(/^N_LARGE_SMD .*\(trial\.csv:4\)$/);
  });

  it("writes a fit as its studies, its pooled effect and its thresholds", () => {
    const rows = sheet(documents.groupedPoolDocument);
    expect(column(rows, "row")).toEqual([
      "study",
      "study",
      "study",
      "pooled",
      "threshold",
      "study",
      "study",
      "study",
      "pooled",
      "subgroup difference",
    ]);
    expect(column(rows, "tau2High")[3]).toBe("14.2");
  });
});
