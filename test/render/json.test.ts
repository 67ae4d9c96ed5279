import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats, NdjsonWriter, toJson } from "../../src/render/index.js";
import { numberText } from "../../src/render/number-text.js";
import { expectValidLine } from "../schema.js";
import * as documents from "./documents.js";

const { everyDocument, options } = documents;
const text = (id: string, index: number) =>
  formats.get(id).render(everyDocument[index] ?? documents.effectDocument, options) as string;
const decoded = (pieces: Iterable<string | Uint8Array> = []): readonly string[] =>
  Array.from(pieces, (piece) => (typeof piece === "string" ? piece : new TextDecoder().decode(piece)));

/** Several lines of one writer. */
function ndjsonLines(schema: string, ...elements: readonly object[]): string {
  const lines = new NdjsonWriter();
  for (const element of elements) lines.line(schema, element);
  return decoded([lines.take()]).join("");
}

describe("JSON", () => {
  it("keeps 12 significant digits and writes −0 as 0", () => {
    expect(toJson({ a: 1 / 3, b: -0, c: 123456789.12345678, d: 1e-300, e: 5 })).toBe(
      '{\n  "a": 0.333333333333,\n  "b": 0,\n  "c": 123456789.123,\n  "d": 1e-300,\n  "e": 5\n}\n',
    );
  });

  it("keeps the zeros of a number whose 12 digits are all before the point", () => {
    expect([178117524839.5, 999999999999.6, -100000000000.4].map(toJson)).toEqual([
      "178117524840\n",
      "1000000000000\n",
      "-100000000000\n",
    ]);
  });

  it("writes a number as its nearest one of 12 digits", () => {
    const short = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.integer(),
    );
    fc.assert(
      fc.property(short, (value) => {
        expect(toJson(value)).toBe(`${JSON.stringify(+value.toPrecision(12) + 0)}\n`);
      }),
      { numRuns: 2000, examples: [[1e12], [123456789012.5], [1e-7], [100], [0.1 + 0.2], [5e-324]] },
    );
  });

  it("writes digit by digit what toPrecision does, beside a half and a power of ten too", () => {
    const near = fc
      .tuple(
        fc.integer({ min: 1, max: 999_999_999_999 }),
        fc.integer({ min: -9, max: 18 }),
        fc.integer({ min: -3, max: 3 }),
      )
      .map(([digits, exponent, off]) => (digits + 0.5 + off * 1e-4) / 10 ** exponent);
    const powers = fc
      .tuple(fc.integer({ min: -8, max: 13 }), fc.integer({ min: -4, max: 4 }))
      .map(([exponent, off]) => 10 ** exponent * (1 + off * Number.EPSILON));
    const any = fc.tuple(fc.oneof(near, powers, fc.double({ min: 1e-8, max: 1e13, noNaN: true })), fc.boolean());
    const lines = new NdjsonWriter();
    const hold = ([size, negative]: readonly [number, boolean]) => {
      const value = negative ? -size : size;
      lines.line("s", { value });
      expect(decoded([lines.take()])[0]).toBe(`{"schema":"s","value":${numberText(value)}}\n`);
    };
    fc.assert(fc.property(any, hold), { numRuns: 5000 });
  });

  it("comes in pieces that grow no longer with the document, and are the whole text", async () => {
    const effects = Array.from({ length: 2000 }, (_, i) => documents.effect({ study: `Study ${i}\n"x"` }));
    const document = { ...documents.effectDocument, effects };
    const pieces = decoded(await formats.get("json").pieces?.(document));
    expect(pieces.join("")).toBe(`${JSON.stringify(JSON.parse(pieces.join("")), null, 2)}\n`);
    expect(JSON.parse(pieces.join("")).effects).toHaveLength(2000);
    const longest = Math.max(...pieces.map(({ length }) => length));
    expect(longest).toBeLessThan((1 << 16) + 2 * toJson(documents.effect({ study: "Study" })).length);
    expect(pieces.length).toBeGreaterThan(20);
    for (const id of ["csv", "ndjson", "json"]) {
      const { render, pieces: parts } = formats.get(id);
      expect(decoded((await parts?.(document)) ?? undefined).join("")).toBe(await render(document, options));
    }
  });

  it("is the same when it is read and written again", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = toJson(value);
        expect(toJson(JSON.parse(once))).toBe(once);
      }),
    );
  });

  it("holds nothing that steers a terminal or turns a text round, and means the same", () => {
    const steers = /[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\0-\x09\x0b-\x1f]/;
    const every = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).join("");
    const hold = (value: unknown) => {
      for (const written of [toJson(value), ndjsonLines("x", { value })]) {
        expect(written).not.toMatch(steers);
      }
      expect(JSON.parse(toJson(value))).toEqual(value);
      expect(JSON.parse(ndjsonLines("x", { value })).value).toEqual(value);
    };
    hold({ [every]: every });
    hold(["a\u009b31mred", "Smith\u202e2019", "zero\u200bwidth\ufeff", "é 東京 −"]);
    expect(toJson("é 東京 −")).toBe('"é 東京 −"\n');
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => hold([text])));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined])(
    "refuses %s as a mistake of ours, saying where it is",
    (value) => {
      expect(() => toJson({ effects: [{ se: value }] })).toThrow(/ at se$/);
    },
  );

  it("keeps a header called __proto__ as data", () => {
    const labels = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    expect(toJson({ labels })).toContain('"__proto__": "x"');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each(everyDocument.map((document, i) => [document.schema, i] as const))(
    "of %s opens with its schema and keeps the order of its fields",
    (schema, i) => {
      const written = text("json", i);
      expect(Object.keys(JSON.parse(written))).toEqual(Object.keys(everyDocument[i] ?? {}));
      expect(written.startsWith(`{\n  "schema": "${schema}",\n  "tool"`)).toBe(true);
      expect(written.endsWith("}\n")).toBe(true);
    },
  );
});

