import { describe, expect, it } from "vitest";
import { effect } from "../../../src/index.js";
import { codes, pooled, refusal, table } from "../../pipeline/support.js";

const lines = (...rows: readonly string[]) => `${rows.join("\n")}\n`;
const effects = async (...rows: readonly string[]) => (await effect(await table(lines(...rows)))).effects;
const called = async (...rows: readonly string[]) =>
  Object.fromEntries((await table(lines(...rows))).columns.map(({ header, canonical }) => [header, canonical]));
const refused = async (...rows: readonly string[]) => (await refusal(table(lines(...rows)))).code;
/** Events and people of both arms, outcome by outcome. */
const counts = async (...rows: readonly string[]) =>
  (await effects(...rows)).map(({ outcome, arms }) => [
    outcome,
    ...[arms?.treatment, arms?.control].flatMap((arm) => [arm?.events, arm?.n]),
  ]);

describe("columns of known names", () => {
  it("are asked about where two could be one, though words beside them make a table of either", async () => {
    expect(await refused("study,n_trt,n_treatment,events_trt,n_ctl,events_ctl", "A,50,51,10,50,20")).toBe("E_HEADER");
  });

  it("are not bettered by outcomes whose arms nothing gives sides", async () => {
    const header = "study,events1,n1,events2,n2,cured.red,n.red,cured.blue,n.blue,died.red,died.blue";
    expect(await counts(header, "A,10,50,20,50,11,40,12,41,3,4")).toEqual([[null, 10, 50, 20, 50]]);
  });

  it("are not bettered by several estimates beside them", async () => {
    const yi = ["study,yi,vi,weird,weird_se", "A,0.1,0.02,9,1", "B,0.3,0.02,8,1"];
    expect((await effects(...yi)).map(({ estimate }) => estimate)).toEqual([0.1, 0.3]);
    const arms = ["study,events1,n1,events2,n2,yi,vi,weird,weird_se", "A,10,50,20,50,0.1,0.02,9,1", "B,,,,,1,1,8,1"];
    expect((await effects(...arms)).map(({ study, measure }) => [study, measure])).toEqual([["A", "rr"]]);
  });

  it("leave nothing over that could be had besides, where they give it themselves", async () => {
    const d = lines("study,n1,mean1,sd1,n2,mean2,sd2,d", "A,20,3,2,20,4,2,-0.5", "B,20,3.1,2,21,4,2,-0.4");
    expect(codes((await table(d)).notes)).not.toContain("N_SUPERSEDED");
    expect((await table(d)).form).toBe("wide");
  });

  it("that name the arms are not replaced by others that could", async () => {
    const header = "study,treatment,control,drug1,drug2,events1,n1,events2,n2";
    const [one] = await effects(header, "A,SSRI,placebo,x,y,10,50,20,50", "B,SSRI,placebo,y,x,10,50,20,50");
    expect(one).toMatchObject({ treatment: "SSRI", control: "placebo" });
  });
});

describe("names of measures behind estimates", () => {
  it.each([
    [
      "a ratio is a logarithm where one is not positive",
      "est_or,se_or,est_rr,se_rr",
      "-0.2,0.2,-0.3,0.2",
      ["or", "rr"],
    ],
    ["and may be the ratio where none is", "est_or,se_or,est_rr,se_rr", "1.2,0.2,1.3,0.2", ["gen", "gen"]],
    ["a letter is short for anything", "yi.g,vi.g,yi.md,vi.md", "0.2,0.2,0.3,0.2", ["gen", "gen"]],
  ])("say what they are: %s", async (_, header, row, measures) => {
    const found = await effects(`study,${header}`, `A,${row}`);
    expect(found.map(({ measure }) => measure)).toEqual(measures);
  });
});

