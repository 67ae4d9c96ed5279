import type { Fit } from "../../records.js";
import { decimalsFor, fixed, percentText, pPhrase, significant } from "../numbers.js";
import { labelOf, type RenderOptions } from "../options.js";
import type { Text } from "./block.js";

/** tau², I² and Q, each with its interval; `defined` says beside each how. */
export function heterogeneityFacts(
  fit: Fit,
  options: RenderOptions,
  defined: boolean,
): readonly (readonly [string, Text])[] {
  const { tau2, tau2Low, tau2High, tau2Interval, i2, i2Low, i2High, q, qDf, qP } = fit.heterogeneity;
  const found: (readonly [string, Text])[] = [];
  if (tau2 !== null) {
    const bounded = tau2Low !== null && tau2High !== null;
    const spread = bounded ? (tau2High - tau2Low) / 4 : fit.heterogeneity.tau2Se;
    const decimals =
      options.digits ?? Math.max(tau2 > 0 ? decimalsFor(tau2, tau2) : 0, spread ? decimalsFor(spread, tau2) : 2);
    const label = fit.tau2Method === null ? null : labelOf(options, "tau2", fit.tau2Method);
    const how = [tau2Interval === null ? null : intervalWords(tau2Interval), label === fit.tau2Method ? null : label];
    const said =
      defined && how.some((part) => part !== null) ? ` (${how.filter((part) => part !== null).join("; ")})` : "";
    found.push([
      "tau²",
      bounded
        ? `${fixed(tau2, decimals)} [${above0(tau2Low, decimals)}, ${fixed(tau2High, decimals)}]${said}`
        : `${fixed(tau2, decimals)}, without an interval${said}`,
    ]);
  }
  if (i2 !== null) {
    const limits =
      i2Low === null || i2High === null ? "" : ` [${percentText(i2Low / 100)}, ${percentText(i2High / 100)}]`;
    found.push([
      "I²",
      `${percentText(i2 / 100)}${limits}${defined ? `, ${tau2 === null ? "from Q" : "from tau²"}` : ""}`,
    ]);
  }
  if (q !== null)
    found.push([
      "Q",
      `${significant(q, 4)}${qDf === null ? "" : ` on ${qDf} df`}${qP === null ? "" : `, ${pPhrase(qP)}`}`,
    ]);
  return found;
}

/** A limit above 0 is not printed as 0: that is what it is read for. */
const above0 = (value: number, decimals: number): string =>
  value > 0 && +value.toFixed(decimals) === 0 ? significant(value, 1) : fixed(value, decimals);

/** How tau² and I² of several fits were computed, each way once. */
export function heterogeneityMethods(
  fits: readonly Fit[],
  options: RenderOptions,
): readonly (readonly [string, Text])[] {
  const once = (texts: readonly (string | null)[]) => [...new Set(texts.filter((text) => text !== null))].join("; ");
  const estimators = once(fits.map(({ tau2Method: id }) => id && labelOf(options, "tau2", id)));
  const intervals = once(
    fits.map(({ heterogeneity: { tau2Interval: id } }) => id && `interval by ${intervalWords(id)}`),
  );
  const from = once(
    fits.map(({ heterogeneity: { i2, tau2 }, model }) =>
      i2 === null ? null : tau2 === null ? `from Q (${model === "common" ? "common effect" : "no tau²"})` : "from tau²",
    ),
  );
  const tau2 = [estimators, intervals].filter(Boolean).join("; ");
  return [...(tau2 === "" ? [] : [["tau²", tau2] as const]), ...(from === "" ? [] : [["I²", from] as const])];
}

/** "Q-profile", "generalised Q" */
const intervalWords = (id: string): string => id.replace(/^q-/, "Q-").replace(/-q$/, " Q");
