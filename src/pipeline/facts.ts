import { isAscii } from "../core/ascii.js";
import { instruments } from "../generated/instruments.js";
import { measures } from "../measure/index.js";
import type { Instrument, Scale, Threshold } from "../records.js";

/** Case, spaces and punctuation do not tell instruments apart: "SF-36 PCS" is "sf36pcs". */
function key(text: string): string {
  const lower = text.toLowerCase();
  return lower.replace(isAscii(lower) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, "");
}

/** Every instrument of the registry. */
export const knownInstruments: readonly Instrument[] = instruments;

/** Every published threshold. */
export async function allThresholds(): Promise<readonly Threshold[]> {
  return (await import("../generated/thresholds.js")).thresholds;
}

let byName: ReadonlyMap<string, Instrument> | null = null;

/** The instrument that an id, a name or another spelling stands for, or null. */
export function findInstrument(text: string): Instrument | null {
  byName ??= new Map(
    instruments.flatMap((item) => [item.id, item.name, ...item.aliases].map((name) => [key(name), item])),
  );
  return byName.get(key(text)) ?? null;
}

/**
 * Published thresholds and a user's own, by instrument; its own may speak of one that the registry lacks. Loaded when
 * first needed: most runs set nothing against a threshold.
 */
export async function thresholdLookup(
  own: readonly Threshold[],
): Promise<(instrument: string | null) => readonly Threshold[]> {
  const all = [...(await allThresholds()), ...own];
  return (instrument) => all.filter((threshold) => threshold.instrument === instrument);
}

/** What the validating room may ask of the facts and registries. */
export const facts = {
  instrument: findInstrument,
  scaleOf: (measure: string): Scale | null => (measures.has(measure) ? measures.get(measure).scale : null),
};
