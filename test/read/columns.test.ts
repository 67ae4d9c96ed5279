import { describe, expect, it } from "vitest";
import { columns } from "../../src/read/index.js";
import { canonical, open, refusal, walk } from "./support.js";

const values = (header: string): string =>
  header
    .split(",")
    .map((_, index) => (index === 0 ? "Study A" : "1"))
    .join(",");
const headed = (header: string, options = {}) => open([header, values(header)], options);

describe("headers are found by name, in our words and in those of others", () => {
  it.each<[string, string, Record<string, string>]>([
    [
      "ours",
      "study,n1,mean1,sd1,n2,mean2,sd2",
      { study: "study", n1: "n1", mean1: "mean1", sd1: "sd1", n2: "n2", mean2: "mean2", sd2: "sd2" },
    ],
    [
      "case, spaces, underscores and dots aside",
      "STUDY,N 1,Mean.1,sd_1,N-2,MEAN_2,Sd 2",
      { STUDY: "study", "N 1": "n1", "Mean.1": "mean1", sd_1: "sd1", "N-2": "n2", MEAN_2: "mean2", "Sd 2": "sd2" },
    ],
    [
      "metafor, means",
      "slab,m1i,sd1i,n1i,m2i,sd2i,n2i",
      { slab: "study", m1i: "mean1", sd1i: "sd1", n1i: "n1", m2i: "mean2", sd2i: "sd2", n2i: "n2" },
    ],
    [
      "metafor, counts of the four cells",
      "study,ai,bi,ci,di",
      { study: "study", ai: "events1", bi: "nonevents1", ci: "events2", di: "nonevents2" },
    ],
    [
      "metafor, counts and totals",
      "study,ai,n1i,ci,n2i",
      { study: "study", ai: "events1", n1i: "n1", ci: "events2", n2i: "n2" },
    ],
    ["metafor, effects", "study,yi,vi", { study: "study", yi: "yi", vi: "vi" }],
    [
      "meta, means",
      "studlab,mean.e,sd.e,n.e,mean.c,sd.c,n.c",
      {
        studlab: "study",
        "mean.e": "mean1",
        "sd.e": "sd1",
        "n.e": "n1",
        "mean.c": "mean2",
        "sd.c": "sd2",
        "n.c": "n2",
      },
    ],
    [
      "meta, counts",
      "studlab,event.e,n.e,event.c,n.c",
      { studlab: "study", "event.e": "events1", "n.e": "n1", "event.c": "events2", "n.c": "n2" },
    ],
    ["meta, effects", "studlab,TE,seTE", { studlab: "study", TE: "yi", seTE: "sei" }],
    [
      "netmeta",
      "studlab,treat1,treat2,TE,seTE",
      { studlab: "study", treat1: "treatment", treat2: "control", TE: "yi", seTE: "sei" },
    ],
    [
      "RevMan 5, counts",
      "Study,Events 1,Total 1,Events 2,Total 2",
      { Study: "study", "Events 1": "events1", "Total 1": "n1", "Events 2": "events2", "Total 2": "n2" },
    ],
    [
      "RevMan Web, means",
      "Study,Experimental mean,Experimental SD,Experimental N,Control mean,Control SD,Control N",
      {
        Study: "study",
        "Experimental mean": "mean1",
        "Experimental SD": "sd1",
        "Experimental N": "n1",
        "Control mean": "mean2",
        "Control SD": "sd2",
        "Control N": "n2",
      },
    ],
    [
      "RevMan Web, counts",
      "Study,Experimental cases,Experimental N,Control cases,Control N",
      {
        Study: "study",
        "Experimental cases": "events1",
        "Experimental N": "n1",
        "Control cases": "events2",
        "Control N": "n2",
      },
    ],
    [
      "words behind",
      "trial,n_trt,mean_treatment,std_dev_trt,n_ctl,mean_control,sd_ctrl",
      {
        trial: "study",
        n_trt: "n1",
        mean_treatment: "mean1",
        std_dev_trt: "sd1",
        n_ctl: "n2",
        mean_control: "mean2",
        sd_ctrl: "sd2",
      },
    ],
    [
      "words before",
      "author,treatment_n,treatment_mean,treatment_sd,placebo_n,placebo_mean,placebo_sd",
      {
        author: "study",
        treatment_n: "n1",
        treatment_mean: "mean1",
        treatment_sd: "sd1",
        placebo_n: "n2",
        placebo_mean: "mean2",
        placebo_sd: "sd2",
      },
    ],
    [
      "brackets",
      "Study,N (int),Mean (int),SD (int),N (con),Mean (con),SD (con)",
      {
        Study: "study",
        "N (int)": "n1",
        "Mean (int)": "mean1",
        "SD (int)": "sd1",
        "N (con)": "n2",
        "Mean (con)": "mean2",
        "SD (con)": "sd2",
      },
    ],
    [
      "intervals",
      "study,estimate,lower,upper",
      { study: "study", estimate: "estimate", lower: "ci_lower", upper: "ci_upper" },
    ],
    [
      "intervals in short",
      "study,effect,LL,UL,p-value",
      { study: "study", effect: "estimate", LL: "ci_lower", UL: "ci_upper", "p-value": "p" },
    ],
    [
      "intervals in other short",
      "study,est,lci,uci",
      { study: "study", est: "estimate", lci: "ci_lower", uci: "ci_upper" },
    ],
    [
      "metafor's limits",
      "study,estimate,ci.lb,ci.ub",
      { study: "study", estimate: "estimate", "ci.lb": "ci_lower", "ci.ub": "ci_upper" },
    ],
    [
      "quartiles of two arms",
      "study,n1,median1,q1_1,q3_1,n2,median2,q1_2,q3_2",
      {
        study: "study",
        n1: "n1",
        median1: "median1",
        q1_1: "q11",
        q3_1: "q31",
        n2: "n2",
        median2: "median2",
        q1_2: "q12",
        q3_2: "q32",
      },
    ],
  ])("%s", async (_, header, expected) => {
    expect(canonical(await headed(header))).toEqual(expected);
  });

  it("gives its reason for each", async () => {
    const { columns: found } = await headed("Study,m1i,treated_sd,n1,mean2,sd2,n2,Age");
    expect(found.map(({ because }) => because)).toEqual([
      "the name but for case or punctuation",
      "metafor's m1i",
      '"sd" of "treated": the treatment group',
      "exact name",
      "exact name",
      "exact name",
      "exact name",
      "a label: no name we know",
    ]);
  });

  it("every canonical name is found as itself, and no alias belongs to two of them", () => {
    const owners = new Map<string, string>();
    for (const { name, aliases } of columns) {
      for (const alias of [name, ...aliases]) {
        const key = alias.replace(/[._]/g, "").toLowerCase();
        expect([alias, owners.get(key) ?? name]).toEqual([alias, name]);
        owners.set(key, name);
      }
    }
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  });

  it("ci alone is no count", async () => {
    expect(canonical(await headed("study,yi,vi,ci"))).toEqual({ study: "study", yi: "yi", vi: "vi" });
  });
});

