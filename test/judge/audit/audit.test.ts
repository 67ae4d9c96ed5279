import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type AuditOptions, audit, readTable } from "../../../src/index.js";
import { auditChecks } from "../../../src/judge/audit/index.js";
import { expectLinearGrowth } from "../../growth.js";
import { expectValid } from "../../schema.js";

const run = async (content: string, options: Partial<AuditOptions> = {}) => {
  const document = await audit(await readTable({ name: "t.csv", content }, { formless: true }), options);
  expectValid(document);
  return document;
};

const LONG = "study,outcome,instrument,arm,role,n,mean,sd\n";
const arm = (study: string, values: string, label = "yoga") => `${study},disability,odi,${label},treatment,${values}\n`;
const WIDE = "study,n1,mean1,sd1,n2,mean2,sd2,p\n";
const EVENTS = "study,arm,role,events,n,percent\n";
const PEERS =
  LONG + arm("A", "40,31.2,14.1") + arm("B", "50,28.7,15.3") + arm("C", "45,33.4,13.8") + arm("D", "60,30.1,14.9");

const CHANGES = `${LONG.trim()},value_kind\n${["A", "B", "C", "D", "E"].map((study, i) => `${study},disability,psfs,yoga,treatment,4${i},${3 + i / 10},2.2,change\n`).join("")}`;
const OUTCOMES =
  "study,outcome,n1,mean1,sd1,n2,mean2,sd2\nA,disability,30,21.1,9.2,41,24.2,9.3\nA,sleep,30,5.1,2.2,41,6.2,2.3\nA,fear,30,33.1,8.2,41,31.2,8.3\n";
const PRECISE =
  LONG +
  ["A", "B", "C", "D", "E", "F", "G", "H"]
    .map((study, i) => arm(study, `4${i},31.${i}0,14.${i + 1}0`))
    .join("")
    .replace("31.00,14.10", "31.20,14.10");

