import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BptrialError } from "../../src/core/errors.js";
import { openTable } from "../../src/read/index.js";
import { canonical, fixture, open, refusal, walk } from "./support.js";

interface Head {
  readonly dataset: string;
  readonly layout: string;
  readonly kind: string;
  readonly form: string | null;
  readonly lines: readonly string[];
}

const heads: readonly Head[] = JSON.parse(readFileSync(fixture("reference-heads.json"), "utf8"));
const named = (list: readonly Head[]): (readonly [string, Head])[] =>
  list.map((head) => [`${head.dataset}, ${head.kind}, ${head.layout}`, head]);

describe("published tables are recognised without a flag", () => {
  it.each(named(heads.filter(({ form }) => form !== null)))("%s", async (_, { lines, form }) => {
    const table = await open(lines);
    expect(table.form).toBe(form);
    const { rows, errors } = await walk(table);
    expect([rows.length, errors]).toEqual([lines.length - 1, []]);
    const names = lines[0]?.split(",") ?? [];
    for (const column of table.columns) {
      // Whatever has a canonical name in these tables is called so, but for the paired form, metafor's ni, ri and times.
      if (column.canonical !== null && form !== "paired" && !/^(ni|ri|time[12])$/.test(column.header))
        expect(column.canonical).toBe(column.header);
      expect(names[column.index]).toBe(column.header);
    }
  });

  it("never takes their moderators for anything else", async () => {
    for (const { lines, form } of heads) {
      if (form === null) continue;
      const found = canonical(await open(lines));
      for (const moderator of [
        "year",
        "time",
        "weeks",
        "author",
        "trial",
        "length",
        "meta",
        "ctrl",
        "or",
        "method",
        "setting",
      ]) {
        expect(found).not.toHaveProperty(moderator);
      }
    }
  });
});

describe("a median without spread", () => {
  it("is told what it needs", async () => {
    const content = "study,n1,median1,n2,median2\nA,40,3,40,4";
    const advice = "A median needs its quartiles (q1, q3) or its range (min, max).";
    const refused = openTable({ name: "t.csv", content });
    await expect(refused).rejects.toMatchObject({
      causes: [1, 2].map(() => ({ hint: expect.stringContaining(advice) })),
    });
  });
});

describe("tables of other kinds are refused, with what was looked for", () => {
  it.each(named(heads.filter(({ form }) => form === null)))("%s", async (_, { lines }) => {
    const error = await refusal(open(lines));
    expect(["E_COLUMN", "E_INPUT"]).toContain(error.code);
    expect(error.exitCode).toBe(3);
    const all: readonly BptrialError[] = error.causes.length > 0 ? error.causes : [error];
    for (const cause of all) {
      expect(cause.code).toBe("E_COLUMN");
      expect(cause.message).toMatch(/looked for|there (is|are) |no column holds/);
      expect(cause.hint).toMatch(/--map|Add /);
    }
  });
});

