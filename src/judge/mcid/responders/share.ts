import type { Described } from "../../../core/registry.js";
import type { Responders } from "../../../records.js";

/** A way to the share of an arm that responds, with its sampling variance. */
export interface ShareOf<Needs extends string = string> extends Described {
  readonly id: Responders["method"];
  readonly needs: readonly Needs[];
  compute(given: Readonly<Record<Needs, number>>): { readonly rate: number; readonly variance: number };
}
