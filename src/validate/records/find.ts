import { criticalValue } from "../../core/distributions.js";
import type {
  CandidateArm,
  CellRecord,
  RecordCandidate,
  RecordQuery,
  TableReading,
  TextReading,
} from "../../records.js";
import { type ArmPair, armPairs } from "./arms.js";
import { sentenceCandidates } from "./sentences.js";
import { type Abbreviations, coverage, type Words, wordsOf } from "./words.js";

/** What is known of an article besides its tables. */
export interface ArticleFacts {
  readonly reading: TextReading | null;
  /** Of the tables' footnotes too. */
  readonly abbreviations: Abbreviations;
  /** How many people the article says a group of this name has. */
  sizeOf(arm: string): number | null;
}

/**
 * The numbers of two groups that may be those of an outcome, the likeliest first: rows of tables, then sentences. They are
 * chosen by the words of outcome and groups alone.
 */
export function findRecords(
  query: RecordQuery,
  kind: RecordCandidate["kind"],
  tables: readonly TableReading[],
  facts: ArticleFacts,
): readonly RecordCandidate[] {
  const asked = wordsOf(query.outcome, facts.abbreviations);
  const found = [
    ...tables.flatMap((table) => tableCandidates(query, kind, asked, table, facts)),
    ...(facts.reading === null ? [] : sentenceCandidates(query, kind, asked, facts.reading, facts)),
  ];
  const best = new Map<string, RecordCandidate>();
  for (const one of [...found].sort((a, b) => b.score - a.score)) {
    const key = JSON.stringify([numbersOf(one.treatment, kind), numbersOf(one.control, kind)]);
    if (!best.has(key)) best.set(key, one);
  }
  return [...best.values()];
}

const numbersOf = (arm: CandidateArm, kind: RecordCandidate["kind"]) =>
  kind === "binary" ? [arm.events, arm.n] : [arm.mean, arm.sd];

interface Labelled {
  readonly usable: readonly CellRecord[];
  readonly pairs: readonly ArmPair[];
}

/**
 * The cells by the arms that the table was read with. Where these are none that were asked for, the part of a column's head,
 * or of a row's label, that has the words of a group is the arm.
 */
function labelled(records: readonly CellRecord[], query: RecordQuery, abbreviations: Abbreviations): Labelled {
  const cells = records.filter(({ of, kind }) => of !== "comparison" && kind !== "p");
  const pairsOf = (usable: readonly CellRecord[]): Labelled => {
    const arms = [...new Set(usable.flatMap(({ arm }) => arm ?? []))].slice(0, 60);
    return { usable, pairs: armPairs(arms, query.intervention, query.comparator, abbreviations).slice(0, 3) };
  };
  const own = pairsOf(cells.filter(({ arm, of }) => arm !== null && of !== "all"));
  if ((own.pairs[0]?.score ?? 0) >= ENOUGH) return own;
  const byColumn = pairsOf(relabelled(cells, "columnLabel", query, abbreviations));
  const byRow = pairsOf(relabelled(cells, "rowLabel", query, abbreviations));
  const [best] = [own, byColumn, byRow].sort((a, b) => (b.pairs[0]?.score ?? 0) - (a.pairs[0]?.score ?? 0));
  return best ?? own;
}

/** So sure is a pair of arms both of whose names have words that were asked for. */
const ENOUGH = 0.9;

function relabelled(
  records: readonly CellRecord[],
  where: "columnLabel" | "rowLabel",
  query: RecordQuery,
  abbreviations: Abbreviations,
): readonly CellRecord[] {
  const wanted = [query.intervention, query.comparator].map((text) => wordsOf(text, abbreviations));
  const likeness = (text: string): number =>
    Math.max(...wanted.map((words) => coverage(wordsOf(text, abbreviations), words)));
  return records.flatMap((record): readonly CellRecord[] => {
    const parts = record[where].split(" > ");
    const [arm] = [...parts].sort((a, b) => likeness(b) - likeness(a));
    if (arm === undefined || arm === "") return [];
    const rest = parts.filter((part) => part !== arm);
    const other = where === "columnLabel" ? record.rowLabel : record.columnLabel;
    const outcome = [...rest, other].filter((part) => part !== "").join(" > ");
    const name = arm.replace(/\s?[([]\s?[nN]\s?=\s?\d{1,6}\s?[)\]]/, "").trim();
    return [{ ...record, arm: name, of: "arm", outcome }];
  });
}

