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
    const combined = resolveSharedControl(outcomes, "combine").outcomes;
    expect(requireIndependence(combined, false)).toMatchObject([{ code: "N_SAME_CONTROL" }]);
  });

  it("is not counted once more by a row that stands in the table twice", () => {
    const { outcomes } = run("wide", "study,events1,n1,events2,n2\nA,6,10,0,14\nA,6,10,0,14\nA,3,12,0,14");
    for (const mode of ["combine", "split"] as const) {
      const resolved = resolveSharedControl(outcomes, mode).outcomes;
      expect(thrown(() => requireIndependence(resolved, false)).code).toBe("E_DEPENDENT");
    }
  });

  it("is recognised where only some rows name it, and goes by that name", () => {
    const { outcomes } = run(
      "wide",
      "study,treatment,control,n1,events1,n2,events2\nA,low,,30,5,64,12\nA,high,placebo,20,6,64,12",
    );
    expect(thrown(() => resolveSharedControl(outcomes, "error")).message).toContain('control arm, "placebo"');
    expect(resolveSharedControl(outcomes, "combine").outcomes).toMatchObject([
      { treatment: "low + high", control: "placebo", arms: { treatment: { n: 50, events: 11 }, control: { n: 64 } } },
    ]);
  });

  it("may be the treatment that stands against several controls", () => {
    const csv =
      "study,treatment,control,n1,mean1,sd1,n2,mean2,sd2\nA,drug,placebo,64,12.3,5,30,10,4\nA,drug,waiting,64,12.3,5,20,13,5";
    const { outcomes } = run("wide", csv);
    const error = thrown(() => resolveSharedControl(outcomes, "error"));
    expect(error.message).toContain(
      '"placebo" (row 2) and "waiting" (row 3) stand against the same treatment arm, "drug"',
    );
    expect(error.hint).toContain("Merge the control arms");
    const [whole] = resolveSharedControl(outcomes, "combine").outcomes;
    if (whole?.kind !== "continuous") throw new Error("not continuous");
    expect(whole).toMatchObject({ treatment: "drug", control: "placebo + waiting", arms: { treatment: { n: 64 } } });
    expect(whole.arms.control.n).toBe(50);
    expect(whole.arms.control.sd).toBeCloseTo(4.622482768, 9);
    const { outcomes: halves } = resolveSharedControl(outcomes, "split");
    expect(halves).toMatchObject([{ arms: { treatment: { n: 32, mean: 12.3 }, control: { n: 30 } } }, { arms: {} }]);
    expect(requireIndependence(halves, false)).toEqual([]);
  });

  it("combined, keeps only the labels that its rows share, and how it came about", () => {
    const { outcomes } = run(
      "wide",
      "study,x dose,x country,n1,mean1,sd1,n2,mean2,sd2\nA,10,NL,30,10,4,64,12.3,5\nA,20,NL,20,13,5,64,12.3,5",
    );
    const [whole] = resolveSharedControl(outcomes, "combine").outcomes;
    expect(whole?.labels).toEqual({ "x country": "NL" });
    expect(whole?.workings).toMatchObject([{ by: "combine-arms", given: { n1: 30, n2: 20 }, gives: { n: 50 } }]);
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

describe("one control arm under two names", () => {
  const told = (csv: string) => requireIndependence(run("wide", csv).outcomes, false);
  const counts = (one: string, other: string, control = "10,40") =>
    told(`study,events1,n1,events2,n2\n${one},5,30,${control}\n${other},7,31,${control}`);

  it("is a note that names rows and numbers, where author and year agree", () => {
    for (const [one, other] of [
      ["Smith 2001a", "Smith 2001b"],
      ["Smith 2001 (10 mg)", "Smith 2001 (20 mg)"],
      ["Smith 2001", "Smith 2001; high dose"],
      ["SMITH (low)", "Smith (high)"],
    ] as const) {
      const [note, ...more] = counts(one, other);
      expect(more).toEqual([]);
      expect(note).toMatchObject({ code: "N_SAME_CONTROL", place: { row: 2 } });
      expect(note?.message).toContain(`"${one}" in row 2 and "${other}" in row 3 (10 of 40 people)`);
    }
  });

  it("is not suspected of other authors or years, of few people, or of a row that stands twice", () => {
    expect(counts("Smith 2001", "Smith 2003")).toEqual([]);
    expect(counts("Smith 2001", "Jones 2001")).toEqual([]);
    expect(counts("Study 1", "Study 2")).toEqual([]);
    expect(counts("Smith 2001a", "Smith 2001b", "3,9")).toEqual([]);
    expect(told("study,events1,n1,events2,n2\nSmith 2001a,5,30,10,40\nSmith 2001b,5,30,10,40")).toEqual([]);
  });

  it("is one by means and SDs, which seldom agree by chance, whatever the names", () => {
    const csv = (sd: string) =>
      `study,n1,mean1,sd1,n2,mean2,sd2\nJones 1999,30,10,4,64,12.3,5.1\nLee 2010,20,13,5,64,12.3,${sd}`;
    expect(told(csv("5.1"))).toMatchObject([{ code: "N_SAME_CONTROL" }]);
    expect(told(csv("5.2"))).toEqual([]);
  });
});

describe("several rows of a study in one group", () => {
  it("are an error that names the rows and what can be done", () => {
    const { outcomes } = run("effects", "study,outcome,measure,yi,vi\nA,pain,md,1,2\nB,pain,md,1,2\nA,sleep,md,2,2");
    const error = thrown(() => requireIndependence(outcomes, false));
    expect(error).toMatchObject({ code: "E_DEPENDENT", place: { row: 2 } });
    expect(error.message).toContain('"A" (row 2: pain and row 4: sleep)');
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
