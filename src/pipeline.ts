/** The corridor: the only place that walks from room to room (read → validate → measure → model → judge). */
export { type AuditOptions, audit } from "./pipeline/audit.js";
export { check } from "./pipeline/check.js";
export { type ClaimRequest, claim, type DataRequest, type EvidenceRequest } from "./pipeline/claim.js";
export { type DiffOptions, defaultDiffOptions, diff } from "./pipeline/diff.js";
export { effect, effectStream, smd, trace } from "./pipeline/effect.js";
export { explainDiff, type OptionSet, type Other } from "./pipeline/explain-diff.js";
export { mcid } from "./pipeline/mcid.js";
export { methods } from "./pipeline/methods.js";
export type { EffectOptions, McidRequest, PoolOptions, SmdOptions } from "./pipeline/options.js";
export { type PoolEnd, pool, poolStream } from "./pipeline/pool.js";
export { instruments, sniff } from "./pipeline/reference.js";
export type { StreamEnd, Tables } from "./pipeline/rows.js";
export { listTables, type OpenedArticle, oneTable, openArticle, recordsFor } from "./pipeline/tables.js";
export { readThresholds } from "./pipeline/thresholds.js";
