import { describe, expect, it } from "vitest";
import { effect } from "../../src/index.js";
import { codes, pooled, refusal, table } from "./support.js";

const NETWORK = `study,arm,n,events
A,drug,50,10
A,placebo,50,20
B,drug,60,12
B,placebo,60,25
C,drug,40,9
C,other,40,11
`;

describe("the arms that are asked for", () => {
  it("are both there, or the trial is left out with one note", async () => {
    const { fits, notes } = await pooled(NETWORK, { treatment: "drug", control: "placebo" });
    expect(fits.map(({ k }) => k)).toEqual([2]);
    expect(notes.filter(({ code }) => code === "N_LEFT_OUT")).toMatchObject([
      { message: '1 study not with both "drug" and "placebo", left out: C' },
    ]);
  });

  it("are never another arm in their place", async () => {
    const { effects } = await effect(await table(NETWORK), { control: "placebo" });
    expect(effects.map(({ study, control }) => [study, control])).toEqual([
      ["A", "placebo"],
      ["B", "placebo"],
    ]);
  });

  it("beat a column of roles", async () => {
    const roles = "study,arm,role,n,events\nA,drug,control,50,10\nA,sham,treatment,50,20\n";
    const { effects } = await effect(await table(roles), { control: "sham" });
    expect(effects).toMatchObject([{ treatment: "drug", control: "sham" }]);
  });

  it("may stand the other way round in a wide row or beside an estimate, which is turned", async () => {
    const wide =
      "study,treatment,control,events1,n1,events2,n2\nA,drug,placebo,10,50,20,50\nB,placebo,drug,25,60,12,60\n";
    const [a, b] = (await effect(await table(wide), { treatment: "drug", control: "placebo" })).effects;
    expect([a?.treatment, b?.treatment, b?.control]).toEqual(["drug", "drug", "placebo"]);
    expect(b?.estimate).toBeCloseTo(Math.log(12 / 60 / (25 / 60)), 12);
    const printed = "study,treat1,treat2,yi,vi\nA,drug,placebo,-0.5,0.04\nB,placebo,drug,0.4,0.05\n";
    const { effects, notes } = await effect(await table(printed), { treatment: "drug", control: "placebo" });
    expect(effects.map(({ estimate }) => estimate)).toEqual([-0.5, -0.4]);
    expect(codes(notes)).toContain("N_TURNED");
  });

  it("are told of where a wide table has rows of others", async () => {
    const wide =
      "study,treatment,control,events1,n1,events2,n2\nA,drug,placebo,10,50,20,50\nB,other,placebo,12,60,25,60\n";
    const { notes } = await effect(await table(wide), { treatment: "drug" });
    expect(notes[0]).toMatchObject({ code: "N_LEFT_OUT", message: expect.stringContaining("left out: B") });
  });

  it("leave an arm that says it is no placebo a treatment", async () => {
    const arms = "study,arm,n,events\nA,non-placebo,50,10\nA,placebo,50,20\n";
    expect((await effect(await table(arms))).effects).toMatchObject([{ treatment: "non-placebo", control: "placebo" }]);
  });
});

describe("one comparison a group", () => {
  const MIXED = `study,treat1,treat2,yi,vi
A,SSRI,placebo,-0.4,0.05
B,SSRI,placebo,-0.3,0.04
C,TCA,SSRI,0.1,0.05
D,placebo,TCA,0.2,0.06
E,TCA,placebo,-0.2,0.06
`;

  it("lists the pairs with their counts, names mirror images, and proposes the commonest", async () => {
    const error = await refusal(pooled(MIXED));
    expect(error.code).toBe("E_CONTRAST");
    expect(error.message).toContain("SSRI − placebo (2 studies), TCA − SSRI (1 study)");
    expect(error.message).toContain("stands both ways round");
    expect(error.remedies).toEqual([["--treatment", "SSRI", "--control", "placebo"]]);
  });

  it("is had by naming it, by groups, or by insisting, which is a note", async () => {
    expect((await pooled(MIXED, { treatment: "SSRI", control: "placebo" })).fits.map(({ k }) => k)).toEqual([2]);
    const groups = await pooled(MIXED, { by: ["treatment", "control"] });
    expect(groups.fits.filter(({ overall }) => !overall).map(({ k }) => k)).toEqual([2, 1, 1, 1]);
    const all = await pooled(MIXED, { poolContrasts: true });
    expect(codes(all.fits[0]?.notes ?? [])).toContain("N_CONTRASTS");
  });

  it("proposes a placebo as the control, on whichever side most rows have it", async () => {
    const turned =
      "study,treat1,treat2,yi,vi\nA,placebo,drug,0.4,0.05\nB,placebo,drug,0.3,0.04\nC,drug,other,0.1,0.05\n";
    expect((await refusal(pooled(turned))).remedies).toEqual([["--treatment", "drug", "--control", "placebo"]]);
  });

  it("has two sides: one label on both is an error", async () => {
    const same = "study,treat1,treat2,yi,vi\nA,SSRI,ssri,0.4,0.05\nB,SSRI,placebo,0.3,0.04\n";
    expect(await refusal(pooled(same))).toMatchObject({
      code: "E_CONTRAST",
      message: expect.stringContaining("itself"),
    });
  });

  it("is not asked for of rows that name no arms", async () => {
    expect((await pooled("study,yi,vi\nA,0.1,0.02\nB,0.3,0.04\n")).fits.map(({ k }) => k)).toEqual([2]);
  });
});

