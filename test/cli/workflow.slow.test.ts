import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bundled } from "./bundle.js";

const workflow = readFileSync("docs/ci-workflow.yml", "utf8");
const make = /^# {5}(npx .*)$/m.exec(workflow)?.[1] ?? "";
const steps = [...workflow.matchAll(/- name: (.*)\n\s+run: (.*)$/gm)].map(([, name = "", command = ""]) => ({
  name,
  command,
}));

/** Made up: five trials that agree, until 35 is typed as 53. */
const TABLE = `study,n1,mean1,sd1,n2,mean2,sd2
A,40,36,10,40,40,10
B,40,35,10,40,40,10
C,60,37,11,60,40,11
D,30,36,9,30,40.5,9
E,50,37,10,50,40.5,10
`;
const SLIP = TABLE.replace("B,40,35,", "B,40,53,");

let folder = "";
let env: NodeJS.ProcessEnv = {};

/** What npx would do where bptrial is installed. */
function shim(bin: string): void {
  mkdirSync(join(folder, "tools"));
  const npx = join(folder, "tools", "npx");
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${bin}" "$@"\n`);
  chmodSync(npx, 0o755);
}

const run = (command: string) =>
  spawnSync("bash", ["-e", "-c", command], { cwd: join(folder, "repository"), env, encoding: "utf8" });
const git = (...words: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...words], {
    cwd: join(folder, "repository"),
    encoding: "utf8",
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bptrial-workflow-"));
  mkdirSync(join(folder, "repository"));
  shim(await bundled());
  const { FORCE_COLOR: _, ...rest } = process.env;
  env = {
    ...rest,
    PATH: `${join(folder, "tools")}:${process.env.PATH}`,
    GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
  };
  git("init", "--quiet");
});

describe("docs/ci-workflow.yml", () => {
  it("names one command to make the result and three steps", () => {
    expect(make).toContain("pool trials.csv");
    expect(steps.map(({ name }) => name)).toEqual([
      "Analyse the table as it is now",
      "Show what moved",
      "Fail where a conclusion changed",
    ]);
  });

  it("passes while the table is as it was", () => {
    writeFileSync(join(folder, "repository", "trials.csv"), TABLE);
    expect(run(make).status).toBe(0);
    git("add", ".");
    git("commit", "--quiet", "-m", "table and result");
    for (const { command } of steps) expect(run(command).status, command).toBe(0);
    expect(run(make).status).toBe(0);
    expect(git("status", "--porcelain", "result.json")).toBe("");
  });

  it("fails when a changed cell moves a conclusion, and shows which", () => {
    writeFileSync(join(folder, "repository", "trials.csv"), SLIP);
    git("clean", "--quiet", "-f", "now.json");
    writeFileSync(join(folder, "summary.md"), "");
    const [analyse, show, fail] = steps.map(({ command }) => run(command));
    expect(analyse?.status).toBe(0);
    expect(show?.status).toBe(0);
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toContain("the interval now includes");
    expect(fail?.status).toBe(1);
    expect(fail?.stdout).toMatch(/^::error /);
    expect(fail?.stdout).toContain("the interval now includes");
  });
});
