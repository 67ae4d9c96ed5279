import { BptrialError } from "../core/errors.js";
import type { RawRow } from "../records.js";

/** What to say where a line that starts with # stands above what is taken for the header. */
export const HEADER_IN_COMMENT =
  "A line above starts with #, which makes it a comment: if that is the header, delete the #.";

/**
 * The names of a header row, trimmed; `commentsAbove` if comment lines before it were passed over.
 *
 * @throws E_HEADER where one is empty, two are equal but for case, or most are numbers.
 */
export function readHeader(file: string, { cells, row }: RawRow, commentsAbove = false): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  refuseNumbers(file, names, row, commentsAbove);
  refuseForeign(file, names, row);
  const seen = new Map<string, number>();
  names.forEach((name, index) => {
    const place = { file, row, column: name === "" ? null : name };
    if (name === "") {
      const hint = `Name column ${index + 1}, or delete it; a row-number column that R wrote goes away with row.names = FALSE.`;
      throw new BptrialError(
        "E_HEADER",
        `${file}, row ${row}: column ${index + 1} of the header has no name`,
        hint,
        place,
      );
    }
    const earlier = seen.get(name.toLowerCase());
    if (earlier !== undefined) {
      const message = `${file}, row ${row}: columns ${earlier + 1} and ${index + 1} are both called "${name}"`;
      throw new BptrialError("E_HEADER", message, "Rename or delete one of them.", place);
    }
    seen.set(name.toLowerCase(), index);
  });
  return names;
}

function refuseNumbers(file: string, names: readonly string[], row: number, commentsAbove: boolean): void {
  const numbers = names.filter((name) => /^[-+]?\d[\d.,\s]*$/.test(name)).length;
  if (numbers === 0 || numbers < names.length / 2) return;
  const comment = commentsAbove ? ` ${HEADER_IN_COMMENT}` : "";
  const hint = `Add a header row: study, n1, mean1, sd1, n2, mean2, sd2, say.${comment}`;
  throw new BptrialError("E_HEADER", `${file}, row ${row}: the first row holds numbers, not names`, hint, {
    file,
    row,
    column: null,
  });
}

/** Exports whose rows are not one study each: read as a plain table they would pool totals with their parts. */
function refuseForeign(file: string, names: readonly string[], row: number): void {
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  const place = { file, row, column: null };
  if (has("Comparison Number", "Outcome Number")) {
    const hint = "Keep the studies' rows of one outcome, with columns study, n1, mean1, sd1, … or events1, n1, ….";
    throw new BptrialError(
      "E_HEADER",
      `${file}: a RevMan 5 export, where totals stand as rows among their studies`,
      hint,
      place,
    );
  }
  if (has("Analysis group", "Analysis number")) {
    const hint =
      "Keep the rows of one analysis and the columns its kind of data fills: unused ones hold 0 there, not blanks.";
    throw new BptrialError(
      "E_HEADER",
      `${file}: a RevMan Web data package, with several analyses in one table`,
      hint,
      place,
    );
  }
}
