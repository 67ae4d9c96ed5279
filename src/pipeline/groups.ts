import { BptrialError } from "../core/errors.js";
import { labelKey } from "../core/label.js";
import { append } from "../core/lists.js";
import { note } from "../core/notes.js";
import { isStandardised } from "../core/quantities.js";
import { didYouMean } from "../core/registry.js";
import { defaultMeasure, measures } from "../measure/index.js";
import type { Direction, Note, Outcome } from "../records.js";
import type { PoolOptions } from "./options.js";
import type { Outcomes } from "./outcome-columns.js";

/** Outcomes that one model takes, all in one measure. */
export interface Group {
  readonly values: Readonly<Record<string, string>>;
  readonly measure: string;
  /** Of columns they are made anew each time they are asked for, so that they take memory only while they are pooled. */
  readonly outcomes: readonly Outcome[];
}

/** A group of the outcomes that stand at these places of a list. */
function groupOf(values: Group["values"], measure: string, all: Outcomes, members: readonly number[]): Group {
  return {
    values,
    measure,
    get outcomes() {
      return members.map((index) => all.at(index) as Outcome);
    },
  };
}

const named = {
  study: (o: Outcome) => o.study,
  outcome: (o: Outcome) => o.outcome,
  instrument: (o: Outcome) => o.instrument,
  timepoint: (o: Outcome) => o.timepoint,
  treatment: (o: Outcome) => o.treatment,
  control: (o: Outcome) => o.control,
  unit: (o: Outcome) => o.unit,
  value_kind: (o: Outcome) => o.valueKind,
  direction: (o: Outcome) => o.direction,
} satisfies Record<string, (outcome: Outcome) => string | null>;

/** Whether outcomes can be grouped by one of our columns. */
export const isGroupName = (name: string): boolean => Object.hasOwn(named, name);

/** What an outcome holds in a column: one of ours by name, else a label or moderator by its header. */
function valueIn(outcome: Outcome, column: string): string | null {
  const canonical = column.toLowerCase();
  if (Object.hasOwn(named, canonical)) return named[canonical as keyof typeof named](outcome);
  return Object.hasOwn(outcome.labels, column) ? (outcome.labels[column] ?? null) : null;
}

/**
 * One group for each measure × outcome × timepoint, or for each combination of the `by` columns.
 *
 * @throws E_COLUMN for a `by` column that no row has; E_MEASURE when rows of a group cannot give the measure asked for;
 *   E_MIXED when instruments differ and the measure is on their own scale.
 */
export function groupOutcomes(
  outcomes: Outcomes,
  options: PoolOptions,
): { readonly groups: readonly Group[]; readonly notes: readonly Note[] } {
  const notes: Note[] = [];
  if (options.by) requireColumns(outcomes, options.by);
  // Groups that are asked for hold no more together than there would be without them.
  const asked = options.by ?? [];
  const columns = [...asked, ...splitting(outcomes).filter((column) => !asked.includes(column))];
  append(notes, splitNotes(outcomes, columns, asked));
  const spelled = firstSpellings(notes);
  const rooms = new Map<string, { values: Record<string, string>; members: number[] }>();
  let index = -1;
  for (const outcome of outcomes) {
    index += 1;
    const entries = columns.flatMap((column) => {
      const value = valueIn(outcome, column);
      return value === null || value === "" ? [] : [[column, spelled(column, value, outcome)] as const];
    });
    if (options.by && entries.length < columns.length) {
      const message = `"${outcome.study}" is left out: it has no value in ${columns.join(", ")}, by which groups are made`;
      notes.push(note("N_LEFT_OUT", message, outcome.place));
      continue;
    }
    const key = JSON.stringify(entries);
    const room = rooms.get(key);
    if (room) room.members.push(index);
    else rooms.set(key, { values: Object.fromEntries(entries), members: [index] });
  }
  const groups = [...rooms.values()].flatMap(({ values, members }) => byMeasure(values, outcomes, members, options));
  return { groups, notes };
}

/** A group for each value of one more column; rows without one belong to none. */
export function splitBy(group: Group, column: string): readonly Group[] {
  const spelled = firstSpellings([]);
  const rooms = new Map<string, Outcome[]>();
  for (const outcome of group.outcomes) {
    const value = valueIn(outcome, column);
    if (value === null || value === "") continue;
    const name = spelled(column, value, outcome);
    const room = rooms.get(name);
    if (room) room.push(outcome);
    else rooms.set(name, [outcome]);
  }
  return [...rooms].map(([value, outcomes]) => ({
    ...group,
    values: { ...group.values, [column]: value },
    outcomes,
  }));
}

