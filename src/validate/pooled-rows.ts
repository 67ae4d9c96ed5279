import type { ReportedOutcome } from "../records.js";

/** So many rows are held; a longer table's estimates are not looked through for a pooled one. */
const HELD = 2000;

/** How far a printed estimate may be off for rounding alone, in standard errors. */
const ROUNDING = 0.02;
/** Digits so few, or estimates so alike, that any estimate near the pooled one would fit it. */
const TOO_COARSE = 0.15;

/** Cochran's Q at the variance between studies that an estimator gives, per degree of freedom: 1 for Paule and Mandel's. */
const Q_LOW = 0.75;
const Q_HIGH = 1.33;

/** Half a unit of the last digit of a number that was printed, or of a ratio whose logarithm it is; null for many digits. */
function halfUnit(value: number): number | null {
  const decimals = (String(+value.toPrecision(12)).split(".")[1] ?? "").length;
  return decimals > 6 ? null : 0.5 / 10 ** decimals;
}

/**
 * Printed estimates, and whether another is their inverse-variance mean: with the weights 1/(v + τ²) of the one τ² that
 * gives its standard error, where that τ² is 0 or one that the rows' own spread bears out. No estimator of τ² is preferred.
 */
export class PooledRows {
  #y: number[] = [];
  #v: number[] = [];
  #smallest = Number.POSITIVE_INFINITY;
  #lowest = Number.POSITIVE_INFINITY;
  #highest = Number.NEGATIVE_INFINITY;
  #open = true;

  add({ estimate, se }: ReportedOutcome): void {
    if (se === null || !(se > 0) || !this.#open) return;
    if (this.#y.length >= HELD) {
      this.#open = false;
      this.#y = [];
      this.#v = [];
      return;
    }
    this.#y.push(estimate);
    this.#v.push(se * se);
    this.#smallest = Math.min(this.#smallest, se);
    this.#lowest = Math.min(this.#lowest, estimate);
    this.#highest = Math.max(this.#highest, estimate);
  }

  /**
   * Whether these rows' pooled estimate is that of `row`: by a common effect, where estimate and standard error both agree;
   * `orRandom`, by a τ² that is taken from the standard error, so that only the estimate is left to agree.
   */
  give({ estimate, se }: ReportedOutcome, orRandom: boolean): boolean {
    if (!this.#open || this.#y.length < 2 || se === null || !(se < this.#smallest)) return false;
    const half = halfUnit(estimate) ?? (halfUnit(Math.exp(estimate)) ?? 0) / Math.exp(estimate);
    if (half > TOO_COARSE * se) return false;
    const slack = Math.max(half, ROUNDING * se);
    if (slack > TOO_COARSE * (this.#highest - this.#lowest)) return false;
    const common = this.#pooled(0);
    if (Math.abs(common.se - se) <= slack && Math.abs(common.y - estimate) <= slack) return true;
    if (!orRandom || se <= common.se) return false;
    const { y, q } = this.#pooled(this.#tau2For(se));
    const perDf = q / (this.#y.length - 1);
    return Math.abs(y - estimate) <= slack && perDf >= Q_LOW && perDf <= Q_HIGH;
  }

  /** The τ² that gives a standard error: the more of it, the larger that is. */
  #tau2For(se: number): number {
    let low = 0;
    let high = se * se * this.#y.length;
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (this.#pooled(middle).se < se) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  #pooled(tau2: number): { readonly y: number; readonly se: number; readonly q: number } {
    let sum = 0;
    let weighted = 0;
    for (const [i, v] of this.#v.entries()) {
      const w = 1 / (v + tau2);
      sum += w;
      weighted += w * (this.#y[i] ?? 0);
    }
    const y = weighted / sum;
    let q = 0;
    for (const [i, v] of this.#v.entries()) q += ((this.#y[i] ?? 0) - y) ** 2 / (v + tau2);
    return { y, se: 1 / Math.sqrt(sum), q };
  }
}
