import { describe, expect, it } from "vitest";
import type { ValidateOptions } from "../../src/validate/index.js";
import { one, run } from "./table.js";

const close = (actual: number | undefined | null, expected: number, relative = 1e-11) =>
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

/** The treatment arm of a long table with these columns, against a plain control. */
const arm = (columns: string, values: string, options: Partial<ValidateOptions> = {}) => {
  const names = columns.split(",");
  const plain: Record<string, string> = { n: "30", mean: "20", sd: "5", events: "9" };
  const control = names
    .map((name) => (names.includes("events") || name !== "events" ? (plain[name] ?? "") : ""))
    .join(",");
  const wantsSd = names.includes("sd") || names.includes("events") || names.includes("percent");
  const head = `study,arm,${columns}${wantsSd ? "" : ",sd"}`;
  const tail = wantsSd ? "" : ",";
  const result = run("long", `${head}\nA,yoga,${values}${tail}\nA,control,${control}${wantsSd ? "" : ",5"}`, options);
  const [outcome] = result.outcomes;
  const treatment = outcome && "arms" in outcome ? outcome.arms.treatment : null;
  return { ...result, outcome, treatment: treatment as Record<string, number> | null };
};

describe("an SD", () => {
  it("comes from the SE of the mean", () => {
    const { treatment, outcome } = arm("n,mean,se", "15,21.27,0.87");
    close(treatment?.sd, 0.87 * Math.sqrt(15));
    expect(outcome?.derivedFrom).toEqual(["se"]);
    expect(outcome?.notes).toMatchObject([{ code: "N_RECOVERED", place: { row: 2, column: "se" } }]);
  });

  it("comes from the interval of the mean, by t with n − 1 however large n is", () => {
    const { treatment, outcome } = arm("n,mean,ci_lower,ci_upper", "72,31.6,26.1,37.1");
    close(treatment?.sd, (Math.sqrt(72) * 11) / 2 / 1.993943367845625);
    expect(outcome?.derivedFrom).toEqual(["ci"]);
    close(
      arm("n,mean,ci_lower,ci_upper", "72,31.6,26.1,37.1", { ciQuantile: "z" }).treatment?.sd,
      (Math.sqrt(72) * 11) / 2 / 1.959963984540054,
    );
  });

  it("comes from an interval of another level", () => {
    const { treatment } = arm("n,mean,ci_lower,ci_upper,ci_level", "72,31.6,26.1,37.1,90");
    close(treatment?.sd, (Math.sqrt(72) * 11) / 2 / 1.666599658328534);
  });

  it("that is given is preferred, and what was passed over is said once", () => {
    const { outcomes, notes } = run("long", "study,arm,n,mean,sd,se\nA,yoga,10,5,1,9\nA,control,10,5,1,9");
    expect(outcomes).toMatchObject([{ derivedFrom: [], arms: { treatment: { sd: 1 } } }]);
    expect(notes.map(({ code, place }) => [code, place?.column])).toEqual([["N_SUPERSEDED", "se"]]);
  });

  it("of 0 is kept with a note", () => {
    const { outcome, errors } = arm("n,mean,sd", "10,5,0");
    expect(errors).toEqual([]);
    expect(outcome?.notes).toMatchObject([{ code: "N_ZERO_SD", place: { row: 2, column: "sd" } }]);
  });

  it("is refused with the mean outside its own interval, and noted where the interval is lopsided", () => {
    expect(arm("n,mean,ci_lower,ci_upper", "125,29.09,25.47,27.71").codes).toEqual(["E_CONFLICT"]);
    expect(arm("n,mean,ci_lower,ci_upper", "125,26.0,25.47,27.71").outcome?.notes.map(({ code }) => code)).toEqual([
      "N_CI_ASYMMETRIC",
      "N_RECOVERED",
    ]);
  });
});