describe("a moderator that is called like an alias breaks nothing", () => {
  it("the name itself beats an alias, with a Note", async () => {
    const table = await headed("author,study,yi,vi,trial");
    expect(canonical(table)).toEqual({ study: "study", yi: "yi", vi: "vi" });
    expect(table.notes.map(({ code, message }) => [code, message])).toEqual([
      ["N_COLUMN_IGNORED", '"author" was taken as a label: "study" is the study'],
      ["N_COLUMN_IGNORED", '"trial" was taken as a label: "study" is the study'],
    ]);
  });

  it("time is the time point where it tells the rows of a study apart, or holds words, or is the same throughout", async () => {
    const table = (times: readonly string[]) =>
      open(["study,yi,vi,time", ...times.map((time, index) => `S${index >> 1},1,1,${time}`)]);
    expect(canonical(await table(["6", "12", "6", "12"]))).toMatchObject({ time: "timepoint" });
    expect(canonical(await table(["6 weeks", "6 weeks", "post", "post"]))).toMatchObject({ time: "timepoint" });
    expect(canonical(await table(["12", "12", "12", "12"]))).toMatchObject({ time: "timepoint" });
    const moderator = await table(["3", "3", "47", "47"]);
    expect(canonical(moderator)).not.toHaveProperty("time");
    expect(moderator.notes[0]?.message).toContain("--map timepoint=time");
  });

  it("group names the arm of a table of arms, and is a label elsewhere", async () => {
    expect(canonical(await headed("study,group,n,mean,sd"))).toMatchObject({ group: "arm" });
    expect(canonical(await headed("study,group,n1,mean1,sd1,n2,mean2,sd2"))).not.toHaveProperty("group");
    expect(canonical(await headed("study,group,yi,vi"))).not.toHaveProperty("group");
    expect(canonical(await headed("study,arm,group,n,mean,sd"))).not.toHaveProperty("group");
  });

  it("treatment names the arm of a table of arms, and the treatment of a contrast", async () => {
    expect(canonical(await headed("study,treatment,n,mean,sd"))).toMatchObject({ treatment: "arm" });
    expect(canonical(await headed("study,treatment,control,n1,mean1,sd1,n2,mean2,sd2"))).toMatchObject({
      treatment: "treatment",
    });
    expect(canonical(await headed("study,treatment,estimate,se"))).toMatchObject({ treatment: "treatment" });
  });

  it("two aliases of one quantity are an error that says how to choose", async () => {
    const error = await refusal(headed("study,n1,mean1,sd_trt,sd_exp,n2,mean2,sd2"));
    expect([error.code, error.message]).toEqual([
      "E_HEADER",
      'trial.csv: "sd_trt" and "sd_exp" could both be the treatment group\'s SD',
    ]);
    expect(error.hint).toBe("Say which: --map sd1=sd_trt.");
  });

  it("a header that is a slip away from a free name is noted", async () => {
    const table = await headed("study,outcom,n1,mean1,sd1,n2,mean2,sd2,year,dose");
    expect(table.notes.map(({ code, message, place }) => [code, message, place?.column])).toEqual([
      [
        "N_COLUMN_IGNORED",
        '"outcom" was taken as a label, though it is close to "outcome", the outcome; if it is that, say --map outcome=outcom',
        "outcom",
      ],
    ]);
  });
});

