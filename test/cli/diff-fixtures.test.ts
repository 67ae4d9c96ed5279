import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { main } from "../../src/cli/main.js";
import { memoryIo } from "./memory-io.js";

const table = readFileSync("fixtures/hine1989.csv", "utf8");
const slip = table.replace("O'Brien et al.,11,", "O'Brien et al.,8,");

it.each([
  ["main", table],
  ["branch", slip],
])("fixtures/diff/%s.json is what pool prints", async (name, text) => {
  const file = join(mkdtempSync(join(tmpdir(), "bptrial-diff-")), "hine1989.csv");
  writeFileSync(file, text);
  const { io, written } = memoryIo();
  expect(await main(["pool", file, "--measure", "rd", "--model", "common", "--json"], io)).toBe(0);
  const path = `fixtures/diff/${name}.json`;
  if (process.env.UPDATE_CASES) writeFileSync(path, written.out);
  expect(written.out).toBe(readFileSync(path, "utf8"));
});

it("the two differ in one cell", () => expect(slip.length).toBe(table.length - 1));
