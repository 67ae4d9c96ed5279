/** The door to reviews: RevMan's files by what is in them. */
import { BptrialError } from "../../core/errors.js";
import type { Review } from "../../records.js";
import { readFiveCsv } from "./five-csv.js";
import { readRm5 } from "./rm5.js";
import { readSheet, type Sheet } from "./sheet.js";
import { missingSheet, readWebPackage } from "./web-package.js";
import { entriesOf, isZip } from "./zip.js";

export interface ReviewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const TABLES = /(?:data-rows|settings|subgroup-estimates)\.csv$/i;

/**
 * Reads a review from one file (.rm5, a data package as .zip, RevMan 5's CSV) or from the tables of a data package.
 *
 * @throws E_INPUT, E_HEADER for files that are none of these
 */
export async function readReview(files: readonly ReviewFile[]): Promise<Review> {
  const texts: { readonly name: string; readonly text: string }[] = [];
  for (const { name, bytes } of files) {
    if (!isZip(bytes)) texts.push({ name, text: textOf(bytes) });
    else
      for (const entry of await entriesOf(name, bytes, TABLES))
        texts.push({ name: entry.name, text: textOf(entry.bytes) });
  }
  const first = files[0]?.name ?? "";
  const rm5 = texts.find(({ text }) => /<COCHRANE_REVIEW[\s>]/.test(text.slice(0, 4096)));
  if (rm5) return readRm5(rm5.name, rm5.text);
  const sheets = texts.map(({ name, text }) => readSheet(name, text));
  const five = sheets.find(
    ({ headers }) => headers.includes("Comparison Number") && headers.includes("Outcome Number"),
  );
  if (five) return readFiveCsv(five);
  const having = (...headers: readonly string[]): Sheet | null =>
    sheets.find((sheet) => headers.every((header) => sheet.headers.includes(header))) ?? null;
  const rows = having("Analysis group", "Study", "Weight");
  const settings = having("Analysis group", "Statistical method", "Effect measure");
  if (rows && settings) return readWebPackage(rows, settings, having("Analysis group", "Subgroup number"));
  if (rows || settings) throw missingSheet(first, rows ? "settings" : "rows of studies");
  const place = { file: first, row: null, column: null };
  throw new BptrialError(
    "E_HEADER",
    `${first}: no review of RevMan's`,
    "It takes .rm5, a data package of RevMan Web (.zip or its tables) and RevMan 5's CSV export; pool takes tables.",
    place,
  );
}

/** An .rm5 says its encoding in its first line; data packages are UTF-8. */
function textOf(bytes: Uint8Array): string {
  const opening = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const encoding = /encoding="([\w-]{1,40})"/i.exec(opening)?.[1]?.toLowerCase() ?? "utf-8";
  const known = encoding === "iso-8859-1" || encoding === "windows-1252" || encoding === "us-ascii";
  return new TextDecoder(known ? "windows-1252" : "utf-8").decode(bytes);
}
