import type { CheckFacts } from "../../../src/judge/checks/index.js";
import type { Severity, TextReading } from "../../../src/records.js";
import { comparisonCases } from "./cases-comparisons.js";
import { countCases } from "./cases-counts.js";
import { intervalCases } from "./cases-intervals.js";
import { wordingCases } from "./cases-wording.js";

/** One text for each thing a check may come to. */
export interface Case {
  readonly agrees: TextReading;
  readonly disagrees: TextReading;
  readonly cannotSay: TextReading;
  /** The code and severity of the disagreement. */
  readonly code: string;
  readonly severity: Severity;
  /** A part of its sentence, or of what would reconcile it. */
  readonly says: string | RegExp;
  readonly facts?: CheckFacts;
}

export const cases: Readonly<Record<string, Case>> = {
  ...intervalCases,
  ...countCases,
  ...comparisonCases,
  ...wordingCases,
};
