import type { ContinuousArm } from "../records.js";

/** s_p = √(((n₁−1)s₁² + (n₂−1)s₂²) / (n₁+n₂−2)), the SD that two arms share if their variances are equal. */
export function pooledSd(t: ContinuousArm, c: ContinuousArm): number {
  return Math.sqrt(((t.n - 1) * t.sd * t.sd + (c.n - 1) * c.sd * c.sd) / (t.n + c.n - 2));
}

/** What is wrong when there is nothing to divide by. */
export const NO_SPREAD = {
  refused: "the SD that the difference is divided by is 0",
  hint: "Check the SDs; a mean difference (--measure md) needs no division.",
};
