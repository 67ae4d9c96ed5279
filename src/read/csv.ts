import { type CastingContext, Parser } from "csv-parse";
import { BptrialError } from "../core/errors.js";
import type { Delimiter, RawRow } from "../records.js";

/** One CSV stream, cut into records: bytes of UTF-8 in, rows out, in step. */
export interface Records {
  /** Rows that end within `bytes`. @throws CutShort where a quote swallows the rest of the file. */
  push(bytes: Buffer): RawRow[];
  end(): RawRow[];
  readonly comments: number;
  /** Row of the first comment line that was passed over; null without one, or where blank lines leave it open. */
  readonly firstComment: number | null;
  /** Comment lines stand before the first record. */
  readonly commentsAbove: boolean;
}

/** No trial's row is longer; an unclosed quote would gather the whole file in memory. */
const LONGEST_RECORD = 1 << 20;

export function openRecords(file: string, delimiter: Delimiter): Records {
  const spaced = delimiter === " ";
  let rows: RawRow[] = [];
  let firstComment: number | null = null;
  let commentsAbove = false;
  let seenComments = 0;
  let seenBlank = 0;

  /** Takes the records where they come out: the readable side of a stream would cost as much again as the parsing. */
  class Collector extends Parser {
    override push(printed: readonly (string | null)[] | null): boolean {
      if (printed === null) return true;
      const cells = spaced ? printed.filter((cell) => cell !== null) : (printed as readonly string[]);
      const { records, empty_lines, comment_lines } = this.info;
      const row = records + empty_lines + comment_lines;
      if (comment_lines > seenComments) {
        if (seenComments === 0 && empty_lines === seenBlank) firstComment = row - comment_lines;
        if (records === 1) commentsAbove = true;
        seenComments = comment_lines;
      }
      seenBlank = empty_lines;
      if (!isBlank(cells)) rows.push({ row, cells });
      return true;
    }
  }

  const parser = new Collector({
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    comment: "#",
    comment_no_infix: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    // A blank that is the delimiter is no padding: trimmed, an empty last cell would take in the line below.
    ltrim: !spaced && delimiter !== "\t",
    // Several spaces are one delimiter; an empty cell stands in quotes there.
    ...(spaced && { cast: (cell: string, { quoting }: CastingContext) => (cell === "" && !quoting ? null : cell) }),
    max_record_size: LONGEST_RECORD,
  });

  const taken = (error?: Error | null): RawRow[] => {
    const done = rows;
    rows = [];
    if (!error) return done;
    const { records, empty_lines, comment_lines } = parser.info;
    throw cutShort(file, records + empty_lines + comment_lines + 1, error, done);
  };

  return {
    push(bytes) {
      let failure: Error | null | undefined;
      parser._transform(bytes, "utf8", (error) => {
        failure = error;
      });
      return taken(failure);
    },
    end() {
      let failure: Error | null | undefined;
      parser._flush((error) => {
        failure = error;
      });
      return taken(failure);
    },
    get comments() {
      return parser.info.comment_lines;
    },
    get firstComment() {
      return firstComment;
    },
    get commentsAbove() {
      return commentsAbove;
    },
  };
}

/** Spreadsheets export the empty rows below a table as delimiters alone. */
function isBlank(cells: readonly string[]): boolean {
  return (cells[0] ?? "").trim() === "" && cells.every((cell) => cell.trim() === "");
}

/** The parser could not go on; rows before the fault travel with it. */
export class CutShort extends BptrialError {
  readonly before: readonly RawRow[];
  constructor(file: string, row: number, message: string, hint: string, before: readonly RawRow[]) {
    super("E_RAGGED", `${file}, row ${row}: ${message}`, hint, { file, row, column: null });
    this.before = before;
  }
}

function cutShort(file: string, row: number, error: Error, before: readonly RawRow[]): CutShort {
  const rest = "Nothing after it was read.";
  if ("code" in error && error.code === "CSV_QUOTE_NOT_CLOSED") {
    const hint = `Close it, or write "" for a quote inside a quoted cell. ${rest}`;
    return new CutShort(file, row, 'a cell opens with a quote (") that is never closed', hint, before);
  }
  const hint = `A quote (") may be open, or this is no table. ${rest}`;
  return new CutShort(file, row, "the row is longer than a million characters", hint, before);
}
