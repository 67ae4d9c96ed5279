import type { Recovery } from "./recovery.js";

/**
 * Log incidence rate ratio of two arms, from their events and the time that their people were watched.
 *
 *   y = ln((x₁/t₁)/(x₂/t₂)),   SE = √(1/x₁ + 1/x₂)
 *
 * Unit     log ratio
 * Domain   x₁, x₂ > 0 (½ is added to both where one is 0), t₁, t₂ > 0
 * Source   Rothman 2008, Modern Epidemiology, ch. 14
 * Same as  metafor::escalc(measure = "IRR", x1i, t1i, x2i, t2i)
 */
export const rateRatio: Recovery<"events1" | "time1" | "events2" | "time2", "estimate" | "se"> = {
  id: "rate-ratio",
  label: "Log incidence rate ratio from events and person-time",
  formula: ["y = ln((x₁/t₁)/(x₂/t₂))", "SE = √(1/x₁ + 1/x₂)"],
  unit: null,
  source: "Rothman 2008, Modern Epidemiology, ch. 14",
  sameAs: 'metafor::escalc(measure = "IRR", x1i, t1i, x2i, t2i)',
  needs: ["events1", "time1", "events2", "time2"],
  gives: ["estimate", "se"],
  compute: ({ events1, time1, events2, time2 }) => ({
    estimate: Math.log(events1 / time1 / (events2 / time2)),
    se: Math.sqrt(1 / events1 + 1 / events2),
  }),
};
