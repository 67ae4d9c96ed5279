import type { Article } from "./article.js";

/** The text of a Markdown file: marks of emphasis, headings, quotes and links go, their words stay. */
export function markdown(text: string): Article {
  const lines = text.split("\n").map((line) =>
    line
      .replace(/^ {0,3}#{1,6} +/, "")
      .replace(/^ {0,3}(?:> ?)+/, "")
      .replace(/^\s*[-*+] +(?=\S)/, "")
      .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,500}\)/g, "$1")
      .replace(/(?<![\w\\*])(\*{1,3}|_{1,3})(?=\S)([^*_]{1,500}?)(?<=\S)\1(?![\w*])/g, "$2")
      .replace(/`([^`]{1,500})`/g, "$1"),
  );
  return { text: lines.join("\n"), parts: [], notes: [] };
}
