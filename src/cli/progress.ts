import type { Io } from "./io.js";

export interface Progress {
  /** So many more are done. */
  add(more: number): Promise<void>;
  /** Takes the line away, before something else is written or for good. */
  end(): Promise<void>;
}

/** Silence up to here, and between two lines, in milliseconds. */
const PATIENCE = 1000;
const PAUSE = 250;

/** Milliseconds on a clock that is not set back; `performance` would be loaded for it. */
export const clock = (): number => process.uptime() * 1000;

/**
 * Counts on a terminal what takes longer than a second. Nobody hears of it where stderr is no terminal.
 *
 * @param line what to show of a count: "a.csv: 12,000 rows"
 */
export function progressOf(
  io: Io | null,
  line: (count: string) => string,
  started: number = clock(),
  now: () => number = clock,
): Progress {
  const silent = io === null || !io.err.isTTY || io.env.TERM === "dumb";
  let count = 0;
  let last: number | null = null;
  return {
    async add(more) {
      count += more;
      if (silent) return;
      const at = now();
      if (at - started < PATIENCE || (last !== null && at - last < PAUSE)) return;
      last = at;
      // Base names come from the user's disk: letters that steer a terminal are left out.
      await io.err.write(`\r\u001b[K${line(count.toLocaleString("en")).replace(/\p{C}/gu, "")}`);
    },
    async end() {
      if (!silent && last !== null) await io.err.write("\r\u001b[K");
      last = null;
    },
  };
}