const BASELINE =
  /\b(?:baseline|demographic|characteristics?|pre-?(?:treatment|operative|op|test|intervention|supplementation)?|before|screening|at entry)\b/i;

function tableCandidates(
  query: RecordQuery,
  kind: RecordCandidate["kind"],
  asked: Words,
  { grid, records }: TableReading,
  facts: ArticleFacts,
): readonly RecordCandidate[] {
  const { usable, pairs } = labelled(records, query, facts.abbreviations);
  const notes = grid.footnotes.filter(({ mark }) => mark !== null && (grid.caption ?? "").endsWith(mark));
  const caption = wordsOf([grid.caption ?? "", ...notes.map(({ text }) => text)].join(" "), facts.abbreviations);
  const wantsBaseline = BASELINE.test(query.outcome);
  const timed = latest(usable);
  const groups = grouped(usable);
  return groups.flatMap((group) =>
    pairs.flatMap((pair, rank): readonly RecordCandidate[] => {
      const t = group.filter(({ arm }) => arm === pair.treatment);
      const c = group.filter(({ arm }) => arm === pair.control);
      const derived: string[] = [];
      const treatment = armOf(t, kind, pair.treatment, facts, derived);
      const control = armOf(c, kind, pair.control, facts, derived);
      const [first] = t;
      if (treatment === null || control === null || first === undefined) return [];
      const label = `${first.rowLabel} ${first.outcome ?? ""}`;
      const leaf = wordsOf(label, facts.abbreviations);
      const inRow = coverage(asked, leaf);
      const inAll = coverage(asked, new Set([...leaf, ...caption, ...wordsOf(first.timepoint ?? "", [])]));
      if (inAll < 0.1) return [];
      const isBaseline =
        BASELINE.test(first.timepoint ?? "") ||
        (first.timepoint === null && BASELINE.test(`${grid.caption ?? ""} ${first.rowLabel}`));
      const score =
        0.7 * inRow +
        0.3 * inAll +
        0.2 * coverage(leaf, asked) +
        0.15 * Math.min(1, pair.score) -
        0.2 * rank -
        (isBaseline && !wantsBaseline ? 0.6 : 0) -
        (kind === "continuous" && (treatment.sd === null || control.sd === null) ? 0.15 : 0) +
        (first.timepoint !== null && first.timepoint === timed ? 0.06 : 0) -
        0.03 * derived.length +
        0.0001 * first.row;
      const candidate = {
        kind,
        treatment,
        control,
        outcome: first.outcome,
        timepoint: first.timepoint,
        source: `${first.table}, row ${first.row}`,
        derived: [...new Set(derived)],
        score,
      };
      if (!(t.some(isOfFewer) || c.some(isOfFewer))) return [candidate];
      // Percentages of those who answered: the group has more people.
      const [allT, allC] = [
        armOf(t, kind, pair.treatment, facts, [], true),
        armOf(c, kind, pair.control, facts, [], true),
      ];
      if (allT === null || allC === null) return [candidate];
      return [
        candidate,
        { ...candidate, treatment: allT, control: allC, derived: ["n of the whole group"], score: score - 0.02 },
      ];
    }),
  );
}

const isOfFewer = ({ total, n, kind }: CellRecord): boolean =>
  kind === "n (%)" && total !== null && n !== null && total !== n;

