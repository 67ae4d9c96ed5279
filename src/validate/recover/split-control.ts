import type { Recovery } from "./recovery.js";

/**
 * A control arm shared out among the contrasts that use it; its mean and SD stay.
 *
 *   n′ = n / m,   events′ = events / m   (not rounded)
 *
 * Unit     people
 * Domain   m ≥ 1 contrasts
 * Source   Cochrane Handbook 23.3.4
 * Same as  base R: n / m
 */
export const splitControl: Recovery<"n" | "contrasts", "n"> = {
  id: "split-control",
  label: "A shared control arm split among its contrasts",
  formula: ["n′ = n / m, events′ = events / m (not rounded)"],
  unit: "people",
  source: "Cochrane Handbook 23.3.4",
  sameAs: "base R: n / m",
  needs: ["n", "contrasts"],
  gives: ["n"],
  compute: ({ n, contrasts }) => ({ n: n / contrasts }),
};
