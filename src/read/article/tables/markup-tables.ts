import { attributeOf, type MarkupVisitor, walkMarkup } from "./markup.js";
import { LOWERED_AGAIN, RAISED, type RawCell, type RawRow, type RawTable, squeeze } from "./raw-table.js";
import { captionOf, isNote } from "./table-names.js";

/** Elements of a cell that are no text of it. */
const SKIPPED: ReadonlySet<string> = new Set([
  "tex-math",
  "graphic",
  "inline-graphic",
  "object-id",
  "alt-text",
  "long-desc",
  "script",
  "style",
  "nav",
  "button",
  "svg",
]);

/** Elements that part words. */
const PARTING: ReadonlySet<string> = new Set(
  "p br break div li list-item title hr sec caption fn label td th tr h1 h2 h3 h4 h5 h6 figcaption dt dd section".split(
    " ",
  ),
);

/** Elements whose end ends a paragraph of a page. */
const BLOCKS: ReadonlySet<string> = new Set(
  "p div li h1 h2 h3 h4 h5 h6 figcaption section header footer dd dt title body label".split(" "),
);

/** A span may not be larger, whatever the source says. */
const WIDEST = 200;

/** The tables of JATS or HTML, in their order. Several roots, or none, are tables all the same. */
export function markupTables(source: string): readonly RawTable[] {
  const reader = new TableReader();
  walkMarkup(source, reader);
  return reader.finish();
}

interface OpenTable {
  label: string | null;
  caption: string | null;
  readonly notes: string[];
  readonly rows: RawRow[];
}

/** What the text that is being read is. */
type Keeping = "label" | "caption" | "cell" | "note" | "block";

