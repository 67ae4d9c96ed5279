import { BptrialError } from "../core/errors.js";
import { append } from "../core/lists.js";
import { note } from "../core/notes.js";
import type { Note, RawRow, SniffReport } from "../records.js";
import { cellFaults } from "./cell-faults.js";
import { TAKEN_APART } from "./column-names.js";
import { recognise } from "./columns.js";
import { CutShort } from "./csv.js";
import { type Plan, type Planned, planOf } from "./layout/plan.js";
import { splitColumns } from "./layout/split.js";
import { missingTest } from "./missing.js";
import { explainNumber } from "./number-explain.js";
import { documentNumbers } from "./number-marks.js";
import { type Reading, startReading } from "./reading.js";
import type { Shape } from "./shape.js";
import type { Source } from "./source.js";
import type { ReadOptions, Table } from "./table.js";

/** Rows a batch at most; chunks of the source make smaller ones. */
const BATCH = 4096;

/** Opens a delimited table. @throws E_FILE, E_ENCODING, E_EMPTY, E_HEADER, E_COLUMN, E_OPTION. */
export async function openCsv(source: Source, options: ReadOptions): Promise<Table> {
  const reading = await startReading(source, options);
  try {
    return csvTable(source, options, reading);
  } catch (error) {
    await reading.chunks.return();
    throw error;
  }
}

function csvTable(source: Source, options: ReadOptions, first: Reading): Table {
  const file = source.name;
  const isMissing = missingTest(options.na);
  const { names } = first.shape;
  const whole = fitted(first.shape, first.shape.head, () => {});
  const split = splitColumns(names, whole, isMissing);
  const unjoined = split.rows(whole);
  const recognised = recognise(file, split.headers, options.map, unjoined, isMissing, [
    ...options.ignore,
    ...split.apart.map((index) => names[index] ?? ""),
  ]);
  const joined = joiner(recognised.joins, isMissing);
  const regular = joined(unjoined);
  const notes: Note[] = [...first.shape.notes];
  for (const message of split.told) notes.push(note("N_SPLIT_CELL", message, { file, row: null, column: null }));
  const planned = {
    file,
    named: recognised.columns.map((column) =>
      split.apart.includes(column.index) ? { ...column, because: TAKEN_APART } : column,
    ),
    doubts: recognised.doubts,
    head: regular,
    decimal: options.decimal,
    layout: options.layout,
    commentsAbove: first.records.commentsAbove,
    isMissing,
  };
  const found = planFor(planned, () => cellFaults(file, recognised.columns, regular, options.decimal, isMissing));
  if (found instanceof BptrialError) {
    if (!options.formless) throw found;
    append(notes, asNotes(found));
  }
  const plan =
    found instanceof BptrialError
      ? {
          form: null,
          by: null,
          because: "see the notes",
          columns: recognised.columns,
          shape: null,
          unsided: null,
          taken: new Set<string>(),
          notes: [],
        }
      : found;
  const { form, because: formBecause, columns, shape } = plan;
  append(
    notes,
    recognised.notes.filter(({ place }) => !plan.taken.has(place?.column ?? "")),
    plan.notes,
  );
  const shaped = (batch: readonly RawRow[]): readonly RawRow[] => (shape === null ? batch : batch.flatMap(shape.rows));
  const numbers = documentNumbers(file, columns, shaped(regular), options.decimal, notes);
  let rows: number | null = null;
  let sha256: string | null = null;
  let started = false;
  if (first.complete) {
    notes.push(...endNotes(file, first));
    if (first.fault === null) rows = regular.length;
  }

  return {
    file,
    form,
    columns,
    unsided: plan.unsided,
    notes,
    isMissing,
    number: numbers.read,
    count: numbers.count,
    firstRows: regular,
    explain: (text) => explainNumber(text, numbers.evidence, isMissing(text)),
    get sniff(): SniffReport {
      const { decoder, delimiter, delimiterBecause } = first;
      const { marks, because: decimalBecause, thousandsSeen: thousands } = numbers.evidence;
      const text = { encoding: decoder.encoding, encodingBecause: decoder.because, delimiter, delimiterBecause };
      return {
        file,
        ...text,
        decimal: marks.decimal,
        decimalBecause,
        thousands,
        form,
        formBecause,
        formBy: plan.by,
        columns,
        rows,
        notes: [...notes],
      };
    },
    async *batches(onError) {
      // A short table stays in memory; a long one is opened again for a second walk.
      const again = started && !first.complete;
      started = true;
      const reading = again ? await readAgain(source, options) : first;
      let count = 0;
      try {
        for await (const batch of rawBatches(reading, onError)) {
          const fit = fitted(first.shape, batch, onError);
          count += fit.length;
          const read = shaped(joined(split.rows(fit)));
          numbers.at(read);
          yield read;
        }
      } finally {
        await reading.chunks.return();
      }
      rows = count;
      sha256 = reading.print.hex();
      if (!reading.complete && !again) notes.push(...endNotes(file, reading));
    },
    digest() {
      if (sha256 === null || rows === null)
        throw new BptrialError("E_BUG", `${file}: its digest was asked for before its rows`);
      return { name: file, sha256, rows };
    },
    async close() {
      await first.chunks.return();
    },
  };
}