/** Of each check: a table that agrees with it, one that does not, and one of which it cannot say anything. */
const cases: Readonly<Record<string, readonly [string, string, string, Partial<AuditOptions>?]>> = {
  DATE_IN_CELL: [PEERS, LONG + arm("A", "40,1-Feb,14.1"), "study,yi,vi\nA,0.5,0.04\n"],
  NUMBER_OUTSIDE: [PEERS, LONG + arm("A", "40,31.2,1e120"), "study,yi,vi\nA,0.5,0.04\n"],
  EVENTS_ABOVE_TOTAL: [`${EVENTS}A,yoga,treatment,12,40,\n`, `${EVENTS}A,yoga,treatment,40,12,\n`, PEERS],
  MEAN_OUTSIDE_SCALE: [PEERS, LONG + arm("A", "40,312,14.1"), PEERS.replaceAll("odi", "some score")],
  SD_ABOVE_RANGE: [PEERS, LONG + arm("A", "40,5.1,38.4"), PEERS.replaceAll("odi", "some score")],
  PERCENT_COUNT: [
    `${EVENTS}A,yoga,treatment,14,40,35.0\n`,
    `${EVENTS}A,yoga,treatment,12,40,35.0\n`,
    `${EVENTS}A,yoga,treatment,14,40,\n`,
  ],
  P_MISMATCH: [
    `${WIDE}A,15,21.27,3.37,15,28.93,4.61,0.0001\n`,
    `${WIDE}A,15,21.27,3.37,15,28.93,4.61,0.3\n`,
    `${WIDE}A,15,21.27,3.37,15,28.93,4.61,<0.001\n`,
  ],
  GRIM: [
    LONG + arm("A", "20,3.45,1.10"),
    LONG + arm("A", "20,3.47,1.10"),
    LONG + arm("A", "200,3.47,1.10"),
    { items: 1 },
  ],
  SE_AS_SD: [PEERS, PEERS + arm("E", "49,29.9,2.1"), PEERS.replaceAll("odi", "some score").replace(/D,.*\n/, "")],
  SCALE_FACTOR: [PEERS, `${PEERS}${arm("E", "49,3.05,1.46")}`, PEERS.slice(0, PEERS.indexOf("C,"))],
  DEBIT: [
    `${LONG}${arm("A", "80,0.35,0.48")}`,
    `${LONG}${arm("A", "80,0.35,0.43")}`,
    `${LONG}${arm("A", "80,3.5,0.48")}`,
    { binary: ["disability"] },
  ],
  SPRITE: [
    `${LONG}${arm("A", "33,3.85,3.01")}`,
    `${LONG}${arm("A", "20,3.45,0.20")}`,
    `${LONG}${arm("A", "600,3.45,0.20")}`,
    { items: 1 },
  ],
  TOTAL_MISMATCH: [
    `${LONG}${arm("A", "40,31.2,14.1")}${arm("A", "42,28.7,15.3", "care")}${arm("A", "82,29.9,14.8", "total")}`,
    `${LONG}${arm("A", "40,31.2,14.1")}${arm("A", "42,28.7,15.3", "care")}${arm("A", "85,29.9,14.8", "total")}`,
    `${LONG}${arm("A", "40,31.2,14.1")}${arm("A", "40,31.2,14.1", "total")}`,
  ],
  N_ABOVE_RANDOMISED: [
    "study,arm,n,randomised,mean,sd\nA,yoga,38,40,3.1,2.2\n",
    "study,arm,n,randomised,mean,sd\nA,yoga,48,40,3.1,2.2\n",
    PEERS,
  ],
  DF_MISMATCH: [
    "study,n1,mean1,sd1,n2,mean2,sd2,F,df1,df2\nA,15,21.27,3.37,15,28.93,4.61,26.99,1,28\n",
    "study,n1,mean1,sd1,n2,mean2,sd2,F,df1,df2\nA,15,21.27,3.37,15,28.93,4.61,26.99,1,20\n",
    "study,n1,mean1,sd1,n2,mean2,sd2,F,df1,df2\nA,15,21.27,3.37,15,28.93,4.61,26.99,2,42\n",
  ],
  TEST_P: [
    "study,n1,mean1,sd1,n2,mean2,sd2,t,df,p\nA,15,21.27,3.37,15,23.93,4.61,1.80,28,0.083\n",
    "study,n1,mean1,sd1,n2,mean2,sd2,t,df,p\nA,15,21.27,3.37,15,23.93,4.61,1.80,28,0.012\n",
    "study,n1,mean1,sd1,n2,mean2,sd2,t,df,p\nA,15,21.27,3.37,15,23.93,4.61,1.80,28,<0.1\n",
  ],
  COUNT_P: [
    "study,events1,n1,events2,n2,p\nA,12,40,22,41,0.03\n",
    "study,events1,n1,events2,n2,p\nA,12,40,22,41,0.3\n",
    "study,events1,n1,events2,n2,p\nA,0,40,0,41,0.3\n",
  ],
  DIFFERENCE_MISMATCH: [
    "study,n1,mean1,sd1,n2,mean2,sd2,estimate\nA,15,21.27,3.37,15,28.93,4.61,-7.66\n",
    "study,n1,mean1,sd1,n2,mean2,sd2,estimate\nA,15,21.27,3.37,15,28.93,4.61,7.66\n",
    PEERS,
  ],
  ESTIMATE_MISMATCH: [
    "study,measure,estimate,ci_lower,ci_upper,p\nA,md,-7.9,-11.0,-4.7,0.0000009\n",
    "study,measure,estimate,ci_lower,ci_upper,p\nA,md,7.9,-11.0,-4.7,0.0000009\n",
    "study,yi,vi\nA,0.5,0.04\n",
  ],
  SE_MISMATCH: [
    "study,arm,n,mean,sd,se\nA,yoga,40,31.2,14.1,2.23\n",
    "study,arm,n,mean,sd,se\nA,yoga,40,31.2,14.1,3.23\n",
    PEERS,
  ],
  CHANGE_OR_FINAL: [
    PEERS,
    PEERS + arm("E", "49,-8.1,14.0"),
    `${LONG}${arm("A", "40,31.2,14.1")}${arm("B", "50,-8.1,15.3")}`,
  ],
  SIGN_LOST: [
    CHANGES,
    `${CHANGES}F,disability,psfs,yoga,treatment,49,-3.1,2.2,change\n`,
    CHANGES.slice(0, CHANGES.indexOf("C,")),
  ],
  ARMS_SWAPPED: [
    `${OUTCOMES}A,pain,30,3.1,2.2,41,4.2,2.3\n`,
    `${OUTCOMES}A,pain,41,3.1,2.2,30,4.2,2.3\n`,
    OUTCOMES.slice(0, OUTCOMES.indexOf("A,sleep")),
  ],
  DUPLICATE_ARM: [
    "study,n1,mean1,sd1,n2,mean2,sd2\nA,40,31.2,14.1,41,35.9,15.0\nB,50,28.7,15.3,52,36.2,14.4\n",
    "study,n1,mean1,sd1,n2,mean2,sd2\nA,40,31.2,14.1,41,35.9,15.0\nB,50,28.7,15.3,41,35.9,15.0\n",
    `${LONG}${arm("A", "9,3,1")}${arm("B", "9,3,1")}`,
  ],
  PRECISION_LOST: [PRECISE, PRECISE.replace("31.20,14.10", "31,14.10"), PRECISE.slice(0, PRECISE.indexOf("C,"))],
  DUPLICATE_ROW: [PEERS, PEERS + arm("E", "60,30.1,14.9"), `${LONG}${arm("A", "9,3,1")}${arm("B", "9,3,1")}`],
};

