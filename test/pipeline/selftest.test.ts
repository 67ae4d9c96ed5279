import { afterEach, describe, expect, it, vi } from "vitest";
import { oracle } from "../../src/generated/oracle.js";
import { type Oracle, selfTest } from "../../src/pipeline/selftest.js";
import { memoryIo } from "../cli/memory-io.js";

const values = oracle.cases.flatMap(({ expected }) => expected);

/** The same with every value a little off: a millionth of it, in turn above and below. */
const shifted: Oracle = {
  ...oracle,
  cases: oracle.cases.map((one) => ({
    ...one,
    expected: one.expected.map(([where, value], i) => [where, value * (1 + (i % 2 === 0 ? 1e-6 : -1e-6))] as const),
  })),
};

describe("the self-test", () => {
  it("holds some 200 values of other programs, none of them 0", async () => {
    expect(values.length).toBeGreaterThanOrEqual(200);
    expect(values.filter(([, value]) => !Number.isFinite(value) || value === 0)).toEqual([]);
    const { values: count, programs, off } = await selfTest(oracle);
    expect({ count, off }).toEqual({ count: values.length, off: [] });
    expect(programs.join()).toMatch(/metafor.*mpmath/);
  });

  it("fails for each value that is off by a millionth", async () => {
    const { off } = await selfTest(shifted);
    expect(off.map(({ where, expected }) => [where, expected])).toEqual(
      shifted.cases.flatMap(({ expected }) => expected),
    );
  });

  it("fails for all values of what cannot be computed at all", async () => {
    const { off } = await selfTest({ ...oracle, tables: { ...oracle.tables, bcg: "study,colour\nA,red\n" } });
    expect(off.length).toBeGreaterThan(50);
    expect(off.every(({ got }) => got === null)).toBe(true);
  });
});

describe("bptrial selftest", () => {
  afterEach(() => {
    vi.doUnmock("../../src/core/small-sample-factor.js");
    vi.doUnmock("../../src/generated/oracle.js");
    vi.resetModules();
  });

  async function run() {
    vi.resetModules();
    const { main } = await import("../../src/cli/main.js");
    const { io, written } = memoryIo();
    const code = await main(["selftest"], io);
    return { code, ...written };
  }

  it("ends in 0 where all hold", async () => {
    const { code, out, err } = await run();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`${values.length} values`);
  });

  it("ends in 1 and names the values where the program computes something else", async () => {
    vi.doMock("../../src/core/small-sample-factor.js", async (original) => {
      const real = await original<typeof import("../../src/core/small-sample-factor.js")>();
      return { ...real, smallSampleFactor: (m: number) => real.smallSampleFactor(m) * (1 + 1e-9) };
    });
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out).toMatch(/effects\.0\.estimate: \S+, not \S+\n {2}metafor .*SMD/);
    expect(out).toMatch(/: \d+ of \d+ values of .* do not hold\.\n$/);
  });

  it("ends in 1 where one shipped value is off", async () => {
    const [first] = shifted.cases;
    vi.doMock("../../src/generated/oracle.js", () => ({
      oracle: { ...oracle, cases: [{ ...first, expected: first?.expected.slice(0, 1) }] },
    }));
    const { code, out } = await run();
    expect(code).toBe(1);
    expect(out).toContain("1 of 1 values");
  });
});