describe("median with quartiles or range", () => {
  const methods = [
    ["quartiles", "n,median,q1,q3", "50,30,20,45", 31.7695, 19.082615],
    ["range", "n,median,min,max", "50,40,5,80", null, null],
    ["five-number", "n,median,q1,q3,min,max", "50,40,25,57,5,80", null, null],
  ] as const;

  it.each(methods)("gives mean and SD by %s", (id, columns, values, mean, sd) => {
    const { treatment, outcome, errors } = arm(`${columns},mean`, `${values},`);
    expect(errors).toEqual([]);
    expect(outcome?.derivedFrom).toEqual([id]);
    if (mean !== null) expect(Math.abs((treatment?.mean ?? 0) - mean)).toBeLessThan(1e-6);
    if (sd !== null) expect(Math.abs((treatment?.sd ?? 0) - sd)).toBeLessThan(1e-6);
    expect(treatment?.sd).toBeGreaterThan(0);
  });

  const skewed = ["n,median,q1,q3,min,max,mean", "50,30,20,45,5,80,"] as const;

  it("is refused where it looks skewed", () => {
    const { errors, outcomes } = arm(...skewed);
    expect(outcomes).toEqual([]);
    expect(errors).toMatchObject([{ code: "E_SKEWED", place: { row: 2, column: "median" } }]);
    expect(errors[0]?.hint).toContain("--allow-skewed");
    // What would mislead is not proposed.
    expect(errors[0]?.remedies).toEqual([]);
  });

  it("is taken all the same when asked, with a note", () => {
    const { treatment, outcome } = arm(...skewed, { allowSkewed: true });
    expect(Math.abs((treatment?.mean ?? 0) - 32.850002)).toBeLessThan(1e-6);
    expect(Math.abs((treatment?.sd ?? 0) - 17.716301)).toBeLessThan(1e-6);
    expect(outcome?.notes.map(({ code }) => code)).toEqual(["N_SKEWED", "N_RECOVERED"]);
  });

  it("gives only the SD where the mean is printed", () => {
    const { treatment } = arm("n,median,q1,q3,mean", "50,30,20,45,31");
    expect(treatment?.mean).toBe(31);
    expect(Math.abs((treatment?.sd ?? 0) - 19.082615)).toBeLessThan(1e-6);
  });

  it("is not looked at where mean and SD are given, however skewed", () => {
    const { treatment, errors } = arm("n,mean,sd,median,q1,q3", "50,31,8,21,20,45");
    expect(errors).toEqual([]);
    expect(treatment).toMatchObject({ mean: 31, sd: 8 });
  });

  it("must rise from minimum to maximum", () => {
    expect(arm("n,median,q1,q3,mean", "50,30,45,20,").codes).toEqual(["E_CONFLICT"]);
  });
});

describe("events", () => {
  it("come from a percentage that only one count prints as", () => {
    const { treatment, outcome } = arm("n,events,percent", "108,,29.63");
    expect(treatment?.events).toBe(32);
    expect(outcome?.derivedFrom).toEqual(["percent"]);
    expect(outcome?.notes).toMatchObject([{ code: "N_DERIVED_EVENTS", place: { row: 2, column: "percent" } }]);
    expect(arm("n,events,percent", "50,,30%").treatment?.events).toBe(15);
  });

  it("are not guessed where several counts print so, nor invented where none does", () => {
    expect(arm("n,events,percent", "1000,,29").errors).toMatchObject([
      { code: "E_MISSING", place: { column: "percent" } },
    ]);
    expect(arm("n,events,percent", "1000,,29").errors[0]?.message).toContain("285 to 295");
    expect(arm("n,events,percent", "10,,84").codes).toEqual(["E_CONFLICT"]);
  });

  it("may be no whole number, with a note", () => {
    const { outcome, errors } = arm("n,events", "40,5.5");
    expect(errors).toEqual([]);
    expect(outcome?.notes).toMatchObject([{ code: "N_NON_INTEGER", place: { column: "events" } }]);
  });
});

describe("an arm with a count of events", () => {
  it("takes no SD from an interval that is not of a mean", () => {
    const csv = "study,arm,n,mean,events,ci_lower,ci_upper\nA,yoga,50,,20,28,52\nA,control,50,,10,10,32";
    expect(one("long", csv)).toMatchObject({ kind: "events", derivedFrom: [], notes: [] });
  });
});