describe("a header of two arms that nothing gives sides", () => {
  const SIDELESS = "study,cured.red,n.red,cured.blue,n.blue\nA,10,50,20,50\nB,12,60,25,60\n";

  it("is asked about once, with a command for each side", async () => {
    const error = await refusal(pooled(SIDELESS));
    expect(error).toMatchObject({
      code: "E_CONTROL",
      remedies: [
        ["--control", "blue"],
        ["--control", "red"],
      ],
    });
    expect(error.message).toContain('"red" and "blue"');
  });

  it("has the sides that are named", async () => {
    const [blue, red] = await Promise.all(["blue", "red"].map((control) => pooled(SIDELESS, { control })));
    expect(blue?.fits[0]?.terms[0]?.estimate).toBeCloseTo(-(red?.fits[0]?.terms[0]?.estimate ?? 0), 10);
  });

  it("and by its words where one is the control's, whatever stands first", async () => {
    const sham = "study,cured.sham,n.sham,cured.needle,n.needle\nA,10,50,20,50\nB,12,60,25,60\n";
    const { effects } = await effect(await table(sham));
    expect(effects.map(({ treatment, control }) => [treatment, control])[0]).toEqual(["needle", "sham"]);
    expect(effects[0]?.estimate).toBeCloseTo(Math.log(2), 12);
  });
});

describe("one source of effects a table", () => {
  it("leaves out a row without yi, though other columns hold numbers", async () => {
    const { effects, notes } = await effect(
      await table("study,yi,vi,es,se\nA,0.1,0.02,9,1\nB,,,8,1\nC,0.3,0.01,7,1\n"),
    );
    expect(effects.map(({ study, estimate }) => [study, estimate])).toEqual([
      ["A", 0.1],
      ["C", 0.3],
    ]);
    expect(codes(notes)).toEqual(expect.arrayContaining(["N_MISSING", "N_SUPERSEDED"]));
  });

  it("says that effects beside counts are not used, and takes them as asked", async () => {
    const both = "study,events1,n1,events2,n2,yi,vi\nA,10,50,20,50,-0.9,0.1\nB,12,60,25,60,-0.8,0.1\n";
    const counted = await effect(await table(both));
    expect(counted.effects[0]?.measure).toBe("rr");
    expect(counted.notes[0]).toMatchObject({
      code: "N_SUPERSEDED",
      message: expect.stringContaining("--layout effects"),
    });
    for (const found of [
      await effect(await table(both, { layout: "effects" })),
      await effect(await table(both), { measure: "gen" }),
    ])
      expect(found.effects.map(({ measure, estimate }) => [measure, estimate])[0]).toEqual(["gen", -0.9]);
  });

  it("refuses a layout that the columns do not make", async () => {
    const error = await refusal(table("study,yi,vi\nA,0.1,0.02\n", { layout: "long" }));
    expect(error).toMatchObject({ code: "E_COLUMN", message: expect.stringContaining("layout long") });
  });

  it("asks what a ratio's interval is of, instead of averaging ratios as they stand", async () => {
    const ratios = "study,estimate,ci_lower,ci_upper\nA,0.50,0.25,1.00\nB,2.00,0.80,5.00\n";
    expect(await refusal(pooled(ratios))).toMatchObject({
      code: "E_MEASURE",
      hint: expect.stringContaining("--measure or"),
    });
    expect((await pooled(ratios, { measure: "or" })).fits).toMatchObject([{ measure: "or", scale: "log", k: 2 }]);
  });
});

