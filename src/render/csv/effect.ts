import type { ArmSummary, BackTransformedEffect, Effect } from "../../records.js";
import { type CsvColumn, labelsCell, notesCell, under } from "./columns.js";

const armColumns: readonly CsvColumn<ArmSummary>[] = [
  ["n", (arm) => arm.n],
  ["mean", (arm) => arm.mean],
  ["sd", (arm) => arm.sd],
  ["events", (arm) => arm.events],
  ["baselineMean", (arm) => arm.baselineMean],
  ["baselineSd", (arm) => arm.baselineSd],
  ["changeMean", (arm) => arm.changeMean],
  ["changeSd", (arm) => arm.changeSd],
  ["correlation", (arm) => arm.correlation],
];

export const intervalColumns: readonly CsvColumn<Pick<BackTransformedEffect, "estimate" | "ciLow" | "ciHigh">>[] = [
  ["estimate", (interval) => interval.estimate],
  ["ciLow", (interval) => interval.ciLow],
  ["ciHigh", (interval) => interval.ciHigh],
];

export const bothArms: readonly CsvColumn<{ readonly arms: Effect["arms"] }>[] = [
  ...under("treatment", (row: { readonly arms: Effect["arms"] }) => row.arms?.treatment, armColumns),
  ...under("control", (row: { readonly arms: Effect["arms"] }) => row.arms?.control, armColumns),
];

/** What names an effect and gives its numbers; notes come last, after what a command adds. */
export const effectColumns: readonly CsvColumn<Effect>[] = [
  ["study", (effect) => effect.study],
  ["outcome", (effect) => effect.outcome],
  ["instrument", (effect) => effect.instrument],
  ["timepoint", (effect) => effect.timepoint],
  ["treatment", (effect) => effect.treatment],
  ["control", (effect) => effect.control],
  ["measure", (effect) => effect.measure],
  ["scale", (effect) => effect.scale],
  ["unit", (effect) => effect.unit],
  ["direction", (effect) => effect.direction],
  ["valueKind", (effect) => effect.valueKind],
  ["estimate", (effect) => effect.estimate],
  ["variance", (effect) => effect.variance],
  ["se", (effect) => effect.se],
  ["statistic", (effect) => effect.statistic],
  ["df", (effect) => effect.df],
  ["p", (effect) => effect.p],
  ["test", (effect) => effect.test],
  ["level", (effect) => effect.level],
  ["ciLow", (effect) => effect.ciLow],
  ["ciHigh", (effect) => effect.ciHigh],
  ["interval", (effect) => effect.interval],
  ["backTransformedMeasure", (effect) => effect.backTransformed?.measure],
  ...under("backTransformed", (effect: Effect) => effect.backTransformed, intervalColumns),
  ["formula", (effect) => effect.formula],
  ["derivedFrom", (effect) => effect.derivedFrom.join("; ")],
  ...bothArms,
  ["labels", (effect) => labelsCell(effect.labels)],
];

export const effectCsv: readonly CsvColumn<Effect>[] = [
  ...effectColumns,
  ["notes", (effect) => notesCell(effect.notes)],
];
