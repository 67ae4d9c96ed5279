import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.js";
import { audit, type BptrialError, check, claim, effect, readTable } from "../../src/index.js";
import { memoryIo } from "../cli/memory-io.js";

const MEANS = "study,n1,mean1,sd1,n2,mean2,sd2\n";
const EFFECTS = "study,measure,estimate,ci_lower,ci_upper\n";

/** Tables with one number that none can be: the column it stands in, and what effect says of it. */
const outside: readonly (readonly [table: string, column: string, code: string])[] = [
  [`${MEANS}A,20,1e101,1,20,4,1\n`, "mean1", "E_CELL"],
  [`${MEANS}A,20,5,1e-301,20,4,1\n`, "sd1", "E_CELL"],
  [`${MEANS}A,20,5,${"9".repeat(120)},20,4,1\n`, "sd1", "E_CELL"],
  [`${MEANS}A,1000000000001,5,1,20,4,1\n`, "n1", "E_RANGE"],
  ["study,events1,n1,events2,n2\nA,3,10,2e12,3e12\n", "n2", "E_RANGE"],
  ["study,yi,sei\nA,3486.3,1e308\n", "sei", "E_CELL"],
  [`${EFFECTS}A,rr,0,0.1,0.5\n`, "estimate", "E_RANGE"],
  [`${EFFECTS}A,or,0.5,-0.9,0.7\n`, "ci_lower", "E_RANGE"],
  [`${EFFECTS}A,rd,8,2,14\n`, "estimate", "E_RANGE"],
];

describe("a number that none can be of its kind", () => {
  it.each(outside)("is an error at its cell: %s", async (content, column, code) => {
    const error = (await effect(await readTable({ name: "t.csv", content })).then(
      () => null,
      (thrown: unknown) => thrown,
    )) as BptrialError | null;
    const errors = error === null ? [] : [error, ...error.causes];
    expect(errors.map((one) => [one.code, one.place?.row, one.place?.column])).toContainEqual([code, 2, column]);
  });

  it.each(outside)("is a finding of audit, and nothing else is made of it: %s", async (content, column) => {
    const { findings } = await audit(await readTable({ name: "t.csv", content }, { formless: true }), { items: 1 });
    expect(findings.filter(({ code }) => code === "NUMBER_OUTSIDE")).toContainEqual(
      expect.objectContaining({ severity: "impossible", place: expect.objectContaining({ row: 2, column }) }),
    );
    expect(findings.filter(({ code }) => code !== "NUMBER_OUTSIDE")).toEqual([]);
  });

  it("at the end of what is read is read", async () => {
    const { effects } = await effect(
      await readTable({ name: "t.csv", content: `${MEANS}A,1e12,1e100,1e99,20,4,1e90\n` }),
    );
    const { estimate, variance, se, statistic, ciLow, ciHigh } = effects[0] ?? {};
    for (const number of [estimate, variance, se, statistic, ciLow, ciHigh])
      expect(number).toSatisfy((value) => Number.isFinite(value));
  });

  it.each([
    ["--rr", "0"],
    ["--rr", "0.5", "--ci=-0.9,-0.3"],
    ["--rr", "0.5", "--than", "0"],
    ["--rd", "8"],
    ["--rd", "0.1", "--ci=-2,0.3"],
    ["--smd", "1e101"],
    ["--smd", "0.28", "--ci", "14,42"],
    ["--rr", "1.5", "--ci", "0.1,0.8"],
    ["--rr", "0.5", "--n", "0,0"],
    ["--rr", "0.5", "--n", "20,1e13"],
    ["--evidence", "RR -0.5 (95% CI -0.9 to -0.1)"],
  ])("is refused as an option: %s %s %s %s", async (...options) => {
    const { io, written } = memoryIo();
    expect(await main(["claim", "84% better", ...options.filter((word) => word !== undefined)], io)).toBe(2);
    expect(written.err).toMatch(/^error E_OPTION/);
  });

  it.each([
    ["evidence: { measure: rr, estimate: 0, ci: [0.1, 0.9] }", /no ratio/],
    ["evidence: { measure: rr, estimate: 0.5, ci: [-0.9, -0.3] }", /no ratio/],
    ["evidence: { measure: rd, estimate: 8 }", /no difference of risks/],
    ["evidence: { measure: md, estimate: 1e200 }", /too large/],
    ["evidence: { measure: md, estimate: 5, n: [0, 0] }", /1 to 10¹² people/],
    ["n: [5, 1e13]", /1 to 10¹² people/],
  ])("is refused in a claims file, with the claim and the file: %s", async (line, message) => {
    const { io, written } = memoryIo({
      stdin: `- id: fine\n  text: "6% better"\n- id: bad\n  text: "6% better"\n  ${line}\n`,
    });
    expect(await main(["claim", "--file", "-"], io)).toBe(3);
    expect(written.err.replace(/\s+/g, " ")).toMatch(message);
    expect(written.err).toContain('claim "bad"');
    expect(written.err).toMatch(/^error E_CELL {2}stdin/);
  });

  it("is told of a text with its line, and not read", async () => {
    const text = "They fell by 5 points.\nA χ2 of 7e-324 was found (95% CI 1e-120 to 1.7e+200).\n";
    const { notes } = await check({ name: "a.txt", text, from: null });
    const told = notes.filter(({ code }) => code === "N_RANGE");
    expect(told.map(({ message, place }) => [message.split('"')[1], place?.row])).toEqual([
      ["7e-324", 2],
      ["1.7e+200", 2],
    ]);
  });

  it("is refused in a claim itself", async () => {
    const request = { id: null, text: "better by 5e-324 points", evidence: null, against: null, expected: null };
    await expect(claim([request])).rejects.toMatchObject({ code: "E_RANGE" });
  });
});

describe("a text of numbers that no test has", () => {
  it.each([
    "χ2(5e-324, N = 25.5) = 0.71, P = .4",
    "RMDQ was lower by 1.762 (95% CI 1e-120 to 1.7)",
    "F(1e-200, 1e99) = 3e50, p = 0.03; t(1e100) = 1e100, p = 0.4; r(1e-9) = 0.5, p = 0.1",
  ])("is checked without a crash: %s", async (text) => {
    await expect(check({ name: "a.txt", text, from: null })).resolves.toMatchObject({ schema: "bptrial/check@1" });
  });
});
