import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const script = resolve(import.meta.dirname, "../../scripts/fuzz.mjs");

it("a minute of inputs from one seed ends without a crash, a hang or a broken law", { timeout: 900_000 }, () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, "60", "--seed", "20261127"], {
    encoding: "utf8",
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout).toMatch(/^\d+ inputs, 0 faults/m);
});