describe("what two arms can hold", () => {
  it("is no share above 100%", async () => {
    const header = "study,%_t,n_t,%_c,n_c";
    expect((await effects(header, "A,20,50,40,50", "B,100,50,20,50")).length).toBe(2);
    expect(await refused(header, "A,20,50,40,50", "B,150,50,20,50")).toBe("E_COLUMN");
  });

  it("is a count with a half, as corrected ones have, and with no other part", async () => {
    const header = "study,cured_zinc,n_zinc,cured_nozinc,n_nozinc";
    expect(await counts(header, "A,10.5,50,20,50")).toEqual([[null, 10.5, 50, 20, 50]]);
    expect(await refused(header, "A,10.3,50,20,50")).toBe("E_COLUMN");
  });

  it("is a count under two letters that are short for a mean elsewhere", async () => {
    expect(await counts("study,mi_t,n_t,mi_c,n_c", "A,10,50,20,51")).toEqual([[null, 10, 50, 20, 51]]);
    expect(await counts("study,e_t,m_t,n_t,e_c,m_c,n_c", "A,10,5,50,20,6,51")).toEqual([[null, 10, 50, 20, 51]]);
  });

  it("is no count under words that nobody knows where events have their own", async () => {
    const header = "study,events_t,deaths_t,strokes_t,n_t,events_c,deaths_c,strokes_c,n_c";
    expect(await counts(header, "A,10,5,3,50,12,6,4,51")).toEqual([
      ["1", 10, 50, 12, 51],
      ["deaths", 5, 50, 6, 51],
    ]);
  });

  it("is a risk where people are counted, however long they were watched together", async () => {
    const header = "study,inf_trt,days_trt,n_trt,inf_ctl,days_ctl,n_ctl";
    const found = await effects(header, "A,9,413,50,19,398,51", "B,8,263,50,19,245,52");
    expect(found.map(({ measure }) => measure)).toEqual(["rr", "rr"]);
  });

  it.each([
    ["the number of an arm", "study,drug.yes,drug.no,n.yes,n.no"],
    ["an age", "study,age.yes,age.no,n.yes,n.no"],
  ])("is no count of %s", async (_, header) => {
    expect(await refused(header, "A,1,2,50,50", "B,3,4,50,50")).toBe("E_COLUMN");
  });

  it("is no mean with one limit, nor a share beside a mean without a spread", async () => {
    const limit = "study,bdi mean yes,bdi ci lower yes,n yes,bdi mean no,bdi ci lower no,n no";
    expect(await refused(limit, "A,5,4,50,6,5,50")).toBe("E_COLUMN");
    const share = table(lines("study,%_t,mean_t,n_t,%_c,mean_c,n_c", "A,15,3,50,20,4,50"));
    expect((await refusal(share.then((found) => effect(found)))).code).toBe("E_COLUMN");
  });
});

describe("where two columns count an arm's people", () => {
  it("each outcome has those under its own word", async () => {
    const header =
      "study,n_pain_t,n_death_t,events_pain_t,events_death_t,n_pain_c,n_death_c,events_pain_c,events_death_c";
    expect(await counts(header, "A,40,50,10,20,41,51,11,21")).toEqual([
      ["pain", 10, 40, 11, 41],
      ["death", 20, 50, 21, 51],
    ]);
  });

  it("the nearer ones are passed over where they are fewer than its events", async () => {
    const header = "study,n_start_t,n_end_t,cured_t,n_start_c,n_end_c,cured_c";
    expect(await counts(header, "A,50,5,10,51,6,12")).toEqual([[null, 10, 50, 12, 51]]);
  });
});

