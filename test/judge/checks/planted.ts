/**
 * Errors planted in texts whose numbers agree, and how many of them are found.
 *
 * An error counts as detectable where the changed numbers agree under no rounding of what is printed, by an arithmetic of
 * its own: the estimate inside its limits and in their middle (of logarithms for ratios), p as it follows from them, the
 * percentage as it follows from its count. The rest cannot be seen by anybody.
 */
import { criticalValue, twoSidedP } from "../../../src/core/distributions.js";
import { meet, type Range } from "../../../src/core/ranges.js";
import { pRange, roundedFrom } from "../../../src/core/rounding.js";
import { checkText } from "../../../src/judge/checks/findings.js";
import { pRangeOfTest } from "../../../src/judge/checks/test-p.js";
import { readText } from "../../../src/read/text/index.js";
import type { CountStatistic, EstimateStatistic, Finding, Severity, TestStatistic } from "../../../src/records.js";

export interface Text {
  readonly id: string;
  readonly text: string;
}

/** One error: what was done, to which text, and around which place. */
export interface Planted {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly is: string;
  readonly isDetectable: boolean;
}

export const KINDS = [
  "estimate, two digits exchanged",
  "estimate, decimal point lost",
  "estimate, minus sign lost",
  "limit, two digits exchanged",
  "limit, one digit changed",
  "limit, decimal point lost",
  "limit, minus sign lost",
  "p, ten times as large",
  "p, a tenth",
  "percentage, 3 points off",
  "percentage, two digits exchanged",
  "count, two digits exchanged",
  "test statistic, two digits exchanged",
  "p of a test, ten times as large",
] as const;
type Kind = (typeof KINDS)[number];

/** Small, seeded and the same everywhere (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;
type Change = (printed: string, random: Random) => string | null;

const exchanged: Change = (printed, random) => {
  const pairs = [...printed].flatMap((digit, at) => {
    const next = printed[at + 1];
    return next !== undefined && /\d/.test(digit) && /\d/.test(next) && digit !== next ? [at] : [];
  });
  const at = pairs[Math.floor(random() * pairs.length)];
  return at === undefined ? null : printed.slice(0, at) + printed[at + 1] + printed[at] + printed.slice(at + 2);
};
const digitChanged: Change = (printed, random) => {
  const places = [...printed].flatMap((digit, at) => (/\d/.test(digit) ? [at] : []));
  const at = places[Math.floor(random() * places.length)] ?? 0;
  const digit = (Number(printed[at]) + 1 + Math.floor(random() * 8)) % 10;
  return printed.slice(0, at) + digit + printed.slice(at + 1);
};
const pointLost: Change = (printed) => (/^[-−–]?[1-9]\d*[.·]\d/.test(printed) ? printed.replace(/[.·]/, "") : null);
const minusLost: Change = (printed) => (/^[-−–]/.test(printed) ? printed.slice(1) : null);
const tenfold: Change = (printed) => shifted(printed, 10);
const tenth: Change = (printed) => shifted(printed, 0.1);

/** The p with its point moved, as a printer would: "0.03" and "0.3", "0.003". */
function shifted(printed: string, factor: number): string | null {
  const value = numberOf(printed);
  const moved = value * factor;
  if (!(moved > 0 && moved < 1)) return null;
  const decimals = (printed.split(/[.·]/)[1] ?? "").length + (factor < 1 ? 1 : -1);
  return decimals < 1 ? null : moved.toFixed(decimals);
}
const pointsOff: Change = (printed, random) => {
  const value = numberOf(printed);
  const moved = value > 90 || (value > 10 && random() < 0.5) ? value - 3 : value + 3;
  return moved.toFixed((printed.split(/[.·]/)[1] ?? "").length);
};

const numberOf = (printed: string): number => Number(printed.replace(/[−–]/, "-").replace("·", "."));
const isPlain = (printed: string | null): printed is string =>
  printed !== null && /^[-−–]?\d+(?:[.·]\d+)?$/.test(printed);

interface Span {
  readonly at: number;
  readonly printed: string;
}

/** Where a number stands in the text, after a place and before another. */
function spanOf(text: string, printed: string | null, from: number, to: number): Span | null {
  const plain = printed?.replace(/^[\s<>=≤≥%]+|[\s%]+$/g, "") ?? null;
  if (!isPlain(plain)) return null;
  const at = text.indexOf(plain, from);
  return at < 0 || at + plain.length > to ? null : { at, printed: plain };
}

interface Spot {
  readonly kind: Kind;
  readonly change: Change;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  /** Whether the numbers agree when this one is printed so. */
  agrees(printed: string): boolean;
}

