import type { Amount, Frame, PrintedCentre, PrintedShare } from "../../records.js";
import { fixed } from "../wording.js";

/** "From 12% to 10%" beside "one in 20 spared", "60% did and 55% did not": numbers of one sentence that cannot all be right. */
export function clashIn(frames: readonly Frame[]): string | null {
  for (const pair of frames) {
    const { amount, second, role } = pair;
    if (role !== "pair" || amount === null || second === null) continue;
    const shares = isShare(amount) && isShare(second);
    if (
      shares &&
      /\b(?:did|do|does|had|have|has|was|were) not\b|n't\b|\bthe (?:rest|others?|remaining)\b/.test(pair.clause) &&
      /\b(?:same|treated|in the|of (?:the )?(?:patients|people|participants|them))\b/i.test(pair.clause) &&
      !/\bthan|versus|compared|placebo|control/i.test(pair.clause) &&
      amount.low + second.low > 100.5
    )
      return `${fixed(amount.value, 0)}% and ${fixed(second.value, 0)}% of the same people are more than all of them.`;
    for (const effect of frames) {
      if (
        effect === pair ||
        effect.role === "pair" ||
        effect.role === "share" ||
        effect.role === "detail" ||
        effect.amount === null ||
        effect.sentence !== pair.sentence ||
        effect.denied
      )
        continue;
      // Two levels of two groups, or before and after in words that leave no third possibility.
      if (!pair.fromTo) continue;
      const clash = against(effect.amount, amount, second, shares, effect);
      if (clash !== null) return clash;
    }
  }
  return null;
}

const isShare = ({ form }: Amount): boolean => form === "percent" || form === "one in";

function against(told: Amount, to: Amount, from: Amount, shares: boolean, { quote, way }: Frame): string | null {
  const [low, high] = [to.low - from.high, to.high - from.low];
  const difference = rangeOfSizes(low, high);
  const ratios = from.low > 0 ? [to.low / from.high, to.high / from.low] : null;
  const change = ratios === null ? null : rangeOfSizes(100 * ((ratios[0] ?? 1) - 1), 100 * ((ratios[1] ?? 1) - 1));
  const wanted: (readonly [number, number])[] = [];
  if (told.form === "number needed" || (told.form === "one in" && shares)) {
    if (difference[0] <= 0) return null;
    const needed = told.form === "one in" ? [100 / told.high, 100 / told.low] : [told.low, told.high];
    const given = [100 / difference[1], 100 / difference[0]];
    return (needed[0] ?? 0) > (given[1] ?? 0) || (needed[1] ?? 0) < (given[0] ?? 0)
      ? sentence(quote, to, from, `one in ${fixed(100 / Math.abs(to.value - from.value), 0)}`)
      : null;
  }
  if (told.form === "percentage points" || told.form === "plain") {
    if (told.form === "plain" && (shares || /^(?:years?|months?|weeks?|days?|hours?)$/.test(told.unit ?? "")))
      return null;
    wanted.push(difference);
  } else if (told.form === "percent") {
    if (change !== null) wanted.push(change);
    if (shares) wanted.push(difference);
  } else if (told.form === "times" && ratios !== null) {
    const less = way === "less" && told.value > 1;
    const [a, b] = less ? [1 / told.high, 1 / told.low] : [told.low, told.high];
    return b < (ratios[0] ?? 0) || a > (ratios[1] ?? 0)
      ? sentence(quote, to, from, `${fixed(to.value / from.value, 2)} times`)
      : null;
  }
  if (wanted.length === 0 || told.bound !== null) return null;
  const fits = wanted.some(([a, b]) => told.high >= a && told.low <= b);
  return fits
    ? null
    : sentence(
        quote,
        to,
        from,
        shares || told.form === "percent"
          ? `${fixed(100 * (to.value / from.value - 1), 0)}%${shares ? `, or ${fixed(to.value - from.value, 1)} percentage points` : ""}`
          : fixed(to.value - from.value, 1),
      );
}

const rangeOfSizes = (a: number, b: number): readonly [number, number] => {
  const [x, y] = [Math.abs(a), Math.abs(b)];
  return a <= 0 && b >= 0 ? [0, Math.max(x, y)] : [Math.min(x, y), Math.max(x, y)];
};

const sentence = (quote: string, to: Amount, from: Amount, given: string): string =>
  `The claim says “${quote.trim()}”, and from ${fixed(from.value, 1)} to ${fixed(to.value, 1)} is ${given}.`;

/** "Of 300 patients, 45 (25%)": a count beside a percentage that is not its share. */
export function shareClash(shares: readonly PrintedShare[]): string | null {
  for (const { events, total, percent, half } of shares) {
    const share = (100 * events) / total;
    if (share <= 100 && Math.abs(share - percent) > half + 1e-9)
      return `${events} of ${total} is ${fixed(share, 1)}%, not ${percent}%.`;
  }
  return null;
}

/** "A median of 14 days (range 16 to 90)": no average lies beyond its range, and no median beyond the quartiles. */
export function centreClash(centres: readonly PrintedCentre[]): string | null {
  for (const { name, value, spread, low, high } of centres) {
    const bounded = low < high && (name === "median" || spread === "range");
    if (bounded && (value < low || value > high))
      return `A ${name} of ${value} cannot lie outside its ${spread}, ${low} to ${high}.`;
  }
  return null;
}
