import { describe, expect, it } from "vitest";
import { effect, readTable } from "../../src/index.js";
import type { ContinuousOutcome } from "../../src/records.js";
import { one, run } from "./table.js";

const effects = async (content: string) => effect(await readTable({ name: "variance.csv", content }));
const wide = (columns: string, cells: string) =>
  run("wide", `study,n1,mean1,n2,mean2,${columns}\nA,20,5.2,22,6.1,${cells}`);

describe("variances of the arms", () => {
  it("stand in for SDs, with a note", () => {
    const outcome = one(
      "wide",
      "study,n1,mean1,variance1,n2,mean2,variance2\nA,20,5.2,4,22,6.1,9",
    ) as ContinuousOutcome;
    expect([outcome.arms.treatment.sd, outcome.arms.control.sd]).toEqual([2, 3]);
    expect(outcome.derivedFrom).toEqual(["variance"]);
    expect(outcome.notes.map(({ code }) => code)).toEqual(["N_RECOVERED", "N_RECOVERED"]);
  });

  it.each([
    "study,n1,mean1,var1,n2,mean2,var2",
    "study,n.t,mean.t,var.t,n.c,mean.c,var.c",
    "study,n_t,mean_t,variance_t,n_c,mean_c,variance_c",
    "study,N_drug,Mean_drug,Var_drug,N_placebo,Mean_placebo,Var_placebo",
  ])("are taken under %s", async (header) => {
    const { effects: found } = await effects(`${header}\nA,20,5.2,4,22,6.1,9\nB,30,5,4.4,30,5.9,4\n`);
    expect(found.map(({ measure }) => measure)).toEqual(["md", "md"]);
    expect(found[0]?.variance).toBeCloseTo(4 / 20 + 9 / 22, 12);
  });

  it("are no variances of arms without mean and n, and those of an effect remain its own", async () => {
    const { effects: found } = await effects("study,estimate,variance,var1,var2\nA,.2,.1,3,4\nB,.3,.2,4,5\n");
    expect(found.map(({ variance }) => variance?.toFixed(12))).toEqual(["0.100000000000", "0.200000000000"]);
    const table = await readTable({
      name: "t.csv",
      content: "study,events1,n1,events2,n2,var1,var2\nA,3,20,4,22,1,2\n",
    });
    expect(table.columns.filter(({ canonical }) => canonical === null).map(({ header }) => header)).toEqual([
      "var1",
      "var2",
    ]);
  });

  it("give way to an SD, and one that does not fit it is told", () => {
    const fits = wide("sd1,variance1,sd2,variance2", "2,4,3,9");
    expect(fits.notes.map(({ code }) => code)).toEqual(["N_SUPERSEDED", "N_SUPERSEDED"]);
    expect(fits.outcomes.flatMap(({ notes }) => notes)).toEqual([]);
    const off = wide("sd1,variance1,sd2,variance2", "2,2,3,9");
    expect(off.outcomes.flatMap(({ notes }) => notes.map(({ code }) => code))).toEqual(["N_CONTRADICTED"]);
  });

  it("are checked against a standard error beside them", () => {
    const off = wide("variance1,se1,variance2,se2", "4,0.447,9,3");
    expect(off.outcomes.flatMap(({ notes }) => notes.map(({ code }) => code)).sort()).toEqual([
      "N_CONTRADICTED",
      "N_RECOVERED",
      "N_RECOVERED",
    ]);
  });

  it("cannot be negative", () => {
    expect(wide("variance1,variance2", "-4,9").codes).toEqual(["E_RANGE"]);
  });
});
