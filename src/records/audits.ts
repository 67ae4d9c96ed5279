/** A table as an audit sees it. */
import type { Instrument } from "./instruments.js";

/** A number of a table with its text, so that its decimals are known. */
export interface AuditNumber {
  readonly value: number;
  readonly text: string;
  readonly decimals: number;
  /** Header of its column. */
  readonly column: string;
}

/** One arm as a row prints it; null for what the row does not give. */
export interface AuditArm {
  readonly row: number;
  readonly study: string;
  /** With its timepoint. */
  readonly outcome: string;
  readonly timepoint: string | null;
  readonly label: string;
  /** By the column role, or as the first of two. */
  readonly isTreatment: boolean;
  readonly instrument: Instrument | null;
  /** As a column says it, such as "proportion". */
  readonly unit: string | null;
  readonly n: AuditNumber | null;
  /** People who were randomised to this arm. */
  readonly randomised: AuditNumber | null;
  readonly mean: AuditNumber | null;
  readonly sd: AuditNumber | null;
  readonly se: AuditNumber | null;
  readonly ciLow: AuditNumber | null;
  readonly ciHigh: AuditNumber | null;
  readonly events: AuditNumber | null;
  readonly nonevents: AuditNumber | null;
  readonly percent: AuditNumber | null;
  readonly baseline: AuditNumber | null;
  readonly baselineSd: AuditNumber | null;
  readonly final: AuditNumber | null;
  /** The values are changes, which may leave the scale's range. */
  readonly isChange: boolean;
}

/** What is printed of a difference: its estimate, interval and test. */
export interface AuditEstimate {
  readonly row: number;
  readonly study: string;
  readonly estimate: AuditNumber | null;
  readonly ciLow: AuditNumber | null;
  readonly ciHigh: AuditNumber | null;
  readonly p: AuditNumber | null;
  readonly t: AuditNumber | null;
  readonly df: AuditNumber | null;
  readonly f: AuditNumber | null;
  readonly df1: AuditNumber | null;
  readonly df2: AuditNumber | null;
  /** The estimate is a ratio. */
  readonly isRatio: boolean;
}

/** Two arms, of one row or of the only two rows of an outcome, with what is printed of their difference. */
export interface AuditContrast extends AuditEstimate {
  readonly treatment: AuditArm;
  readonly control: AuditArm;
}

/** A table as an audit sees it: row by row, before anything is recovered or refused. */
export interface AuditTable {
  readonly file: string;
  readonly arms: readonly AuditArm[];
  /** Rows that sum up the arms of their study. */
  readonly totals: readonly AuditArm[];
  readonly contrasts: readonly AuditContrast[];
  /** Rows that hold a printed difference or another effect without its arms. */
  readonly estimates: readonly AuditEstimate[];
  /** Each row's cells as printed: its labels, and its numbers. */
  readonly rows: readonly { readonly row: number; readonly labels: string; readonly numbers: readonly string[] }[];
  /** Cells that should hold a number and look like a date. */
  readonly dates: readonly { readonly row: number; readonly column: string; readonly text: string }[];
  /** Cells whose number none can be of its kind, and why; no check takes them for a measurement. */
  readonly outside: readonly {
    readonly row: number;
    readonly column: string;
    readonly text: string;
    readonly because: string;
  }[];
  /** Scores are sums (or means) of so many whole-number items; null where that is not known. */
  readonly items: number | null;
  /** Outcomes whose values are 0 or 1. */
  readonly binary: readonly string[];
}
