import type { Recovery } from "./recovery.js";

/**
 * Fisher's z of a correlation, and its standard error from the number of people.
 *
 *   z = artanh r = ½ ln((1 + r)/(1 − r)),   SE = 1/√(n − 3)
 *
 * Unit     Fisher's z
 * Domain   −1 < r < 1, n ≥ 4
 * Source   Fisher 1921, Metron 1:3–32
 * Same as  metafor::escalc(measure = "ZCOR", ri, ni)
 */
export const fisherZ: Recovery<"r" | "n", "estimate" | "se"> = {
  id: "fisher-z",
  label: "Fisher's z from a correlation and the number of people",
  formula: ["z = artanh r", "SE = 1/√(n − 3)"],
  unit: null,
  source: "Fisher 1921, Metron 1:3–32",
  sameAs: 'metafor::escalc(measure = "ZCOR", ri, ni)',
  needs: ["r", "n"],
  gives: ["estimate", "se"],
  compute: ({ r, n }) => ({ estimate: Math.atanh(r), se: 1 / Math.sqrt(n - 3) }),
};
