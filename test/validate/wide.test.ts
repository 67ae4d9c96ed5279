import { describe, expect, it } from "vitest";
import { one, run } from "./table.js";

const close = (actual: number | undefined | null, expected: number, relative = 1e-11) =>
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

const sds = (csv: string, options = {}) => {
  const outcome = one("wide", csv, options);
  if (outcome.kind !== "continuous") throw new Error(outcome.kind);
  return { ...outcome, sd1: outcome.arms.treatment.sd, sd2: outcome.arms.control.sd };
};

describe("a wide table", () => {
  it("has the treatment in columns 1 and the control in columns 2", () => {
    const outcome = one("wide", "study,n1,mean1,sd1,n2,mean2,sd2,x year\nA,18,12.4,5.1,15,8.9,4.4,1999");
    expect(outcome).toEqual({
      kind: "continuous",
      study: "A",
      outcome: null,
      instrument: null,
      timepoint: null,
      treatment: "treatment",
      control: "control",
      unit: null,
      direction: null,
      valueKind: null,
      arms: {
        treatment: {
          label: "treatment",
          n: 18,
          mean: 12.4,
          sd: 5.1,
          baselineMean: null,
          baselineSd: null,
          correlation: null,
          changeMean: null,
          changeSd: null,
          events: null,
        },
        control: {
          label: "control",
          n: 15,
          mean: 8.9,
          sd: 4.4,
          baselineMean: null,
          baselineSd: null,
          correlation: null,
          changeMean: null,
          changeSd: null,
          events: null,
        },
      },
      labels: { "x year": "1999" },
      derivedFrom: [],
      workings: [],
      notes: [],
      place: { file: "trial.csv", row: 2, column: null },
    });
  });

  it("takes events with n or with non-events", () => {
    expect(one("wide", "study,events1,n1,events2,n2\nA,12,50,5,50")).toMatchObject({
      kind: "events",
      arms: { treatment: { events: 12, n: 50 } },
    });
    expect(one("wide", "study,events1,nonevents1,events2,nonevents2\nA,12,38,5,45")).toMatchObject({
      kind: "events",
      arms: { treatment: { events: 12, n: 50 }, control: { events: 5, n: 50 } },
    });
  });

  it("names its arms by its columns, else by the options", () => {
    const named = one("wide", "study,treatment,control,n1,mean1,sd1,n2,mean2,sd2\nA,yoga,pt,18,12,5,15,8,4");
    expect([named.treatment, named.control]).toEqual(["yoga", "pt"]);
    const asked = one("wide", "study,n1,mean1,sd1,n2,mean2,sd2\nA,18,12,5,15,8,4", {
      treatment: "MST",
      control: "SFE",
    });
    expect([asked.treatment, asked.control]).toEqual(["MST", "SFE"]);
  });

  it("keeps only rows of the arms asked for", () => {
    const { outcomes } = run(
      "wide",
      "study,treatment,n1,mean1,sd1,n2,mean2,sd2\nA,yoga,18,12,5,15,8,4\nB,pt,18,12,5,15,8,4",
      { treatment: "pt" },
    );
    expect(outcomes.map((o) => o.study)).toEqual(["B"]);
  });

  it("may hold means in some rows and events in others", () => {
    const { outcomes, errors } = run(
      "wide",
      "study,n1,mean1,sd1,events1,n2,mean2,sd2,events2\nA,10,5,1,,10,6,1,\nB,10,,,3,10,,,4",
    );
    expect(errors).toEqual([]);
    expect(outcomes.map((o) => o.kind)).toEqual(["continuous", "events"]);
  });

  it("leaves a row with an empty cell out, and names the column", () => {
    const { outcomes, notes } = run("wide", "study,n1,mean1,sd1,n2,mean2,sd2\nA,25,6,,24,5.1,1.3\nB,25,6,1,24,5.1,1.3");
    expect(outcomes.map((o) => o.study)).toEqual(["B"]);
    expect(notes).toMatchObject([{ code: "N_MISSING", place: { row: 2, column: "sd1" } }]);
  });
});

describe("arms that the options ask for", () => {
  it("must be named by some row, where rows name their arms at all", () => {
    const csv = "study,treatment,control,n1,mean1,sd1,n2,mean2,sd2\nA,yoga,pt,18,12,5,15,8,4";
    expect(run("wide", csv, { treatment: "joga" }).codes).toEqual(["E_ARMS"]);
    expect(run("wide", csv, { control: "p" }).codes).toEqual(["E_CONTROL"]);
    expect(run("wide", csv, { treatment: "Yoga", control: "PT" }).outcomes).toHaveLength(1);
  });
});

