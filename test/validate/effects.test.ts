import { describe, expect, it } from "vitest";
import type { ValidateOptions } from "../../src/validate/index.js";
import { one, run } from "./table.js";

const reported = (csv: string, options: Partial<ValidateOptions> = {}) => {
  const outcome = one("effects", csv, options);
  if (outcome.kind !== "reported") throw new Error(outcome.kind);
  return outcome;
};
const close = (actual: number | null, expected: number, relative = 1e-11) =>
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

const Z = 1.959963984540054;

describe("an effects table", () => {
  it("logs a ratio and its limits", () => {
    const outcome = reported("study,measure,estimate,ci_lower,ci_upper\nA,RR,1.67,1.17,2.40");
    expect(outcome).toMatchObject({
      measure: "rr",
      df: null,
      level: 0.95,
      derivedFrom: ["reported"],
      nTreatment: null,
    });
    close(outcome.estimate, Math.log(1.67));
    close(outcome.ciLow, Math.log(1.17));
    close(outcome.ciHigh, Math.log(2.4));
    close(outcome.se, Math.log(2.4 / 1.17) / 2 / Z);
  });

  it("leaves differences as they are", () => {
    const outcome = reported("study,measure,estimate,ci_lower,ci_upper\nA,md,-0.33,-0.97,0.32");
    expect(outcome).toMatchObject({ estimate: -0.33, ciLow: -0.97, ciHigh: 0.32 });
    close(outcome.se, 1.29 / 2 / Z);
  });

  it("uses t with n1 + n2 − 2 for the interval of a mean difference whose n are known, and df where they are given", () => {
    expect(reported("study,measure,estimate,ci_lower,ci_upper,n1,n2\nA,md,-0.33,-0.97,0.32,30,32").df).toBe(60);
    expect(reported("study,measure,estimate,ci_lower,ci_upper,n1,n2\nA,smd,-0.33,-0.97,0.32,30,32").df).toBeNull();
    expect(reported("study,measure,estimate,ci_lower,ci_upper,df\nA,md,-0.33,-0.97,0.32,12").df).toBe(12);
    expect(
      reported("study,measure,estimate,ci_lower,ci_upper,df\nA,md,-0.33,-0.97,0.32,12", { ciQuantile: "z" }).df,
    ).toBeNull();
  });

  it("uses the same t whatever gives the standard error of a mean difference, and z for other measures", () => {
    const df = (columns: string, cells: string, options: Partial<ValidateOptions> = {}) =>
      reported(`study,measure,${columns},n1,n2\nA,${cells},12,8`, options).df;
    expect(df("estimate,se", "md,3,1.5")).toBe(18);
    expect(df("estimate,variance", "md,3,2.25")).toBe(18);
    expect(df("yi,vi", "md,3,2.25")).toBe(18);
    expect(df("estimate,t", "md,3,2")).toBe(18);
    expect(df("estimate,p", "md,3,0.03")).toBe(18);
    expect(df("estimate,ci_lower,ci_upper", "md,3,0,6")).toBe(18);
    // The interval was made with z, so the test that fits it is by z.
    expect(df("estimate,ci_lower,ci_upper", "md,3,0,6", { ciQuantile: "z" })).toBeNull();
    expect(df("estimate,se", "smd,3,1.5")).toBeNull();
    expect(df("yi,vi", "rr,3,2.25")).toBeNull();
  });

  it("recovers the SE of a mean difference with that t: the p behind an interval that ends at 0 is .05", () => {
    const outcome = reported("study,measure,estimate,ci_lower,ci_upper,n1,n2\nA,md,3,0,6,12,8");
    // R 4.2.2: 6 / (2 * qt(.975, 18))
    close(outcome.se, 1.427944465591, 1e-11);
  });

  describe("of a standardised difference", () => {
    // metafor 3.8-1: escalc(measure = "SMD", di = .5, n1i = 20, n2i = 22) gives yi 0.490556097218, vi 0.098319370270
    it("gives its variance by the sizes of the arms, with a note, better than a rounded p does", () => {
      for (const more of ["", ",p", ",t"]) {
        const csv = `study,measure,estimate,n1,n2${more}\nA,smd,0.490556097218,20,22${more && ",0.1"}`;
        const outcome = reported(csv);
        close(outcome.se, Math.sqrt(0.09831937027), 1e-10);
        expect(outcome).toMatchObject({ df: null, derivedFrom: ["reported", "smd-sizes"], nTreatment: 20 });
        expect(outcome.notes).toMatchObject([{ code: "N_RECOVERED", message: expect.stringContaining("20 and 22") }]);
        expect(outcome.workings).toMatchObject([{ by: "smd-sizes", given: { n1: 20, n2: 22 } }]);
      }
      expect(reported("study,yi,n1,n2\nA,0.490556097218,20,22", { measure: "smd" }).derivedFrom).toContain("smd-sizes");
    });

    it("is not used where the row prints how exact the estimate is, nor for other measures", () => {
      expect(reported("study,measure,estimate,se,n1,n2\nA,smd,0.5,0.3,20,22").se).toBe(0.3);
      const interval = reported("study,measure,estimate,ci_lower,ci_upper,n1,n2\nA,smd,0.5,0,1,20,22");
      close(interval.se, 0.5 / Z);
      expect(run("effects", "study,measure,estimate,n1,n2\nA,md,0.5,20,22")).toMatchObject({
        outcomes: [],
        notes: [{ code: "N_MISSING" }],
      });
    });

    // metafor 3.8-1: escalc(measure = "SMD", ti = 2.1, n1i = 18, n2i = 15) gives yi 0.716235283599, vi 0.129994843154
    it("is had from t, with its sign", () => {
      for (const sign of [1, -1]) {
        const outcome = reported(`study,t,n1,n2\nA,${sign * 2.1},18,15`, { measure: "smd" });
        close(outcome.estimate, sign * 0.716235283599, 1e-11);
        close(outcome.se, Math.sqrt(0.129994843154), 1e-11);
        expect(outcome.derivedFrom).toEqual(["smd-from-t", "smd-sizes"]);
        expect(outcome.notes.map(({ code }) => code)).toEqual(["N_RECOVERED", "N_RECOVERED"]);
      }
    });

    it("is not guessed from a p, which has no sign", () => {
      const { errors } = run("effects", "study,estimate,t,p,n1,n2\nA,,,0.03,18,15", { measure: "smd" });
      expect(errors).toMatchObject([{ code: "E_MISSING", message: expect.stringContaining("has no sign") }]);
    });
  });

  describe("whose lower limit is printed as 0.00", () => {
    const csv = (lower: string, estimate = "0.08", upper = "1.27") =>
      `study,measure,estimate,ci_lower,ci_upper\nA,or,${estimate},${lower},${upper}`;

    it("takes the SE from the estimate and the upper limit, and says so", () => {
      for (const lower of ["0.00", "0.0", "0"]) {
        const outcome = reported(csv(lower));
        close(outcome.se, Math.log(1.27 / 0.08) / Z);
        expect(outcome).toMatchObject({ ciLow: null, derivedFrom: ["reported", "one-limit"] });
        expect(outcome.notes).toMatchObject([{ code: "N_RECOVERED", message: expect.stringContaining("rounded") }]);
      }
    });

    it("refuses one that rounding does not explain: the other two numbers put it at 0.25", () => {
      const { errors } = run("effects", csv("0.00", "0.50", "1.00"));
      expect(errors).toMatchObject([{ code: "E_RANGE", message: expect.stringContaining("near 0.25") }]);
      expect(errors[0]?.hint).toContain("yi");
    });

    it("refuses an estimate that is rounded to 0 as well, and says that it is rounded", () => {
      const { errors } = run("effects", csv("0.00", "0.00"));
      expect(errors.length).toBeGreaterThan(0);
      expect(errors[0]?.hint).toContain("rounded");
      expect(run("effects", csv("-0.10")).errors[0]?.hint).toContain("logarithms");
    });
  });

  it("takes se or variance of a difference", () => {
    expect(reported("study,measure,estimate,se\nA,md,-7.9,1.6").se).toBe(1.6);
    expect(reported("study,measure,estimate,variance\nA,smd,0.5,0.04").se).toBe(0.2);
  });

  it("keeps yi, vi and sei on the analysis scale", () => {
    const outcome = reported("study,yi,vi\nA,-0.8893,0.3256", { measure: "rr" });
    expect(outcome).toMatchObject({ measure: "rr", estimate: -0.8893, ciLow: null, level: null });
    close(outcome.se, Math.sqrt(0.3256));
    expect(reported("study,yi,sei\nA,-0.8893,0.5", { measure: "rr" }).se).toBe(0.5);
  });

  it("lets the measure column speak before --measure", () => {
    const { outcomes } = run("effects", "study,measure,yi,vi\nA,md,1,2\nB,,1,2", { measure: "smd" });
    expect(outcomes).toMatchObject([{ measure: "md" }, { measure: "smd" }]);
  });

  it("inverts an exact p by z, and by t where df is given", () => {
    const z = reported("study,measure,estimate,p\nA,md,3.8,.05");
    close(z.se, 3.8 / Z);
    expect(z.derivedFrom).toEqual(["reported", "p"]);
    expect(z.notes.map(({ code }) => code)).toEqual(["N_RECOVERED"]);
    const t = reported("study,measure,estimate,p,df\nA,md,3.8,p = .03,48");
    expect(Math.abs((t.se ?? 0) - 1.6990696)).toBeLessThan(5e-8);
    expect(t.df).toBe(48);
  });

  it("inverts a ratio's p on the log scale", () => {
    const outcome = reported("study,measure,estimate,p\nA,or,2,.05");
    close(outcome.se, Math.log(2) / Z);
  });

  it("keeps an estimate whose p is only a bound, without a standard error and with a note", () => {
    for (const p of ["<.001", "< 0.001", "P<.05", "n.s."]) {
      const outcome = reported(`study,measure,estimate,p\nA,md,-7.9,${p}`);
      expect(outcome).toMatchObject({ estimate: -7.9, se: null, df: null });
      expect(outcome.notes).toMatchObject([{ code: "N_BOUND", place: { row: 2, column: "p" } }]);
    }
  });

  it("prefers an interval to a bound on p", () => {
    const outcome = reported("study,measure,estimate,ci_lower,ci_upper,p\nA,md,-7.9,-11.0,-4.7,<.001");
    expect(outcome.notes).toEqual([]);
    expect(outcome.se).not.toBeNull();
  });

  it("reads 95, 95% and 0.95 as one level, and says so", () => {
    const of = (level: string) =>
      run("effects", `study,measure,estimate,ci_lower,ci_upper,ci_level\nA,md,1,0,2,${level}`);
    for (const level of ["95", "95%", "0.95"]) expect(of(level).outcomes).toMatchObject([{ level: 0.95 }]);
    expect(of("90").outcomes).toMatchObject([{ level: 0.9 }]);
    expect(of("95").notes).toMatchObject([{ code: "N_LEVEL", place: { column: "ci_level" } }]);
    expect(of("0.95").notes).toEqual([]);
    for (const level of ["5", "0.05", "100", "1", "-95", "0"]) expect(of(level).codes).toEqual(["E_RANGE"]);
  });

  it("names arms and their sizes where it has them", () => {
    expect(reported("study,treatment,control,n1,n2,measure,estimate,se\nA,yoga,pt,40,41,md,1,2")).toMatchObject({
      treatment: "yoga",
      control: "pt",
      nTreatment: 40,
      nControl: 41,
    });
  });
});