/** The plan of a table. Where a column is missing, what is wrong with the cells at hand is told along with it. */
function planFor(planned: Planned, others: () => readonly BptrialError[]): Plan | BptrialError {
  try {
    return planOf(planned);
  } catch (error) {
    if (!(error instanceof BptrialError)) throw error;
    const causes = [...(error.causes.length > 0 ? error.causes : [error]), ...others()];
    if (causes.length === 1) return error;
    return new BptrialError(
      "E_INPUT",
      `${causes.length} errors, nothing computed.`,
      null,
      error.place,
      causes,
      error.remedies,
    );
  }
}

/** What is wrong with a table that is opened all the same. */
const asNotes = (error: BptrialError): readonly Note[] =>
  (error.causes.length > 0 ? error.causes : [error]).map(({ code, message, hint }) => ({
    code,
    message: hint === null ? message : `${message}. ${hint}`,
    place: null,
  }));

async function readAgain(source: Source, options: ReadOptions): Promise<Reading> {
  try {
    return await startReading(source, options);
  } catch (error) {
    if (!(error instanceof BptrialError) || error.code !== "E_EMPTY") throw error;
    const message = `${source.name}: cannot be read: the stream was read already`;
    throw new BptrialError("E_FILE", message, "Open the table again for a second use.", error.place);
  }
}

/** Rows in file order. A fault that ends the reading is told to `onError`, after the rows before it. */
async function* rawBatches(
  reading: Reading,
  onError: (error: BptrialError) => void,
): AsyncGenerator<readonly RawRow[]> {
  const { chunks, decoder, records, print, shape, complete, fault } = reading;
  const { head } = shape;
  for (let start = 0; start < head.length; start += BATCH) yield head.slice(start, start + BATCH);
  if (fault !== null) onError(fault);
  if (complete || fault !== null) return;
  let failure: unknown = null;
  for (let open = true; open && failure === null; ) {
    let batch: readonly RawRow[] = [];
    try {
      const next = await chunks.next();
      open = !next.done;
      if (!next.done) {
        print.update(next.value);
        batch = records.push(decoder.push(next.value));
      } else batch = [...records.push(decoder.end()), ...records.end()];
    } catch (error) {
      failure = error;
      if (error instanceof CutShort) batch = error.before;
    }
    if (batch.length > 0) yield batch;
  }
  if (failure instanceof BptrialError) onError(failure);
  else if (failure !== null) throw failure;
}

/** The rows in the shape of the table; what does not fit is told to `onError`. */
function fitted(shape: Shape, batch: readonly RawRow[], onError: (error: BptrialError) => void): readonly RawRow[] {
  const rows: RawRow[] = [];
  for (const row of batch) {
    const fit = shape.fit(row);
    if (fit instanceof BptrialError) onError(fit);
    else rows.push(fit);
  }
  return rows;
}

/** Adds the cells that are joined from others, by a blank. */
function joiner(
  joins: readonly (readonly number[])[],
  isMissing: (text: string) => boolean,
): (rows: readonly RawRow[]) => readonly RawRow[] {
  if (joins.length === 0) return (rows) => rows;
  const join = (cells: readonly string[], indexes: readonly number[]): string =>
    indexes
      .map((index) => (cells[index] ?? "").trim())
      .filter((cell) => !isMissing(cell))
      .join(" ");
  return (rows) =>
    rows.map(({ row, cells }) => ({ row, cells: [...cells, ...joins.map((indexes) => join(cells, indexes))] }));
}

/** What is known only at the end of a file. */
function endNotes(file: string, { decoder, records }: Reading): readonly Note[] {
  const notes: Note[] = [];
  if (decoder.olderAt !== null) {
    const message = `read as Windows-1252: ${decoder.because}; if letters look wrong, save the file as UTF-8 or say --encoding`;
    notes.push(note("N_ENCODING", message, { file, row: null, column: null }));
  }
  if (records.comments > 0) {
    const lines =
      records.comments === 1 ? "1 line that starts with # was" : `${records.comments} lines that start with # were`;
    notes.push(note("N_COMMENT", `${lines} passed over`, { file, row: records.firstComment, column: null }));
  }
  return notes;
}
