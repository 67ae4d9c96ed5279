import type { Fit, FitMcid, ThresholdKind } from "../../records.js";
import { chanceText } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, paragraph, styled, table } from "./block.js";
import { chancesText, endOf, type Placed, positionsText, rangeText, thresholdText } from "./threshold-range.js";
import { KIND_WORDS } from "./words.js";

/** A pooled effect against thresholds: a line a kind with its sentences, or every one with its source on request. */
export function pooledThresholds(fit: Fit, options: RenderOptions): readonly Block[] {
  const all = [...fit.mcid].sort((a, b) => endOf(placed(a)) - endOf(placed(b)) || a.threshold - b.threshold);
  if (all.length === 0) return [];
  const title = paragraph(styled("against thresholds (benefit scale; chances rest on a flat prior)", "strong"), 2);
  return [gap, title, ...(options.all ? every(all) : kinds(all))];
}

const placed = ({
  threshold: value,
  thresholdHigh: valueHigh,
  position,
  probabilityMeanExceeds: chance,
}: FitMcid): Placed => ({
  value,
  valueHigh,
  position,
  chance,
});

const kindWords = (kind: ThresholdKind | null): string => (kind === null ? "threshold" : KIND_WORDS[kind]);

function kinds(all: readonly FitMcid[]): readonly Block[] {
  const order: readonly (ThresholdKind | null)[] = [...(Object.keys(KIND_WORDS) as ThresholdKind[]), null];
  const groups = order.map((kind) => all.filter((one) => one.kind === kind)).filter((group) => group.length > 0);
  return [
    ...groups.flatMap((group) => [
      paragraph(kindLine(group), 2, 2),
      ...sentences(group).map((text) => paragraph(text, 6)),
    ]),
    ...sources(all),
  ];
}

/** So many thresholds are told with their sources without being asked. */
const FEW = 6;

function sources(all: readonly FitMcid[]): readonly Block[] {
  if (all.length > FEW)
    return [paragraph(styled(`--all lists all ${all.length} thresholds with their sources.`, "faint"), 2)];
  return [facts(all.map((one) => [thresholdText(one.threshold, one.thresholdHigh, one.unit), one.source] as const))];
}

/** "within-person change, 6 to 10 points (2 thresholds): the interval straddles all · chance that the mean effect …" */
function kindLine(group: readonly FitMcid[]): string {
  const [first] = group;
  if (!first) return "";
  const them = group.length === 1 ? "it" : "them";
  const newTrial = chancesText(group.map(({ probabilityNewExceeds }) => probabilityNewExceeds));
  return [
    `${kindWords(first.kind)}, ${rangeText(group.map(placed), first.unit)}: ${positionsText(group.map(placed))}`,
    `chance that the mean effect exceeds ${them} ${chancesText(group.map(({ probabilityMeanExceeds }) => probabilityMeanExceeds))}`,
    newTrial === "" ? "" : `that a new trial's does ${newTrial}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The sentence for the smallest threshold, and for the largest where the effect lies otherwise against it. */
function sentences(group: readonly FitMcid[]): readonly string[] {
  const [first, last] = [group[0], group.at(-1)];
  if (!first || !last) return [];
  return first.position === last.position ? [first.because] : [first.because, last.because];
}

function every(all: readonly FitMcid[]): readonly Block[] {
  const columns = [
    { header: "threshold", align: "left" },
    { header: "kind", align: "left", wraps: true },
    { header: "pooled effect", align: "left" },
    { header: "chance mean exceeds", align: "right" },
    { header: "chance new trial exceeds", align: "right" },
    { header: "source", align: "left", wraps: true, narrow: "under", short: "" },
  ] as const;
  const rows = all.map((one) => [
    thresholdText(one.threshold, one.thresholdHigh, one.unit),
    kindWords(one.kind),
    one.position,
    chanceText(one.probabilityMeanExceeds),
    one.probabilityNewExceeds === null ? "–" : chanceText(one.probabilityNewExceeds),
    one.source,
  ]);
  return [table(columns, rows), ...all.flatMap(({ because }) => [gap, paragraph(because, 2)])];
}
