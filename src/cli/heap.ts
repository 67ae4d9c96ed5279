import { setFlagsFromString } from "node:v8";

/**
 * Runs work that makes much garbage in little memory.
 *
 * @param growth how far the heap may grow, in percent of what is alive, before it is cleared: left to itself it takes several
 *   times of that. Less is slower.
 */
export async function inSmallHeap<T>(growth: number, work: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
  try {
    return await work();
  } finally {
    // V8 takes code that was kept under other flags (bin/kept-code.js) for another program's.
    setFlagsFromString("--heap-growing-percent=0");
  }
}
