import { describe, expect, it } from "vitest";
import { pool } from "../../src/pipeline.js";
import { readTable } from "../../src/read/index.js";
import { formats } from "../../src/render/index.js";
import { options } from "./documents.js";

const three = (y: readonly number[], v: readonly number[]) =>
  `study,yi,vi\n${y.map((one, i) => `S${i + 1},${one},${v[i]}`).join("\n")}\n`;

async function words(text: string, asked = {}): Promise<string> {
  const document = await pool(await readTable({ name: "t.csv", content: text }), { measure: "gen", ...asked });
  const shown = await formats.get("table").render(document, { ...options, plot: false });
  return /In words: (.*?)(\n\n|\n$|$)/s.exec(shown)?.[1]?.replace(/\s+/g, " ") ?? "";
}

/**
 * What is said of differences between trials, one table a branch. tau², its interval and Q's p are those of metafor 3.8-1:
 * r <- rma(y, v, method = "REML" or "HE"), with control = list(threshold = 1e-12, tol = 1e-12); r$tau2; confint(r)$random["tau^2", ]; r$QEp
 */
describe("whether trials differ", () => {
  it.each([
    // tau² 1.234667 [0.086753, 80.337002], Q's p 0.003582
    [
      "both signs",
      [2.84, 0.52, 0.23],
      [0.74, 0.02, 0.01],
      {},
      "Trials differ by more than chance explains (Q's p = 0.004; the interval of tau² runs from 0.087 to 80).",
    ],
    // tau² 0.852833 [0, 68.593292], Q's p 0.045249
    [
      "one sign of two",
      [0.19, 1.24, -1.39],
      [0.05, 0.32, 0.88],
      {},
      "There is some sign that trials differ (Q's p = 0.045; the interval of tau² runs from 0 to 69).",
    ],
    // tau² 0.051684 [0, 5.790536], Q's p 0.069681
    [
      "no sign, though tau² is above 0",
      [0.52, 0.47, -0.17],
      [0.01, 0.01, 0.08],
      {},
      "There is little sign that trials differ (Q's p = 0.070; the interval of tau² runs from 0 to 5.8).",
    ],
    // tau² 0 [0, 0.180176], Q's p 0.962262
    [
      "tau² at 0",
      [0.38, 0.36, 0.17],
      [0.08, 0.02, 0.5],
      {},
      "No difference between trials beyond chance is estimated (Q's p = 0.96; the interval of tau² runs from 0 to 0.18).",
    ],
    // tau² 0 [0, 0], Q's p 0.980720
    [
      "estimates closer than chance has them",
      [0.77, 0.72, 0.79],
      [0.02, 0.15, 0.01],
      {},
      "No difference between trials beyond chance is estimated (Q's p = 0.98; the interval of tau² holds nothing but 0).",
    ],
    // HE: tau² 0 [0, 7.375761], Q's p 0.033735
    [
      "tau² at 0, and one sign",
      [0.14, 0.87, 0.09],
      [0.81, 0.07, 0.02],
      { tau2: "he" },
      "No difference between trials is estimated, and yet there is a sign of one (Q's p = 0.034; the interval of tau² runs from 0 to 7.4).",
    ],
    // HE: tau² 0 [0.004924, 9.091856], Q's p 0.017906
    [
      "tau² at 0, and both signs",
      [-0.32, -0.14, 0.59],
      [0.09, 0.6, 0.02],
      { tau2: "he" },
      "No difference between trials is estimated, and yet there is a sign of one (Q's p = 0.018; the interval of tau² runs from 0.0049 to 9.1).",
    ],
  ])("is told by Q and the interval of tau²: %s", async (_, y, v, asked, sentence) => {
    expect(await words(three(y, v), asked)).toContain(` ${sentence} In a new setting`);
  });

  it("is judged at the level of the fit", async () => {
    const text = three([0.52, 0.47, -0.17], [0.01, 0.01, 0.08]);
    expect(await words(text, { level: 0.9 })).toContain("There is some sign that trials differ (Q's p = 0.070;");
  });

  it("tells on which side of no effect a new trial would lie, where the interval of the mean excludes it", async () => {
    const equal = three([0.77, 0.72, 0.79], [0.02, 0.15, 0.01]);
    expect(await words(equal)).toMatch(/anywhere from 0\.\d+ to 1\.\d+, on one side of 0 throughout\.$/);
    const apart = three([0.2, 0.9, 0.5, 1.4, 0.7], [0.02, 0.02, 0.02, 0.02, 0.02]);
    expect(await words(apart)).toMatch(/excludes 0.*from −0\.\d+ to 2\.\d+, so also on the other side of 0\.$/);
    expect(await words(three([0.52, 0.47, -0.17], [0.01, 0.01, 0.08]))).toMatch(/to \d+\.\d+\.$/);
  });

  it("is said beside a common effect only where Q finds it", async () => {
    const differing = "But these trials differ by more than chance explains (Q's p = 0.004).";
    expect(await words(three([2.84, 0.52, 0.23], [0.74, 0.02, 0.01]), { model: "common" })).toContain(differing);
    expect(await words(three([0.38, 0.36, 0.17], [0.08, 0.02, 0.5]), { model: "common" })).not.toContain("But");
  });

  it("is told of two trials too, which say nothing of a new one", async () => {
    expect(await words(three([0.1, 0.9], [0.02, 0.02]))).toContain(
      "Trials differ by more than chance explains (Q's p < 0.0001; the interval of tau² runs from 0.044 to 326). Two trials cannot say",
    );
  });
});
