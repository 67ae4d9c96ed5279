import { BptrialError } from "../core/errors.js";
import type { Format } from "./options.js";

const ZERO = 48;

/** A number as every machine-readable format writes it: 12 significant digits, rounded once, and 0 for −0. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return `${value + 0}`;
  const text = value.toPrecision(12);
  if (text.includes("e")) return `${+text}`;
  // Only behind a point do zeros say nothing.
  if (!text.includes(".")) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  return text.slice(0, text.endsWith(".", end) ? end - 1 : end);
}

/** A value on one line. @throws E_BUG for what JSON cannot hold */
export function compactJson(value: unknown, path = ""): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw unwritable(value, path);
    return numberText(value);
  }
  if (value === null || typeof value === "boolean") return `${value}`;
  if (typeof value !== "object") throw unwritable(value, path);
  let text = "";
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) text += `${i === 0 ? "" : ","}${compactJson(value[i], `${path}[]`)}`;
    return `[${text}]`;
  }
  // Own names only: one may be a user's header, "__proto__" too.
  for (const name of Object.keys(value)) {
    const child = (value as Record<string, unknown>)[name];
    text += `${text === "" ? "" : ","}${nameText(name)}:${compactJson(child, name)}`;
  }
  return `{${text}}`;
}

const names = new Map<string, string>();
/** Our fields and a table's headers are few and come again with each row. */
const MOST_NAMES = 10_000;

function nameText(name: string): string {
  let text = names.get(name);
  if (text === undefined) {
    text = JSON.stringify(name);
    if (names.size < MOST_NAMES) names.set(name, text);
  }
  return text;
}

const unwritable = (value: unknown, path: string): BptrialError =>
  new BptrialError("E_BUG", `a result holds ${value} at ${path === "" ? "its root" : path}`);

/** JSON with two spaces and one line feed at the end. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(compactJson(value)), null, 2)}\n`;
}

export const json: Format = {
  id: "json",
  label: "JSON: one document",
  render: (document) => toJson(document),
};
