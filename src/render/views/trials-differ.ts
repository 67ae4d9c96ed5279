import type { Fit } from "../../records.js";
import { pPhrase, significant } from "../numbers.js";

/**
 * Whether trials differ, as far as these trials can tell. Two things are signs that they do: Q's p is below 1 − level, and
 * the interval of tau² lies above 0.
 *
 *   tau² above 0, every sign there   they differ by more than chance explains
 *   tau² above 0, one sign of two    some sign
 *   tau² above 0, no sign            little sign: an estimate above 0 alone says nothing
 *   tau² at 0, no sign               no difference is estimated, and how large one is not excluded
 *   tau² at 0, a sign                both are said
 */
export function trialsDiffer({ heterogeneity, level }: Pick<Fit, "heterogeneity" | "level">): string {
  const { tau2, tau2Low, tau2High, qP } = heterogeneity;
  if (tau2 === null) return "";
  const q = qP === null ? null : { there: qP < 1 - level, text: `Q's ${pPhrase(qP)}` };
  const interval =
    tau2Low === null || tau2High === null
      ? null
      : {
          there: tau2Low > 0,
          text:
            tau2High > 0
              ? `the interval of tau² runs from ${significant(tau2Low, 2)} to ${significant(tau2High, 2)}`
              : "the interval of tau² holds nothing but 0",
        };
  const signs = [q, interval].filter((sign) => sign !== null);
  const there = signs.filter((sign) => sign.there);
  const texts = signs.map(({ text }) => text);
  const shown = texts.length === 0 ? "" : ` (${texts.join("; ")})`;
  if (tau2 === 0) {
    return there.length === 0
      ? `No difference between trials beyond chance is estimated${shown}.`
      : `No difference between trials is estimated, and yet there is a sign of one${shown}.`;
  }
  if (signs.length === 0) return "Whether trials differ beyond chance is not tested here.";
  if (there.length === signs.length) return `Trials differ by more than chance explains${shown}.`;
  return `There is ${there.length > 0 ? "some" : "little"} sign that trials differ${shown}.`;
}
