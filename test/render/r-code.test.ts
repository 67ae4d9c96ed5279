import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/catalogue.js";
import type { PoolDocument } from "../../src/records.js";
import { rCallsFrom } from "../../src/render/index.js";
import { rScript } from "../../src/render/r-code/index.js";
import * as documents from "./documents.js";

const calls = rCallsFrom(catalogue);

describe("the R script's text", () => {
  it("names the method that metafor has, and no other", () => {
    const script = (own: typeof calls) => rScript(documents.poolDocument, own);
    const [fit] = documents.poolDocument.fits;
    const key = `tau2/${fit?.tau2Method}`;
    expect(script(calls)).toContain(`method = "${calls[key]}"`);
    expect(script({ ...calls, [key]: null })).not.toContain(
      `fit <- rma(yi, vi, data = dat, slab = make.unique(study), method`,
    );
    expect(script({ ...calls, [key]: null })).toContain(`tau2 = ${fit?.heterogeneity.tau2}`);
    expect(() => script({ ...calls, [`inference/${fit?.inference}`]: null })).toThrow(/metafor has no test/);
  });

  it("keeps names from running as code", () => {
    const hostile = 'x"); system("touch /tmp/pwned") # \n quit() \\';
    const script = rScript({ ...documents.effectDocument, effects: [documents.effect({ study: hostile })] }, calls);
    const inString = /study = c\((".*")\),?$/m.exec(script)?.[1] ?? "";
    expect(inString).toBe('"x\\"); system(\\"touch /tmp/pwned\\") # \\\\u{A} quit() \\\\"');
    expect(script.split("\n").filter((line) => line.includes("quit()"))).toHaveLength(1);
  });

  it("writes other scripts than ASCII so that any locale reads them", () => {
    const script = rScript(
      {
        ...documents.effectDocument,
        effects: [documents.effect({ study: "Müller 東京 𝒳" })],
      },
      calls,
    );
    expect(script).toContain('"M\\u00fcller \\u6771\\u4eac \\U0001d4b3"');
  });

  it("is refused for documents without effects", () => {
    expect(() => rScript(documents.diffDocument, calls)).toThrow(/effects and meta-analyses/);
  });

  it("writes estimates themselves where the arms do not give them", () => {
    const [fit] = documents.poolDocument.fits;
    if (!fit) throw new Error("no fit");
    const bare: PoolDocument = {
      ...documents.poolDocument,
      fits: [{ ...fit, studies: fit.studies.map((study) => ({ ...study, arms: null })) }],
    };
    expect(rScript(bare, calls)).toContain("yi = c(-0.889311333920205, ");
    expect(rScript(bare, calls)).not.toContain("escalc");
  });
});
