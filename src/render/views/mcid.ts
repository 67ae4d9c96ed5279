import type { Comparison, McidDocument } from "../../records.js";
import { alignIntervals } from "../align.js";
import { decimalsFor, fixed } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, type Column, gap, heading, paragraph, styled, type Text, table } from "./block.js";
import { derivedMarks } from "./derived.js";
import { identityOf } from "./identity.js";
import { nntText } from "./nnt.js";
import { notesBlocks, notesOf } from "./notes.js";
import { only } from "./only.js";
import { everyThreshold, personalCaution, thresholdKinds, thresholdSources } from "./thresholds.js";
import { levelWords, measureWords, ownUnit, scaleWords } from "./words.js";

/** One effect with all it was compared with. */
interface Compared {
  readonly effect: Comparison;
  readonly comparisons: readonly Comparison[];
}

export function mcidView(document: McidDocument, options: RenderOptions): readonly Block[] {
  const compared = gathered(document.comparisons);
  const effects = compared.map(({ effect }) => effect);
  const identity = identityOf(effects);
  const name = (effect: Comparison) => identity.cells(effect).filter(Boolean).join(", ");
  const details = compared.flatMap((one) => [
    gap,
    paragraph(styled(name(one.effect), "strong")),
    ...(options.all ? everyThreshold(one.comparisons) : thresholdKinds(one.comparisons)),
  ]);
  const notes = [...document.notes, ...notesOf(document.comparisons)];
  return [
    heading(title(effects, identity.shared, options)),
    gap,
    ...headlines(effects, identity.columns, identity.cells, options),
    ...details,
    ...(options.all ? [] : thresholdSources(document.comparisons)),
    ...personalCaution(document.comparisons),
    ...notesBlocks(notes, options.all),
  ];
}

/** Comparisons of one effect stand one after the other; they are one effect as long as its numbers are the same. */
function gathered(comparisons: readonly Comparison[]): readonly Compared[] {
  const groups = new Map<string, Comparison[]>();
  for (const one of comparisons) {
    const key = JSON.stringify([
      one.study,
      one.outcome,
      one.instrument,
      one.timepoint,
      one.treatment,
      one.control,
      one.measure,
      one.estimate,
      one.se,
    ]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [{ effect: group[0], comparisons: group }] : []));
}

function title(effects: readonly Comparison[], shared: readonly string[], options: RenderOptions): string {
  const measure = only(effects.map((effect) => effect.measure));
  const scale = only(effects.map((effect) => scaleWords(ownUnit(effect, options), effect)));
  const direction = only(effects.map((effect) => effect.direction));
  const benefit = effects.every((effect) => effect.benefit === null)
    ? null
    : direction === "lower-better"
      ? "benefit = minus the difference"
      : direction === "higher-better"
        ? "benefit = the difference"
        : "benefit = the difference turned so that positive is good";
  return [...shared, measure === null ? null : measureWords(measure, options), scale, benefit]
    .filter(Boolean)
    .join(" · ");
}

export function benefitDecimals({ se, estimate }: Comparison, options: RenderOptions): number {
  return options.digits ?? decimalsFor(se, estimate);
}

/** The first thing to read: for which thresholds the verdict on each effect holds. */
function headlines(
  effects: readonly Comparison[],
  columns: readonly Column[],
  cells: (effect: Comparison) => readonly string[],
  options: RenderOptions,
): readonly Block[] {
  const level = only(effects.map((effect) => effect.level));
  const scale = only(effects.map((effect) => scaleWords(ownUnit(effect, options), effect)));
  const marks = derivedMarks(effects, options);
  const texts = alignIntervals(
    effects.map((effect) => {
      const { benefit, backTransformed: back } = effect;
      if (benefit !== null)
        return {
          estimate: benefit,
          low: effect.benefitLow,
          high: effect.benefitHigh,
          decimals: benefitDecimals(effect, options),
        };
      const { estimate, ciLow: low, ciHigh: high } = back ?? effect;
      return { estimate, low, high, decimals: back ? (options.digits ?? 2) : benefitDecimals(effect, options) };
    }),
  );
  const rows = effects.map((effect, i): readonly Text[] => {
    const [first = "", ...rest] = cells(effect);
    const mark = marks.mark(effect.derivedFrom);
    return [
      mark === "" ? first : `${first}\u00a0${mark}`,
      ...rest,
      scale === null ? scaleWords(ownUnit(effect, options), effect) : "",
      texts[i] ?? "",
      headline(effect, options),
    ];
  });
  const ofEvents = effects.every(({ thresholds, nnt }) => thresholds === null && nnt !== null);
  const ratio = only(effects.map(({ backTransformed: back, measure }) => (back ? measure : null)));
  const header = effects.some(({ benefit }) => benefit !== null)
    ? "benefit"
    : ratio === null
      ? "difference"
      : measureWords(ratio, options);
  return [
    table(
      [
        ...columns,
        { header: "scale", align: "left", narrow: "under", short: "" },
        { header: `${header} [${level === null ? "" : `${levelWords(level)} `}CI]`, align: "left" },
        { header: ofEvents ? "number needed to treat" : "what can be said about any MCID", align: "left", wraps: true },
      ],
      rows,
    ),
    ...(marks.blocks.length > 0 ? [gap, ...marks.blocks] : []),
  ];
}

/** "larger than every MCID up to 4.7 · smaller than every MCID from 11.0 · open between" */
function headline(effect: Comparison, options: RenderOptions): string {
  const { thresholds, direction, nnt } = effect;
  if (nnt !== null && thresholds === null) return nntText(nnt);
  if (direction === null) return "nothing: the direction is unknown";
  if (thresholds === null) {
    if (effect.ciLow === null) return "nothing: there is no interval";
    return effect.backTransformed === null ? effect.because : "nothing: no threshold speaks of a ratio";
  }
  const { beyondUpTo, excludedFrom } = thresholds;
  const decimals = benefitDecimals(effect, options);
  if (beyondUpTo === null && (excludedFrom === null || excludedFrom <= 0))
    return "smaller than every MCID: the interval lies wholly below 0";
  return [
    beyondUpTo === null ? "not shown to reach any MCID" : `larger than every MCID up to ${fixed(beyondUpTo, decimals)}`,
    ...(excludedFrom === null ? [] : [`smaller than every MCID from ${fixed(excludedFrom, decimals)}`]),
    beyondUpTo === null ? "open below" : "open between",
  ].join(" · ");
}