/** Whether an estimate, its interval and its p agree under some rounding. */
function agree(one: EstimateStatistic, part: "estimate" | "lower" | "upper" | "p", printed: string): boolean {
  const text = { ...one.printed, [part]: printed };
  const range = (which: "estimate" | "lower" | "upper"): Range => {
    const plain = text[which] ?? "";
    return roundedFrom(numberOf(plain), plain);
  };
  const [estimate, first, second] = [range("estimate"), range("lower"), range("upper")];
  const [lower, upper] = first.low <= second.low ? [first, second] : [second, first];
  if (estimate.high < lower.low || estimate.low > upper.high) return false;
  const isRatio = ["RR", "OR", "HR", "IRR", "ratio"].includes(one.measure ?? "");
  const isNatural = ["MD", "SMD", "RD", "mean"].includes(one.measure ?? "");
  const scales = isRatio ? [Math.log] : isNatural ? [(x: number) => x] : [(x: number) => x, Math.log];
  const p = one.p === null ? null : pRange({ ...one.p, value: part === "p" ? numberOf(printed) : one.p.value }, text.p);
  return scales.some((scale) => {
    const [e, l, u] = [estimate, lower, upper].map(({ low, high }) => ({ low: scale(low), high: scale(high) }));
    if (e === undefined || l === undefined || u === undefined) return false;
    // A ratio that may be 0 cannot be held against anything.
    if (![e.low, l.low, u.low].every(Number.isFinite)) return isRatio;
    if (2 * e.high < l.low + u.low - 1e-9 || 2 * e.low > l.high + u.high + 1e-9) return false;
    return p === null || meet(p, impliedP(e, l, u, one.level ?? one.levelContext ?? 95));
  });
}

function impliedP(e: Range, l: Range, u: Range, level: number): Range {
  const size = {
    low: e.low <= 0 && e.high >= 0 ? 0 : Math.min(Math.abs(e.low), Math.abs(e.high)),
    high: Math.max(Math.abs(e.low), Math.abs(e.high)),
  };
  const critical = criticalValue(level / 100, null);
  const p = (distance: number, length: number): number =>
    length <= 0 ? 0 : twoSidedP((2 * critical * distance) / length, null);
  return { low: p(size.high, u.low - l.high), high: p(size.low, u.high - l.low) };
}

type Held = ReadonlySet<string>;

function spotsOfEstimate(text: string, one: EstimateStatistic, held: Held): readonly Spot[] {
  const [from, end] = [one.offset, one.offset + one.quote.length];
  const estimate = spanOf(text, one.printed.estimate, from, end);
  if (estimate === null || one.lower === null || one.upper === null || one.ambiguous) return [];
  const lower = spanOf(text, one.printed.lower, estimate.at + estimate.printed.length, end + 12);
  const upper = lower === null ? null : spanOf(text, one.printed.upper, lower.at + lower.printed.length, end + 12);
  if (lower === null || upper === null || !held.has(`CI_ASYMMETRIC ${from}`)) return [];
  const p =
    held.has(`CI_P_MISMATCH ${from}`) && one.p?.op === "=" ? spanOf(text, one.printed.p, upper.at, end + 60) : null;
  const numbers = { ...one, p: p === null ? null : one.p };
  const spot = (kind: Kind, change: Change, part: "estimate" | "lower" | "upper" | "p", span: Span): Spot => ({
    kind,
    change,
    span,
    from,
    to: end,
    agrees: (printed) => agree(numbers, part, printed),
  });
  const limits = [["lower", lower] as const, ["upper", upper] as const];
  return [
    spot("estimate, two digits exchanged", exchanged, "estimate", estimate),
    spot("estimate, decimal point lost", pointLost, "estimate", estimate),
    spot("estimate, minus sign lost", minusLost, "estimate", estimate),
    ...limits.flatMap(([part, span]) => [
      spot("limit, two digits exchanged", exchanged, part, span),
      spot("limit, one digit changed", digitChanged, part, span),
      spot("limit, decimal point lost", pointLost, part, span),
      spot("limit, minus sign lost", minusLost, part, span),
    ]),
    ...(p === null ? [] : [spot("p, ten times as large", tenfold, "p", p), spot("p, a tenth", tenth, "p", p)]),
  ];
}

function spotsOfCount(text: string, one: CountStatistic, held: Held): readonly Spot[] {
  const [from, end] = [one.offset, one.offset + one.quote.length];
  const percent = spanOf(text, one.printed.percent, from, end);
  const events = spanOf(text, one.printed.events, from, end);
  if (percent === null || events === null || !held.has(`PERCENT_COUNT ${from}`)) return [];
  const fits = (share: number, printed: string): boolean => {
    const { low, high } = roundedFrom(numberOf(printed), printed);
    return share >= low - 1e-9 && share <= high + 1e-9;
  };
  const share = (100 * one.events) / one.total;
  const ofPercent = (kind: Kind, change: Change): Spot => ({
    kind,
    change,
    span: percent,
    from,
    to: end,
    agrees: (printed) => fits(share, printed),
  });
  return [
    ofPercent("percentage, 3 points off", pointsOff),
    ofPercent("percentage, two digits exchanged", exchanged),
    {
      kind: "count, two digits exchanged",
      change: exchanged,
      span: events,
      from,
      to: end,
      agrees: (printed) => fits((100 * numberOf(printed)) / one.total, percent.printed),
    },
  ];
}

