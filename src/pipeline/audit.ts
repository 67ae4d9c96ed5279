import { BptrialError } from "../core/errors.js";
import { append } from "../core/lists.js";
import { note } from "../core/notes.js";
import { auditTable } from "../judge/audit/index.js";
import type { Table } from "../read/index.js";
import type {
  AuditArm,
  AuditContrast,
  AuditDocument,
  AuditEstimate,
  AuditTable,
  Finding,
  Input,
  Note,
} from "../records.js";
import { Spellings } from "../validate/index.js";
import { NOTHING_PRINTED, RowReader } from "./audit-row.js";
import { opening } from "./documents.js";
import { listOf, type Tables } from "./rows.js";
import { sameFiles } from "./same-rows.js";

export interface AuditOptions {
  /** Scores are sums or means of so many whole-number items; null where that is not known. */
  readonly items: number | null;
  /** Outcomes whose values are 0 or 1. */
  readonly binary: readonly string[];
  /** A table without numbers to audit, as a folder may hold one, is a note in place of an error; not so where all are. */
  readonly passOver: boolean;
}

export const defaultAuditOptions: AuditOptions = { items: null, binary: [], passOver: false };

/**
 * A table's own integrity: what its numbers say of each other, row by row, before anything is recovered from them.
 *
 * @param unread hears of a table that cannot be audited, so that the others are; without it that is thrown
 * @throws E_OPTION for a number of items that is not whole; E_COLUMN for a table without numbers to audit; E_FILE for one of
 *   more than 250,000 rows
 */
export async function audit(
  tables: Tables,
  options: Partial<AuditOptions> = {},
  unread: ((error: BptrialError) => void) | null = null,
): Promise<AuditDocument> {
  const { items, binary, passOver } = { ...defaultAuditOptions, ...options };
  if (items !== null && !(Number.isInteger(items) && items > 0))
    throw new BptrialError("E_OPTION", `a scale has a whole number of items, not ${items}`);
  const findings: Finding[] = [];
  const made: Record<string, number> = {};
  const notes: Note[] = [];
  const input: Input[] = [];
  const spellings = new Spellings();
  const several = listOf(tables).length > 1;
  const content: string[] = [];
  const passed: BptrialError[] = [];
  for (const table of listOf(tables)) {
    const faults: BptrialError[] = [];
    const read = await auditTableOf(table, faults, spellings, notes).catch(async (error) => {
      if (!(error instanceof BptrialError) || unread === null) throw error;
      await table.close();
      unread(error);
      return "unread" as const;
    });
    if (read === "unread") continue;
    if (read === null) {
      const error = nothingToAudit(table.file);
      if (!passOver) throw error;
      passed.push(error);
      continue;
    }
    const judged = auditTable({ ...read, items, binary });
    if (several) content.push(read.rows.map(({ labels, numbers }) => `${labels} ${numbers.join("|")}`).join("\n"));
    append(findings, faults.map(faultFinding), judged.findings);
    for (const [code, count] of judged.made) made[code] = (made[code] ?? 0) + count;
    append(notes, table.notes, judged.notes);
    input.push(table.digest());
  }
  const [first] = passed;
  if (first !== undefined && input.length === 0) throw first;
  const passedOver = passed.map(({ message, place }) => note("N_PASSED_OVER", message, place));
  append(notes, passedOver, sameFiles(input, content));
  return { ...opening("bptrial/audit@1", input, { items, binary }, notes), findings, made };
}

function nothingToAudit(file: string): BptrialError {
  return new BptrialError(
    "E_COLUMN",
    `${file}: no column holds numbers that an audit knows`,
    "bptrial sniff shows what each was taken for; name them with --map mean=HEADER.",
    { file, row: null, column: null },
  );
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

/** An audit holds every row against the others, and so in memory: some four kilobytes each. */
const MOST_ROWS = 250_000;

function tooMany(file: string): BptrialError {
  const rows = MOST_ROWS.toLocaleString("en");
  const message = `${file}: more than ${rows} rows, and an audit holds up to ${rows} of a table against each other`;
  const hint = "Cut the file by study or by outcome. Nothing was audited.";
  return new BptrialError("E_FILE", message, hint, { file, row: null, column: null });
}

/** A row that sums up the arms. */
const TOTAL = /^(?:(?:grand )?total|overall|all|whole)(?: (?:groups|arms|patients|participants|sample))?$/i;

async function auditTableOf(
  table: Table,
  faults: BptrialError[],
  spellings: Spellings,
  notes: Note[],
): Promise<Omit<AuditTable, "items" | "binary"> | null> {
  const arms: AuditArm[] = [];
  const totals: AuditArm[] = [];
  const estimates: AuditEstimate[] = [];
  const contrasts: AuditContrast[] = [];
  const rows: AuditTable["rows"][number][] = [];
  const dates: AuditTable["dates"][number][] = [];
  const outside: AuditTable["outside"][number][] = [];
  const reader = new RowReader(table, dates, outside, faults, spellings, notes);
  if (reader.reads === 0) {
    await table.close();
    return null;
  }
  const pairs = new Map<string, { arms: AuditArm[]; tests: AuditEstimate[] }>();
  for await (const batch of table.batches((error) => faults.push(error))) {
    if (rows.length + batch.length > MOST_ROWS) throw tooMany(table.file);
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
  return { file: table.file, arms, totals, contrasts, estimates, rows, dates, outside };
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