describe("a ratio beside a standard error", () => {
  const csv = (scale: string) => `study,measure,estimate,se,se_scale\nA,or,2,0.5,${scale}`;
  it("is refused until the table says on which scale the error is", () => {
    expect(run("effects", csv("")).codes).toEqual(["E_MISSING"]);
    expect(run("effects", "study,measure,estimate,variance\nA,rr,2,0.5").errors).toMatchObject([
      { code: "E_MISSING", place: { row: 2, column: "variance" } },
    ]);
    expect(run("effects", csv("both")).codes).toEqual(["E_CELL"]);
  });
  it("is used as it stands on the log scale", () => {
    expect(reported(csv("log"))).toMatchObject({ se: 0.5, notes: [], derivedFrom: ["reported"] });
  });
  it("is moved from the natural scale by the delta method, with a note", () => {
    const outcome = reported(csv("natural"));
    expect(outcome).toMatchObject({ se: 0.25, derivedFrom: ["reported", "delta-method"] });
    expect(outcome.notes.map(({ code }) => code)).toEqual(["N_SE_SCALE"]);
  });
  it("does not need it where there is an interval", () => {
    const { outcomes, codes } = run("effects", "study,measure,estimate,se,ci_lower,ci_upper\nA,or,2,0.5,1,4");
    expect(codes).toEqual([]);
    expect(outcomes).toHaveLength(1);
  });
});

