import { describe, expect, it } from "vitest";
import { one, run } from "./table.js";

const arms = (rows: string) => run("long", `study,arm,n,mean,sd\n${rows}`);

describe("a long table", () => {
  it("sets every arm against the control, whatever the order of rows", () => {
    const { outcomes, errors } = arms(
      "A,yoga,127,11.0,4.9\nA,education,64,12.3,5.0\nB,usual care,30,5,1\nA,control,60,12,5\nB,drug,31,4,1",
    );
    expect(errors).toEqual([]);
    expect(outcomes.map((o) => [o.study, o.treatment, o.control, o.place.row])).toEqual([
      ["A", "yoga", "control", 2],
      ["A", "education", "control", 3],
      ["B", "drug", "usual care", 6],
    ]);
    const [yoga, education] = outcomes;
    if (yoga?.kind !== "continuous" || education?.kind !== "continuous") throw new Error("not continuous");
    expect(yoga.arms.treatment).toMatchObject({
      label: "yoga",
      n: 127,
      mean: 11,
      sd: 4.9,
      changeSd: null,
      events: null,
    });
    expect(yoga.arms.control).toBe(education.arms.control);
  });

  it("reads events, and n from events and non-events", () => {
    const given = one("long", "study,arm,events,n\nA,treatment,4,123\nA,control,11,139");
    const counted = one("long", "study,arm,events,nonevents\nA,treatment,4,119\nA,control,11,128");
    for (const outcome of [given, counted]) {
      expect(outcome).toMatchObject({
        kind: "events",
        arms: {
          treatment: { label: "treatment", n: 123, events: 4 },
          control: { label: "control", n: 139, events: 11 },
        },
        derivedFrom: [],
        workings: [],
        notes: [],
      });
    }
  });

  it("keeps responders beside means", () => {
    const outcome = one("long", "study,arm,n,mean,sd,events\nA,yoga,50,5,1,20\nA,control,50,6,1,");
    expect(outcome).toMatchObject({
      kind: "continuous",
      arms: { treatment: { events: 20 }, control: { events: null } },
    });
  });

  it("keeps outcomes, time points and kinds of value apart", () => {
    const { outcomes, errors } = run(
      "long",
      `study,outcome,timepoint,value_kind,arm,n,mean,sd
       A,pain,6 weeks,final,yoga,10,4,1
       A,pain,6 weeks,final,control,10,5,1
       A,pain,6 weeks,change,yoga,10,-2,1
       A,pain,6 weeks,change,control,10,-1,1
       A,pain,12 weeks,final,yoga,10,4,1
       A,pain,12 weeks,final,control,10,5,1
       A,sleep,6 weeks,final,yoga,10,4,1
       A,sleep,6 weeks,final,control,10,5,1`,
    );
    expect(errors).toEqual([]);
    expect(outcomes.map((o) => [o.outcome, o.timepoint, o.valueKind])).toEqual([
      ["pain", "6 weeks", "final"],
      ["pain", "6 weeks", "change"],
      ["pain", "12 weeks", "final"],
      ["sleep", "6 weeks", "final"],
    ]);
  });

  it("names the study by its file where no column does", () => {
    expect(one("long", "arm,n,mean,sd\nyoga,10,5,1\ncontrol,10,6,1").study).toBe("trial");
  });

  it("gives the same contrasts for any interleaving of studies", () => {
    const together = arms("A,yoga,10,5,1\nA,control,11,6,1\nB,yoga,12,5,1\nB,control,13,6,1").outcomes;
    const apart = arms("A,yoga,10,5,1\nB,yoga,12,5,1\nB,control,13,6,1\nA,control,11,6,1").outcomes;
    const numbers = (outcomes: typeof apart) => outcomes.map((o) => [o.study, "arms" in o && o.arms]);
    expect(numbers(apart)).toEqual(numbers(together));
  });
});

