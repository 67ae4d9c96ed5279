import { SaxesParser } from "saxes";
import { BptrialError } from "../../core/errors.js";
import { type Article, ArticleText, type Part } from "./article.js";

/** What an article holds besides its own sentences, and marks that point elsewhere. */
const SKIPPED: ReadonlySet<string> = new Set([
  "journal-meta",
  "contrib-group",
  "aff",
  "author-notes",
  "permissions",
  "article-id",
  "article-categories",
  "pub-date",
  "history",
  "kwd-group",
  "funding-group",
  "counts",
  "custom-meta-group",
  "related-article",
  "ref-list",
  "tex-math",
  "graphic",
  "media",
  "object-id",
  "processing-meta",
  "volume",
  "issue",
  "fpage",
  "lpage",
  "elocation-id",
  "trans-title-group",
]);

/** Elements that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set([
  "p",
  "title",
  "sec",
  "caption",
  "list",
  "list-item",
  "def-item",
  "disp-formula",
  "disp-quote",
  "boxed-text",
  "fig",
  "fn",
  "ack",
  "app",
  "label",
  "table-wrap",
  "table-wrap-foot",
  "article-title",
]);

const PARTS: Readonly<Record<string, Part["part"]>> = {
  "title-group": "title",
  abstract: "abstract",
  body: "body",
  back: "body",
};

/**
 * The text of an article in JATS XML (NISO Z39.96): title, abstract, body, and each table row by row, its cells set apart
 * by bars. Nothing outside the file is fetched, and a document type that declares entities is refused.
 *
 * @throws E_FILE for what is not well-formed XML
 */
export function jats(name: string, xml: string): Article {
  const reader = new JatsReader();
  const parser = new SaxesParser<{ fileName: string; xmlns: false }>({ fileName: name, xmlns: false });
  const refuse = (message: string): never => {
    throw new BptrialError(
      "E_FILE",
      `${name}: ${message}`,
      "Is it a whole JATS file? --from text reads it as it stands.",
    );
  };
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[")) refuse("its document type declares entities of its own, which are not read");
  });
  parser.on("error", (error) => refuse(`not well-formed XML: ${error.message}`));
  parser.on("opentag", (tag) => reader.open(tag.name, tag.attributes));
  parser.on("closetag", (tag) => reader.close(tag.name));
  parser.on("text", (text) => reader.text(text));
  parser.on("cdata", (text) => reader.text(text));
  parser.write(xml).close();
  return reader.article();
}

class JatsReader {
  readonly #out = new ArticleText();
  #skipping = 0;
  #table = 0;
  #cells = 0;
  #label: string | null = null;
  #inLabel = false;
  #raised: string | null = null;
  /** The part that a table interrupts. */
  #around: Part["part"] | null = null;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#skipping > 0 || SKIPPED.has(name) || (name === "xref" && attributes["ref-type"] === "bibr")) {
      this.#skipping += 1;
      return;
    }
    const part = PARTS[name];
    if (part !== undefined && this.#table === 0) {
      this.#around = part;
      this.#out.begin(part);
    } else if (name === "table-wrap") this.#openTable();
    else if (name === "td" || name === "th") this.#openCell();
    else if (name === "sup" || name === "sub") this.#raised = "";
    else if (name === "label" && this.#table > 0 && this.#label === null) {
      this.#inLabel = true;
      this.#label = "";
    } else if (name === "break") this.#out.add(" ");
    else if (BLOCKS.has(name) && this.#cells === 0) this.#out.block();
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    if (name === "sup" || name === "sub") this.#closeRaised(name);
    else if (name === "tr") {
      this.#cells = 0;
      this.#out.mark("\n");
    } else if (name === "table-wrap") this.#closeTable();
    else if (name === "label") {
      this.#inLabel = false;
      this.#out.block();
    } else if (PARTS[name] !== undefined && this.#table === 0) this.#out.end();
    else if (BLOCKS.has(name)) {
      if (this.#cells > 0) this.#out.add(" ");
      else this.#out.block();
    }
  }

  text(text: string): void {
    if (this.#skipping > 0) return;
    if (this.#inLabel) this.#label = `${this.#label ?? ""}${text}`;
    if (this.#raised !== null) this.#raised += text;
    else this.#out.add(text);
  }

  article(): Article {
    return this.#out.finish();
  }

  #openTable(): void {
    this.#table += 1;
    this.#label = null;
    this.#out.begin("table", () => this.#label?.trim() || null);
  }

  #closeTable(): void {
    this.#table -= 1;
    this.#out.block();
    this.#out.end();
    this.#label = null;
    if (this.#table === 0 && this.#around !== null) this.#out.begin(this.#around);
  }

  #openCell(): void {
    if (this.#cells > 0) this.#out.mark(" | ");
    this.#cells += 1;
  }

  /** A power stays ("10⁻⁵" reads as 10-5, "m²" as m2); the letters and signs of footnotes, which glue to numbers, go. */
  #closeRaised(name: string): void {
    const text = (this.#raised ?? "").trim();
    this.#raised = null;
    if (name === "sub" || /^[-−–]?\d+$/.test(text)) {
      if (name === "sub" || !/[.,;:)\p{Ll}]$/u.test(this.#out.last) || this.#table === 0) this.#out.add(text);
    } else if (text.length > 3) this.#out.add(text);
  }
}
