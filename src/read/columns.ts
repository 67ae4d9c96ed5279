import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import { didYouMean, nearest } from "../core/registry.js";
import type { ColumnReading, Note, RawRow } from "../records.js";
import type { Column } from "./column-aliases.js";
import {
  type Claim,
  claimOfKey,
  headerKey,
  IGNORED,
  isLimit,
  keysLike,
  LABEL_NAMES,
  mappable,
  weakClaims,
} from "./column-names.js";
import { withoutLevel } from "./layout/level.js";
import { mappedColumns } from "./mapped-columns.js";
import type { ColumnMap } from "./table.js";
import { type Taken, takeWeak } from "./weak-columns.js";

/** Two columns between which the names alone do not decide. */
export interface Doubt {
  readonly columns: readonly [number, number];
  readonly error: BptrialError;
}

export interface Recognised {
  /** Those of the file, then those joined from several of them. */
  readonly columns: readonly ColumnReading[];
  /** The columns that make each joined one. */
  readonly joins: readonly (readonly number[])[];
  /** Two columns that could both be one of ours, or bear one name: an error where nothing else tells them apart. */
  readonly doubts: readonly Doubt[];
  readonly notes: readonly Note[];
}

/**
 * Takes each header cell for a canonical column, or for a label. A name beats an alias, and `--map` beats both; the
 * loser stays a label, with a Note. `head` are the first rows: words with several meanings are taken by what stands below.
 */
export function recognise(
  file: string,
  printed: readonly string[],
  map: ColumnMap,
  head: readonly RawRow[],
  isMissing: (text: string) => boolean,
  ignore: readonly string[] = [],
): Recognised {
  const mapped = mappedColumns(file, printed, map);
  const joined = [...mapped].filter(([, indexes]) => indexes.length > 1);
  const joins = joined.map(([, indexes]) => indexes);
  const headers = [...printed, ...joins.map((indexes) => indexes.map((index) => printed[index]).join(" "))];
  const taken: Taken = new Map();
  const notes: Note[] = [];
  const ignored = (index: number, message: string): void => {
    notes.push(note("N_COLUMN_IGNORED", message, { file, row: null, column: headers[index] ?? null }));
  };
  for (const [name, indexes] of mapped) {
    const own = joins.indexOf(indexes);
    const index = own < 0 ? (indexes[0] ?? -1) : printed.length + own;
    taken.set(name, { index, rank: -1, because: "--map" });
  }
  const labels = ignoredIndexes(file, printed, ignore);
  const doubts = twins(file, printed, labels);
  const inMap = new Set([...mapped.values()].flat());

  printed.forEach((header, index) => {
    if (inMap.has(index) || labels.has(index)) return;
    const claim = claimOf(header, headers);
    if (claim === null) return;
    const { column, rank, because } = claim;
    const rival = taken.get(column.name);
    if (rival === undefined) taken.set(column.name, { index, rank, because });
    else if (rival.rank < 2 && rival.rank >= 0 && rank < 2)
      doubts.push({ columns: [rival.index, index], error: equalNames(file, headers, rival.index, index) });
    else {
      const wins = rank < rival.rank;
      const [kept, left] = wins ? [index, rival.index] : [rival.index, index];
      if (rank >= 2 && rival.rank >= 2 && !LABEL_NAMES.has(column.name))
        doubts.push({ columns: [kept, left], error: twoAliases(file, headers, column, kept, left) });
      if (wins) taken.set(column.name, { index, rank, because });
      ignored(left, `"${headers[left]}" was taken as a label: "${headers[kept]}" is the ${column.holds}`);
    }
  });

  const used = new Set([...[...taken.values()].map(({ index }) => index), ...labels]);
  takeWeak(printed, taken, used, head, isMissing, ignored);
  noteNearNames(printed, taken, used, ignored);

  const labelBecause = (index: number): string =>
    inMap.has(index) ? "a label: part of a name by --map" : "a label: no name we know";
  const byIndex = new Map([...taken].map(([canonical, { index, because }]) => [index, { canonical, because }]));
  return {
    joins,
    doubts,
    columns: headers.map((header, index) => {
      const reading = byIndex.get(index);
      if (labels.has(index)) return { header, canonical: null, index, because: IGNORED };
      if (reading === undefined) return { header, canonical: null, index, because: labelBecause(index) };
      return { header, canonical: reading.canonical, index, because: reading.because };
    }),
    notes,
  };
}

