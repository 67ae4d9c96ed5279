import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Fit, type PoolOptions, pool, poolStream, readTable } from "../../src/index.js";
import { expectValid } from "../schema.js";

const bcg = () => readTable(join(import.meta.dirname, "../../fixtures/bcg.csv"));
const typed = (content: string) => readTable({ name: "typed.csv", content });
const pooled = async (content: string, options: Partial<PoolOptions>) => pool(await typed(content), options);

/**
 * metafor 3.8-1 on fixtures/bcg.csv: d <- escalc("RR", ai = events1, n1i = n1, ci = events2, n2i = n2, data = bcg);
 * r <- rma(yi, vi, data = d, method = "REML" or "EE", test = "adhoc" or "z", control = list(threshold = 1e-12, tol = 1e-12));
 * Q of the groups' estimates y with weights w = 1/se^2 (the group of two tested with "z"):
 * Q <- sum(w * (y - sum(w * y) / sum(w))^2); pchisq(Q, 2, lower.tail = FALSE)
 */
const METAFOR = {
  random: { estimate: -0.714532342158, se: 0.180791744093, tau2: 0.313243258136, q: 1.848773492516, p: 0.396774668031 },
  common: { estimate: -0.4302851636541, se: 0.0404987517109, tau2: null, q: 19.8653698197, p: 4.85612383628e-5 },
} as const;

