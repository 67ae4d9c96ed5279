import type { Article } from "./article.js";

/** Elements that hold no sentence of the text. */
const LEFT_OUT = ["script", "style", "nav", "form", "svg", "noscript", "img", "button"];

/** The text of a web page: paragraphs as blocks, a table's row on one line, its cells set apart by bars. */
export async function html(text: string): Promise<Article> {
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
  });
  return { text: plain, parts: [], notes: [] };
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

function inside(node: Node, name: string): readonly Node[] {
  return (node.children ?? []).flatMap((child) => (child.name === name ? [child] : inside(child, name)));
}
