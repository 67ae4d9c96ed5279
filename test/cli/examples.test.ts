import { describe, expect, it } from "vitest";
import { verbs } from "../../src/cli/index.js";
import { runLine } from "./shell.js";

const loaded = await Promise.all(verbs.map(async (entry) => ({ ...entry, verb: await entry.load() })));

describe.each(loaded)("the help of $name", ({ name, verb }) => {
  it.each(verb.examples)("runs: $line", async ({ line }) => {
    const { stdout, stderr, code } = await runLine(`bptrial ${line}`);
    expect(stdout.length).toBeGreaterThan(20);
    // An R script has no place for notes.
    if (!line.includes("--r-code")) expect(stderr).toBe("");
    expect(stderr).not.toContain("error");
    // 1 is no error: something was found that the example is about.
    expect(code).toBe(name === "diff" || line.includes("examples.rm5") || line.includes("84%") ? 1 : 0);
  });

  it("shows its examples before anything else", async () => {
    const { stdout } = await runLine(`bptrial ${name} --help`);
    const positions = ["Examples:", ...verb.examples.map(({ line }) => `$ bptrial ${line}\n`), "Usage:"].map((text) =>
      stdout.indexOf(text),
    );
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions[0]).toBeGreaterThan(0);
  });

  it("shows every option", async () => {
    const { stdout } = await runLine(`bptrial ${name} --help`);
    for (const { options } of verb.options) for (const option of options) expect(stdout).toContain(`${option.long}`);
    expect(
      Math.max(
        ...stdout
          .split("\n")
          .filter((text) => !text.includes("$ "))
          .map((text) => text.length),
      ),
    ).toBeLessThanOrEqual(80);
  });
});
