/** A review's own analyses as RevMan keeps them, and how they come out here. */
import type { Input, Options, Tool } from "./documents.js";
import type { Interval } from "./effects.js";
import type { Note } from "./places.js";

/** Numbers of a study as the review prints them, text for text. */
export interface ReviewRow {
  readonly study: string;
  readonly year: string;
  readonly subgroup: string;
  /** The line of the file. */
  readonly row: number;
  /** By our column names: events1, n1 … or mean1, sd1 … or estimate, se or o_minus_e, v. */
  readonly cells: Readonly<Record<string, string>>;
  /** Null where nothing is printed; ratios as ratios. */
  readonly printed: Interval | null;
  /** Percent; null where none is printed. */
  readonly weight: number | null;
  /** What the file says of whether it can be estimated; null where it says nothing. */
  readonly estimable: boolean | null;
}

export interface ReviewPooled {
  readonly printed: Interval | null;
  readonly tau2: number | null;
  readonly chi2: number | null;
  readonly df: number | null;
  readonly i2: number | null;
  readonly z: number | null;
}

/** One analysis with its settings. */
export interface ReviewAnalysis {
  /** "1.2" */
  readonly id: string;
  readonly name: string;
  readonly kind: "events" | "means" | "effects" | "o-e";
  readonly measure: string;
  readonly method: "iv" | "mh" | "peto";
  readonly model: "common" | "random";
  /** Null where the file does not say: the program's own. */
  readonly tau2: string | null;
  readonly inference: string | null;
  readonly swapEvents: boolean;
  readonly studyLevel: number;
  readonly level: number;
  /** Which totals the review shows: of all rows, of subgroups alone, or none. */
  readonly totals: "all" | "subgroups" | "none";
  readonly rows: readonly ReviewRow[];
  readonly pooled: ReviewPooled;
  readonly subgroups: readonly { readonly name: string; readonly pooled: ReviewPooled }[];
}

/** A review's file as it was read. */
export interface Review {
  /** "revman@5" or "revman@web-2025": the preset of the program that wrote it. */
  readonly program: string;
  readonly analyses: readonly ReviewAnalysis[];
  readonly notes: readonly Note[];
}

export type Agreement = "agrees" | "differs" | "not printed" | "not estimable";

/** A number of the review beside ours. */
export interface Compared {
  /** "study", "weight", "pooled" … */
  readonly what: "study" | "weight" | "pooled" | "heterogeneity";
  readonly study: string | null;
  readonly subgroup: string | null;
  readonly row: number | null;
  readonly agreement: Agreement;
  readonly printed: readonly number[];
  readonly recomputed: readonly number[];
  /** Why they differ or cannot be compared; "" where they agree. */
  readonly because: string;
}

export interface RecomputedAnalysis {
  readonly id: string;
  readonly name: string;
  readonly measure: string;
  readonly method: string;
  readonly model: string;
  /** How it was recomputed, as options of pool. */
  readonly options: string;
  readonly rows: { readonly agree: number; readonly compared: number };
  readonly weights: { readonly agree: number; readonly compared: number };
  readonly pooled: { readonly agree: number; readonly compared: number };
  readonly lines: readonly Compared[];
}

export interface RecomputeDocument {
  readonly schema: "bptrial/recompute@1";
  readonly tool: Tool;
  readonly input: readonly Input[];
  readonly options: Options;
  readonly notes: readonly Note[];
  readonly analyses: readonly RecomputedAnalysis[];
}
