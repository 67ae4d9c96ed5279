import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDecoder } from "../../src/read/decode.js";
import { openTable } from "../../src/read/index.js";
import { bytesOf, inPieces, openFixture, refusal, walk } from "./support.js";

const JOURNALS = ["Tubercle – São Paulo", "Revista Médica", "BMJ", "Über Tuberkulose"];

describe("one table reads the same from every encoding and line end", () => {
  const files: readonly (readonly [string, string])[] = [
    ["utf-8.csv", "utf-8"],
    ["utf-8-bom.csv", "utf-8"],
    ["utf-16le-bom.csv", "utf-16le"],
    ["utf-16be-bom.csv", "utf-16be"],
    ["utf-16le.csv", "utf-16le"],
    ["utf-16be.csv", "utf-16be"],
    ["windows-1252.csv", "windows-1252"],
    ["crlf.csv", "utf-8"],
    ["cr.csv", "utf-8"],
    ["mixed-line-ends.csv", "utf-8"],
    ["tab.tsv", "utf-8"],
    ["bar.csv", "utf-8"],
  ];
  it.each(files)("%s", async (name, encoding) => {
    const table = await openFixture(name);
    const { rows, errors } = await walk(table);
    expect(errors).toEqual([]);
    expect(table.sniff.encoding).toBe(encoding);
    expect(table.columns.map((column) => column.header)).toEqual([
      "study",
      "events1",
      "n1",
      "events2",
      "n2",
      "journal",
    ]);
    expect(rows.map((row) => row.row)).toEqual([2, 3, 4, 5]);
    expect(rows.map((row) => row.cells[5])).toEqual(JOURNALS);
    expect(rows[0]?.cells.slice(0, 5)).toEqual(["Ferguson & Simes 1949", "6", "306", "29", "303"]);
  });

  it.each(files)("%s, decoded in pieces of every small size", (name, encoding) => {
    const bytes = bytesOf(name);
    const whole = decode(bytes, bytes.length);
    expect(whole.encoding).toBe(encoding);
    for (let size = 1; size <= 9; size += 1) expect(decode(bytes, size)).toEqual(whole);
  });
});

/** Decodes bytes that come in pieces of `size`. */
function decode(bytes: Buffer, size: number): { encoding: string; text: string; olderAt: number | null } {
  const decoder = openDecoder("x.csv", bytes, null);
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += size)
    parts.push(decoder.push(bytes.subarray(start, start + size)));
  parts.push(decoder.end());
  const { encoding, olderAt } = decoder;
  return { encoding, text: Buffer.concat(parts).toString(), olderAt };
}

