import { findRoot } from "../../core/roots.js";

/**
 * The k − 1 eigenvalues other than 0 of A = W − W11'W/Σw, w = 1/v, the largest first.
 *
 * Their reciprocals ν are where Σ 1/(ν − v) = 0, the stationary points of the polynomial with the roots v: one lies
 * between each two neighbouring variances, and equal variances keep theirs.
 *
 * Source  Golub 1973, SIAM Review 15:318–334, for the eigenvalues of a diagonal matrix changed by one of rank 1
 */
export function weightSpectrum(variances: Float64Array): number[] {
  const sorted = Float64Array.from(variances).sort();
  const eigenvalues: number[] = [];
  for (let i = 1; i < sorted.length; i++) {
    eigenvalues.push(1 / stationaryPoint(sorted, sorted[i - 1] as number, sorted[i] as number));
  }
  return eigenvalues;
}

/** Σ 1/(ν − v) between two neighbours, times the distances from both, which takes its poles away. */
function stationaryPoint(sorted: Float64Array, low: number, high: number): number {
  if (low === high) return low;
  const balance = (point: number): number => {
    const [fromLow, toHigh] = [point - low, high - point];
    let others = 0;
    let pull = 0;
    for (const value of sorted) {
      if (value === low) pull += toHigh;
      else if (value === high) pull -= fromLow;
      else others += 1 / (point - value);
    }
    return pull + fromLow * toHigh * others;
  };
  return findRoot(balance, low, high);
}
