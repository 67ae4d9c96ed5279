import { criticalValue } from "../../core/distributions.js";
import { numberNeededToTreat } from "../../core/number-needed.js";
import type { ArmResponders, ArmSummary, Direction, Effect, Nnt, Responders, Threshold } from "../../records.js";
import { benefitSign } from "./benefit.js";
import type { Bar } from "./position.js";
import { normalModel } from "./responders/normal-model.js";
import { observedEvents } from "./responders/observed-events.js";

export interface Responding {
  readonly responders: Responders | null;
  readonly nnt: Nnt | null;
  /** Why there are none, or why there is no NNT; null where there is nothing to say. */
  readonly missing: string | null;
}

interface Share extends ArmResponders {
  readonly variance: number;
}

const none = (missing: string | null): Responding => ({ responders: null, nnt: null, missing });

/** Responders that were counted: an events outcome, or counts beside the means. */
export function observedResponders(effect: Effect, direction: Direction | null): Responding | null {
  const { treatment, control } = effect.arms ?? {};
  if (!treatment || !control) return null;
  const [t, c] = [counted(treatment), counted(control)];
  if (!t || !c) return null;
  // Beside means a count is one of responders, whatever the scale's better side; alone, the outcome's direction rules.
  const good = treatment.mean === null ? direction : "higher-better";
  return compare(observedEvents.id, t, c, effect.level, good);
}

function counted({ label, n, events }: ArmSummary): Share | null {
  if (n === null || events === null || n <= 0) return null;
  return { label, n, events, ...observedEvents.compute({ events, n }) };
}

/** Kinds of threshold that a single person's change can be held against. */
const PERSONAL: ReadonlySet<Threshold["kind"]> = new Set(["within-person", "SCB", "MDC", "assumed"]);

/**
 * Responders by the normal model, from the change of each arm, or from its final scores for a threshold on a final state.
 *
 * Final scores never serve for a change: they hold the spread between patients, not that of their changes.
 */
export function modelledResponders(
  effect: Effect,
  threshold: Threshold,
  points: Bar,
  direction: Direction,
): Responding {
  if (effect.control === "baseline") return none("there is one arm only");
  if (!effect.arms) return none("the table gives a difference and no data of its arms");
  if (threshold.form === "change") {
    if (!PERSONAL.has(threshold.kind))
      return none("the threshold is not one that a single person's change is held against");
    if (threshold.unit === "percent-of-baseline") {
      return none("a share of each person's own baseline cannot be counted from means");
    }
  }
  const sign = benefitSign(direction);
  const share = (arm: ArmSummary): Share | null => {
    const of = threshold.form === "change" ? change(effect, arm) : final(effect, arm);
    if (arm.n === null || arm.n < 2 || of === null) return null;
    const needed = threshold.form === "change" ? points.low : sign * points.low;
    const modelled = normalModel.compute({ mean: sign * of.mean, sd: of.sd, n: arm.n, threshold: needed });
    return { label: arm.label, n: arm.n, events: null, ...modelled };
  };
  const [t, c] = [share(effect.arms.treatment), share(effect.arms.control)];
  if (!t || !c) {
    return none(
      threshold.form === "change"
        ? "it takes the mean change of each arm with its SD, or baseline and final scores with a stated correlation"
        : "it takes the mean final score of each arm with its SD",
    );
  }
  return compare(normalModel.id, t, c, effect.level, "higher-better");
}

interface MeanSd {
  readonly mean: number;
  readonly sd: number;
}

const positive = (mean: number | null, sd: number | null): MeanSd | null =>
  mean !== null && sd !== null && sd > 0 ? { mean, sd } : null;

function change({ valueKind }: Effect, arm: ArmSummary): MeanSd | null {
  return positive(arm.changeMean, arm.changeSd) ?? (valueKind === "change" ? positive(arm.mean, arm.sd) : null);
}

function final({ valueKind }: Effect, arm: ArmSummary): MeanSd | null {
  return valueKind === "change" ? null : positive(arm.mean, arm.sd);
}

/**
 * The difference of two shares with Wald's interval, and the number needed to treat that follows.
 *
 *   RD = p₁ − p₂,   RD ∓ z √(v₁ + v₂)
 */
function compare(method: Responders["method"], t: Share, c: Share, level: number, good: Direction | null): Responding {
  const difference = t.rate - c.rate;
  const variance = t.variance + c.variance;
  const margin = criticalValue(level, null) * Math.sqrt(variance);
  const [low, high] = [difference - margin, difference + margin];
  // Nobody or everybody in both arms: Wald's interval has no width, which would claim certainty.
  const bounded = variance > 0;
  const responders: Responders = {
    method,
    treatment: bare(t),
    control: bare(c),
    riskDifference: difference,
    riskDifferenceLow: bounded ? low : null,
    riskDifferenceHigh: bounded ? high : null,
  };
  if (good === null)
    return {
      responders,
      nnt: null,
      missing: "whether an event is good is not known (--direction says it), so there is no number needed to treat",
    };
  const limits = good === "higher-better" ? { low, high } : { low: -high, high: -low };
  const nnt = {
    ...numberNeededToTreat(benefitSign(good) * difference, bounded ? limits : null),
    controlRate: c.rate,
  };
  const missing = bounded
    ? null
    : "with nobody or everybody responding in each arm, their difference has no Wald interval";
  return { responders, nnt, missing };
}

function bare({ label, n, rate, events }: Share): ArmResponders {
  return { label, n, rate, events };
}