describe("the instrument", () => {
  it("is what a questionnaire is called, and only one", async () => {
    const rows = ["A,PHQ,BDI,0.1,0.02", "B,PHQ,BDI,0.1,0.02"];
    expect(await called("study,setting,a questionnaire,yi,vi", ...rows)).toMatchObject({
      "a questionnaire": "instrument",
    });
    expect(await called("study,first questionnaire,second questionnaire,yi,vi", ...rows)).toMatchObject({
      "first questionnaire": null,
      "second questionnaire": null,
    });
  });

  it("is not what kind of scale it is", async () => {
    const rows = ["A,Likert,0.1,0.02", "B,visual,0.1,0.02"];
    expect(await called("study,scale type,yi,vi", ...rows)).toMatchObject({ "scale type": null });
    expect(await called("study,main scale,yi,vi", ...rows)).toMatchObject({ "main scale": "instrument" });
  });
});

describe("a row an arm", () => {
  const EVENTS = ["A,x,50,10", "A,placebo,50,12", "B,x,40,9", "B,placebo,40,10"];

  it("is told by one column whose labels recur in most studies", async () => {
    expect(await called("study,what,n,events", ...EVENTS)).toMatchObject({ what: "arm" });
    expect(await refused("study,regimen,n,events", ...EVENTS.slice(0, 3))).toBe("E_COLUMN");
    const two = ["A,x,u,50,10", "A,placebo,v,50,12", "B,x,u,40,9", "B,placebo,v,40,10"];
    expect(await refused("study,what,which,n,events", ...two)).toBe("E_COLUMN");
  });

  it("counts what differs between the arms; what does not is of the study", async () => {
    const clinics = ["A,x,50,10,3", "A,placebo,50,12,3", "B,x,40,9,4", "B,placebo,40,10,4"];
    const { fits } = await pooled(lines("study,arm,n,hit,clinics", ...clinics));
    expect(fits.map(({ group, k }) => [group, k])).toEqual([[{}, 2]]);
  });

  it.each([
    ["one number in some arms", "hit", ["50,1", "50,", "40,1", "40,"]],
    ["years", "began", ["5000,2001", "5100,2003", "4000,2004", "4100,2005"]],
    ["more than the people", "volts", ["50,60", "50,61", "40,70", "40,71"]],
  ])("holds no events in a column of %s", async (_, header, cells) => {
    const rows = cells.map((cell, i) => `${"AABB"[i]},${i % 2 === 0 ? "x" : "placebo"},${cell}`);
    expect(await refused(`study,arm,n,${header}`, ...rows)).toBe("E_COLUMN");
  });

  it.each([
    ["of two columns", "pain,qol,sd", ["10,3,1", "12,4,1.2", "9,4,1.1", "10,5,1.3"]],
    ["of one number in some arms", "hit,sd", ["1,3", ",4", "1,3", ",4"]],
  ])("takes no means %s beside an SD", async (_, header, cells) => {
    const rows = cells.map((cell, i) => `${"AABB"[i]},${i % 2 === 0 ? "x" : "placebo"},50,${cell}`);
    expect(await refused(`study,arm,n,${header}`, ...rows)).toBe("E_COLUMN");
  });

  it.each(["arm", "condition", "drug"])("holds a mean with its SE, and no effect: %s", async (arm) => {
    for (const spread of ["var", "se"]) {
      const cells = ["A,x,50,10.5,3", "A,placebo,50,12,4", "B,x,40,9,4", "B,placebo,40,10,5"];
      expect(await refused(`study,${arm},n,pain,pain ${spread}`, ...cells)).toBe("E_COLUMN");
    }
    // One row a study may be its effect, and what is called an estimate is one.
    expect((await effects(`study,${arm},fev,fev_se`, "A,x,10.5,3", "B,y,9,4")).length).toBe(2);
    expect((await effects(`study,${arm},estimate,se`, "A,x,10.5,3", "A,y,9,4")).length).toBe(2);
    const ignored = table(lines(`study,${arm},fev,fev_se`, "A,x,10.5,3", "A,y,9,4"), { ignore: [arm] });
    expect((await ignored).form).toBe("effects");
  });
});

