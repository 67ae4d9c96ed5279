import { largestOf } from "../../core/lists.js";
import type { RenderOptions } from "../options.js";
import type { Block, Facts, Notes, Paragraph } from "../views/block.js";
import { noteLines } from "../views/notes.js";
import { displayWidth, padEnd, wrap } from "../width.js";
import { forestLines } from "./forest.js";
import { type Paint, painter, safe } from "./paint.js";
import { tableLines } from "./table.js";

/** Sentences are hard to read in very long lines; tables may use the whole width. */
const LONGEST_LINE = 120;
const LEAST_WIDTH = 20;

/** Blocks as lines of a terminal, none wider than it. */
export function layOut(blocks: readonly Block[], options: RenderOptions): string {
  const width = Math.max(LEAST_WIDTH, Math.floor(options.width));
  const paint = painter(options.colour);
  const lines = blocks.flatMap((block) => linesOf(block, width, paint));
  const spaced = lines.filter((line, i) => line !== "" || (i > 0 && lines[i - 1] !== ""));
  return `${spaced.join("\n").trimEnd()}\n`;
}

function linesOf(block: Block, width: number, paint: Paint): readonly string[] {
  const text = Math.min(width, LONGEST_LINE);
  if (block.kind === "gap") return [""];
  if (block.kind === "heading")
    return wrap(safe(block.text).text, width, "  ").map((line) => painted(line, (words) => paint(words, "heading")));
  if (block.kind === "paragraph") return paragraphLines(block, text, paint);
  if (block.kind === "facts") return factLines(block, text, paint);
  if (block.kind === "notes") return noteBlockLines(block, text, paint);
  return block.kind === "table" ? tableLines(block, width, paint) : forestLines(block, width, paint);
}

function painted(line: string, paint: (words: string) => string): string {
  const words = line.trimStart();
  return " ".repeat(line.length - words.length) + paint(words);
}

function paragraphLines({ text, indent = 0, hanging = 0 }: Paragraph, width: number, paint: Paint): readonly string[] {
  const { text: shown, tone } = safe(text);
  const margin = " ".repeat(indent);
  return wrap(shown, width - indent, " ".repeat(hanging)).map(
    (line) => margin + painted(line, (words) => paint(words, tone)),
  );
}

/** Names on the left, values on the right; where that leaves too little room, values under names. */
function factLines({ facts, indent = 2 }: Facts, width: number, paint: Paint): readonly string[] {
  const names = facts.map(([name]) => safe(name).text);
  const column = largestOf(names.map(displayWidth), 0) + 3;
  const beside = indent + column <= width / 2;
  const margin = " ".repeat(beside ? indent + column : indent + 2);
  return facts.flatMap(([, value], i) => {
    const name = names[i] ?? "";
    const texts = Array.isArray(value)
      ? (value as readonly string[])
      : [value as Exclude<typeof value, readonly string[]>];
    const lines = texts.flatMap((text) => {
      const { text: shown, tone } = safe(text);
      return wrap(shown, width - margin.length).map((line) => paint(line, tone));
    });
    const [first = "", ...rest] = lines;
    const opening = " ".repeat(indent) + paint(name, "faint");
    if (!beside) return [opening, ...lines.map((line) => margin + line)];
    return [
      `${opening}${padEnd(name, column).slice(name.length)}${first}`.trimEnd(),
      ...rest.map((line) => margin + line),
    ];
  });
}

function noteBlockLines({ notes, all }: Notes, width: number, paint: Paint): readonly string[] {
  const lines = noteLines(notes, all);
  const column = largestOf(lines.map(({ code }) => displayWidth(code))) + 3;
  const beside = 2 + column <= width / 2;
  const margin = " ".repeat(beside ? 2 + column : 4);
  return [
    paint("notes", "strong"),
    ...lines.flatMap(({ code, message }) => {
      const [first = "", ...rest] = wrap(safe(message).text, width - margin.length);
      const opening = `  ${paint(safe(code).text, "caution")}`;
      return beside
        ? [`${opening}${" ".repeat(column - displayWidth(code))}${first}`, ...rest.map((line) => margin + line)]
        : [opening, margin + first, ...rest.map((line) => margin + line)];
    }),
  ];
}