/** @throws E_COLUMN for a header that the file does not have */
function ignoredIndexes(file: string, headers: readonly string[], ignore: readonly string[]): ReadonlySet<number> {
  return new Set(
    ignore.map((name) => {
      const index = headers.findIndex((header) => headerKey(header) === headerKey(name));
      if (index >= 0) return index;
      const hint = didYouMean(name, headers, `The header has: ${headers.join(", ")}.`);
      throw new BptrialError("E_COLUMN", `${file}: --ignore ${name}: no column "${name}"`, hint, {
        file,
        row: null,
        column: null,
      });
    }),
  );
}

function claimOf(header: string, headers: readonly string[]): Claim | null {
  const claim = claimOfKey(headerKey(header));
  if (claim === null) return limitOfLevel(header);
  if (header === claim.column.name) return { ...claim, rank: 0, because: "exact name" };
  // Alone, "ci" is an interval and "di" anything: only metafor's pair makes them counts.
  if (
    /^[abcd]i$/.test(headerKey(header)) &&
    !["ai", "ci"].every((name) => headers.some((other) => headerKey(other) === name))
  )
    return null;
  return claim;
}

/** "90% CI lower": a limit, whose level is read beside it. */
function limitOfLevel(header: string): Claim | null {
  const bare = withoutLevel(header);
  const claim = bare === null ? null : claimOfKey(headerKey(bare));
  return claim !== null && isLimit(claim.column.name) ? { ...claim, rank: LEVEL_RANK } : null;
}
/** Behind any name that states no level. */
const LEVEL_RANK = 100;

/** A word of a command line, quoted where a shell would cut it. */
const shellSafe = (word: string): string => (/^[\w.=:,-]+$/.test(word) ? word : `'${word}'`);

/** A Note on every label whose header is a slip away from a name that is still free. */
function noteNearNames(
  headers: readonly string[],
  taken: Taken,
  used: ReadonlySet<number>,
  ignored: (index: number, message: string) => void,
): void {
  headers.forEach((header, index) => {
    const key = headerKey(header);
    if (used.has(index) || key.length < 5 || weakClaims(key).length > 0 || claimOfKey(key) !== null) return;
    const alike = keysLike(key);
    const near = alike.length === 0 ? null : nearest(key, alike);
    const column = near === null ? undefined : claimOfKey(near)?.column;
    if (near === null || column === undefined || taken.has(column.name)) return;
    ignored(
      index,
      `"${header}" was taken as a label, though it is close to "${near}", the ${column.holds}; if it is that, say --map ${shellSafe(`${column.name}=${mappable(header)}`)}`,
    );
  });
}

/** Headers that differ in case only: n and N may be two things, year and Year cannot be told apart. */
function twins(file: string, headers: readonly string[], labels: ReadonlySet<number>): Doubt[] {
  const first = new Map<string, number>();
  return headers.flatMap((header, index) => {
    if (labels.has(index)) return [];
    const earlier = first.get(header.toLowerCase());
    if (earlier !== undefined) return [{ columns: [earlier, index], error: equalNames(file, headers, earlier, index) }];
    first.set(header.toLowerCase(), index);
    return [];
  });
}

function equalNames(file: string, headers: readonly string[], first: number, second: number): BptrialError {
  const message = `${file}: columns ${first + 1} ("${headers[first]}") and ${second + 1} ("${headers[second]}") have the same name`;
  return new BptrialError("E_HEADER", message, "Rename or delete one of them.", {
    file,
    row: null,
    column: headers[second] ?? null,
  });
}

function twoAliases(
  file: string,
  headers: readonly string[],
  column: Column,
  kept: number,
  left: number,
): BptrialError {
  const message = `${file}: "${headers[kept]}" and "${headers[left]}" could both be the ${column.holds}`;
  return new BptrialError("E_HEADER", message, `Say which: --map ${column.name}=${headers[kept]}.`, {
    file,
    row: null,
    column: headers[left] ?? null,
  });
}