class TableReader implements MarkupVisitor {
  readonly #tables: OpenTable[] = [];
  /** Of a `table-wrap`; its tables share label, caption and notes. */
  #wrap: {
    label: string | null;
    caption: string | null;
    readonly notes: string[];
    readonly tables: OpenTable[];
  } | null = null;
  #table: OpenTable | null = null;
  #nested = 0;
  #section: "head" | "body" | "foot" = "body";
  #row: RawCell[] | null = null;
  #cell: { readonly attributes: string; readonly head: boolean } | null = null;
  #text = "";
  #keeping: Keeping = "block";
  #raised = 0;
  #skipping = 0;
  /** The last paragraphs before a table of a page. */
  #blocks: string[] = [];
  /** The table whose notes the next paragraphs may be, and how many more of them. */
  #behind: { readonly table: OpenTable; left: number } | null = null;

  finish(): readonly RawTable[] {
    this.#endTable();
    this.#endWrap();
    this.#block();
    return this.#tables;
  }

  open(name: string, attributes: string): void {
    if (
      this.#skipping > 0 ||
      SKIPPED.has(name) ||
      (name === "xref" && attributeOf(attributes, "ref-type") === "bibr")
    ) {
      this.#skipping += 1;
      return;
    }
    if (name === "table-wrap") this.#openWrap();
    else if (name === "table") this.#openTable();
    else if (this.#table !== null && this.#nested === 0) this.#openInside(name, attributes);
    else if (this.#wrap !== null) {
      if (name === "label" && this.#keeping !== "note") this.#keep("label");
      else if (name === "caption") this.#keep("caption");
      else if (name === "table-wrap-foot") this.#keep("note");
      else if (name === "fn" || (name === "p" && this.#keeping === "note")) this.#note();
    } else if (BLOCKS.has(name)) this.#block();
    if (isRaising(name, attributes)) this.#raise(1);
    else if (PARTING.has(name)) this.#text += " ";
  }

  close(name: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    if (name === "sup") this.#raise(-1);
    else if (name === "xref" && this.#raised > 0) this.#raise(-1);
    if (name === "table") this.#closeTable();
    else if (name === "table-wrap") this.#endWrap();
    else if (this.#table !== null && this.#nested === 0) this.#closeInside(name);
    else if (this.#wrap !== null) this.#closeWrapped(name);
    else if (BLOCKS.has(name)) this.#block();
    if (PARTING.has(name)) this.#text += " ";
  }

  text(text: string): void {
    if (this.#skipping === 0) this.#text += text;
  }

  #keep(what: Keeping): void {
    this.#keeping = what;
    this.#text = "";
    this.#raised = 0;
  }

  #raise(by: 1 | -1): void {
    const before = this.#raised;
    this.#raised = Math.max(0, before + by);
    if (before === 0 && this.#raised === 1) this.#text += RAISED;
    else if (before === 1 && this.#raised === 0) this.#text += LOWERED_AGAIN;
  }

  #openWrap(): void {
    this.#block();
    this.#endWrap();
    this.#wrap = { label: null, caption: null, notes: [], tables: [] };
    this.#keep("block");
  }

  #endWrap(): void {
    this.#endTable();
    const wrap = this.#wrap;
    if (wrap === null) return;
    this.#note();
    this.#wrap = null;
    // A table that is a picture has a name all the same.
    if (wrap.tables.length === 0 && wrap.label !== null) {
      const picture: OpenTable = { label: null, caption: null, notes: [], rows: [] };
      wrap.tables.push(picture);
      this.#tables.push(picture);
    }
    for (const table of wrap.tables) {
      table.label = wrap.label;
      table.caption ??= wrap.caption;
      table.notes.push(...wrap.notes);
    }
    this.#keep("block");
  }

  #closeWrapped(name: string): void {
    const wrap = this.#wrap;
    if (wrap === null) return;
    if (name === "label" && this.#keeping === "label") {
      wrap.label ??= squeeze(this.#text) || null;
      this.#keep("block");
    } else if (name === "caption") {
      const text = squeeze(this.#text);
      wrap.caption = [wrap.caption, text].filter((part) => part !== null && part !== "").join(" ") || null;
      this.#keep("block");
    } else if (name === "fn" || name === "table-wrap-foot" || (name === "p" && this.#keeping === "note")) this.#note();
  }

  #note(): void {
    if (this.#keeping !== "note") return;
    const text = squeeze(this.#text);
    if (text !== "") this.#wrap?.notes.push(text);
    this.#text = "";
  }

  #openTable(): void {
    if (this.#table !== null) {
      this.#nested += 1;
      return;
    }
    this.#block();
    this.#table = { label: null, caption: null, notes: [], rows: [] };
    if (this.#wrap !== null) this.#wrap.tables.push(this.#table);
    else {
      const { label, caption } = captionOf(this.#blocks);
      this.#table.label = label;
      this.#table.caption = caption;
    }
    this.#blocks = [];
    this.#behind = null;
    this.#section = "body";
    this.#keep("block");
  }

  #closeTable(): void {
    if (this.#nested > 0) this.#nested -= 1;
    else this.#endTable();
  }

  #endTable(): void {
    const table = this.#table;
    if (table === null) return;
    this.#endRow();
    this.#table = null;
    this.#nested = 0;
    this.#tables.push(table);
    if (this.#wrap === null) this.#behind = { table, left: 6 };
    this.#keep("block");
  }

  #openInside(name: string, attributes: string): void {
    if (name === "td" || name === "th") {
      this.#endCell();
      this.#row ??= [];
      this.#keep("cell");
      this.#cell = { attributes, head: name === "th" };
    } else if (name === "tr") {
      this.#endRow();
      this.#row = [];
    } else if (name === "thead" || name === "tbody" || name === "tfoot") {
      this.#endRow();
      this.#section = name === "thead" ? "head" : name === "tbody" ? "body" : "foot";
    } else if (name === "caption" && this.#cell === null) this.#keep("caption");
  }

  #closeInside(name: string): void {
    if (name === "td" || name === "th") this.#endCell();
    else if (name === "tr") this.#endRow();
    else if (name === "thead") {
      this.#endRow();
      this.#section = "body";
    } else if (name === "caption" && this.#keeping === "caption" && this.#table !== null) {
      const { label, caption } = captionOf([squeeze(this.#text)]);
      this.#table.label = label ?? this.#table.label;
      this.#table.caption = caption ?? this.#table.caption;
      this.#keep("block");
    }
  }

  #endCell(): void {
    const cell = this.#cell;
    if (cell === null) return;
    this.#cell = null;
    if (this.#raised > 0) this.#text += LOWERED_AGAIN;
    const { attributes, head } = cell;
    this.#row?.push({
      text: this.#text,
      rows: span(attributeOf(attributes, "rowspan")),
      columns: span(attributeOf(attributes, "colspan")),
      head: head || this.#section === "head",
      indent: indentOf(attributes),
    });
    this.#keep("block");
  }

  #endRow(): void {
    this.#endCell();
    const row = this.#row;
    this.#row = null;
    if (row === null || row.length === 0 || this.#table === null) return;
    const [only] = row;
    if (this.#section === "foot" && row.length === 1 && only !== undefined) this.#table.notes.push(squeeze(only.text));
    else this.#table.rows.push({ head: this.#section === "head", cells: row });
  }

  /** A paragraph of a page: it may name the table that follows, or be a note of the one before. */
  #block(): void {
    if (this.#keeping !== "block" || this.#table !== null) return;
    const text = squeeze(this.#text);
    this.#text = "";
    if (text === "") return;
    if (this.#behind !== null) {
      if (this.#behind.left > 0 && isNote(text)) this.#behind.table.notes.push(text);
      this.#behind.left = isNote(text) ? this.#behind.left - 1 : 0;
    }
    this.#blocks.push(text);
    if (this.#blocks.length > 4) this.#blocks.shift();
  }
}

function isRaising(name: string, attributes: string): boolean {
  if (name === "sup") return true;
  return name === "xref" && /\bref-type\s?=\s?["'](?:table-)?fn["']/i.test(attributes.slice(0, 200));
}

function span(said: string | null): number {
  const digits = /^\s{0,9}(\d{1,4})/.exec(said ?? "")?.[1];
  let value = 0;
  for (const digit of digits ?? "1") value = value * 10 + "0123456789".indexOf(digit);
  return Math.min(WIDEST, Math.max(1, value));
}

/** How far a cell's style sets it in, in steps of about an em. */
function indentOf(attributes: string): number {
  if (attributes === "") return 0;
  const style = attributeOf(attributes, "style");
  const said = /(?:padding-left|margin-left|text-indent)\s{0,3}:\s{0,3}(\d{1,3})/i.exec(style ?? "")?.[1];
  const size = said === undefined ? 0 : [...said].reduce((sum, digit) => sum * 10 + "0123456789".indexOf(digit), 0);
  if (size > 0) return /(?:px|pt)/i.test(style ?? "") ? Math.ceil(size / 10) : size;
  return /\b(?:indent|stub-?sub|sub-?row)/i.test(attributeOf(attributes, "class") ?? "") ? 1 : 0;
}
