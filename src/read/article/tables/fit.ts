import type { CellKind, PrintedP } from "../../../records.js";
import type { KindHint } from "./kind-words.js";
import type { CellNumber, CellShape, Run } from "./values.js";

/** The numbers of a cell by what they are. */
export type Values = Partial<
  Record<
    | "n"
    | "events"
    | "total"
    | "percent"
    | "mean"
    | "sd"
    | "se"
    | "spread"
    | "median"
    | "q1"
    | "q3"
    | "min"
    | "max"
    | "estimate"
    | "ciLow"
    | "ciHigh"
    | "statistic",
    CellNumber
  >
> & { readonly p?: { readonly p: PrintedP; readonly text: string } };

/** A cell read as a hint has it. `full` is false where the hint tells of more numbers than there are, or of fewer. */
export interface Fit {
  readonly kind: CellKind;
  readonly values: Values;
  readonly full: boolean;
}

/** The forms that cells have: what stands first, what beside it. */
interface Form {
  readonly first: CellNumber | null;
  readonly pair: readonly [CellNumber, CellNumber] | null;
  readonly spread: CellNumber | null;
  readonly bracket: Run | null;
  readonly beside: CellNumber | null;
  /** A whole number in a second pair of brackets. */
  readonly size: CellNumber | null;
  readonly plusMinus: boolean;
}

function pairOf(run: Run | undefined): readonly [CellNumber, CellNumber] | null {
  if (run === undefined || run.numbers.length !== 2 || run.op !== null) return null;
  const [low, high] = run.numbers;
  return low && high && (run.by === "range" || run.by === "list" || (run.by === "other" && run.joints[0] === " "))
    ? [low, high]
    : null;
}

/** A cell in the forms that most have; null for any other. */
function formOf({ outer, groups }: CellShape): Form | null {
  const [one, two] = groups;
  const [a = null, b = null, c = null] = outer.numbers;
  if (groups.length > 2 || outer.op !== null) return null;
  const base = { first: a, pair: null, spread: null, bracket: one ?? null, beside: null, size: null, plusMinus: false };
  if (
    outer.numbers.length === 3 &&
    outer.joints[1] === "range" &&
    b !== null &&
    c !== null &&
    (outer.joints[0] === " " || outer.joints[0] === ",")
  )
    return { ...base, pair: [b, c] };
  if (outer.by === "±" || (outer.by === "+" && one === undefined)) {
    const isLone = outer.numbers.length === 1;
    const pair = pairOf(one);
    if (one !== undefined && pair === null) return null;
    return { ...base, first: isLone ? null : a, spread: isLone ? a : b, pair, plusMinus: true };
  }
  if (outer.by === "range" || outer.by === "list")
    return groups.length === 0 && a && b ? { ...base, first: null, pair: [a, b] } : null;
  if (outer.numbers.length > 1 || outer.by === "of" || outer.by === "/") return null;
  if (one === undefined) return base;
  const pair = pairOf(one);
  const inner = one.numbers[0] ?? null;
  if (two !== undefined) {
    const second = pairOf(two);
    if (one.numbers.length === 1 && second !== null) return { ...base, spread: inner, pair: second };
    const [size] = two.numbers;
    const isSized = one.numbers.length === 1 && two.by === "single" && size !== undefined && isWhole(size);
    return isSized ? { ...base, spread: inner, size } : null;
  }
  if (pair !== null) return { ...base, pair };
  if (one.numbers.length !== 1 || inner === null) return null;
  return { ...base, spread: inner, beside: inner, plusMinus: one.by === "±" };
}

const isWhole = ({ value, text }: CellNumber): boolean => Number.isInteger(value) && value >= 0 && !/[.·]/.test(text);

/** n/N as a cell prints it, before or behind its percentage. */
export function fractionOf({ outer, groups }: CellShape): Fit | null {
  const [run, other] = outer.by === "/" || outer.by === "of" ? [outer, groups[0]] : [groups[0], outer];
  if (run === undefined || groups.length > 1 || (run.by !== "/" && run.by !== "of") || run.numbers.length !== 2)
    return null;
  const [events, total] = run.numbers;
  if (!events || !total || !isWhole(events) || !isWhole(total) || events.value > total.value || total.value === 0)
    return null;
  const percent = other?.numbers.length === 1 && other.op === null ? (other.numbers[0] ?? null) : null;
  if (other !== undefined && other.numbers.length > 0 && percent === null) return null;
  return {
    kind: percent === null ? "n/N" : "n/N (%)",
    values: { events, total, ...(percent && { percent }) },
    full: true,
  };
}

/** A p as a cell prints it: "0.03", "<0.001", "p = 0.04". */
export function pOf({ outer, groups }: CellShape): Fit | null {
  const run = outer.numbers.length > 0 ? outer : groups.length === 1 ? groups[0] : undefined;
  const [number] = run?.numbers ?? [];
  if (
    run === undefined ||
    number === undefined ||
    run.numbers.length !== 1 ||
    (run === outer && groups.some(({ numbers }) => numbers.length > 0))
  )
    return null;
  if (!(number.value >= 0 && number.value <= 1) || number.percent) return null;
  const op = run.op ?? "=";
  return {
    kind: "p",
    values: { p: { p: { op, value: number.value }, text: (op === "=" ? "" : op) + number.text } },
    full: true,
  };
}

