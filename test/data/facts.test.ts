import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { readInstruments, readThresholds } from "../../scripts/data.mjs";
import { instruments } from "../../src/generated/instruments.js";
import { thresholds } from "../../src/generated/thresholds.js";
import type { Instrument, Threshold, ThresholdKind, ThresholdUnit } from "../../src/records.js";

const header = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), "utf8").split("\n", 1)[0];
const byId = new Map(instruments.map((one) => [one.id, one]));
const KINDS: Record<ThresholdKind, true> = {
  "within-person": true,
  "between-group": true,
  MDC: true,
  SCB: true,
  deterioration: true,
  margin: true,
  assumed: true,
};
const UNITS: Record<ThresholdUnit, true> = {
  points: true,
  mm: true,
  cm: true,
  "percent-of-baseline": true,
  "percent-of-scale": true,
  T: true,
  index: true,
  metres: true,
  seconds: true,
  SD: true,
  MID: true,
};

describe("data/instruments.csv", () => {
  it("has the columns that were promised, and is what the program holds", () => {
    expect(header("instruments.csv")).toBe(
      "id,name,aliases,domain,min,max,unit,direction,typical_sd_low,typical_sd_high,typical_sd_context,typical_sd_source,note,source",
    );
    expect(readInstruments()).toEqual(instruments);
  });

  it.each(instruments.map((one) => [one.id, one] as const))(
    "%s: direction, unit, scale and typical SD make sense",
    (_, one: Instrument) => {
      expect([null, "lower-better", "higher-better"]).toContain(one.direction);
      expect(Object.keys(UNITS)).toContain(one.unit);
      if (one.typicalSd) {
        const { low, high, value, source } = one.typicalSd;
        expect(value).toBeCloseTo((low + high) / 2, 6);
        expect(source).toMatch(/doi:10\.|PMC\d/);
        if (one.min !== null && one.max !== null) expect(high).toBeLessThan((one.max - one.min) / 2);
      }
    },
  );

  it("keeps the variants of one questionnaire apart", () => {
    for (const id of ["odi", "modq", "rmdq-24", "rmdq-23", "vas-mm", "vas-cm", "ndi-50", "ndi-100"])
      expect(byId.has(id)).toBe(true);
    const named = (text: string) =>
      instruments.filter(({ aliases }) => aliases.some((alias) => alias.toLowerCase() === text));
    for (const ambiguous of ["vas", "fabq", "pcs", "womac", "promis"]) expect(named(ambiguous)).toEqual([]);
  });
});

describe("data/thresholds.csv", () => {
  it("has the columns that were promised, and is what the program holds", () => {
    expect(header("thresholds.csv")).toBe(
      "id,instrument,value,value_high,unit,form,kind,used_as,method,population,baseline_low,baseline_high,citation,evidence",
    );
    expect(readThresholds(instruments)).toEqual(thresholds);
  });

  it.each(thresholds.map((one) => [one.id, one] as const))(
    "%s: kind, unit, population and source are present and fit the scale",
    (_, one: Threshold) => {
      expect(Object.keys(KINDS)).toContain(one.kind);
      expect(Object.keys(UNITS)).toContain(one.unit);
      expect(["change", "final-state"]).toContain(one.form);
      expect(["seen", "cited-in", "secondary"]).toContain(one.evidence);
      expect(one.population).toBeTruthy();
      expect(one.method).toBeTruthy();
      expect(one.citation.length).toBeGreaterThan(5);
      const instrument = byId.get(one.instrument);
      expect(instrument).toBeDefined();
      const top = one.valueHigh ?? one.value;
      if (one.unit.startsWith("percent")) expect(top).toBeLessThanOrEqual(100);
      else {
        expect(one.unit).toBe(instrument?.unit);
        if (instrument && instrument.min !== null && instrument.max !== null)
          expect(top).toBeLessThanOrEqual(instrument.max - instrument.min);
      }
    },
  );

  it("marks as secondary exactly the rows whose citation nobody can follow", () => {
    for (const { evidence, citation } of thresholds) {
      expect(evidence === "secondary").toBe(!/doi:10\.\d{4,}\/|PMID \d{6,}|PMC\d{5,}/.test(citation));
    }
  });

  it("holds no unread value and no rule of thumb", () => {
    const ids = new Set(thresholds.map(({ id }) => id));
    for (const absent of ["odi-12", "odi-13", "hads-1", "b-2", "b-3", "b-4", "b-5"])
      expect(ids.has(absent)).toBe(false);
  });

  it("says between-group only of the rule that was made for it", () => {
    expect(new Set(thresholds.filter(({ kind }) => kind === "between-group").map(({ citation }) => citation))).toEqual(
      new Set(["Hayden 2021, Cochrane Database Syst Rev CD009790.pub2, PMC8477273"]),
    );
  });

  it("bands the Roland-Morris change by initial score, one row a band", () => {
    const bands = thresholds
      .filter(({ id }) => /^rmdq-2[a-e]$/.test(id))
      .map(({ value, baselineLow, baselineHigh }) => [value, baselineLow, baselineHigh]);
    expect(bands).toEqual([
      [2, 0, 8],
      [4, 5, 12],
      [5, 9, 16],
      [8, 13, 20],
      [8, 17, 24],
    ]);
  });
});

describe("the tables that are shipped", () => {
  it("hold van Dillen 2021 as printed, treatment minus control", () => {
    const text = readFileSync(new URL("../../data/vandillen2021.csv", import.meta.url), "utf8");
    const rows: readonly Record<string, string>[] = parse(text, {
      columns: true,
      comment: "#",
      comment_no_infix: true,
    });
    expect(rows.map((row) => [row.timepoint, row.estimate, row.ci_lower, row.ci_upper, row.n1, row.n2])).toEqual([
      ["post-treatment", "-7.9", "-11.0", "-4.7", "74", "75"],
      ["6 months", "-5.6", "-9.1", "-2.1", "74", "75"],
      ["12 months", "-5.7", "-9.1", "-2.2", "74", "75"],
    ]);
  });

  it.each([
    "vandillen2021",
    "pnf-2017",
    "saper-2017",
    "saper-2017-change",
    "saper-2017-responders",
    "ukbeam-2009-responders",
    "ultrasound-2012",
    "kinesio-2016",
    "kinesio-2016-change",
    "bcg",
    "normand1999",
    "hine1989",
    "senn2013",
  ])("%s opens with its citation and has equal rows", (name) => {
    const folder = name === "vandillen2021" ? "data" : "fixtures";
    const text = readFileSync(new URL(`../../${folder}/${name}.csv`, import.meta.url), "utf8");
    expect(text).toMatch(/^# .*doi:10\.\d{4,}\//);
    const rows: readonly Record<string, string>[] = parse(text, {
      columns: true,
      comment: "#",
      comment_no_infix: true,
    });
    expect(rows.length).toBeGreaterThan(2);
  });
});
