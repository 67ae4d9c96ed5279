import type { Note, Sentence } from "../../records.js";

/** A stretch of a text that came from one part of an article, or from one table. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly part: Sentence["part"];
  /** "Table 2" for a table; null elsewhere. */
  readonly label: string | null;
}

/** The text of a source as it is read on: without markup, with what is known of its parts. */
export interface Article {
  readonly text: string;
  readonly parts: readonly Part[];
  readonly notes: readonly Note[];
}

/** Gathers a text block by block; each block ends in an empty line, so that no sentence runs on into the next. */
export class ArticleText {
  #text = "";
  readonly #parts: Part[] = [];
  #open: { readonly start: number; readonly part: Part["part"]; readonly label: () => string | null } | null = null;

  get length(): number {
    return this.#text.length;
  }

  get last(): string {
    return this.#text.at(-1) ?? "\n";
  }

  /** White space is one blank, however it stands in the source. */
  add(text: string): void {
    const squeezed = text.replace(/[ \t\r\n]+/g, " ");
    this.#text += /\s$/.test(this.#text) || this.#text === "" ? squeezed.replace(/^ /, "") : squeezed;
  }

  /** Text that keeps its marks of structure: a line's end, a cell's. */
  mark(text: string): void {
    this.#text = this.#text.replace(/ +$/, "") + text;
  }

  block(): void {
    if (this.#text !== "" && !this.#text.endsWith("\n\n")) this.mark(this.#text.endsWith("\n") ? "\n" : "\n\n");
  }

  begin(part: Part["part"], label: () => string | null = () => null): void {
    this.end();
    this.block();
    this.#open = { start: this.#text.length, part, label };
  }

  end(): void {
    if (this.#open === null) return;
    const { start, part, label } = this.#open;
    this.#open = null;
    if (this.#text.length > start) this.#parts.push({ start, end: this.#text.length, part, label: label() });
  }

  finish(): Article {
    this.end();
    return { text: this.#text, parts: this.#parts, notes: [] };
  }
}
