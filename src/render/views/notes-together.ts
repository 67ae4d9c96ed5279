import { append } from "../../core/lists.js";
import type { NoteAbout } from "./block.js";

/** So many studies are named after the first before the rest is counted. */
const NAMED = 20;

/** Messages of one code, those of one kind in one line. */
export function together(notes: readonly NoteAbout[]): readonly string[] {
  const kinds = new Map<string, NoteAbout[]>();
  for (const note of notes) {
    const kind = kindOf(note);
    const known = kinds.get(kind);
    if (known) known.push(note);
    else kinds.set(kind, [note]);
  }
  const lines: string[] = [];
  const alone: NoteAbout[] = [];
  for (const kind of kinds.values()) {
    const line = kind.length > 1 ? oneLine(kind) : null;
    if (line === null) append(alone, kind);
    else lines.push(line);
  }
  return [...lines, ...byFirstWord(alone.map(withPlace))];
}

const QUOTED = /"[^"]*"/g;
/** Digits of a name, as of a threshold's "odi-1", are no number. */
const NUMBER = /(?<!\p{L}-?)[−-]?\d+(?:[.,]\d+)*(?:×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?/gu;

/** A message without whom it is about, without its quotations and its numbers. */
const kindOf = (note: NoteAbout): string => nameless(note).replace(QUOTED, '"…"').replace(NUMBER, "#");

function nameless({ message, about }: NoteAbout): string {
  if (about === undefined || about === "") return message;
  let rest = message;
  let text = "";
  for (let at = rest.indexOf(about); at >= 0; at = rest.indexOf(about)) {
    const end = at + about.length;
    const whole = !isWordy((text + rest.slice(0, at)).at(-1)) && !isWordy(rest.at(end));
    text += rest.slice(0, at) + (whole ? "…" : about);
    rest = rest.slice(end);
  }
  return text + rest;
}

/** A name inside a longer word is not that name. */
const isWordy = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/**
 * "A: the difference is 2.9 SD, …; likewise B and C": the first in full, of the others whom they are about, or their rows.
 * Null where nothing tells them apart, and where only two hold numbers of their own.
 */
function oneLine(notes: readonly NoteAbout[]): string | null {
  const [first, ...others] = notes;
  if (first === undefined) return null;
  const message = nameless(first);
  const same = others.every((note) => nameless(note) === message);
  if (!same && others.length < 2 && first.under === undefined) return null;
  const list = names(first, others) ?? rows(first, others);
  if (list === null)
    return same ? null : `${withPlace(first)}; ${others.length} more with other numbers (--all gives each in full)`;
  const cut = list.which.length > NAMED + 1;
  const shown = cut ? [...list.which.slice(0, NAMED), `${list.which.length - NAMED} more`] : list.which;
  const more = same ? (cut ? "names them" : "") : "gives each in full";
  return `${withPlace(first)}; likewise ${list.what}${joined(shown)}${list.of}${more === "" ? "" : ` (--all ${more})`}`;
}

interface Others {
  /** "rows ", or nothing before names. */
  readonly what: string;
  readonly which: readonly string[];
  /** Whose rows they are. */
  readonly of: string;
}

/** Whom the others are about, where each is about another one. */
function names(first: NoteAbout, others: readonly NoteAbout[]): Others | null {
  const found = distinct(others.map(nameOf));
  const known = found.flatMap((name) => (name === null || name === nameOf(first) ? [] : [name]));
  return known.length === found.length ? { what: "", which: known, of: "" } : null;
}

function rows(first: NoteAbout, others: readonly NoteAbout[]): Others | null {
  const places = others.flatMap(({ place }) =>
    place !== null && place.row !== null && place.file === first.place?.file ? [place.row] : [],
  );
  if (places.length < others.length) return null;
  const found = distinct(places)
    .filter((row) => row !== first.place?.row)
    .sort((a, b) => a - b);
  if (found.length === 0) return null;
  const whose = distinct([first, ...others].map(nameOf)).filter((name) => name !== null);
  const of = whose.length > 1 && whose.length <= NAMED ? ` (${whose.join(", ")})` : "";
  return { what: found.length === 1 ? "row " : "rows ", which: found.map(String), of };
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** A message that opens with a quoted name is about it. */
const nameOf = ({ about, message }: NoteAbout): string | null => about ?? /^"([^"]+)"/.exec(message)?.[1] ?? null;

/** "A, B and C"; semicolons where the names hold commas themselves. */
const joined = (list: readonly string[]): string =>
  list.length < 2
    ? list.join("")
    : `${list.slice(0, -1).join(list.some((name) => name.includes(", ")) ? "; " : ", ")} and ${list.at(-1)}`;

/** Messages that differ in their first word alone, such as a threshold's id, become one that lists those words. */
function byFirstWord(messages: readonly string[]): readonly string[] {
  const byRest = new Map<string, string[]>();
  for (const message of messages) {
    // A word with a comma after it belongs to what follows.
    const [first = ""] = /^[^ ,;:]+(?= )/.exec(message) ?? [];
    const rest = message.slice(first.length);
    byRest.set(rest, [...(byRest.get(rest) ?? []), first]);
  }
  return [...byRest].map(([rest, firsts]) => firsts.join(", ") + (firsts.length > 1 ? plural(rest) : rest));
}

/** " stands for …, and is set …" of several ids. */
const plural = (rest: string): string =>
  rest.replace(/^ stands for/, " stand for").replace(", and is set", ", and are set");

/** `message (trial.csv, row 7, column "sd")` */
export function withPlace({ message, place, under }: NoteAbout): string {
  const said = under === undefined ? message : `${under}: ${message}`;
  if (place === null) return said;
  const where = [
    place.file,
    place.row === null ? null : `row ${place.row}`,
    place.column === null ? null : `column "${place.column}"`,
  ];
  return `${said} (${where.filter((part) => part !== null && part !== "").join(", ")})`;
}
