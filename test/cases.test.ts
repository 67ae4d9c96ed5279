import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { verbs } from "../src/cli/index.js";
import { runLine } from "./cli/shell.js";
import { expectValid } from "./schema.js";

/**
 * Every folder test/cases/<command>/<case> holds `cmd`, a command line, and what it must give: `stdout`, `stderr` (neither
 * stands there where it is empty) and `code`. UPDATE_CASES=1 writes down what it gives now; look at it before it is committed.
 */
const root = join(import.meta.dirname, "cases");
const commands = readdirSync(root);

const readIf = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

describe.each(commands)("bptrial %s", (command) => {
  it.each(readdirSync(join(root, command)))("%s", async (name) => {
    const folder = join(root, command, name);
    const { stdout, stderr, code } = await runLine(readFileSync(join(folder, "cmd"), "utf8").trim());
    if (process.env.UPDATE_CASES) {
      for (const [file, text] of [
        ["stdout", stdout],
        ["stderr", stderr],
        ["code", `${code}\n`],
      ] as const) {
        if (text !== "" || existsSync(join(folder, file))) writeFileSync(join(folder, file), text);
      }
    }
    expect({ stdout, stderr, code }).toEqual({
      stdout: readIf(join(folder, "stdout")),
      stderr: readIf(join(folder, "stderr")),
      code: +readFileSync(join(folder, "code"), "utf8"),
    });
    if (stdout.startsWith('{\n  "schema"')) expectValid(JSON.parse(stdout));
  });
});

it("has at least a good, a bad and an edge case of every command", () => {
  const kinds = (command: string) =>
    [...new Set(readdirSync(join(root, command)).map((name) => name.split("-")[0]))].sort();
  expect(commands.filter((command) => command !== "bptrial").sort()).toEqual(verbs.map(({ name }) => name).sort());
  for (const { name } of verbs) expect(kinds(name), name).toEqual(["bad", "edge", "good"]);
});
