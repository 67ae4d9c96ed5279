import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";
import { expectLinearGrowth } from "../../growth.js";

const MEGABYTE = 1 << 20;
const fill = (unit: string, length = MEGABYTE): string => unit.repeat(Math.ceil(length / unit.length));

/** Long enough that a cost which grows with the square of the length outweighs every constant one. */
const EIGHTH = MEGABYTE / 8;

const growsWithItsLength = (text: string, read = readText): Promise<void> =>
  expectLinearGrowth(
    () => read("hostile.txt", text.slice(0, text.length / 2)),
    () => read("hostile.txt", text),
  );

describe("a text made to be slow, read by what is shipped", () => {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-hostile-"));
  let shipped = readText;

  beforeAll(async () => {
    const outfile = join(folder, "text.mjs");
    const entry = resolve(import.meta.dirname, "../../../src/read/text/index.ts");
    const external = ["html-to-text", "saxes", "unpdf"];
    await build({ entryPoints: [entry], bundle: true, format: "esm", platform: "node", outfile, external });
    shipped = (await import(pathToFileURL(outfile).href)).readText;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["a million open brackets", "(".repeat(1_000_000)],
    ["a hundred thousand headers", "95% CI ".repeat(100_000)],
    ["a megabyte of digits", fill("1")],
    ["a megabyte of digits and dashes", fill("1-1-")],
  ])("takes time that grows with its length: %s", { timeout: 60_000 }, (_what, text) =>
    growsWithItsLength(text, shipped),
  );
});

describe("a text made to be slow", () => {
  it.each([
    ["brackets that never close", fill("(")],
    ["brackets that were never opened", fill(")")],
    ["headers without end", "95% CI ".repeat(100_000)],
    ["headers in brackets", "(95% CI ".repeat(100_000)],
    ["one run of digits", fill("1")],
    ["digits in groups of three", fill("123,")],
    ["digits and dashes", fill("1-")],
    ["numbers and slashes", fill("1/2 ")],
    ["full stops", fill(".")],
    ["sentences of one letter", fill("a. ")],
    ["p-values", fill("p = 0.01 and ")],
    ["words for numbers", fill("one hundred and ")],
    ["versus", fill("5 vs 6 ")],
    ["of", fill("5 of 6 of ")],
    ["estimates without interval", fill("OR 1.2, p=0.03; ")],
    ["intervals", fill("1.2 (0.5 to 3.1), ")],
    ["spread", fill("1.2 ± 3.4 ")],
    ["lines", fill("\n")],
    ["references", fill("&lt;")],
    ["no white space at all", fill("ab1.2")],
    [
      "estimates with all that belongs to them",
      fill("hazard ratio 1.2 (95% CI 0.5 to 3.1; p=0.03), 5 of 60 patients (8%), "),
    ],
  ])("takes time that grows with its length: %s", { timeout: 60_000 }, (_what, text) =>
    growsWithItsLength(text.slice(0, EIGHTH)),
  );
});