describe("an older encoding is taken only where nothing is UTF-8, and never silently", () => {
  it("notes Windows-1252 with the byte that shows it", async () => {
    const table = await openFixture("windows-1252.csv");
    expect(table.notes.map((note) => note.code)).toEqual(["N_ENCODING"]);
    const first = bytesOf("windows-1252.csv").findIndex((byte) => byte > 127);
    expect(table.notes[0]?.message).toContain(`Windows-1252: byte ${first} (0x96) is not UTF-8`);
  });

  it("refuses a file that is UTF-8 here and something else there, with the byte offset", async () => {
    const at = bytesOf("broken-utf-8.csv").indexOf(0xe9);
    const error = await refusal(openFixture("broken-utf-8.csv"));
    expect(error.code).toBe("E_ENCODING");
    expect(error.message).toContain(`byte ${at} (0xE9)`);
    expect(error.hint).toContain("--encoding windows-1252");
  });

  it("refuses bytes that Windows-1252 has no character for", async () => {
    const bytes = Buffer.concat([Buffer.from("study,yi,vi\nM"), Buffer.from([0x81]), Buffer.from(",1,2\n")]);
    expect((await refusal(openTable({ name: "x.csv", content: bytes }))).message).toContain("byte 13 (0x81)");
  });

  it("takes --encoding at its word, without a Note", async () => {
    const table = await openFixture("broken-utf-8.csv", { encoding: "windows-1252" });
    expect((await walk(table)).rows[1]?.cells[5]).toBe("Revista Médica");
    expect(table.notes).toEqual([]);
    expect(table.sniff.encodingBecause).toBe("--encoding");
  });

  it("reads encodings that the runtime knows, and names them all for one it does not", async () => {
    const bytes = Buffer.concat([Buffer.from("study,yi,vi\nM"), Buffer.from([0x9f]), Buffer.from("ller,1,2\n")]);
    const table = await openTable({ name: "mac.csv", content: bytes }, { encoding: "macintosh" });
    expect((await walk(table)).rows[0]?.cells[0]).toBe("Müller");
    const error = await refusal(openTable({ name: "x.csv", content: "a,b" }, { encoding: "utf-9" }));
    expect([error.code, error.exitCode]).toEqual(["E_OPTION", 2]);
    expect(error.hint).toContain("utf-16le");
  });

  it("refuses UTF-8 that --encoding names and the file is not", async () => {
    expect((await refusal(openFixture("windows-1252.csv", { encoding: "utf-8" }))).code).toBe("E_ENCODING");
  });

  it("finds the older encoding far behind the head, and its offset too", async () => {
    const line = Buffer.from("Study,1,2\n");
    const many = Buffer.concat([Buffer.from("study,yi,vi\n"), ...Array.from({ length: 200_000 }, () => line)]);
    const older = await openTable(
      inPieces("x.csv", Buffer.concat([many, Buffer.from("M\xfcller,1,2\n", "latin1")]), 65536),
    );
    expect((await walk(older)).rows.at(-1)?.cells[0]).toBe("Müller");
    expect(older.sniff.encoding).toBe("windows-1252");
    expect(older.notes.map((note) => note.code)).toEqual(["N_ENCODING"]);

    const broken = Buffer.concat([
      Buffer.from("study,yi,vi\nSão,1,2\n"),
      many.subarray(many.indexOf("\n") + 1),
      Buffer.from("M\xfcller,1,2\n", "latin1"),
    ]);
    const { errors } = await walk(await openTable(inPieces("x.csv", broken, 65536)));
    expect(errors.map((error) => error.code)).toEqual(["E_ENCODING"]);
    expect(errors[0]?.message).toContain(`byte ${broken.indexOf(0xfc)} (0xFC)`);
  });
});

describe("what is not text is refused by name", () => {
  it("names a NUL byte and where it is", async () => {
    const error = await refusal(openTable({ name: "x.csv", content: "study,yi,vi\nA,1\0,2\n" }));
    expect([error.code, error.exitCode]).toEqual(["E_ENCODING", 3]);
    expect(error.message).toContain("a NUL byte at 15");
  });

  it("names half characters of UTF-16", async () => {
    const odd = Buffer.concat([bytesOf("utf-16le-bom.csv"), Buffer.from([0x41])]);
    expect((await refusal(openTable({ name: "x.csv", content: odd }))).message).toContain("half a character");
    const lone = Buffer.concat([bytesOf("utf-16le-bom.csv"), Buffer.from([0x41, 0xd8, 0x41, 0x00])]);
    expect((await refusal(openTable({ name: "x.csv", content: lone }))).message).toContain("half of a pair");
  });

  it.each([
    ["an Excel workbook", Buffer.from("504b0304140006000800", "hex")],
    ["an old Excel workbook", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["a gzip file", Buffer.from("1f8b0800", "hex")],
  ])("names %s", async (kind, content) => {
    const error = await refusal(openTable({ name: "x", content }));
    expect(error.message).toContain(kind);
    expect(error.hint).toContain("CSV");
  });
});

it("text survives a round trip through every encoding, wherever it is cut", () => {
  const anyText = fc.string({ unit: fc.constantFrom(..."aé–ßüŒ日𝒳\"',;ñ€ \n"), minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      anyText,
      fc.constantFrom("utf8", "bom", "le", "be"),
      fc.integer({ min: 1, max: 9 }),
      (text, kind, size) => {
        const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
        const bytes = {
          utf8: Buffer.from(`x${text}`),
          bom: Buffer.from(`\ufeff${text}`),
          le: utf16,
          be: Buffer.from(utf16).swap16(),
        }[kind];
        expect(decode(bytes, size).text).toBe(kind === "utf8" ? `x${text}` : text);
      },
    ),
    { numRuns: 500 },
  );
});

it("bytes that are wrong are named at the same offset, wherever they are cut", () => {
  const bytes = Buffer.concat([Buffer.from("aé日".repeat(3)), Buffer.from([0xe9, 0x61]), Buffer.from("ü")]);
  for (let size = 2; size <= 9; size += 1) expect(() => decode(bytes, size)).toThrow("byte 18 (0xE9)");
});