describe("the SD of both arms from their difference", () => {
  it("follows from an exact p (Handbook 6.5.2.3: 3.8, p = .03, 25 + 25 gives 6.007)", () => {
    const { sd1, sd2, derivedFrom } = sds("study,n1,mean1,n2,mean2,p\nA,25,3.8,25,0,.03");
    expect(Math.abs(sd1 - 6.0071183)).toBeLessThan(5e-8);
    expect(sd2).toBe(sd1);
    expect(derivedFrom).toEqual(["p"]);
  });

  it("follows from t, whichever way it was subtracted", () => {
    for (const t of ["2.5", "-2.5"])
      close(sds(`study,n1,mean1,n2,mean2,t\nA,20,7,30,5,${t}`).sd1, 0.8 / Math.sqrt(1 / 20 + 1 / 30));
  });

  it("follows from the SE, and from an interval by t with n1 + n2 − 2 or, on request, by z", () => {
    close(sds("study,n1,mean1,n2,mean2,se\nA,20,7,30,5,0.8").sd1, 0.8 / Math.sqrt(1 / 20 + 1 / 30));
    const csv = "study,n1,mean1,n2,mean2,ci_lower,ci_upper\nA,20,7,30,5,1,3";
    const t = sds(csv);
    close(t.sd1, 1 / 2.010634757624232 / Math.sqrt(1 / 20 + 1 / 30));
    expect(t.derivedFrom).toEqual(["difference-ci"]);
    close(sds(csv, { ciQuantile: "z" }).sd1, 1 / 1.959963984540054 / Math.sqrt(1 / 20 + 1 / 30));
  });

  it("is not had from a bound", () => {
    const { errors } = run("wide", "study,n1,mean1,n2,mean2,p\nA,25,3.8,25,0,<.001");
    expect(errors).toMatchObject([{ code: "E_MISSING", place: { row: 2, column: "p" } }]);
    expect(errors[0]?.message).toContain('"<.001"');
  });

  it("is not had from p = 1 or from equal means", () => {
    expect(run("wide", "study,n1,mean1,n2,mean2,p\nA,25,3.8,25,0,1\nB,25,3,25,3,.5").codes).toEqual([
      "E_MISSING",
      "E_MISSING",
    ]);
  });

  it("is refused where the interval does not hold the difference of the means", () => {
    expect(run("wide", "study,n1,mean1,n2,mean2,ci_lower,ci_upper\nA,20,7,30,5,-3,-1").codes).toEqual(["E_CONFLICT"]);
  });

  it("is not looked for where the arms have their own", () => {
    const { outcomes, notes } = run(
      "wide",
      "study,n1,mean1,sd1,n2,mean2,sd2,estimate,ci_lower,ci_upper\nA,20,7,1,30,5,1,2.5,1,4",
    );
    expect(outcomes).toMatchObject([{ kind: "continuous", derivedFrom: [], arms: { treatment: { sd: 1 } } }]);
    expect(notes.map(({ code, place }) => [code, place?.column])).toEqual([
      ["N_SUPERSEDED", "estimate"],
      ["N_SUPERSEDED", "ci_lower"],
    ]);
  });
});

describe("a wide row without means", () => {
  const csv =
    "study,instrument,timepoint,n1,n2,estimate,ci_lower,ci_upper,measure\nvan Dillen 2021,odi,6 weeks,74,75,-7.9,-11.0,-4.7,md";

  it("may print its difference with an interval, turned into an SE by t with n1 + n2 − 2", () => {
    const outcome = one("wide", csv);
    expect(outcome).toMatchObject({
      kind: "reported",
      measure: "md",
      estimate: -7.9,
      df: 147,
      ciLow: -11,
      ciHigh: -4.7,
      level: 0.95,
      nTreatment: 74,
      nControl: 75,
      derivedFrom: ["reported"],
      notes: [],
      instrument: "odi",
      direction: "lower-better",
      unit: "points",
    });
    if (outcome.kind !== "reported") throw new Error("not reported");
    close(outcome.se, 6.3 / 2 / 1.976233308895321);
    const byZ = one("wide", csv, { ciQuantile: "z" });
    expect(byZ).toMatchObject({ df: null });
    if (byZ.kind === "reported") close(byZ.se, 6.3 / 2 / 1.959963984540054);
  });

  it("is taken for a mean difference, with a note, where no column and no option says what it is", () => {
    const { outcomes, notes } = run(
      "wide",
      "study,n1,n2,estimate,ci_lower,ci_upper\nA,74,75,-7.9,-11.0,-4.7\nB,74,75,-7.9,-11.0,-4.7",
    );
    expect(outcomes).toMatchObject([{ measure: "md" }, { measure: "md" }]);
    expect(notes.map(({ code }) => code)).toEqual(["N_MEASURE"]);
  });

  it("stands beside rows with means in one table", () => {
    const { outcomes, errors } = run(
      "wide",
      "study,n1,mean1,sd1,n2,mean2,sd2,estimate,ci_lower,ci_upper,measure\nA,20,7,1,30,5,1,,,,\nB,74,,,75,,,-7.9,-11.0,-4.7,md",
    );
    expect(errors).toEqual([]);
    expect(outcomes.map(({ kind, derivedFrom }) => [kind, derivedFrom])).toEqual([
      ["continuous", []],
      ["reported", ["reported"]],
    ]);
  });

  it("inverts an exact p by t", () => {
    const outcome = one("wide", "study,n1,n2,estimate,p,measure\nA,25,25,3.8,.03,md");
    if (outcome.kind !== "reported") throw new Error("not reported");
    expect(Math.abs((outcome.se ?? 0) - 1.6990696)).toBeLessThan(5e-8);
    expect(outcome.derivedFrom).toEqual(["reported", "p"]);
  });

  it("carries the mean at baseline of both arms together", () => {
    const outcome = one("wide", "study,n1,n2,baseline_mean1,baseline_mean2,estimate,se,measure\nA,10,30,30,34,-5,1,md");
    expect(outcome).toMatchObject({ baselineMean: 33 });
  });
});
