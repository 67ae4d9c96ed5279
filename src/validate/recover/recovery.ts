import type { Described } from "../../core/registry.js";

/**
 * A way to get a number that a paper does not print from numbers that it does.
 *
 * `needs` and `gives` name the numbers in the order in which a reader would say them. Degrees of freedom may be
 * `Infinity`: the normal quantile.
 */
export interface Recovery<Needs extends string = string, Gives extends string = string> extends Described {
  readonly needs: readonly Needs[];
  readonly gives: readonly Gives[];
  compute(given: Readonly<Record<Needs, number>>): Readonly<Record<Gives, number>>;
}