describe("--map names what no rule finds", () => {
  const header = "study,n1,mean1,streuung,n2,mean2,sd2";

  it("takes precedence over what was found", async () => {
    const table = await headed("study,n1,mean1,sd1,n2,mean2,sd2,streuung", { map: { sd1: "streuung" } });
    expect(canonical(table)).toMatchObject({ streuung: "sd1" });
    expect(canonical(table)).not.toHaveProperty("sd1");
    expect(table.columns.find(({ canonical: name }) => name === "sd1")?.because).toBe("--map");
    expect(table.notes[0]?.message).toBe('"sd1" was taken as a label: "streuung" is the treatment group\'s SD');
  });

  it("finds the header without regard to case and spaces", async () => {
    expect(canonical(await headed(header, { map: { sd1: "Streuung " } }))).toMatchObject({ streuung: "sd1" });
  });

  it("suggests the name nearest to an unknown one", async () => {
    const error = await refusal(headed(header, { map: { sdd1: "streuung" } }));
    expect([error.code, error.exitCode, error.message]).toEqual(["E_OPTION", 2, '--map: no column is called "sdd1"']);
    expect(error.hint).toContain('Did you mean "sd1"?');
  });

  it("suggests the header nearest to an unknown one", async () => {
    const error = await refusal(headed(header, { map: { sd1: "streung" } }));
    expect([error.code, error.exitCode]).toEqual(["E_COLUMN", 3]);
    expect(error.hint).toContain('Did you mean "streuung"?');
    expect(error.hint).toContain("study, n1, mean1, streuung");
  });

  it("joins columns to one name, which stay labels", async () => {
    const lines = ["author,year,yi,vi,by", "Adams,2001,1,2,x", "Adams,2004,2,3,y", "Baker,NA,1,2,z"];
    for (const study of ["author,year", ["author", "year"]]) {
      const table = await open(lines, { map: { study } });
      expect(table.columns.map(({ header, canonical: name, because }) => [header, name, because])).toEqual([
        ["author", null, "a label: part of a name by --map"],
        ["year", null, "a label: part of a name by --map"],
        ["yi", "yi", "exact name"],
        ["vi", "vi", "exact name"],
        ["by", null, "a label: no name we know"],
        ["author year", "study", "--map"],
      ]);
      expect(table.notes).toEqual([]);
      const { rows, errors } = await walk(table);
      expect([rows.map(({ cells }) => cells.at(-1)), errors]).toEqual([["Adams 2001", "Adams 2004", "Baker"], []]);
    }
  });

  it("takes a header with commas for what it is", async () => {
    const lines = ['"Author, year",Author,year,yi,vi', '"Adams, 2001",A,2001,1,2'];
    expect(canonical(await open(lines, { map: { study: "Author, year" } }))).toMatchObject({ "Author, year": "study" });
    expect(canonical(await open(lines, { map: { study: ["Author", "year"] } }))).toMatchObject({
      "Author year": "study",
    });
  });

  it("joins no numbers, and names the column that is not there", async () => {
    const error = await refusal(headed(header, { map: { sd1: "streuung,n1" } }));
    expect([error.code, error.message]).toEqual([
      "E_OPTION",
      '--map: sd1 holds one number, not "streuung" and "n1" joined',
    ]);
    const missing = await refusal(headed(header, { map: { study: "study,jahr" } }));
    expect([missing.code, missing.message]).toEqual([
      "E_COLUMN",
      'trial.csv: --map study=study,jahr: no column "jahr"',
    ]);
  });

  it("refuses one header for two names, and names that objects inherit", async () => {
    expect((await refusal(headed(header, { map: { sd1: "streuung", sd2: "streuung" } }))).code).toBe("E_OPTION");
    for (const name of ["__proto__", "constructor", "toString"]) {
      const map = Object.fromEntries([[name, "study"]]);
      expect((await refusal(headed(header, { map: JSON.parse(JSON.stringify(map)) }))).code).toBe("E_OPTION");
    }
  });
});

