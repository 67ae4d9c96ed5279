import { BptrialError } from "../core/errors.js";
import { type Registry, registry } from "../core/registry.js";
import type { BackTransformed, Outcome } from "../records.js";
import { as } from "./arcsine-difference.js";
import { onNaturalScale } from "./back-transform.js";
import { cohenD } from "./cohen-d.js";
import { glass } from "./glass-delta.js";
import { smdh } from "./heteroscedastic-smd.js";
import { mc } from "./mean-change.js";
import { md } from "./mean-difference.js";
import type { AnyMeasure } from "./measure.js";
import { or } from "./odds-ratio.js";
import { peto } from "./peto-odds-ratio.js";
import { rom } from "./ratio-of-means.js";
import { cor, gen, hr, irr, zcor } from "./reported-measure.js";
import { rd } from "./risk-difference.js";
import { rr } from "./risk-ratio.js";
import { smcc } from "./standardised-change.js";
import { smcr } from "./standardised-change-baseline.js";
import { smd } from "./standardised-mean-difference.js";

/** Every effect measure. */
export const measures: Registry<AnyMeasure> = registry<AnyMeasure>("effect measure", [
  md,
  smd,
  cohenD,
  glass,
  smdh,
  rom,
  rr,
  or,
  rd,
  as,
  peto,
  mc,
  smcc,
  smcr,
  hr,
  irr,
  cor,
  zcor,
  gen,
]);

const defaults = { continuous: md.id, events: rr.id, paired: mc.id } as const;

/** The measure of a row when none is asked for. */
export function defaultMeasure(outcome: Outcome): string {
  return outcome.kind === "reported" ? outcome.measure : defaults[outcome.kind];
}

/** The natural quantity behind an estimate of this measure, or null. */
export function backTransform(
  measure: string,
  estimate: number,
  ciLow: number,
  ciHigh: number,
): BackTransformed | null {
  return onNaturalScale(measure, measures.get(measure).scale, estimate, ciLow, ciHigh);
}

/** The measure a row is to be given in. @throws E_MEASURE where its kind cannot give it. */
export function measureFor(outcome: Outcome, asked: string | null): AnyMeasure {
  const measure = measures.get(asked ?? defaultMeasure(outcome));
  const fits = outcome.kind === "reported" ? outcome.measure === measure.id : outcome.kind === measure.kind;
  if (fits) return measure;
  const able = measures.all.filter(({ kind }) => kind === outcome.kind).map(({ id }) => id);
  const has = {
    continuous: "means and SDs",
    events: "counts of events",
    paired: "one arm's baseline and final values",
    reported: `a reported ${outcome.kind === "reported" ? outcome.measure : ""}`,
  }[outcome.kind];
  throw new BptrialError(
    "E_MEASURE",
    `"${outcome.study}" holds ${has}, which do not give ${measure.id}`,
    outcome.kind === "reported"
      ? "Leave --measure out, or keep such rows out with --filter."
      : `Such rows give ${able.join(", ")}.`,
    outcome.place,
  );
}
