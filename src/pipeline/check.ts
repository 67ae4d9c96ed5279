import { articleOf, inputOf, readText, type TextSource } from "../read/index.js";
import type { CheckDocument, Finding, Severity } from "../records.js";
import { opening } from "./documents.js";
import { allThresholds, knownInstruments } from "./facts.js";

/**
 * Finds the statistics in a text and recomputes what can be recomputed.
 *
 * @param source a text, or the bytes of a file: plain text, Markdown, HTML, JATS XML or PDF, known by name and content
 * @throws E_FILE, E_ENCODING for what cannot be read as what it is
 */
export async function check(source: TextSource): Promise<CheckDocument> {
  const article = await articleOf(source);
  const reading = await readText(source.name, article);
  const { findings, held, cannotCheck } = (await import("../judge/checks/index.js")).checkText(reading, {
    instruments: knownInstruments,
    thresholds: await allThresholds(),
  });
  const document = opening(
    "bptrial/check@1",
    [inputOf(source.name, "bytes" in source ? source.bytes : Buffer.from(source.text))],
    {},
    reading.notes,
  );
  return { ...document, id: source.name, statistics: reading.statistics, findings, held, open: cannotCheck };
}

const SEVERITIES: readonly Severity[] = ["note", "questionable", "inconsistent", "impossible"];

/** Whether a finding is at least as bad as what a CI job is told to fail on. */
export function failsOnSeverity({ severity }: Finding, level: Severity | "never"): boolean {
  return level !== "never" && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(level);
}
