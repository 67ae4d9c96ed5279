import type { Io } from "./io.js";

export interface Progress {
  rows(more: number, now: number): Promise<void>;
  end(): Promise<void>;
}

/** Silence up to here, and between two lines, in milliseconds. */
const PATIENCE = 1000;
const PAUSE = 250;

/** Counts rows on a terminal once they take longer than a second. Nobody hears of it where stderr is no terminal. */
export function progressOf(file: string, io: Io | null, started: number): Progress {
  const silent = io === null || !io.err.isTTY || io.env.TERM === "dumb";
  let rows = 0;
  let last: number | null = null;
  return {
    async rows(more, now) {
      rows += more;
      if (silent || now - started < PATIENCE || (last !== null && now - last < PAUSE)) return;
      last = now;
      // Base names come from the user's disk: letters that steer a terminal are left out.
      const name = file.replace(/\p{C}/gu, "");
      await io.err.write(`\r\u001b[K${name}: ${rows.toLocaleString("en")} rows`);
    },
    async end() {
      if (!silent && last !== null) await io.err.write("\r\u001b[K");
    },
  };
}
