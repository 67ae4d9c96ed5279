import type { NoteCode } from "../../core/errors.js";
import type { AuditDocument } from "../../records.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading } from "./block.js";
import { findingBlocks, severityCounts } from "./findings.js";
import { notesBlocks } from "./notes.js";
import { plural } from "./words.js";

const TOLD: ReadonlySet<string> = new Set<NoteCode>(["N_LABEL", "N_SAME_FILE", "N_UNDECIDED"]);

/** What of a table does not fit itself; one line where everything does. */
export function auditView({ input, findings, made, notes }: AuditDocument, options: RenderOptions): readonly Block[] {
  const rows = input.reduce((sum, one) => sum + one.rows, 0);
  const checks = Object.values(made).reduce((sum, count) => sum + count, 0);
  const files = input.map(({ name }) => name).join(", ");
  const title = `${files} · ${plural(rows, "row")}, ${plural(checks, "check")} made · ${severityCounts(findings)}`;
  return [
    heading(title),
    ...findingBlocks(findings, options.all),
    ...(options.all ? [gap, facts(Object.entries(made).map(([code, count]) => [code, plural(count, "time")]))] : []),
    // What kept columns from being read, and rows that may be the same, are told of a clean table too.
    ...notesBlocks(
      findings.length > 0 || options.all ? notes : notes.filter(({ code }) => code.startsWith("E_") || TOLD.has(code)),
      options.all,
    ),
  ];
}
