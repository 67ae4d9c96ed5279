import { BptrialError } from "../core/errors.js";
import { nearest } from "../core/registry.js";
import type { ColumnName, ColumnReading } from "../records.js";
import { columnOf, headerKey, mappable } from "./column-names.js";

/** One thing a form needs: any one of these sets of columns gives it. */
export interface Need {
  readonly what: string;
  readonly anyOf: readonly (readonly ColumnName[])[];
  /** What to try where no header is near. */
  readonly advice?: string;
  /** Said in place of what was looked for. */
  says?(columns: readonly ColumnReading[]): string;
}

/** There is an estimate, and nothing to weigh it by. */
export const unweighed = (estimate: string, standardised: boolean): string =>
  `there is an estimate ("${estimate}") but nothing that says how precise it is: a standard error, a variance, a confidence interval${standardised ? ", the sizes of both groups" : ""} or a p-value`;

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
  { what, anyOf, advice, says }: Need,
  columns: readonly ColumnReading[],
): BptrialError {
  const wanted = anyOf.flat();
  const looked = [...new Set([...wanted.slice(0, 3), ...columnOf(wanted[0] ?? "study").aliases.slice(0, 4)])].join(
    ", ",
  );
  const spare = columns.filter(({ canonical }) => canonical === null).map(({ header }) => header);
  const near = nearestHeader(wanted, spare);
  const unused = spare.length === 0 ? "" : `Columns not used: ${listed(spare.map((header) => `"${header}"`))}. `;
  const hint =
    near === null
      ? `${advice === undefined ? "" : `${advice} `}${unused}Name it with --map ${wanted[0]}=HEADER.`
      : `Found "${near.header}"; did you mean it? Say --map ${near.name}=${quoted(near.header)}.`;
  const place = { file, row: null, column: null };
  const remedies = near === null ? [] : [["--map", `${near.name}=${mappable(near.header)}`]];
  return new BptrialError(
    "E_COLUMN",
    `${file}: ${says?.(columns) ?? `no column for ${what} (looked for ${looked} …)`}`,
    hint,
    place,
    [],
    remedies,
  );
}

/** So many columns are named, however wide a table is. */
const NAMED = 8;

/** Columns in words, as many as a reader takes in; `last` stands before the last of them. */
export function listed(columns: readonly string[], last = ", "): string {
  const more = columns.length - NAMED;
  if (more > 0) return `${columns.slice(0, NAMED).join(", ")} and ${more} more`;
  return columns.length < 2 ? columns.join("") : columns.slice(0, -1).join(", ") + last + columns.at(-1);
}

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