describe("an audit check", () => {
  it.each(auditChecks.all.map(({ code }) => code))(
    "%s agrees, disagrees, and knows when it cannot say",
    async (code) => {
      const [agrees, disagrees, cannot, options] = cases[code] ?? ["", "", ""];
      const of = async (content: string) => {
        const { findings, made } = await run(content, options);
        return { found: findings.filter((one) => one.code === code), made: made[code] };
      };
      const fine = await of(agrees);
      expect(fine.found).toEqual([]);
      expect(fine.made).toBeGreaterThan(0);
      const wrong = await of(disagrees);
      expect(wrong.found).toHaveLength(1);
      expect(wrong.found[0]?.because).toMatch(/[.?]$/);
      expect(wrong.found[0]?.place.row).toBeGreaterThan(1);
      const open = await of(cannot);
      expect(open.found).toEqual([]);
      if (code !== "DATE_IN_CELL" && code !== "NUMBER_OUTSIDE") expect(open.made).toBe(0);
    },
  );

  it.each(["rom", "rr", "peto", "Odds ratio", "aOR", "rate ratio"])(
    "takes the p of a %s from its logarithm",
    async (measure) => {
      // R: z <- log(0.80) / ((log(0.91) - log(0.70)) / (2 * qnorm(0.975))); 2 * pnorm(-abs(z)) gives 0.00086
      const table = (p: string) => `study,measure,estimate,ci_lower,ci_upper,p\nA,${measure},0.80,0.70,0.91,${p}\n`;
      expect((await run(table("0.0009"))).findings).toEqual([]);
      expect((await run(table("0.2"))).findings.map(({ code }) => code)).toEqual(["ESTIMATE_MISMATCH"]);
    },
  );

  it.each(auditChecks.all.map((check) => [check.id, check] as const))(
    "%s says its formula, domain and source",
    (id, check) => {
      expect(check.explain).toMatch(/\.$/);
      const text = readFileSync(
        join(import.meta.dirname, "../../../src/judge/audit", id === "grim" ? "grim-means.ts" : `${id}.ts`),
        "utf8",
      );
      for (const label of ["Unit", "Domain", "Source", "Same as"]) expect(text).toMatch(new RegExp(`\\* ${label}\\s`));
    },
  );
});

describe("a long table", () => {
  it("is held against itself in time that grows with its rows", async () => {
    const rows = Array.from({ length: 8000 }, (_, i) =>
      arm(`S${i >> 1}`, `${20 + (i % 97)},${20 + (i % 613) / 37},${9 + (i % 401) / 91}`, i % 2 ? "care" : "yoga"),
    );
    await expectLinearGrowth(
      () => run(LONG + rows.slice(0, 4000).join("")),
      () => run(LONG + rows.join("")),
    );
  });
});

