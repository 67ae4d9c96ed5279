import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BptrialError,
  diff,
  effect,
  effectStream,
  instruments,
  mcid,
  methods,
  pool,
  readTable,
  smd,
  sniff,
  trace,
} from "../src/index.js";
import { formats } from "../src/render/index.js";
import { expectValid } from "./schema.js";

const root = join(import.meta.dirname, "..");
const open = (path: string) => readTable(join(root, path));
const typed = (text: string, name = "typed.csv") => readTable({ name, content: text });
const tables = [
  ...readdirSync(join(root, "fixtures"))
    .filter((name) => name.endsWith(".csv") && !name.startsWith("senn"))
    .map((name) => `fixtures/${name}`),
  "data/vandillen2021.csv",
];

const codeOf = async (work: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    return error.causes.length > 0 ? error.causes.map(({ code }) => code) : [error.code];
  }
};

describe.each(tables)("%s", (path) => {
  it("gives effects that fit their schema and hold no NaN", async () => {
    const document = await effect(await open(path));
    expectValid(document);
    expect(document.effects.length).toBeGreaterThan(0);
    expect(JSON.stringify(document)).toBe(
      JSON.stringify(document, (_, value) => (typeof value === "number" && !Number.isFinite(value) ? "bad" : value)),
    );
  });

  it("gives MCID comparisons that fit their schema", async () => {
    expectValid(await mcid(await open(path)));
  });

  it("gives equal bytes twice", async () => {
    expect(JSON.stringify(await effect(await open(path)))).toBe(JSON.stringify(await effect(await open(path))));
  });

  it("streams the effects that the document holds", async () => {
    const streamed = [];
    for await (const one of effectStream(await open(path))) streamed.push(one);
    expect(streamed).toEqual((await effect(await open(path))).effects);
  });

  it("is told what it was taken for", async () => {
    const document = await sniff(await open(path));
    expectValid(document);
    expect(document.tables[0]?.rows).toBeGreaterThan(0);
  });
});

describe("documents", () => {
  it("of every command fit their schemas", async () => {
    expectValid(await smd(await open("fixtures/pnf-2017.csv")));
    expectValid(await pool(await open("fixtures/bcg.csv")));
    expectValid(await instruments());
    expectValid(methods());
    const before = await effect(await open("fixtures/pnf-2017.csv"));
    expectValid(diff(before, await effect(await open("fixtures/pnf-2017.csv"), { level: 0.9 })));
  });

  it("name a document's own methods in the registries", () => {
    expect(methods("reml").methods[0]?.label).toMatch(/restricted/i);
    expect(() => methods("rmel")).toThrow(/no method/);
  });
});

const HEAD = "study,outcome,instrument,timepoint,n1,mean1,sd1,n2,mean2,sd2\n";

