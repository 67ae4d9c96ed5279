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
export const compactJson = (value: unknown): string => withJson("", value, "");

/** A record's members behind a text that holds some already. @throws E_BUG for what JSON cannot hold */
export const withMembers = (text: string, record: object): string => members(text, record, false);

/** A value behind a text: one text that grows leaves less to be thrown away than parts that are joined. */
function withJson(text: string, value: unknown, path: string): string {
  if (typeof value !== "object" || value === null) return text + scalarText(value, path);
  return Array.isArray(value) ? `${items(`${text}[`, value, `${path}[]`)}]` : `${members(`${text}{`, value, true)}}`;
}

function scalarText(value: unknown, path: string): string {
  if (typeof value === "string") return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return numberText(value);
  if (value === null || typeof value === "boolean") return `${value}`;
  throw unwritable(value, path);
}

/** Texts with nothing to escape: most are. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;

function items(text: string, values: readonly unknown[], path: string): string {
  let whole = text;
  for (let i = 0; i < values.length; i++) whole = withJson(i === 0 ? whole : `${whole},`, values[i], path);
  return whole;
}

function members(text: string, record: object, bare: boolean): string {
  let whole = text;
  let first = bare;
  // Own names only: one may be a user's header, "__proto__" too.
  for (const name of Object.keys(record)) {
    const value: unknown = (record as Record<string, unknown>)[name];
    const member = memberOf(name);
    if (typeof value === "object" && value !== null) whole = withJson(whole + from(member.opening, first), value, name);
    else {
      if (member.value !== value || member.text === "") {
        member.text = member.opening + scalarText(value, name);
        member.value = value;
      }
      whole += from(member.text, first);
    }
    first = false;
  }
  return whole;
}

/** The text of a member opens with a comma, which the first one has no use for. */
const from = (text: string, first: boolean): string => (first ? text.slice(1) : text);

/** A member as it was written last: from one row to the next many stay as they are. */
interface Member {
  readonly opening: string;
  value: unknown;
  text: string;
}

const known = new Map<string, Member>();
/** Our fields and a table's headers are few and come again with each row. */
const MOST_NAMES = 10_000;

function memberOf(name: string): Member {
  let member = known.get(name);
  if (member === undefined) {
    member = { opening: `,${JSON.stringify(name)}:`, value: undefined, text: "" };
    if (known.size < MOST_NAMES) known.set(name, member);
  }
  return member;
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
