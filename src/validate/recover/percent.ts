import type { Recovery } from "./recovery.js";

/** Room for the last bit: 12.5 % ± 0.05 of 40 must hold 5 although 12.45/100·40 is not exactly 4.98. */
const SLACK = 1e-9;

/**
 * The whole counts that would print as a percentage: from `lowest` to `highest`, none where `lowest > highest`. Only a
 * single candidate is used.
 *
 *   ⌈n (P − h)/100⌉ ≤ events ≤ ⌊n (P + h)/100⌋,   h = half a unit of the last printed digit
 *
 * Unit     people
 * Domain   0 ≤ P ≤ 100, n ≥ 1
 * Source   rounding arithmetic; no outside source
 * Same as  none
 */
export const percent: Recovery<"percent" | "half" | "n", "lowest" | "highest"> = {
  id: "percent",
  label: "Count of events from a printed percentage",
  formula: ["⌈n (P − h)/100⌉ ≤ events ≤ ⌊n (P + h)/100⌋", "h = half a unit of the last printed digit of P"],
  unit: "people",
  source: "rounding arithmetic; no outside source",
  sameAs: null,
  needs: ["percent", "half", "n"],
  gives: ["lowest", "highest"],
  compute({ percent, half, n }) {
    const low = (n * (percent - half)) / 100;
    const high = (n * (percent + half)) / 100;
    return { lowest: Math.max(0, Math.ceil(low - SLACK)), highest: Math.min(n, Math.floor(high + SLACK)) };
  },
};
