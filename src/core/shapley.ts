/**
 * Shapley values: what each of several changes accounts for, as the mean over all orders in which they could be made.
 *
 *   φ_i = Σ_{S ⊆ N∖{i}} |S|!(n − |S| − 1)!/n! (v(S ∪ {i}) − v(S))
 *
 * `values[S]` is v(S), with the members of S as the bits of S. The shares sum to v(N) − v(∅).
 *
 * Domain  2ⁿ values, n ≥ 0
 * Source  Shapley 1953, Contributions to the Theory of Games 2:307–317
 */
export function shapley(values: readonly number[]): readonly number[] {
  const n = Math.round(Math.log2(values.length));
  const factorials = [1];
  for (let i = 1; i <= n; i++) factorials.push((factorials[i - 1] as number) * i);
  const all = factorials[n] as number;
  return Array.from({ length: n }, (_, i) => {
    let share = 0;
    for (let set = 0; set < values.length; set++) {
      if (set & (1 << i)) continue;
      const size = bits(set);
      const orders = (factorials[size] as number) * (factorials[n - size - 1] as number);
      share += (orders / all) * ((values[set | (1 << i)] as number) - (values[set] as number));
    }
    return share;
  });
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
