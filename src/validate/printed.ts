/**
 * Half a unit of the last digit that a paper printed: "7.9" stands for 7.85 to 7.95.
 *
 * The mark before the decimals is told from a thousands mark by the value that the text was read as.
 */
export function halfUnit(text: string, value: number): number {
  let digits = 0;
  let decimals = 0;
  let marked = false;
  let exponent = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      digits = digits * 10 + (c - 48);
      if (marked) decimals += 1;
    } else if (c === 44 || c === 46) {
      marked = true;
      decimals = 0;
    } else if ((c === 69 || c === 101) && digits > 0) {
      exponent = exponentIn(text, i + 1);
      break;
    }
  }
  const size = Math.abs(value);
  const near = (shift: number): boolean => Math.abs(digits * 10 ** shift - size) <= 1e-9 * Math.max(size, 10 ** shift);
  if (near(exponent - decimals)) return 0.5 * 10 ** (exponent - decimals);
  return near(0) ? 0.5 : 0;
}

function exponentIn(text: string, start: number): number {
  let sign = 1;
  let value = 0;
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) value = value * 10 + (c - 48);
    else if (c !== 43) sign = -1;
  }
  return sign * value;
}

/** A printed number with half its last unit. */
export interface Printed {
  readonly value: number;
  readonly half: number;
}

/**
 * Whether an estimate and its limits can belong together: the estimate between its limits and, given how they were
 * rounded, in their middle (of the logs, for a ratio).
 */
export function judgeInterval(
  estimate: Printed,
  low: Printed,
  high: Printed,
  log: boolean,
): "fits" | "reversed" | "outside" | "asymmetric" {
  if (low.value > high.value) return "reversed";
  // No rounding is granted here: a paper that prints 5 beside 5.4 to 6 has one of them wrong or too short.
  if (estimate.value < low.value || estimate.value > high.value) return "outside";
  const scale = log ? logOrLowest : same;
  const middleLow = (scale(low.value - low.half) + scale(high.value - high.half)) / 2;
  const middleHigh = (scale(low.value + low.half) + scale(high.value + high.half)) / 2;
  // Beside a limit that was rounded to 0 there is no size to take a share of but the other's.
  const size = (x: number): number => (Number.isFinite(scale(x)) ? Math.abs(scale(x)) : 0);
  const room = 1e-9 * (size(high.value) + size(low.value));
  const meets =
    scale(estimate.value + estimate.half) >= middleLow - room &&
    scale(estimate.value - estimate.half) <= middleHigh + room;
  return meets ? "fits" : "asymmetric";
}

const same = (x: number): number => x;
const logOrLowest = (x: number): number => (x > 0 ? Math.log(x) : Number.NEGATIVE_INFINITY);
