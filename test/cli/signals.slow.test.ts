import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createReadStream, existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundled } from "./bundle.js";

const { FORCE_COLOR: _, NODE_OPTIONS: __, ...env } = process.env;
const HEADER = "study,n1,mean1,sd1,n2,mean2,sd2\n";
const rows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `Study ${i},20,3.1,2,20,4.1,2\n`).join("");

let bin = "";
let folder = "";
beforeAll(async () => {
  bin = await bundled();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bptrial-signal-"));
});

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(...words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [bin, ...words], { stdio: ["pipe", "ignore", "pipe"], env });
  started.push(child);
  return child;
}

/** How it ended, and what it said. A process that does not end is ended by the time limit of the test. */
async function end(child: ChildProcess) {
  let err = "";
  child.stderr?.on("data", (data) => {
    err += data;
  });
  child.stdin?.on("error", () => {});
  const [code, signal] = await new Promise<readonly [number | null, string | null]>((resolve) =>
    child.on("exit", (...how) => resolve(how)),
  );
  return { code, signal, err };
}

/** Waits for what must come about; the time limit of the test is the only one. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(20);
}

const files = () => readdirSync(folder);

describe("a file being written", () => {
  it.each([
    ["SIGINT", { code: 130, signal: null, err: "" }],
    ["SIGTERM", { code: null, signal: "SIGTERM", err: "" }],
    ["SIGHUP", { code: null, signal: "SIGHUP", err: "" }],
  ] as const)("is not there after %s, whole or in part, while stdin still comes", async (signal, how) => {
    const child = start("effect", "-", "--format", "ndjson", "--out", join(folder, "a.ndjson"));
    const ended = end(child);
    // More than the first mebibyte, from which a table's form is taken: some of it is written.
    child.stdin?.write(HEADER + rows(60_000));
    await until(() => files().some((name) => name.endsWith(".part")));
    child.kill(signal);
    expect(await ended).toEqual(how);
    expect(files()).toEqual([]);
  });

  it.each(["json", "csv"])("is not there after SIGINT before its end, as %s", async (format) => {
    const child = start("effect", "-", "--format", format, "--out", join(folder, "a"));
    const ended = end(child);
    child.stdin?.write(HEADER + rows(100));
    await setTimeout(1000);
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 130, signal: null, err: "" });
    expect(files()).toEqual([]);
  });

  it("is whole where nothing happens to it", async () => {
    const child = start("effect", "-", "--format", "ndjson", "--out", join(folder, "a.ndjson"));
    const ended = end(child);
    child.stdin?.end(HEADER + rows(5000));
    expect(await ended).toEqual({ code: 0, signal: null, err: "" });
    expect(files()).toEqual(["a.ndjson"]);
  });
});

describe.skipIf(process.platform === "win32")("a FIFO", () => {
  const fifo = (): string => {
    const path = join(folder, "fifo");
    execFileSync("mkfifo", [path]);
    return path;
  };

  it("without reader can be interrupted", async () => {
    const child = start("effect", "fixtures/bcg.csv", "--format", "json", "--out", fifo());
    const ended = end(child);
    await setTimeout(1000);
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 130, signal: null, err: "" });
  });

  it("without writer can be interrupted", async () => {
    const path = fifo();
    for (const command of ["effect", "check"]) {
      const child = start(command, path);
      const ended = end(child);
      await setTimeout(1000);
      child.kill("SIGINT");
      // The system cannot be told to stop opening it: then the signal itself ends the process.
      expect(await ended).toMatchObject({ err: "" });
    }
  });

  it("gets everything, however slowly it is read", async () => {
    const path = fifo();
    const child = start("effect", "-", "--format", "ndjson", "--out", path);
    const ended = end(child);
    child.stdin?.end(HEADER + rows(2000));
    let lines = 0;
    for await (const part of createReadStream(path, { highWaterMark: 20_000 })) {
      lines += `${part}`.split("\n").length - 1;
      await setTimeout(5);
    }
    expect(await ended).toEqual({ code: 0, signal: null, err: "" });
    expect(lines).toBe(2000 + 1);
    expect(existsSync(path)).toBe(true);
  });
});

describe("stdin that is a file", () => {
  it("is not overwritten by the result of it", () => {
    const path = join(folder, "t.csv");
    writeFileSync(path, HEADER + rows(3));
    const run = `"$0" "$1" effect - --format json --out "$2" --force < "$2"`;
    let status = 0;
    try {
      execFileSync("bash", ["-c", run, process.execPath, bin, path], { env, stdio: "pipe" });
    } catch (error) {
      status = (error as { status: number }).status;
      const said = `${(error as { stderr: Buffer }).stderr}`.replace(/\s+/g, " ");
      expect(said).toContain("is one of the inputs (stdin)");
    }
    expect(status).toBe(2);
  });
});
