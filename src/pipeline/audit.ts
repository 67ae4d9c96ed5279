import { BptrialError } from "../core/errors.js";
import { auditTable } from "../judge/audit/index.js";
import type { Table } from "../read/index.js";
import type {
  ArmColumn,
  AuditArm,
  AuditDocument,
  AuditNumber,
  AuditTable,
  Finding,
  Input,
  Note,
  PrintedP,
  RawRow,
} from "../records.js";
import { opening } from "./documents.js";
import { findInstrument } from "./facts.js";
import { listOf, type Tables } from "./rows.js";

export interface AuditOptions {
  /** Scores are sums or means of so many whole-number items; null where that is not known. */
  readonly items: number | null;
}

export const defaultAuditOptions: AuditOptions = { items: null };

/**
 * A table's own integrity: what its numbers say of each other, row by row, before anything is recovered from them.
 *
 * @throws E_OPTION for a number of items that is not whole
 */
export async function audit(tables: Tables, options: Partial<AuditOptions> = {}): Promise<AuditDocument> {
  const { items } = { ...defaultAuditOptions, ...options };
  if (items !== null && !(Number.isInteger(items) && items > 0))
    throw new BptrialError("E_OPTION", `a scale has a whole number of items, not ${items}`);
  const findings: Finding[] = [];
  const made: Record<string, number> = {};
  const notes: Note[] = [];
  const input: Input[] = [];
  for (const table of listOf(tables)) {
    const faults: BptrialError[] = [];
    const judged = auditTable(await auditTableOf(table, items, faults));
    findings.push(...faults.map(faultFinding), ...judged.findings);
    for (const [code, count] of judged.made) made[code] = (made[code] ?? 0) + count;
    notes.push(...table.notes);
    input.push(table.digest());
  }
  return { ...opening("bptrial/audit@1", input, { items }, notes), findings, made };
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

async function auditTableOf(table: Table, items: number | null, faults: BptrialError[]): Promise<AuditTable> {
  const arms: AuditArm[] = [];
  const contrasts: AuditTable["contrasts"][number][] = [];
  const rows: AuditTable["rows"][number][] = [];
  const dates: AuditTable["dates"][number][] = [];
  const reader = new RowReader(table, dates);
  for await (const batch of table.batches((error) => faults.push(error))) {
    for (const raw of batch) {
      reader.begin(raw);
      rows.push(reader.cells());
      if (table.form === "effects") continue;
      if (table.form === "long") {
        arms.push(reader.arm("", reader.label("arm") ?? reader.label("role") ?? "arm"));
        continue;
      }
      const treatment = reader.arm("1", reader.label("treatment") ?? "treatment");
      const control = reader.arm("2", reader.label("control") ?? "control");
      arms.push(treatment, control);
      if (table.form === "wide") contrasts.push({ row: raw.row, treatment, control, ...reader.p() });
    }
  }
  return { file: table.file, arms, contrasts, rows, dates, items };
}

/** Reads the numbers of one row as they are printed. */
class RowReader {
  readonly #at = new Map<string, { index: number; header: string }>();
  readonly #numeric: readonly { index: number; header: string }[];
  #raw: RawRow = { row: 0, cells: [] };

  constructor(
    private readonly table: Table,
    private readonly dates: AuditTable["dates"][number][],
  ) {
    for (const { canonical, index, header } of table.columns)
      if (canonical !== null) this.#at.set(canonical, { index, header });
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

  begin(raw: RawRow): void {
    this.#raw = raw;
    for (const { index, header } of this.#numeric) {
      const text = raw.cells[index] ?? "";
      if (this.table.isMissing(text) || Number.isFinite(this.table.number(text))) continue;
      if (DATE.test(this.table.explain(text).expected))
        this.dates.push({ row: raw.row, column: header, text: text.trim() });
    }
  }

  cells(): AuditTable["rows"][number] {
    const numeric = new Set(this.#numeric.map(({ index }) => index));
    const { row, cells } = this.#raw;
    return {
      row,
      labels: cells.filter((_, i) => !numeric.has(i)).join("|"),
      numbers: cells.filter((_, i) => numeric.has(i)).map((text) => text.trim()),
    };
  }

  label(name: string): string | null {
    const at = this.#at.get(name);
    const text = at === undefined ? "" : (this.#raw.cells[at.index] ?? "");
    return this.table.isMissing(text) ? null : text.trim();
  }

  arm(suffix: "" | "1" | "2", label: string): AuditArm {
    const number = (name: ArmColumn): AuditNumber | null =>
      this.#number(`${name}${suffix}`) ?? (name === "n" ? this.#number("n") : null);
    const outcome = this.label("outcome") ?? this.label("instrument") ?? "";
    return {
      row: this.#raw.row,
      study: this.label("study") ?? `row ${this.#raw.row}`,
      outcome: [outcome, this.label("timepoint")].filter(Boolean).join(", "),
      label,
      instrument: findInstrument(this.label("instrument") ?? this.label("outcome") ?? ""),
      n: number("n"),
      mean: number("mean"),
      sd: number("sd"),
      events: number("events"),
      percent: number("percent"),
      isChange: /change/i.test(this.label("value_kind") ?? ""),
    };
  }

  p(): { p: AuditNumber | null; pOp: PrintedP["op"] } {
    const text = this.label("p") ?? "";
    const bound = /^\s*[<>]/.exec(text)?.[0]?.trim();
    const pOp = bound === "<" || bound === ">" ? bound : "=";
    return { p: pOp === "=" ? this.#number("p") : null, pOp };
  }

  #number(name: string): AuditNumber | null {
    const at = this.#at.get(name);
    if (at === undefined) return null;
    const text = (this.#raw.cells[at.index] ?? "").trim();
    if (this.table.isMissing(text)) return null;
    const bare = text.endsWith("%") ? text.slice(0, -1) : text;
    const value = this.table.number(bare);
    if (!Number.isFinite(value)) return null;
    return { value, text: bare, decimals: decimalsIn(bare), column: at.header };
  }
}

/** Digits after the last mark; a thousands mark stands before three of them and nothing else. */
function decimalsIn(text: string): number {
  const match = /[.,·](\d+)$/.exec(text);
  return match?.[1]?.length ?? 0;
}
