import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND_WORDS } from "../../src/cli/command-words.js";
import { verbs } from "../../src/cli/index.js";
import { OPTION_WORDS } from "../../src/cli/option-words.js";
import { optionsOf } from "../../src/cli/program.js";
import { runLine } from "./shell.js";

const limits = readFileSync("docs/limits.md", "utf8");
const words = [...OPTION_WORDS, ...COMMAND_WORDS].flatMap((entry) => entry.words);
const FILE = "fixtures/bcg.csv";

/** The command line that an answer prints, on a line of its own. */
const printed = (stderr: string): string | null => /^ {2}(bptrial .*)$/m.exec(stderr)?.[1] ?? null;

const VALUES: Readonly<Record<string, string>> = {
  subgroup: "alloc",
  subgroups: "alloc",
  byvar: "alloc",
  group: "alloc",
  groups: "alloc",
  "method-tau": "PM",
  test: "knha",
  "method-random-ci": "HK",
  outcome: "death",
  timepoint: "'6 weeks'",
  sm: "OR",
  es: "OR",
  "effect-size": "RR",
  "summary-measure": "RD",
  "conf-level": "90",
  confidence: "0.9",
  ci: "90",
  alpha: "0.1",
  cc: "0.5",
  incr: "0.5",
  correction: "1",
  vtype: "UB",
  rob: "alloc",
  "risk-of-bias": "alloc",
  grade: "alloc",
}; // prettier-ignore

describe("words of the field", () => {
  it("stand in docs/limits.md", () => {
    expect(words.filter((word) => !limits.includes(`\`${word}\``))).toEqual([]);
  });

  it("are asked once, and are not our own", async () => {
    for (const table of [OPTION_WORDS, COMMAND_WORDS]) {
      const all = table.flatMap((entry) => entry.words);
      expect(all.filter((word, index) => all.indexOf(word) < index)).toEqual([]);
    }
    const commands = COMMAND_WORDS.flatMap((entry) => entry.words);
    expect(verbs.filter(({ name }) => commands.includes(name))).toEqual([]);
    const pool = await verbs.find(({ name }) => name === "pool")?.load();
    if (pool === undefined) throw new Error("pool is gone");
    expect(OPTION_WORDS.flatMap((entry) => entry.words).filter((word) => optionsOf(pool).has(`--${word}`))).toEqual([]);
  });

  it.each(OPTION_WORDS.flatMap((entry) => entry.words.map((word) => [word, entry] as const)))(
    "--%s is answered, with a command that runs",
    async (word, { takesValue }) => {
      const value = takesValue === true ? ` ${VALUES[word] ?? (word === "random" ? "'~ 1 | trial'" : "year")}` : "";
      for (const line of [`bptrial pool ${FILE} --${word}${value}`, `bptrial pool --${word}${value} ${FILE} --json`]) {
        const { code, stderr } = await runLine(line);
        expect([code, stderr.startsWith(`error E_USAGE  unknown option "--${word}"`)]).toEqual([2, true]);
        expect(stderr.replace(/\s+/g, " ")).toContain("docs/limits.md");
        const next = printed(stderr);
        expect(next).not.toBeNull();
        // This table has neither: sniff says so.
        if (word === "outcome" || word === "timepoint") expect(next).toBe(`bptrial sniff ${FILE}`);
        expect((await runLine(next ?? "")).code).toBe(0);
      }
    },
  );

  it.each(COMMAND_WORDS.flatMap((entry) => entry.words.map((word) => [word, entry] as const)))(
    "%s is answered, with a command that runs",
    async (word, { instead }) => {
      const { code, stderr } = await runLine(`bptrial ${word} ${FILE}`);
      expect([code, stderr.startsWith(`error E_USAGE  no command "${word}"`)]).toEqual([2, true]);
      const next = printed(stderr);
      expect(next === null).toBe(instead(null) === null);
      if (next !== null && !/ (check|mcid) /.test(next)) expect((await runLine(next)).code).toBe(0);
    },
  );

  it.each([
    ["pool F --method-tau FE --hksj", "pool F --model common --inference knapp-hartung"],
    ["pool F --method-tau=REML", "pool F --tau2 reml"],
    ["pool --random F", "pool --model random F"],
    ["pool F --mods year --cluster trial -f md", "pool F --r-code"],
    ["effect F --forest", "pool F --plot"],
    ["pool F --subgroup alloc", "pool F --by alloc"],
    ["pool F --subgroup 'Group A'", "sniff F"],
    ["pool F --timepoint '6 weeks'", "sniff F"],
    ["pool F --mh", "pool F --method mh"],
    ["pool F --peto", "pool F --method peto"],
    ["pool F --exact --json", "pool F --r-code"],
    ["pool F --nnt", "pool F --measure rd"],
    ["pool --rob F", "pool F"],
    ["pool F --rob alloc", "pool F --by alloc"],
    ["pool F --correlation -0.5 --reml", "pool F --correlation -0.5 --tau2 reml"],
    ["pool F --conf.level 95", "pool F --level 0.95"],
    ["pool F --banana --forest", null],
    ["pool F --method-tau XYZ", null],
    ["pool F --subgroup", null],
  ])("%s becomes %s", async (line, next) => {
    const { code, stderr } = await runLine(`bptrial ${line.replace("F", FILE)}`);
    expect([code, printed(stderr)]).toEqual([2, next === null ? null : `bptrial ${next.replace("F", FILE)}`]);
  });
});

it.each([
  ["REML", "--tau2 reml"],
  ["FE", "--model common"],
  ["M-H", null],
  ["Mantel-Haenszel", null],
  ["xyz", "iv, mh, peto"],
])("--method %s is answered by what it is here", async (value, says) => {
  const { code, stderr } = await runLine(`bptrial pool ${FILE} --method ${value}`);
  expect(code).toBe(says === null ? 0 : 2);
  if (says !== null) expect(stderr.replace(/\s+/g, " ")).toContain(says);
});

describe("a column that an answer names is one of the file", () => {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-words-"));
  const path = join(folder, "t.csv");
  const answered = async (header: string): Promise<string | null> => {
    writeFileSync(path, `study,yi,vi,${header}\nA,0.1,0.02,6\nA,0.3,0.02,12\nB,0.2,0.03,6\n`);
    return printed((await runLine(`bptrial pool ${path} --timepoint 6`)).stderr);
  };

  it("where it has it", async () => {
    const line = await answered("timepoint");
    expect(line).toBe(`bptrial pool ${path} --filter timepoint=6`);
    expect((await runLine(line ?? "")).code).toBe(0);
  });

  it("and is not printed where it lacks it", async () => {
    expect(await answered("site")).toBe(`bptrial sniff ${path}`);
  });

  it("nor where nobody can look, as in what was read from a pipe", async () => {
    expect(printed((await runLine("bptrial pool - --timepoint 6 < fixtures/bcg.csv")).stderr)).toBeNull();
  });
});
