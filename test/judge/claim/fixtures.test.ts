import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ClaimRequest, claim, readTable } from "../../../src/index.js";
import type { ClaimsFile, ClaimsFileEntry, ClaimVerdict } from "../../../src/records.js";
import { expectValid } from "../../schema.js";

const folder = resolve(import.meta.dirname, "../../../fixtures/claims");
const yamlOf = <T>(name: string): T => parse(readFileSync(join(folder, name), "utf8")) as T;

interface Label {
  readonly accept: readonly ClaimVerdict[];
  readonly truth: boolean | "neither";
}

interface Labelled {
  readonly file: string;
  /** Claims that get none of their verdicts yet; one that comes out right must leave the list. */
  readonly notYetRight: readonly string[];
  /** At most so many false claims that pass, and true ones that fail. */
  readonly falsePasses: number;
  readonly falseAccusations: number;
}

const sets: readonly Labelled[] = [
  {
    file: "own",
    notYetRight: ["o030", "o048", "o178", "o184", "o191", "o213", "o215"],
    falsePasses: 0,
    falseAccusations: 1,
  },
  { file: "headlines", notYetRight: [], falsePasses: 0, falseAccusations: 0 },
];

const PASSED: ReadonlySet<ClaimVerdict> = new Set(["supported", "supported-with-caveat"]);

async function requestOf({ id, text, evidence, data, against, n, expected }: ClaimsFileEntry): Promise<ClaimRequest> {
  const than = evidence?.than ? { estimate: evidence.than.estimate, ci: evidence.than.ci ?? null } : null;
  const asked = data
    ? {
        study: null,
        outcome: null,
        timepoint: null,
        arm: null,
        controlRates: null,
        ...data,
        tables: await readTable(join(folder, data.file)),
      }
    : null;
  const given = { ci: null, level: 0.95, n: null, instrument: null, controlRates: null, source: null };
  return {
    id,
    text,
    evidence: evidence ? { ...given, ...evidence, than } : null,
    data: asked,
    against: against ?? null,
    n: n ?? null,
    expected: expected ?? null,
  };
}

describe.each(sets)("the claims of $file.yaml", ({ file, notYetRight, falsePasses, falseAccusations }) => {
  const { claims } = yamlOf<ClaimsFile>(`${file}.yaml`);
  const labels = yamlOf<Readonly<Record<string, Label>>>(`${file}-labels.yaml`);
  const judged = Promise.all(claims.map(requestOf)).then((requests) => claim(requests));

  it("each have their labels, and expect a verdict that these accept", () => {
    expect(claims.map(({ id }) => id)).toEqual(Object.keys(labels));
    for (const { id, expected } of claims) expect(labels[id]?.accept, id).toContain(expected);
  });

  it("get an acceptable verdict, but for those that are known not to", { timeout: 60_000 }, async () => {
    const document = await judged;
    expectValid(document);
    const wrong = document.verdicts.flatMap(({ id, verdict, claim: text, because }) =>
      labels[id ?? ""]?.accept.includes(verdict) ? [] : [{ id, verdict, text, because }],
    );
    const news = wrong.filter(({ id }) => !notYetRight.includes(id ?? ""));
    expect(news, "these were right").toEqual([]);
    const right = notYetRight.filter((id) => !wrong.some((one) => one.id === id));
    expect(right, "these are right now: take them off the list").toEqual([]);
  });

  it("are seldom passed where they are false, or failed where they are true", async () => {
    const { verdicts } = await judged;
    const of = (truth: boolean, failing: (verdict: ClaimVerdict) => boolean) =>
      verdicts.filter(({ id, verdict }) => labels[id ?? ""]?.truth === truth && failing(verdict)).map(({ id }) => id);
    expect(of(false, (verdict) => PASSED.has(verdict)).length).toBeLessThanOrEqual(falsePasses);
    expect(of(true, (verdict) => !PASSED.has(verdict) && verdict !== "not-checkable").length).toBeLessThanOrEqual(
      falseAccusations,
    );
  });
});