describe("columns that only describe trials", () => {
  it("split nothing: a follow-up that differs between trials is a note", async () => {
    const times =
      "study,followup,n1,mean1,sd1,n2,mean2,sd2\nA,6,20,3,2,20,4,2\nB,12,20,3.1,2,20,4,2\nC,24,20,3.2,2,20,4.4,2\n";
    const { fits, notes } = await pooled(times.replace("followup", "follow_up"));
    expect(fits.map(({ k }) => k)).toEqual([3]);
    expect(notes).toMatchObject([{ code: "N_SPLIT", message: expect.stringContaining("--by timepoint") }]);
  });

  it("split where they tell rows of one study apart, with a note that counts the groups", async () => {
    const times =
      "study,follow_up,n1,mean1,sd1,n2,mean2,sd2\nA,6,20,3,2,20,4,2\nA,12,20,3.1,2,20,4.1,2\nB,6,21,3.2,2,20,4.4,2\nB,12,21,3.4,2,20,4.6,2\n";
    const { fits, notes } = await pooled(times);
    expect(fits.map(({ k }) => k)).toEqual([2, 2]);
    expect(notes).toMatchObject([
      { code: "N_SPLIT", message: "2 trials fell into 2 groups by timepoint: 6 (2), 12 (2)" },
    ]);
    expect(
      (await pooled(times, { assumeIndependent: true }, { ignore: ["follow_up"] })).fits.map(({ k }) => k),
    ).toEqual([4]);
  });

  it("are asked about where a few outcomes recur, one a trial; standardised effects may be pooled over them", async () => {
    const lines = ["A,death,10,50,20,50", "B,death,12,60,25,60", "C,cure,30,60,25,60", "D,cure,31,60,24,60"];
    const error = await refusal(pooled(`study,outcome,events1,n1,events2,n2\n${lines.join("\n")}\n`));
    expect(error).toMatchObject({ code: "E_OUTCOME", remedies: [["--by", "outcome"]] });
    expect(error.message).toContain("death (2), cure (2)");
    const effects = "study,outcome,yi,vi\nA,death,0.1,0.02\nB,death,0.2,0.02\nC,cure,0.3,0.02\nD,cure,0.1,0.02\n";
    const { fits, notes } = await pooled(effects, { measure: "smd" });
    expect(fits.map(({ k }) => k)).toEqual([4]);
    expect(codes(notes)).toContain("N_SPLIT");
  });

  it("are no confidence levels, medians or measures where their cells cannot be", async () => {
    const odd =
      "study,level,med,measure,n1,mean1,sd1,n2,mean2,sd2\nA,high,1,PHQ-9,20,3,2,20,4,2\nB,low,2,BDI,20,3.1,2,20,4,2\n";
    const document = await effect(await table(odd));
    expect(document.effects.map(({ measure, estimate }) => [measure, estimate.toFixed(1)])).toEqual([
      ["md", "-1.0"],
      ["md", "-0.9"],
    ]);
  });
});

describe("the studies of a table", () => {
  const named = async (content: string) => (await effect(await table(content))).effects.map(({ study }) => study);

  it("are called by author and year where the author alone stands for several", async () => {
    const rows = "author,year,yi,vi\nLee,1999,0.1,0.02\nLee,2004,0.2,0.02\nKim,2001,0.3,0.02\n";
    expect(await named(rows)).toEqual(["Lee 1999", "Lee 2004", "Kim 2001"]);
    expect(await named(rows.replace("Lee,2004", "Park,2004"))).toEqual(["Lee", "Park", "Kim"]);
  });

  it("keep the number that says which rows are one study", async () => {
    const rows = "id,author,year,yi,vi\n1,Lee,1999,0.1,0.02\n1,Lee,1999,0.2,0.02\n2,Kim,2001,0.3,0.02\n";
    expect(await named(rows)).toEqual(["Lee", "Lee", "Kim"]);
    expect((await refusal(pooled(rows))).code).toBe("E_DEPENDENT");
  });

  it("are called by their rows where nothing names them, with a note", async () => {
    const { effects, notes } = await effect(await table("yi,vi\n0.1,0.02\n0.2,0.02\n"));
    expect(effects.map(({ study }) => study)).toEqual(["row 2", "row 3"]);
    expect(codes(notes)).toContain("N_STUDY");
  });

  it("are asked about, not asserted to share patients", async () => {
    const rows =
      "study,age_group,yi,vi\nA,3 months,0.1,0.02\nA,6 months,0.2,0.02\nB,3 months,0.3,0.02\nB,6 months,0.4,0.02\n";
    const error = await refusal(pooled(rows, { measure: "smd" }));
    expect(error.hint).toContain("They differ in age_group. Do they share patients?");
  });
});

