import { note } from "../core/notes.js";
import type { Heterogeneity, Note } from "../records.js";
import type { Studies } from "./studies.js";

/** What a fit knows when its notes are written. */
export interface Told {
  readonly studies: Studies;
  readonly random: boolean;
  readonly tau2: number;
  /** Local maxima of the likelihood of tau². */
  readonly maxima: number;
  readonly heterogeneity: Heterogeneity;
  readonly inference: string;
  /** Nobody chose the inference. */
  readonly byDefault: boolean;
  /** Knapp–Hartung factor before anything was done to it. */
  readonly factor: number;
}

export function fitNotes(told: Told): Note[] {
  const { k, d } = told.studies;
  if (k === 1) {
    return [note("N_K1", "one study: what is shown is its own estimate, with a normal interval; nothing was pooled")];
  }
  const notes: Note[] = [];
  if (d.every((value) => value === 0)) {
    notes.push(note("N_IDENTICAL", `all ${k} studies have the same estimate`));
  }
  if (told.random) notes.push(...tau2Notes(told));
  if (k === 2 && told.random && told.byDefault) {
    const why = "the normal distribution, which is too sure of itself with so few";
    notes.push(note("N_K2", `two studies: the pooled effect is tested with ${why}`));
  }
  if (told.factor < 1 && told.inference.startsWith("knapp-hartung")) {
    const taken =
      told.inference === "knapp-hartung-adhoc"
        ? "it was set to 1"
        : told.factor === 0
          ? "with no spread at all there is no such test, so it was set to 1"
          : "the interval is narrower than the t test's would be";
    notes.push(
      note(
        "N_KNAPP_HARTUNG",
        `the Knapp–Hartung factor is ${told.factor > 0.995 ? "just below 1" : `${told.factor.toPrecision(2)}, below 1`}: ${taken}`,
      ),
    );
  }
  return notes;
}

function tau2Notes({ tau2, maxima, heterogeneity }: Told): Note[] {
  const notes: Note[] = [];
  if (tau2 === 0) {
    const caution = "that is not proof of equal effects";
    notes.push(note("N_BOUNDARY", `tau² is estimated at 0, the edge of what it can be; ${caution}`));
  }
  if (maxima > 1) {
    notes.push(note("N_MAXIMA", `the likelihood of tau² has ${maxima} maxima; the highest was taken`));
  }
  const { tau2Low, tau2High } = heterogeneity;
  if (tau2High === 0) {
    const why = "the estimates differ less than their variances allow";
    notes.push(note("N_INTERVAL_EXCLUDES", `the interval of tau² is [0, 0]: ${why}`));
  } else if (tau2Low !== null && tau2High !== null && (tau2 < tau2Low || tau2 > tau2High)) {
    const why = "which rests on another principle";
    notes.push(note("N_INTERVAL_EXCLUDES", `the interval of tau² does not hold the estimate, ${why}`));
  }
  return notes;
}
