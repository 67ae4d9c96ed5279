import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verbs } from "../../src/cli/index.js";
import { runLine } from "./shell.js";

const SHELLS = ["bash", "zsh", "fish"] as const;

const folder = mkdtempSync(join(tmpdir(), "bptrial-completion-"));
const path = (shell: string): string => join(folder, `script.${shell}`);

beforeAll(async () => {
  for (const shell of SHELLS) writeFileSync(path(shell), (await runLine(`bptrial completion ${shell}`)).stdout);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What bash proposes for the last of these words; null where it is left to propose files. */
function proposals(...words: readonly string[]): readonly string[] {
  // As readline does it, "=" is a word of its own.
  const typed = ["bptrial", ...words].flatMap((word) => (/^--.*=/.test(word) ? word.split(/(=)/) : [word]));
  const script = `source "$1"; shift; compopt() { :; }; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bptrial; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync("bash", ["-c", script, "bash", path("bash"), ...typed], { encoding: "utf8" });
  return out.split("\n").filter((word) => word !== "");
}

it.each(SHELLS)("the script for %s names every command, option and word of an option", async (shell) => {
  const { stdout } = await runLine(`bptrial completion ${shell}`);
  for (const entry of verbs) {
    expect(stdout).toContain(entry.name);
    for (const option of (await entry.load()).options.flatMap(({ options }) => options)) {
      const flag = shell === "fish" ? `-l ${option.long?.slice(2)}` : `${option.long}`;
      expect(stdout, entry.name).toContain(flag);
      for (const word of option.argChoices ?? []) expect(stdout).toContain(word);
    }
  }
});

describe("bash", () => {
  it("reads its script", () => {
    expect(spawnSync("bash", ["-n", path("bash")], { encoding: "utf8" })).toMatchObject({ status: 0, stderr: "" });
  });

  it("completes commands", () => {
    expect(proposals("ef")).toEqual(["effect"]);
    const all = proposals("");
    expect(verbs.map(({ name }) => name).filter((name) => !all.includes(name))).toEqual([]);
  });

  it("completes the options of a command, and of no other", () => {
    expect(proposals("pool", "fixtures/bcg.csv", "--tau")).toEqual(["--tau2", "--tau2-interval"]);
    expect(proposals("effect", "--tau")).toEqual([]);
    expect(proposals("effect", "a.csv", "-")).toContain("-q");
  });

  it.each([
    [["pool", "--tau2", "re"], ["reml"]],
    [["pool", "--tau2=re"], ["reml"]],
    [
      ["pool", "--tau2="],
      ["reml", "dl", "pm", "ml", "eb", "sj", "hs", "he"],
    ],
    [["diff", "a", "b", "-f", "gi"], ["github"]],
    [["effect", "-f", "gi"], []],
    [["help", "exit"], ["exit-codes"]],
    [["completion", "z"], ["zsh"]],
  ])("completes the words of %j", (typed, proposed) => {
    expect([...proposals(...typed)].sort()).toEqual([...proposed].sort());
  });

  it("leaves files to bash, and proposes nothing for a number", () => {
    for (const typed of [
      ["effect", "fix"],
      ["effect", "--out", "x"],
      ["claim", "--data", "x"],
      ["effect", "--level", "0"],
    ])
      expect(proposals(...typed)).toEqual([]);
  });
});

it("goes into a file of any name", async () => {
  const file = join(folder, "bptrial.fish");
  expect(await runLine(`bptrial completion fish --out ${file}`)).toEqual({ stdout: "", stderr: "", code: 0 });
  expect(readFileSync(file, "utf8")).toBe(readFileSync(path("fish"), "utf8"));
});
