import { largestOf } from "../core/lists.js";
import { fixed } from "./numbers.js";
import { displayWidth, padEnd } from "./width.js";

/** An estimate with limits that may be missing. */
export interface Row {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly decimals: number;
}

/** Pads texts on both sides so that their decimal points stand under each other; "" stays blank. */
export function alignPoints(texts: readonly string[]): readonly string[] {
  const parts = texts.map((text) => {
    const point = text.indexOf(".");
    return point < 0 ? ([text, ""] as const) : ([text.slice(0, point), text.slice(point)] as const);
  });
  const left = largestOf(
    parts.map(([whole]) => displayWidth(whole)),
    0,
  );
  const right = largestOf(
    parts.map(([, rest]) => displayWidth(rest)),
    0,
  );
  return parts.map(
    ([whole, rest]) => `${" ".repeat(left - displayWidth(whole))}${padEnd(whole + rest, displayWidth(whole) + right)}`,
  );
}

/** "−7.66 [−10.69, −4.63]" for each row, every number aligned on its decimal point; a missing number leaves a blank. */
export function alignIntervals(rows: readonly Row[]): readonly string[] {
  const column = (of: (row: Row) => number | null) =>
    alignPoints(
      rows.map((row) => {
        const value = of(row);
        return value === null ? "" : fixed(value, row.decimals);
      }),
    );
  const [estimates, lows, highs] = [column((r) => r.estimate), column((r) => r.low), column((r) => r.high)];
  return rows.map(({ low, high }, i) => {
    const estimate = estimates[i] ?? "";
    if (low === null || high === null)
      return `${estimate}${" ".repeat((lows[i]?.length ?? 0) + (highs[i]?.length ?? 0) + 5)}`;
    return `${estimate} [${moved(lows[i] ?? "", ",")} ${moved(highs[i] ?? "", "]")}`;
  });
}

/** A mark set right after a number, before the blanks that pad it. */
function moved(text: string, mark: string): string {
  const bare = text.trimEnd();
  return `${bare}${mark}${" ".repeat(text.length - bare.length)}`;
}
