import { criticalValue } from "../../../core/distributions.js";
import type { ArmSummary, ClaimEvidence } from "../../../records.js";

/** Improvement is positive: scores that fall where lower is better. Without a direction a rise is. */
const sign = ({ direction }: ClaimEvidence): number => (direction === "lower-better" ? -1 : 1);

interface Change {
  readonly label: string;
  readonly mean: number;
  /** Null where no SD of changes is given, or can be derived. */
  readonly se: number | null;
  readonly n: number | null;
  readonly baseline: number | null;
}

/** The change from baseline of an arm, turned so that an improvement is positive; null where it is not given. */
export function changeOf(evidence: ClaimEvidence, arm: ArmSummary): Change | null {
  const { changeMean, changeSd, mean, baselineMean, n, label } = arm;
  const raw = changeMean ?? (mean !== null && baselineMean !== null ? mean - baselineMean : null);
  if (raw === null) return null;
  const se = changeSd !== null && n !== null && n > 0 ? changeSd / Math.sqrt(n) : null;
  return { label, mean: sign(evidence) * raw, se, n, baseline: baselineMean };
}

/** Final mean of an arm with its standard error; null for changes and where it is not given. */
export function endOf({ mean, sd, n, changeMean }: ArmSummary): readonly [number, number] | null {
  // A mean that is a change is no end score.
  if (mean === null || sd === null || n === null || changeMean === mean) return null;
  return [mean, sd / Math.sqrt(n)];
}

/** Limits around an estimate by t with n − 1 degrees of freedom. */
export function limitsBy(estimate: number, se: number | null, n: number | null, level: number) {
  if (se === null || n === null || n < 2) return { estimate, low: null, high: null };
  const half = criticalValue(level, n - 1) * se;
  return { estimate, low: estimate - half, high: estimate + half };
}
