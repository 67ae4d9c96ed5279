import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { shellLine } from "../../src/cli/shell-line.js";

it.each([
  ["plain words", ["pool", "a.csv", "--level", "0.9"]],
  ["blanks and quotes", ["claim", "it's 5 points", 'a "b"', "$(x)", ""]],
  ["what steers a terminal", ["check", "a\u001b[2Jb", "\u009b31m", "\u202e", "back\\slash's \u200b"]],
])("bash reads the printed line as it was typed: %s", (_, words) => {
  const line = shellLine(words);
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e]/);
  const read = spawnSync("bash", ["-c", `bptrial() { printf '%s\\0' "$@"; }; ${line}`], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
  expect(read.stdout.split("\0").slice(0, -1)).toEqual(words);
});
