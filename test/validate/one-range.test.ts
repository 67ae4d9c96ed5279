import { describe, expect, it } from "vitest";
import { BptrialError } from "../../src/core/errors.js";
import { pool } from "../../src/pipeline.js";
import { readTable } from "../../src/read/index.js";
import { requireOneRange } from "../../src/validate/index.js";
import { run } from "./table.js";

const MM = ["A,30,43,21,31,50,23", "B,25,38,18,24,52,19"];
const CM = ["C,40,4.3,2.1,41,5.2,2.4", "D,22,3.1,1.9,20,4.9,2.2"];
const table = (rows: readonly string[], columns = "", cells = ""): string =>
  [`study,n1,mean1,sd1,n2,mean2,sd2${columns}`, ...rows.map((row) => `${row}${cells}`)].join("\n");
const judged = (csv: string) => requireOneRange(run("wide", csv).outcomes);
const refused = (csv: string): BptrialError => {
  try {
    judged(csv);
  } catch (error) {
    if (error instanceof BptrialError) return error;
  }
  throw new Error("nothing was refused");
};

describe("trials of 43 and of 4.3 under one name", () => {
  it.each([
    [",outcome", ",Pain"],
    [",instrument", ",VAS"],
    [",outcome", ",pain intensity (numeric rating scale)"],
    [",outcome", ",Schmerz"],
  ])("are not pooled in points (%s%s)", (columns, cells) => {
    const error = refused(table([...MM, ...CM], columns, cells));
    expect(error).toMatchObject({ code: "E_MIXED", place: { row: 4 } });
    expect(error.message).toBe(
      'the means and SDs of "B" and "A" are about 10 times those of "D" and "C" (50 (SD 23) against 5.2 (SD 2.4)), as on two scales, such as 0–100 and 0–10',
    );
    expect(error.hint).toMatch(/--measure smd.*unit.*--filter/);
  });

  it("are changes as well as scores", () => {
    const changes = ["A,30,-21,20,31,-9,22", "C,40,-1.9,2.1,41,-0.6,2.4"];
    expect(refused(table(changes, ",outcome,value_kind", ",pain,change")).code).toBe("E_MIXED");
  });

  it("are told where a unit says that they are of one scale, or where the scale has no known ends", () => {
    for (const csv of [
      table([...MM, ...CM], ",outcome,unit", ",pain,mm"),
      table([...MM, ...CM]),
      table([...MM, ...CM], ",outcome", ",glucose"),
      table(["A,30,1.5,3,31,2,4", "B,25,42,24,24,50,22"], ",outcome", ",pain"),
      table(["A,30,430,210,31,500,230", ...CM], ",outcome", ",pain"),
    ]) {
      expect(judged(csv)).toMatchObject([{ code: "N_SCALES", message: expect.stringContaining("times those of") }]);
    }
  });

  it("are pooled as standardised differences", async () => {
    const content = table([...MM, ...CM], ",outcome", ",pain");
    const open = () => readTable({ name: "pain.csv", content });
    await expect(pool(await open())).rejects.toMatchObject({ code: "E_MIXED" });
    expect((await pool(await open(), { measure: "smd" })).fits[0]?.k).toBe(4);
    expect(
      (await pool(await open(), { filter: [{ column: "study", operator: "!=", value: "A" }] }).catch((e) => e)).code,
    ).toBe("E_MIXED");
  });
});

describe("trials of many sizes, without a gap between them", () => {
  const sized = (factor: number): string =>
    table(
      Array.from({ length: 12 }, (_, i) => {
        const size = factor ** i;
        return `T${i},20,${5 * size},${size},20,${6 * size},${size}`;
      }),
    );

  it("are told of", () => {
    expect(judged(sized(2))).toMatchObject([
      {
        code: "N_SCALES",
        message: expect.stringMatching(/a quarter of these trials .* different units; .* --measure smd or rom/),
      },
    ]);
  });

  it("are not where the quarters lie less than ten times apart", () => {
    expect(judged(sized(1.3))).toEqual([]);
  });
});

describe("trials of one scale", () => {
  it.each([
    ["mild and severe pain", ["A,30,8,9,31,12,11", "B,25,62,24,24,70,22", "C,25,31,20,24,40,21"]],
    ["a trial without pain at the end", ["A,30,1.5,4,31,3,6", "B,25,42,24,24,50,22"]],
    ["small and large spreads", ["A,30,50,5,31,55,6", "B,25,52,30,24,60,28"]],
    ["one trial", ["A,30,50,5,31,55,6"]],
    ["SDs of 0", ["A,30,0,0,31,0,0", "B,25,52,30,24,60,28"]],
  ])("are not suspected: %s", (_, rows) => {
    expect(judged(table(rows, ",outcome", ",pain"))).toEqual([]);
  });
});
