import { markdownText } from "./escape.js";
import type { RenderOptions } from "./options.js";
import { type Block, type Column, type Notes, plainText, type Text } from "./views/block.js";
import { noteLines } from "./views/notes.js";

export function markdownOf(blocks: readonly Block[], options: RenderOptions): string {
  const parts = blocks.map((block) => partOf(block, options)).filter((part) => part !== "");
  return `${parts.join("\n\n")}\n`;
}

function partOf(block: Block, options: RenderOptions): string {
  switch (block.kind) {
    case "gap":
      return "";
    case "heading":
      return `### ${inline(block.text)}`;
    case "paragraph":
      return inline(block.text);
    case "facts":
      return block.facts.map(([name, value]) => `- **${inline(name)}** ${factText(value)}`).join("\n");
    case "notes":
      return notesPart(block, options);
    default:
      return tablePart(block.columns, block.rows);
  }
}

function factText(value: Text | readonly string[]): string {
  return Array.isArray(value) ? value.map((line: string) => inline(line)).join("<br>") : inline(value as Text);
}

/** Text with its tone; blanks that only align are left out. */
export function inline(text: Text): string {
  const words = squeezed(plainText(text));
  if (words === "") return "";
  const safe = markdownText(words);
  return typeof text !== "string" && (text.tone === "strong" || text.tone === "bad") ? `**${safe}**` : safe;
}

const squeezed = (text: string): string => text.trim().replace(/ +/g, " ").replace(/\[ /g, "[");

export function tablePart(columns: readonly Column[], rows: readonly (readonly Text[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ header }) => inline(header))),
    line(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((row) => line(columns.map((_, i) => inline(row[i] ?? "")))),
  ].join("\n");
}

function notesPart({ notes, all }: Notes, options: RenderOptions): string {
  const lines = noteLines(notes, all || options.all).map(
    ({ code, message }) => `- \`${code.replace(/`/g, "")}\` ${inline(message)}`,
  );
  return ["Notes:", "", ...lines].join("\n");
}
