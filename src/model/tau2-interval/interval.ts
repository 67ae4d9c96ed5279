import type { CalledInR, Described } from "../../core/registry.js";
import type { Studies } from "../studies.js";

/** An interval of tau²; both limits are at least 0. */
export interface Tau2Interval extends Described, CalledInR {
  compute(studies: Studies, level: number): { readonly low: number; readonly high: number };
}