/** The last timepoint that a table's cells have: what trials report as their result. */
function latest(records: readonly CellRecord[]): string | null {
  const times = records.flatMap(({ timepoint }) => timepoint ?? []);
  return times.filter((time) => !BASELINE.test(time)).at(-1) ?? null;
}

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** "Month 3" and "3 months" are one time. */
const timeKey = (time: string | null): string =>
  (keyOf(time ?? "").match(/\d+|\p{L}+/gu) ?? [])
    .map((word) => word.replace(/^(week|month|day|year|hour|min)\p{L}*$/u, "$1"))
    .sort()
    .join(" ");

/** Cells of one outcome and time: of one row, or of rows "Mean" and "SD" of one thing. */
function grouped(records: readonly CellRecord[]): readonly (readonly CellRecord[])[] {
  const groups = new Map<string, CellRecord[]>();
  for (const record of records) {
    const key = JSON.stringify([
      keyOf(record.outcome ?? record.rowLabel),
      timeKey(record.timepoint),
      /\bchange\b/i.test(record.rowLabel),
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()];
}

/** One group's numbers from its cells; null where they do not make the kind asked for. */
function armOf(
  cells: readonly CellRecord[],
  kind: RecordCandidate["kind"],
  label: string,
  facts: ArticleFacts,
  derived: string[],
  whole = false,
): CandidateArm | null {
  const first = <K extends "events" | "total" | "percent" | "mean" | "sd" | "se" | "n" | "spread" | "ciLow" | "ciHigh">(
    name: K,
  ): number | null => cells.find((cell) => cell[name] !== null)?.[name] ?? null;
  const n = (whole ? null : first("total")) ?? first("n") ?? facts.sizeOf(label) ?? first("total");
  if (kind === "binary") {
    const [events, percent] = [first("events") ?? countIn(cells), first("percent")];
    if (events !== null) return { label, n, events, percent, mean: null, sd: null };
    if (percent === null || n === null || cells.some(({ mean }) => mean !== null)) return null;
    derived.push("events from the percentage");
    return { label, n, events: Math.round((percent * n) / 100), percent, mean: null, sd: null };
  }
  const mean = first("mean") ?? unnamed(cells, 0);
  if (mean === null) return null;
  if (first("mean") === null) {
    derived.push("mean and SD: nothing says what the numbers are");
    return { label, n, events: null, percent: null, mean, sd: unnamed(cells, 1) };
  }
  const found = { label, n, events: null, percent: null, mean };
  const [sd, se, spread] = [first("sd"), first("se"), first("spread")];
  if (sd !== null) return { ...found, sd };
  if (se !== null && n !== null) {
    derived.push("SD from the SE");
    return { ...found, sd: se * Math.sqrt(n) };
  }
  const [low, high] = [first("ciLow"), first("ciHigh")];
  if (low !== null && high !== null && n !== null && n > 1) {
    derived.push("SD from the confidence interval");
    return { ...found, sd: (Math.sqrt(n) * (high - low)) / (2 * criticalValue(0.95, n < 60 ? n - 1 : null)) };
  }
  if (spread !== null) derived.push("SD: the number beside the mean, of which nothing says what it is");
  return { ...found, sd: spread };
}

/** A number of the only cell, of which nothing says what it is; cells of counts and parts of a total have no mean. */
function unnamed(cells: readonly CellRecord[], at: 0 | 1): number | null {
  const [only] = cells;
  if (
    only === undefined ||
    cells.length !== 1 ||
    only.kind !== "text" ||
    only.numbers.length > 2 ||
    only.cell.includes("/")
  )
    return null;
  return only.numbers[at] ?? null;
}

/** A whole number that nothing names is a count where no other number of the row is anything else. */
function countIn(cells: readonly CellRecord[]): number | null {
  const [only] = cells;
  if (
    only === undefined ||
    cells.length !== 1 ||
    only.kind !== "text" ||
    !/^\d{1,5}$/.test(only.cell) ||
    only.n === null
  )
    return null;
  const value = [...only.cell].reduce((sum, digit) => sum * 10 + "0123456789".indexOf(digit), 0);
  return value <= only.n ? value : null;
}
