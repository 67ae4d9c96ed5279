import { BptrialError } from "../core/errors.js";
import { nearest } from "../core/registry.js";
import type { ColumnName, ColumnReading } from "../records.js";
import { columnOf, headerKey, mappable } from "./column-names.js";
import { HEADER_IN_COMMENT } from "./header.js";

/** One thing a form needs: any one of these sets of columns gives it. */
export interface Need {
  readonly what: string;
  readonly anyOf: readonly (readonly ColumnName[])[];
  /** What to try where no header is near. */
  readonly advice?: string;
}

/** Several errors of one header as one. */
export function together(file: string, errors: readonly BptrialError[]): BptrialError {
  const [first] = errors;
  if (errors.length === 1 && first !== undefined) return first;
  const message = `${file}: ${errors.length} columns are missing`;
  // One command mends them all, or none is worth typing.
  const all = errors.every(({ remedies }) => remedies.length > 0)
    ? [errors.flatMap(({ remedies }) => remedies[0] ?? [])]
    : [];
  const alone = errors.map(({ code, message: text, hint, place }) => new BptrialError(code, text, hint, place));
  return new BptrialError("E_INPUT", message, null, { file, row: null, column: null }, alone, all);
}

/** "no column for the control group's SD (looked for sd2, sd_ctl, …)", with the header that may be meant. */
export function missingColumn(
  file: string,
  { what, anyOf, advice }: Need,
  columns: readonly ColumnReading[],
): BptrialError {
  const wanted = anyOf.flat();
  const looked = [...new Set([...wanted.slice(0, 3), ...columnOf(wanted[0] ?? "study").aliases.slice(0, 4)])].join(
    ", ",
  );
  const spare = columns.filter(({ canonical }) => canonical === null).map(({ header }) => header);
  const near = nearestHeader(wanted, spare);
  const unused = spare.length === 0 ? "" : `Columns not used: ${listed(spare)}. `;
  const hint =
    near === null
      ? `${advice === undefined ? "" : `${advice} `}${unused}Name it with --map ${wanted[0]}=HEADER.`
      : `Found "${near.header}"; did you mean it? Say --map ${near.name}=${quoted(near.header)}.`;
  const place = { file, row: null, column: null };
  const remedies = near === null ? [] : [["--map", `${near.name}=${mappable(near.header)}`]];
  return new BptrialError(
    "E_COLUMN",
    `${file}: no column for ${what} (looked for ${looked} …)`,
    hint,
    place,
    [],
    remedies,
  );
}

const listed = (headers: readonly string[]): string =>
  headers.slice(0, 12).join(", ") + (headers.length > 12 ? ` and ${headers.length - 12} more` : "");

/** A header as a shell takes it. */
const quoted = (header: string): string => (/^[\w.-]+$/.test(header) ? header : `"${header}"`);

function nearestHeader(
  wanted: readonly ColumnName[],
  spare: readonly string[],
): { name: ColumnName; header: string } | null {
  const keys = spare.map(headerKey);
  for (const name of wanted) {
    for (const alias of [name, ...columnOf(name).aliases]) {
      const key = headerKey(alias);
      const alike = key.length < 3 ? [] : keys.filter((other) => other[0] === key[0]);
      const near = nearest(key, alike);
      const header = near === null ? undefined : spare[keys.indexOf(near)];
      if (header !== undefined) return { name, header };
    }
  }
  return null;
}

const KNOWN_FORMS = [
  "long (study, arm, n, mean, sd or events)",
  "wide (study, n1, mean1, sd1, n2, mean2, sd2 or events1, n1, events2, n2)",
  "effects (study, estimate or yi, with se, variance, interval or p)",
  "paired (study, n, mean1, sd1, mean2, sd2, r)",
].join(", ");

/** The header makes no table we read; `commentsAbove` if lines before it were passed over. */
export function noForm(file: string, columns: readonly ColumnReading[], commentsAbove: boolean): BptrialError {
  const headers = columns.map(({ header }) => header);
  const place = { file, row: null, column: null };
  const comment = commentsAbove ? ` ${HEADER_IN_COMMENT}` : "";
  const found = listed(headers.map((header) => `"${header}"`));
  const hint = `Found ${found}. Name the columns with --map canonical=header. Correlations take r and n in a table without arms, log-rank tests O-E and V. Groups without a comparison are not read.${comment}`;
  return new BptrialError(
    "E_COLUMN",
    `${file}: the columns make none of the forms we read: ${KNOWN_FORMS}`,
    hint,
    place,
  );
}