const SPLITTING = ["outcome", "timepoint"] as const;

/** The columns that tell rows of one study and comparison apart: their values are different things, each with its own model. */
function splitting(outcomes: Outcomes): readonly (typeof SPLITTING)[number][] {
  return SPLITTING.filter((column) => {
    if (!differsIn(outcomes, column)) return false;
    const values = new Map<string, string | null>();
    for (const outcome of outcomes) {
      const key = JSON.stringify([outcome.study, outcome.treatment, outcome.control]);
      const value = named[column](outcome);
      if (!values.has(key)) values.set(key, value);
      if (values.get(key) !== value) return true;
    }
    return false;
  });
}

/** Whether not all outcomes have one value there: most often they have, and nothing need be remembered of each. */
function differsIn(outcomes: Outcomes, column: (typeof SPLITTING)[number]): boolean {
  const first = outcomes.at(0);
  if (first === undefined) return false;
  const value = named[column](first);
  for (const outcome of outcomes) if (named[column](outcome) !== value) return true;
  return false;
}

/**
 * What was split, and what was not although it differs.
 *
 * @throws E_OUTCOME where a few outcomes recur, each in trials of its own: they are different questions
 */
function splitNotes(outcomes: Outcomes, columns: readonly string[], asked: readonly string[]): readonly Note[] {
  const differing = SPLITTING.filter((column) => !asked.includes(column) && differsIn(outcomes, column));
  if (differing.length === 0) return [];
  const trials = new Set(Array.from(outcomes, ({ study }) => study)).size;
  return differing.flatMap((column) => {
    const studies = new Map<string, Set<string>>();
    for (const outcome of outcomes) {
      const value = named[column](outcome) ?? "(none)";
      studies.set(value, (studies.get(value) ?? new Set()).add(outcome.study));
    }
    if (studies.size < 2) return [];
    const values = [...studies].slice(0, 8).map(([value, names]) => `${value} (${names.size})`);
    const more = studies.size > 8 ? `, ${studies.size - 8} more` : "";
    const described = `${values.join(", ")}${more}`;
    if (columns.includes(column))
      return [note("N_SPLIT", `${trials} trials fell into ${studies.size} groups by ${column}: ${described}`)];
    // Standardised effects are made to be pooled over outcomes, as over instruments; risks and points are not.
    if (column === "outcome" && studies.size * 2 <= trials && [...outcomes].some(isOfOneOutcome))
      throw new BptrialError(
        "E_OUTCOME",
        `these trials report different outcomes, one each: ${described}`,
        "Which outcome? Keep one with --filter outcome=…, make one model each with --by outcome, or pool them all by taking the column for a label with --ignore.",
        outcomes.at(0)?.place ?? null,
        [],
        [["--by", [...asked, "outcome"].join(",")]],
      );
    return [
      note(
        "N_SPLIT",
        `the trials differ in ${column} and were pooled together, since none holds more than one: ${described}; --by ${column} makes a model of each`,
      ),
    ];
  });
}

const isOfOneOutcome = (outcome: Outcome): boolean =>
  outcome.kind !== "reported" || !(ACROSS_OUTCOMES.has(outcome.measure) || isStandardised(outcome.measure));
const ACROSS_OUTCOMES: ReadonlySet<string> = new Set(["gen", "cor", "zcor"]);

/** Values of a column that differ in case only make one group, named as the first of them is. */
function firstSpellings(notes: Note[]): (column: string, value: string, outcome: Outcome) => string {
  const known = new Map<string, string>();
  const told = new Set<string>();
  return (column, value, { place }) => {
    const key = JSON.stringify([column, labelKey(value)]);
    const first = known.get(key);
    if (first === undefined) known.set(key, value);
    if (first === undefined || first === value) return value;
    const message = `"${value}" was taken as "${first}": they differ in case only`;
    if (!told.has(message)) notes.push(note("N_LABEL", message, { ...place, column }));
    told.add(message);
    return first;
  };
}

function requireColumns(outcomes: Outcomes, by: readonly string[]): void {
  const known = new Set<string>(Object.keys(named));
  for (const outcome of outcomes) for (const header of Object.keys(outcome.labels)) known.add(header);
  for (const column of by) {
    if (known.has(column) || Object.hasOwn(named, column.toLowerCase())) continue;
    const names = [...known];
    throw new BptrialError(
      "E_COLUMN",
      `--by: no column "${column}"`,
      didYouMean(column, names, `Columns: ${names.join(", ")}.`),
    );
  }
}

