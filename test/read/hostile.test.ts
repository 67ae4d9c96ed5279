import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BptrialError } from "../../src/core/errors.js";
import { openTable } from "../../src/read/index.js";
import { expectLinearGrowth } from "../growth.js";
import { canonical, open, walk } from "./support.js";

const wide = ["study", "n1", "mean1", "sd1", "n2", "mean2", "sd2"];
const rows = (cells: (row: number) => readonly string[]) => [0, 1, 2].map((row) => cells(row).join(",")).join("\n");

/** A table of trials beside so many columns that nothing asks for. */
const wideTable = (columns: number) => {
  const others = Array.from({ length: columns - wide.length }, (_, i) => `c${i}`);
  return `${[...wide, ...others].join(",")}\n${rows((row) => [`S${row}`, "20", "5.1", "1.2", "21", "4.2", "1.1", ...others])}\n`;
};

/** So many estimates side by side, each with its error. */
const pairedTable = (pairs: number) => {
  const numbers = Array.from({ length: pairs }, (_, i) => i);
  return `study,${numbers.map((i) => `g ${i},se ${i}`).join(",")}\n${rows((row) => [`S${row}`, ...numbers.map((i) => `0.${i + row},0.1`)])}\n`;
};

/** Everything that hangs on the prototypes which a parser could poison. */
const prototypes = (): string =>
  JSON.stringify(
    [Object.prototype, Array.prototype, Function.prototype].map((prototype) => Reflect.ownKeys(prototype).map(String)),
  );

describe("names that objects inherit are names like any other", () => {
  it("as headers and as cells", async () => {
    const before = prototypes();
    const table = await open([
      "study,__proto__,constructor,toString,hasOwnProperty,yi,vi",
      "__proto__,polluted,x,y,z,0.5,0.1",
      "constructor,1,2,3,4,0.5,0.1",
    ]);
    const { rows, errors } = await walk(table);
    expect(errors).toEqual([]);
    expect(canonical(table)).toEqual({ study: "study", yi: "yi", vi: "vi" });
    expect(table.columns.map(({ header }) => header)).toContain("__proto__");
    expect(rows[0]?.cells[1]).toBe("polluted");
    for (const name of ["__proto__", "constructor", "toString", "valueOf"]) {
      expect(table.isMissing(name)).toBe(false);
      expect(table.number(name)).toBeNaN();
      expect(table.explain(name).expected).toBe("a number");
    }
    expect(prototypes()).toBe(before);
    expect("polluted" in {}).toBe(false);
  });
});

it("any text can head a column of labels", async () => {
  const header = fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replaceAll("\0", "").trim());
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(header, { maxLength: 4, selector: (text) => text.toLowerCase() }),
      async (names) => {
        const labels = names.filter((name) => name !== "" && !/\p{Surrogate}/u.test(name));
        const quoted = labels.map((name) => `"${name.replaceAll('"', '""')}"`);
        const table = await open([
          ["study", "yi", "vi", ...quoted].join(","),
          ["A", "1", "2", ...quoted].join(","),
        ]).catch((error) => {
          // Two spellings of one name are refused; nothing else is.
          expect(error.code).toBe("E_HEADER");
          return null;
        });
        if (table === null) return;
        expect(table.columns.slice(3).map(({ header: found }) => found)).toEqual(labels);
        expect((await walk(table)).rows[0]?.cells.slice(3)).toEqual(labels);
      },
    ),
    { numRuns: 300 },
  );
});

describe("control characters, formulas and markup come through as they are", () => {
  it.each([
    "\u001b[31mred\u001b[0m",
    "=HYPERLINK(1)",
    "@SUM(1)",
    "\u202eabc",
    "<script>",
    "::error::x",
    "a\u0007b",
    "%0A",
    "𝒳",
    "\ufeff",
    "\u2028",
  ])("%j", async (text) => {
    const { rows } = await walk(await open(["study,yi,vi,x", `A,1,2,"${text}"`]));
    expect(rows[0]?.cells[3]).toBe(text);
  });
});

describe("no bytes crash, stall or poison the reader", () => {
  const attempt = async (content: Uint8Array): Promise<void> => {
    try {
      const table = await openTable({ name: "x.csv", content });
      const { rows, errors } = await walk(table);
      for (const { cells } of rows) {
        expect(cells).toHaveLength(table.columns.length);
        for (const cell of cells) {
          const value = table.number(cell);
          expect(Number.isNaN(value) || Number.isFinite(value)).toBe(true);
          if (Number.isNaN(value)) expect(table.explain(cell).hint).not.toBe("");
        }
      }
      for (const error of errors) expect(error).toBeInstanceOf(BptrialError);
      expect(table.digest().sha256).toMatch(/^[0-9a-f]{64}$/);
    } catch (error) {
      expect(error).toBeInstanceOf(BptrialError);
      expect((error as BptrialError).exitCode).toBe(3);
    }
  };

  it("arbitrary bytes", async () => {
    const before = prototypes();
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), attempt), { numRuns: 500 });
    expect(prototypes()).toBe(before);
  });

  it("a good header and arbitrary bytes below it", async () => {
    const headers = fc.constantFrom(
      "study,yi,vi\n",
      "study;n1;mean1;sd1;n2;mean2;sd2\r\n",
      "study\tarm\tn\tevents\r",
      "\ufeffstudy|yi|vi\n",
    );
    const pieces = fc.constantFrom(
      ",",
      ";",
      "\t",
      "|",
      '"',
      "\n",
      "\r",
      "#",
      "1",
      "0,5",
      "−",
      "NA",
      " ",
      "é",
      "\0",
      "__proto__",
    );
    const below = fc.oneof(
      fc.array(pieces, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(""))),
      fc.uint8Array({ maxLength: 200 }),
    );
    await fc.assert(
      fc.asyncProperty(headers, below, (header, rest) => attempt(Buffer.concat([Buffer.from(header), rest]))),
      { numRuns: 700 },
    );
  });

  it("of lines longer than what is looked at first is taken for what its rows hold", async () => {
    const table = await openTable({ name: "t.csv", content: wideTable(90_000) });
    expect([table.form, table.columns.length, table.firstRows.length]).toEqual(["wide", 90_000, 3]);
  });

  const HALF = 1 << 19;
  it.each<[string, (length: number) => string]>([
    ["quotes", (length) => `study,yi,vi\n${'"'.repeat(length)}`],
    ["delimiters", (length) => `study,yi,vi\n${",".repeat(length)}`],
    ["columns with rows below", (n) => wideTable(n >> 6)],
    ["pairs of columns with rows below", (n) => pairedTable(n >> 9)],
    ["columns", (n) => `study,yi,vi,${Array.from({ length: n / 10 }, (_, index) => `colum${index}`).join(",")}\n`],
    ["no line end", (length) => "a".repeat(3 * length)],
    ["line ends", (length) => `study,yi,vi\n${"\r\n".repeat(length)}A,1,2\n`],
    ["comment lines", (length) => `${"#\n".repeat(length)}study,yi,vi\nA,1,2\n`],
    ["one cell", (length) => `study,yi,vi\n"${"x".repeat(length)}",1,2\n`],
    ["digits", (length) => `study,yi,vi\nA,${"1".repeat(length)},${"1 234".repeat(length)}\n`],
  ])("takes time that grows with the length of the file: %s", { timeout: 60_000 }, async (_, content) => {
    const [half, whole] = [Buffer.from(content(HALF)), Buffer.from(content(2 * HALF))];
    await expectLinearGrowth(
      () => attempt(half),
      () => attempt(whole),
    );
  });
});
