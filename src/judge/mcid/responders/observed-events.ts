import type { ShareOf } from "./share.js";

/**
 * Share of an arm that was counted.
 *
 *   p = events/n
 *   v = p(1 − p)/n
 *
 * Unit     proportion
 * Domain   n > 0, 0 ≤ events ≤ n; with nobody or everybody v is 0, and there is no interval
 * Source   Altman 1998, BMJ 317:1309–1312 (limits of the NNT from those of the risk difference)
 * Same as  base R: p * (1 - p) / n; the sum over two arms is metafor::escalc(measure = "RD", add = 0, to = "none")$vi
 */
export const observedEvents: ShareOf<"events" | "n"> = {
  id: "observed-events",
  label: "Responders as counted",
  formula: ["p = events/n", "v = p(1 − p)/n"],
  unit: "proportion",
  source: "doi:10.1136/bmj.317.7168.1309",
  sameAs: 'metafor::escalc(measure = "RD", add = 0, to = "none"), the part of one arm',
  needs: ["events", "n"],
  compute({ events, n }) {
    const rate = events / n;
    return { rate, variance: (rate * (1 - rate)) / n };
  },
};
