import type { Fit, FitStudy } from "../../records.js";
import { only } from "./only.js";
import { contrastOf } from "./words.js";

/** The fits of one set of studies: the main one, and with `--model both` the common effect beside it. */
export interface Analysis {
  readonly main: Fit;
  /** Null for one study, of which both models say the same. */
  readonly common: Fit | null;
}

/** Fits of the same studies under two models are one analysis. */
export function analysesOf(fits: readonly Fit[]): readonly Analysis[] {
  const found: Analysis[] = [];
  for (const fit of fits) {
    const last = found.at(-1);
    if (last && last.common === null && fit.model === "common" && isTwin(last.main, fit)) {
      if (fit.k > 1) found[found.length - 1] = { ...last, common: fit };
    } else found.push({ main: fit, common: null });
  }
  return found;
}

const isTwin = (main: Fit, fit: Fit): boolean =>
  main.model === "random" &&
  main.measure === fit.measure &&
  main.overall === fit.overall &&
  JSON.stringify(main.group) === JSON.stringify(fit.group);

/** "alloc random", "pain, 4 weeks"; "all groups" of the model over them. */
export function groupName({ group, overall }: Fit): string {
  if (overall) return "all groups";
  return Object.entries(group)
    .map(([name, value]) => (name === "outcome" || name === "timepoint" ? value : `${name} ${value}`))
    .filter(Boolean)
    .join(", ");
}

/** The arms of a study by name; blank where the table names none. */
export function namedContrast(study: FitStudy): string {
  const contrast = contrastOf(study);
  return contrast === "treatment − control" ? "" : contrast;
}

/** The arms that all studies compare, "" where none has a name; null where they vary. */
export const sharedContrast = ({ studies }: Fit): string | null => only(studies.map(namedContrast));

export const MODEL_WORDS = {
  random: "random effects",
  common: "common effect",
} as const satisfies Record<Fit["model"], string>;

/** Short enough for a title: "Knapp–Hartung (ad hoc)". */
export const inferenceWords = (id: string): string =>
  id.replace("knapp-hartung", "Knapp–Hartung").replace("-adhoc", " (ad hoc)");

/** How the common effect was pooled; null for inverse variances, which are the usual. */
export const methodWords = (id: string): string | null => ({ mh: "Mantel–Haenszel", peto: "Peto" })[id] ?? null;
