import type { BptrialError } from "../core/errors.js";
import { registry } from "../core/registry.js";
import type { JudgedClaim, Note, ResultDocument, Trace } from "../records.js";
import { csv } from "./csv.js";
import { github } from "./github.js";
import { json } from "./json.js";
import { md } from "./markdown.js";
import { ndjson } from "./ndjson.js";
import type { Format, RenderOptions } from "./options.js";
import type { RCalls } from "./r-code/calls.js";
import { table } from "./table.js";

/** Every way in which a document can be written. */
export const formats = registry<Format>("output format", [table, json, ndjson, csv, md, github]);

/** Formats of some commands only, and of no file: what a job is to be told. */
export const FOR_JOBS: readonly string[] = [github.id];

/** How effects came about, for the terminal. */
export async function renderTrace(traces: readonly Trace[], options: RenderOptions): Promise<string> {
  return (await import("./terminal/index.js")).traceText(traces, options);
}

/** Claims as a journalist would print them. */
export async function renderPlain(claims: readonly JudgedClaim[], options: RenderOptions): Promise<string> {
  return (await import("./terminal/index.js")).plainText(claims, options);
}

/** What went wrong, for the terminal: every cause with its place and what to try. */
export async function renderError(error: BptrialError, options: RenderOptions): Promise<string> {
  return (await import("./terminal/index.js")).errorText(error, options);
}

/** Notes by themselves, for the terminal; nothing where there is none. */
export async function renderNotes(notes: readonly Note[], options: RenderOptions): Promise<string> {
  return (await import("./terminal/index.js")).notesText(notes, options);
}

/** A script for R and metafor that computes a document's numbers again. @throws E_OPTION for a document without effects, and for a test that R does not have */
export async function renderRCode(document: ResultDocument, calls: RCalls): Promise<string> {
  return (await import("./r-code/index.js")).rScript(document, calls);
}

export { visibleLines } from "./escape.js";
export { compactJson, toJson } from "./json.js";
export { isLongElement, NdjsonWriter } from "./ndjson.js";
export { type Format, type LongDocument, labelsFrom, type RenderOptions } from "./options.js";
export { type RCalls, rCallsFrom } from "./r-code/calls.js";
