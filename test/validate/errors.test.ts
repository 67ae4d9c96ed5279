import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFilter, validator } from "../../src/validate/index.js";
import { facts, headOf, one, plainOptions, run } from "./table.js";

describe("a rejected cell", () => {
  it("is named by file, row and column, with what was found, expected and to be tried", () => {
    const { errors } = run("wide", "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,1 Feb,1,21,4,1");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      code: "E_CELL",
      message: '"1 Feb": expected a number',
      hint: "Write digits.",
      place: { file: "trial.csv", row: 2, column: "mean1" },
    });
  });

  const ranges = [
    ["a negative SD", "A,20,5,-1,21,4,1", "E_RANGE", "sd1"],
    ["a negative n", "A,20,5,1,-3,4,1", "E_RANGE", "n2"],
  ] as const;
  it.each(ranges)("is %s", (_, row, code, column) => {
    const { errors } = run("wide", `study,n1,mean1,sd1,n2,mean2,sd2\n${row}`);
    expect(errors[0]).toMatchObject({ code, place: { row: 2, column } });
  });

  const counts = [
    ["more events than people", "A,50,45,12,44", "E_CONFLICT", "events1"],
    ["a negative count", "A,5,45,-1,44", "E_RANGE", "events2"],
  ] as const;
  it.each(counts)("is %s", (_, row, code, column) => {
    const { errors, outcomes } = run("wide", `study,events1,n1,events2,n2\n${row}`);
    expect(outcomes).toEqual([]);
    expect(errors).toMatchObject([{ code, place: { row: 2, column } }]);
  });

  it("may be one of few people where events are counted", () => {
    expect(one("wide", "study,events1,n1,events2,n2\nA,1,1,0,1").kind).toBe("events");
  });

  it("is a percentage outside 0 to 100", () => {
    expect(run("wide", "study,percent1,n1,percent2,n2\nA,101,50,20,50\nB,20,50,-1,50").codes).toEqual([
      "E_RANGE",
      "E_RANGE",
    ]);
  });

  it("is a study without a name", () => {
    expect(run("wide", "study,n1,mean1,sd1,n2,mean2,sd2\n,20,5,1,21,4,1").errors).toMatchObject([
      { code: "E_MISSING", place: { column: "study" } },
    ]);
  });
});

describe("the errors of a file", () => {
  it("come out together, several a row, in the order of the rows", () => {
    const { errors, outcomes } = run(
      "wide",
      "study,n1,mean1,sd1,n2,mean2,sd2\nA,x,y,1,21,4,1\nB,20,5,1,21,4,1\nC,20,5,-1,21,4,z",
    );
    expect(errors.map(({ place }) => [place?.row, place?.column])).toEqual([
      [2, "n1"],
      [2, "mean1"],
      [4, "sd1"],
      [4, "sd2"],
    ]);
    expect(outcomes.map((o) => o.study)).toEqual(["B"]);
  });

  it("are a thousand at most, then a count", () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `S${i},20,x,1,21,4,1`).join("\n");
    const { errors } = run("wide", `study,n1,mean1,sd1,n2,mean2,sd2\n${rows}`);
    expect(errors).toHaveLength(1001);
    expect(errors.at(-1)?.message).toBe("500 more errors in this file");
  });

  it("do not repeat themselves: a study with a bad row is not also called incomplete", () => {
    expect(run("long", "study,arm,n,mean,sd\nA,yoga,10,x,1\nA,control,10,5,1\nB,yoga,10,5,1").codes).toEqual([
      "E_CELL",
      "E_ARMS",
    ]);
  });
});

describe("a table that lacks a column", () => {
  const column = (form: "long" | "wide" | "effects" | "paired", headers: string, options = {}) =>
    validator(headOf(form, headers.split(",")), { ...plainOptions, ...options }, facts).errors.map(
      ({ message, hint }) => `${message} ${hint}`,
    );

  it("is told which, what was looked for, and what is near", () => {
    expect(column("wide", "study,n1,mean1,sd1,n2,mean2,x sd_ctl")).toEqual([
      `no column for the control group's SD (looked for sd2, se2, ci_lower2 and ci_upper2) Name the column with --map sd2=COLUMN.`,
    ]);
    const head = headOf("wide", ["study", "n1", "mean1", "sd1", "n2", "mean2", "_"]);
    const near = { ...head, columns: head.columns.map((c) => (c.header === "_" ? { ...c, header: "sd_ctl" } : c)) };
    expect(validator(near, plainOptions, facts).errors[0]?.hint).toBe(
      'Found "sd_ctl"; did you mean it? Say --map sd2=sd_ctl.',
    );
  });

  it("is told in every form", () => {
    expect(column("long", "study,arm,mean,sd")[0]).toContain("an arm's n");
    expect(column("long", "study,arm,n")[0]).toContain("mean or events");
    expect(column("effects", "study,measure,estimate")[0]).toContain("how exact");
    expect(column("paired", "study,n,mean,sd,baseline_mean,baseline_sd")[0]).toContain("--correlation");
    expect(column("paired", "study,n,mean,sd,baseline_mean,baseline_sd", { correlation: 0.5 })).toEqual([]);
  });

  it("computes nothing, and says nothing of its rows", () => {
    const { outcomes, errors, notes } = run("wide", "study,n1,mean1,sd1,n2,mean2\nA,10,5,1,10,5");
    expect([outcomes, notes]).toEqual([[], []]);
    expect(errors.map(({ code }) => code)).toEqual(["E_COLUMN"]);
  });
});

describe("notes", () => {
  it("of one kind are kept a hundred times and then counted", () => {
    const rows = Array.from({ length: 350 }, (_, i) => `S${i},20,5,,21,4,1`).join("\n");
    const { notes } = run("wide", `study,n1,mean1,sd1,n2,mean2,sd2\n${rows}`);
    expect(notes).toHaveLength(101);
    expect(notes.at(-1)).toMatchObject({ code: "N_MISSING", message: "the same in 250 more rows" });
  });
});