describe("the four forms", () => {
  it.each([
    ["long", "study,arm,n,mean,sd", "a column arm: a row is one arm"],
    ["long", "study,role,events,n", "a column role: a row is one arm"],
    ["long", "study,arm,n,median,q1,q3", "a column arm: a row is one arm"],
    ["long", "study,arm,n,mean,sd,yi,vi", "a column arm: a row is one arm"],
    ["long", "study,arm,n,baseline_mean,baseline_sd,mean,sd,correlation", "a column arm: a row is one arm"],
    ["wide", "study,n1,mean1,sd1,n2,mean2,sd2", "a row holds both groups: mean1, mean2, sd1, sd2"],
    ["wide", "study,events1,n1,events2,n2", "a row holds both groups: events1, events2"],
    [
      "wide",
      "study,n1,mean1,sd1,n2,mean2,sd2,estimate,ci_lower,ci_upper",
      "a row holds both groups: mean1, mean2, sd1, sd2",
    ],
    ["wide", "study,n1,mean1,n2,mean2,p", "a row holds both groups: mean1, mean2"],
    ["wide", "study,ai,bi,ci,di", "a row holds both groups: events1, events2, nonevents1, nonevents2"],
    ["effects", "study,estimate,ci_lower,ci_upper", "a column estimate: a row is an effect"],
    ["effects", "study,measure,estimate,p", "a column estimate: a row is an effect"],
    ["effects", "study,n1,n2,estimate,se", "a column estimate: a row is an effect"],
    ["effects", "study,yi,sei", "a column yi: a row is an effect"],
    [
      "paired",
      "study,n,mean1,sd1,mean2,sd2,r",
      "n and a correlation beside mean1 and mean2: one group, 1 baseline and 2 final",
    ],
    [
      "paired",
      "study,ni,m1i,sd1i,m2i,sd2i,ri",
      "n and a correlation beside mean1 and mean2: one group, 1 baseline and 2 final",
    ],
    [
      "paired",
      "study,n,baseline_mean,baseline_sd,mean,sd,correlation",
      "baseline_mean, mean and a correlation without an arm: one group, measured twice",
    ],
  ])("%s: %s", async (form, header, because) => {
    const table = await open([
      header,
      header
        .split(",")
        .map(() => "1")
        .join(","),
    ]);
    expect([table.form, table.sniff.formBecause]).toEqual([form, because]);
  });

  it("in the paired form 1 is baseline and 2 final", async () => {
    const table = await open(["study,n,mean1,sd1,mean2,sd2,r", "A,20,24.1,5.2,27.3,5.6,0.7"]);
    expect(canonical(table)).toEqual({
      study: "study",
      n: "n",
      mean1: "baseline_mean",
      sd1: "baseline_sd",
      mean2: "mean",
      sd2: "sd",
      r: "correlation",
    });
    expect(table.columns[2]?.because).toBe("exact name; in this form mean1 is baseline_mean");
  });
});

describe("a missing column names what was looked for and what may be meant", () => {
  it("with the header that is near", async () => {
    const error = await refusal(open(["study,n1,mean1,sd1,n2,mean2,sd_contrl", "A,1,1,1,1,1,1"]));
    expect([error.code, error.message]).toEqual([
      "E_COLUMN",
      "trial.csv: no column for the control group's SD (looked for sd2, se2, ci_lower2, sd2i, sd_ctl, sd_control, sd.c …)",
    ]);
    expect(error.hint).toBe('Found "sd_contrl"; did you mean it? Say --map sd2=sd_contrl.');
  });

  it("with the columns that are left where none is near", async () => {
    const error = await refusal(open(["study,n1,mean1,sd1,n2,mean2,year", "A,1,1,1,1,1,1"]));
    expect(error.hint).toBe('Columns not used: "year". Name it with --map sd2=HEADER.');
  });

  it("all of them at once", async () => {
    const error = await refusal(open(["study,n1,meen1,n2,mean2,sd2", "A,1,1,1,1,1"]));
    expect(error.code).toBe("E_INPUT");
    expect(error.causes.map(({ message }) => message.slice(0, 40))).toEqual([
      "trial.csv: no column for the treatment g",
      "trial.csv: no column for the treatment g",
    ]);
    expect(error.causes[0]?.hint).toContain('Found "meen1"; did you mean it? Say --map mean1=meen1.');
  });

  it.each([
    ["study,n,mean,sd", "which arm a row is"],
    ["study,arm,mean,sd", "an arm's number of patients"],
    ["study,arm,n,mean", "an arm's SD"],
    ["study,arm,n,sd", "an arm's mean"],
    ["study,events1,n1,n2", "the control group's events"],
    ["study,mean1,sd1,mean2,sd2,n1", "the control group's number of patients"],
    ["study,n,mean1,sd1,mean2,sd2", "the treatment group's number of patients"],
    ["arm,n,mean,sd", "the study's name"],
    ["study,n,mean1,mean2,sd2,r", "the SD at baseline"],
  ])("%s lacks %s", async (header, what) => {
    const error = await refusal(
      open([
        header,
        header
          .split(",")
          .map(() => "1")
          .join(","),
      ]),
    );
    const messages = [error, ...error.causes].map(({ message }) => message).join("\n");
    expect(messages).toContain(`no column for ${what} (looked for`);
  });
});
