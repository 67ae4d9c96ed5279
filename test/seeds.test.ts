import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { check, claim } from "../src/index.js";
import type { CheckDocument, EstimateStatistic } from "../src/records.js";
import { expectValid } from "./schema.js";

/** Five news articles that lie beside the checkout on some machines; nothing of their text is in the project. */
const folder = resolve(import.meta.dirname, "../../shared/seeds");
const names = existsSync(folder) ? readdirSync(folder).sort() : [];
const read = (start: string): Promise<CheckDocument> => {
  const name = names.find((one) => one.startsWith(start)) ?? "";
  return check({ name, bytes: readFileSync(join(folder, name)), from: null });
};
const estimates = ({ statistics }: CheckDocument) =>
  statistics.filter((one): one is EstimateStatistic => one.kind === "estimate" && one.lower !== null);

describe.skipIf(names.length === 0)("the articles that the project sprang from", () => {
  it.each(names)("%s holds nothing impossible or inconsistent, and its document fits its schema", async (name) => {
    const document = await check({ name, bytes: readFileSync(join(folder, name)), from: null });
    expectValid(document);
    expect(
      document.findings.filter(({ severity }) => severity === "impossible" || severity === "inconsistent"),
    ).toEqual([]);
    for (const { quote } of document.statistics) expect(quote).not.toBe("");
  });

  it("print the triangle 7.9 (4.7 to 11.0), P < .001, and two SMDs with their intervals, all consistent", async () => {
    const document = await read("001");
    const found = estimates(document).map(({ estimate, lower, upper }) => [estimate, lower, upper]);
    expect(found).toContainEqual([7.9, 4.7, 11.0]);
    expect(found).toContainEqual([0.85, 0.51, 1.19]);
    expect(found).toContainEqual([0.56, 0.22, 0.9]);
    expect(estimates(document).find(({ estimate }) => estimate === 7.9)?.p).toEqual({ op: "<", value: 0.001 });
  });

  it("mix 83% of one total with 259 people of another, which the arithmetic shows", async () => {
    const { findings } = await read("002");
    const mixed = findings.find(({ code }) => code === "DENOMINATOR_MIXED");
    expect(mixed?.severity).toBe("questionable");
    expect(mixed?.because).toContain("1,524");
  });

  it("tell 38% and 84% as relative claims", async () => {
    const document = await read("004");
    const relative = document.statistics.flatMap((one) =>
      one.kind === "percentage" && one.role === "relative" ? [one.value] : [],
    );
    expect(relative).toEqual(expect.arrayContaining([38, 84]));
    // A reader's comment holds a percentage of something else.
    expect(document.findings.find(({ code }) => code === "RELATIVE_ONLY")?.severity).toBe("questionable");
  });

  it("claim significance without a size, which cannot be checked", async () => {
    const { verdicts } = await claim([
      { id: null, text: "significantly better gains", evidence: null, against: null, expected: null },
    ]);
    expect(verdicts[0]).toMatchObject({ verdict: "not-checkable", because: "There is no effect size in the text." });
  });
});
