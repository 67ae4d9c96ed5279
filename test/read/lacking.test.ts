import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runLine } from "../cli/shell.js";
import { open, refusal } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "bptrial-lacking-"));
let tables = 0;
/** A table as a file; gives its path. */
function written(lines: readonly string[]): string {
  tables += 1;
  const path = join(folder, `t${tables}.csv`);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}
const printedIn = (stderr: string): readonly string[] =>
  [...stderr.matchAll(/^ {2}(bptrial .*)$/gm)].map(([, line = ""]) => line);

const UNWEIGHED =
  'trial.csv: there is an estimate ("yi") but nothing that says how precise it is: a standard error, a variance, a confidence interval or a p-value';

/** Tables that make no form, with the one thing that each lacks and the column that is to be added. */
const LACKING: readonly (readonly [lines: readonly string[], says: RegExp, add: RegExp])[] = [
  [
    ["study,yi,year", "a,0.1,2001", "b,0.2,2002"],
    /there is an estimate \("yi"\) but nothing that says how precise/,
    /se/,
  ],
  [["study,OR", "a,1.1", "b,1.2"], /there is an estimate \("OR"\) but nothing/, /Add a column se or variance/],
  [["study,g", "a,0.1", "b,0.2"], /there is an estimate \("g"\) .* the sizes of both groups/, /Add a column vi/],
  [
    ["study,estimate,ci_lower", "a,0.1,0", "b,0.2,0"],
    /there is an estimate \("estimate"\)/,
    /two columns, ci_lower and/,
  ],
  [["study,ri", "a,0.1", "b,0.2"], /there are correlations \("ri"\)/, /the number of people as a column n/],
  [["study,O-E", "a,-1.1", "b,2.2"], /observed minus expected events \("O-E"\)/, /a column V with that variance/],
  [["study,deaths,n", "a,3,20", "b,4,30"], /there is one group a row \("deaths" and "n"\)/, /Add a column arm/],
  [["study,n1,n2", "a,10,20", "b,20,30"], /sizes of groups \("n1" and "n2"\) but no outcome/, /events1, events2/],
  [["study,se,x,w", "a,0.1,3.1,2.2", "b,0.2,4.1,3.3"], /there is "se".* but no estimate/, /Add a column estimate/],
  [["study,V,z", "a,11,-1.6", "b,15,-0.8"], /there is "V".* but no estimate/, /Add a column estimate/],
  [["study,drug,placebo,se_diff", "a,5.1,6,0.5", "b,5.2,6,0.4"], /there is "se_diff".* but no estimate/, /estimate/],
  [["study,O,E,V", "a,20,25.3,11", "b,30,33.1,15"], /observed and expected events \("O" and "E"\)/, /column O-E/],
  [["study,arm,deaths", "a,drug,3", "a,placebo,4"], /one arm a row \("arm"\) with "deaths"/, /events and n/],
  [
    ["study,deaths_t,time_t,deaths_c,time_c", "a,12,24,20,24", "b,8,12,12,12"],
    /one group a row/,
    /nothing|other group/,
  ],
  [["study,hr,lower 90%,upper 95%", "a,1.2,0.8,1.9"], /"hr"\) beside "lower 90%" and "upper 95%"/, /--map estimate=/],
  [["study,OR (CI)", "a,1.2 (90% CI 0.8 to 1.9)", "b,1.3 (0.8 to 1.9)"], /"OR \(CI\)" .* not built alike/, /ci_level/],
  [
    ["study,n drug,n placebo,pain drug,pain placebo", "a,10,11,4.1 ± 1.2,5.0±1.1", "b,20,21,3.9 ± 1.4,5.2 +/- 1.3"],
    /"pain drug" and "pain placebo" hold a number ± another, and nothing says whether that is an SD or an SE/,
    /"pain placebo, mean ± SD", or mean ± SE/,
  ],
  [
    ["study,Prevalence % (95% CI)", "a,7.2 (5.1-10.0)", "b,4.4 (2.9-6.5)"],
    /what one group gives \("Prevalence"\) and nothing to compare it with/,
    /single groups are not pooled/,
  ],
  [["study,site,drug", "a,x,10", "b,y,20"], /no column holds an effect/, /Add an effect with its standard error/],
];

