import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bundled } from "./bundle.js";

const { FORCE_COLOR: _, NODE_OPTIONS: __, ...env } = process.env;
const row = (i: number) => `Study ${i},20,3.1,2,20,4.1,2\n`;
const LONG = `study,n1,mean1,sd1,n2,mean2,sd2\n${Array.from({ length: 40_000 }, (_, i) => row(i)).join("")}`;

let bin = "";
let long = "";
beforeAll(async () => {
  bin = await bundled();
  long = join(mkdtempSync(join(tmpdir(), "bptrial-long-")), "long.csv");
  writeFileSync(long, LONG);
});

const bash = (script: string) =>
  spawnSync("bash", ["-c", `set -o pipefail\n${script}`], {
    encoding: "utf8",
    env: { ...env, BPTRIAL: `${process.execPath} ${bin}`, LONG: long },
  });

describe("the program", () => {
  it("ends with its exit code, results on stdout and errors on stderr", () => {
    const { status, stdout, stderr } = bash("$BPTRIAL effect fixtures/pnf-2017.csv --json");
    expect(JSON.parse(stdout).effects.length).toBe(3);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const bad = bash("$BPTRIAL effect no-such-file.csv");
    expect(bad.stdout).toBe("");
    expect(bad.stderr).toContain("E_FILE");
    expect(bad.status).toBe(3);
  });

  it("ends quietly with 0 where the reader goes away", () => {
    const { status, stdout, stderr } = bash("$BPTRIAL effect $LONG --format ndjson | head -n 1");
    expect(stdout.split("\n").length).toBe(2);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  it("ends quietly where not even the error can be told", () => {
    expect(bash("{ $BPTRIAL effect no-such-file.csv 2>&1 >/dev/null; } | true").stderr).toBe("");
  });

  it("says so where the disk is full", () => {
    const { status, stderr } = bash("$BPTRIAL effect $LONG --format csv > /dev/full");
    expect(stderr).toContain("E_OUTPUT");
    expect(status).toBe(3);
  });

  it("reads stdin", () => {
    const { stdout, status } = bash("cat fixtures/pnf-2017.csv | $BPTRIAL effect --json");
    expect(JSON.parse(stdout).input[0].name).toBe("stdin");
    expect(status).toBe(0);
  });

  it("ends with 130 when it is interrupted while it waits for input", async () => {
    const child = spawn(process.execPath, [bin, "effect"], { stdio: ["pipe", "pipe", "pipe"], env });
    child.stdin.write("study,n1,mean1,sd1,n2,mean2,sd2\n");
    const said = { out: "", err: "" };
    child.stdout.on("data", (data) => {
      said.out += data;
    });
    child.stderr.on("data", (data) => {
      said.err += data;
    });
    const end = new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
    setTimeout(() => child.kill("SIGINT"), 1500);
    expect(await end).toEqual({ code: 130, signal: null });
    expect(said).toEqual({ out: "", err: "" });
  });

  it.skipIf(bash("script --version").status !== 0)("draws in colour at a terminal", () => {
    const { stdout } = bash(`script -qec "$BPTRIAL pool fixtures/bcg.csv" /dev/null < /dev/null`);
    expect(stdout).toContain("\u001b[");
    expect(stdout).toMatch(/[■◆]/);
  });

  it("writes equal bytes twice", () => {
    const line = "$BPTRIAL pool fixtures/bcg.csv --json";
    expect(bash(line).stdout).toBe(bash(line).stdout);
  });

  it("is three lines", () => {
    const lines = readFileSync("bin/bptrial.js", "utf8")
      .split("\n")
      .filter((line) => line !== "");
    expect(lines.length).toBe(3);
  });
});
