import { BptrialError } from "../core/errors.js";
import { labelKey } from "../core/label.js";
import { didYouMean } from "../core/registry.js";
import type { TableHead } from "../records.js";
import type { Filter } from "./options.js";
import { quoted } from "./wording.js";

/** @throws E_OPTION when the text is not `column=value` or `column!=value`. */
export function parseFilter(text: string): Filter {
  const equals = text.indexOf("=");
  const unequal = equals > 0 && text[equals - 1] === "!";
  const column = text.slice(0, Math.max(0, unequal ? equals - 1 : equals)).trim();
  if (column === "") {
    const hint = "Say --filter 'timepoint=6 weeks' or --filter 'timepoint!=6 weeks'.";
    throw new BptrialError("E_OPTION", `--filter ${quoted(text)}: expected column=value or column!=value`, hint);
  }
  return { column, operator: unequal ? "!=" : "=", value: text.slice(equals + 1).trim() };
}

/**
 * Whether a row passes all filters; values that differ in blanks or case only are one, as in labels. A column is named by
 * its header or by our name for it.
 *
 * @throws E_COLUMN for a column that the table does not have.
 */
export function filterRows(
  head: TableHead,
  filters: readonly Filter[],
): ((cells: readonly string[]) => boolean) | null {
  if (filters.length === 0) return null;
  const tests = filters.map(({ column, operator, value }) => ({
    index: positionOf(head, column),
    wanted: operator === "=",
    value: labelKey(value),
  }));
  return (cells) => {
    for (const { index, wanted, value } of tests) {
      if ((labelKey(cells[index] ?? "") === value) !== wanted) return false;
    }
    return true;
  };
}

function positionOf(head: TableHead, column: string): number {
  const found =
    head.columns.find(({ header }) => header === column) ??
    head.columns.find(({ header }) => header.trim().toLowerCase() === column.toLowerCase()) ??
    head.columns.find(({ canonical }) => canonical === column.toLowerCase());
  if (found) return found.index;
  const headers = head.columns.map(({ header }) => header);
  throw new BptrialError(
    "E_COLUMN",
    `--filter: no column ${quoted(column)}`,
    didYouMean(column, headers, `Columns: ${headers.join(", ")}.`),
    { file: head.file, row: null, column: null },
  );
}
