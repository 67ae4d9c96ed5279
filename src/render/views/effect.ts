import { hasSides } from "../../core/quantities.js";
import type { Effect, EffectDocument } from "../../records.js";
import type { RenderOptions } from "../options.js";
import { armColumns } from "./arms.js";
import { type Block, type Column, gap, heading, table } from "./block.js";
import { derivedMarks } from "./derived.js";
import { directionLine } from "./direction.js";
import { estimateTexts, favours, pTexts } from "./estimates.js";
import { identityOf } from "./identity.js";
import { notesBlocks, notesOf } from "./notes.js";
import { only } from "./only.js";
import { estimateHeader, levelWords, measureWords, ownUnit, scaleWords } from "./words.js";

export function effectView(document: EffectDocument, options: RenderOptions): readonly Block[] {
  const { effects } = document;
  // Where it holds of every row, a line above them says it.
  const said = directionOf(effects).length > 0;
  const notes = document.notes.filter(({ code }) => !(said && code === "N_DIRECTION_UNKNOWN"));
  return [...effectBlocks(effects, options), ...notesBlocks([...notes, ...notesOf(effects)], options.all)];
}

const directionOf = (effects: readonly Effect[]): readonly Block[] => directionLine(effects);

/** Title, table and marks of effects, in one table whatever they measure. */
export function effectBlocks(effects: readonly Effect[], options: RenderOptions): readonly Block[] {
  const identity = identityOf(effects);
  const arms = armColumns(effects, "under");
  const marks = derivedMarks(effects, options);
  const measure = only(effects.map(({ measure: id }) => id));
  const direction = directionOf(effects);
  const scaleOf = (effect: Effect) =>
    direction.length > 0 ? (ownUnit(effect, options) ?? "") : scaleWords(ownUnit(effect, options), effect);
  const scale = only(effects.map(scaleOf));
  const test = only(effects.map(testWords));
  const interval = only(effects.map(intervalWords));
  const level = only(effects.map((effect) => effect.level));
  const header = only(effects.map((effect) => estimateHeader(effect))) ?? "estimate";
  const estimates = estimateTexts(effects, options);
  const ps = pTexts(effects.map(({ p }) => p));
  const columns: readonly Column[] = [
    ...identity.columns,
    { header: "measure", align: "left", wraps: true },
    { header: "scale", align: "left", narrow: "under", short: "", wraps: true },
    ...arms.columns,
    { header: `${header} [${level === null ? "" : `${levelWords(level)} `}CI]`, align: "left" },
    { header: "p", align: "left" },
    { header: "favours", align: "left", wraps: true },
    { header: "test", align: "left", narrow: "under" },
  ];
  const rows = effects.map((effect, i) => {
    const [first = "", ...rest] = identity.cells(effect);
    const mark = marks.mark(effect.derivedFrom);
    return [
      mark === "" ? first : `${first}\u00a0${mark}`,
      ...rest,
      measure === null ? measureWords(effect.measure, options) : "",
      scale === null ? knownScale(effect, options) : "",
      ...(arms.cells[i] ?? []),
      estimates[i] ?? "",
      ps[i] ?? "",
      direction.length > 0 ? "" : favours(effect),
      [test === null ? testWords(effect) : "", interval === null ? intervalWords(effect) : ""]
        .filter(Boolean)
        .join(", "),
    ];
  });
  const title = [
    ...identity.shared,
    arms.sharedN,
    measure === null ? null : measureWords(measure, options),
    scale,
    [test, interval].filter(Boolean).join(", "),
  ];
  return [
    heading(title.filter(Boolean).join(" · ")),
    ...direction,
    gap,
    table(columns, rows),
    ...(marks.blocks.length > 0 ? [gap, ...marks.blocks] : []),
  ];
}

const TESTS: Readonly<Record<Effect["test"], string>> = {
  welch: "Welch's t",
  student: "Student's t",
  paired: "paired t",
  z: "z",
  reported: "by the reported estimate",
  none: "no test",
};

/** In a column of its own; whom it favours says beside it that the direction is not known. */
const knownScale = (effect: Effect, options: RenderOptions): string =>
  effect.direction === null || !hasSides(effect)
    ? (ownUnit(effect, options) ?? "")
    : scaleWords(ownUnit(effect, options), effect);

const testWords = ({ test }: Effect): string => TESTS[test];

/** "95% CI", and what is special about it. */
function intervalWords({ level, interval, ciLow }: Effect): string {
  if (ciLow === null) return "no interval";
  const how = interval === "noncentral-t" ? ", exact (noncentral t)" : interval === "reported" ? " as printed" : "";
  return `${levelWords(level)} CI${how}`;
}
