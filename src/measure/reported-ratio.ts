import type { Scale } from "../records.js";
import type { Measure } from "./measure.js";

/** A measure that no table of arms gives here: a paper prints it, on the analysis scale it is y with its variance. */
const reported = (
  names: Pick<Measure<"reported">, "id" | "alsoKnownAs" | "label" | "unit" | "source" | "sameAs">,
  scale: Scale,
  line: string,
): Measure<"reported"> => ({
  ...names,
  formula: [line, "v = SE²"],
  kind: "reported",
  scale,
  onOutcomeScale: false,
  dropsDoubleZero: false,
  compute: ({ estimate: y, se }) => ({ y, v: se === null ? Number.NaN : se * se, parts: { y } }),
});

/**
 * Log hazard ratio, as reported.
 *
 *   y = ln HR,   v = SE²
 *
 * Unit     natural logarithm of a ratio
 * Domain   HR > 0
 * Source   Parmar 1998, Stat Med 17:2815–2834
 * Same as  metafor::conv.wald(out = hr, ci.lb, ci.ub, transf = log)
 */
export const hr = reported(
  {
    id: "hr",
    alsoKnownAs: ["log-hr", "ln-hr", "hazard-ratio"],
    unit: null,
    label: "Hazard ratio",
    source: "doi:10.1002/(SICI)1097-0258(19981230)17:24<2815::AID-SIM110>3.0.CO;2-8",
    sameAs: "metafor::conv.wald(transf = log)",
  },
  "log",
  "y = ln HR",
);

/**
 * Log incidence rate ratio, as reported.
 *
 *   y = ln IRR,   v = SE²
 *
 * Unit     natural logarithm of a ratio
 * Domain   IRR > 0
 * Source   Rothman 2008, Modern Epidemiology, ch. 14
 * Same as  metafor::conv.wald(out = irr, ci.lb, ci.ub, transf = log)
 */
export const irr = reported(
  {
    id: "irr",
    alsoKnownAs: ["log-irr", "rate-ratio", "incidence-rate-ratio"],
    unit: null,
    label: "Incidence rate ratio",
    source: "Rothman 2008, Modern Epidemiology, ch. 14",
    sameAs: "metafor::conv.wald(transf = log)",
  },
  "log",
  "y = ln IRR",
);

/**
 * Any other effect, on its own scale, as reported.
 *
 *   y = estimate,   v = SE²
 *
 * Unit     that of the estimate
 * Domain   any number
 * Source   the table that is read
 * Same as  metafor::rma(yi, vi) with measure "GEN"
 */
export const gen = reported(
  {
    id: "gen",
    alsoKnownAs: ["generic", "giv"],
    unit: "outcome",
    label: "Effect on its own scale",
    source: "the table that is read",
    sameAs: 'metafor::rma(yi, vi, measure = "GEN")',
  },
  "natural",
  "y = estimate",
);
