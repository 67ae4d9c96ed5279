import { describe, expect, it } from "vitest";
import { effect } from "../../src/index.js";
import { refusal, table } from "../pipeline/support.js";

/** The comparisons of one study with these arms, each with its role. */
const contrasts = async (arms: readonly (readonly [label: string, role: string])[], options = {}) => {
  const rows = arms.map(([label, role], i) => `A,${label},${role},${i + 1},50`);
  const { effects } = await effect(await table(`study,arm,role,events,n\n${rows.join("\n")}\n`), options);
  return effects.map(({ treatment, control }) => `${treatment} − ${control}`);
};

describe("the control of a study", () => {
  it("is the one arm that the roles leave", async () => {
    expect(
      await contrasts([
        ["x", "treatment"],
        ["y", "treatment"],
        ["c", ""],
      ]),
    ).toEqual(["x − c", "y − c"]);
  });

  it("is the other of two arms where the treatment is named, and one of three is asked for", async () => {
    const three = [
      ["red", ""],
      ["blue", ""],
      ["green", ""],
    ] as const;
    expect(await contrasts(three.slice(0, 2), { treatment: "red" })).toEqual(["red − blue"]);
    expect((await refusal(contrasts(three, { treatment: "red" }))).code).toBe("E_CONTROL");
  });

  it("is a placebo before a sham, and a sham before another arm", async () => {
    const sham = ["sham needle", ""] as const;
    expect(await contrasts([sham, ["placebo", ""], ["needle", ""]])).toEqual([
      "sham needle − placebo",
      "needle − placebo",
    ]);
    expect(await contrasts([sham, ["needle", ""]])).toEqual(["needle − sham needle"]);
  });

  it.each([
    [
      "two roles",
      [
        ["x", "control"],
        ["y", "control"],
        ["c", "treatment"],
      ],
    ],
    [
      "two labels",
      [
        ["placebo", ""],
        ["usual care", ""],
        ["x", ""],
      ],
    ],
    [
      "a label whose role is the treatment's",
      [
        ["placebo", "treatment"],
        ["x", ""],
        ["y", ""],
      ],
    ],
    [
      "a label beside which all are treatments",
      [
        ["placebo", "treatment"],
        ["x", "treatment"],
      ],
    ],
  ] as const)("is not chosen by %s", async (_, arms) => {
    expect((await refusal(contrasts(arms))).code).toBe("E_CONTROL");
  });
});
