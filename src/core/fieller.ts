/**
 * Confidence limits of a ratio of two independent estimates.
 *
 *   g = (q s_b/b)²,   limits = (r ± (q/|b|) √((1 − g) s_a² + r² s_b²)) / (1 − g),   r = a/b
 *
 * Unit     none
 * Domain   b ≠ 0; null where g ≥ 1, since the denominator may then be 0 and the limits are not finite
 * Source   Fieller 1954, J R Stat Soc B 16:175–185
 */
export function fieller(
  [a, sa]: readonly [number, number],
  [b, sb]: readonly [number, number],
  q: number,
): readonly [number, number] | null {
  const g = ((q * sb) / b) ** 2;
  if (!(g < 1)) return null;
  const r = a / b;
  const half = (q / Math.abs(b)) * Math.sqrt((1 - g) * sa * sa + r * r * sb * sb);
  return [(r - half) / (1 - g), (r + half) / (1 - g)];
}
