import { absent, type RowAtHand } from "./row.js";
import { quoted, shown } from "./wording.js";

const USUAL = 0.95;

/**
 * The level of a printed interval as a proportion: 95, "95%" or 0.95, and 0.95 where the table does not say. NaN after an
 * error. The note says how the column was read.
 */
export function ciLevel(row: RowAtHand): number {
  const at = row.ciLevelAt;
  if (at < 0) return USUAL;
  const { cells } = row;
  const value = cells.percentage(at);
  if (absent(value)) return cells.failed ? value : USUAL;
  if (value >= 0.5 && value < 1 && !cells.printed(at).endsWith("%")) return value;
  if (value >= 50 && value < 100) {
    const column = cells.header(at);
    row.log.once(
      "N_LEVEL",
      `${quoted(cells.printed(at))} was read as a percentage: level ${shown(value / 100)}`,
      column,
    );
    return value / 100;
  }
  const hint = value > 0 && value < 0.5 ? `Did you mean ${shown(1 - value)}, the coverage?` : "Write 95 or 0.95.";
  cells.fail("E_RANGE", at, "expected a confidence level, 50 to below 100 or 0.5 to below 1", hint);
  return Number.NaN;
}
