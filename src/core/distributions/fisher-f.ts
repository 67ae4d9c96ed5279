import { oddsQuantile } from "./beta.js";
import { isProbability, requireThat } from "./domain.js";
import { incompleteBeta } from "./incomplete-beta.js";

function check(verb: string, x: number, df1: number, df2: number): void {
  const finite = df1 > 0 && df2 > 0 && df1 + df2 < Number.POSITIVE_INFINITY;
  requireThat(finite && !Number.isNaN(x), `fisherF.${verb}`, x, df1, df2);
}

/**
 * The F distribution: df1·x/df2 are the odds of a beta variable with parameters df1/2 and df2/2.
 *
 * Domain  0 < df1, df2 < ∞; x real or infinite; probabilities in [0, 1], where 1 gives ∞
 * Source  NIST DLMF 8.17 with Johnson, Kotz & Balakrishnan 1995, Continuous Univariate Distributions 2, ch. 27
 * @throws E_BUG outside the domain
 */
export const fisherF = {
  cdf(x: number, df1: number, df2: number): number {
    check("cdf", x, df1, df2);
    return tail(x, df1, df2, false);
  },
  upper(x: number, df1: number, df2: number): number {
    check("upper", x, df1, df2);
    return tail(x, df1, df2, true);
  },
  quantile(p: number, df1: number, df2: number): number {
    check("quantile", p, df1, df2);
    requireThat(isProbability(p), "fisherF.quantile", p);
    return (df2 / df1) * oddsQuantile(p, df1 / 2, df2 / 2, false);
  },
  upperQuantile(q: number, df1: number, df2: number): number {
    check("upperQuantile", q, df1, df2);
    requireThat(isProbability(q), "fisherF.upperQuantile", q);
    return (df2 / df1) * oddsQuantile(q, df1 / 2, df2 / 2, true);
  },
};

function tail(x: number, df1: number, df2: number, upper: boolean): number {
  const odds = (df1 / df2) * x;
  if (odds <= 0) return upper ? 1 : 0;
  if (odds === Number.POSITIVE_INFINITY) return upper ? 0 : 1;
  return incompleteBeta(odds, df1 / 2, df2 / 2, upper);
}
