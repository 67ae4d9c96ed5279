import { isAll, isArmLike, isComparison, isControlLike, isSize, isVersus, splitN, splitTime } from "./head-words.js";
import { hintsIn, type KindHint, withoutKinds } from "./kind-words.js";
import type { Label, Layout } from "./layout.js";

/** What the heads of a column, or the label of a row, say of an arm. */
export interface Side {
  readonly of: "arm" | "all" | "comparison" | "unclear";
  readonly arm: string | null;
  readonly n: number | null;
  readonly time: string | null;
  /** Parts that name an outcome, from the outermost. */
  readonly outcome: readonly string[];
  readonly hints: readonly { readonly hint: KindHint; readonly said: string }[];
  readonly marks: readonly string[];
  readonly isP: boolean;
  /** A column of numbers of people. */
  readonly isSize: boolean;
  /** The first column of the span that it stands in with others, from 0; columns with the same are read together. */
  readonly group: number;
}

type Role = "p" | "comparison" | "all" | "time" | "kind" | "size" | "name";

interface Part {
  readonly label: Label;
  readonly role: Role;
  /** Without n, time and words of kinds. */
  readonly name: string;
  readonly n: number | null;
  readonly time: string | null;
  readonly over: number;
  readonly from: number;
}

function partOf(label: Label & { readonly over?: number; readonly from?: number }): Part {
  const { n, text } = splitN(label.text);
  const hints = hintsIn(text);
  const bare = withoutKinds(text);
  const isCoded = label.over !== undefined && /^T\s?\d{1,2}$/.test(bare);
  const { time, text: name } = isCoded ? { time: bare, text: "" } : splitTime(bare);
  const isStatistic =
    /^(?:M|SD|SE|SEM)$/.test(bare) ||
    hints[0]?.first === "statistic" ||
    hints[0]?.first === "ciLow" ||
    hints[0]?.first === "ciHigh";
  const role: Role = hints.some(({ first }) => first === "p")
    ? "p"
    : isSize(bare.replace(/^\(|\)$/g, "")) || isSize(text.replace(/^\(|\)$/g, ""))
      ? hints.some(({ second }) => second !== null)
        ? "kind"
        : "size"
      : isComparison(text) && !(n !== null && !isVersus(text))
        ? "comparison"
        : isAll(name)
          ? "all"
          : name === "" || name === "()" || isStatistic
            ? time === null
              ? "kind"
              : "time"
            : "name";
  return { label, role, name, n, time, over: label.over ?? 1, from: label.from ?? 0 };
}

/** Whether the arms of a table stand in its rows or in its columns; null where nothing shows arms. */
export function armsIn(layout: Layout, known: ReadonlySet<string>): "rows" | "columns" | null {
  const isArm = (text: string): boolean => {
    const { n, text: name } = splitN(text);
    return n !== null || known.has(keyOf(name)) || isControlLike(name);
  };
  const columns = new Set<string>();
  const named = new Set<string>();
  let compares = false;
  for (const heads of layout.heads.slice(layout.stub)) {
    const parts = heads.map(partOf);
    const sized = parts.some(({ n }) => n !== null);
    compares ||= parts.some(({ role, label }) => role === "p" || (role === "comparison" && !isVersus(label.text)));
    for (const part of parts) {
      if (part.role !== "name" || /^\(\d{1,2}\)/.test(part.name)) continue;
      if (parts.length === 1 || sized) named.add(part.name);
      if (sized || known.has(keyOf(part.name)) || isArmLike(part.name)) columns.add(part.name);
    }
  }
  const rows = new Map<string, number>();
  for (const { path } of layout.rows)
    for (const label of path.slice(-2))
      if (isArm(label.text))
        rows.set(keyOf(splitN(label.text).text), (rows.get(keyOf(splitN(label.text).text)) ?? 0) + 1);
  const rowArms = [...rows.keys()].length;
  if (columns.size >= 2 && columns.size >= rowArms) return "columns";
  const alternating = repeatedLeaves(layout);
  if (alternating.length > 0 && columns.size < 2) return "rows";
  const controlled = [...rows.keys()].some(isControlLike) || [...rows.values()].some((count) => count > 1);
  if (rowArms >= 2 && (controlled || columns.size === 0)) return "rows";
  if (columns.size >= 1) return "columns";
  // Two columns and their p, or n of each in a row: they are arms, whatever they are called.
  const counted = layout.rows.some(({ path }) => isSize(splitN(path.at(-1)?.text ?? "").text));
  return named.size >= 2 && named.size <= 6 && (compares || counted) ? "columns" : null;
}

const NO_ARMS =
  /^(?:yes|no|males?|females?|men|women|m|f|present|absent|presence|absence|positive|negative|left|right|other|unknown|total|before|after|.{0,3}\d.{0,12})$/i;

/** Two to four labels that take turns under every heading: the arms of a table that has them in its rows. */
function repeatedLeaves({ rows }: Layout): readonly string[] {
  const counts = new Map<string, number>();
  let deep = 0;
  for (const { path } of rows) {
    if (path.length < 2) continue;
    deep += 1;
    const leaf = path.at(-1)?.text ?? "";
    counts.set(leaf, (counts.get(leaf) ?? 0) + 1);
  }
  const [first] = counts.values();
  const even =
    counts.size >= 2 && counts.size <= 4 && (first ?? 0) >= 2 && [...counts.values()].every((count) => count === first);
  if (!even || deep * 10 < rows.length * 8) return [];
  const leaves = [...counts.keys()];
  return leaves.every((leaf) => partOf({ text: leaf, marks: [] }).role === "name" && !NO_ARMS.test(leaf.trim()))
    ? leaves
    : [];
}

/** Names of arms are compared without "group" and "arm", case and marks. */
export const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .replace(/\b(?:groups?|arms?)\b/g, "")
    .trim();