describe("the control", () => {
  it("is the arm that the role column names", () => {
    const { outcomes } = run(
      "long",
      "study,arm,role,n,mean,sd\nA,placebo gel,active,10,5,1\nA,ibuprofen,comparator,10,6,1\nA,heat,experimental,10,6,1",
    );
    expect(outcomes.map((o) => [o.treatment, o.control])).toEqual([
      ["placebo gel", "ibuprofen"],
      ["heat", "ibuprofen"],
    ]);
  });

  it("is the only arm whose role is not treatment", () => {
    expect(one("long", "study,arm,role,n,mean,sd\nA,x,treatment,10,5,1\nA,y,,10,6,1").control).toBe("y");
  });

  it("is the arm that --control names, without regard to case", () => {
    const { outcomes } = run("long", "study,arm,n,mean,sd\nA,Yoga,10,5,1\nA,PT,10,6,1\nA,control,10,6,1", {
      control: "pt",
    });
    expect(outcomes.map((o) => o.treatment)).toEqual(["Yoga", "control"]);
  });

  it("is never another arm than the one that is named: such studies are left out with one note", () => {
    const { outcomes, errors, notes } = run(
      "long",
      "study,arm,n,mean,sd\nA,a,10,5,1\nA,b,10,6,1\nB,a,10,5,1\nB,sham,10,6,1",
      {
        control: "b",
      },
    );
    expect(errors).toEqual([]);
    expect(outcomes.map((o) => o.control)).toEqual(["b"]);
    expect(notes).toMatchObject([{ code: "N_LEFT_OUT", message: '1 study without "b", left out: B' }]);
  });

  it("must exist in the table when --control names it", () => {
    const { errors } = run("long", "study,arm,n,mean,sd\nA,yoga,10,5,1\nA,control,10,6,1", { control: "usual cre" });
    expect(errors[0]).toMatchObject({ code: "E_CONTROL", hint: 'The arms are "yoga" and "control".' });
    expect(errors[0]?.message).toContain('"usual cre"');
  });

  it("is asked for, with the labels, when two arms or none mean control", () => {
    for (const labels of [
      ["yoga", "pilates"],
      ["sham", "usual care"],
    ] as const) {
      const { errors, outcomes } = arms(`A,${labels[0]},10,5,1\nA,${labels[1]},10,6,1`);
      expect(outcomes).toEqual([]);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({ code: "E_CONTROL", place: { file: "trial.csv", row: 2, column: "arm" } });
      for (const label of labels) {
        expect(errors[0]?.message).toContain(`"${label}"`);
        expect(errors[0]?.hint).toContain(`--control "${label}"`);
      }
    }
  });

  it("refuses two controls in the role column", () => {
    expect(run("long", "study,arm,role,n,mean,sd\nA,a,control,10,5,1\nA,b,control,10,6,1").codes).toEqual([
      "E_CONTROL",
    ]);
  });

  it("refuses a role that is neither treatment nor control", () => {
    const { errors } = run("long", "study,arm,role,n,mean,sd\nA,a,boss,10,5,1\nA,control,control,10,6,1");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code: "E_CELL", place: { row: 2, column: "role" } });
  });

  it("is the other of two arms when --treatment names one", () => {
    const outcome = one("long", "study,arm,n,mean,sd\nA,yoga,10,5,1\nA,pilates,10,6,1", { treatment: "Pilates" });
    expect([outcome.treatment, outcome.control]).toEqual(["pilates", "yoga"]);
  });
});

describe("--treatment", () => {
  const table = "study,arm,n,mean,sd\nA,yoga,10,5,1\nA,pt,10,6,1\nA,control,10,7,1";
  it("keeps only contrasts of that arm", () => {
    expect(one("long", table, { treatment: "pt" }).treatment).toBe("pt");
  });
  it("must name an arm of the table", () => {
    expect(run("long", table, { treatment: "ty" }).codes).toEqual(["E_ARMS"]);
  });
});

describe("arms that make no contrast", () => {
  it("are refused when a study has one arm only", () => {
    const { errors } = arms("A,yoga,10,5,1\nB,yoga,10,5,1\nB,control,10,5,1");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code: "E_ARMS", place: { row: 2 } });
    expect(errors[0]?.message).toContain('"A" has only one arm');
  });

  it("are refused when a label comes twice, with both rows", () => {
    const { errors } = arms("A,yoga,10,5,1\nA,control,10,5,1\nA,Yoga,12,5,1");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code: "E_ARMS", place: { row: 4 } });
    expect(errors[0]?.message).toContain("rows 2 and 4");
  });

  it("are refused when one gives a mean and the other a count", () => {
    const { codes } = run("long", "study,arm,n,mean,sd,events\nA,yoga,10,5,1,\nA,control,10,,,4");
    expect(codes).toEqual(["E_ARMS"]);
  });
});

describe("a missing number", () => {
  it("leaves an arm out with a note, and its contrast with it", () => {
    const { outcomes, errors, notes } = arms("A,yoga,10,5,NA\nA,pt,10,5,1\nA,control,10,6,1");
    expect(errors).toEqual([]);
    expect(outcomes.map((o) => o.treatment)).toEqual(["pt"]);
    expect(notes).toEqual([
      {
        code: "N_MISSING",
        message: '"A": the arm "yoga" was left out, its SD is missing',
        place: { file: "trial.csv", row: 2, column: "sd" },
      },
    ]);
  });

  it("in the control leaves out all contrasts, without an error", () => {
    const { outcomes, errors, notes } = arms("A,yoga,10,5,1\nA,control,,6,1");
    expect([outcomes, errors]).toEqual([[], []]);
    expect(notes.map(({ code, place }) => [code, place?.row, place?.column])).toEqual([["N_MISSING", 3, "n"]]);
  });

  it("does not matter where another column gives the number", () => {
    const outcome = one("long", "study,arm,n,mean,sd,se\nA,yoga,16,5,,0.5\nA,control,25,6,1,");
    expect(outcome).toMatchObject({ derivedFrom: ["se"], arms: { treatment: { sd: 2 }, control: { sd: 1 } } });
  });
});

describe("one arm", () => {
  it("with baseline and a correlation is a change from baseline", () => {
    const outcome = one("long", "study,arm,n,mean,sd,baseline_mean,baseline_sd,correlation\nA,yoga,40,25,7,20,6,0.6");
    expect(outcome).toMatchObject({
      kind: "paired",
      treatment: "yoga",
      control: "baseline",
      n: 40,
      baselineMean: 20,
      baselineSd: 6,
      finalMean: 25,
      finalSd: 7,
      correlation: 0.6,
      place: { row: 2 },
    });
  });

  it("takes the correlation from the option, but never assumes one", () => {
    const table = "study,arm,n,mean,sd,baseline_mean,baseline_sd\nA,yoga,40,25,7,20,6";
    expect(one("long", table, { correlation: 0.5 })).toMatchObject({ kind: "paired", correlation: 0.5 });
    expect(run("long", table).codes).toEqual(["E_ARMS"]);
  });
});