/** The cell as a hint has it; null where the two do not go together. */
export function fit(shape: CellShape, hint: KindHint): Fit | null {
  if (hint.first === "p") return pOf(shape);
  if (/\bn\s?\/\s?%/i.test(hint.text)) {
    const [events, percent] = shape.outer.numbers;
    if (shape.outer.by === "/" && events && percent && isWhole(events) && isPercent(percent))
      return { kind: "n (%)", values: { events, percent }, full: true };
  }
  if (hint.second === "N" || hint.first === "n" || hint.first === "percent") {
    const fraction = fractionOf(shape);
    if (fraction !== null) return fraction;
  }
  const { outer, groups } = shape;
  const [inner] = groups;
  if (outer.numbers.length === 1 && groups.length === 1 && inner?.op != null && outer.op === null) {
    const p = pOf({ outer: inner, groups: [], n: null });
    const [first] = outer.numbers;
    if (p !== null && first && (hint.first === "estimate" || hint.first === "statistic" || hint.first === "mean"))
      return {
        kind: hint.first,
        values: { [hint.first]: first, ...p.values },
        full: hint.second === "p" || hint.second === null,
      };
  }
  const form = formOf(shape);
  if (form === null || (form.size !== null && !/[([]\s?n\s?[)\]]/i.test(hint.text))) return null;
  switch (hint.first) {
    case "mean":
      return mean(form, hint);
    case "median":
      return median(form, hint);
    case "n":
    case "percent":
      return counted(form, hint);
    case "estimate":
      return estimate(form, hint);
    default:
      return lone(form, hint);
  }
}

function mean(form: Form, hint: KindHint): Fit | null {
  const { first, pair, spread, plusMinus } = form;
  const { second } = hint;
  const ranged = pair !== null && ordered(pair);
  if (first === null) {
    if (spread !== null && second === "SD") return { kind: "SD", values: { sd: spread }, full: true };
    if (spread !== null && second === "SE") return { kind: "SE", values: { se: spread }, full: true };
    if (pair !== null && second === "CI") return { kind: "CI", values: ci(pair), full: true };
    if (pair !== null && (second === "range" || hint.third === "range"))
      return { kind: "range", values: range(pair), full: true };
    return null;
  }
  if (second === "SD" || second === "SE") {
    if (spread === null) return pair === null ? { kind: "mean", values: { mean: first }, full: false } : null;
    if (spread.value < 0 || (spread.percent && !first.percent)) return null;
    const extra: Values =
      form.size !== null
        ? { n: form.size }
        : pair === null
          ? {}
          : hint.third === "range"
            ? range(pair)
            : hint.third === "CI" || second === "SE"
              ? ci(pair)
              : {};
    const full = pair === null || Object.keys(extra).length > 0;
    if (second === "SE")
      return { kind: plusMinus ? "mean ± SE" : "mean (SE)", values: { mean: first, se: spread, ...extra }, full };
    return { kind: plusMinus ? "mean ± SD" : "mean (SD)", values: { mean: first, sd: spread, ...extra }, full };
  }
  if (second === "CI" && ranged && spread === null)
    return { kind: "mean (CI)", values: { mean: first, ...ci(pair) }, full: true };
  if (second === "range" && ranged && spread === null)
    return { kind: "mean", values: { mean: first, ...range(pair) }, full: true };
  if (second === "IQR" && ranged && spread === null)
    return { kind: "mean", values: { mean: first, q1: pair[0], q3: pair[1] }, full: true };
  if (second === "n" && form.beside !== null && isWhole(form.beside))
    return { kind: "mean", values: { mean: first, n: form.beside }, full: true };
  const beside: Values = spread !== null && spread.value >= 0 && pair === null && second === null ? { spread } : {};
  return {
    kind: "mean",
    values: { mean: first, ...beside },
    full: second === null && spread === null && pair === null,
  };
}

function median({ first, pair, spread }: Form, { second }: KindHint): Fit | null {
  if (first === null) {
    if (pair === null || !ordered(pair)) return null;
    if (second === "IQR") return { kind: "IQR", values: { q1: pair[0], q3: pair[1] }, full: true };
    return second === "range" ? { kind: "range", values: range(pair), full: true } : null;
  }
  if (pair !== null && ordered(pair) && spread === null) {
    if (second === "IQR")
      return { kind: "median (IQR)", values: { median: first, q1: pair[0], q3: pair[1] }, full: true };
    if (second === "range") return { kind: "median (range)", values: { median: first, ...range(pair) }, full: true };
    if (second === "CI") return { kind: "median", values: { median: first, ...ci(pair) }, full: true };
  }
  return { kind: "median", values: { median: first }, full: second === null && spread === null && pair === null };
}

