import { describe, expect, it } from "vitest";
import { codes, pooled, refusal } from "../pipeline/support.js";

const EVENTS = "study,treatment,control,events1,n1,events2,n2";
const events = (...arms: readonly string[]) =>
  `${EVENTS}\n${arms.map((names, i) => `${names},${10 + i},50,${20 + i},51`).join("\n")}\n`;
const arms = (studies: Readonly<Record<string, string>>) =>
  `study,arm,n,events\n${Object.entries(studies)
    .flatMap(([study, labels]) => labels.split(" ").map((label, i) => `${study},${label},${50 + i},${10 + i}`))
    .join("\n")}\n`;
const notesOf = async (content: string, options = {}) => {
  const { fits } = await pooled(content, options);
  expect(fits).toHaveLength(1);
  return codes(fits[0]?.notes ?? []);
};

describe("one pair of arms", () => {
  it("is that of the rows that name it; a row that names none stands with them", async () => {
    const blank = events("A,drug,placebo", "B,drug,placebo", "C,,");
    expect(await notesOf(blank)).not.toContain("N_CONTRASTS");
    expect((await pooled(blank)).fits.map(({ k }) => k)).toEqual([3]);
  });

  it("is not had by two controls, though every trial has the same treatment", async () => {
    expect((await refusal(pooled(events("A,drug,placebo", "B,drug,usual care")))).code).toBe("E_CONTRAST");
  });

  it("is had by controls that differ where no treatment is named at all, with a note", async () => {
    const controls = "study,control,events1,n1,events2,n2\nA,placebo,10,50,20,50\nB,usual care,12,60,25,60\n";
    expect(await notesOf(controls)).toContain("N_CONTRASTS");
    const error = await refusal(pooled(events("A,,placebo", "B,drug,usual care", "C,,placebo")));
    expect(error).toMatchObject({ code: "E_CONTRAST", remedies: [["--control", "placebo"]] });
  });

  it("is proposed by the names there are", async () => {
    const some = events("A,drug,", "B,drug,", "C,other,placebo");
    expect((await refusal(pooled(some))).remedies).toEqual([["--treatment", "drug"]]);
    const controls = "study,treat1,treat2,yi,vi\nA,placebo,sham,0.4,0.05\nB,placebo,sham,0.3,0.04\nC,drug,x,0.1,0.05\n";
    expect((await refusal(pooled(controls))).remedies).toEqual([["--treatment", "placebo", "--control", "sham"]]);
  });
});

describe("the same arms in every trial", () => {
  const SAME = arms({ A: "yoga pilates control", B: "yoga pilates control" });

  it("are asked about as a shared control", async () => {
    expect((await refusal(pooled(SAME))).code).toBe("E_SHARED_CONTROL");
  });

  it("are told of when they are combined", async () => {
    expect(await notesOf(SAME, { sharedControl: "combine" })).toContain("N_CONTRASTS");
  });
});

describe("treatments that are combined", () => {
  const combine = { sharedControl: "combine" } as const;

  it("stand for one another only where some trial has both", async () => {
    const apart = events("A,yoga,placebo", "B,pilates,placebo");
    for (const options of [combine, {}]) expect((await refusal(pooled(apart, options))).code).toBe("E_CONTRAST");
  });

  it("stand for one another over other trials too, in whatever order they are linked", async () => {
    const linked = arms({ A: "a b control", B: "c d control", C: "b c control" });
    expect(await notesOf(linked, combine)).toContain("N_CONTRASTS");
  });

  it("do not stand for one another against two controls", async () => {
    const controls = events("A,yoga,placebo", "A,pilates,placebo", "B,yoga,usual care");
    expect((await refusal(pooled(controls, combine))).code).toBe("E_CONTRAST");
  });
});
