import { type Fit, fit, fractionOf, isShare, pOf } from "./fit.js";
import { hintsIn, type KindHint } from "./kind-words.js";
import type { CellShape } from "./values.js";

/** A place that says kinds, with what it says; the surest first. */
export interface HintSource {
  /** "the row's label", "the column's head", "the caption", "footnote a", "the text". */
  readonly from: string;
  readonly hints: readonly { readonly hint: KindHint; readonly said: string }[];
  /** It is of the whole table, so that single rows may be exceptions. */
  readonly general: boolean;
}

export const sourceOf = (from: string, texts: readonly string[], general = false): HintSource => ({
  from,
  hints: texts.flatMap((text) => hintsIn(text).map((hint) => ({ hint, said: text }))),
  general,
});

export interface Decided {
  readonly fit: Fit;
  readonly because: string;
}

/** What else the cells of a row show. */
export interface RowEvidence {
  readonly n: number | null;
  /** In all cells of the row the numbers in brackets are the shares of the numbers before them. */
  readonly sharesFit: boolean | null;
  /** The label parts two numbers of another sort: "Male/female". */
  readonly isRatio: boolean;
}

/** The kind of a cell by the first place that says one which goes with its numbers; a sentence where none does. */
export function decide(shape: CellShape, sources: readonly HintSource[], row: RowEvidence): Decided | string {
  if (row.isRatio) return "two counts of which neither is the total";
  let partial: Decided | null = null;
  for (const { from, hints, general } of sources) {
    const fits = hints.flatMap(({ hint, said }) => {
      const found = fit(shape, hint);
      return found === null ? [] : [{ fit: found, because: `${from}: "${shorten(said)}"` }];
    });
    const full = fits.filter((one) => one.fit.full);
    const chosen = choice(full, row);
    if (chosen === "open")
      return `${from} allows ${[...new Set(full.map((one) => one.fit.kind))].join(" and ")}, and the numbers do not say which`;
    if (chosen !== null) {
      if (general && isSpread(chosen) && row.sharesFit === true) {
        const count = fit(shape, COUNT);
        if (count !== null)
          return { fit: count, because: "the numbers: each in brackets is the percentage of n before it" };
      }
      return chosen;
    }
    const [first] = fits;
    if (first !== undefined && partial === null && (!general || first.fit.kind === "n")) partial = first;
  }
  const shown = byValues(shape, row);
  if (
    partial !== null &&
    !(shown !== null && Object.keys(shown.fit.values).length > Object.keys(partial.fit.values).length)
  )
    return partial;
  return shown ?? openSpread(shape) ?? refusal(shape);
}

const COUNT: KindHint = { first: "n", second: "%", third: null, plusMinus: false, text: "" };
const isSpread = ({ fit: { kind } }: Decided): boolean => kind === "mean (SD)" || kind === "mean (SE)";

/** Where one place tells of several kinds, "mean (SD) or n (%)", the numbers choose. */
function choice(full: readonly Decided[], row: RowEvidence): Decided | "open" | null {
  const [first] = full;
  if (first === undefined) return null;
  const kinds = new Set(full.map((one) => one.fit.kind));
  if (kinds.size === 1) return first;
  const count = full.find((one) => one.fit.kind === "n (%)");
  const spread = full.find((one) => one.fit.kind !== "n (%)");
  if (count === undefined || spread === undefined) return isTold(kinds) ? "open" : first;
  if (row.sharesFit === true) return count;
  if (row.sharesFit === false || count.fit.values.percent === undefined) return spread;
  return "open";
}

/** Two kinds that no number tells apart: quartiles and range, SD and SE. */
const isTold = (kinds: ReadonlySet<string>): boolean =>
  (kinds.has("median (IQR)") && kinds.has("median (range)")) ||
  (kinds.has("mean (SD)") && kinds.has("mean (SE)")) ||
  (kinds.has("mean ± SD") && kinds.has("mean ± SE"));

/** What numbers can be where no word says it. */
function byValues(shape: CellShape, { sharesFit, n }: RowEvidence): Decided | null {
  const { outer, groups } = shape;
  const fraction = fractionOf(shape);
  if (fraction !== null) return { fit: fraction, because: "its form: a count of a total" };
  const marked = [outer, ...groups].some(({ numbers }) => numbers.some(({ percent }) => percent));
  if (groups.length === 1 && (marked || sharesFit === true)) {
    const count = fit(shape, COUNT);
    if (count?.kind === "n (%)") {
      const fits =
        n !== null &&
        count.values.events !== undefined &&
        count.values.percent !== undefined &&
        isShare(count.values.events, count.values.percent, n);
      return {
        fit: count,
        because: marked
          ? "its percent sign"
          : fits
            ? "the numbers: each in brackets is the percentage of n before it"
            : "the numbers of its row",
      };
    }
  }
  if (marked && groups.length === 0) {
    const share = fit(shape, { ...COUNT, first: "percent", second: null });
    if (share !== null) return { fit: share, because: "its percent sign" };
  }
  const isNamed = /\bp\b/.test(outer.words) || (outer.numbers.length === 0 && /\bp\b/.test(groups[0]?.words ?? ""));
  if (isNamed) {
    const p = pOf(shape);
    if (p !== null) return { fit: p, because: "it says p itself" };
  }
  const inner = groups[0]?.isInterval === true || outer.isInterval;
  if (inner) {
    const interval = fit(shape, { first: "CI", second: null, third: null, plusMinus: false, text: "" });
    if (interval !== null) return { fit: interval, because: "it says CI itself" };
  }
  return null;
}

/** "12.3 ± 4.5" is a mean; whether 4.5 is its SD or its SE stays open. */
function openSpread(shape: CellShape): Decided | null {
  if (shape.outer.by !== "±" || shape.outer.numbers.length !== 2 || shape.groups.length > 0) return null;
  const found = fit(shape, MEAN);
  if (found === null) return null;
  return { fit: found, because: "its ±, of which nothing says whether it is the SD or the SE" };
}

const MEAN: KindHint = { first: "mean", second: null, third: null, plusMinus: true, text: "" };

function refusal({ outer, groups }: CellShape): string {
  if (outer.by === "±") return "nothing says whether ± is the SD or the SE";
  if (groups.length > 0) return "nothing says what stands in brackets";
  if (outer.by === "range") return "nothing says what range this is";
  if (outer.numbers.length > 1) return "several numbers of which nothing says what they are";
  return "nothing says what number this is";
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