describe("a header that cannot be trusted is refused", () => {
  it.each([
    ["study,yi,vi,yi", 'columns 2 and 4 are both called "yi"'],
    ["study,yi,vi,Year,year ", 'columns 4 ("Year") and 5 ("year") have the same name'],
    ["study,yi,vi,Y i", 'columns 2 ("yi") and 4 ("Y i") have the same name'],
    ["study,yi,vi,", "column 4 of the header has no name"],
    ['study,"",yi,vi', "column 2 of the header has no name"],
    ["1,0.5,0.1,20", "the first row holds numbers, not names"],
    ["Smith,20,5.1,1.2,21", "the first row holds numbers, not names"],
    [
      "Comparison Number,Outcome Number,Name,Events 1,Total 1,Events 2,Total 2",
      "a RevMan 5 export without the columns Subgroup Number, Data Type, Effect Measure",
    ],
    [
      "Analysis group,Analysis number,Study,Experimental mean,Control mean",
      "a RevMan Web export without the columns Analysis name, Subgroup",
    ],
  ])("%s", async (header, message) => {
    const error = await refusal(headed(header));
    expect([error.code, error.exitCode]).toEqual(["E_HEADER", 3]);
    expect(error.message).toContain(message);
    expect(error.hint).not.toBeNull();
  });

  it("suspects a header that is a comment", async () => {
    const error = await refusal(open(["#study,n1,mean1,sd1,n2,mean2,sd2", "A,20,5,1,20,6,1", "B,20,5,1,20,6,1"]));
    expect(error.hint).toContain("delete the #");
  });
});
