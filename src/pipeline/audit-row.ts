import { BptrialError } from "../core/errors.js";
import { labelKey, tidyLabel } from "../core/label.js";
import { MOST_PEOPLE } from "../core/limits.js";
import { note } from "../core/notes.js";
import { isRatio, isWithinOne } from "../core/quantities.js";
import { BEYOND, type Table } from "../read/index.js";
import type {
  ArmColumn,
  AuditArm,
  AuditEstimate,
  AuditNumber,
  AuditTable,
  Note,
  RawRow,
  TableForm,
} from "../records.js";
import { type LabelKind, mayStandIn, type Spellings, StandIns } from "../validate/index.js";
import { findInstrument } from "./facts.js";

const DATE = /date|time of day/;

/** Columns that only an audit reads: what a group was randomised to, and an F test. */
const OWN: readonly (readonly [string, RegExp])[] = [
  ["randomised", /^(?:n_?)?(?:randomi[sz]ed|allocated)(?:_?n)?$/],
  ["randomised1", /^(?:n_?)?(?:randomi[sz]ed|allocated)_?1$/],
  ["randomised2", /^(?:n_?)?(?:randomi[sz]ed|allocated)_?2$/],
  ["f", /^f(?:_?(?:value|stat|statistic))?$/],
  ["df1", /^df_?(?:1|num|between)$/],
  ["df2", /^df_?(?:2|den|error|within)$/],
];

const COUNTS = /^(?:n|events|nonevents)[12]?$/;

/** Labels by which rows are put together. */
const JOINED: ReadonlySet<string> = new Set<LabelKind>(["study", "outcome", "timepoint"]);

/** A row that prints nothing of a difference. */
export const NOTHING_PRINTED: Omit<AuditEstimate, "row" | "study"> = {
  estimate: null,
  ciLow: null,
  ciHigh: null,
  p: null,
  t: null,
  df: null,
  f: null,
  df1: null,
  df2: null,
  isRatio: false,
};

/** Reads the numbers of one row as they are printed. */
export class RowReader {
  readonly #at = new Map<string, { index: number; header: string }>();
  readonly #numeric: readonly { index: number; header: string }[];
  #raw: RawRow = { row: 0, cells: [] };
  readonly #standIns: StandIns;
  /** Columns of the row at hand whose number stands in for something else: no check takes it for a measurement. */
  readonly #none = new Set<number>();
  /** Of a table whose columns make no form, what its rows hold most likely. */
  readonly form: TableForm;

  constructor(
    private readonly table: Table,
    private readonly dates: AuditTable["dates"][number][],
    private readonly outside: AuditTable["outside"][number][],
    private readonly faults: BptrialError[],
    private readonly spellings: Spellings,
    private readonly notes: Note[],
  ) {
    this.#standIns = new StandIns(table);
    for (const { canonical, index, header } of table.columns) {
      const own = OWN.find(([, name]) =>
        name.test(
          header
            .trim()
            .toLowerCase()
            .replace(/[\s.-]+/g, "_"),
        ),
      )?.[0];
      const name = canonical ?? own;
      if (name !== undefined) this.#at.set(name, { index, header });
    }
    const sided = table.columns.some(({ canonical }) => /^(?:n|mean|events|percent)[12]$/.test(canonical ?? ""));
    const held = sided ? "wide" : this.#at.has("estimate") || this.#at.has("yi") ? "effects" : "long";
    this.form = table.form ?? held;
    const labels = new Set([
      "study",
      "outcome",
      "instrument",
      "timepoint",
      "arm",
      "role",
      "treatment",
      "control",
      "measure",
    ]);
    const words = new Set(["unit", "direction", "value_kind", "se_scale"]);
    this.#numeric = table.columns
      .filter(({ canonical }) => canonical !== null && !labels.has(canonical) && !words.has(canonical))
      .map(({ index, header }) => ({ index, header }));
  }

  /** How many columns of numbers it knows. */
  get reads(): number {
    return this.#numeric.length;
  }

  begin(raw: RawRow): void {
    this.#raw = raw;
    this.#none.clear();
    for (const { index, header } of this.#numeric) {
      const text = raw.cells[index] ?? "";
      if (this.table.isMissing(text)) continue;
      const value = this.table.number(text);
      const standIn = mayStandIn(value) ? this.#standIns.of(value, text, index, raw.cells) : null;
      if (standIn !== null) {
        const place = { file: this.table.file, row: raw.row, column: header };
        this.#none.add(index);
        this.faults.push(
          new BptrialError("E_CELL", `"${text.trim()}": expected ${standIn.expected}`, standIn.hint, place),
        );
      }
      if (Number.isFinite(value)) continue;
      const { expected } = this.table.explain(text);
      if (DATE.test(expected)) this.dates.push({ row: raw.row, column: header, text: text.trim() });
      if (expected === BEYOND) this.#outside(header, text, "numbers reach from 1e-300 to 1e100");
    }
  }

