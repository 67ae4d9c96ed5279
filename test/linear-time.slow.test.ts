import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { transformSync } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

type Recheck = typeof import("recheck");

/** All that is run over a text of unknown length and origin. */
const READ = [
  "read/text",
  "read/frames",
  "read/article",
  "judge",
  "judge/claim",
  "judge/checks",
  "judge/claim/interpretations",
];
const src = resolve(import.meta.dirname, "../src");

/** A regular expression literal: a slash where an expression may begin, in a source without its comments and types. */
const LITERAL =
  /(?<=(?:^|[(,=:[!&|?{};>\n]|\breturn)\s*)\/(?![*/\s])((?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/g;

function sourcesOf(place: string): readonly string[] {
  const path = join(src, place);
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => join(path, name));
}

const literals = READ.flatMap(sourcesOf).flatMap((file) =>
  [...transformSync(readFileSync(file, "utf8"), { loader: "ts" }).code.matchAll(LITERAL)].map(
    ([literal, source = "", flags = ""]) => ({ file, literal, source, flags }),
  ),
);

describe("the patterns that read a text", () => {
  let checkSync: Recheck["checkSync"];
  /** "safe", or how the time grows; pure JavaScript, so that no Java is asked for. */
  const growth = (source: string, flags: string): string => {
    const told = checkSync(source, flags, { maxIteration: 3, randomSeed: 1, timeout: 10_000 });
    return told.status === "vulnerable" ? `vulnerable: ${told.complexity.summary}` : told.status;
  };

  beforeAll(async () => {
    process.env.RECHECK_BACKEND = "pure";
    ({ checkSync } = await import("recheck"));
  });

  it("are found", () => {
    expect(literals.length).toBeGreaterThan(150);
    expect(() => literals.map(({ source, flags }) => new RegExp(source, flags))).not.toThrow();
  });

  it.each(["(\\d+)+$", "\\s+$", "\\d+(?=\\s*weeks?)"])("are held to a measure that refuses /%s/", (source) =>
    expect(growth(source, "u")).toMatch(/^vulnerable/),
  );

  it("take time that grows with the text and not with its square", { timeout: 300_000 }, () => {
    const slow = literals
      .map(({ file, literal, source, flags }) => ({ file, literal, growth: growth(source, flags) }))
      .filter((one) => one.growth !== "safe");
    expect(slow).toEqual([]);
  });
});
