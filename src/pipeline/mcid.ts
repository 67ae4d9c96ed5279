import { compareEffect } from "../judge/mcid/index.js";
import { settled } from "../measure/index.js";
import type { McidDocument } from "../records.js";
import { opening } from "./documents.js";
import { requireSome, shown } from "./effect.js";
import { findInstrument, thresholdLookup } from "./facts.js";
import { chosenFrom, defaultMcidOptions, type McidRequest } from "./options.js";
import { allEffects, type Tables } from "./rows.js";

/**
 * Every effect against the published thresholds of its instrument, or against one given value.
 *
 * @throws as `effect`; E_DIRECTION when nothing says which way is better.
 */
export async function mcid(tables: Tables, options: Partial<McidRequest> = {}): Promise<McidDocument> {
  const chosen = chosenFrom(defaultMcidOptions, options);
  const { effects, notes, input } = await allEffects(tables, chosen, (outcomes) => {
    const settings = settled(outcomes, chosen);
    // A risk difference is what a number needed to treat rests on.
    const forEvents = { ...settings, measure: chosen.measure ?? "rd" };
    return ({ kind }) => (kind === "events" ? forEvents : settings);
  });
  requireSome(effects.length, notes);
  const thresholdsOf = await thresholdLookup(chosen.ownThresholds);
  const comparisons = effects.flatMap((effect) => {
    const known = effect.instrument === null ? null : findInstrument(effect.instrument);
    return compareEffect(effect, thresholdsOf(known?.id ?? effect.instrument), known, chosen);
  });
  const measure = chosen.measure ?? "md, rd or mc by the kind of row; as reported";
  return { ...opening("bptrial/mcid@1", input, { ...shown(chosen), measure }, notes), comparisons };
}
