import type { Recovery } from "./recovery.js";

/**
 * Standard error of a log ratio from the standard error of the ratio itself.
 *
 *   SE(ln R) = SE(R) / R
 *
 * Unit     log ratio
 * Domain   R > 0, SE > 0
 * Source   first-order delta method: Cochrane Handbook 6.3.2
 * Same as  base R: se / ratio
 */
export const deltaMethod: Recovery<"estimate" | "se", "se"> = {
  id: "delta-method",
  label: "Standard error of a log ratio from that of the ratio",
  formula: ["SE(ln R) = SE(R) / R"],
  unit: null,
  source: "first-order delta method: Cochrane Handbook 6.3.2",
  sameAs: "base R: se / ratio",
  needs: ["estimate", "se"],
  gives: ["se"],
  compute: ({ estimate, se }) => ({ se: se / estimate }),
};
