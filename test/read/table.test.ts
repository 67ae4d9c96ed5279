import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { describe, expect, it } from "vitest";
import { fileSource, openTable, readers, readTable, streamSource } from "../../src/read/index.js";
import { bytesOf, fixture, inPieces, open, openFixture, refusal, walk } from "./support.js";

const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

describe("a document's fingerprint", () => {
  it("is that of the bytes with CRLF as LF, whatever the line ends, wherever they are cut", async () => {
    const expected = sha256(bytesOf("utf-8.csv"));
    for (const name of ["utf-8.csv", "crlf.csv"]) {
      const table = await openFixture(name);
      await walk(table);
      expect(table.digest()).toEqual({ name, sha256: expected, rows: 4 });
    }
    const long = `study,yi,vi\r\n${"A,0.5,1\r\n".repeat(150_000)}\r`;
    for (const size of [65_536, 99_991]) {
      const table = await openTable(inPieces("long.csv", Buffer.from(long), size));
      await walk(table);
      expect(table.digest()).toEqual({
        name: "long.csv",
        sha256: sha256(long.replaceAll("\r\n", "\n")),
        rows: 150_000,
      });
    }
  });

  it("keeps the marks of other encodings", async () => {
    const table = await openFixture("utf-16le-bom.csv");
    await walk(table);
    expect(table.digest().sha256).toBe(sha256(bytesOf("utf-16le-bom.csv")));
  });

  it("is not given before the rows are read", async () => {
    const table = await openFixture("utf-8.csv");
    expect(() => table.digest()).toThrow("before its rows");
  });
});

describe("what a file was taken for, and why", () => {
  it("is told before the rows are read", async () => {
    const table = await openFixture("german-excel.csv");
    expect(table.sniff).toEqual({
      file: "german-excel.csv",
      encoding: "windows-1252",
      encodingBecause: "byte 82 (0xFC) is not UTF-8",
      delimiter: ";",
      delimiterBecause: "a semicolon makes 7 cells of the header, and as many of 3 of the next 3 lines",
      decimal: ",",
      decimalBecause: '10 numbers such as "21,27"',
      thousands: null,
      form: "wide",
      formBecause: "a row holds both groups: mean1, mean2, sd1, sd2",
      formBy: "names",
      columns: table.columns,
      rows: 3,
      notes: table.notes,
    });
    expect(table.columns[1]).toEqual({
      header: "N Treatment",
      canonical: "n1",
      index: 1,
      because: "another name of it: n_treatment",
    });
  });

  it("leaves the rows open where a stream goes on, until it was read", async () => {
    const table = await open(["study,yi,vi", ...Array.from({ length: 150_000 }, () => "A,0.5,1")]);
    expect(table.sniff.rows).toBeNull();
    await walk(table);
    expect(table.sniff.rows).toBe(150_000);
  });
});

describe("sources", () => {
  it("a file, a stream, bytes and a text give the same rows", async () => {
    const path = fixture("utf-8.csv");
    const tables = await Promise.all([
      readTable(path),
      openTable(fileSource(path)),
      openTable(streamSource("utf-8.csv", createReadStream(path, { highWaterMark: 7 }))),
      openTable({ name: "utf-8.csv", content: bytesOf("utf-8.csv") }),
      openTable({ name: "utf-8.csv", content: new Uint8Array(bytesOf("utf-8.csv")) }),
      openTable({ name: "utf-8.csv", content: bytesOf("utf-8.csv").toString() }),
    ]);
    const read = await Promise.all(tables.map(async (table) => ({ ...(await walk(table)), digest: table.digest() })));
    for (const other of read) expect(other).toEqual(read[0]);
    expect(tables.map(({ file }) => file)).toEqual(Array.from({ length: 6 }, () => "utf-8.csv"));
  });

  it("a table can be walked again: a short one from memory, a file from its start", async () => {
    const short = await openTable(streamSource("x.csv", createReadStream(fixture("utf-8.csv"))));
    expect(await walk(short)).toEqual(await walk(short));
    const long = await open([
      "study,yi,vi",
      ...Array.from({ length: 150_000 }, (_, index) => `S${index},−0.5,1`),
      "# end",
    ]);
    const first = await walk(long);
    const [digest, notes] = [long.digest(), [...long.notes]];
    const second = await walk(long);
    expect(second.rows).toHaveLength(first.rows.length);
    expect([long.digest(), long.notes]).toEqual([digest, notes]);
  });

  it("a long stream can be walked only once, and says so", async () => {
    const bytes = Buffer.from(`study,yi,vi\n${"A,0.5,1\n".repeat(150_000)}`);
    const table = await openTable(inPieces("x.csv", bytes, 65_536));
    await walk(table);
    const error = await refusal(walk(table));
    expect([error.code, error.exitCode]).toEqual(["E_FILE", 3]);
    expect(error.message).toContain("read already");
  });

  it("a consumer that stops lets the file go", async () => {
    let closed = false;
    const content = (async function* () {
      try {
        yield Buffer.from("study,yi,vi\n");
        for (;;) yield Buffer.from("A,0.5,1\n".repeat(8192));
      } finally {
        closed = true;
      }
    })();
    const table = await openTable({ name: "endless", content });
    for await (const batch of table.batches(() => {})) if (batch.length > 0) break;
    expect(closed).toBe(true);
  });

  it("close() lets a file go whose rows are not wanted", async () => {
    let closed = false;
    const content = (async function* () {
      try {
        yield Buffer.from("study,yi,vi\n");
        for (;;) yield Buffer.from("A,0.5,1\n".repeat(8192));
      } finally {
        closed = true;
      }
    })();
    await (await openTable({ name: "endless", content })).close();
    expect(closed).toBe(true);
  });

  it("an endless stream is read in constant memory", async () => {
    let sent = 0;
    const block = Buffer.from("Study,0.5,1\n".repeat(20_000));
    const content = (async function* () {
      yield Buffer.from("study,yi,vi\n");
      for (; sent < 60; sent += 1) yield block;
    })();
    const table = await openTable({ name: "endless", content });
    let rows = 0;
    let most = 0;
    for await (const batch of table.batches(() => {})) {
      rows += batch.length;
      most = Math.max(most, sent * 20_000 - rows);
    }
    expect(rows).toBe(1_200_000);
    expect(most).toBeLessThan(150_000);
  });

  it.each([
    ["no-such-file.csv", "there is no such file"],
    ["", "it is a folder"],
  ])("%j cannot be read, and why", async (name, reason) => {
    const error = await refusal(readTable(fixture(name)));
    expect([error.code, error.exitCode]).toEqual(["E_FILE", 3]);
    expect(error.message).toContain(reason);
  });

  it("a stream that breaks off far down is an error after the rows before it", async () => {
    const content = (async function* () {
      yield Buffer.from(`study,yi,vi\n${"A,0.5,1\n".repeat(150_000)}`);
      yield Buffer.from("B,0.5,1\n");
      throw new Error("the disk is gone");
    })();
    const { rows, errors } = await walk(await openTable({ name: "x.csv", content }));
    expect(rows).toHaveLength(150_000);
    expect(errors.map(({ code, message }) => [code, message])).toEqual([
      ["E_FILE", "x.csv: cannot be read: Error: the disk is gone"],
    ]);
  });

  it("--from names a reader, and only one that there is", async () => {
    expect(readers.ids).toEqual(["csv"]);
    expect((await open(["study,yi,vi", "A,1,2"], { from: "csv" })).form).toBe("effects");
    expect((await refusal(open(["study,yi,vi", "A,1,2"], { from: "csw" }))).hint).toContain('Did you mean "csv"?');
  });
});
