import { describe, expect, it } from "vitest";
import { BptrialError } from "../../src/core/errors.js";
import { requireIndependence, resolveSharedControl } from "../../src/validate/index.js";
import { run } from "./table.js";

const thrown = (action: () => unknown): BptrialError => {
  try {
    action();
  } catch (error) {
    if (error instanceof BptrialError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
};

const means = () =>
  run("long", "study,arm,n,mean,sd\nA,yoga,30,10,4\nA,pt,20,13,5\nA,control,64,12.3,5\nB,yoga,10,5,1\nB,control,11,6,1")
    .outcomes;
const events = () =>
  run("long", "study,arm,n,events\nA,yoga,125,60\nA,pt,113,42\nA,education,61,14", { control: "education" }).outcomes;

describe("a control arm used twice", () => {
  it("is an error that names both contrasts and what can be done", () => {
    const error = thrown(() => resolveSharedControl(means(), "error"));
    expect(error).toMatchObject({ code: "E_SHARED_CONTROL", place: { row: 2 } });
    expect(error.message).toBe(
      '"A": "yoga" (row 2) and "pt" (row 3) stand against the same control arm, "control", whose people would count 2 times',
    );
    expect(error.hint).toContain("--shared-control combine");
  });

  it("is recognised by its numbers where a wide table repeats them", () => {
    const { outcomes } = run(
      "wide",
      "study,n1,mean1,sd1,n2,mean2,sd2\nA,30,10,4,64,12.3,5\nA,20,13,5,64,12.3,5\nB,20,13,5,64,12.3,5",
    );
    expect(thrown(() => resolveSharedControl(outcomes, "error")).code).toBe("E_SHARED_CONTROL");
    expect(requireIndependence(outcomes, false)).toEqual([]);
  });

  it("leaves other studies and other occasions alone", () => {
    const { outcomes } = run(
      "wide",
      "study,timepoint,n1,mean1,sd1,n2,mean2,sd2\nA,t1,30,10,4,64,12.3,5\nA,t2,20,13,5,64,12.3,5\nB,t1,20,13,5,64,12.3,5",
    );
    expect(resolveSharedControl(outcomes, "error")).toEqual({ outcomes, notes: [] });
  });

  it("is joined against one arm by combine (Handbook: 30/10/4 and 20/13/5 give 11.2 and 4.622)", () => {
    const { outcomes, notes } = resolveSharedControl(means(), "combine");
    expect(outcomes.map((o) => [o.study, o.treatment])).toEqual([
      ["A", "yoga + pt"],
      ["B", "yoga"],
    ]);
    const [first] = outcomes;
    if (first?.kind !== "continuous") throw new Error("not continuous");
    expect(first.arms.treatment).toMatchObject({ label: "yoga + pt", n: 50, changeMean: null, events: null });
    expect(first.arms.treatment.mean).toBeCloseTo(11.2, 12);
    expect(first.arms.treatment.sd).toBeCloseTo(4.622482768, 9);
    expect(first.arms.control.n).toBe(64);
    expect(first.derivedFrom).toEqual(["combine-arms"]);
    expect(notes.map(({ code }) => code)).toEqual(["N_SHARED_CONTROL"]);
  });

  it("adds up events by combine", () => {
    const { outcomes } = resolveSharedControl(events(), "combine");
    expect(outcomes).toMatchObject([{ arms: { treatment: { n: 238, events: 102 }, control: { n: 61, events: 14 } } }]);
  });

  it("is shared out, unrounded, by split, with mean and SD as they were", () => {
    const { outcomes, notes } = resolveSharedControl(events(), "split");
    expect(outcomes).toMatchObject([
      {
        treatment: "yoga",
        arms: { treatment: { n: 125 }, control: { n: 30.5, events: 7 } },
        derivedFrom: ["split-control"],
      },
      { treatment: "pt", arms: { treatment: { n: 113 }, control: { n: 30.5, events: 7 } } },
    ]);
    expect(notes).toHaveLength(1);
    expect(resolveSharedControl(means(), "split").outcomes[0]).toMatchObject({
      arms: { control: { n: 32, mean: 12.3, sd: 5 } },
    });
  });

  it("is still one set of arms after a split, so that nothing calls it dependent", () => {
    expect(requireIndependence(resolveSharedControl(means(), "split").outcomes, false)).toEqual([]);
  });

  it("is not split into fewer than two people", () => {
    const { outcomes } = run("long", "study,arm,n,mean,sd\nA,yoga,30,10,4\nA,pt,20,13,5\nA,control,3,12.3,5");
    expect(thrown(() => resolveSharedControl(outcomes, "split")).code).toBe("E_SHARED_CONTROL");
  });

  it("cannot be undone in printed estimates", () => {
    const csv = "study,treatment,control,measure,estimate,se\nA,yoga,usual,md,1,2\nA,pt,usual,md,2,2";
    const { outcomes } = run("effects", csv);
    for (const mode of ["error", "combine", "split"] as const) {
      expect(thrown(() => resolveSharedControl(outcomes, mode)).code).toBe("E_SHARED_CONTROL");
    }
  });
});

describe("several rows of a study in one group", () => {
  it("are an error that names the rows and what can be done", () => {
    const { outcomes } = run("effects", "study,outcome,measure,yi,vi\nA,pain,md,1,2\nB,pain,md,1,2\nA,sleep,md,2,2");
    const error = thrown(() => requireIndependence(outcomes, false));
    expect(error).toMatchObject({ code: "E_DEPENDENT", place: { row: 2 } });
    expect(error.message).toContain('"A" (row 2: pain, treatment and row 4: sleep, treatment)');
    expect(error.hint).toContain("--assume-independent");
    expect(error.hint).toContain("--by");
  });

  it("are pooled with a note when they are said to be independent", () => {
    const { outcomes } = run("effects", "study,measure,yi,vi\nA,md,1,2\nA,md,1,2");
    expect(resolveSharedControl(outcomes, "error").outcomes).toHaveLength(2);
    expect(requireIndependence(outcomes, true)).toMatchObject([{ code: "N_INDEPENDENCE", place: { row: 2 } }]);
  });

  it("are dependent when they are the same row twice, or the same arms on another scale", () => {
    const twice = run("wide", "study,n1,mean1,sd1,n2,mean2,sd2\nA,30,10,4,64,12.3,5\nA,30,10,4,64,12.3,5").outcomes;
    const scales = run(
      "wide",
      "study,instrument,n1,mean1,sd1,n2,mean2,sd2\nA,x,30,10,4,64,12.3,5\nA,y,30,1,4,64,2,5",
    ).outcomes;
    for (const outcomes of [twice, scales]) {
      expect(resolveSharedControl(outcomes, "error").outcomes).toBe(outcomes);
      expect(thrown(() => requireIndependence(outcomes, false)).code).toBe("E_DEPENDENT");
    }
  });

  it("are no matter where every study has one", () => {
    expect(requireIndependence(run("effects", "study,measure,yi,vi\nA,md,1,2\nB,md,1,2").outcomes, false)).toEqual([]);
    expect(requireIndependence([], false)).toEqual([]);
  });
});