describe("labels", () => {
  it("are all columns that mean nothing to us, without outer space", () => {
    const { outcomes } = run("wide", "study,n1,mean1,sd1,n2,mean2,sd2,x year,x land\nA,20,5,1,21,4,1, 1999 ,NA");
    expect(outcomes[0]?.labels).toEqual({ "x year": "1999", "x land": "NA" });
  });

  it("may be called __proto__ without harm", () => {
    const { outcomes } = run("wide", "study,n1,mean1,sd1,n2,mean2,sd2,__proto__,_constructor\nA,20,5,1,21,4,1,evil,x");
    const labels = outcomes[0]?.labels ?? {};
    expect(Object.entries(labels)).toEqual([
      ["__proto__", "evil"],
      ["_constructor", "x"],
    ]);
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
    expect(Object.getPrototypeOf(labels)).toBe(Object.prototype);
  });

  it("are the treatment's where the arms of a study differ", () => {
    const { outcomes } = run("long", "study,arm,n,mean,sd,x dose\nA,yoga,10,5,1,3\nA,pt,10,5,1,4\nA,control,10,5,1,0");
    expect(outcomes.map((o) => o.labels)).toEqual([{ "x dose": "3" }, { "x dose": "4" }]);
  });
});

describe("--filter", () => {
  const table =
    "study,timepoint,n1,mean1,sd1,n2,mean2,sd2,x land\nA,6 weeks,20,5,1,21,4,1,NL\nB,1 year,20,5,1,21,4,1,NL\nC,6 weeks,bad,5,1,21,4,1,US";
  const studies = (...filter: string[]) => run("wide", table, { filter: filter.map(parseFilter) });

  it("keeps rows by header or by our name, and leaves out others before they are looked at", () => {
    expect(studies("timepoint=6 weeks", "x land=NL").outcomes.map((o) => o.study)).toEqual(["A"]);
    expect(studies("x land!=US").outcomes.map((o) => o.study)).toEqual(["A", "B"]);
    expect(studies("x land!=US").errors).toEqual([]);
  });

  it("refuses a column that the table does not have, and proposes one", () => {
    expect(() => studies("timepont=6 weeks")).toThrowError(/no column "timepont"/);
    try {
      studies("timepont=6 weeks");
    } catch (error) {
      expect(error).toMatchObject({ code: "E_COLUMN", hint: expect.stringContaining('Did you mean "timepoint"?') });
    }
  });

  it("is written column=value or column!=value, and the value may hold signs of its own", () => {
    expect(parseFilter(" a b = c=d!=e ")).toEqual({ column: "a b", operator: "=", value: "c=d!=e" });
    expect(parseFilter("a!=b")).toEqual({ column: "a", operator: "!=", value: "b" });
    expect(parseFilter("a=")).toEqual({ column: "a", operator: "=", value: "" });
    for (const text of ["", "a", "=b", "!=b"]) expect(() => parseFilter(text)).toThrowError(/column=value/);
  });

  it("is read back as it was written", () => {
    const word = fc
      .string({ minLength: 1 })
      .map((s) => s.replace(/[=!]/g, "").trim())
      .filter((s) => s !== "");
    fc.assert(
      fc.property(word, fc.constantFrom("=", "!="), fc.string(), (column, operator, value) => {
        fc.pre(value.trim() === value && !(operator === "=" && value.startsWith("=")));
        expect(parseFilter(`${column}${operator}${value}`)).toEqual({ column, operator, value });
      }),
    );
  });
});

describe("paired tables", () => {
  it("are final against baseline", () => {
    expect(one("paired", "study,n,baseline_mean,baseline_sd,mean,sd,correlation\nA,40,20,6,25,7,0.6")).toMatchObject({
      kind: "paired",
      treatment: "treatment",
      control: "baseline",
      n: 40,
      baselineMean: 20,
      finalMean: 25,
      finalSd: 7,
      correlation: 0.6,
    });
  });

  it("work the correlation out from the SD of changes, and refuse SDs that contradict each other", () => {
    const csv = (sd: string) =>
      `study,value_kind,n,baseline_mean,baseline_sd,mean,sd,final_sd\nA,change,33,7.57,1.49,-6.21,${sd},1.98`;
    const outcome = one("paired", csv("2.06"));
    if (outcome.kind !== "paired") throw new Error(outcome.kind);
    expect(outcome.correlation).toBeCloseTo(0.32, 2);
    expect(outcome.finalMean).toBeCloseTo(1.36, 10);
    expect(outcome.derivedFrom).toEqual(["correlation-from-change"]);
    expect(run("paired", csv("9")).codes).toEqual(["E_CONFLICT"]);
  });

  it("leave out a row that lacks a number, with a note", () => {
    const { outcomes, notes } = run(
      "paired",
      "study,n,baseline_mean,baseline_sd,mean,sd,correlation\nA,40,20,6,25,7,\nB,40,,6,25,7,.5",
    );
    expect(outcomes).toEqual([]);
    expect(notes.map(({ code, place }) => [code, place?.column])).toEqual([
      ["N_MISSING", "correlation"],
      ["N_MISSING", "baseline_mean"],
    ]);
  });

  it("refuse a correlation outside −1…1 and take its ends", () => {
    const csv = (r: string) => `study,n,baseline_mean,baseline_sd,mean,sd,correlation\nA,40,20,6,25,7,${r}`;
    expect(run("paired", csv("1.01")).codes).toEqual(["E_RANGE"]);
    expect(one("paired", csv("-1")).kind).toBe("paired");
  });
});
