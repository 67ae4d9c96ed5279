import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Fit, type PoolDocument, pool, readTable } from "../src/index.js";
import { runLine } from "./cli/shell.js";
import { described, expected, FOLDER } from "./layouts/expected.js";
import { agrees, areThose, codesOf, shown } from "./layouts/fits.js";

const names = Object.keys(expected);
const pathOf = (name: string): string => join(FOLDER, `${name}.csv`);
const poolTable = async (name: string): Promise<PoolDocument> => pool(await readTable(pathOf(name)));

/** Rows of a study that no column tells apart, and skewed values taken for normal ones: that is not ours to propose. */
const ASKED_WITHOUT_LINE: ReadonlySet<string> = new Set(["hospital_stay", "spss_effsize", "working_memory_clusters"]);

const titled = (name: string): string => `${name}: ${described.get(name)}`;

/** As a shell writes it. */
const quote = (word: string): string => (/\s/.test(word) ? `'${word}'` : word);
const lineOf = (name: string, words: readonly string[]): string =>
  ["bptrial pool", pathOf(name), "--json", ...words.map(quote)].join(" ");

/** What a command line gives; one that is asked again is answered with the first command that the answer prints. */
async function fitsOf(line: string, again = 1): Promise<readonly Fit[]> {
  const { stdout, stderr, code } = await runLine(line);
  if (code === 0) return JSON.parse(stdout).fits;
  const [next] = printedIn(stderr);
  if (again === 0 || next === undefined) throw new Error(`${line}\n${stderr}`);
  return fitsOf(next, again - 1);
}

const printedIn = (stderr: string): readonly string[] =>
  [...stderr.matchAll(/^ {2}(bptrial pool .*)$/gm)].map(([, line = ""]) => line);

it("every table is described and has an expectation", () => {
  const files = readdirSync(FOLDER).flatMap((file) => (file.endsWith(".csv") ? [file.slice(0, -4)] : []));
  expect([...names].sort()).toEqual(files.sort());
  expect([...described.keys()].sort()).toEqual(files.sort());
  expect([...ASKED_WITHOUT_LINE].filter((name) => !names.includes(name))).toEqual([]);
});

describe("a table is pooled at once as metafor pools it", () => {
  for (const [name, { fits }] of Object.entries(expected)) {
    if (fits === undefined) continue;
    it(titled(name), async () => {
      const document = await poolTable(name);
      expect(areThose(document.fits, fits), JSON.stringify(shown(document.fits))).toBe(true);
    });
  }
});

describe("a table that holds a question asks it, and the answer is metafor's", () => {
  for (const [name, { asks, answers = [] }] of Object.entries(expected)) {
    if (asks === undefined) continue;
    it(titled(name), async () => {
      expect(await codesOf(() => poolTable(name))).toEqual([asks]);
      for (const { then, fits } of answers) {
        const found = await fitsOf(lineOf(name, then), 0);
        expect(areThose(found, fits), `${then.join(" ")}: ${JSON.stringify(shown(found))}`).toBe(true);
      }
    });
  }
});

describe("a question is followed by command lines that run, and give nothing but an expected fit", () => {
  for (const [name, { asks, answers = [] }] of Object.entries(expected)) {
    if (asks === undefined) continue;
    it(name, async () => {
      const { stderr } = await runLine(lineOf(name, []));
      const lines = printedIn(stderr);
      expect(lines.length > 0).toBe(!ASKED_WITHOUT_LINE.has(name));
      for (const line of lines) {
        const turned = line.includes("--treatment");
        const fits = await fitsOf(line);
        const strange = fits.filter((fit) => !answers.some((one) => one.fits.some((f) => agrees(fit, f, turned))));
        expect(shown(strange), line).toEqual([]);
      }
    });
  }
});

describe("a table that is not read says so", () => {
  for (const [name, { refuses }] of Object.entries(expected)) {
    if (refuses === undefined) continue;
    it(titled(name), async () => {
      expect(await codesOf(() => poolTable(name))).toEqual([refuses]);
    });
  }
});
