import { describe, expect, it } from "vitest";
import { gridsOf } from "../../../src/read/article/tables/index.js";

const textAt = (source: string, row: number, column: number, form: "markup" | "md" | "text" = "markup") =>
  gridsOf(source, form)[0]?.cells.find((cell) => cell.row === row && cell.column === column)?.text;

describe("the grid of a table", () => {
  it("puts the cells below a span into the places that it leaves free", () => {
    const source = `<table><tr><th rowspan="2">a</th><th colspan="2">b</th></tr><tr><th>c</th><th>d</th></tr>
      <tr><td>e</td><td>1</td><td>2</td></tr></table>`;
    const [grid] = gridsOf(source, "markup");
    expect([grid?.rows, grid?.columns, grid?.headRows]).toEqual([3, 3, 2]);
    expect([textAt(source, 2, 2), textAt(source, 2, 3), textAt(source, 3, 3)]).toEqual(["c", "d", "2"]);
  });

  it("shifts a lower row of a head that leaves the place above the labels out", () => {
    const source = `<table><thead><tr><th></th><th rowspan="2">Placebo</th><th colspan="2">Drug</th></tr>
      <tr><th>10 mg</th><th>20 mg</th></tr></thead><tr><td>Pain</td><td>1</td><td>2</td><td>3</td></tr></table>`;
    expect([textAt(source, 2, 3), textAt(source, 2, 4)]).toEqual(["10 mg", "20 mg"]);
  });

  it("takes marks of footnotes off, keeps powers and units, and cuts what stands below at its marks", () => {
    const source = `<table-wrap><label>Table 3.</label><caption><p>Caption</p></caption><table><tr><td>Mass, kg/m<sup>2</sup></td>
      <td>4 × 10<sup>5</sup></td><td>12<sup>a</sup></td><td>0.03*</td></tr></table><table-wrap-foot>
      <p><sup>a</sup>Of 20. *P &lt; 0.05.</p></table-wrap-foot></table-wrap>`;
    const [grid] = gridsOf(source, "markup");
    expect(grid?.cells.map(({ text, marks }) => [text, ...marks])).toEqual([
      ["Mass, kg/m2"],
      ["4 × 105"],
      ["12", "a"],
      ["0.03", "*"],
    ]);
    expect(grid?.label).toBe("Table 3");
    expect(grid?.footnotes).toEqual([
      { mark: "a", text: "Of 20." },
      { mark: "*", text: "P < 0.05." },
    ]);
  });

  it("reads several roots, fragments and unclosed cells as a list of tables", () => {
    const source = `<table-wrap><label>Table 1</label><table><tr><td>a<td>1<tr><td>b<td>2</table></table-wrap>
      <table-wrap><label>Table 2</label><table><tr><td>c</td><td>3</td></tr></table></table-wrap>`;
    expect(gridsOf(source, "markup").map(({ label, rows }) => [label, rows])).toEqual([
      ["Table 1", 2],
      ["Table 2", 1],
    ]);
  });

  it("keeps the name of a table that is a picture", () => {
    const source = "<table-wrap><label>Table 1</label><graphic/></table-wrap>";
    expect(gridsOf(source, "markup").map(({ label, cells }) => [label, cells.length])).toEqual([["Table 1", 0]]);
  });

  it("reads Markdown, and text set apart by tabs or blanks", () => {
    const md =
      "**Table 2.** Pain\n\n| | Drug (n = 10) | Placebo (n = 12) |\n|---|---|---|\n| Pain | 3 (1) | 4 (2) |\n\nValues are mean (SD).\n";
    const [grid] = gridsOf(md, "md");
    expect([grid?.label, grid?.caption, grid?.footnotes[0]?.text]).toEqual([
      "Table 2",
      "Pain",
      "Values are mean (SD).",
    ]);
    expect(textAt("a\tb\tc\nd\t1\t2\ne\t3\t4\n", 3, 3, "text")).toBe("4");
    expect(
      textAt("           Drug     Placebo\nPain       3 (1)    4 (2)\nSleep      5 (2)    6 (3)\n", 3, 2, "text"),
    ).toBe("5 (2)");
  });

  it("sees how far a label is set in", () => {
    const source = "<table><tr><td>Sex</td><td></td></tr><tr><td>&#x2003;Men</td><td>1</td></tr></table>";
    expect(gridsOf(source, "markup")[0]?.cells.map(({ indent }) => indent)).toEqual([0, 0, 2, 0]);
  });
});
