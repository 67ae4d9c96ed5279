import { expect, it } from "vitest";
import { effect } from "../../src/index.js";
import { table } from "../pipeline/support.js";

const ASKED = { treatment: "drug", control: "placebo" };

it("a printed estimate turns with its interval, and its people change places", async () => {
  const printed = "study,treat1,treat2,estimate,ci_lower,ci_upper,n1,n2\nB,placebo,drug,2,0.5,4,21,31\n";
  const [found] = (await effect(await table(printed), { ...ASKED, measure: "md" })).effects;
  expect(found).toMatchObject({
    ...ASKED,
    estimate: -2,
    ciLow: -4,
    ciHigh: -0.5,
    arms: { treatment: { label: "drug", n: 31 }, control: { label: "placebo", n: 21 } },
  });
});

it("arms of means turn with their names", async () => {
  const means = "study,treatment,control,n1,mean1,sd1,n2,mean2,sd2\nB,placebo,drug,30,4.5,1,31,3,1.2\n";
  const [found] = (await effect(await table(means), ASKED)).effects;
  expect(found).toMatchObject({ ...ASKED, estimate: -1.5, arms: { treatment: { label: "drug", n: 31 } } });
});