  #outside(column: string, text: string, why: string): void {
    const told = text.trim();
    const short = told.length > 40 ? `${told.slice(0, 39)}…` : told;
    this.outside.push({ row: this.#raw.row, column, text: short, because: `“${short}”: ${why}.` });
  }

  cells(): AuditTable["rows"][number] {
    const numeric = new Set(this.#numeric.map(({ index }) => index));
    const { row, cells } = this.#raw;
    return {
      row,
      labels: cells.flatMap((cell, i) => (numeric.has(i) ? [] : labelKey(cell))).join("|"),
      numbers: cells.filter((_, i) => numeric.has(i)).map((text) => text.trim()),
    };
  }

  label(name: string): string | null {
    const at = this.#at.get(name);
    const text = at === undefined ? "" : (this.#raw.cells[at.index] ?? "");
    if (at === undefined || this.table.isMissing(text)) return null;
    const label = tidyLabel(text);
    if (!JOINED.has(name)) return label;
    return this.spellings.of(name as LabelKind, label, (first) => {
      const message = `the ${name} "${label}" was taken as "${first}": they differ in case only`;
      this.notes.push(note("N_LABEL", message, { file: this.table.file, row: this.#raw.row, column: at.header }));
    });
  }

  arm(suffix: "" | "1" | "2", label: string): AuditArm {
    const number = (name: ArmColumn): AuditNumber | null => this.#number(`${name}${suffix}`);
    const outcome = this.label("outcome") ?? this.label("instrument") ?? "";
    const timepoint = this.label("timepoint");
    const value = this.label("value_kind") ?? "";
    return {
      row: this.#raw.row,
      study: this.label("study") ?? `row ${this.#raw.row}`,
      outcome: [outcome, timepoint].filter(Boolean).join(", "),
      timepoint,
      label,
      isTreatment: suffix === "1" || /^(?:treatment|intervention|experimental)/i.test(this.label("role") ?? ""),
      instrument: findInstrument(this.label("instrument") ?? this.label("outcome") ?? ""),
      unit: this.label("unit"),
      n: number("n") ?? this.#number("n"),
      randomised: this.#number(`randomised${suffix}`),
      mean: number("mean"),
      sd: number("sd"),
      se: number("se"),
      ciLow: number("ci_lower"),
      ciHigh: number("ci_upper"),
      events: number("events"),
      nonevents: number("nonevents"),
      percent: number("percent"),
      baseline: number("baseline_mean"),
      baselineSd: number("baseline_sd"),
      final: number("final_mean"),
      isChange: /change/i.test(value),
    };
  }

  /** What the row prints of a difference; its interval is that of the arm in a long table. */
  estimate(): AuditEstimate {
    const measure = this.label("measure");
    const ofRatio = isRatio(measure);
    const within = (number: AuditNumber | null, isLimit: boolean): AuditNumber | null => {
      if (number === null) return null;
      const { value, text, column } = number;
      const isOutside = ofRatio
        ? value < 0 || (value === 0 && !isLimit)
        : !isLimit && isWithinOne(measure) && Math.abs(value) > 1;
      if (!isOutside) return number;
      this.#outside(column, text, ofRatio ? "a ratio is above 0" : "it lies between −1 and 1");
      return null;
    };
    return {
      ...this.test(),
      estimate: within(this.#number("estimate"), false),
      ciLow: within(this.#number("ci_lower"), true),
      ciHigh: within(this.#number("ci_upper"), true),
      isRatio: ofRatio,
    };
  }

  test(): AuditEstimate {
    return {
      ...NOTHING_PRINTED,
      row: this.#raw.row,
      study: this.label("study") ?? `row ${this.#raw.row}`,
      // "<0.001" is a bound, which nothing here can contradict.
      p: /^\s*[<>≤≥]/.test(this.label("p") ?? "") ? null : this.#number("p"),
      t: this.#number("t"),
      df: this.#number("df"),
      f: this.#number("f"),
      df1: this.#number("df1"),
      df2: this.#number("df2"),
    };
  }

  #number(name: string): AuditNumber | null {
    const at = this.#at.get(name);
    if (at === undefined || this.#none.has(at.index)) return null;
    const text = (this.#raw.cells[at.index] ?? "").trim();
    if (this.table.isMissing(text)) return null;
    const bare = text.endsWith("%") ? text.slice(0, -1) : text;
    const value = COUNTS.test(name) ? this.table.count(bare, at.index) : this.table.number(bare);
    if (!Number.isFinite(value)) return null;
    if (COUNTS.test(name) && value > MOST_PEOPLE) {
      this.#outside(at.header, text, "no trial has so many people or events");
      return null;
    }
    return { value, text: bare, decimals: decimalsIn(bare), column: at.header };
  }
}

/** Digits after the last mark; a thousands mark stands before three of them and nothing else. */
function decimalsIn(text: string): number {
  const match = /[.,·](\d+)$/.exec(text);
  return match?.[1]?.length ?? 0;
}
