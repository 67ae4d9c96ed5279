import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");
const rooms = ["read", "validate", "measure", "model", "judge", "render"];

/** Which folder may open which package. */
const doors: Readonly<Record<string, string>> = {
  jstat: "core",
  "simple-statistics": "core",
  "fastest-levenshtein": "core",
  "@stdlib": "core",
  "csv-parse": "read",
  saxes: "read",
  "html-to-text": "read",
  unpdf: "read",
  yaml: "read",
  chalk: "render/terminal",
  "cli-table3": "render/terminal",
  "string-width": "render",
  commander: "cli",
};

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const sources = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));

const imports: readonly Import[] = sources.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  const statements = text.matchAll(
    /^\s*(import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|^import\s+"([^"]+)"/gm,
  );
  return [...statements].map(([, , type, from, dynamic, bare]) => {
    const name = from ?? dynamic ?? bare ?? "";
    const to = name.startsWith(".") ? relative(src, resolve(src, dirname(file), name)).replace(/\.js$/, ".ts") : name;
    return { from: file, to, typeOnly: type !== undefined };
  });
});

const roomOf = (file: string): string => file.split("/")[0] ?? "";
const isVocabulary = (file: string): boolean => file === "records.ts" || roomOf(file) === "records";
const isOurs = (name: string): boolean => name.endsWith(".ts");
const violations = (bad: (one: Import) => boolean): readonly string[] =>
  imports.filter(bad).map(({ from, to }) => `${from} → ${to}`);

describe("the house", () => {
  it("is not empty", () => expect(imports.length).toBeGreaterThan(50));

  it("has rooms that import only core and the vocabulary", () => {
    expect(
      violations(
        ({ from, to }) =>
          isOurs(to) && rooms.includes(roomOf(from)) && ![roomOf(from), "core", "records.ts"].includes(roomOf(to)),
      ),
    ).toEqual([]);
  });

  it("has a ground floor that knows no trial", () => {
    expect(
      violations(
        ({ from, to, typeOnly }) =>
          isOurs(to) && roomOf(from) === "core" && roomOf(to) !== "core" && !(typeOnly && to === "records.ts"),
      ),
    ).toEqual([]);
  });

  it("lets the vocabulary import nothing, and be read by one door", () => {
    expect(violations(({ from, to }) => isVocabulary(from) && !isVocabulary(to))).toEqual([]);
    expect(violations(({ from, to }) => roomOf(to) === "records" && !isVocabulary(from))).toEqual([]);
  });

  it("lets only the pipeline, the catalogue, the front door and the command line walk between rooms", () => {
    const walkers = ["pipeline.ts", "pipeline", "catalogue.ts", "index.ts", "cli"];
    expect(
      violations(
        ({ from, to }) =>
          isOurs(to) && rooms.includes(roomOf(to)) && roomOf(from) !== roomOf(to) && !walkers.includes(roomOf(from)),
      ),
    ).toEqual([]);
  });

  it("has one door to each room of judge/, and to what reads frames", () => {
    const subjects = sources.flatMap((file) => /^judge\/[^/]+(?=\/)|^read\/frames(?=\/)/.exec(file)?.[0] ?? []);
    expect([...new Set(subjects)].sort()).toEqual([
      "judge/audit",
      "judge/changes",
      "judge/checks",
      "judge/claim",
      "judge/mcid",
      "read/frames",
    ]);
    expect(
      violations(({ from, to }) =>
        subjects.some((room) => to.startsWith(`${room}/`) && to !== `${room}/index.ts` && !from.startsWith(`${room}/`)),
      ),
    ).toEqual([]);
  });

  it("lets nobody import the command line", () => {
    expect(violations(({ from, to }) => isOurs(to) && roomOf(to) === "cli" && roomOf(from) !== "cli")).toEqual([]);
  });

  it("keeps one door for each package", () => {
    expect(
      violations(({ from, to }) => {
        if (isOurs(to) || to.startsWith("node:")) return false;
        const name = to.startsWith("@stdlib/") ? "@stdlib" : (to.split("/")[0] ?? "");
        const door = doors[name];
        return door === undefined || !from.startsWith(`${door}/`);
      }),
    ).toEqual([]);
  });

  it("knows in one place what kind of number a measure is", () => {
    const lists =
      /\[\s*"(?:smd|md|rd|rr|or|hr|irr)",\s*"(?:smd|md|rd|rr|or|hr|irr)"|=== "(?:rr|or|hr|smd|md|rd)" \|\| \w+ === "|\b(?:measure|id)\.toUpperCase\(\)/i;
    // What a reading can be read from, and what a table of counts is told by besides, are choices and no facts of a number.
    const allowed = ["core/instruments-named.ts", "judge/claim/interpretations/", "pipeline/claim.ts"];
    expect(
      sources.filter(
        (file) => !allowed.some((one) => file.startsWith(one)) && lists.test(readFileSync(join(src, file), "utf8")),
      ),
    ).toEqual([]);
  });

  it("touches Node's own modules only in read/ and cli/", () => {
    const builtin = new Set(builtinModules);
    expect(
      violations(
        ({ from, to }) => (to.startsWith("node:") || builtin.has(to)) && !["read", "cli"].includes(roomOf(from)),
      ),
    ).toEqual([]);
  });

  it("has no file whose name says nothing", () => {
    const vague = /(^|\/)(utils?|helpers?|common|misc|manager|shared)(\.ts|\/)/;
    expect(sources.filter((file) => vague.test(file))).toEqual([]);
  });

  it("reads user text as numbers in one place", () => {
    const reading = /\bparseFloat\(|\bNumber\((?!\.)|\bparseInt\(/;
    expect(
      sources.filter((file) => file !== "read/numbers.ts" && reading.test(readFileSync(join(src, file), "utf8"))),
    ).toEqual([]);
  });

  it("writes no literal normal quantile and loses no upper tail", () => {
    const lost = /(^|[^A-Za-z0-9_.])1\.96([^0-9]|$)|\b1 - [a-zA-Z.]*[cC]df\(/m;
    expect(sources.filter((file) => lost.test(readFileSync(join(src, file), "utf8")))).toEqual([]);
  });

  it("leaves the terminal and the process to the command line", () => {
    const touched = /\bconsole\.|\bprocess\.(exit|stdout|stderr|argv|env)\b/;
    expect(
      sources.filter((file) => roomOf(file) !== "cli" && touched.test(readFileSync(join(src, file), "utf8"))),
    ).toEqual([]);
  });

  it("runs in a browser but for reading files and the terminal", async () => {
    const entries = ["core", "measure", "model", "judge", "render"].flatMap((room) => {
      const files = sources.filter((file) => file.startsWith(`${room}/`) && !file.startsWith("render/terminal/"));
      return files.map((file) => `import ${JSON.stringify(`./${file}`)};`);
    });
    const { errors, outputFiles } = await build({
      stdin: { contents: entries.join("\n"), resolveDir: src, loader: "ts" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "browser",
      external: ["./terminal/*"],
      // Nothing here is used: all of it is to be looked at, whatever package.json says of side effects.
      ignoreAnnotations: true,
      logLevel: "silent",
    });
    expect(errors).toEqual([]);
    expect(outputFiles[0]?.text.length).toBeGreaterThan(1000);
  });
});
