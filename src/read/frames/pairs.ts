import type { Amount } from "../../records.js";
import { numberAt, type Words } from "./numerals.js";
import { isPeopleDifference } from "./roles.js";

export interface Pair {
  /** The amount as it was read, where the second one is worked out from it. */
  readonly spent?: Amount;
  readonly second: Amount;
  readonly fromTo: boolean;
  /** The level told first is the later one, or the other group's. */
  readonly swap: boolean;
}

/** The second of two levels: "from 12% to 4%", "to 4% from 12%", "18% compared to 9.9%", "31% of … and 3% of …". */
export const INSTEAD = /^(?:instead|rather)$/;

export function pairWith(
  from: Words,
  amount: Amount,
  second: Amount | undefined,
  taken: ReadonlySet<Amount>,
): Pair | null {
  const { words } = from;
  if (second === undefined || taken.has(second)) return null;
  // "Eight women in 100, instead of ten".
  const gap = words.slice(amount.next, second.first);
  if (
    amount.unit === "people" &&
    second.form === "plain" &&
    gap.some((word) => INSTEAD.test(word)) &&
    gap.length <= 4
  ) {
    const total = numberAt(from, amount.next - 1)?.value ?? 100;
    const value = (100 * second.value) / total;
    const half = (100 * (second.high - second.low)) / 2 / total;
    return {
      second: { ...second, form: "percent", value, low: value - half, high: value + half },
      fromTo: false,
      swap: false,
      spent: second,
    };
  }
  if (!sameKind(amount, second)) return null;
  const before = words[amount.first - 1] ?? "";
  const between = words.slice(amount.next, second.first);
  const last = between.at(-1) ?? "";
  if (before === "from" && last === "to") return { second, fromTo: true, swap: true };
  if (before === "to" && last === "from") return { second, fromTo: true, swap: false };
  if (amount.form !== "plain" && !isShareOfPeople(amount)) return null;
  if (between.length > 16 || between.some((word) => /^[.;]$/.test(word))) return null;
  // Two differences are no levels.
  if ([amount, second].some((one) => one.form === "percentage points" && isPeopleDifference(from, one))) return null;
  const joined =
    between.some((word) => /^(?:versus|vs|v|against|compared|and|but|while|whereas|than|with)$/.test(word)) ||
    (between.includes(",") && between.length <= 12);
  const change = [amount, second].some(
    (one) =>
      words[one.first - 1] === "by" ||
      /^(?:more|less|fewer|lower|higher|greater|reduction|increase|relative|risk|smaller|larger|better|worse)$/.test(
        words[one.next] ?? "",
      ),
  );
  // "By 1.1 points on the pill but by just 0.3 on placebo": the change of each group.
  const eachBy = [amount, second].every(
    (one) =>
      (words[one.first - 1] === "by" ||
        (words[one.first - 2] === "by" && /^(?:just|only|an?)$/.test(words[one.first - 1] ?? ""))) &&
      [0, 1].some((skip) => /^(?:on|with|in|among|for|of)$/.test(words[one.next + skip] ?? "")),
  );
  if (amount.form === "plain" && eachBy && joined) return { second, fromTo: false, swap: false };
  return joined && !change ? { second, fromTo: false, swap: false } : null;
}

/** "31%", "one in three", "7 in 1,000", "twelve of those": so many of a group. */
export const isShareOfPeople = ({ form, unit }: Amount): boolean =>
  form === "percent" || form === "one in" || form === "count" || (form === "percentage points" && unit === "people");

const sameKind = (a: Amount, b: Amount): boolean =>
  a.form === "plain" && b.form === "plain"
    ? a.unit === b.unit || b.unit === null || a.unit === null
    : (a.form === "count") === (b.form === "count") &&
      ((isShareOfPeople(a) && isShareOfPeople(b)) || (a.form === b.form && a.form !== "count"));
