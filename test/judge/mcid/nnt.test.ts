import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { numberNeededToTreat } from "../../../src/core/number-needed.js";
import { observedResponders } from "../../../src/judge/mcid/responders.js";
import { arm, effectOf } from "../records.js";

interface Row {
  readonly outcome: string;
  readonly timepoint: string;
  readonly arm: string;
  readonly events: string;
  readonly n: string;
}

const read = (name: string): readonly Row[] =>
  parse(readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), "utf8"), {
    columns: true,
    comment: "#",
    comment_no_infix: true,
  });

function nntOf(rows: readonly Row[], outcome: string, timepoint: string, treatment: string, control: string) {
  const summary = (label: string) => {
    const row = rows.find((one) => one.outcome === outcome && one.timepoint === timepoint && one.arm === label);
    if (!row) throw new Error(`no row for ${outcome}, ${timepoint}, ${label}`);
    return arm(label, { n: Number(row.n), events: Number(row.events) });
  };
  const effect = effectOf({
    measure: "rd",
    unit: "risk",
    arms: { treatment: summary(treatment), control: summary(control) },
  });
  return observedResponders(effect, "higher-better")?.nnt ?? null;
}

describe("UK BEAM: numbers needed to treat from the printed counts of responders (Froud 2009)", () => {
  const rows = read("ukbeam-2009-responders.csv");
  // Our estimate and Wald limits first, then the estimate as printed.
  const published: readonly [string, string, string, number, number, number, number][] = [
    ["improved by 5 points", "3 months", "exercise", 8.2, 4.9, 24.8, 8.2],
    ["improved by 30 %", "3 months", "exercise", 9.0, 5.0, 43.2, 9.0],
    ["improved by 5 points", "3 months", "manipulation", 5.2, 3.7, 8.7, 5.2],
    ["improved by 30 %", "3 months", "manipulation", 5.4, 3.8, 9.8, 5.4],
    ["improved by 5 points", "3 months", "combined", 4.8, 3.5, 7.7, 4.8],
    ["improved by 30 %", "3 months", "combined", 4.4, 3.2, 7.0, 4.4],
    ["improved by 5 points", "12 months", "manipulation", 8.4, Number.NaN, Number.NaN, 8.4],
    ["improved by 30 %", "12 months", "manipulation", 8.0, Number.NaN, Number.NaN, 8.0],
  ];

  it.each(published)("%s at %s, %s: %f [%f, %f]", (outcome, timepoint, treatment, estimate, low, high, printed) => {
    const nnt = nntOf(rows, outcome, timepoint, treatment, "best care");
    expect(nnt?.kind).toBe("benefit");
    expect(nnt?.throughInfinity).toBe(false);
    expect(nnt?.estimate?.toFixed(1)).toBe(estimate.toFixed(1));
    expect(Math.abs((nnt?.estimate ?? 0) - printed)).toBeLessThan(0.1);
    if (!Number.isNaN(low)) {
      expect(Math.abs((nnt?.low ?? 0) - low)).toBeLessThanOrEqual(0.0501);
      expect(Math.abs((nnt?.high ?? 0) - high)).toBeLessThanOrEqual(0.0501);
    }
  });

  it("gives 9.19 where 9.0 is printed: combined arm, 12 months, 5 points", () => {
    expect(nntOf(rows, "improved by 5 points", "12 months", "combined", "best care")?.estimate).toBeCloseTo(9.19, 2);
  });

  it("gives 5.8 from the combined arm's own 246 at 12 months, 30 %, where 7.1 (from 257) is printed", () => {
    expect(nntOf(rows, "improved by 30 %", "12 months", "combined", "best care")?.estimate).toBeCloseTo(5.8, 1);
  });
});

describe("Saper 2017: numbers needed to treat for 30 % better disability", () => {
  const rows = read("saper-2017-responders.csv");

  it("is 4.0 [2.6, 8.8] for yoga against education", () => {
    const nnt = nntOf(rows, "RMDQ_30pct", "12 weeks", "yoga", "education");
    expect([nnt?.estimate, nnt?.low, nnt?.high].map((x) => x?.toFixed(1))).toEqual(["4.0", "2.6", "8.8"]);
  });

  it("is 7.0 [3.6, 246] for physical therapy against education", () => {
    const nnt = nntOf(rows, "RMDQ_30pct", "12 weeks", "physical therapy", "education");
    expect([nnt?.estimate?.toFixed(1), nnt?.low?.toFixed(1), nnt?.high?.toFixed(0)]).toEqual(["7.0", "3.6", "246"]);
  });

  it("runs through infinity for yoga against physical therapy, 9.2", () => {
    const nnt = nntOf(rows, "RMDQ_30pct", "12 weeks", "yoga", "physical therapy");
    expect(nnt).toMatchObject({ kind: "benefit", throughInfinity: true });
    expect(nnt?.estimate?.toFixed(1)).toBe("9.2");
  });
});

describe("the number needed to treat", () => {
  it("turns benefit into harm, and its limits with it, when the arms swap", () => {
    const benefit = numberNeededToTreat(0.1, { low: 0.02, high: 0.18 });
    const harm = numberNeededToTreat(-0.1, { low: -0.18, high: -0.02 });
    expect(harm).toEqual({ ...benefit, kind: "harm" });
    expect(benefit.low).toBeLessThan(benefit.estimate ?? 0);
    expect(benefit.high).toBeGreaterThan(benefit.estimate ?? 0);
  });

  it("states the own side's and the other side's limit when the risk difference may be 0", () => {
    expect(numberNeededToTreat(0.1, { low: -0.05, high: 0.25 })).toMatchObject({
      low: 4,
      high: 20,
      throughInfinity: true,
    });
    expect(numberNeededToTreat(-0.1, { low: -0.25, high: 0.05 })).toMatchObject({
      kind: "harm",
      low: 4,
      high: 20,
      throughInfinity: true,
    });
  });

  it("does not exist where the rates are equal, but its limits do", () => {
    expect(numberNeededToTreat(0, { low: -0.1, high: 0.1 })).toMatchObject({
      estimate: null,
      low: 10,
      high: 10,
      throughInfinity: true,
    });
  });

  it("holds no infinity where a limit of the risk difference is exactly 0", () => {
    expect(numberNeededToTreat(0.1, { low: 0, high: 0.2 })).toMatchObject({
      low: 5,
      high: null,
      throughInfinity: true,
    });
    expect(numberNeededToTreat(0, { low: 0, high: 0 })).toMatchObject({ low: null, high: null, estimate: null });
  });
});
