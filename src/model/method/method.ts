import type { Described } from "../../core/registry.js";
import type { TwoByTwo } from "../../core/two-by-two.js";
import type { Studies } from "../studies.js";

/** A pooled common effect: its estimate, 1/SE², Q about it and what each study counts for. */
export interface CommonEffect {
  readonly mu: number;
  readonly w1: number;
  readonly q: number;
  /** Percent, in the order of the studies. */
  readonly weights: readonly number[];
}

/** What a pooling method may look at: the estimates, and the counts they come from where the method needs those. */
export interface Counted {
  readonly studies: Studies;
  readonly tables: readonly TwoByTwo[];
  readonly measure: string;
}

/** What is done with zero cells, and which variance a pooled risk difference has. */
export interface CountOptions {
  /** `revman`: ½ in the four cells of a study that has a zero. `metafor`: nothing. */
  readonly mhZero: "revman" | "metafor";
  readonly mhRdVariance: "sato" | "greenland-robins";
}

/** A way to pool studies to one common effect. */
export interface PoolingMethod extends Described {
  /** Measures that it pools; null for every one. */
  readonly measures: readonly string[] | null;
  /** It looks at the counts of each study. */
  readonly counts: boolean;
  /** What a pool without --measure is in, where the method decides that. */
  readonly measure: string | null;
  pool(counted: Counted, options: CountOptions): CommonEffect;
}
