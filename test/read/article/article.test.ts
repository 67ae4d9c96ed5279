import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { articleOf, lineTexts, type TextFormat } from "../../../src/read/index.js";

const read = (text: string, from: TextFormat | null = null, name = "text") => articleOf({ name, text, from });
const jats = (body: string) => read(`<article><front><article-meta/></front><body>${body}</body></article>`);

/** A PDF of one page that draws what is said. */
function pdfOf(drawing: string): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${offset}`.padStart(10, "0");
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join("")}`;
  return new TextEncoder().encode(
    `${text}${table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}

describe("a web page with thousands of", () => {
  it.each(["<p>", "<br>", "<li>", "<svg><path d='M0 0'/><path/></svg>", "<script>'<div>'</script></div>"])(
    "%s is not nested deep",
    async (part) => {
      expect((await read(`<html><body>${part.repeat(3000)}RR 0.50</body></html>`, "html")).text).toContain("RR 0.50");
    },
  );
});

describe("a web page that is nested deeper than the stack", () => {
  const nested = (open: string, close: string, levels: number) =>
    read(`<html><body>${open.repeat(levels)}RR 0.50${close.repeat(levels)}</body></html>`, "html", "page.html");

  it.each([
    ["<div>", "</div>"],
    ["<table><tr><td>", "</td></tr></table>"],
    ["<table><tr><td><div>", ""],
    ["<ul><li>", "</li></ul>"],
  ])("is an error that says so: %s", async (open, close) => {
    for (const levels of [500, 50_000])
      await expect(nested(open, close, levels)).rejects.toMatchObject({
        code: "E_FILE",
        message: expect.stringContaining("page.html: its elements are nested more than"),
      });
    expect((await nested(open, close, 50)).text).toContain("RR 0.50");
  });
});

describe("JATS XML", () => {
  it("becomes blocks of text, without citations and references", async () => {
    const { text } = await jats(
      '<sec><title>Results</title><p>It fell by 2 <xref ref-type="bibr">12</xref>points.</p></sec><ref-list><ref>OR 9</ref></ref-list>',
    );
    expect(text.trim().split(/\n+/)).toEqual(["Results", "It fell by 2 points."]);
  });

  it("tells title, abstract, body and each table apart", async () => {
    const article = await articleOf({
      name: "article.nxml",
      bytes: readFileSync(resolve(import.meta.dirname, "../../../fixtures/texts/article.nxml")),
      from: null,
    });
    expect(article.parts.map(({ part, label }) => label ?? part)).toEqual(["title", "abstract", "body", "Table 1"]);
    const table = article.parts.find(({ part }) => part === "table");
    expect(article.text.slice(table?.start, table?.end)).toContain("Pain halved | 25/40 (62.5%) | 14/40 (35.0%)");
    expect(article.text).not.toContain("Somebody");
  });

  it("keeps powers and drops the marks of footnotes", async () => {
    const { text } = await jats("<p>p = 3 × 10<sup>−5</sup>, 4.2<sup>a</sup></p>");
    expect(text.trim()).toBe("p = 3 × 10−5, 4.2");
  });

  it.each([
    ["a document type with entities of its own", '<!DOCTYPE article [<!ENTITY a "aaaa">]><article>&a;</article>'],
    ["an entity that nobody declared", "<article><p>&evil;</p></article>"],
    ["a tag that is left open", "<article><p>text</article>"],
  ])("is refused with %s", async (_, text) => {
    await expect(read(text, "jats")).rejects.toMatchObject({ code: "E_FILE" });
  });

  const shared = resolve(import.meta.dirname, "../../../../shared/corpus/jats");
  it.skipIf(!existsSync(shared))("reads whole articles, each with a title and text", async () => {
    const names = readdirSync(shared).filter((name) => name.endsWith(".nxml"));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const { text, parts } = await articleOf({ name, bytes: readFileSync(join(shared, name)), from: null });
      expect(text.length, name).toBeGreaterThan(1000);
      expect(
        parts.some(({ part }) => part === "title"),
        name,
      ).toBe(true);
      expect(text, name).not.toMatch(/<\/?(?:p|td|sec)>/);
    }
  });
});

describe("web pages and Markdown", () => {
  it("lose their markup, and a table's row is a line", async () => {
    const { text } = await read(
      "<!doctype html><html><body><h1>Title</h1><p>2.1 (95% CI 1.0&ndash;3.2; p&lt;.01)</p><script>x</script><table><tr><td>a</td><td>1 (2)</td></tr></table></body></html>",
    );
    expect(text).toBe("Title\n\n2.1 (95% CI 1.0–3.2; p<.01)\n\na | 1 (2)");
  });

  it("keep numbers that stars and underscores stand between", async () => {
    const { text } = await read("# A *small* effect\n**p** < .05, 3 * 4 * 5, [Table 2](#t2)\n", "md");
    expect(text).toBe("A small effect\np < .05, 3 * 4 * 5, Table 2\n");
  });
});

describe("what a text is taken for", () => {
  it.each([
    ["x.html", "<p>a</p>", "a"],
    ["x.md", "**a**", "a"],
    ["x.txt", "**a** <p>", "**a** <p>"],
    ["x", "a < b", "a < b"],
  ])("%s: its name decides, else how it begins", async (name, content, text) => {
    expect((await articleOf({ name, text: content, from: null })).text).toBe(text);
  });

  it("is any encoding of a file", async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from("p < .05 ± 2", "utf16le")]);
    expect((await articleOf({ name: "x.txt", bytes, from: null })).text).toBe("p < .05 ± 2");
  });

  it("is a PDF by its first bytes, and one that is broken says so", async () => {
    const bytes = new TextEncoder().encode("%PDF-1.4 nothing more");
    await expect(articleOf({ name: "x", bytes, from: null })).rejects.toMatchObject({ code: "E_FILE" });
  });

  it("is a PDF with text, or an error, and nothing is said on the way", async () => {
    const said = [vi.spyOn(console, "log"), vi.spyOn(console, "warn"), vi.spyOn(console, "error")];
    const read = (bytes: Uint8Array) => articleOf({ name: "x.pdf", bytes, from: null });
    const text = "BT /F1 12 Tf 72 700 Td (RR 0.50) Tj ET";
    expect((await read(pdfOf(text))).text).toContain("RR 0.50");
    // An unknown font and operator, which the package would tell of.
    expect((await read(pdfOf(`BT /F9 12 Tf 1 2 Foo ET ${text}`))).text).toContain("RR 0.50");
    await expect(read(pdfOf(""))).rejects.toMatchObject({
      code: "E_FILE",
      message: "x.pdf is a PDF without text: its pages are empty or pictures",
    });
    await expect(read(new Uint8Array())).rejects.toMatchObject({ code: "E_FILE" });
    await expect(read(pdfOf(text).subarray(0, 200))).rejects.toMatchObject({ code: "E_FILE" });
    for (const spy of said) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

describe("lines of JSON", () => {
  it("are one text each, under their ids", () => {
    expect([...lineTexts("x", '{"id":"a","text":"t"}\n\n{"id":2,"text":"u"}\n')]).toEqual([
      { name: "a", text: "t", from: null },
      { name: "2", text: "u", from: null },
    ]);
  });

  it.each([
    ["not JSON", "nonsense", 1],
    ["without a text", '{"id":"a","text":"t"}\n{"id":"b"}', 2],
    ["without an id", '{"text":"t"}', 1],
  ])("%s name their row", (_, content, row) => {
    expect(() => [...lineTexts("x", content)]).toThrow(
      expect.objectContaining({ code: "E_CELL", place: expect.objectContaining({ row }) }),
    );
  });
});
