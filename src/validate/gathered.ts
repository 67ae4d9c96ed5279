import type { Note, Working } from "../records.js";
import type { ReportedMeasure } from "./reported-measure.js";

/** The numbers of a printed estimate while they are gathered: on the analysis scale, NaN where there is nothing. */
export interface Gathered {
  readonly measure: ReportedMeasure;
  /** As printed in `estimate`, or NaN where `yi` holds the estimate. */
  readonly printed: number;
  readonly estimate: number;
  /** A standard error that was worked out with the estimate. */
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** Degrees of freedom of the interval's quantile, of the p's, and of the test of a standard error as it stands. */
  readonly ciDf: number;
  readonly pDf: number;
  readonly testDf: number;
  readonly p: number;
  readonly pBound: string | null;
  /** People in each arm; NaN where they are not known. */
  readonly n1: number;
  readonly n2: number;
  readonly derivedFrom: string[];
  workings: readonly Working[];
  readonly notes: Note[];
}

/** An estimate that no cell prints: it was worked out from others, by the recovery of this id. */
export const workedOut = (
  measure: ReportedMeasure,
  by: string,
  found: Pick<Gathered, "estimate" | "workings" | "notes"> & Partial<Pick<Gathered, "se" | "n1" | "n2">>,
): Gathered => ({
  measure,
  printed: Number.NaN,
  se: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  level: Number.NaN,
  ciDf: Number.POSITIVE_INFINITY,
  pDf: Number.POSITIVE_INFINITY,
  testDf: Number.POSITIVE_INFINITY,
  p: Number.NaN,
  pBound: null,
  n1: Number.NaN,
  n2: Number.NaN,
  derivedFrom: [by],
  ...found,
});
