import type { Described } from "../../core/registry.js";
import type { Finding, Instrument, Recomputed, Severity, TextReading, TextSpan, Threshold } from "../../records.js";

/** What is known beside the text. Passed in, so that a check can be run with nothing at all. */
export interface CheckFacts {
  readonly instruments: readonly Instrument[];
  readonly thresholds: readonly Threshold[];
}

/**
 * One check of a text.
 *
 * It answers for every place it is about: what holds (`consistent`, `rounding-only`), what does not (`mismatch`,
 * `impossible`), and what it cannot tell (`cannot-check`), each with its sentence.
 */
export interface Check extends Described {
  /** What is held against what, and what is behind it where it does not fit; for a reader of a finding. */
  readonly explain: string;
  readonly about: "numbers" | "wording";
  /** The codes its findings bear. */
  readonly codes: readonly string[];
  /** Checks that say more about the same place: where one of them found something as bad, this one is silent. */
  readonly yieldsTo: readonly string[];
  run(reading: TextReading, facts: CheckFacts): readonly Finding[];
}

interface Said {
  readonly fits?: string | null;
  readonly recomputed?: readonly Recomputed[];
  readonly others?: readonly string[];
}

function at(reading: TextReading, span: TextSpan): Pick<Finding, "place" | "quote"> {
  const { quote, offset, line } = span;
  return { place: { file: reading.name, row: null, column: null, offset, line }, quote };
}

function said({ fits = null, recomputed = [], others = [] }: Said): Pick<Finding, "fits" | "recomputed" | "others"> {
  return { fits, recomputed, others };
}

/** Something that does not fit. An `impossible` severity is an `impossible` verdict; all others are a mismatch. */
export function found(
  reading: TextReading,
  span: TextSpan,
  code: string,
  severity: Severity,
  because: string,
  more: Said = {},
): Finding {
  const verdict = severity === "impossible" ? "impossible" : "mismatch";
  return { code, severity, verdict, ...at(reading, span), ...said(more), because };
}

/** Something that fits. */
export function fine(reading: TextReading, span: TextSpan, code: string, because: string, more: Said = {}): Finding {
  return { code, severity: "note", verdict: "consistent", ...at(reading, span), ...said(more), because };
}

/** Something that fits once a coarser way of rounding is granted. */
export function nearly(reading: TextReading, span: TextSpan, code: string, because: string, more: Said = {}): Finding {
  return { ...fine(reading, span, code, because, more), verdict: "rounding-only" };
}

/** Something that cannot be told, and why. */
export function open(reading: TextReading, span: TextSpan, code: string, because: string, more: Said = {}): Finding {
  return { ...fine(reading, span, code, because, more), verdict: "cannot-check" };
}
