import { setFlagsFromString } from "node:v8";

/** For what is written in pieces: a half more than what is alive. */
export const HEAP_GROWTH = 50;

/**
 * Runs work that makes much garbage in little memory.
 *
 * Code must be loaded before: V8 takes what was kept under other flags (bin/kept-code.js) for another program's.
 *
 * @param growth how far the heap may grow, in percent of what is alive, before it is cleared: left to itself it takes several
 *   times of that. Less is slower.
 */
export async function inSmallHeap<T>(growth: number, work: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
  try {
    return await work();
  } finally {
    setFlagsFromString("--heap-growing-percent=0");
  }
}