describe("the model over all groups of --by", () => {
  it.each(["random", "common"] as const)("is metafor's over all studies: %s", async (model) => {
    const { fits, subgroupDifferences } = await pool(await bcg(), { measure: "rr", by: ["alloc"], model });
    const [fit, ...others] = fits.filter(({ overall }) => overall);
    expect(others).toEqual([]);
    expect(fit).toMatchObject({ group: {}, k: 13, model });
    expect(fit?.terms[0]?.estimate).toBeCloseTo(METAFOR[model].estimate, 9);
    expect(fit?.terms[0]?.se).toBeCloseTo(METAFOR[model].se, 9);
    if (METAFOR[model].tau2 !== null) expect(fit?.heterogeneity.tau2).toBeCloseTo(METAFOR[model].tau2, 9);
    expect(subgroupDifferences).toHaveLength(1);
    expect(subgroupDifferences[0]).toMatchObject({ fits: [0, 1, 2], df: 2, model });
    expect(subgroupDifferences[0]?.q).toBeCloseTo(METAFOR[model].q, 8);
    expect(subgroupDifferences[0]?.p).toBeCloseTo(METAFOR[model].p, 10);
  });

  it("is the model that stands alone without groups, but for what tells it apart", async () => {
    const alone = (await pool(await bcg(), { measure: "rr" })).fits[0];
    const overall = (await pool(await bcg(), { measure: "rr", by: ["alloc"] })).fits.at(-1);
    expect(alone?.overall).toBe(false);
    // The studies come group by group, which moves the last digits.
    const written = (fit: Fit | undefined) => {
      const studies = [...(fit?.studies ?? [])].sort((a, b) => (a.study < b.study ? -1 : 1));
      return JSON.parse(JSON.stringify({ ...fit, overall: false, studies }), (_, value) =>
        typeof value === "number" ? value.toPrecision(9) : value,
      );
    };
    expect(written(overall)).toEqual(written(alone));
  });

  it("is the last of a stream, and of the document that holds it", async () => {
    const stream = poolStream(await bcg(), { measure: "rr", by: ["alloc"] });
    const seen: boolean[] = [];
    for await (const { overall } of stream) seen.push(overall);
    expect(seen).toEqual([false, false, false, true]);
    expectValid(await pool(await bcg(), { measure: "rr", by: ["alloc"], model: "both" }));
  });

  const why = async (content: string, options: Partial<PoolOptions>) => {
    const { fits, notes } = await pooled(content, options);
    expect(fits.filter(({ overall }) => overall)).toEqual([]);
    return notes.filter(({ code }) => code === "N_NO_OVERALL").map(({ message }) => message);
  };
  const HEAD = "study,site,outcome,instrument,direction,treatment,control,n1,mean1,sd1,n2,mean2,sd2\n";
  const rows = (...lines: readonly string[]) => `${HEAD}${lines.join("\n")}\n`;

  it.each([
    [
      "a study stands in several groups",
      rows(
        "A,x,pain,nrs-pain,,t,c,20,3,2,20,4,2",
        "A,y,pain,nrs-pain,,t,c,20,3,2,20,5,2",
        "B,x,pain,nrs-pain,,t,c,9,3,2,9,4,2",
      ),
      ["site"],
      /their people would count more than once/,
    ],
    [
      "the groups are outcomes",
      rows("A,x,pain,,,t,c,20,3,2,20,4,2", "B,x,mood,,,t,c,20,3,2,20,5,2"),
      ["outcome"],
      /different outcomes/,
    ],
    [
      "the groups happen to hold different outcomes",
      rows("A,x,pain,,,t,c,20,3,2,20,4,2", "B,y,mood,,,t,c,20,3,2,20,5,2"),
      ["site"],
      /different outcomes/,
    ],
    [
      "the groups compare different arms",
      rows("A,x,pain,,,yoga,c,20,3,2,20,4,2", "B,x,pain,,,drug,c,20,3,2,20,5,2"),
      ["treatment"],
      /different arms/,
    ],
    [
      "points of different scales would be averaged",
      rows("A,x,pain,nrs-pain,,t,c,20,3,2,20,4,2", "B,y,pain,vas-mm,,t,c,20,30,9,20,50,9"),
      ["site"],
      /mix nrs-pain|not in one measure, unit/,
    ],
    [
      "what is better when low would meet what is better when high",
      rows("A,x,pain,q,lower-better,t,c,20,3,2,20,4,2", "B,y,pain,q,higher-better,t,c,20,3,2,20,5,2"),
      ["site"],
      /not in one measure, unit and direction/,
    ],
  ] as const)("is not given, and a note says why, where %s", async (_, content, by, reason) => {
    const told = await why(content, { by });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(reason);
  });

  it("is given of studies in several groups that are independent, as asked", async () => {
    const content = rows(
      "A,x,pain,nrs-pain,,t,c,20,3,2,20,4,2",
      "A,y,pain,nrs-pain,,t,c,20,3.5,2,20,5,2",
      "B,x,pain,nrs-pain,,t,c,9,3,2,9,4,2",
    );
    const { fits, subgroupDifferences, notes } = await pooled(content, { by: ["site"], assumeIndependent: true });
    expect(fits.at(-1)).toMatchObject({ overall: true, k: 3 });
    expect(fits.at(-1)?.notes.map(({ code }) => code)).toContain("N_INDEPENDENCE");
    expect(subgroupDifferences).toHaveLength(1);
    expect(notes.map(({ message }) => message).join()).toContain("as if independent, as asked");
  });

  it("compares different arms only as asked", async () => {
    const content = rows("A,x,pain,,,yoga,c,20,3,2,20,4,2", "B,x,pain,,,drug,c,20,3,2,20,5,2");
    const { fits } = await pooled(content, { by: ["treatment"], poolContrasts: true });
    expect(fits.at(-1)).toMatchObject({ overall: true, k: 2 });
    expect(fits.at(-1)?.notes.map(({ code }) => code)).toContain("N_CONTRASTS");
  });

  it("may hold several outcomes where the groups do", async () => {
    const content = rows(
      "A,x,pain,,,t,c,20,3,2,20,4,2",
      "B,x,mood,,,t,c,20,3,2,20,5,2",
      "C,y,pain,,,t,c,20,3,2,20,4,2",
    );
    expect((await pooled(content, { by: ["site"] })).fits.at(-1)).toMatchObject({ overall: true, k: 3 });
  });

  it("is not repeated of one group", async () => {
    const { fits, notes } = await pooled(rows("A,x,p,,,t,c,20,3,2,20,4,2", "B,x,p,,,t,c,20,3,2,20,5,2"), {
      by: ["site"],
    });
    expect([fits.length, notes]).toEqual([1, []]);
  });

  it("holds only studies that stand in a group", async () => {
    const text = rows("A,x,p,,,t,c,20,3,2,20,4,2", "B,y,p,,,t,c,20,3,2,20,5,2", "C,,p,,,t,c,20,3,2,20,5,2");
    const { fits, notes } = await pooled(text, { by: ["site"] });
    expect(fits.at(-1)).toMatchObject({ overall: true, k: 2 });
    expect(notes.map(({ code }) => code)).toEqual(["N_LEFT_OUT"]);
  });
});

