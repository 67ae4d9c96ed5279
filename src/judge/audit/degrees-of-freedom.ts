import { plain } from "../wording.js";
import { type AuditCheck, at, over } from "./audit-check.js";

/** Covariates that an analysis of covariance may have taken a degree of freedom each for. */
const COVARIATES = 5;

/**
 * Degrees of freedom say how many people were analysed.
 *
 *   F of two groups:  df₁ = 1,  df₂ = N − 2 − c;   t:  df = N − 2 − c,   c ≥ 0 covariates
 *   Welch's t:        min(n₁, n₂) − 1 ≤ df ≤ N − 2, not whole as a rule
 *
 * Unit     people
 * Domain   two arms with their numbers, and whole degrees of freedom of an F or a t
 * Source   Student 1908, Biometrika 6:1–25; Fisher 1925, Statistical Methods for Research Workers
 * Same as  none
 */
export const degreesOfFreedom: AuditCheck = {
  id: "degrees-of-freedom",
  code: "DF_MISMATCH",
  label: "Degrees of freedom of the groups",
  formula: ["df₂ = N − 2 − c", "df = N − 2 − c"],
  unit: "people",
  source: "doi:10.1093/biomet/6.1.1",
  sameAs: null,
  explain:
    "A test of two groups leaves two fewer degrees of freedom than people, and one fewer still for each covariate.",
  run: (table) =>
    over(table.contrasts, ({ row, treatment, control, f, df1, df2, t, df }) => {
      const printed = f !== null && df1?.value === 1 ? df2 : t !== null && Number.isInteger(df?.value) ? df : null;
      if (printed === null || treatment.n === null || control.n === null) return null;
      const people = treatment.n.value + control.n.value;
      const short = people - 2 - printed.value;
      if (short >= 0 && short <= COVARIATES) return "fine";
      const fit = printed.value + 2;
      const each = fit % 2 === 0 ? `${plain(fit / 2)} in each arm` : `${plain(fit)} in both arms`;
      const why = `${printed.text} degrees of freedom are those of ${plain(fit)} people, and the arms have ${treatment.n.text} + ${control.n.text}`;
      return at(table, row, printed, "DF_MISMATCH", short < 0 ? "inconsistent" : "questionable", `${why}.`, {
        fits: `fits ${each}`,
        recomputed: [{ quantity: "df", printed: printed.text, low: people - 2 - COVARIATES, high: people - 2 }],
      });
    }),
};