function byMeasure(
  values: Group["values"],
  all: Outcomes,
  members: readonly number[],
  options: PoolOptions,
): readonly Group[] {
  const outcomes = members.map((index) => all.at(index) as Outcome);
  const scales = new Set(
    outcomes.filter((o) => o.kind === "continuous").map((o) => JSON.stringify([o.instrument, o.unit])),
  );
  // What is better when low and what is better when high are two scales, whatever they are called.
  const turned = new Set(outcomes.flatMap((o) => (o.kind === "continuous" ? (o.direction ?? []) : []))).size > 1;
  const groups = new Map<string, number[]>();
  for (const [i, outcome] of outcomes.entries()) {
    const mixed = outcome.kind === "continuous" && (scales.size > 1 || turned);
    const own = options.measure ?? (mixed && !inMids(options) ? "smd" : defaultMeasure(outcome));
    const measure = outcome.kind === "reported" ? outcome.measure : own;
    if (options.measure !== null && measure !== options.measure) {
      throw new BptrialError(
        "E_MEASURE",
        `"${outcome.study}" reports ${measure}, which is not the ${options.measure} asked for`,
        `Leave --measure out, or keep such rows out with --filter.`,
        outcome.place,
      );
    }
    const group = groups.get(measure);
    if (group) group.push(i);
    else groups.set(measure, [i]);
  }
  return [...groups].map(([measure, own]) => {
    const ofMeasure = own.flatMap((i) => outcomes[i] ?? []);
    if (!inMids(options)) requireOneScale(measure, ofMeasure);
    return groupOf(
      values,
      measure,
      all,
      own.map((i) => members[i] ?? 0),
    );
  });
}

/** Differences are divided by a MID each, so that instruments may be mixed. */
const inMids = ({ mcid }: PoolOptions): boolean => mcid !== null && typeof mcid === "object";

/** Points of different instruments cannot be averaged; standardised differences and ratios can. */
function requireOneScale(measure: string, members: readonly Outcome[]): void {
  const turned = new Set(members.flatMap((o) => o.direction ?? [])).size > 1;
  const instruments = new Set(
    members.map((o) =>
      [o.instrument ?? "(none named)", o.unit && `in ${o.unit}`, turned && o.direction].filter(Boolean).join(" "),
    ),
  );
  if (instruments.size < 2 || !measures.get(measure).onOutcomeScale) return;
  const names = [...instruments].join(", ");
  throw new BptrialError(
    "E_MIXED",
    `${measure} is in the units of its instrument, and these rows mix ${names}`,
    "Say --measure smd, or give each its MID with --mcid a=10,b=5, or keep one instrument with --filter, or have one model each with --by instrument.",
    members[0]?.place ?? null,
  );
}

/**
 * Which rows must have their sign turned so that positive favours treatment: the lower-is-better ones of a set that mixes
 * directions.
 *
 * @throws E_DIRECTION when instruments are mixed and one has no known direction.
 */
export function alignment(outcomes: readonly Outcome[]): {
  turn: (outcome: Outcome) => boolean;
  direction: Direction | null;
} {
  const directions = new Set(outcomes.map((o) => o.direction));
  const instruments = new Set(outcomes.map((o) => o.instrument));
  const lost = outcomes.find((o) => o.direction === null);
  if (lost && (instruments.size > 1 || directions.size > 1)) {
    throw new BptrialError(
      "E_DIRECTION",
      `"${lost.study}" has no known direction, and ${instruments.size > 1 ? "the rows are of several instruments" : "other rows have one"}`,
      "Name its instrument, add a direction column (lower-better or higher-better), or say --direction.",
      lost.place,
      [],
      [
        ["--direction", "lower-better"],
        ["--direction", "higher-better"],
      ],
    );
  }
  if (directions.size < 2) return { turn: () => false, direction: [...directions][0] ?? null };
  return { turn: (outcome) => outcome.direction === "lower-better", direction: "higher-better" };
}

/** @throws E_MIXED when change and final scores would stand in one standardised difference. */
export function requireOneValueKind(group: Group, options: PoolOptions): boolean {
  const kinds = new Set(group.outcomes.map((o) => o.valueKind ?? "final"));
  if (kinds.size < 2 || measures.get(group.measure).unit !== "SD") return false;
  if (options.allowMixedScores) return true;
  throw new BptrialError(
    "E_MIXED",
    "change and final scores stand in one standardised mean difference; their SDs do not measure the same spread",
    "Keep one kind with --filter value_kind=final, split with --by value_kind, or insist with --allow-mixed-scores.",
    group.outcomes[0]?.place ?? null,
  );
}
