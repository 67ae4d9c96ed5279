import { BptrialError } from "../core/errors.js";
import type { Outcome } from "../records.js";
import { averageG } from "./average-g.js";
import type { MeasureOptions } from "./measure.js";

/** Options that speak of all rows, settled: `av` needs the mean g, `if0all` whether any table has a zero. @throws E_OPTION for a level that is no proportion */
export function settled<T extends MeasureOptions>(outcomes: Iterable<Outcome>, asked: T): T {
  if (!(asked.level > 0 && asked.level < 1)) {
    const hint = asked.level > 1 && asked.level < 100 ? `Did you mean ${asked.level / 100}?` : "Say 0.95.";
    throw new BptrialError("E_OPTION", `a level is a proportion between 0 and 1, not ${asked.level}`, hint);
  }
  const options =
    asked.to === "if0all" ? { ...asked, to: someHasZero(outcomes) ? ("all" as const) : ("none" as const) } : asked;
  return options.smdVariance === "av" ? { ...options, meanG: averageG(outcomes, options) } : options;
}

function someHasZero(outcomes: Iterable<Outcome>): boolean {
  for (const outcome of outcomes) if (hasZero(outcome)) return true;
  return false;
}

function hasZero(outcome: Outcome): boolean {
  if (outcome.kind !== "events") return false;
  const { treatment: t, control: c } = outcome.arms;
  return [t.events, t.n - t.events, c.events, c.n - c.events].includes(0);
}
