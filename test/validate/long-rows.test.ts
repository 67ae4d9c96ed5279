import { expect, it } from "vitest";
import { gridsOf, readTables } from "../../src/read/article/tables/index.js";
import { longRows } from "../../src/validate/records/long.js";

const HEAD = "<tr><th></th><th>Drug (n = 40)</th><th>Placebo (n = 42)</th></tr>";
const rows = (...lines: readonly string[]) => {
  const body = lines
    .map(
      (line) =>
        `<tr>${line
          .split("|")
          .map((cell) => `<td>${cell}</td>`)
          .join("")}</tr>`,
    )
    .join("");
  const [table] = readTables(gridsOf(`<table><thead>${HEAD}</thead><tbody>${body}</tbody></table>`, "markup"), "");
  return longRows("A", table?.records ?? []);
};

it("episodes, visits and falls are no people", () => {
  expect(rows("Headache episodes, n|25|14").map(({ n }) => n)).toEqual([null, null]);
  expect(rows("Headache, n|25|14").map(({ n }) => n)).toEqual([40, 42]);
});

it("a percentage of other people leaves the number of them open", () => {
  expect(rows("Relapse, n (%)|10 (25.0)|12 (28.6)").map(({ n }) => n)).toEqual([40, 42]);
  expect(rows("Relapse, n (%)|10 (52.6)|12 (28.6)")[0]?.n).not.toBe(40);
});

it("two rows of one name are two outcomes, told apart by their place", () => {
  const found = rows("Sleep, mean (SD)|7.5 (1.9)|6.9 (2.0)", "Sleep, mean (SD)|400 (60)|380 (66)");
  expect(found.map(({ mean }) => mean).sort()).toEqual([380, 400, 6.9, 7.5].sort());
  expect(new Set(found.map(({ outcome }) => outcome)).size).toBe(2);
});
