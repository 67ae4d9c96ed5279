/**
 * The vocabulary: every plain, readonly record that passes between rooms. Types only.
 *
 * Absence is `null`, never `undefined`; no number is NaN or infinite. The JSON Schemas that
 * `bptrial schema` prints are generated from these types and from their comments.
 */
export type * from "./records/article-tables.js";
export type * from "./records/audits.js";
export type * from "./records/claims.js";
export type * from "./records/comparisons.js";
export type * from "./records/documents.js";
export type * from "./records/effects.js";
export type * from "./records/explanations.js";
export type * from "./records/findings.js";
export type * from "./records/fits.js";
export type * from "./records/frames.js";
export type * from "./records/instruments.js";
export type * from "./records/outcomes.js";
export type * from "./records/places.js";
export type * from "./records/reviews.js";
export type * from "./records/statistics.js";
export type * from "./records/tables.js";
