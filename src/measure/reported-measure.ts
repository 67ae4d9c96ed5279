import { scaleOf } from "../core/quantities.js";
import type { Measure } from "./measure.js";

/** A measure that no table of arms gives here: a paper prints it, on the analysis scale it is y with its variance. */
const reported = (
  names: Pick<Measure<"reported">, "id" | "alsoKnownAs" | "label" | "unit" | "source" | "sameAs">,
  line: string,
): Measure<"reported"> => ({
  ...names,
  formula: [line, "v = SE²"],
  kind: "reported",
  scale: scaleOf(names.id),
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
  "y = estimate",
);

/**
 * Correlation, as reported.
 *
 *   y = r,   v = SE²
 *
 * Unit     none
 * Domain   −1 ≤ r ≤ 1
 * Source   Schmidt & Hunter 2015, Methods of Meta-Analysis, ch. 3
 * Same as  metafor::rma(yi, vi, measure = "COR")
 */
export const cor = reported(
  {
    id: "cor",
    unit: null,
    label: "Correlation",
    source: "Schmidt & Hunter 2015, Methods of Meta-Analysis, ch. 3",
    sameAs: 'metafor::rma(yi, vi, measure = "COR")',
  },
  "y = r",
);

/**
 * Correlation by Fisher's z, as reported.
 *
 *   y = artanh r,   v = SE²
 *
 * Unit     Fisher's z; shown as a correlation, tanh y
 * Domain   any number
 * Source   Fisher 1921, Metron 1:3–32
 * Same as  metafor::rma(yi, vi, measure = "ZCOR"), shown with predict(transf = transf.ztor)
 */
export const zcor = reported(
  {
    id: "zcor",
    unit: null,
    label: "Correlation (Fisher's z)",
    source: "Fisher 1921, Metron 1:3–32",
    sameAs: 'metafor::rma(yi, vi, measure = "ZCOR")',
  },
  "y = artanh r",
);
