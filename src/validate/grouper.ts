import type { PairedOutcome } from "../records.js";
import { ClosedKeys, type Fingerprint, fingerprint } from "./closed-keys.js";
import type { Context } from "./context.js";
import type { ArmName } from "./control-arm.js";
import type { FinishedArm } from "./outcomes.js";

/** How many rows may wait for the other arms of their study. */
const OPEN_ROWS = 50_000;

/** One row of a group: an arm, or the place of one that was left out. */
export interface GroupArm extends ArmName {
  readonly row: number;
  readonly context: Context;
  /** Null where the arm was left out, with a note, for lack of a number. */
  readonly finished: FinishedArm | null;
  /** Final against baseline, should it stay the only arm; a sentence where its SDs contradict each other. */
  readonly paired: PairedOutcome | string | null;
}

/** The arms of one study × outcome × instrument × timepoint × kind of value. */
export interface Group {
  readonly key: string;
  /** Of its key. */
  readonly print: Fingerprint;
  readonly first: Context;
  readonly firstRow: number;
  readonly arms: GroupArm[];
  /** Rows read into it, those that failed among them. */
  rows: number;
  /** A row of it could not be read: its errors are reported, and nothing more is asked of it. */
  failed: boolean;
}

/** Joins the rows of a study while they stream by, with bounded memory. */
export class Grouper {
  readonly #open = new Map<string, Group>();
  readonly #closed = new ClosedKeys();
  #queue: Group[] = [];
  #head = 0;
  #rows = 0;
  #last: Group | null = null;

  /** The group of a row, opened where needed; null where it was closed already: its rows stand too far apart. */
  of(context: Context, row: number): Group | null {
    const last = this.#last;
    if (last !== null && sameGroup(last.first, context)) return this.#count(last);
    const key = keyOf(context);
    let group = this.#open.get(key);
    if (group === undefined) {
      const print = fingerprint(key);
      if (this.#closed.has(print)) return null;
      group = { key, print, first: context, firstRow: row, arms: [], rows: 0, failed: false };
      this.#open.set(key, group);
      this.#queue.push(group);
    }
    this.#last = group;
    return this.#count(group);
  }

  #count(group: Group): Group {
    group.rows += 1;
    this.#rows += 1;
    return group;
  }

  /** The oldest group, when too many rows are open; else null. */
  overdue(): Group | null {
    return this.#rows > OPEN_ROWS ? this.close() : null;
  }

  /** Closes the oldest open group; null when there is none. */
  close(): Group | null {
    const group = this.#queue[this.#head];
    if (group === undefined) return null;
    this.#head += 1;
    if (this.#head > 1024 && this.#head * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#head);
      this.#head = 0;
    }
    this.#open.delete(group.key);
    this.#closed.add(group.print);
    this.#rows -= group.rows;
    if (this.#last === group) this.#last = null;
    return group;
  }
}

const sameGroup = (a: Context, b: Context): boolean =>
  a.study === b.study &&
  a.outcome === b.outcome &&
  a.timepoint === b.timepoint &&
  a.instrument === b.instrument &&
  a.valueKind === b.valueKind;

/** Cells may hold any character, so the parts are told apart by their lengths. */
const keyOf = ({ study, outcome, instrument, timepoint, valueKind }: Context): string =>
  `${study.length} ${outcome === null ? "" : outcome.length} ${instrument === null ? "" : instrument.name.length} ${valueKind} ${study}${outcome ?? ""}${instrument === null ? "" : instrument.name}${timepoint ?? ""}`;
