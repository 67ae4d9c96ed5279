import type { Change, DiffDocument } from "../records.js";
import { markdownText } from "./escape.js";
import { inline, markdownOf, tablePart } from "./markdown-parts.js";
import type { RenderOptions } from "./options.js";
import type { Column } from "./views/block.js";
import { diffTitle, sideText } from "./views/diff.js";
import { notesBlocks } from "./views/notes.js";

const COLUMNS: readonly Column[] = ["analysis", "was", "is", "changed"].map((header) => ({ header, align: "left" }));

/** Changes as a comment on a pull request: what changes a conclusion stands in bold. */
export function changesTable(document: DiffDocument, options: RenderOptions): string {
  const { changes, notes } = document;
  const header = tablePart(COLUMNS, [["x"]])
    .split("\n")
    .slice(0, 2);
  const rows = changes.map(
    (change) =>
      `| ${[change.path, sideText(change.before), sideText(change.after)].map(inline).join(" | ")} | ${changed(change)} |`,
  );
  const parts = [
    inline(diffTitle(document)),
    rows.length === 0 ? "" : [...header, ...rows].join("\n"),
    notes.length === 0 ? "" : markdownOf(notesBlocks(notes, options.all), options).trim(),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** The sentence opens with what it concludes; that part is set in bold. */
function changed({ because, kind, conclusionChanged }: Change): string {
  if (!conclusionChanged) return markdownText(because || kind);
  const [first = "", ...rest] = because.split("; ");
  return [`**${markdownText(first || kind)}**`, ...rest.map(markdownText)].join("; ");
}
