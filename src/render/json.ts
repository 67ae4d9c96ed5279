import { BptrialError } from "../core/errors.js";
import { escapedInJson } from "./escape.js";
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
  if (typeof value === "string") return PLAIN.test(value) ? `"${value}"` : jsonText(value);
  if (typeof value === "number" && Number.isFinite(value)) return numberText(value);
  if (value === null || typeof value === "boolean") return `${value}`;
  throw unwritable(value, path);
}

/** Texts with nothing to escape: most are. */
const PLAIN =
  /^[\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u061b\u061d-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\uffff]*$/;

const jsonText = (text: string): string => escapedInJson(JSON.stringify(text));

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
    member = { opening: `,${jsonText(name)}:`, value: undefined, text: "" };
    if (known.size < MOST_NAMES) known.set(name, member);
  }
  return member;
}

const unwritable = (value: unknown, path: string): BptrialError =>
  new BptrialError("E_BUG", `a result holds ${value} at ${path === "" ? "its root" : path}`);

/** JSON with two spaces and one line feed at the end. */
export const toJson = (value: unknown): string => [...jsonPieces(value)].join("");

/**
 * The same in pieces, an element of a record's lists at a time: the text of a million results is longer than a string may
 * be.
 *
 * @throws E_BUG for what JSON cannot hold
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
    yield `${indented(value, "", "")}\n`;
    return;
  }
  let opening = "{\n";
  for (const [name, member] of Object.entries(value)) {
    yield `${opening}  ${jsonText(name)}: `;
    opening = ",\n";
    if (!Array.isArray(member) || member.length === 0) yield indented(member, name, "  ");
    else {
      for (let i = 0; i < member.length; i += 1)
        yield `${i === 0 ? "[" : ","}\n    ${indented(member[i], `${name}[]`, "    ")}`;
      yield "\n  ]";
    }
  }
  yield "\n}\n";
}

/** A value over several lines, those behind the first moved in. A line feed within a text is written as an escape. */
const indented = (value: unknown, path: string, margin: string): string =>
  escapedInJson(JSON.stringify(JSON.parse(withJson("", value, path)), null, 2)).replaceAll("\n", `\n${margin}`);

export const json: Format = {
  id: "json",
  label: "JSON: one document",
  render: (document) => toJson(document),
  pieces: jsonPieces,
};
