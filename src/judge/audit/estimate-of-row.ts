import { normal } from "../../core/distributions.js";
import type { AuditEstimate } from "../../records.js";
import { type AuditCheck, asPrinted, at, over } from "./audit-check.js";
import { halfUnit } from "./integrity/printed.js";

/** Of 95 % intervals. */
const Z = normal.upperQuantile(0.025);

/** p-values of adjusted, exact and other tests differ from that of the interval by so much. */
const ROOM = 3;

/**
 * An effect's estimate, interval and p agree.
 *
 *   lower ≤ estimate ≤ upper;   z = 2 z₀.₉₇₅ y/(upper − lower), p = 2Φ(−|z|), within a factor 3; ratios as logarithms
 *
 * Unit     none
 * Domain   rows that print an estimate with both limits of a 95 % interval; for p also an exact p
 * Source   Altman & Bland 2011, BMJ 343:d2304
 * Same as  none
 */
export const estimateOfRow: AuditCheck = {
  id: "estimate-of-row",
  code: "ESTIMATE_MISMATCH",
  label: "Estimate, interval and p",
  formula: ["lower ≤ y ≤ upper", "p = 2Φ(−|z|), z = 2 z₀.₉₇₅ y/(upper − lower)"],
  unit: null,
  source: "doi:10.1136/bmj.d2304",
  sameAs: null,
  explain: "An interval holds its estimate, and the two give p.",
  run: (table) =>
    over<AuditEstimate>([...table.estimates, ...table.contrasts], ({ row, estimate, ciLow, ciHigh, p, isRatio }) => {
      if (estimate === null || ciLow === null || ciHigh === null) return null;
      const [y, low, high] = [estimate, ciLow, ciHigh].map(asPrinted);
      if (y === undefined || low === undefined || high === undefined) return null;
      const above = low.value - halfUnit(low) > y.value + halfUnit(y);
      const below = high.value + halfUnit(high) < y.value - halfUnit(y);
      const text = `${estimate.text} [${ciLow.text}, ${ciHigh.text}]`;
      if (above || below) {
        const sign = low.value <= -y.value && -y.value <= high.value;
        return at(
          table,
          row,
          estimate,
          "ESTIMATE_MISMATCH",
          "impossible",
          `${text}: the estimate lies outside its interval.`,
          {
            fits: sign ? "fits with the other sign" : low.value > high.value ? "fits if the limits are swapped" : null,
          },
        );
      }
      if (p === null) return "fine";
      const scale = isRatio ? Math.log : (x: number) => x;
      if (isRatio && !(low.value > halfUnit(low) && y.value > halfUnit(y))) return "fine";
      const zs = [-1, 1].map((way) => {
        const size = Math.max(0, Math.abs(scale(y.value)) + way * spread(scale, y));
        const width = scale(high.value) - scale(low.value) - way * (spread(scale, low) + spread(scale, high));
        return (size * 2 * Z) / Math.max(width, 1e-12);
      });
      const [most = 1, least = 0] = zs.map((z) => 2 * normal.upper(z));
      const half = halfUnit(asPrinted(p));
      if (p.value + half >= least / ROOM && p.value - half <= most * ROOM) return "fine";
      const digits = (x: number) => (x < 0.001 ? x.toExponential(1) : x.toFixed(3));
      const why = `from ${text}, at 95%, p follows as ${digits(least)} to ${digits(most)}, not ${p.text}`;
      return at(table, row, p, "ESTIMATE_MISMATCH", "inconsistent", `${why}.`, {
        recomputed: [{ quantity: "p", printed: p.text, low: least, high: most }],
      });
    }),
};

const spread = (scale: (x: number) => number, { value, ...printed }: { value: number; decimals: number }): number => {
  const half = halfUnit({ value, ...printed });
  return Math.abs(scale(value + half) - scale(value - half)) / 2;
};
