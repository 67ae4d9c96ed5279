import { type AuditCheck, at, over } from "./audit-check.js";

/**
 * No more people have an event than there are.
 *
 *   0 ≤ events ≤ n
 *
 * Unit     people
 * Domain   counts with their totals
 * Source   by definition of a count of people
 * Same as  none
 */
export const eventsAboveTotal: AuditCheck = {
  id: "events-above-total",
  code: "EVENTS_ABOVE_TOTAL",
  label: "Events within the total",
  formula: ["0 ≤ events ≤ n"],
  unit: "people",
  source: "by definition of a count of people",
  sameAs: null,
  explain: "A count of people cannot exceed the people; where it does, columns or digits were swapped.",
  run: (table) =>
    over(table.arms, ({ row, label, n, events }) => {
      if (n === null || events === null) return null;
      if (events.value >= 0 && events.value <= n.value) return "fine";
      const fits = events.value > n.value && n.value >= 0 ? `fits if ${events.text} and ${n.text} were swapped` : null;
      const why = `${events.text} events of ${n.text} people in “${label}”`;
      return at(table, row, events, "EVENTS_ABOVE_TOTAL", "impossible", `${why}.`, { fits });
    }),
};
