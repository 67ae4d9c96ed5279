import { hasSides, noEffect } from "../../core/quantities.js";
import type { Fit, Term } from "../../records.js";
import { fixed, pPhrase } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { favouredSides } from "./sides.js";
import { trialsDiffer } from "./trials-differ.js";
import { measureWords } from "./words.js";

/** What a pooled effect says, in two sentences that claim no more than its intervals hold. */
export function inWords(fit: Fit, term: Term, decimals: number, options: RenderOptions): string {
  const back = term.backTransformed;
  const [estimate, low, high] = back
    ? [back.estimate, back.ciLow, back.ciHigh]
    : [term.estimate, term.ciLow, term.ciHigh];
  const number = (value: number) => fixed(value, decimals);
  const unit = fit.unit === null || back ? "" : ` ${fit.unit}`;
  const none = back ? noEffect(fit.measure) : "0";
  const what = measureWords(fit.measure, options);
  const opening =
    fit.k === 1
      ? `the one trial's ${what} is`
      : fit.model === "common"
        ? `if all trials share one ${what}, it is`
        : `on average the ${what} is`;
  const excluded = term.ciLow > 0 || term.ciHigh < 0;
  const first = `${opening} ${number(estimate)}${unit} (${number(low)} to ${number(high)}); the interval ${excluded ? "excludes" : "includes"} ${none}${consequence(fit, term, excluded)}.`;
  return [first, spread(fit, excluded, number, none, unit)].filter(Boolean).join(" ");
}

function spread(fit: Fit, excluded: boolean, number: (value: number) => string, none: string, unit: string): string {
  if (fit.k === 1) return "One trial cannot say how far trials differ.";
  if (fit.model === "common") return `${unshared(fit)}This model leaves differences between trials out of account.`;
  return [trialsDiffer(fit), newSetting(fit, excluded, number, none, unit)].filter(Boolean).join(" ");
}

/** Where the trials do not fit one common effect, the model that assumes one is not left unquestioned. */
function unshared({ heterogeneity: { qP }, level }: Fit): string {
  return qP !== null && qP < 1 - level
    ? `But these trials differ by more than chance explains (Q's ${pPhrase(qP)}). `
    : "";
}

function newSetting(
  fit: Fit,
  excluded: boolean,
  number: (value: number) => string,
  none: string,
  unit: string,
): string {
  const { prediction } = fit;
  if (prediction === null) return fit.k < 3 ? "Two trials cannot say where a new one would lie." : "";
  const [low, high] = [
    prediction.backTransformed?.low ?? prediction.low,
    prediction.backTransformed?.high ?? prediction.high,
  ];
  const holds = prediction.low <= 0 && prediction.high >= 0;
  const either = !excluded
    ? ""
    : holds
      ? `, so also on the other side of ${none}`
      : `, on one side of ${none} throughout`;
  return `In a new setting the true value could plausibly lie anywhere from ${number(low)} to ${number(high)}${unit}${either}.`;
}

/** What it means for the arms, where the direction is known. */
function consequence(fit: Fit, term: Term, excluded: boolean): string {
  if (!hasSides(fit)) return "";
  if (!excluded) return ", so which side is better stays open";
  const sides = favouredSides(fit);
  if (sides === null) return "; which side is better is not known";
  const side = term.ciLow > 0 ? sides.high : sides.low;
  return side.startsWith("favours ") ? ` and ${side}` : ` and says ${side}`;
}
