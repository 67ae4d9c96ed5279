import type { Fit } from "../../records.js";
import { decimalsFor, fixed, percentText, pPhrase, significant } from "../numbers.js";
import { labelOf, type RenderOptions } from "../options.js";
import type { Text } from "./block.js";

/** tau², I² and Q, each with its interval and with how it is defined. */
export function heterogeneityFacts(fit: Fit, options: RenderOptions): readonly (readonly [string, Text])[] {
  const { tau2, tau2Low, tau2High, tau2Interval, i2, i2Low, i2High, q, qDf, qP } = fit.heterogeneity;
  const found: (readonly [string, Text])[] = [];
  if (tau2 !== null) {
    const bounded = tau2Low !== null && tau2High !== null;
    const spread = bounded ? (tau2High - tau2Low) / 4 : fit.heterogeneity.tau2Se;
    const decimals =
      options.digits ?? Math.max(tau2 > 0 ? decimalsFor(tau2, tau2) : 0, spread ? decimalsFor(spread, tau2) : 2);
    const label = fit.tau2Method === null ? null : labelOf(options, "tau2", fit.tau2Method);
    const how = [tau2Interval === null ? null : intervalWords(tau2Interval), label === fit.tau2Method ? null : label];
    const said = how.some((part) => part !== null) ? ` (${how.filter((part) => part !== null).join("; ")})` : "";
    found.push([
      "tau²",
      bounded
        ? `${fixed(tau2, decimals)} [${fixed(tau2Low, decimals)}, ${fixed(tau2High, decimals)}]${said}`
        : `${fixed(tau2, decimals)}, without an interval${said}`,
    ]);
  }
  if (i2 !== null) {
    const limits =
      i2Low === null || i2High === null ? "" : ` [${percentText(i2Low / 100)}, ${percentText(i2High / 100)}]`;
    found.push(["I²", `${percentText(i2 / 100)}${limits}, ${tau2 === null ? "from Q" : "from tau²"}`]);
  }
  if (q !== null)
    found.push([
      "Q",
      `${significant(q, 4)}${qDf === null ? "" : ` on ${qDf} df`}${qP === null ? "" : `, ${pPhrase(qP)}`}`,
    ]);
  return found;
}

/** "Q-profile", "generalised Q" */
const intervalWords = (id: string): string => id.replace(/^q-/, "Q-").replace(/-q$/, " Q");