describe("pool", () => {
  it("fits one model an outcome and timepoint", async () => {
    const rows = [
      "A,pain,,4w,20,3,2,20,4,2",
      "B,pain,,4w,30,3,2,30,4,2",
      "A,pain,,8w,20,3,2,20,4,2",
      "B,function,,4w,9,3,2,9,4,2",
    ];
    const { fits } = await pool(await typed(HEAD + rows.join("\n")));
    expect(fits.map(({ group, k }) => [group, k])).toEqual([
      [{ outcome: "pain", timepoint: "4w" }, 2],
      [{ outcome: "pain", timepoint: "8w" }, 1],
      [{ outcome: "function", timepoint: "4w" }, 1],
    ]);
  });

  it("pools correlations by Fisher's z as metafor does, and lets them favour nobody", async () => {
    const rows = readFileSync(join(root, "fixtures/reference/molloy2014.csv"), "utf8");
    const content = rows.replace("yi_zcor,vi_zcor", "yi,vi");
    const table = () => readTable({ name: "molloy2014.csv", content });
    const document = await pool(await table(), { measure: "zcor", inference: "z", prediction: "z" });
    const [fit] = document.fits;
    // metafor 3.8-1: fit <- rma(yi, vi, data = escalc("ZCOR", ri = ri, ni = ni, data = dat.molloy2014),
    //   control = list(threshold = 1e-12, maxiter = 1000)); predict(fit, transf = transf.ztor)
    expect(fit?.terms[0]?.estimate).toBeCloseTo(0.1499171485175, 10);
    expect(fit?.terms[0]?.se).toBeCloseTo(0.0315599601659938, 10);
    expect(fit?.heterogeneity.tau2).toBeCloseTo(0.00810956082430393, 9);
    expect(fit?.heterogeneity.q).toBeCloseTo(38.1595154236157, 9);
    expect(fit?.terms[0]?.backTransformed?.estimate).toBeCloseTo(0.148804017690012, 10);
    expect(fit?.terms[0]?.backTransformed?.ciLow).toBeCloseTo(0.087833838895712, 10);
    expect(fit?.terms[0]?.backTransformed?.ciHigh).toBeCloseTo(0.208663439310155, 10);
    expect(fit?.prediction?.backTransformed?.low).toBeCloseTo(-0.0370919116589964, 9);
    expect(fit?.prediction?.backTransformed?.high).toBeCloseTo(0.324745714150741, 9);
    const directed = await pool(await table(), { measure: "zcor", direction: "higher-better" });
    for (const one of [document, directed]) {
      const text = await formats
        .get("table")
        .render(one, { width: 100, colour: false, digits: null, all: false, plot: true });
      expect(text).toContain("these effects favour nobody");
      expect(text).toContain("r [95% CI]");
      expect(text).not.toMatch(/better(?!")|treatment|favours|Fisher's z\) − /);
      expect(text).toMatch(/^ +(?:−0\.2 +)?0 +0\.[24]/m);
    }
  });

  it("takes no number for a correlation that may be one or its Fisher's z", async () => {
    const printed = async (measure: string, estimate: string) =>
      pool(await readTable({ name: "r.csv", content: `study,estimate,se\nA,0.3,0.1\nB,${estimate},0.1\n` }), {
        measure,
      });
    expect(await codeOf(printed("zcor", "0.2"))).toEqual(["E_MEASURE", "E_MEASURE"]);
    expect(await codeOf(printed("cor", "1.2"))).toEqual(["E_RANGE"]);
    expect((await printed("cor", "0.2")).fits).toHaveLength(1);
  });

  it("takes md for one instrument and smd for several", async () => {
    const one = await pool(await typed(`${HEAD}A,pain,nrs-pain,4w,20,3,2,20,4,2\nB,pain,nrs-pain,4w,30,3,2,30,4,2\n`));
    const two = await pool(
      await typed(`${HEAD}A,pain,nrs-pain,4w,20,3,2,20,4,2\nB,pain,vas-mm,4w,30,30,20,30,40,20\n`),
    );
    expect([one.fits[0]?.measure, two.fits[0]?.measure]).toEqual(["md", "smd"]);
    expect(
      await codeOf(
        pool(await typed(`${HEAD}A,pain,nrs-pain,4w,20,3,2,20,4,2\nB,pain,vas-mm,4w,30,30,20,30,40,20\n`), {
          measure: "md",
        }),
      ),
    ).toEqual(["E_MIXED"]);
  });

  it("turns signs so that positive favours treatment where directions are mixed", async () => {
    const text = `${HEAD}A,disability,odi,4w,20,30,9,20,40,9\nB,disability,psfs,4w,30,6,2,30,5,2\n`;
    const { fits } = await pool(await typed(text));
    const [a, b] = fits[0]?.studies ?? [];
    expect(a?.aligned).toBe(true);
    expect(a?.originalEstimate).toBeLessThan(0);
    expect(a?.estimate).toBe(-(a?.originalEstimate ?? 0));
    expect(b?.aligned).toBe(false);
    expect(fits[0]?.direction).toBe("higher-better");
    expect(await codeOf(pool(await typed(text.replace("psfs", "unheard-of"))))).toEqual(["E_DIRECTION"]);
  });

  it("standardises opposite directions, even where no instrument is named", async () => {
    const text =
      "study,direction,n1,mean1,sd1,n2,mean2,sd2\nA,lower-better,20,30,9,20,40,9\nB,higher-better,20,40,9,20,30,9\n";
    const [fit] = (await pool(await typed(text))).fits;
    expect(fit?.measure).toBe("smd");
    expect(fit?.studies.map(({ estimate }) => estimate > 0)).toEqual([true, true]);
    expect(await codeOf(pool(await typed(text), { measure: "md" }))).toEqual(["E_MIXED"]);
  });

  it("refuses change and final scores in one standardised difference unless told", async () => {
    const text =
      "study,value_kind,instrument,n1,mean1,sd1,n2,mean2,sd2\nA,final,odi,20,30,9,20,40,9\nB,change,rmdq-24,20,-3,4,20,-1,4\n";
    expect(await codeOf(pool(await typed(text)))).toEqual(["E_MIXED"]);
    const { fits } = await pool(await typed(text), { allowMixedScores: true });
    expect(fits[0]?.notes.map(({ code }) => code)).toContain("N_MIXED_SCORES");
  });

  it("refuses two rows of a study that are not arms against one control", async () => {
    const text = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,30,9,20,40,9\nA,25,31,9,22,40,8\nB,20,3,4,20,1,4\n";
    expect(await codeOf(pool(await typed(text)))).toEqual(["E_DEPENDENT"]);
    const { fits } = await pool(await typed(text), { assumeIndependent: true });
    expect(fits[0]?.k).toBe(3);
    expect(fits[0]?.notes.map(({ code }) => code)).toContain("N_INDEPENDENCE");
  });

  const THREE =
    "study,arm,n,mean,sd\nA,high,27,44.41,11.24\nA,low,34,48.39,11.06\nA,placebo,41,52,11.26\nB,high,30,45,11\nB,placebo,30,51,11\n";
  it("refuses a control arm used twice, combines or splits it when told", async () => {
    expect(await codeOf(pool(await typed(THREE)))).toEqual(["E_CONTRAST"]);
    const combined = await pool(await typed(THREE), { sharedControl: "combine" });
    const split = await pool(await typed(THREE), { sharedControl: "split" });
    expect([combined.fits[0]?.k, split.fits[0]?.k]).toEqual([2, 3]);
    expect(split.fits[0]?.studies[0]?.arms?.control.n).toBe(20.5);
  });

  it("leaves double-zero studies of ratios out with a note, and keeps them for risk differences", async () => {
    const text = "study,events1,n1,events2,n2\nA,0,50,0,50\nB,3,50,6,50\nC,4,60,9,61\n";
    const ratio = (await pool(await typed(text))).fits[0];
    const added = (await pool(await typed(text), { doubleZero: "add" })).fits[0];
    const difference = (await pool(await typed(text), { measure: "rd" })).fits[0];
    expect([ratio?.k, added?.k, difference?.k]).toEqual([2, 3, 3]);
    expect(ratio?.notes.find(({ code }) => code === "N_DOUBLE_ZERO")?.message).toContain("A");
  });

  it("gives no share of a control to an arm that says nothing of the ratio", async () => {
    const text =
      "study,arm,role,n,events\nA,a,treatment,20,0\nA,b,treatment,20,5\nA,c,control,20,0\nB,a,treatment,30,4\nB,c,control,30,6\n";
    const [fit] = (await pool(await typed(text), { measure: "rr", sharedControl: "split" })).fits;
    expect(fit?.studies.map(({ arms }) => arms?.control.n)).toEqual([20, 30]);
    expect(fit?.notes.map(({ code }) => code)).toContain("N_DOUBLE_ZERO");
  });

  it("says when nothing is left", async () => {
    expect(await codeOf(pool(await typed("study,events1,n1,events2,n2\nA,0,50,0,50\n")))).toEqual(["E_NO_STUDIES"]);
  });

  it("compares the groups of --by", async () => {
    const text =
      "study,region,n1,mean1,sd1,n2,mean2,sd2\nA,north,20,30,9,20,40,9\nB,north,25,31,9,22,40,8\nC,south,20,30,9,20,31,9\nD,south,20,30,9,20,32,9\n";
    const { fits, subgroupDifferences } = await pool(await typed(text), { by: ["region"] });
    expect(fits.map(({ group, overall }) => [group.region, overall])).toEqual([
      ["north", false],
      ["south", false],
      [undefined, true],
    ]);
    expect(subgroupDifferences[0]).toMatchObject({ by: ["region"], df: 1 });
    expect(await codeOf(pool(await typed(text), { by: ["regoin"] }))).toEqual(["E_COLUMN"]);
  });

  it("joins adjusted differences with computed ones", async () => {
    const adjusted = await open("data/vandillen2021.csv");
    const computed = await typed(
      "study,outcome,instrument,timepoint,n1,mean1,sd1,n2,mean2,sd2\nB,MODQ,modq,6 months,40,20,10,40,25,10\n",
    );
    const { fits } = await pool([adjusted, computed], {
      by: ["instrument"],
      filter: [{ column: "timepoint", operator: "=", value: "6 months" }],
    });
    expect(fits[0]?.k).toBe(2);
    expect(fits[0]?.studies[0]?.derivedFrom).toContain("reported");
  });

  it("does not depend on the order of rows", async () => {
    const rows = ["A,20,30,9,20,40,9", "B,25,31,9,22,40,8", "C,20,30,9,20,31,9", "D,20,30,9,20,32,9"];
    const head = "study,n1,mean1,sd1,n2,mean2,sd2\n";
    const reference = (await pool(await typed(head + rows.join("\n")))).fits[0]?.terms[0];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (order) => {
        const term = (await pool(await typed(head + order.join("\n")))).fits[0]?.terms[0];
        expect(term?.estimate).toBeCloseTo(reference?.estimate ?? Number.NaN, 9);
        expect(term?.ciHigh).toBeCloseTo(reference?.ciHigh ?? Number.NaN, 9);
      }),
      { numRuns: 20 },
    );
  });
});

