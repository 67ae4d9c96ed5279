import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.js";
import { check } from "../../src/index.js";
import { memoryIo } from "./memory-io.js";

describe("a text of more than 200 MB", () => {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-long-"));
  const file = join(folder, "long.txt");
  writeFileSync(file, "");
  truncateSync(file, 200_000_001);
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is refused by its size, before it is read", async () => {
    const before = process.memoryUsage().arrayBuffers;
    const { io, written } = memoryIo();
    expect(await main(["check", file], io)).toBe(3);
    expect(written.err).toContain("E_FILE  long.txt: 200 MB of text, and up to 200 MB are read at once");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50e6);
  });

  it("is refused on stdin as soon as so much has come", async () => {
    const megabyte = new Uint8Array(1_000_000).fill(97);
    let taken = 0;
    async function* endless() {
      for (;;) {
        taken += 1;
        yield megabyte;
      }
    }
    const { io, written } = memoryIo();
    expect(await main(["check", "-"], { ...io, stdin: endless() })).toBe(3);
    expect(written.err).toContain("more than 200 MB of text");
    expect(taken).toBe(201);
  });

  it("is refused by the library too", async () => {
    const bytes = new Uint8Array(200_000_001);
    await expect(check({ name: "long.txt", bytes, from: null })).rejects.toMatchObject({ code: "E_FILE" });
  });
});
