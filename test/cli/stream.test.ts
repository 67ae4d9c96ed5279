import { describe, expect, it } from "vitest";
import { main } from "../../src/cli/main.js";
import { progressOf } from "../../src/cli/progress.js";
import { expectValidLine } from "../schema.js";
import { memoryIo } from "./memory-io.js";

const HEAD = "study,n1,mean1,sd1,n2,mean2,sd2\n";
const row = (i: number, sd = "2") => `S${i},20,3.${i},${sd},20,4,2\n`;

async function stream(stdin: string, ...options: readonly string[]) {
  const { io, written } = memoryIo({ stdin });
  const code = await main(["effect", "--format", "ndjson", ...options], io);
  const lines = written.out.split("\n");
  expect(lines.pop()).toBe("");
  const parsed = lines.map((line) => JSON.parse(line));
  for (const line of parsed) expectValidLine(line);
  return { code, lines: parsed, ...written };
}

describe("effect --format ndjson", () => {
  it("gives the effects of the JSON document, one a line under its schema", async () => {
    const stdin = HEAD + [1, 2, 3].map((i) => row(i)).join("");
    const { io, written } = memoryIo({ stdin });
    await main(["effect", "--json"], io);
    const { code, lines, err } = await stream(stdin);
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(lines).toEqual(
      JSON.parse(written.out).effects.map((effect: object) => ({ schema: "bptrial/effect@1", ...effect })),
    );
  });

  it("keeps the effects before a bad row, ends with the error, and says it on stderr too", async () => {
    const { code, lines, err } = await stream(HEAD + row(1) + row(2) + row(3, "-2") + row(4));
    expect(code).toBe(3);
    expect(lines.map(({ schema, study }) => study ?? schema)).toEqual(["S1", "S2", "bptrial/error@1"]);
    expect(lines.at(-1)).toEqual({
      schema: "bptrial/error@1",
      code: expect.stringMatching(/^E_/),
      message: expect.any(String),
      hint: expect.anything(),
      place: { file: "stdin", row: 4, column: "sd1" },
    });
    expect(err).toContain('row 4, column "sd1"');
  });

  it("ends with the error where not even the header can be read", async () => {
    const { code, lines } = await stream("a,a\n1,2\n");
    expect(code).toBe(3);
    expect(lines.map(({ schema }) => schema)).toEqual(["bptrial/error@1"]);
  });

  it("notes in the stream what became of the rows that it left out, quiet or not", async () => {
    const stdin = HEAD + row(1) + row(2, "NA");
    for (const told of [await stream(stdin), await stream(stdin, "--quiet")]) {
      expect(told.code).toBe(0);
      expect(told.err).toBe("");
      expect(told.lines.map(({ schema, code }) => code ?? schema)).toEqual(["bptrial/effect@1", "N_MISSING"]);
      expect(told.lines.at(-1)).toMatchObject({ schema: "bptrial/note@1", place: { file: "stdin", row: 3 } });
    }
  });

  it("hands on long streams in pieces", async () => {
    const { io } = memoryIo({ stdin: HEAD + Array.from({ length: 2000 }, (_, i) => row(i)).join("") });
    const sizes: number[] = [];
    const out = { ...io.out, write: async (text: string | Uint8Array) => void sizes.push(text.length) };
    expect(await main(["effect", "--format", "ndjson"], { ...io, out })).toBe(0);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(100_000);
  });
});

describe("progress", () => {
  const shown = async (world: Parameters<typeof memoryIo>[0], seconds: readonly number[], name = "arms.csv") => {
    const { io, written } = memoryIo(world);
    let now = 0;
    const progress = progressOf(
      io,
      (count) => `${name}: ${count} rows`,
      0,
      () => now,
    );
    for (const second of seconds) {
      now = second * 1000;
      await progress.add(1000);
    }
    await progress.end();
    return written.err;
  };

  it("is silent for a second, then counts rows and wipes its line away", async () => {
    expect(await shown({ terminal: 80 }, [0.1, 0.9])).toBe("");
    expect(await shown({ terminal: 80 }, [0.5, 1.1])).toBe("\r\u001b[Karms.csv: 2,000 rows\r\u001b[K");
  });

  it("does not write more often than can be read", async () => {
    expect((await shown({ terminal: 80 }, [1.1, 1.15, 1.2, 1.4])).match(/rows/g)?.length).toBe(2);
  });

  it("comes back after other lines", async () => {
    const { io, written } = memoryIo({ terminal: 80 });
    const progress = progressOf(
      io,
      (count) => `${count} texts`,
      0,
      () => 2000,
    );
    await progress.add(1);
    await progress.end();
    await io.err.write("a finding\n");
    await progress.add(1);
    expect(written.err).toBe("\r\u001b[K1 texts\r\u001b[Ka finding\n\r\u001b[K2 texts");
  });

  it("is for terminals that can wipe a line away", async () => {
    expect(await shown({}, [2, 3])).toBe("");
    expect(await shown({ terminal: 80, env: { TERM: "dumb" } }, [2, 3])).toBe("");
  });

  it("lets no file's name steer the terminal", async () => {
    expect(await shown({ terminal: 80 }, [2], "a\u001b]0;x\u0007.csv")).toContain("a]0;x.csv: 1,000 rows");
  });
});