describe("change scores without a baseline", () => {
  it("are the change all the same", () => {
    const outcome = one("wide", "study,value_kind,n1,mean1,sd1,n2,mean2,sd2\nA,change,33,-6.21,2.06,32,-3.98,1.48");
    expect(outcome).toMatchObject({
      arms: { treatment: { changeMean: -6.21, changeSd: 2.06 }, control: { changeSd: 1.48 } },
    });
    const tested = one("wide", "study,value_kind,n1,mean1,n2,mean2,t\nA,change,33,-6.21,32,-3.98,5");
    if (tested.kind !== "continuous") throw new Error(tested.kind);
    expect(tested.arms.control.changeSd).toBe(tested.arms.control.sd);
  });
});

describe("changes", () => {
  const columns = "value_kind,n,mean,sd,baseline_mean,baseline_sd,final_mean,final_sd,correlation";
  const table = (treatment: string, control: string) =>
    `study,arm,${columns}\nA,yoga,${treatment}\nA,control,${control}`;
  const arms = (treatment: string, options: Partial<ValidateOptions> = {}) => {
    const outcome = one("long", table(treatment, `${treatment.split(",")[0]},30,1,1,2,2,3,3,0.5`), options);
    return {
      outcome,
      treatment: (outcome as unknown as { arms: { treatment: Record<string, number | null> } }).arms.treatment,
    };
  };

  it("stand as they are given", () => {
    const { treatment } = arms("change,33,-6.21,2.06,7.57,1.49,,,");
    expect(treatment).toMatchObject({
      mean: -6.21,
      sd: 2.06,
      changeMean: -6.21,
      changeSd: 2.06,
      baselineMean: 7.57,
      baselineSd: 1.49,
      correlation: null,
    });
  });

  it("get their SD from baseline, final and a stated correlation", () => {
    const { treatment, outcome } = arms("change,40,,,20,6,25,7,0.6");
    expect(treatment.mean).toBe(5);
    expect(Math.abs((treatment.sd ?? 0) - 5.882176)).toBeLessThan(1e-6);
    expect(treatment.changeSd).toBe(treatment.sd);
    expect(outcome.derivedFrom).toEqual(["change-correlation"]);
  });

  it("are worked out beside final scores, which stay what they are", () => {
    const { treatment, outcome } = arms("final,40,25,7,20,6,,,0.6");
    expect(treatment).toMatchObject({ mean: 25, sd: 7, changeMean: 5, correlation: 0.6 });
    expect(Math.abs((treatment.changeSd ?? 0) - 5.882176)).toBeLessThan(1e-6);
    expect(outcome.derivedFrom).toEqual([]);
    expect(arms("final,40,25,7,20,6,,,").treatment).toMatchObject({ changeMean: 5, changeSd: null, correlation: null });
    expect(arms("final,40,25,7,20,6,,,", { correlation: 0.6 }).treatment.correlation).toBe(0.6);
  });

  it("never rest on a correlation that nobody stated", () => {
    const { outcomes, notes } = run("long", table("change,40,,,20,6,25,7,", "change,30,1,1,2,2,3,3,0.5"));
    expect(outcomes).toEqual([]);
    expect(notes).toMatchObject([{ code: "N_MISSING", place: { row: 2, column: "sd" } }]);
  });

  it("refuse a correlation outside −1…1", () => {
    expect(run("long", table("change,40,,,20,6,25,7,1.2", "change,30,1,1,2,2,3,3,0.5")).errors).toMatchObject([
      { code: "E_RANGE", place: { row: 2, column: "correlation" } },
    ]);
    expect(() => run("long", table("final,1,1,1,1,1,1,1,1", ""), { correlation: 2 })).toThrowError(/correlation/);
  });
});

