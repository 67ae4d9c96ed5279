import type { Cells } from "./cells.js";
import { CHECK } from "./wording.js";

/** A printed p: a value, a bound such as "< .001", or nothing. */
export interface PrintedP {
  /** NaN for a bound, for nothing, and after an error. */
  readonly value: number;
  readonly bound: string | null;
}

const NONE: PrintedP = { value: Number.NaN, bound: null };
/** Nobody prints an exact p below this, and quantiles of it overflow. */
const SMALLEST = 1e-300;
const SIGNS = "<>≤≥≪≫~≈";
const WORDS = ["ns", "n.s.", "n.s", "not significant"];

export function pValue(cells: Cells, at: number): PrintedP {
  if (at < 0) return NONE;
  const text = cells.text(at);
  if (text === null) return NONE;
  const bare = withoutName(text);
  if (SIGNS.includes(bare.charAt(0)) || WORDS.includes(bare.toLowerCase())) return { value: Number.NaN, bound: text };
  const value = cells.numberIn(bare, at);
  if (value >= SMALLEST && value <= 1) return { value, bound: null };
  // "0.000" is what a program prints of a p below half its last digit.
  if (value === 0 && /[.,]0+$/.test(bare)) return { value: Number.NaN, bound: text };
  if (Number.isFinite(value)) {
    const hint =
      value >= 0 && value < SMALLEST
        ? 'A p that a program prints as 0 is a bound: write "<0.001" or what was printed.'
        : CHECK;
    cells.fail("E_RANGE", at, "expected a p-value, above 0 and at most 1", hint);
  }
  return NONE;
}

/** "p = .03", "P=.03" and "=.03" are ".03"; "P < .001" is "< .001". */
function withoutName(text: string): string {
  let start = 0;
  if (text.charAt(0) === "p" || text.charAt(0) === "P") start = 1;
  while (start < text.length && " =".includes(text.charAt(start))) start += 1;
  return start === 0 ? text : text.slice(start);
}
