import type { ArmColumn, ColumnName } from "../records.js";
import { ARM_ENDINGS, ARM_MARKERS, ARM_WORDS, type Column, columns, NOT_ARM } from "./column-aliases.js";

/** A header made comparable: without case, space, underscore, dot, hyphen or brackets. */
export const headerKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_.\-‐‑–—()[\]{}:'"]+/gu, "");

export interface Claim {
  readonly column: Column;
  /** 0 the name itself, 1 the name but for case or punctuation, then the aliases in their order. */
  readonly rank: number;
  readonly because: string;
}

const BY_NAME: ReadonlyMap<string, Column> = new Map(columns.map((column) => [column.name, column]));

/** Names and aliases by their key. Of two equal aliases the earlier stays, and a canonical name before any alias. */
const CLAIMS: ReadonlyMap<string, Claim> = namesByKey();
const WEAK: ReadonlyMap<string, readonly Column[]> = weakByKey();
const WORDS: ReadonlyMap<string, ArmColumn> = new Map(ARM_WORDS.map(([word, name]) => [plainKey(word), name]));
/** Longest first: what ends in "control" does not end in "l". */
const MARKERS = ([1, 2] as const)
  .flatMap((side) => (ARM_MARKERS[side - 1] ?? []).map((marker) => ({ side, marker: plainKey(marker) })))
  .sort((a, b) => b.marker.length - a.marker.length);

function namesByKey(): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const column of columns)
    claims.set(plainKey(column.name), { column, rank: 1, because: "the name but for case or punctuation" });
  for (const column of columns) {
    column.aliases.forEach((alias, index) => {
      if (!claims.has(plainKey(alias)))
        claims.set(plainKey(alias), { column, rank: 2 + index, because: becauseOf(alias) });
    });
  }
  return claims;
}

function weakByKey(): Map<string, readonly Column[]> {
  const claims = new Map<string, readonly Column[]>();
  for (const column of columns) {
    for (const alias of column.weakAliases)
      claims.set(plainKey(alias), [...(claims.get(plainKey(alias)) ?? []), column]);
  }
  return claims;
}

/** The key of one of our own names. */
function plainKey(name: string): string {
  return name.replaceAll("_", "").replaceAll(".", "");
}

const RULE_RANK = 50;

/** What a key is by rule: a quantity beside a mark of the arm (`sd_ctl`, `experimental_mean`, `n.e`). */
function armClaim(key: string): Claim | null {
  const made = (word: string, side: 1 | 2, mark: string): Claim | null => {
    const name = WORDS.get(word);
    if (name === undefined) return null;
    return {
      column: columnOf(`${name}${side}`),
      rank: RULE_RANK,
      because: `"${word}" of "${mark}": the ${side === 1 ? "treatment" : "control"} group`,
    };
  };
  for (const { side, marker } of MARKERS) {
    const word = key.endsWith(marker)
      ? key.slice(0, -marker.length)
      : key.startsWith(marker)
        ? key.slice(marker.length)
        : "";
    const claim = word.length > 1 || word === "n" ? made(word, side, marker) : null;
    if (claim !== null) return claim;
  }
  const word = key.slice(0, -1);
  const ending = key.slice(-1);
  const side = ARM_ENDINGS[0].includes(ending) ? 1 : ARM_ENDINGS[1].includes(ending) ? 2 : null;
  if (side === null || NOT_ARM.has(key)) return null;
  return word.length > 1 || word === "n" || /\d/.test(ending) ? made(word, side, ending) : null;
}

/** What a header's key stands for. */
export const claimOfKey = (key: string): Claim | null => CLAIMS.get(key) ?? armClaim(key);

function becauseOf(alias: string): string {
  if (/^(n[12]?i|m[12]i|sd[12]i|ri|[abcd]i)$/.test(alias)) return `metafor's ${alias}`;
  if (alias === "te" || alias === "se_te" || alias === "studlab" || alias === "sm") return "a name of R's meta";
  return `another name of it: ${alias}`;
}

export const isColumnName = (text: string): text is ColumnName => BY_NAME.has(text);
export const columnOf = (name: ColumnName): Column =>
  BY_NAME.get(name) ?? { name, holds: name, aliases: [], weakAliases: [] };

/** How many of these cells name a column we know. */
export const knownCount = (cells: readonly string[]): number =>
  cells.filter((cell) => claimOfKey(headerKey(cell)) !== null || WEAK.has(headerKey(cell))).length;

/** Columns for which a key is a word of several meanings. */
export const weakClaims = (key: string): readonly Column[] => WEAK.get(key) ?? [];

/** Names long enough for a slip in them to be told. */
const LONG_KEYS = new Map<string, string[]>();
for (const key of CLAIMS.keys())
  if (key.length >= 5) LONG_KEYS.set(key.charAt(0), [...(LONG_KEYS.get(key.charAt(0)) ?? []), key]);

/** The longer names that a header could be a slip for: of its first letter, and as long but for one. */
export const keysLike = (key: string): readonly string[] =>
  (LONG_KEYS.get(key.charAt(0)) ?? []).filter((name) => Math.abs(name.length - key.length) <= 1);

/** Columns that name a row or say what it is. */
export const LABEL_NAMES: ReadonlySet<string> = new Set([
  "study",
  "outcome",
  "instrument",
  "timepoint",
  "arm",
  "role",
  "treatment",
  "control",
  "measure",
  "unit",
  "direction",
  "value_kind",
  "ci_level",
]);

/** A limit of an interval, of an arm's mean or of the effect. */
export const isLimit = (name: ColumnName): boolean => /^ci_(lower|upper)[12]?$/.test(name);

/** A header as --map takes it. */
export const mappable = (header: string): string => (/[,="]/.test(header) ? `"${header}"` : header);

/** Why a column is a label that the user says is one. */
export const IGNORED = "a label: --ignore";

/** Why a column is a label whose cells became columns of their own. */
export const TAKEN_APART = "taken apart into the columns below";
