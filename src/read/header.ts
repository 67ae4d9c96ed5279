import { BptrialError } from "../core/errors.js";
import type { RawRow } from "../records.js";

/** What to say where a line that starts with # stands above what is taken for the header. */
export const HEADER_IN_COMMENT =
  "A line above starts with #, which makes it a comment: if that is the header, delete the #.";

/**
 * The names of a header row, trimmed; `commentsAbove` if comment lines before it were passed over.
 *
 * @throws E_HEADER where one is empty, two are equal, or most are numbers.
 */
export function readHeader(file: string, { cells, row }: RawRow, commentsAbove = false): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  refuseNumbers(file, names, row, commentsAbove);
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
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      const message = `${file}, row ${row}: columns ${earlier + 1} and ${index + 1} are both called "${name}"`;
      throw new BptrialError("E_HEADER", message, "Rename or delete one of them.", place);
    }
    seen.set(name, index);
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
