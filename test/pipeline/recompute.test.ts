import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BptrialError } from "../../src/core/errors.js";
import { recompute } from "../../src/pipeline/recompute.js";
import { readReview } from "../../src/read/review/index.js";
import type { RecomputeDocument } from "../../src/records.js";
import { expectValid } from "../schema.js";

const root = join(import.meta.dirname, "../..");
const file = (path: string) => ({ name: path.split("/").at(-1) ?? "", bytes: readFileSync(join(root, path)) });
const typed = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

const recomputed = async (...files: Parameters<typeof readReview>[0]): Promise<RecomputeDocument> => {
  const document = await recompute(await readReview(files), []);
  expectValid(document);
  return document;
};

const differing = ({ analyses }: RecomputeDocument) =>
  analyses.flatMap(({ id, lines }) =>
    lines
      .filter(({ agreement }) => agreement === "differs")
      .map(({ what, study, because }) => [id, what, study, because]),
  );

const counted = ({ analyses }: RecomputeDocument) =>
  analyses.map(({ id, rows, weights, pooled }) => [id, rows.compared, weights.compared, pooled.compared]);

describe("a review of RevMan 5", () => {
  it("comes out number by number, but for the interval that is of another level than it says", async () => {
    const document = await recomputed(file("fixtures/review/examples.rm5"));
    expect(differing(document)).toEqual([["2.8", "study", "Baker", "its limits are those of a 99% interval"]]);
    expect(counted(document)).toEqual([
      ["1.1", 7, 7, 2],
      ["1.2", 0, 0, 0],
      ["2.1", 3, 3, 2],
      ["2.2", 3, 3, 2],
      ["2.3", 4, 4, 2],
      ["2.4", 3, 3, 2],
      ["2.5", 4, 4, 2],
      ["2.6", 3, 3, 2],
      ["2.7", 3, 3, 2],
      ["2.8", 3, 3, 2],
      ["2.9", 4, 4, 6],
      ["2.10", 3, 3, 2],
      ["2.11", 2, 2, 2],
    ]);
  });

  it("shows a changed count, a changed weight and a changed pooled effect, each where it stands", async () => {
    const text = readFileSync(join(root, "fixtures/review/examples.rm5"), "latin1");
    const changed = async (from: RegExp, to: string) => {
      const other = text.replace(from, to);
      expect(other).not.toBe(text);
      return differing(await recomputed(typed("review.rm5", other)));
    };
    const counts = await changed(/EVENTS_1="49"/, 'EVENTS_1="50"');
    expect(counts.filter(([, what]) => what === "study")).toEqual([
      ["1.1", "study", "MRC-1", "the estimate is another one: its counts or means, or its measure, differ"],
      ["2.8", "study", "Baker", expect.any(String)],
    ]);
    expect(counts.filter(([id, what]) => id === "1.1" && what === "pooled")).toHaveLength(1);
    const weight = await changed(/WEIGHT="3.176490004091248"/, 'WEIGHT="3.19"');
    expect(weight.filter(([id]) => id === "1.1")).toEqual([
      ["1.1", "weight", "MRC-1", "the method, or the set of studies, is another one"],
    ]);
    const method = await changed(/METHOD="MH" NO="1" P_CHI2/, 'METHOD="IV" NO="1" P_CHI2');
    expect(method.filter(([id, what]) => id === "1.1" && what === "study")).toEqual([]);
    expect(method.filter(([id, what]) => id === "1.1" && what === "weight").length).toBeGreaterThan(0);
  });

  it("is told from what is none", async () => {
    const refusal = async (name: string, text: string): Promise<string> => {
      try {
        await readReview([typed(name, text)]);
        return "";
      } catch (error) {
        return error instanceof BptrialError ? error.code : "thrown";
      }
    };
    expect(await refusal("a.rm5", "<COCHRANE_REVIEW><STUDY></COCHRANE_REVIEW>")).toBe("E_INPUT");
    expect(await refusal("a.csv", "study,yi,vi\nA,1,2")).toBe("E_HEADER");
    expect(await refusal("a.zip", "PK\u0003\u0004 and nothing else")).toBe("E_INPUT");
    expect(await refusal("data-rows.csv", "Analysis group,Study,Weight\n1,A,100")).toBe("E_HEADER");
  });
});

describe("a data package of RevMan Web", () => {
  it("comes out as printed; rows whose numbers are all 0 have nothing printed", async () => {
    const document = await recomputed(file("fixtures/review/fleiss-data-package.zip"));
    expect(differing(document)).toEqual([]);
    expect(counted(document)).toEqual([
      ["1.1", 7, 7, 2],
      ["1.2", 0, 0, 0],
    ]);
    expect(
      document.analyses[1]?.lines.filter(({ what }) => what === "study").map(({ agreement }) => agreement),
    ).toEqual(Array.from({ length: 5 }, () => "not printed"));
  });
});

it("RevMan 5's CSV comes out as printed", async () => {
  const document = await recomputed(file("fixtures/read/shapes/revman5.csv"));
  expect(differing(document)).toEqual([]);
  expect(counted(document).slice(0, 2)).toEqual([
    ["1.1", 7, 7, 1],
    ["1.2", 5, 5, 1],
  ]);
});

const shared = join(root, "../shared/formats/revman");
describe.skipIf(!existsSync(shared))("the whole sample files, where they are at hand", () => {
  it.each(["Fleiss1993.rm5", "Fleiss1993-revman-web.zip", "Fleiss1993-revman5-export.csv"])("%s", async (name) => {
    const document = await recomputed({ name, bytes: readFileSync(join(shared, name)) });
    expect(differing(document)).toEqual([]);
    expect(document.analyses[0]?.rows).toEqual({ agree: 7, compared: 7 });
  });
});
