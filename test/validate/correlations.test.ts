import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BptrialError } from "../../src/core/errors.js";
import { effect, readTable } from "../../src/index.js";

const effects = async (content: string, options = {}) =>
  effect(await readTable({ name: "correlations.csv", content }), options);
const refused = async (content: string, options = {}): Promise<BptrialError> =>
  effects(content, options).then(
    () => expect.fail("it was not refused"),
    (error: BptrialError) => error.causes[0] ?? error,
  );

/** metafor 3.8-1: escalc(measure = "ZCOR", ri, ni, data = dat.molloy2014) */
const MOLLOY = readFileSync(join(import.meta.dirname, "../../fixtures/reference/molloy2014.csv"), "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(","));
const table = MOLLOY.map(([study, n, r]) => [study, n, r].join(",")).join("\n");

describe("correlations beside the number of people", () => {
  it("give Fisher's z and its variance as metafor does", async () => {
    const { effects: found, notes } = await effects(table);
    expect(found).toHaveLength(MOLLOY.length - 1);
    for (const [i, one] of found.entries()) {
      expect(one.measure).toBe("zcor");
      expect(one.estimate).toBeCloseTo(Number(MOLLOY[i + 1]?.[3]), 12);
      expect(one.variance).toBeCloseTo(Number(MOLLOY[i + 1]?.[4]), 12);
      expect(one.derivedFrom).toEqual(["fisher-z"]);
    }
    expect(notes.map(({ code }) => code)).toContain("N_MEASURE");
  });

  it.each(["study,n,ri", "trial,Sample size,Pearson r", "study,N,Corr.", "study,n_total,correlation"])(
    "are taken under the names %s",
    async (header) => {
      const { effects: found } = await effects(`${header}\nA,50,.31\nB,80,-.2\n`);
      expect(found.map(({ measure, estimate }) => [measure, estimate])).toEqual([
        ["zcor", Math.atanh(0.31)],
        ["zcor", Math.atanh(-0.2)],
      ]);
    },
  );

  it("are never taken by their values: another name, or r of arms or of two times, is no correlation", async () => {
    for (const header of ["study,n,x", "study,n,pre_post_r", "study,n,baseline corr"])
      expect((await refused(`${header}\nA,50,.31\nB,80,.2\n`)).code).toBe("E_COLUMN");
    expect((await refused("study,n,r,d\nA,50,.31,.2\nB,80,.2,.4\n")).code).toBe("E_COLUMN");
    expect((await refused("study,arm,n,r\nA,drug,50,.31\nA,placebo,52,.2\n")).code).toBe("E_COLUMN");
  });

  it("are never counts: r of n people in whole numbers is refused", async () => {
    expect((await refused("study,r,n\nA,1,50\nB,0,40\n")).message).toContain("whole numbers only");
    expect((await refused("study,r,n\nA,4,50\nB,9,40\n")).code).toBe("E_COLUMN");
  });

  it("leave the stage to a printed effect with its variance, and to that of people measured twice", async () => {
    const { effects: found } = await effects("study,n,r,d,var_d\nA,50,.4,.2,.04\nB,80,.3,.1,.03\n");
    expect(found.map(({ estimate }) => estimate)).toEqual([0.2, 0.1]);
  });

  it("are refused where they cannot be: beyond 1, of 1, of three people, as another measure", async () => {
    expect((await refused("study,n,r\nA,50,1.2\nB,40,.1\n")).message).toContain("between −1 and 1");
    expect((await refused("study,n,r\nA,50,-1\nB,40,.1\n")).message).toContain("has no Fisher's z");
    expect((await refused("study,n,r\nA,3,.5\nB,40,.1\n")).message).toContain("4 people");
    expect((await refused("study,n,r\nA,30,.5\n", { measure: "or" })).code).toBe("E_MEASURE");
    expect((await refused("study,n,r\nA,30,.5\n", { measure: "cor" })).code).toBe("E_MEASURE");
  });

  it("are left out where one of the two is missing, which is told", async () => {
    const { effects: found, notes } = await effects("study,n,r\nA,50,.2\nB,,.1\nC,40,NR\n");
    expect(found.map(({ study }) => study)).toEqual(["A"]);
    const told = notes.filter(({ code }) => code === "N_MISSING").map(({ message }) => message);
    expect(told.join()).toMatch(/"B" was left out: its number of people.*"C" was left out: its correlation/);
  });
});