describe("--model both", () => {
  it("gives each model that it gives alone, named, group by group", async () => {
    const asked = { measure: "rr", by: ["alloc"] };
    const both = (await pool(await bcg(), { ...asked, model: "both" })).fits;
    expect(both.map(({ model }) => model)).toEqual(Array(4).fill(["random", "common"]).flat());
    for (const model of ["random", "common"] as const) {
      expect(both.filter((fit) => fit.model === model)).toEqual((await pool(await bcg(), { ...asked, model })).fits);
    }
  });

  it("tests each between the groups", async () => {
    const { subgroupDifferences } = await pool(await bcg(), { measure: "rr", by: ["alloc"], model: "both" });
    expect(subgroupDifferences.map(({ model, fits }) => [model, fits])).toEqual([
      ["random", [0, 2, 4]],
      ["common", [1, 3, 5]],
    ]);
  });
});

describe("--sort", () => {
  const TABLE =
    "study,pub.year,yi,vi\nb 2001,1999,0.3,0.5\nStudy 10,2010,-0.2,0.1\nStudy 9,2005,0.9,0.01\nA,,0.1,0.2\n";
  const order = async (sort: PoolOptions["sort"], content = TABLE) =>
    (await pooled(content, { measure: "gen", sort })).fits[0]?.studies.map(({ study }) => study);

  it("orders the studies of a fit, and nothing else", async () => {
    expect(await order(null)).toEqual(["b 2001", "Study 10", "Study 9", "A"]);
    expect(await order("year")).toEqual(["b 2001", "Study 9", "Study 10", "A"]);
    expect(await order("effect")).toEqual(["Study 10", "A", "b 2001", "Study 9"]);
    expect(await order("weight")).toEqual(["Study 9", "Study 10", "A", "b 2001"]);
    expect(await order("study")).toEqual(["A", "b 2001", "Study 9", "Study 10"]);
    const [plain, sorted] = await Promise.all(
      [null, "year" as const].map((sort) => pooled(TABLE, { measure: "gen", sort })),
    );
    expect(sorted?.fits[0]?.terms).toEqual(plain?.fits[0]?.terms);
    expect(sorted?.options).toEqual(plain?.options);
  });

  it("takes a year from the study's name where no column has one", async () => {
    const names = ["Smith (1999)", "2005: Jones 1987b", "No. 12345", "Lee 2020"];
    const text = `study,yi,vi\n${names.map((name, i) => `${name},${i},1`).join("\n")}\n`;
    expect(await order("year", text)).toEqual([names[1], names[0], names[3], names[2]]);
    await expect(order("year", "study,yi,vi\nA,1,1\nB,2,1\n")).rejects.toMatchObject({ code: "E_OPTION" });
  });

  it("has one order for both models", async () => {
    const { fits } = await pooled(TABLE, { measure: "gen", sort: "weight", model: "both" });
    expect(fits[1]?.studies.map(({ study }) => study)).toEqual(fits[0]?.studies.map(({ study }) => study));
  });
});