function spotsOfTest(text: string, one: TestStatistic, held: Held): readonly Spot[] {
  const [from, end] = [one.offset, one.offset + one.quote.length];
  const p = one.p?.op === "=" ? spanOf(text, one.printed.p, from, end + 40) : null;
  const value = p === null ? null : spanOf(text, one.printed.value, from, p.at);
  if (p === null || value === null || one.p === null || !held.has(`TEST_P_MISMATCH ${from}`)) return [];
  const told = one.p;
  const follows = (test: TestStatistic, printed: string): boolean => {
    const range = pRangeOfTest(test);
    return range === null || meet(range, pRange({ ...told, value: numberOf(printed) }, printed));
  };
  return [
    {
      kind: "p of a test, ten times as large",
      change: tenfold,
      span: p,
      from,
      to: end,
      agrees: (printed) => follows(one, printed),
    },
    {
      kind: "test statistic, two digits exchanged",
      change: exchanged,
      span: value,
      from,
      to: end,
      agrees: (printed) =>
        follows({ ...one, value: numberOf(printed), printed: { ...one.printed, value: printed } }, p.printed),
    },
  ];
}

const checked = (id: string, text: string) => checkText(readText(id, text));

/** Plants up to `most` errors, as many of each kind as there are places for. */
export function plant(texts: readonly Text[], most: number, seed: number): readonly Planted[] {
  const random = randomFrom(seed);
  const spots = texts.flatMap(({ id, text }) => {
    const reading = readText(id, text);
    const held: Held = new Set(
      checkText(reading)
        .held.filter(({ verdict }) => verdict === "consistent")
        .map(({ code, place }) => `${code} ${place.offset}`),
    );
    return reading.statistics
      .flatMap((one) => {
        if (one.where !== "text") return [];
        if (one.kind === "estimate") return spotsOfEstimate(text, one, held);
        if (one.kind === "count") return spotsOfCount(text, one, held);
        return one.kind === "test" ? spotsOfTest(text, one, held) : [];
      })
      .map((spot) => ({ id, text, spot, order: random() }));
  });
  const queues = KINDS.map((kind) =>
    spots.filter(({ spot }) => spot.kind === kind).toSorted((a, b) => a.order - b.order),
  );
  const planted: Planted[] = [];
  while (planted.length < most && queues.some((queue) => queue.length > 0))
    for (const queue of queues) {
      const made = next(queue, random);
      if (made !== null && planted.length < most) planted.push(made);
    }
  return planted;
}

function next(
  queue: { readonly id: string; readonly text: string; readonly spot: Spot }[],
  random: Random,
): Planted | null {
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    const { id, text, spot } = one;
    const { span, change, kind, from, to } = spot;
    const is = change(span.printed, random);
    if (is === null || is === span.printed || !spot.agrees(span.printed)) continue;
    const changed = text.slice(0, span.at) + is + text.slice(span.at + span.printed.length);
    return { id, kind, text: changed, from, to, was: span.printed, is, isDetectable: !spot.agrees(is) };
  }
  return null;
}

const NEAR = 40;

/** They ask what else is told, and quote a number without looking at it. */
const OF_WHAT_IS_MISSING: ReadonlySet<string> = new Set(["RELATIVE_ONLY", "NO_EFFECT_SIZE"]);

/** The worst finding at the place of an error that the text did not have before; null where there is none. */
export function caught({ id, text, from, to }: Planted, original: string): Severity | null {
  const told = (one: Finding): string => `${one.code} ${one.because}`;
  const before = new Set(checked(id, original).findings.map(told));
  const near = ({ code, place: { offset } }: Finding): boolean =>
    !OF_WHAT_IS_MISSING.has(code) && offset !== null && offset >= from - NEAR && offset <= to + NEAR;
  return checked(id, text).findings.find((one) => near(one) && !before.has(told(one)))?.severity ?? null;
}

export interface Tally {
  planted: number;
  detectable: number;
  caught: number;
  /** Caught as inconsistent or impossible: what fails a check by default. */
  failing: number;
  /** Found where the numbers still agree under rounding. */
  beyond: number;
}

export function tally(texts: readonly Text[], planted: readonly Planted[]): ReadonlyMap<string, Tally> {
  const originals = new Map(texts.map(({ id, text }) => [id, text]));
  const all = new Map<string, Tally>();
  for (const one of planted) {
    const severity = caught(one, originals.get(one.id) ?? "");
    for (const kind of [one.kind, "all"]) {
      const row = all.get(kind) ?? { planted: 0, detectable: 0, caught: 0, failing: 0, beyond: 0 };
      row.planted += 1;
      if (one.isDetectable) {
        row.detectable += 1;
        if (severity !== null) row.caught += 1;
        if (severity === "inconsistent" || severity === "impossible") row.failing += 1;
      } else if (severity !== null) row.beyond += 1;
      all.set(kind, row);
    }
  }
  return all;
}
