/** Σ(y − ȳ)², about a first value so that a large mean does not swallow the spread. */
export function sumOfSquares(y: Float64Array): number {
  const first = y[0] ?? 0;
  let total = 0;
  for (const value of y) total += value - first;
  const mean = total / y.length;
  let squares = 0;
  for (const value of y) squares += (value - first - mean) ** 2;
  return squares;
}
