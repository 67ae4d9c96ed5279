import { expect } from "vitest";

/** Seconds of the processor: what other programs do meanwhile is not counted. */
const secondsOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

/**
 * Half the work takes half the time or little more; where cost grows with the square it takes a quarter. The two are timed
 * in turn, the best of each counts, and a ratio too high is measured again: the machine clears its memory when it likes.
 */
export async function expectLinearGrowth(half: () => unknown, whole: () => unknown): Promise<void> {
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as [number, number];
  const limit = () => 3 * best[0] + 0.05;
  for (let round = 1; round <= 8; round++) {
    best[0] = Math.min(best[0], await secondsOf(half));
    best[1] = Math.min(best[1], await secondsOf(whole));
    if (best[1] < limit()) break;
  }
  expect(best[1]).toBeLessThan(limit());
}
