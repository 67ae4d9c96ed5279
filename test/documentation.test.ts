import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** A fresh folder in which the documents' relative paths and the command `bptrial` hold. */
function workshop(): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-docs-"));
  for (const name of ["data", "fixtures", "node_modules", "dist", "bin", "package.json"])
    symlinkSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, "tools"));
  const shim = join(folder, "tools", "bptrial");
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "bin", "bptrial.js")}" "$@"\n`);
  chmodSync(shim, 0o755);
  const { FORCE_COLOR: _f, DEBUG: _d, ...env } = process.env;
  return {
    folder,
    env: { ...env, NO_COLOR: "1", COLUMNS: "100", PATH: `${join(folder, "tools")}:${process.env.PATH}` },
  };
}

interface Step {
  readonly command: string;
  readonly printed: string;
}

/** A console block is commands (`$ …`, continued by a backslash) with what they print. */
function steps(block: string): readonly Step[] {
  const found: { command: string; lines: string[] }[] = [];
  let open = false;
  for (const line of block.split("\n")) {
    const last = found.at(-1);
    if (open && last) last.command += `\n${line}`;
    else if (line.startsWith("$ ")) found.push({ command: line.slice(2), lines: [] });
    else last?.lines.push(line);
    open = found.at(-1)?.lines.length === 0 && line.endsWith("\\");
  }
  return found.map(({ command, lines }) => ({ command, printed: lines.join("\n").trimEnd() }));
}

const CONSOLE = /```console\n([\s\S]*?)```/g;

/** Runs a block in one shell, so that `$?` and files carry over, and gives each command's output. */
function runBlock(all: readonly Step[]): readonly string[] {
  const { folder, env } = workshop();
  const mark = "──8<──";
  const script = all.map(({ command }) => `${command}\ncode=$?; printf '%s\\n' '${mark}'; (exit $code)`).join("\n");
  const { stdout } = spawnSync("bash", ["-c", `exec 2>&1\n${script}`], { cwd: folder, env, encoding: "utf8" });
  rmSync(folder, { recursive: true, force: true });
  return stdout.split(`${mark}\n`).map((text) => text.trimEnd());
}

describe.each(pages)("%s", (page) => {
  const path = join(root, page);
  const text = readFileSync(path, "utf8");
  const blocks = [...text.matchAll(CONSOLE)].map(([, block]) => block ?? "");

  if (process.env.UPDATE_DOCUMENTS && blocks.length > 0) {
    it("is rewritten with what its commands print", () => {
      const updated = text.replace(CONSOLE, (_, block: string) => {
        const all = steps(block);
        const outputs = runBlock(all);
        const body = all.map(({ command }, i) => [`$ ${command}`, outputs[i]].filter(Boolean).join("\n")).join("\n");
        return `\`\`\`console\n${body}\n\`\`\``;
      });
      writeFileSync(path, updated);
      expect(updated).toContain("```");
    }, 60_000);
    return;
  }

  it.each(blocks.map((block, i) => [i + 1, block] as const))(
    "prints what block %i shows",
    (_, block) => {
      const all = steps(block);
      const outputs = runBlock(all);
      for (const [i, { command, printed }] of all.entries()) expect(outputs[i], command).toBe(printed);
    },
    60_000,
  );

  it("points to files that exist", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => resolve(path, "..", link ?? ""));
    expect(links.filter((link) => spawnSync("test", ["-e", link]).status !== 0)).toEqual([]);
  });
});

describe("README.md", () => {
  it("sets up and tests in its first two command lines, which CI runs too", () => {
    const text = readFileSync(join(root, "README.md"), "utf8");
    const lines = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) => (block ?? "").trim().split("\n"));
    expect(lines[0]).toMatch(/^npm ci && /);
    expect(lines[1]).toBe("npm test");
    expect(readFileSync(join(root, ".ci", "run"), "utf8")).toContain("npm test");
    const [, demo] = /^npm ci && (.*)$/.exec(lines[0] ?? "") ?? [];
    const output = execFileSync("bash", ["-c", demo ?? "false"], { cwd: root, encoding: "utf8" });
    expect(output.length).toBeGreaterThan(500);
  });
});
