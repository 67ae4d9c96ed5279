import type { CalledInR, Described } from "../../core/registry.js";

/** What an inference starts from: Σw, the residual Q at the fitted tau² and the studies. */
export interface Pooled {
  readonly k: number;
  readonly w1: number;
  readonly q: number;
}

/** How a pooled effect is tested: its standard error and the t or (df null) normal distribution. */
export interface Inference extends Described, CalledInR {
  compute(pooled: Pooled): { readonly se: number; readonly df: number | null };
}

/** Below it a factor is the rounding of none, and a standard error made of it could vanish. */
const NO_SPREAD = 1e-200;

/** The factor by which Knapp and Hartung scale the variance of the pooled effect; 0 where there is no spread. */
export const knappHartungFactor = ({ k, q }: Pooled): number => (q < NO_SPREAD ? 0 : q / (k - 1));