function counted({ first, pair, spread, beside }: Form, hint: KindHint): Fit | null {
  if (first === null || (spread !== null && beside === null)) return null;
  if (pair !== null) {
    if (hint.first === "percent" && hint.second === "CI" && ordered(pair))
      return { kind: "estimate (CI)", values: { estimate: first, ...ci(pair) }, full: true };
    return null;
  }
  const isCount = hint.first === "n" || hint.second === "n";
  if (beside === null) {
    if (hint.first === "n" && isWhole(first) && !first.percent)
      return { kind: "n", values: { events: first }, full: hint.second === null };
    if (isPercent(first) && (first.percent || hint.first === "percent" || hint.second === "%"))
      return first.percent || hint.first === "percent" || !isWhole(first)
        ? { kind: "percent", values: { percent: first }, full: hint.first === "percent" && hint.second === null }
        : null;
    return null;
  }
  if (first.percent && isWhole(beside))
    return isPercent(first) ? { kind: "n (%)", values: { events: beside, percent: first }, full: isCount } : null;
  if (isWhole(first) && isPercent(beside) && (hint.first === "n" || beside.percent))
    return { kind: "n (%)", values: { events: first, percent: beside }, full: isCount || beside.percent };
  if (isWhole(beside) && isPercent(first) && !isWhole(first))
    return { kind: "n (%)", values: { events: beside, percent: first }, full: isCount };
  if (isWhole(beside) && isPercent(first) && hint.first === "percent" && hint.second === "n")
    return { kind: "n (%)", values: { events: beside, percent: first }, full: true };
  return null;
}

const isPercent = ({ value }: CellNumber): boolean => value >= 0 && value <= 100;

function estimate({ first, pair, spread, bracket }: Form, { second }: KindHint): Fit | null {
  if (first === null) return pair !== null && second === "CI" ? { kind: "CI", values: ci(pair), full: true } : null;
  if (pair !== null && ordered(pair) && spread === null && (second === "CI" || bracket?.isInterval === true))
    return { kind: "estimate (CI)", values: { estimate: first, ...ci(pair) }, full: true };
  if (pair !== null && ordered(pair) && spread !== null && second === "CI")
    return { kind: "estimate (CI)", values: { estimate: first, se: spread, ...ci(pair) }, full: true };
  if (second === "p" && bracket !== null) {
    const p = pOf({ outer: bracket, groups: [], n: null });
    if (p !== null) return { kind: "estimate", values: { estimate: first, ...p.values }, full: true };
  }
  return { kind: "estimate", values: { estimate: first }, full: second === null && spread === null && pair === null };
}

/** Words of one number, or of two ends. */
function lone({ first, pair, spread }: Form, { first: what }: KindHint): Fit | null {
  const one = first ?? spread;
  const single = one !== null && pair === null && (first === null || spread === null);
  switch (what) {
    case "SD":
      return single && one.value >= 0 ? { kind: "SD", values: { sd: one }, full: true } : null;
    case "SE":
      return single && one.value >= 0 ? { kind: "SE", values: { se: one }, full: true } : null;
    case "statistic":
      return single ? { kind: "statistic", values: { statistic: one }, full: true } : null;
    case "ciLow":
    case "ciHigh":
      return single ? { kind: "CI", values: { [what]: one }, full: true } : null;
    case "min":
      return single ? { kind: "range", values: { min: one }, full: true } : null;
    case "max":
      return single ? { kind: "range", values: { max: one }, full: true } : null;
    case "range":
      return first === null && pair !== null && ordered(pair)
        ? { kind: "range", values: range(pair), full: true }
        : null;
    case "IQR":
      return first === null && pair !== null && ordered(pair)
        ? { kind: "IQR", values: { q1: pair[0], q3: pair[1] }, full: true }
        : null;
    case "CI":
      if (pair === null || !ordered(pair) || spread !== null) return null;
      return first === null
        ? { kind: "CI", values: ci(pair), full: true }
        : { kind: "estimate (CI)", values: { estimate: first, ...ci(pair) }, full: true };
    default:
      return null;
  }
}

const ordered = ([low, high]: readonly [CellNumber, CellNumber]): boolean => low.value <= high.value;
const ci = ([ciLow, ciHigh]: readonly [CellNumber, CellNumber]): Values => ({ ciLow, ciHigh });
const range = ([min, max]: readonly [CellNumber, CellNumber]): Values => ({ min, max });

/** Whether a percentage is that of the events in n people, over rounding, down or up. */
export function isShare(events: CellNumber, percent: CellNumber, n: number, units = 0.55): boolean {
  if (n <= 0 || events.value > n) return false;
  const decimals = /[.·](\d+)/.exec(percent.text)?.[1]?.length ?? 0;
  return Math.abs((100 * events.value) / n - percent.value) <= units * 10 ** -decimals + 1e-9;
}