describe("words that were read as one", () => {
  it("are a quantity and an arm where both arms have people, a mean and a spread of it", async () => {
    const [one] = await effects("study,Ntai,Mtai,SDtai,Nwl,Mwl,SDwl", "A,20,3,2,21,4,2.5", "B,30,3.5,2,31,4,2.5");
    expect(one).toMatchObject({ treatment: "tai", control: "wl", arms: { treatment: { n: 20, mean: 3, sd: 2 } } });
    expect(await refused("study,Ntai,Mtai,Nwl,Mwl", "A,20,3,21,4", "B,30,3.5,31,4")).toBe("E_COLUMN");
    expect(await refused("study,Ntai,Mtai,SDtai,Nwl,Mwl", "A,20,3,2,21,4", "B,30,3.5,2,31,4")).toBe("E_COLUMN");
  });

  it("are the variance of g or d beside it", async () => {
    expect(await called("study,g,vg", "A,0.1,0.02", "B,0.3,0.04")).toMatchObject({ g: "yi", vg: "vi" });
    expect(await called("study,d,vd", "A,0.1,0.02", "B,0.3,0.04")).toMatchObject({ d: "yi", vd: "vi" });
  });
});

describe("people of whom something is said", () => {
  it("are events among those of whom nothing is", async () => {
    const header = "study,n_quit_text,n_text,n_quit_usual,n_usual";
    expect(await counts(header, "A,12,50,9,51", "B,14,60,11,61")).toEqual([
      [null, 12, 50, 9, 51],
      [null, 14, 60, 11, 61],
    ]);
  });

  it.each(["analysed", "completed", "randomised", "lost", "male", "followed_up"])(
    "are none who were %s",
    async (word) => {
      const header = `study,n_${word}_text,n_text,n_${word}_usual,n_usual`;
      expect(await refused(header, "A,12,50,9,51", "B,14,60,11,61")).toBe("E_COLUMN");
    },
  );

  it("are none where they are more", async () => {
    const header = "study,n_quit_text,n_text,n_quit_usual,n_usual";
    expect(await refused(header, "A,52,50,9,51", "B,14,60,11,61")).toBe("E_COLUMN");
  });
});

describe("a share or a prevalence", () => {
  it("counts no events, in one word with what it is of either", async () => {
    const rows = ["A,0,41,12,60", "A,1,43,9,61", "B,0,50,11,66", "B,1,52,8,67"];
    const { fits } = await pooled(lines("study,treat,n,died,pctmale", ...rows), { control: "0" });
    expect(fits.map(({ k }) => k)).toEqual([2]);
    const wide = "study,n_drug,pctmale_drug,n_placebo,pctmale_placebo";
    expect(await refused(wide, "A,80,60,81,61", "B,70,66,71,67")).toBe("E_COLUMN");
  });

  it("is no effect between its limits", async () => {
    expect(await refused("study,Prevalence (95% CI)", "A,7.7 (5.5-10.7)", "B,4.3 (2.8-6.4)")).toBe("E_COLUMN");
    const ratio = "study,Prevalence ratio,lower,upper";
    expect((await table(lines(ratio, "A,0.7,0.5,0.98", "B,0.8,0.6,1.07"))).form).toBe("effects");
  });
});

describe("an effect under any word for one", () => {
  it("has its error from the p beside it", async () => {
    const [one] = await effects("study;Beta (g per 10 ug);p", "A;-10.2;0.004", "B;-6.1;0.02");
    expect(one?.estimate).toBe(-10.2);
    expect(one?.se).toBeCloseTo(10.2 / 2.8781617390954826, 9);
  });

  it("is not chosen between two, nor where its error stands there", async () => {
    expect(await refused("study,beta,coef,p", "A,-10.2,1,0.004", "B,-6.1,2,0.02")).toBe("E_COLUMN");
    const [one] = await effects("study,beta,SE_beta,p", "A,-10.2,3.3,0.004", "B,-6.1,2.5,0.02");
    expect(one?.se).toBe(3.3);
  });
});