describe("clusters", () => {
  it("reduce n by the design effect, with a note", () => {
    const { treatment, outcome } = arm("n,mean,sd,cluster_size,icc", "138,5,1,20,0.02");
    close(treatment?.n, 100);
    expect(treatment?.sd).toBe(1);
    expect(outcome?.derivedFrom).toEqual(["cluster"]);
    expect(outcome?.notes.map(({ code }) => code)).toEqual(["N_CLUSTER"]);
  });

  it("reduce events with n", () => {
    const outcome = one("wide", "study,events1,n1,events2,n2,cluster_size,icc\nA,69,138,10,50,20,0.02");
    if (outcome.kind !== "events") throw new Error(outcome.kind);
    close(outcome.arms.treatment.events, 50);
    close(outcome.arms.control.n, 50 / 1.38);
  });

  it("need both their size and their ICC", () => {
    expect(arm("n,mean,sd,cluster_size,icc", "138,5,1,20,").codes).toEqual(["E_MISSING"]);
    expect(arm("n,mean,sd,cluster_size,icc", "138,5,1,,0.02").codes).toEqual(["E_MISSING"]);
    expect(arm("n,mean,sd,cluster_size,icc", "138,5,1,20,1.5").codes).toEqual(["E_RANGE"]);
    expect(arm("n,mean,sd,cluster_size,icc", "138,5,1,0.5,0.5").codes).toEqual(["E_RANGE"]);
  });
});

describe("instruments", () => {
  const table = (instrument: string, mean: string, kind = "final") =>
    `study,instrument,value_kind,arm,n,mean,sd\nA,${instrument},${kind},yoga,10,${mean},5\nA,${instrument},${kind},control,10,20,5`;

  it("bring their id, direction and unit", () => {
    expect(one("long", table("Oswestry", "15"))).toMatchObject({
      instrument: "odi",
      direction: "lower-better",
      unit: "points",
    });
  });

  it("yield to the direction column with a note; the option only fills what neither says", () => {
    const csv = "study,instrument,direction,unit,n1,mean1,sd1,n2,mean2,sd2\nA,odi,higher-better,%,10,5,1,10,5,1";
    expect(one("wide", csv)).toMatchObject({ direction: "higher-better", unit: "%" });
    expect(run("wide", csv).notes.map(({ code }) => code)).toContain("N_INSTRUMENT");
    expect(one("wide", csv, { direction: "lower-better" }).direction).toBe("higher-better");
    const unknown = csv.replace("odi,higher-better", "Grip-o-meter,");
    expect(one("wide", unknown, { direction: "lower-better" }).direction).toBe("lower-better");
    expect(run("wide", csv.replace("higher-better", "up")).errors).toMatchObject([
      { code: "E_CELL", place: { column: "direction" } },
    ]);
  });

  it("are recognised in the outcome's name, said once", () => {
    const { outcomes, notes } = run(
      "long",
      "study,outcome,arm,n,mean,sd\nA,ODI,yoga,10,5,1\nA,ODI,control,10,5,1\nB,ODI,yoga,10,5,1\nB,ODI,sham,10,5,1",
    );
    expect(outcomes).toMatchObject([{ outcome: "ODI", instrument: "odi" }, { instrument: "odi" }]);
    expect(notes.map(({ code }) => code)).toEqual(["N_INSTRUMENT"]);
  });

  it("that are not known stay as they are named, said once", () => {
    const { outcomes, notes } = run("long", table("Grip-o-meter", "150"));
    expect(outcomes).toMatchObject([{ instrument: "Grip-o-meter", direction: null, unit: null }]);
    expect(notes).toMatchObject([{ code: "N_INSTRUMENT", place: { row: 2, column: "instrument" } }]);
  });

  it("bound the mean: a score outside the scale is refused, a change only beyond its width", () => {
    for (const mean of ["101", "-1"])
      expect(run("long", table("odi", mean)).errors).toMatchObject([
        { code: "E_RANGE", place: { row: 2, column: "mean" } },
      ]);
    expect(run("long", table("odi", "-30", "change")).codes).toEqual([]);
    expect(run("long", table("odi", "-130", "change")).codes).toEqual(["E_RANGE"]);
    expect(run("long", table("odi", "-30", "")).codes).toEqual([]);
    expect(run("long", table("odi", "130", "")).codes).toEqual(["E_RANGE"]);
  });
});
