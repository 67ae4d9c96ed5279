import type {
  CountStatistic,
  EstimateStatistic,
  NntStatistic,
  PrintedP,
  Statistic,
  StatisticContext,
  TestStatistic,
} from "../../records.js";
import { columnP } from "./attach-p.js";
import { contextsOf } from "./context-words.js";
import type { FoundCount } from "./counts.js";
import type { AttachedP, Draft } from "./draft.js";
import type { Header } from "./headers.js";
import { measureBefore, measureNaming } from "./measure-words.js";
import { directionAround } from "./percentages.js";
import { afterUnit, unitAfter } from "./printed.js";
import { kindAt, type Scan, sentenceAt, tokenAt, wordAt } from "./scan.js";
import type { FoundTest } from "./tests.js";

export type Base = Pick<Statistic, "quote" | "offset" | "line" | "sentence" | "where" | "context">;

/** Turns tokens into the fields that every statistic has. */
export function placer(scan: Scan): (first: number, next: number) => Base {
  const contexts = contextsOf(scan);
  const lines = lineStarts(scan.text);
  return (first, next) => {
    const offset = tokenAt(scan, first).start;
    const sentence = sentenceAt(scan, first);
    const context: readonly StatisticContext[] = contexts[sentence] ?? [];
    const end = Math.max(offset, tokenAt(scan, next - 1).end);
    return {
      quote: scan.text.slice(offset, end),
      offset,
      line: lineAt(lines, offset),
      sentence,
      where: whereAt(scan, offset),
      context,
    };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

function whereAt(scan: Scan, offset: number): string {
  let low = 0;
  let high = scan.parts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((scan.parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle;
  }
  const part = scan.parts[low];
  return part !== undefined && part.start <= offset && offset < part.end && part.label !== null ? part.label : "text";
}

/** An estimate, or a number needed to treat where its name says so. */
export function estimateOf(
  scan: Scan,
  draft: Draft,
  attached: AttachedP | null,
  base: Base,
  levels: Levels,
): EstimateStatistic | NntStatistic {
  const { estimate, lower, upper, header } = draft;
  const anchor = estimate?.first ?? header?.first ?? draft.first;
  const near = measureBefore(scan, anchor, 40);
  const naming =
    measureNaming(scan, anchor) ?? (near !== null && isUninterrupted(scan, near.next, anchor) ? near : null);
  const named = naming ?? (near?.measure === "mean" && anchor - near.next > 14 ? null : near);
  const changes = estimate !== null && directionAround(scan, estimate.first, afterUnit(scan, estimate.next)) !== null;
  const column = attached === null ? columnP(scan, draft) : null;
  const p: PrintedP | null =
    attached === null ? (column === null ? null : { op: column.op, value: column.value }) : pOf(attached);
  const level = draft.level ?? levels.ofSentence(draft.first);
  const text = { estimate: estimate?.text ?? null, lower: lower?.text ?? null, upper: upper?.text ?? null };
  if (naming?.measure === "NNT" && estimate !== null) {
    const harm = /harm|nnth/.test(
      scan.text.slice(tokenAt(scan, naming.first).start, tokenAt(scan, naming.next).end + 12).toLowerCase(),
    );
    const { value } = estimate;
    return {
      ...base,
      kind: "nnt",
      harm,
      estimate: value,
      lower: lower?.value ?? null,
      upper: upper?.value ?? null,
      level,
      printed: { ...text, estimate: estimate.text },
    };
  }
  const isFactor = estimate !== null && /^(?:-|–)?(?:times|fold)/u.test(unitAfter(scan, estimate.next) ?? "");
  const isPercent = estimate !== null && unitAfter(scan, estimate.next)?.startsWith("%") === true;
  const context =
    header?.isCredible === true && !base.context.includes("bayesian")
      ? [...base.context, "bayesian" as const]
      : base.context;
  const isBy = !draft.hasInterval && estimate !== null && wordAt(scan, estimate.first - 1) === "by" && !isPercent;
  const unnamed = isFactor ? "ratio" : changes ? (isPercent ? "percent_change" : "MD") : isBy ? "MD" : null;
  return {
    ...base,
    context,
    kind: "estimate",
    measure: named === null ? unnamed : fitted(named.measure, draft, isPercent),
    estimate: estimate?.value ?? null,
    lower: lower?.value ?? null,
    upper: upper?.value ?? null,
    level: draft.hasInterval ? level : null,
    levelContext: draft.hasInterval && level === null ? levels.ofText : null,
    sided: draft.hasInterval && (lower === null || upper === null) ? 1 : 2,
    p,
    unit: estimate === null ? (upper === null ? null : unitAfter(scan, upper.next)) : unitAfter(scan, estimate.next),
    printed: { ...text, p: attached?.found.text ?? column?.text ?? null },
    ambiguous: draft.ambiguous,
  };
}

/**
 * The measure that a name can stand for beside these numbers: "LDL/HDL ratio (−0.21" names an outcome, for no ratio is
 * below 0; an "effect size of 12.5%" is a difference of percentages.
 */
function fitted(measure: string, { estimate, lower, upper }: Draft, isPercent: boolean): string {
  if (measure === "ratio" && [estimate, lower, upper].some((one) => (one?.value ?? 0) < 0)) return "other";
  return measure === "SMD" && isPercent ? "RD" : measure;
}

/** No number stands between a name and what it may name: "number needed to treat to prevent one death was 21". */
function isUninterrupted(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (kindAt(scan, at) === "number") return false;
  return to - from <= 16;
}

const pOf = ({ found, at }: AttachedP): PrintedP => (at === 0 ? found.p : (found.more[at - 1] ?? found.p));

/** Confidence levels by the place they are printed at. */
export interface Levels {
  /** The level printed in the sentence that a token stands in. */
  ofSentence(at: number): number | null;
  /** The level printed most often. */
  readonly ofText: number | null;
}

export function levelsOf(scan: Scan, headers: readonly Header[]): Levels {
  const bySentence = new Map<number, number>();
  const votes = new Map<number, number>();
  for (const { first, level } of headers) {
    if (level === null) continue;
    votes.set(level, (votes.get(level) ?? 0) + 1);
    const sentence = sentenceAt(scan, first);
    if (!bySentence.has(sentence)) bySentence.set(sentence, level);
  }
  const ofText = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
  return { ofSentence: (at) => bySentence.get(sentenceAt(scan, at)) ?? null, ofText };
}

export const countOf = ({ events, total, percent }: FoundCount, base: Base): CountStatistic => ({
  ...base,
  kind: "count",
  events: events.value,
  total: total.value,
  percent: percent?.value ?? null,
  printed: { events: events.text, total: total.text, percent: percent?.text ?? null },
});

export const testOf = ({ type, df, value, p }: FoundTest, base: Base): TestStatistic => ({
  ...base,
  kind: "test",
  type,
  df,
  value: value.value,
  p: p?.p ?? null,
  printed: { value: value.text, p: p?.text ?? null },
});
