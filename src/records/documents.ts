/** The documents that commands print. */
import type { ArticleTable, CellRecord, LongRow, TableSummary } from "./article-tables.js";
import type { JudgedClaim } from "./claims.js";
import type { Comparison } from "./comparisons.js";
import type { Effect } from "./effects.js";
import type { ExplainDiffDocument } from "./explanations.js";
import type { Finding } from "./findings.js";
import type { Fit, SubgroupDifference } from "./fits.js";
import type { Instrument, Threshold } from "./instruments.js";
import type { Note, Place } from "./places.js";
import type { RecomputeDocument } from "./reviews.js";
import type { Statistic } from "./statistics.js";
import type { SniffReport } from "./tables.js";

export interface Tool {
  readonly name: "bptrial";
  readonly version: string;
}

export interface Input {
  /** Base name. */
  readonly name: string;
  /** Of the bytes after CRLF → LF. */
  readonly sha256: string;
  readonly rows: number;
}

/** Every option that can change a number, resolved. */
export type Options = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

interface Document {
  readonly tool: Tool;
  readonly input: readonly Input[];
  readonly options: Options;
  readonly notes: readonly Note[];
}

export interface EffectDocument extends Document {
  readonly schema: "bptrial/effect@1";
  readonly effects: readonly Effect[];
}

export interface SmdDocument extends Document {
  readonly schema: "bptrial/smd@1";
  readonly effects: readonly Effect[];
}

export interface McidDocument extends Document {
  readonly schema: "bptrial/mcid@1";
  readonly comparisons: readonly Comparison[];
}

export interface PoolDocument extends Document {
  readonly schema: "bptrial/pool@1";
  /** Group by group, and last the model over all of them where there is one; with `--model both` each as random and as common. */
  readonly fits: readonly Fit[];
  readonly subgroupDifferences: readonly SubgroupDifference[];
}

export type ChangeKind = "conclusion" | "interval" | "estimate" | "appeared" | "vanished" | "option" | "note";

/** One thing that differs between two documents. */
export interface Change {
  /** What it is about, in words a reader knows: "MODQ, 6 weeks, md". */
  readonly path: string;
  readonly kind: ChangeKind;
  readonly before: string | number | null;
  readonly after: string | number | null;
  readonly conclusionChanged: boolean;
  /** One sentence: "the interval now includes 0". */
  readonly because: string;
}

export interface DiffDocument extends Document {
  readonly schema: "bptrial/diff@1";
  readonly changes: readonly Change[];
}

/** What one text prints and what of it does not fit. */
export interface CheckDocument extends Document {
  readonly schema: "bptrial/check@1";
  /** The file's name, "stdin", "text", or the `id` of a line of JSON. */
  readonly id: string;
  readonly statistics: readonly Statistic[];
  /** What does not fit, worst first. */
  readonly findings: readonly Finding[];
  /** What was recomputed and holds. */
  readonly held: readonly Finding[];
  /** What could not be recomputed, and why. */
  readonly open: readonly Finding[];
}

export interface AuditDocument extends Document {
  readonly schema: "bptrial/audit@1";
  readonly findings: readonly Finding[];
  /** How often each check could be made. */
  readonly made: Readonly<Record<string, number>>;
}

export interface ClaimDocument extends Document {
  readonly schema: "bptrial/claim@1";
  readonly verdicts: readonly JudgedClaim[];
}

export interface SniffDocument extends Document {
  readonly schema: "bptrial/sniff@1";
  readonly tables: readonly SniffReport[];
}

/** The tables of articles. */
export interface TablesDocument extends Document {
  readonly schema: "bptrial/tables@1";
  readonly tables: readonly TableSummary[];
}

/** One table of an article: its rows as other commands read them, each cell, and the grid that they stand in. */
export interface TableDocument extends Document {
  readonly schema: "bptrial/table@1";
  /** The table's cells as "long" rows, as "cells", or as the "grid" that is printed. */
  readonly as: "long" | "cells" | "grid";
  readonly table: TableSummary;
  readonly rows: readonly LongRow[];
  readonly records: readonly CellRecord[];
  readonly grid: ArticleTable;
}

export interface InstrumentsDocument extends Document {
  readonly schema: "bptrial/instruments@1";
  readonly instruments: readonly (Instrument & { readonly thresholds: readonly Threshold[] })[];
}

export interface MethodEntry {
  readonly registry: string;
  readonly id: string;
  readonly label: string;
  readonly formula: readonly string[];
  readonly unit: string | null;
  readonly source: string;
  readonly sameAs: string | null;
}

export interface MethodsDocument extends Document {
  readonly schema: "bptrial/methods@1";
  readonly methods: readonly MethodEntry[];
}

/** A line of NDJSON that holds a note of the whole document; results carry their own. */
export interface NoteLine extends Note {
  readonly schema: "bptrial/note@1";
}

/** A line of NDJSON after the fits of `pool --by`. */
export interface SubgroupDifferenceLine extends SubgroupDifference {
  readonly schema: "bptrial/subgroup-difference@1";
}

/** The last line of an NDJSON stream that an error ended: the results before it stand. */
export interface ErrorLine {
  readonly schema: "bptrial/error@1";
  /** Stable code, `E_…`. */
  readonly code: string;
  readonly message: string;
  /** The next thing to try. */
  readonly hint: string | null;
  readonly place: Place | null;
}

export type ResultDocument =
  | EffectDocument
  | SmdDocument
  | McidDocument
  | PoolDocument
  | DiffDocument
  | ExplainDiffDocument
  | RecomputeDocument
  | CheckDocument
  | ClaimDocument
  | AuditDocument
  | SniffDocument
  | TablesDocument
  | TableDocument
  | InstrumentsDocument
  | MethodsDocument;
