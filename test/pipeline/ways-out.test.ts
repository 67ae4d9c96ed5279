import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runLine } from "../cli/shell.js";

const folder = mkdtempSync(join(tmpdir(), "bptrial-ways-"));
const path = join(folder, "t.csv");

/** What is printed below the question that a table asks, and what each line gives. */
async function asked(lines: readonly string[], more = ""): Promise<readonly (readonly [line: string, code: number])[]> {
  writeFileSync(path, `${lines.join("\n")}\n`);
  const { stderr, code } = await runLine(`bptrial pool ${path}${more}`);
  expect([code, stderr.slice(0, 17)]).toEqual([3, "error E_DEPENDENT"]);
  const printed = [...stderr.matchAll(/^ {2}bptrial (.*)$/gm)].map(([, line = ""]) => line);
  const codes = await Promise.all(printed.map(async (line) => (await runLine(`bptrial ${line}`)).code));
  return printed.map((line, i) => [line.replace(path, "F"), codes[i] ?? -1] as const);
}

describe("several rows of a study are followed by what keeps them apart, and runs", () => {
  it("a column of kinds, and the kind that most studies have", async () => {
    const rows = ["study,yi,vi,Gender", "A,0.1,0.02,men", "A,0.3,0.02,women", "B,0.2,0.03,women", "C,0.4,0.03,women"];
    expect(await asked(rows)).toEqual([
      ["pool F --by Gender", 0],
      ["pool F --filter Gender=women", 0],
    ]);
  });

  it("its name and value as a shell takes them", async () => {
    const rows = [
      "study,yi,vi,Age group",
      "A,0.1,0.02,65 or more",
      "A,0.3,0.02,below 65",
      "B,0.2,0.03,below 65",
      "C,0.4,0.03,below 65",
    ];
    expect((await asked(rows)).map(([line]) => line)).toEqual([
      "pool F --by 'Age group'",
      "pool F --filter 'Age group=below 65'",
    ]);
  });

  it("together with the groups that were asked for", async () => {
    const rows = [
      "study,yi,vi,site,Gender",
      "A,0.1,0.02,x,men",
      "A,0.3,0.02,x,women",
      "B,0.2,0.03,x,women",
      "C,0.5,0.03,x,women",
      "D,0.4,0.03,y,women",
      "D,0.5,0.03,y,men",
    ];
    expect(await asked(rows, " --by site")).toEqual([
      ["pool F --by site,Gender", 0],
      ["pool F --by site --filter Gender=women", 0],
    ]);
  });

  it("only where they keep apart the rows of every group", async () => {
    const rows = [
      "study,outcome,yi,vi,Gender",
      "A,pain,0.1,0.02,men",
      "A,pain,0.3,0.02,women",
      "A,mood,0.3,0.02,men",
      "A,mood,0.2,0.02,men",
    ];
    expect(await asked([...rows, "B,pain,0.2,0.03,women", "B,mood,0.2,0.03,women", "C,pain,0.4,0.03,women"])).toEqual([
      ["pool F --filter Gender=women", 0],
    ]);
  });
});

describe("and by sniff, which shows the columns, where no column holds kinds of rows", () => {
  it.each([
    ["none tells them apart", "site", ["x", "x", "y", "z"]],
    ["a measurement does", "age", ["4.5", "6.2", "4.5", "6.2"]],
    ["numbers of the rows do", "es_id", ["1", "2", "1", "1"]],
    ["years do", "wave", ["1999", "2001", "1999", "2001"]],
    ["each row has its own", "test", ["a", "b", "c", "d"]],
  ])("%s", async (_, header, values) => {
    const studies = ["A", "A", "B", "C"];
    const rows = studies.map((study, i) => `${study},0.${i + 1},0.02,${values[i]}`);
    expect(await asked([`study,yi,vi,${header}`, ...rows])).toEqual([["sniff F", 0]]);
  });
});

describe("several experiments of a paper", () => {
  const rows = ["paper,experiment,yi,vi", "A,1,0.1,0.02", "A,2,0.3,0.02", "B,1,0.2,0.03", "C,1,0.4,0.03"];

  it("are no kinds of experiments: they are taken as independent, or not", async () => {
    expect(await asked(rows)).toEqual([["pool F --assume-independent", 0]]);
  });

  it("are not, where the rows would not be pooled all the same", async () => {
    const mixed = ["paper,experiment,measure,instrument,direction,yi,vi"];
    for (const [i, row] of rows.slice(1).entries()) {
      const [paper, experiment, yi, vi] = row.split(",");
      mixed.push(`${paper},${experiment},smd,${i < 2 ? "X,lower-better" : "Y,"},${yi},${vi}`);
    }
    expect(await asked(mixed)).toEqual([["sniff F", 0]]);
  });
});

it("no line is printed that leads to an average of points on two scales", async () => {
  const arms = (mean: number) => `20,${mean},${mean / 5},20,${mean * 1.1},${mean / 5}`;
  const rows = ["study,Gender,n1,mean1,sd1,n2,mean2,sd2"];
  for (const [i, mean] of [4, 4.5, 5, 4.2, 4.8, 4.1].entries()) rows.push(`S${i},women,${arms(mean)}`);
  rows.push(`S0,men,${arms(4.4)}`);
  expect((await asked(rows)).map(([line]) => line)).toEqual(["pool F --by Gender", "pool F --filter Gender=women"]);
  expect(await asked([...rows, `S6,women,${arms(60)}`])).toEqual([["sniff F", 0]]);
});
