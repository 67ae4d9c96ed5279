/** Why two sets of options, or a set and a printed result, differ on one table. */
import type { Input, Options, Tool } from "./documents.js";
import type { Interval } from "./effects.js";
import type { Note, Scale } from "./places.js";

/** What a pooled effect comes to: on the analysis scale, and as it is printed. */
export interface PooledNumbers extends Interval {
  /** 0 of a common effect. */
  readonly tau2: number;
  /** −1 or 1 where the interval lies on one side of no effect, 0 where it holds it. */
  readonly verdict: -1 | 0 | 1;
  /** The ratio behind a logarithm, or the numbers themselves. */
  readonly shown: Interval;
}

/** By how much a choice moves each number; over all choices they sum to the gap. */
export interface Shares {
  readonly estimate: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly tau2: number;
  readonly verdict: number;
}

/** One thing that the two sides do differently. */
export interface Choice {
  /** "tau2", "zero-cells" … */
  readonly choice: string;
  /** As options: "--tau2 dl". */
  readonly before: string;
  readonly after: string;
  /** Shapley values: the mean over all orders in which the choices could be changed. */
  readonly shares: Shares;
}

/** A set of options beside a printed result. */
export interface Candidate {
  readonly options: string;
  readonly shown: Interval;
  /** Rounded as printed, all three numbers are the printed ones. */
  readonly prints: boolean;
}

export interface Explanation {
  readonly group: Readonly<Record<string, string>>;
  readonly overall: boolean;
  readonly measure: string;
  readonly scale: Scale;
  readonly before: PooledNumbers;
  readonly after: PooledNumbers;
  /** After minus before, on the analysis scale. */
  readonly gap: Shares;
  readonly choices: readonly Choice[];
  /** The printed numbers minus those of `after`, on the analysis scale; null where nothing printed is explained. */
  readonly leftOver: Interval | null;
  readonly because: string;
  readonly notes: readonly Note[];
}

export interface ExplainDiffDocument {
  readonly schema: "bptrial/explain-diff@1";
  readonly tool: Tool;
  readonly input: readonly Input[];
  readonly options: Options;
  readonly notes: readonly Note[];
  readonly explanations: readonly Explanation[];
  /** Presets that print what is printed, or all of them, nearest first; empty where nothing printed was given. */
  readonly candidates: readonly Candidate[];
}