describe("what the user says of columns", () => {
  const SIDE_BY_SIDE =
    "study,n.trt,n.ctrl,col.trt,col.ctrl,inf.trt,inf.ctrl\nA,124,127,15,21,13,14\nB,44,35,10,25,1,3\n";

  it("is not bettered: one outcome of several by --map", async () => {
    expect((await pooled(SIDE_BY_SIDE)).fits.map(({ group }) => group)).toEqual([
      { outcome: "col" },
      { outcome: "inf" },
    ]);
    const map = { events1: "inf.trt", events2: "inf.ctrl" };
    const { fits } = await pooled(SIDE_BY_SIDE, {}, { map });
    expect(fits.map(({ group, k }) => [group, k])).toEqual([[{}, 2]]);
    expect(fits[0]?.studies[0]?.estimate).toBeCloseTo(Math.log(13 / 124 / (14 / 127)), 12);
  });

  it("takes a column out of everything that its header could make", async () => {
    const { fits } = await pooled(SIDE_BY_SIDE, {}, { ignore: ["col.trt", "col.ctrl"] });
    expect(fits.map(({ group, k }) => [group, k])).toEqual([[{}, 2]]);
  });

  it("is proposed, not guessed, where two counts under unknown words may be events and people", async () => {
    const error = await refusal(
      table("site,eaten_fence,nests_fence,eaten_ctrl,nests_ctrl\nA,6,19,12,19\nB,5,25,8,21\n"),
    );
    expect(error.code).toBe("E_COLUMN");
    expect(error.remedies).toEqual([["--map", "events1=eaten_fence,events2=eaten_ctrl,n1=nests_fence,n2=nests_ctrl"]]);
  });
});

