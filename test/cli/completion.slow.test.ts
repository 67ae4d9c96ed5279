import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { neededShell } from "../needed.js";
import { runLine } from "./shell.js";

const SHELLS = ["zsh", "fish"] as const;
const folder = mkdtempSync(join(tmpdir(), "bptrial-completion-"));
const path = (shell: string): string => join(folder, `script.${shell}`);

beforeAll(async () => {
  for (const shell of SHELLS) writeFileSync(path(shell), (await runLine(`bptrial completion ${shell}`)).stdout);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(SHELLS)("%s reads its script", (shell) => {
  const told = spawnSync(neededShell(shell), ["-n", path(shell)], { encoding: "utf8" });
  expect(told).toMatchObject({ status: 0, stderr: "" });
});

describe("fish", () => {
  const completed = (line: string): readonly string[] =>
    execFileSync(neededShell("fish"), ["--no-config", "-c", `source ${path("fish")}; complete -C '${line}'`], {
      encoding: "utf8",
    })
      .split("\n")
      .flatMap((text) => (text === "" ? [] : [text.split("\t")[0] ?? ""]));

  it("completes commands, options and words", () => {
    expect(completed("bptrial ef")).toEqual(["effect"]);
    expect(completed("bptrial pool --tau2-i")).toEqual(["--tau2-interval"]);
    expect(completed("bptrial pool --inference knapp-hartung-")).toEqual(["knapp-hartung-adhoc"]);
    expect(completed("bptrial help exit")).toEqual(["exit-codes"]);
  });
});