describe("a table that makes no form is told the one thing that is missing", () => {
  it.each(LACKING)("%j", async (lines, says, add) => {
    const error = await refusal(open(lines));
    expect([error.code, error.exitCode]).toEqual(["E_COLUMN", 3]);
    expect(error.message).toMatch(says);
    expect(error.hint).toMatch(add);
  });

  it("in plain words", async () => {
    expect((await refusal(open(["study,yi,year", "a,0.1,2001"]))).message).toBe(UNWEIGHED);
  });

  it("with what was recognised, and what was not", async () => {
    const { hint } = await refusal(open(["study,ri,site,ward", "a,0.1,x,y"]));
    expect(hint).toContain(
      'Taken: "study" for the study and "ri" for the correlation. Not recognised: "site" and "ward".',
    );
  });

  it("however wide it is", async () => {
    const many = Array.from({ length: 40 }, (_, i) => `col${String.fromCharCode(97 + (i % 26))}${i}x`);
    const { hint } = await refusal(open([`study,${many.join(",")}`, `a,${many.map(() => "x").join(",")}`]));
    expect(hint).toContain("and 32 more");
    expect(hint?.length).toBeLessThan(600);
  });
});

describe("and is followed by a command that runs", () => {
  it.each(LACKING)("%j: sniff, which shows what was understood", async (lines) => {
    const path = written(lines);
    const { stderr, code } = await runLine(`bptrial pool ${path} --decimal .`);
    expect([code, printedIn(stderr)]).toEqual([3, [`bptrial sniff ${path} --decimal .`]]);
    const shown = await runLine(printedIn(stderr)[0] ?? "");
    expect(shown.stdout).toMatch(/form +none: see the notes/);
  });

  it("the column that may be what is missing, where it is the only one", async () => {
    const path = written(["study,se,x,year", "a,0.1,3.1,2001", "b,0.2,4.1,2002"]);
    const [line = ""] = printedIn((await runLine(`bptrial pool ${path}`)).stderr);
    expect(line).toBe(`bptrial pool ${path} --map estimate=x`);
    expect((await runLine(line)).code).toBe(0);
  });

  it("on the scale that the error says, beside whole numbers that are none", async () => {
    const path = written(["study,sei,x,beds", "a,0.1,0.3,20", "b,0.2,0.4,31"]);
    const lines = printedIn((await runLine(`bptrial pool ${path}`)).stderr);
    expect(lines).toEqual([`bptrial pool ${path} --map yi=x`]);
    expect((await runLine(lines[0] ?? "")).code).toBe(0);
  });

  it.each([
    [["study,MD,SMD,se", "a,-1.5,-0.5,0.2", "b,-2,-0.6,0.3"], "MD", "SMD"],
    [["study,OR,RR,lower,upper", "a,0.75,0.8,0.6,1.07", "b,0.65,0.7,0.5,0.98"], "OR", "RR"],
    [["study,MD,SMD,se,lower,upper", "a,-1.5,-1.2,0.5,-2.5,-0.5", "b,-2,-1.5,0.6,-3.2,-0.8"], "MD", "SMD"],
  ])("of estimates that could all be what an error belongs to, one is chosen: %j", async (lines, one, other) => {
    const path = written(lines);
    const { stderr, code } = await runLine(`bptrial pool ${path}`);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`2 estimates ("${one}" and "${other}")`)]);
    const ways = printedIn(stderr);
    expect(ways).toEqual([`bptrial pool ${path} --ignore ${other}`, `bptrial pool ${path} --ignore ${one}`]);
    for (const line of ways) expect((await runLine(line)).code).toBe(0);
  });

  it("but an estimate and its logarithm are one", async () => {
    const path = written(["study,beta,se,or", "a,-0.22,0.147,0.80", "b,-0.36,0.17,0.70"]);
    expect((await runLine(`bptrial pool ${path}`)).code).toBe(0);
  });

  it("and only where it runs", async () => {
    const good = written(["study,n1,mean1,sd1,n2,mean2,sd_contrl", "a,10,1,1,10,2,1", "b,10,1,1,10,2,1"]);
    const bad = written(["study,n1,mean1,sd1,n2,mean2,sd_contrl", "a,10,1,1,10,2,-1", "b,10,1,1,10,2,1"]);
    const lines = async (path: string) => printedIn((await runLine(`bptrial pool ${path}`)).stderr);
    expect(await lines(good)).toEqual([`bptrial pool ${good} --map sd2=sd_contrl`]);
    expect(await lines(bad)).toEqual([`bptrial sniff ${bad}`]);
  });

  it("which is tried without writing anything", async () => {
    const path = written(["study,se,x,year", "a,0.1,3.1,2001", "b,0.2,4.1,2002"]);
    const out = join(folder, "out.json");
    const { stderr } = await runLine(`bptrial pool ${path} --out ${out}`);
    expect(printedIn(stderr)).toEqual([`bptrial pool ${path} --out ${out} --map estimate=x`]);
    // It would not be replaced without --force.
    expect((await runLine(printedIn(stderr)[0] ?? "")).code).toBe(0);
  });
});
