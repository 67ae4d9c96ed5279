import { numberText } from "../number-text.js";

/** What a cell may hold. Numbers stay numbers; text is never taken for a formula. */
export type Value = string | number | boolean | null | undefined;

/** First characters by which a spreadsheet takes a text for a formula, in every width. */
const FORMULA = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]/;

/** One cell, quoted as RFC 4180 has it; a text that would run as a formula gets a quote in front. */
export function cell(value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return `${value}`;
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

export const line = (values: readonly Value[]): string => `${values.map(cell).join(",")}\n`;
