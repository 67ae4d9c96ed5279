import type { BptrialError } from "../../core/errors.js";
import type { Place } from "../../records.js";
import { visible } from "../escape.js";
import type { RenderOptions } from "../options.js";
import { wrap } from "../width.js";
import { type Paint, painter } from "./paint.js";

/**
 * What went wrong, where, and what to try; of a file all of it, and then how much there was. Errors of one kind in one
 * column are told once, with the rows in which they stand, unless all are asked for.
 */
export function errorText(error: BptrialError, options: RenderOptions): string {
  const paint = painter(options.colour);
  const width = Math.max(20, Math.floor(options.width));
  if (error.causes.length === 0) return `${oneError(error, width, paint).join("\n")}\n`;
  const lines = kinds(error.causes, options.all).flatMap((alike) => kindLines(alike, width, paint));
  const rest = [error.message, error.hint ?? ""]
    .filter((text) => text !== "")
    .flatMap((text) => wrap(visible(text), width));
  return `${[...lines, ...rest].join("\n")}\n`;
}

/** So many errors of one kind stand one by one. */
const ONE_BY_ONE = 3;
const ROWS_NAMED = 8;

/** Errors that differ in their row and their values only, where they are many. */
function kinds(errors: readonly BptrialError[], all: boolean): readonly (readonly BptrialError[])[] {
  const groups = new Map<string, BptrialError[]>();
  errors.forEach((error, index) => {
    const row = error.place?.row ?? null;
    const key = all || row === null ? `${index}` : kindOf(error);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [error]);
    else group.push(error);
  });
  const many = [...groups.values()].filter(({ length }) => length > ONE_BY_ONE);
  const grouped = new Map(many.map((group) => [group[0], group]));
  const told = new Set(many.flat());
  return errors.flatMap((error) => {
    const group = grouped.get(error);
    if (group !== undefined) return [group];
    return told.has(error) ? [] : [[error]];
  });
}

function kindOf({ code, message, place }: BptrialError): string {
  const kind = message.replace(/"[^"]*"/g, '""').replace(/[-+−]?\d[\d.,]*/g, "0");
  return JSON.stringify([code, place?.file, place?.column, kind]);
}

function kindLines(alike: readonly BptrialError[], width: number, paint: Paint): readonly string[] {
  const [first, ...others] = alike;
  if (first === undefined) return [];
  const lines = oneError(first, width, paint);
  if (others.length === 0) return lines;
  const rows = [...new Set(others.flatMap(({ place }) => place?.row ?? []))];
  const more = rows.length > ROWS_NAMED ? ` and ${rows.length - ROWS_NAMED} more` : "";
  const text = `The same in ${rows.length} more ${rows.length === 1 ? "row" : "rows"}: ${rows.slice(0, ROWS_NAMED).join(", ")}${more}. --all lists them.`;
  return [...lines, ...hintLines(text, width)];
}

function oneError({ code, message, hint, place }: BptrialError, width: number, paint: Paint): readonly string[] {
  // What cannot be opened names its file in the sentence already.
  const where = place === null || message.startsWith(place.file) ? "" : placeText(place);
  const opening = `error ${code}`;
  const text = visible(where === "" ? message : `${where}: ${message}`);
  // The code is painted after the line is broken, so that its width counts as what is seen; so does the wider gap.
  const [first = "", ...rest] = wrap(`${opening}\u00a0 ${text}`, width, "  ");
  const head = first.startsWith(opening)
    ? `${paint("error", "bad")} ${paint(code, "strong")}${first.slice(opening.length).replace("\u00a0", " ")}`
    : first;
  return [head.trimEnd(), ...rest, ...hintLines(hint, width)];
}

function hintLines(hint: string | null, width: number): readonly string[] {
  return hint === null || hint === "" ? [] : wrap(visible(hint), width - 2).map((line) => `  ${line}`);
}

/** `trial.csv, row 7, column "sd_trt"` */
export function placeText({ file, row, column }: Place): string {
  return [file, row === null ? "" : `row ${row}`, column === null ? "" : `column "${column}"`]
    .filter((part) => part !== "")
    .join(", ");
}