describe("real tables", () => {
  const root = resolve(import.meta.dirname, "../../..");
  const tables = [
    ...readdirSync(join(root, "fixtures")).flatMap((name) => (name.endsWith(".csv") ? [`fixtures/${name}`] : [])),
    "data/vandillen2021.csv",
  ];

  it.each(tables)("%s holds nothing impossible or inconsistent", async (path) => {
    const { findings } = await audit(await readTable(join(root, path)));
    expect(findings.filter(({ severity }) => severity !== "questionable")).toEqual([]);
  });

  it("are taken as printed: a cell that effect would refuse is a finding, and the rest is read", async () => {
    const { findings } = await run(`${LONG}${arm("A", "40,31.2,14.1")}A,disability,odi,x,control,30,3.1,2.2,extra\n`);
    expect(findings.map(({ code }) => code)).toContain("E_RAGGED");
  });
});

describe("a number that stands in for something else", () => {
  const rows = ["Good,20,5.1,1,21,4.2,1", "Fine,45,6.3,2,50,5.9,2", "Well,33,4.8,1.5,30,4.4,1.6"];
  const table = (row: string) => ["study,n1,mean1,sd1,n2,mean2,sd2", ...rows, row].join("\n");

  it.each([
    ["A,20,-999,1,21,4.2,1", "mean1", "a code for"],
    ["A,20,999.0,1,21,4.2,1", "mean1", "a code for"],
    ["A,44197,5.1,1,21,4.2,1", "n1", "a date (2021-01-01)"],
  ])("is impossible, as in effect and pool: %s", async (row, column, what) => {
    const { findings } = await run(table(row));
    const [first] = findings.filter(({ code }) => code === "E_CELL");
    expect(first).toMatchObject({
      severity: "impossible",
      place: { row: 5, column },
      because: expect.stringContaining(what),
    });
    // Nothing else is made of it.
    expect(findings.filter(({ place }) => place.row === 5)).toHaveLength(1);
  });

  it("is none where the column bears it", async () => {
    const { findings } = await run(table("A,20,5.1,1,21,4.2,1"));
    expect(findings.filter(({ code }) => code === "E_CELL")).toEqual([]);
  });
});

describe("a search for whole scores", () => {
  it("that is not decided within its steps is told in a note with its first place, and is no check that was made", async () => {
    const { notes, findings, made } = await run(
      `${LONG}${arm("A", "3,40000.33,900000.123456")}${arm("B", "3,40000.67,910000.123457")}`,
      { items: 1 },
    );
    const told = notes.filter(({ code }) => code === "N_UNDECIDED");
    expect(told).toMatchObject([{ place: { row: 2, column: "sd" } }, { place: { row: 2, column: "sd" } }]);
    expect(told[0]?.message).toMatch(/^GRIM: .*“yoga”.* not decided within 200,000 steps .*, as for 1 more/);
    expect(findings.filter(({ code }) => code === "GRIM" || code === "SPRITE")).toEqual([]);
    expect([made.GRIM, made.SPRITE]).toEqual([0, 0]);
  });

  it.each(["51,1e15,2", "51,5,1e15", "3,9007199254740993,1.5", "3,1e300,1e300"])(
    "is not begun with numbers beyond those that a double holds exactly: %s",
    async (values) => {
      const document = await run(LONG + arm("A", values), { items: 1, binary: ["disability"] });
      expect(document.made.SPRITE).toBe(0);
      expect(document.findings.filter(({ code }) => code === "GRIM")).toEqual([]);
    },
  );
});

describe("a table of more rows than are held against each other", () => {
  it("is refused with a sentence", async () => {
    const rows = Array.from({ length: 250_001 }, (_, i) => `S${i},0.5,0.1`).join("\n");
    await expect(run(`study,yi,vi\n${rows}\n`)).rejects.toMatchObject({
      code: "E_FILE",
      message: "t.csv: more than 250,000 rows, and an audit holds up to 250,000 of a table against each other",
    });
  });
});
