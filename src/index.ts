/**
 * bptrial: effect sizes, MCID verdicts and meta-analysis of clinical trials.
 *
 * ```ts
 * import { effect, readTable } from "bptrial";
 * const { effects } = await effect(await readTable("trial.csv"));
 * ```
 */

export { BptrialError, ERROR_CODES, type ErrorCode, NOTE_CODES, type NoteCode } from "./core/errors.js";
export { fitEffects, type ModelFit, type ModelOptions } from "./model/index.js";
export {
  type AuditOptions,
  audit,
  type ClaimRequest,
  check,
  claim,
  type DataRequest,
  type DiffOptions,
  diff,
  type EffectOptions,
  type EvidenceRequest,
  effect,
  effectStream,
  explainDiff,
  instruments,
  listTables,
  type McidRequest as McidOptions,
  mcid,
  methods,
  type OpenedArticle,
  oneTable,
  openArticle,
  type PoolEnd,
  type PoolOptions,
  pool,
  poolStream,
  readThresholds,
  recordsFor,
  type SmdOptions,
  type StreamEnd,
  smd,
  sniff,
  type Tables,
  trace,
} from "./pipeline.js";
export {
  type ColumnMap,
  type ReadOptions,
  readTable,
  type Source,
  type Table,
  type TextFormat,
  type TextSource,
} from "./read/index.js";
export type * from "./records.js";
