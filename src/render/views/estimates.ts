import { hasSides, noEffect } from "../../core/quantities.js";
import type { Effect } from "../../records.js";
import { alignIntervals, type Row } from "../align.js";
import { decimalsFor, decimalsForRatio, decimalsTyped, pText } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { styled, type Text } from "./block.js";

/** The estimate as a reader wants it: a ratio where there is one, else on the analysis scale. */
export function shownEstimate(effect: Pick<Effect, "estimate" | "ciLow" | "ciHigh" | "backTransformed">) {
  const { backTransformed: back } = effect;
  return back
    ? { estimate: back.estimate, low: back.ciLow, high: back.ciHigh }
    : { estimate: effect.estimate, low: effect.ciLow, high: effect.ciHigh };
}

/** Decimals of an effect: what its standard error deserves, and one more where its arms are given that finely. */
export function effectDecimals(effect: Effect, options: RenderOptions): number {
  if (options.digits !== null) return options.digits;
  if (effect.backTransformed) return decimalsForRatio(effect.backTransformed);
  const deserved = decimalsFor(effect.se, effect.estimate);
  const means = [effect.arms?.treatment.mean, effect.arms?.control.mean].filter((mean) => mean != null);
  const typed = effect.scale === "natural" && effect.unit !== "SD" ? Math.max(0, ...means.map(decimalsTyped)) : 0;
  return typed === deserved + 1 ? typed : deserved;
}

/** Estimates with limits, aligned; rows of one measure and unit that need nearly as many decimals get the same. */
export function estimateTexts(effects: readonly Effect[], options: RenderOptions): readonly string[] {
  const own = effects.map((effect) => effectDecimals(effect, options));
  const groups = new Map<string, number>();
  const key = ({ measure, unit, instrument }: Effect) => JSON.stringify([measure, unit, instrument]);
  effects.forEach((effect, i) => {
    groups.set(key(effect), Math.max(groups.get(key(effect)) ?? 0, own[i] ?? 0));
  });
  return alignIntervals(
    effects.map((effect, i): Row => {
      const most = groups.get(key(effect)) ?? 0;
      return { ...shownEstimate(effect), decimals: most - (own[i] ?? 0) <= 1 ? most : (own[i] ?? 0) };
    }),
  );
}

/** p-values whose first digits stand under each other. */
export function pTexts(values: readonly (number | null)[]): readonly string[] {
  const texts = values.map((p) => (p === null ? "" : pText(p)));
  const bounded = texts.some((text) => /^[<>]/.test(text));
  return texts.map((text) => (bounded && text !== "" && !/^[<>]/.test(text) ? ` ${text}` : text));
}

/** Whom the interval favours; nothing says "better" where the direction is not known. */
export function favours(effect: Effect): Text {
  const { ciLow, ciHigh, direction } = effect;
  if (!hasSides(effect)) return styled("– (favours nobody)", "faint");
  if (direction === null) return styled("– (direction unknown)", "faint");
  if (ciLow === null || ciHigh === null) return styled("– (no interval)", "faint");
  if (ciLow <= 0 && ciHigh >= 0) return styled(`– (holds ${noEffect(effect.measure)})`, "faint");
  const higher = ciLow > 0;
  if (effect.control === "baseline") {
    return higher === (direction === "higher-better") ? styled("improved", "good") : styled("worsened", "bad");
  }
  return higher === (direction === "higher-better") ? styled(effect.treatment, "good") : styled(effect.control, "bad");
}
