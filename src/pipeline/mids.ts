import { BptrialError } from "../core/errors.js";
import { inMidUnits, measures } from "../measure/index.js";
import type { Effect, Fit, Outcome } from "../records.js";
import { findInstrument } from "./facts.js";
import type { MidByInstrument } from "./options.js";

/**
 * Differences in units of their instruments' MIDs; effects on no outcome's own scale (ratios, SMDs) stay as they are.
 *
 * @throws E_OPTION for a MID that is no size, an instrument named twice, and one without a MID
 */
export function inMids(effects: readonly Effect[], outcomes: readonly Outcome[], mids: MidByInstrument) {
  const known = byInstrument(mids);
  const units = new Map<string, string | null>();
  return effects.map((effect, i) => {
    if (!measures.get(effect.measure).onOutcomeScale) return effect;
    const mid = effect.instrument === null ? undefined : known.get(idOf(effect.instrument));
    if (mid !== undefined) {
      requireOneUnit(units, effect, outcomes[i]);
      return inMidUnits(effect, mid);
    }
    throw new BptrialError(
      "E_OPTION",
      `--mcid has no value for ${effect.instrument === null ? `"${effect.study}", which names no instrument` : effect.instrument}`,
      `Give one for each instrument: --mcid ${Object.keys(mids).join("=…,")}=…,${effect.instrument ?? "name"}=….`,
      outcomes[i]?.place ?? null,
    );
  });
}

/** A MID is in one unit: VAS millimetres and centimetres cannot share it. */
function requireOneUnit(units: Map<string, string | null>, effect: Effect, outcome: Outcome | undefined): void {
  const id = idOf(effect.instrument ?? "");
  const unit = units.get(id) ?? effect.unit;
  units.set(id, unit);
  if (unit === effect.unit) return;
  throw new BptrialError(
    "E_MIXED",
    `${effect.instrument} stands in ${unit} and in ${effect.unit}, and its MID can be in one of them only`,
    "Bring the rows to one unit, or keep one with --filter.",
    outcome?.place ?? null,
  );
}

const idOf = (name: string): string => findInstrument(name)?.id ?? name.toLowerCase();

function byInstrument(mids: MidByInstrument): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const [name, mid] of Object.entries(mids)) {
    const id = idOf(name);
    if (!(mid > 0 && Number.isFinite(mid)))
      throw new BptrialError("E_OPTION", `--mcid: the MID of ${name} must be a positive amount, not ${mid}`);
    if (known.has(id)) throw new BptrialError("E_OPTION", `--mcid names ${id} twice`, "Give one MID an instrument.");
    known.set(id, mid);
  }
  return known;
}

/** The value that a pooled effect is set against: 1 where it is in MID units, else what was given. */
export function thresholdIn(mcid: number | "registry" | MidByInstrument, fit: Fit): number | null {
  if (typeof mcid === "number") return mcid;
  return mcid !== "registry" && fit.unit === "MID" ? 1 : null;
}
