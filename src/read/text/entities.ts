import type { TokenKind } from "./tokens.js";

/** A character reference that was left standing in a text: what it stands for, and where it ends. */
interface Entity {
  readonly kind: TokenKind | "space";
  readonly canonical: string;
  readonly end: number;
}

const NAMED: ReadonlyMap<string, readonly [TokenKind | "space", string]> = new Map<
  string,
  readonly [TokenKind | "space", string]
>([
  ["lt", ["relation", "<"]],
  ["#60", ["relation", "<"]],
  ["gt", ["relation", ">"]],
  ["#62", ["relation", ">"]],
  ["le", ["relation", "<="]],
  ["leq", ["relation", "<="]],
  ["#8804", ["relation", "<="]],
  ["ge", ["relation", ">="]],
  ["geq", ["relation", ">="]],
  ["#8805", ["relation", ">="]],
  ["minus", ["dash", "-"]],
  ["#8722", ["dash", "-"]],
  ["#x2212", ["dash", "-"]],
  ["ndash", ["dash", "-"]],
  ["#8211", ["dash", "-"]],
  ["#x2013", ["dash", "-"]],
  ["mdash", ["dash", "-"]],
  ["plusmn", ["plusminus", "±"]],
  ["#177", ["plusminus", "±"]],
  ["nbsp", ["space", " "]],
  ["#160", ["space", " "]],
  ["thinsp", ["space", " "]],
  ["ensp", ["space", " "]],
]);
const LONGEST = 9;

/** Reads a reference at an ampersand; null where there is none that matters here. */
export function readEntity(text: string, at: number): Entity | null {
  const window = text.slice(at + 1, at + 1 + LONGEST);
  const length = window.indexOf(";");
  const known = length < 0 ? undefined : NAMED.get(window.slice(0, length).toLowerCase());
  return known === undefined ? null : { kind: known[0], canonical: known[1], end: at + length + 2 };
}