describe("NDJSON", () => {
  it.each(everyDocument.map((document, i) => [document.schema, i] as const))(
    "of %s is one element a line with the schema in front",
    (schema, i) => {
      const lines = text("ndjson", i)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      const array = Object.values(everyDocument[i] ?? {})
        .filter(Array.isArray)
        .at(schema === "bptrial/pool@1" ? -2 : -1);
      for (const line of lines) expectValidLine(line);
      expect(lines.every((line) => Object.keys(line)[0] === "schema")).toBe(true);
      expect(lines.filter((line) => line.schema === schema)).toHaveLength(array?.length ?? -1);
    },
  );

  it("writes each row's own values where others stay as they were", () => {
    const rows = [
      { a: 1, b: "x" },
      { a: 1, b: "y" },
      { b: "y", a: -0 },
      { a: null, b: '"' },
      { a: true, b: [1, 2] },
      { a: 1 },
    ];
    expect(ndjsonLines("s", ...rows)).toBe(rows.map((row) => `${JSON.stringify({ schema: "s", ...row })}\n`).join(""));
  });

  it("holds no more of a line with ten times the studies", () => {
    const longest = (count: number) => {
      const studies = Array.from({ length: count }, (_, i) => ({ study: `Study ${i}`, estimate: i / 7, notes: [] }));
      const lines = new NdjsonWriter();
      const pieces = Array.from(
        lines.pieces("s", { k: count, studies, notes: [] }),
        (piece) => decoded([piece])[0] ?? "",
      );
      const text = pieces.join("") + decoded([lines.take()]).join("");
      expect(text).toBe(ndjsonLines("s", { k: count, studies, notes: [] }));
      return Math.max(...pieces.map(({ length }) => length));
    };
    expect(longest(40_000)).toBeLessThan(1.1 * longest(4000));
  });

  it("leaves no line unfinished", () => {
    const lines = new NdjsonWriter();
    lines.line("s", { a: 1 });
    expect(() => lines.line("s", { a: 1, b: Number.NaN })).toThrow(/ at b$/);
    lines.line("s", { a: 1 });
    expect(decoded([lines.take()]).join("")).toBe('{"schema":"s","a":1}\n{"schema":"s","a":1}\n');
  });

  it("writes an element by itself as the document does", () => {
    const first = documents.effectDocument.effects[0] ?? {};
    expect(text("ndjson", 0).split("\n")[0]).toBe(ndjsonLines("bptrial/effect@1", first).trimEnd());
  });

  it("ends with what is said of all results: the difference between groups, then the notes", () => {
    const document = documents.groupedPoolDocument;
    const schemas = (formats.get("ndjson").render(document, options) as string)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).schema);
    const { fits, subgroupDifferences, notes } = document;
    expect(schemas).toEqual([
      ...fits.map(() => "bptrial/pool@1"),
      ...subgroupDifferences.map(() => "bptrial/subgroup-difference@1"),
      ...notes.map(() => "bptrial/note@1"),
    ]);
    expect(subgroupDifferences).not.toEqual([]);
  });

  it("is empty where there is nothing", () => {
    expect(formats.get("ndjson").render({ ...documents.effectDocument, effects: [], notes: [] }, options)).toBe("");
  });
});
