import { describe, expect, it } from "vitest";
import type { ResultDocument } from "../../src/records.js";
import { formats } from "../../src/render/index.js";
import { markdownText } from "../../src/render/markdown-text.js";
import * as documents from "./documents.js";
import { hostile } from "./hostile.js";

const md = (document: ResultDocument) => markdownText(document, documents.options);
/** Cells of a row, split at bars that are not escaped. */
const cells = (row: string) => row.split(/(?<!\\)\|/).length;

describe("Markdown", () => {
  it("of a diff is ready for a pull request, with what changes a conclusion in bold", () => {
    expect(md(documents.diffDocument)).toBe(`main.json → branch.json · 3 changes · 1 conclusion changed

| analysis | was | is | changed |
| --- | --- | --- | --- |
| MODQ, post, md | −7.9 [−11.0, −4.7] | −5.1 [−10.4, 0.2] | **the interval now includes 0**; k 4 → 5 |
| MODQ, 6 months, md | −5.6 [−9.1, −2.1] | −5.5 [−9.1, −2.1] | the estimate moved by +0.1 |
| option level | 0.95 | 0.9 | the option level has another value |
`);
  });

  it("says so where nothing changed", () => {
    expect(md({ ...documents.diffDocument, changes: [] })).toBe("main.json → branch.json · no differences\n");
  });

  it.each(documents.everyDocument.map((document) => [document.schema, document] as const))(
    "of %s has tables whose rows have equally many cells",
    (_, document) => {
      const tables = md(document)
        .trimEnd()
        .split("\n\n")
        .filter((part) => part.startsWith("|"));
      for (const table of tables) expect(new Set(table.split("\n").map(cells)).size).toBe(1);
      expect(md(document)).toMatch(/\S/);
    },
  );

  it.each(hostile)("takes no markup from %j", (study) => {
    const text = md({
      ...documents.effectDocument,
      effects: [documents.effect({ study, outcome: study }), documents.effect()],
    });
    expect(text).not.toMatch(/<(script|img)|(?<!\\)`code|[\u0000-\u0009\u000b-\u001f\u200b\u202e]/);
    const [table = ""] = text.split("\n\n").filter((part) => part.startsWith("|"));
    expect(table.split("\n")).toHaveLength(4);
    expect(new Set(table.split("\n").map(cells)).size).toBe(1);
  });

  it("lists notes with their place", () => {
    expect(md(documents.effectDocument)).toContain("- `N_LARGE_SMD` VAS: the difference is 2.9 SD");
    expect(md(documents.effectDocument)).toContain("(trial.csv, row 4)");
  });

  it("carries the same numbers as the terminal's table", async () => {
    const table = await formats.get("table").render(documents.poolDocument, { ...documents.options, width: 120 });
    const numbers = (text: string) => text.match(/\d+\.\d+ \[\d+\.\d+, \d+\.\d+\]/g);
    expect(numbers(md(documents.poolDocument))).toEqual(numbers(table));
  });
});
