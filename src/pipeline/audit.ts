import { BptrialError } from "../core/errors.js";
import { labelKey, tidyLabel } from "../core/label.js";
import { note } from "../core/notes.js";
import { isRatio } from "../core/quantities.js";
import { auditTable } from "../judge/audit/index.js";
import type { Table } from "../read/index.js";
import type {
  ArmColumn,
  AuditArm,
  AuditContrast,
  AuditDocument,
  AuditEstimate,
  AuditNumber,
  AuditTable,
  Finding,
  Input,
  Note,
  RawRow,
  TableForm,
} from "../records.js";
import { type LabelKind, mayStandIn, Spellings, StandIns } from "../validate/index.js";
import { opening } from "./documents.js";
import { findInstrument } from "./facts.js";
import { listOf, type Tables } from "./rows.js";
import { sameFiles } from "./same-rows.js";

export interface AuditOptions {
  /** Scores are sums or means of so many whole-number items; null where that is not known. */
  readonly items: number | null;
  /** Outcomes whose values are 0 or 1. */
  readonly binary: readonly string[];
}

export const defaultAuditOptions: AuditOptions = { items: null, binary: [] };

/**
 * A table's own integrity: what its numbers say of each other, row by row, before anything is recovered from them.
 *
 * @throws E_OPTION for a number of items that is not whole
 */
export async function audit(tables: Tables, options: Partial<AuditOptions> = {}): Promise<AuditDocument> {
  const { items, binary } = { ...defaultAuditOptions, ...options };
  if (items !== null && !(Number.isInteger(items) && items > 0))
    throw new BptrialError("E_OPTION", `a scale has a whole number of items, not ${items}`);
  const findings: Finding[] = [];
  const made: Record<string, number> = {};
  const notes: Note[] = [];
  const input: Input[] = [];
  const spellings = new Spellings();
  const several = listOf(tables).length > 1;
  const content: string[] = [];
  for (const table of listOf(tables)) {
    const faults: BptrialError[] = [];
    const read = await auditTableOf(table, faults, spellings, notes);
    const judged = auditTable({ ...read, items, binary });
    if (several) content.push(read.rows.map(({ labels, numbers }) => `${labels} ${numbers.join("|")}`).join("\n"));
    findings.push(...faults.map(faultFinding), ...judged.findings);
    for (const [code, count] of judged.made) made[code] = (made[code] ?? 0) + count;
    notes.push(...table.notes);
    input.push(table.digest());
  }
  notes.push(...sameFiles(input, content));
  return { ...opening("bptrial/audit@1", input, { items, binary }, notes), findings, made };
}

/** A row that is no row of this table, such as one with too many cells. */
function faultFinding({ code, message, hint, place }: BptrialError): Finding {
  return {
    code,
    severity: "impossible",
    verdict: "impossible",
    place: {
      file: place?.file ?? "",
      row: place?.row ?? null,
      column: place?.column ?? null,
      offset: null,
      line: null,
    },
    quote: "",
    others: [],
    recomputed: [],
    fits: hint,
    because: `${message}.`,
  };
}

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

/** A row that sums up the arms. */
const TOTAL = /^(?:(?:grand )?total|overall|all|whole)(?: (?:groups|arms|patients|participants|sample))?$/i;

async function auditTableOf(
  table: Table,
  faults: BptrialError[],
  spellings: Spellings,
  notes: Note[],
): Promise<Omit<AuditTable, "items" | "binary">> {
  const arms: AuditArm[] = [];
  const totals: AuditArm[] = [];
  const estimates: AuditEstimate[] = [];
  const contrasts: AuditContrast[] = [];
  const rows: AuditTable["rows"][number][] = [];
  const dates: AuditTable["dates"][number][] = [];
  const reader = new RowReader(table, dates, faults, spellings, notes);
  if (reader.reads === 0) {
    throw new BptrialError(
      "E_COLUMN",
      `${table.file}: no column holds numbers that an audit knows`,
      "bptrial sniff shows what each was taken for; name them with --map mean=HEADER.",
    );
  }
  const pairs = new Map<string, { arms: AuditArm[]; tests: AuditEstimate[] }>();
  for await (const batch of table.batches((error) => faults.push(error))) {
    for (const raw of batch) {
      reader.begin(raw);
      rows.push(reader.cells());
      if (reader.form === "effects") estimates.push(reader.estimate());
      else if (reader.form === "long") {
        const arm = reader.arm("", reader.label("arm") ?? reader.label("role") ?? "arm");
        if (TOTAL.test(arm.label)) totals.push(arm);
        else {
          arms.push(arm);
          const key = JSON.stringify([arm.study, arm.outcome]);
          const pair = pairs.get(key) ?? { arms: [], tests: [] };
          pair.arms.push(arm);
          pair.tests.push(reader.test());
          pairs.set(key, pair);
        }
      } else {
        const treatment = reader.arm("1", reader.label("treatment") ?? "treatment");
        const control = reader.arm("2", reader.label("control") ?? "control");
        arms.push(treatment, control);
        if (reader.form !== "paired") contrasts.push({ ...reader.estimate(), treatment, control });
      }
    }
  }
  for (const { arms: members, tests } of pairs.values()) {
    const [one, other] = members;
    if (members.length !== 2 || one === undefined || other === undefined) continue;
    const [treatment, control] = other.isTreatment && !one.isTreatment ? [other, one] : [one, other];
    contrasts.push({ ...shared(tests, one), treatment, control });
  }
  return { file: table.file, arms, totals, contrasts, estimates, rows, dates };
}

/** A test that stands in both rows of two arms, or in one of them; two that differ are of each arm alone. */
function shared([one, other]: readonly AuditEstimate[], { row, study }: AuditArm): AuditEstimate {
  const given = (test: AuditEstimate | undefined) =>
    test !== undefined && [test.p, test.t, test.f].some((number) => number !== null);
  const text = ({ p, t, f }: AuditEstimate) => [p, t, f].map((number) => number?.text).join("|");
  if (one !== undefined && other !== undefined && given(one) && given(other))
    return text(one) === text(other) ? one : { ...NOTHING_PRINTED, row, study };
  return (given(other) ? other : one) ?? { ...NOTHING_PRINTED, row, study };
}

const NOTHING_PRINTED: Omit<AuditEstimate, "row" | "study"> = {
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
class RowReader {
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
      if (DATE.test(this.table.explain(text).expected))
        this.dates.push({ row: raw.row, column: header, text: text.trim() });
    }
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
    return {
      ...this.test(),
      estimate: this.#number("estimate"),
      ciLow: this.#number("ci_lower"),
      ciHigh: this.#number("ci_upper"),
      isRatio: isRatio(this.label("measure")),
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
    return { value, text: bare, decimals: decimalsIn(bare), column: at.header };
  }
}

/** Digits after the last mark; a thousands mark stands before three of them and nothing else. */
function decimalsIn(text: string): number {
  const match = /[.,·](\d+)$/.exec(text);
  return match?.[1]?.length ?? 0;
}
