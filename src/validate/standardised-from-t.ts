import type { Desk } from "./form.js";
import { type Gathered, workedOut } from "./gathered.js";
import type { PrintedP } from "./p-value.js";
import { smdFromT } from "./recover/smd-from-t.js";
import type { Surroundings } from "./reported.js";
import type { ReportedMeasure } from "./reported-measure.js";
import { absent, NOTHING, recover } from "./row.js";
import { quoted, shown } from "./wording.js";

/** The measures whose variance follows from the estimate and the sizes of the arms. */
export const SIZES_SUFFICE: ReadonlySet<string> = new Set(["smd", "cohen-d"]);

/**
 * A standardised difference that a row does not print, from its t and the sizes of the arms. Null where it gives none; a p
 * without t is an error, since it does not say which arm had the higher mean.
 */
export function standardisedFromT(
  desk: Desk,
  { n1, n2 }: Surroundings,
  measure: ReportedMeasure,
  p: PrintedP,
): Gathered | null {
  const { cells, at } = desk;
  if (!SIZES_SUFFICE.has(measure.id) || !(n1 >= 2 && n2 >= 2)) return null;
  const t = cells.number(at.contrast.t);
  if (cells.failed) return null;
  if (absent(t)) {
    if (absent(p.value) && p.bound === null) return null;
    const message = `p ${quoted(cells.printed(at.contrast.p))} has no sign: it does not say which arm had the higher mean`;
    cells.failRow("E_MISSING", message, "Give t, or d, with its sign, in a column t or estimate.", at.contrast.p);
    return null;
  }
  const draft = { workings: NOTHING as Gathered["workings"] };
  const found = recover(draft, smdFromT, "standardised difference", { t, n1, n2 });
  const estimate = measure.id === "smd" ? found.g : found.d;
  const message = `${measure.id === "smd" ? "g" : "d"} = ${shown(estimate)} comes from t = ${shown(t)} with ${shown(n1)} and ${shown(n2)} people`;
  const notes = [cells.note("N_RECOVERED", message, at.contrast.t)];
  return workedOut(measure, smdFromT.id, { estimate, n1, n2, workings: draft.workings, notes });
}
