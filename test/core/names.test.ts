import { describe, expect, it } from "vitest";
import { nearest, registry } from "../../src/core/registry.js";
import { pool } from "../../src/index.js";
import { measures } from "../../src/measure/index.js";
import { inferences, models, predictions, tau2Estimators, tau2Intervals } from "../../src/model/index.js";
import { fileSource, openTable } from "../../src/read/index.js";

const bcg = () => openTable(fileSource("fixtures/bcg.csv"));

describe("a method is known by its other names", () => {
  it.each([
    [
      measures,
      {
        OR: "or",
        "log-rr": "rr",
        logRR: "rr",
        SMD: "smd",
        g: "smd",
        "Hedges' g": "smd",
        d: "cohen-d",
        MD: "md",
        WMD: "md",
        ROM: "rom",
        HR: "hr",
        IRR: "irr",
        PETO: "peto",
        ASD: "as",
      },
    ],
    [
      tau2Estimators,
      { REML: "reml", DL: "dl", "DerSimonian-Laird": "dl", PM: "pm", "Paule–Mandel": "pm", HS: "hs", SJ: "sj" },
    ],
    [
      inferences,
      {
        hksj: "knapp-hartung",
        KNHA: "knapp-hartung",
        HK: "knapp-hartung",
        adhoc: "knapp-hartung-adhoc",
        Z: "z",
        T: "t",
      },
    ],
    [models, { fixed: "common", FE: "common", "fixed-effect": "common", EE: "common", RE: "random", random: "random" }],
    [predictions, { HTS: "riley" }],
    [tau2Intervals, { QP: "q-profile" }],
  ] as const)("%o", (members, names) => {
    const found = Object.keys(names).map((name) => [name, members.named(name)?.id]);
    expect(Object.fromEntries(found)).toEqual(names);
  });

  it("which are its alone", () => {
    expect(() => registry("thing", [{ id: "a", alsoKnownAs: ["b"] }, { id: "B" }])).toThrow("two equal names");
    expect(measures.named("lnrr")).toBeNull();
    expect(measures.named("")).toBeNull();
  });

  it("a text longer than any name is a slip for none, and is not compared letter by letter", () => {
    expect(nearest("studyy", ["study"])).toBe("study");
    expect(nearest("s".repeat(1_000_000), ["s".repeat(1_000_000 - 1)])).toBe(null);
  });

  it("an unknown one is told with the nearest id", () => {
    expect(measures.hint("hegdes")).toMatch(/^Did you mean "smd"\? Known: md, smd/);
    expect(tau2Estimators.hint("remk")).toMatch(/^Did you mean "reml"\?/);
  });

  it("also in the library, whose document shows the id", async () => {
    const plain = await pool(await bcg(), { measure: "or", tau2: "dl", model: "common", inference: "z" });
    const other = { measure: "log-OR", tau2: "DerSimonian-Laird", model: "fixed" as "common", inference: "Wald" };
    expect(await pool(await bcg(), other)).toEqual(plain);
  });
});
