import { weightedMean } from "../../core/sums.js";
import type { ArmSummary } from "../../records.js";

/** Mean baseline score over arms, weighted by their sizes; null unless every arm that was measured states it. */
export function meanBaseline(arms: readonly (ArmSummary | null | undefined)[]): number | null {
  const measured = arms.filter((arm) => arm && (arm.n !== null || arm.baselineMean !== null)) as readonly ArmSummary[];
  if (measured.length === 0 || measured.some((arm) => arm.baselineMean === null)) return null;
  const sized = measured.every(({ n }) => n !== null);
  return weightedMean(
    measured.map(({ baselineMean }) => baselineMean ?? 0),
    measured.map(({ n }) => (sized ? (n ?? 1) : 1)),
  );
}