/** What each column's heads say, the new ones of a row in the body included. */
export function sideOfColumn(
  layout: Layout,
  column: number,
  renewed: (Label & { readonly columns: number }) | null,
  arms: "rows" | "columns" | null,
): Side {
  const all = layout.heads[column] ?? [];
  const low = all.at(-1);
  // "Mean at baseline" gives way to "Baseline, n (%)"; the name of an arm stays.
  const gives =
    low !== undefined && (["kind", "time", "size"].includes(partOf(low).role) || /^changes?\b/i.test(partOf(low).name));
  const spans = renewed !== null && renewed.columns > 1;
  const old = spans
    ? all.filter(({ over }) => over !== renewed.columns)
    : renewed === null || !(gives || partOf({ ...renewed }).role === "name")
      ? all
      : all.filter(({ over }, i) => over > 1 || (all.length > 1 && i < all.length - 1));
  const parts = [...old, ...(renewed === null ? [] : [{ ...renewed, over: renewed.columns, from: column }])].map(
    partOf,
  );
  return sideOf(parts, layout, arms === "columns");
}

function sideOf(parts: readonly Part[], layout: Layout, hasArms: boolean): Side {
  const names = parts.filter(({ role }) => role === "name");
  const comparison = parts.find(({ role }) => role === "comparison");
  const everyone = parts.find(({ role }) => role === "all");
  const armParts = hasArms ? chosenArm(names, layout) : [];
  const arm =
    comparison !== undefined
      ? nameOfComparison(comparison)
      : armParts.length > 0
        ? armParts.map(({ name }) => name).join(" > ")
        : null;
  const isP = parts.some(({ role }) => role === "p");
  const others = names.filter(
    (part) =>
      !armParts.includes(part) &&
      !GENERIC.test(part.name) &&
      !(armParts.length > 0 && part.over > 1 && isArmLike(part.name)),
  );
  const span = parts.filter(({ over }) => over > 1).at(-1);
  return {
    of:
      comparison !== undefined || isP
        ? "comparison"
        : armParts.length > 0
          ? "arm"
          : everyone !== undefined
            ? "all"
            : "unclear",
    arm: everyone !== undefined && comparison === undefined && armParts.length === 0 ? everyone.name : arm,
    n: parts.reduce<number | null>((found, { n }) => n ?? found, null),
    time:
      parts
        .map(({ time }) => time)
        .filter((time) => time !== null)
        .join(", ") || null,
    outcome: others.map(({ name }) => name),
    hints: [...parts]
      .reverse()
      .flatMap(({ label }) => hintsIn(splitN(label.text).text).map((hint) => ({ hint, said: label.text }))),
    marks: parts.flatMap(({ label }) => label.marks),
    isP,
    isSize: parts.some(({ role }) => role === "size") && names.length === 0,
    group: span?.from ?? -1,
  };
}

/** Which names of a column's heads are its arm: the lowest that reads as one, with the one above where it is a mere dose. */
function chosenArm(names: readonly Part[], layout: Layout): readonly Part[] {
  // The narrowest head is the lowest, wherever it stands.
  const sorted = [...names].sort((a, b) => b.over - a.over);
  const low = sorted.at(-1);
  if (low === undefined) return [];
  const above = sorted.at(-2);
  if (above === undefined) return [low];
  if (isDose(low.name)) return [above, low];
  const lowIsArm = low.n !== null || isArmLike(low.name) || isControlLike(low.name);
  const aboveIsArm = above.n !== null || isControlLike(above.name) || isArmLike(above.name);
  if (lowIsArm && !(aboveIsArm && above.n !== null && low.n === null)) return [low];
  if (aboveIsArm && repeats(low, layout)) return [above];
  return aboveIsArm && !lowIsArm ? [above] : [low];
}

/** A head over the arms that says only that they are arms. */
const GENERIC =
  /^(?:(?:study|treatment|randomi[sz]ed|intervention) )?(?:groups?|arms?|treatments?|interventions?)(?: (?:assigned|received|allocation|assignment))?$/i;

const isDose = (name: string): boolean =>
  /^[\d.,–-]{1,9}\s?(?:mg|µg|mcg|g|ml|mL|IU|%|mg\/\S{1,6})?(?:\s?\S{1,12})?$/.test(name);

/** The same name stands under other heads too. */
function repeats(part: Part, layout: Layout): boolean {
  let found = 0;
  for (const heads of layout.heads) if (heads.some(({ text }) => text === part.label.text)) found += 1;
  return found > 1;
}

function nameOfComparison({ label, name }: Part): string | null {
  return isVersus(label.text) ? name : null;
}

/** What the label of a row says, with the headings above it. */
export function sideOfRow(path: readonly Label[], layout: Layout, hasArms: boolean, known: ReadonlySet<string>): Side {
  const parts = path.map((label) => partOf(label));
  if (!hasArms)
    return {
      ...sideOf(parts, layout, false),
      outcome: parts.filter(({ role }) => role === "name" || role === "all").map(({ name }) => name),
    };
  const at = parts.findLastIndex(
    ({ role, name, n }) => role === "name" && (n !== null || known.has(keyOf(name)) || isControlLike(name)),
  );
  const last = at >= 0 ? at : parts.length - 1;
  const arm = parts[last];
  const side = sideOf(parts, layout, false);
  const isArm = arm !== undefined && arm.role === "name";
  return {
    ...side,
    of: side.of === "comparison" ? "comparison" : isArm ? "arm" : side.of,
    arm: side.of === "comparison" ? side.arm : isArm ? arm.name : side.arm,
    outcome: parts
      .filter((part, i) => i !== last && (part.role === "name" || part.role === "all"))
      .map(({ name }) => name),
  };
}
