import { BptrialError } from "../core/errors.js";
import { didYouMean } from "../core/registry.js";
import type { ColumnName } from "../records.js";
import { columns } from "./column-aliases.js";
import { headerKey, isColumnName, LABEL_NAMES } from "./column-names.js";
import type { ColumnMap } from "./table.js";

/**
 * The columns that `--map` names for each of ours; several are joined.
 *
 * @throws E_OPTION, E_COLUMN
 */
export function mappedColumns(
  file: string,
  headers: readonly string[],
  map: ColumnMap,
): ReadonlyMap<ColumnName, readonly number[]> {
  const found = new Map<ColumnName, readonly number[]>();
  for (const [canonical, said] of Object.entries(map)) {
    if (!isColumnName(canonical)) {
      const known = columns.map((column) => column.name);
      const hint = "The left side is our name, the right side the header's: --map sd2=sd_ctl.";
      throw new BptrialError(
        "E_OPTION",
        `--map: no column is called "${canonical}"`,
        didYouMean(canonical, known, hint),
      );
    }
    const indexes = indexesOf(file, headers, canonical, said);
    if (indexes.length > 1 && !LABEL_NAMES.has(canonical)) {
      const names = indexes.map((index) => `"${headers[index]}"`).join(" and ");
      const hint = "Only names are made of several columns: --map study=author,year. Give numbers one column.";
      throw new BptrialError("E_OPTION", `--map: ${canonical} holds one number, not ${names} joined`, hint);
    }
    const other = [...found].find(([, taken]) => indexes.length === 1 && taken.length === 1 && taken[0] === indexes[0]);
    if (other !== undefined) {
      const header = headers[indexes[0] ?? -1];
      const message = `--map: "${header}" is named twice, for ${other[0]} and ${canonical}`;
      throw new BptrialError("E_OPTION", message, "A column holds one thing.");
    }
    found.set(canonical, indexes);
  }
  return found;
}

function indexesOf(
  file: string,
  headers: readonly string[],
  canonical: ColumnName,
  said: string | readonly string[],
): readonly number[] {
  if (typeof said === "string") {
    const whole = indexOf(headers, said);
    if (whole >= 0) return [whole];
  }
  const parts = typeof said === "string" ? said.split(",") : said;
  return parts.map((part) => {
    const index = indexOf(headers, part);
    if (index >= 0) return index;
    const printed = typeof said === "string" ? said : said.join(",");
    const message = `${file}: --map ${canonical}=${printed}: no column "${part.trim()}"`;
    const hint = didYouMean(part.trim(), headers, `The header has: ${headers.join(", ")}.`);
    throw new BptrialError("E_COLUMN", message, hint, { file, row: null, column: null });
  });
}

function indexOf(headers: readonly string[], said: string): number {
  const wanted = said.trim();
  const exact = headers.indexOf(wanted);
  return exact >= 0 ? exact : headers.findIndex((other) => headerKey(other) === headerKey(wanted));
}
