import { BptrialError } from "../../core/errors.js";
import type { Article } from "./article.js";
import { LONGEST_TEXT } from "./longest.js";

/** Elements that hold no sentence of the text. */
const LEFT_OUT = ["script", "style", "nav", "form", "svg", "noscript", "img", "button"];

/** No page of an article is nested so deep, and the stack holds as much. */
const DEEPEST = 400;
/** From here on the parser's own time grows with the square of the depth. */
const HOPELESS = 2000;
/** Elements that have no end, or may go without one. */
const ENDLESS: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd option optgroup colgroup thead tbody tfoot tr td th caption html head body".split(
    " ",
  ),
);
/** Stands for what lies deeper; no text that was decoded holds it. */
const DEEPER = "\0";

/**
 * The text of a web page: paragraphs as blocks, a table's row on one line, its cells set apart by bars.
 *
 * @throws E_FILE for elements that are nested too deep
 */
export async function html(name: string, text: string): Promise<Article> {
  if (isHopeless(text)) throw tooDeep(name);
  const { convert } = await import("html-to-text");
  const plain = convert(text, {
    wordwrap: false,
    selectors: [
      ...LEFT_OUT.map((selector) => ({ selector, format: "skip" })),
      { selector: "a", options: { ignoreHref: true } },
      { selector: "table", format: "rows" },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: "ul", options: { itemPrefix: "" } },
    ],
    formatters: { rows },
    limits: { maxDepth: DEEPEST, ellipsis: DEEPER, maxInputLength: LONGEST_TEXT },
  });
  if (plain.includes(DEEPER)) throw tooDeep(name);
  return { text: plain, parts: [], notes: [] };
}

function tooDeep(name: string): BptrialError {
  const message = `${name}: its elements are nested more than ${DEEPEST} deep`;
  const hint = "Save the page as plain text (.txt) and check that.";
  return new BptrialError("E_FILE", message, hint, { file: name, row: null, column: null });
}

/** Whether far more elements are opened than closed somewhere; drawings and formulas, whose own may close themselves, aside. */
function isHopeless(text: string): boolean {
  let depth = 0;
  let foreign = false;
  for (const [, end, letters = ""] of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    const name = letters.toLowerCase();
    if (name === "svg" || name === "math") foreign = end === "";
    if (foreign || ENDLESS.has(name)) continue;
    depth = end === "/" ? Math.max(0, depth - 1) : depth + 1;
    if (depth > HOPELESS) return true;
  }
  return false;
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly children?: readonly Node[];
}

interface Builder {
  openBlock(options: { readonly leadingLineBreaks: number }): void;
  closeBlock(options: { readonly trailingLineBreaks: number }): void;
  addInline(text: string): void;
}

type Walk = (nodes: readonly Node[], builder: Builder) => void;

function rows(table: Node, walk: Walk, builder: Builder): void {
  builder.openBlock({ leadingLineBreaks: 2 });
  for (const row of inside(table, "tr")) {
    builder.openBlock({ leadingLineBreaks: 1 });
    (row.children ?? [])
      .filter(({ name }) => name === "td" || name === "th")
      .forEach((cell, i) => {
        if (i > 0) builder.addInline(" | ");
        walk(cell.children ?? [], builder);
      });
    builder.closeBlock({ trailingLineBreaks: 1 });
  }
  builder.closeBlock({ trailingLineBreaks: 2 });
}

/** The nearest descendants of a name, in order; by a list of its own, since a page may be nested deeper than the stack. */
function inside(node: Node, name: string): readonly Node[] {
  const found: Node[] = [];
  const open = (node.children ?? []).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.name === name) found.push(next);
    else for (const child of (next.children ?? []).toReversed()) open.push(child);
  }
  return found;
}