describe("errors", () => {
  it("ask which arm is the control where two active ones are compared", async () => {
    expect(new Set(await codeOf(effect(await open("fixtures/senn2013.csv"))))).toEqual(new Set(["E_CONTROL"]));
  });

  it("of a file are all found in one run, and nothing is computed", async () => {
    const text =
      "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,30,9,20,40,9\nB,25,31,-9,22,40,8\nC,20,1 Feb,9,20,31,9\nD,20,30,9,20\n";
    const codes = await codeOf(effect(await typed(text)));
    expect([...codes].sort()).toEqual(["E_CELL", "E_RAGGED", "E_RANGE"]);
  });

  it("of the measure name the row", async () => {
    const error = await effect(await typed("study,n1,mean1,sd1,n2,mean2,sd2\nA,20,-3,9,20,40,9\n"), {
      measure: "rom",
    }).catch((caught: BptrialError) => caught);
    expect(error).toMatchObject({ code: "E_INPUT", causes: [{ code: "E_DOMAIN", place: { row: 2 } }] });
  });

  it("of the cells and of the measure are told together", async () => {
    const text = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,-3,9,20,40,9\nB,20,x,9,20,40,9\n";
    for (const work of [effect, mcid]) {
      expect(await codeOf(work(await typed(text), { measure: "rom" }))).toEqual(["E_DOMAIN", "E_CELL"]);
    }
    // Of what is wrong, the file's own faults come before an option that the remaining row cannot bear.
    const av = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,3,9,20,40,9\nB,20,x,9,20,40,9\n";
    expect(await codeOf(effect(await typed(av), { measure: "smd", smdVariance: "av" }))).toEqual(["E_CELL"]);
  });

  it("are raised for a level that is no proportion", async () => {
    const table = () => typed("study,n1,mean1,sd1,n2,mean2,sd2\nA,20,3,9,20,40,9\n");
    for (const work of [effect, smd, pool])
      expect(await codeOf(work(await table(), { level: 95 }))).toEqual(["E_OPTION"]);
  });

  it("do not keep sniff from saying what the columns were taken for", async () => {
    const table = await readTable(
      { name: "t.csv", content: "study,n1,mean1,n2,mean2\nA,5,3,7,6\n" },
      { formless: true },
    );
    const { tables: reports } = await sniff(table);
    expect(reports[0]?.form).toBeNull();
    expect(reports[0]?.columns.map(({ canonical }) => canonical)).toEqual(["study", "n1", "mean1", "n2", "mean2"]);
    expect(reports[0]?.notes.map(({ code }) => code)).toEqual(["E_COLUMN", "E_COLUMN"]);
    expect(await codeOf(effect(table))).toEqual(["E_COLUMN"]);
  });

  it("let the effects before them stand in a stream", async () => {
    const text =
      "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,30,9,20,40,9\nB,25,31,9,22,40,8\nC,20,x,9,20,31,9\nD,20,30,9,20,32,9\n";
    const studies: string[] = [];
    const work = (async () => {
      for await (const one of effectStream(await typed(text))) studies.push(one.study);
    })();
    expect(await codeOf(work)).toEqual(["E_CELL"]);
    expect(studies).toEqual(["A", "B"]);
  });
});

describe("trace", () => {
  it("ends in the estimate and variance that effect gives", async () => {
    const text = "study,n1,mean1,sd1,n2,mean2,sd2\nA,18,12.4,5.1,15,8.9,4.4\n";
    const [steps] = await trace(await typed(text), "A", { measure: "smd" });
    const [one] = (await effect(await typed(text), { measure: "smd" })).effects;
    const values = steps?.steps.map(({ value }) => value) ?? [];
    expect(values).toContain(one?.estimate);
    expect(values).toContain(one?.variance);
  });
});
