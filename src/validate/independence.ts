import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { Note, Outcome } from "../records.js";
import { sameControl, sameTreatment } from "./same-arm.js";
import { listed, quoted } from "./wording.js";

/**
 * A pooled group may hold several rows of a study only where they are arms against one control; everything else would
 * count the same people twice.
 *
 * @throws E_DEPENDENT naming the rows, unless `assume` says that they are independent, which is then a Note.
 */
export function requireIndependence(outcomes: readonly Outcome[], assume: boolean): readonly Note[] {
  const byStudy = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const rows = byStudy.get(outcome.study);
    if (rows) rows.push(outcome);
    else byStudy.set(outcome.study, [outcome]);
  }
  const dependent = [...byStudy].filter(([, rows]) => rows.length > 1 && !areArmsOfOneTrial(rows));
  const first = dependent[0]?.[1][0];
  if (first === undefined) return [];
  const described = listed(
    dependent.map(([study, rows]) => `${quoted(study)} (${listed(rows.map(nameRow))})`),
    5,
  );
  const message = `${dependent.length === 1 ? "a study has" : `${dependent.length} studies have`} several rows in one pooled group: ${described}`;
  if (assume) {
    return [note("N_INDEPENDENCE", `${message}; they were pooled as if independent, as asked`, first.place)];
  }
  const hint =
    "They share patients. Keep one with --filter 'column=value', make groups of them with --by COLUMN, or insist with --assume-independent.";
  throw new BptrialError("E_DEPENDENT", message, hint, first.place);
}

/** Different treatments of one trial against the same control. */
function areArmsOfOneTrial(rows: readonly Outcome[]): boolean {
  return rows.every((row, i) =>
    rows.slice(0, i).every((other) => sameControl(row, other) && !sameTreatment(row, other)),
  );
}

const nameRow = ({ place, outcome, instrument, timepoint, treatment }: Outcome): string => {
  const what = [instrument ?? outcome, timepoint, treatment].filter((part) => part !== null).join(", ");
  return `row ${place.row}: ${what}`;
};
