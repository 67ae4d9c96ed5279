import { describe, expect, it } from "vitest";
import { gridsOf, readTables } from "../../../src/read/article/tables/index.js";
import type { CellRecord } from "../../../src/records.js";

/** The records of a table given as rows of cells between bars; the first line is the head. */
function records(lines: readonly string[], { caption = "", notes = "", prose = "" } = {}): readonly CellRecord[] {
  const [head = "", ...body] = lines;
  const cells = (line: string, name: string) =>
    `<tr>${line
      .split("|")
      .map((cell) => `<${name}>${cell.trim()}</${name}>`)
      .join("")}</tr>`;
  const source = `<table-wrap><label>Table 1</label><caption><p>${caption}</p></caption><table><thead>${cells(head, "th")}</thead>
    ${body.map((line) => cells(line, "td")).join("")}</table><table-wrap-foot><p>${notes}</p></table-wrap-foot></table-wrap>`;
  return readTables(gridsOf(source, "markup"), prose)[0]?.records ?? [];
}

const ARMS = "| Drug (n = 40) | Placebo (n = 38) | P value";
const first = (lines: readonly string[], more = {}) => records(lines, more)[0] as CellRecord;

describe("a cell of a table", () => {
  it("has the kind that its row's label says, before what the caption says", () => {
    const cell = first([ARMS, "Age, mean (SD) | 44.1 (11.2) | 45.0 (10.7) | 0.7"], {
      caption: "Values are median (IQR)",
    });
    expect(cell).toMatchObject({ kind: "mean (SD)", mean: 44.1, sd: 11.2, n: 40, arm: "Drug", outcome: "Age" });
    expect(cell.because).toContain("the row's label");
  });

  it("has the kind of the head, of the caption, of a footnote, of the text, in this order", () => {
    const row = "Pain | 3.1 (1.2) | 4.0 (1.1) | 0.01";
    expect(first([ARMS, row], { caption: "Pain, mean (SE)" })).toMatchObject({ kind: "mean (SE)", se: 1.2 });
    expect(first([ARMS, row], { notes: "Values are mean (SD)." })).toMatchObject({ kind: "mean (SD)", sd: 1.2 });
    expect(first([ARMS, row], { prose: "Results are presented as mean (SD)." }).because).toContain(
      "text of the article",
    );
    expect(first([ARMS, row])).toMatchObject({ kind: "text", because: "nothing says what stands in brackets" });
  });

  it("is a count where the numbers in brackets are percentages of n, though the table's values are means", () => {
    const cell = first([ARMS, "Men | 22 (55.0) | 19 (50.0) | 0.7"], { notes: "Values are mean (SD)." });
    expect(cell).toMatchObject({ kind: "n (%)", events: 22, percent: 55 });
  });

  it("leaves ± open where nothing says whether it is the SD or the SE", () => {
    expect(first([ARMS, "Pain | 3.1 ± 1.2 | 4.0 ± 1.1 | 0.01"])).toMatchObject({
      kind: "mean",
      mean: 3.1,
      sd: null,
      se: null,
      spread: 1.2,
    });
  });

  it("is not told by a list of abbreviations", () => {
    const cell = first([ARMS, "Pain | 3.1 (1.2) | 4.0 (1.1) | 0.01"], {
      notes: "SD, standard deviation; IQR, interquartile range",
    });
    expect(cell.kind).toBe("text");
  });

  it("takes n from a row of sizes, from a row that says n, or from the head", () => {
    const rows = ["| Drug | Placebo", "No. of patients | 30 | 31", "Age, mean (SD) | 44.1 (11.2) | 45.0 (10.7)"];
    expect(records(rows).map(({ n, nFrom, kind }) => [n, nFrom, kind])).toEqual([
      [30, "cell", "n"],
      [31, "cell", "n"],
      [30, "row", "mean (SD)"],
      [31, "row", "mean (SD)"],
    ]);
    const within = [
      "| Drug (n = 40) | Placebo (n = 38)",
      "Blood | n = 19 | n = 22",
      "TSH, mean (SD) | 2.1 (1.0) | 2.2 (1.2)",
    ];
    expect(first(within)).toMatchObject({ n: 19, rowLabel: "Blood > TSH, mean (SD)" });
  });

  it("says of what other number than n a group's percentages are", () => {
    const rows = [
      "| Drug (n = 40) | Placebo (n = 38)",
      "Smoking, n (%) | |",
      "\u2003Never | 20 (66.7) | 19 (50.0)",
      "\u2003Ever | 10 (33.3) | 19 (50.0)",
    ];
    const [never, placebo] = records(rows);
    expect(never).toMatchObject({ n: 40, total: 30, outcome: "Smoking > Never" });
    expect(never?.because).toContain("of their sum, 30, not of n = 40");
    expect(placebo?.total).toBeNull();
  });

  it("joins a spread in the row below to its mean", () => {
    const [mean, , spread] = records([
      "| Drug | Placebo | P",
      "Pain, mean (SD) | 3.1 | 4.0 | 0.04",
      " | (1.2) | (1.1) |",
    ]);
    expect(mean).toMatchObject({ kind: "mean (SD)", mean: 3.1, sd: 1.2, cell: "3.1" });
    expect(
      records(["| Drug | Placebo | P", "Pain, mean (SD) | 3.1 | 4.0 | 0.04", " | (1.2) | (1.1) |"]).at(-1),
    ).toMatchObject({ kind: "SD", sd: 1.1, mean: null });
    expect(spread?.kind).toBe("p");
  });

  it("takes two counts beside a bar that make n together for no share", () => {
    expect(first([ARMS, "Sex, M/F | 22/18 | 20/18 | 0.8"])).toMatchObject({ kind: "text", events: null });
    expect(first([ARMS, "Cured | 22/40 (55.0) | 20/38 (52.6) | 0.8"])).toMatchObject({
      kind: "n/N (%)",
      events: 22,
      total: 40,
    });
  });

  it("is of a comparison in a column of differences, whatever its row says", () => {
    const rows = [
      "| Drug (n = 40) | Placebo (n = 38) | Difference (95% CI) | P",
      "Pain, mean (SD) | 3.1 (1.2) | 4.0 (1.1) | −0.9 (−1.4 to −0.4) | <0.001",
    ];
    const cells = records(rows);
    expect(cells[2]).toMatchObject({
      kind: "estimate (CI)",
      estimate: -0.9,
      ciLow: -1.4,
      ciHigh: -0.4,
      arm: "Drug vs Placebo",
      of: "comparison",
    });
    expect(cells[3]).toMatchObject({ kind: "p", p: { op: "<", value: 0.001 }, of: "comparison" });
  });

  it("has its arm in the row where groups stand there", () => {
    const rows = [
      "| Pain, mean (SD) | Sleep, mean (SD)",
      "Group A (n = 20) | 3.1 (1.2) | 5.0 (2.0)",
      "Placebo (n = 21) | 4.0 (1.1) | 4.8 (1.9)",
    ];
    expect(records(rows).map(({ arm, n, outcome }) => [arm, n, outcome])).toEqual([
      ["Group A", 20, "Pain"],
      ["Group A", 20, "Sleep"],
      ["Placebo", 21, "Pain"],
      ["Placebo", 21, "Sleep"],
    ]);
  });

  it("has its time from the head or from the row", () => {
    expect(
      first(["| Drug (n = 40) | Placebo (n = 38)", "Pain, mean (SD) | | ", "\u2003Week 12 | 3.1 (1.2) | 4.0 (1.1)"]),
    ).toMatchObject({ timepoint: "Week 12", outcome: "Pain" });
  });

  it("reads decimal commas where a table has them", () => {
    const rows = [
      "| Drug (n = 40) | Placebo (n = 38)",
      "Alter, mean (SD) | 44,1 (11,2) | 45,0 (10,7)",
      "Pain, mean (SD) | 3,1 (1,2) | 4,0 (1,1)",
    ];
    expect(first(rows)).toMatchObject({ mean: 44.1, sd: 11.2 });
  });
});

describe("a number of people", () => {
  it("in a row's label is of all groups together where the groups stand in columns", () => {
    expect(first([ARMS, "Pain, women (n = 50), mean (SD) | 3.1 (1.2) | 4.0 (1.1) | 0.01"]).n).toBeNull();
  });
});

it.each(["90% CI", "99% confidence interval"])("limits at another level are no 95%% interval: %s", (name) => {
  expect(first([ARMS, `Pain, mean (${name}) | 30.1 (25.1 to 35.1) | 33.0 (28.0 to 38.0) | 0.4`]).ciLow).toBeNull();
});

it("SE of so many dioptres is the spherical equivalent, and no standard error", () => {
  const cell = first([ARMS, "SE (D) | 0.125 ± 0.978 | 0.225 ± 0.826 | 0.67"], { notes: "Values are mean ± SD." });
  expect(cell).toMatchObject({ mean: 0.125, sd: 0.978, se: null });
});