describe("what was once read wrong", () => {
  it("lines that end in a tab shift no column", async () => {
    const lines = ["Study\tExp\tCtrl\t", "A\t12/40\t15/41\t", "B\t10/50\t14/52\t", "C\t9/30\t11/31\t"];
    const { effects } = await effect(await table(`${lines.join("\n")}\n`));
    expect(effects.map(({ study }) => study)).toEqual(["A", "B", "C"]);
    expect(effects[0]?.estimate).toBeCloseTo(Math.log(12 / 40 / (15 / 41)), 12);
  });

  it("a difference with its interval in one cell keeps the interval beside a rounded p", async () => {
    const cells = 'study,Mean difference (95% CI),p\nA,"-1.8 (-3.9, 0.3)",0.09\nB,"-5.4 (-9.6, -1.2)",0.01\n';
    const { effects } = await effect(await table(cells));
    expect(effects.map(({ estimate, ciLow, ciHigh }) => [estimate, ciLow, ciHigh])).toEqual([
      [-1.8, -3.9, 0.3],
      [-5.4, -9.6, -1.2],
    ]);
  });

  it("two limits in one cell keep their signs", async () => {
    const cells = 'study,MD,95% CI\nA,-1.8,"-3.9, 0.3"\nB,-5.4,"-9.6, -1.2"\nC,-2,"-3 to -1"\n';
    const { effects } = await effect(await table(cells));
    expect(effects.map(({ ciLow, ciHigh }) => [ciLow, ciHigh])).toEqual([
      [-3.9, 0.3],
      [-9.6, -1.2],
      [-3, -1],
    ]);
  });

  it("one cell that cannot be read is told of, and hides no layout", async () => {
    const bad =
      "study,tpos,tneg,cpos,cneg\nA,4,119,11,128\nB,6,300,29,274\nC,3?,228,11,209\nD,62,9,20,8\nE,33,5,47,6\n";
    expect(await refusal(effect(await table(bad)))).toMatchObject({
      code: "E_CELL",
      place: { row: 4, column: "tpos" },
    });
  });

  it("percentages under events are percentages", async () => {
    const shares = "study,events_e,n_e,events_c,n_c\nA,10%,40,20%,40\nB,15%,60,25%,60\n";
    expect((await effect(await table(shares))).effects[0]?.arms).toMatchObject({
      treatment: { events: 4, n: 40 },
      control: { events: 8, n: 40 },
    });
  });

  it("groups that are asked for hold no outcomes together that tell rows of a study apart", async () => {
    const rows = ["A,x,death,10", "A,x,MI,20", "B,x,death,12", "B,x,MI,21", "C,y,death,9", "C,y,MI,22"];
    const { fits } = await pooled(
      `study,clinic,outcome,events1,n1,events2,n2\n${rows.map((row, i) => `${row},50,${25 + i},50`).join("\n")}\n`,
      { by: ["clinic"] },
    );
    expect(fits.filter(({ overall }) => !overall).map(({ group, k }) => [group.clinic, group.outcome, k])).toEqual([
      ["x", "death", 2],
      ["x", "MI", 2],
      ["y", "death", 1],
      ["y", "MI", 1],
    ]);
  });

  it("arms that --filter leaves alone are left out with a note", async () => {
    const rows = "study,arm,n,events\nA,yoga,50,10\nA,usual care,50,20\nB,pilates,50,10\nB,usual care,50,20\n";
    const { effects, notes } = await effect(await table(rows), {
      filter: [{ column: "arm", operator: "!=", value: "pilates" }],
    });
    expect(effects.map(({ study }) => study)).toEqual(["A"]);
    expect(notes[0]).toMatchObject({ code: "N_LEFT_OUT", message: expect.stringContaining('"usual care"') });
  });

  it("treatments that are combined against a shared control are told of", async () => {
    const rows = "study,arm,n,events\nA,yoga,50,10\nA,pilates,50,12\nA,control,50,20\nB,yoga,50,10\nB,control,50,19\n";
    const { fits } = await pooled(rows, { sharedControl: "combine" });
    expect(codes(fits[0]?.notes ?? [])).toContain("N_CONTRASTS");
  });

  it("an estimate that nobody names is no standardised difference because smd is the command", async () => {
    const { smd } = await import("../../src/index.js");
    await expect(smd(await table("study,yi,vi\nA,-33.4,14.3\nB,-20,7.3\n"))).rejects.toMatchObject({
      causes: [{ code: "E_MEASURE" }, { code: "E_MEASURE" }],
    });
  });

  it("a scale from 1 to 10 is no instrument", async () => {
    const rows = "study,dv_scale,yi,vi\nA,1-10,0.1,0.02\nB,1-7,0.2,0.03\n";
    expect((await pooled(rows, { measure: "smd" })).fits.map(({ k }) => k)).toEqual([2]);
  });
});

