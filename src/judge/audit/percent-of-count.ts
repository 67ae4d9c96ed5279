import { plain } from "../wording.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/**
 * A percentage is that of its count.
 *
 *   |100 events/n − p| ≤ ½u
 *
 * Unit     percent
 * Domain   events, n and a printed percentage; a truncated percentage is let pass
 * Source   by definition of a percentage
 * Same as  none
 */
export const percentOfCount: AuditCheck = {
  id: "percent-of-count",
  code: "PERCENT_COUNT",
  label: "Percentage of its count",
  formula: ["|100 events/n − p| ≤ ½u"],
  unit: "percent",
  source: "by definition of a percentage",
  sameAs: null,
  explain: "Events, total and percentage say one thing twice.",
  run: (table) =>
    over(table.arms, ({ row, label, n, events, percent }) => {
      if (n === null || events === null || percent === null || !(n.value > 0)) return null;
      const share = (100 * events.value) / n.value;
      const half = halfUnit(asPrinted(percent));
      if (Math.abs(share - percent.value) <= half * (1 + 1e-9)) return "fine";
      // Cut off in place of rounded.
      if (share >= percent.value && share < percent.value + 2 * half) return "fine";
      const count = (percent.value * n.value) / 100;
      const why = `${events.text} of ${n.text} in “${label}” is ${plain(share)}%, not ${percent.text}%`;
      return at(table, row, percent, "PERCENT_COUNT", "inconsistent", `${why}.`, {
        fits: `fits a count of about ${plain(count)}`,
        recomputed: [{ quantity: "percentage", printed: percent.text, low: share, high: share }],
      });
    }),
};
