import type { BptrialError } from "../../core/errors.js";
import type { Place } from "../../records.js";
import { visible } from "../escape.js";
import type { RenderOptions } from "../options.js";
import { wrap } from "../width.js";
import { type Paint, painter } from "./paint.js";

/** What went wrong, where, and what to try; of a file all of it, and then how much there was. */
export function errorText(error: BptrialError, options: RenderOptions): string {
  const paint = painter(options.colour);
  const width = Math.max(20, Math.floor(options.width));
  if (error.causes.length === 0) return `${oneError(error, width, paint).join("\n")}\n`;
  const lines = error.causes.flatMap((cause) => oneError(cause, width, paint));
  const rest = [error.message, error.hint ?? ""]
    .filter((text) => text !== "")
    .flatMap((text) => wrap(visible(text), width));
  return `${[...lines, ...rest].join("\n")}\n`;
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