describe("columns that look like an outcome and are none", () => {
  it.each([
    [
      "spreads under a word that is not read",
      "study,mean_t,dispersion_t,n_t,mean_c,dispersion_c,n_c\nA,5,4,50,6,5,50\nB,7,5,60,8,6,60\n",
    ],
    [
      "means of two scores that are whole numbers",
      "study,n_t,pain_t,pain_sd_t,qol_t,qol_sd_t,n_c,pain_c,pain_sd_c,qol_c,qol_sd_c\nA,50,12,4,20,5,50,15,4,22,5\n",
    ],
    ["two times of the same people", "study,mean_t0,sd_t0,n_t0,mean_t1,sd_t1,n_t1\nA,5,2,50,4,2,50\nB,6,2,50,5,2,50\n"],
    ["months", "study,mean0,sd0,n0,mean6,sd6,n6\nA,5,2,50,4,2,50\nB,6,2,50,5,2,50\n"],
    ["age", "study,mean_age_t,mean_age_c,sd_age_t,sd_age_c,n_t,n_c\nA,45,46,9,8,50,50\nB,51,50,9,8,60,60\n"],
    [
      "baselines",
      "study,baseline.trt,baseline.ctrl,sd.trt,sd.ctrl,n.trt,n.ctrl\nA,45,46,9,8,50,50\nB,51,50,9,8,60,60\n",
    ],
    [
      "how long each was followed",
      "study,events_t,followup_months_t,events_c,followup_months_c\nA,5,12,8,12\nB,6,24,9,24\n",
    ],
    ["the people of the whole study", "study,events,n,events_ctrl,n_ctrl\nA,5,100,8,50\nB,6,120,9,60\n"],
    ["all people as an arm", "study,events_all,n_all,events_drug,n_drug\nA,13,100,8,50\nB,15,120,9,60\n"],
    ["rates as counts", "study,rate_t,rate_c,n_t,n_c\nA,20,30,50,50\nB,10,15,60,60\n"],
    [
      "a mean with its range",
      "study;Drug mean [range];Drug N;Placebo mean [range];Placebo N\nA;5 [1 to 9];50;6 [2 to 10];50\n",
    ],
  ])("%s: refused, never pooled", async (_, content) => {
    const error = await refusal(pooled(content));
    expect(["E_COLUMN", "E_CONTROL", "E_ARMS"]).toContain(error.code);
    for (const words of error.remedies) expect(words[0]).not.toBe("--assume-independent");
  });

  it("failures of n are what was counted, not its complement", async () => {
    const rows = "study,failures_drug,n_drug,failures_placebo,n_placebo\nA,5,50,8,51\nB,6,60,9,60\n";
    expect((await effect(await table(rows))).effects[0]?.estimate).toBeCloseTo(Math.log(5 / 50 / (8 / 51)), 12);
    const both = "study,cured_t,uncured_t,cured_c,uncured_c\nA,5,45,8,43\n".replaceAll("uncured", "not_cured");
    expect((await effect(await table(both))).effects[0]?.estimate).toBeCloseTo(Math.log(5 / 50 / (8 / 51)), 12);
  });

  it("marks of one letter are asked about like words", async () => {
    const rows = "Studie,n_K,Tote_K,n_V,Tote_V\nA,50,8,50,5\nB,60,9,60,6\n";
    expect(await refusal(pooled(rows))).toMatchObject({
      code: "E_CONTROL",
      remedies: [
        ["--control", "V"],
        ["--control", "K"],
      ],
    });
  });

  it("clustering and degrees of freedom beside columns taken by words keep their meaning", async () => {
    const clustered = "study,n_t,bdi_t,sd_t,n_c,bdi_c,sd_c,icc,cluster_size\nA,100,10,5,100,12,5,0.05,20\n";
    const { effects, notes } = await effect(await table(clustered));
    expect(effects[0]?.arms?.treatment.n).toBeCloseTo(100 / 1.95, 10);
    expect([...codes(notes), ...codes(effects[0]?.notes ?? [])]).toContain("N_CLUSTER");
  });

  it("a guess by the cells is told as one", async () => {
    const { fits, notes } = await pooled("study,h.caf,n.caf,h.decaf,n.decaf\nA,2,31,10,34\nB,10,40,9,40\n");
    expect(fits.map(({ k }) => k)).toEqual([2]);
    expect(notes).toMatchObject([{ code: "N_LAYOUT", message: expect.stringContaining("events1 h.caf") }]);
  });
});

describe("an arm that is asked for and is not one of the two that are read", () => {
  const RATES = [
    "ID,treat1,treat2,treat3,years1,years2,years3,d1,d2,d3",
    "DART,1,2,NA,1917,1925,NA,113,111,NA",
    "London,1,2,3,443.6,441.3,438,11,15,13",
    "Low Fat,1,2,NA,393.5,373.9,NA,24,20,NA",
  ].join("\n");

  it("is said to stand in a further arm's column, and the columns of the two can be said", async () => {
    const error = await refusal(effect(await table(RATES), { treatment: "3" }));
    expect([error.code, error.message]).toEqual(["E_ARMS", 'no treatment arm is called "3" (--treatment)']);
    expect(error.hint).toContain('"3" stands in "treat3", a further arm');
    expect(error.hint).not.toContain("Did you mean");
    const map = {
      treatment: "treat3",
      control: "treat1",
      events1: "d3",
      person_time1: "years3",
      events2: "d1",
      person_time2: "years1",
    };
    const { effects } = await effect(await table(RATES, { map }));
    expect(effects.map(({ study, treatment, control, measure }) => [study, treatment, control, measure])).toEqual([
      ["London", "3", "1", "irr"],
    ]);
    expect(effects[0]?.estimate).toBeCloseTo(Math.log(13 / 438 / (11 / 443.6)), 12);
  });

  it("is not proposed as itself where it stands on the other side", async () => {
    const error = await refusal(effect(await table(RATES), { treatment: "3", control: "1" }));
    expect(error.code).toBe("E_CONTROL");
    expect(error.hint).toBe('"1" stands on the other side only. The arms are "1" and "2".');
  });
});