describe("an effects table refuses", () => {
  it("a ratio of 0 or below, and suggests yi", () => {
    const { errors } = run("effects", "study,measure,estimate,ci_lower,ci_upper\nA,rr,-0.3,0.5,1.2\nB,rr,0.9,-0.5,1.2");
    expect(errors.map(({ code, place }) => [code, place?.row, place?.column])).toEqual([
      ["E_RANGE", 2, "estimate"],
      ["E_RANGE", 3, "ci_lower"],
    ]);
    expect(errors[0]?.hint).toContain("yi");
  });

  it("an interval that excludes its estimate or is turned round", () => {
    const { errors } = run(
      "effects",
      "study,measure,estimate,ci_lower,ci_upper\nA,or,2.72,0.45,2.6\nB,md,5,6,9\nC,md,1,3,0",
    );
    expect(errors.map(({ code, place }) => [code, place?.column])).toEqual([
      ["E_CONFLICT", "estimate"],
      ["E_CONFLICT", "estimate"],
      ["E_CONFLICT", "ci_lower"],
    ]);
  });

  it("a standard error of 0 and a p outside (0, 1]", () => {
    expect(run("effects", "study,yi,vi\nA,1,0\nB,1,-0.1", { measure: "md" }).codes).toEqual(["E_RANGE", "E_RANGE"]);
    expect(run("effects", "study,measure,estimate,p\nA,md,1,0\nB,md,1,1.2\nC,md,1,-0.1").codes).toEqual([
      "E_RANGE",
      "E_RANGE",
      "E_RANGE",
    ]);
    expect(run("effects", "study,measure,estimate,ci_lower,ci_upper\nA,md,1,1,1").codes).toEqual(["E_RANGE"]);
  });

  it("p = 1 and p beside an estimate of no effect, which give no standard error", () => {
    expect(run("effects", "study,measure,estimate,p\nA,md,1,1\nB,md,0,.4\nC,rr,1,.4").codes).toEqual([
      "E_MISSING",
      "E_MISSING",
      "E_MISSING",
    ]);
  });

  it("a measure that nobody knows or nobody names", () => {
    expect(run("effects", "study,measure,yi,vi\nA,zz,1,1").errors).toMatchObject([
      { code: "E_MEASURE", place: { column: "measure" } },
    ]);
    expect(run("effects", "study,measure,yi,vi\nA,,1,1").errors).toMatchObject([
      { code: "E_MISSING", place: { column: "measure" } },
    ]);
    expect(run("effects", "study,yi,vi\nA,1,1", { measure: "zz" }).codes).toEqual(["E_MEASURE"]);
  });

  it("no table that does not say what its estimates are: they stand on a scale of their own, with a note", () => {
    const { outcomes, notes } = run("effects", "study,yi,vi\nA,1,1");
    expect(outcomes).toMatchObject([{ measure: "gen", estimate: 1 }]);
    expect(notes).toMatchObject([{ code: "N_MEASURE", place: { row: null, column: "yi" } }]);
  });

  it("nothing silently: a row without estimate or error is left out with a note", () => {
    const { outcomes, notes, errors } = run("effects", "study,yi,vi\nA,,0.2\nB,1,\nC,1,2", { measure: "md" });
    expect(errors).toEqual([]);
    expect(outcomes.map((o) => o.study)).toEqual(["C"]);
    expect(notes.map(({ code, place }) => [code, place?.row, place?.column])).toEqual([
      ["N_MISSING", 2, "yi"],
      ["N_MISSING", 3, "vi"],
    ]);
  });
});

describe("an interval that is not symmetric", () => {
  const notes = (row: string) =>
    reported(`study,measure,estimate,ci_lower,ci_upper\nA,${row}`).notes.map(({ code }) => code);
  it("is noted where rounding does not explain it", () => {
    expect(notes("md,-0.18,-0.22,0.01")).toEqual(["N_CI_ASYMMETRIC"]);
    expect(notes("rr,1.50,1.00,2.00")).toEqual(["N_CI_ASYMMETRIC"]);
  });
  it("is not noted where rounding does, nor for a ratio that is symmetric in its logs", () => {
    expect(notes("md,7.9,4.7,11.0")).toEqual([]);
    expect(notes("or,1.16,0.63,2.17")).toEqual([]);
    expect(notes("rr,2,1,4")).toEqual([]);
  });
});
