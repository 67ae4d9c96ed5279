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
  readonly #pieces: string[] = [];
  #length = 0;
  /** The last two characters, without a blank that is still open. */
  #tail = "";
  /** A blank stands at the end; it goes where a mark of structure follows. */
  #blank = false;
  readonly #parts: Part[] = [];
  #open: { readonly start: number; readonly part: Part["part"]; readonly label: () => string | null } | null = null;

  get length(): number {
    return this.#length + (this.#blank ? 1 : 0);
  }

  get last(): string {
    return this.#blank ? " " : this.#tail.at(-1) || "\n";
  }

  /** White space is one blank, however it stands in the source. */
  add(text: string): void {
    const squeezed = text.replace(/[ \t\r\n]+/g, " ");
    const isDouble = squeezed.startsWith(" ") && (this.length === 0 || /\s/.test(this.last));
    this.#append(isDouble ? squeezed.slice(1) : squeezed);
  }

  /** Text that keeps its marks of structure: a line's end, a cell's. */
  mark(text: string): void {
    this.#blank = false;
    this.#append(text);
  }

  block(): void {
    if (this.length > 0 && (this.#blank || this.#tail !== "\n\n")) this.mark(this.last === "\n" ? "\n" : "\n\n");
  }

  begin(part: Part["part"], label: () => string | null = () => null): void {
    this.end();
    this.block();
    this.#open = { start: this.length, part, label };
  }

  end(): void {
    if (this.#open === null) return;
    const { start, part, label } = this.#open;
    this.#open = null;
    if (this.length > start) this.#parts.push({ start, end: this.length, part, label: label() });
  }

  finish(): Article {
    this.end();
    return { text: this.#pieces.join("") + (this.#blank ? " " : ""), parts: this.#parts, notes: [] };
  }

  #append(text: string): void {
    if (text === "") return;
    const endsBlank = text.endsWith(" ");
    const piece = (this.#blank ? " " : "") + (endsBlank ? text.slice(0, -1) : text);
    this.#blank = endsBlank;
    this.#pieces.push(piece);
    this.#length += piece.length;
    this.#tail = (this.#tail + piece.slice(-2)).slice(-2);
  }
}
