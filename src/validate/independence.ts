import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { Note, Outcome } from "../records.js";
import { areCopies } from "./copies.js";
import { splitControl } from "./recover/split-control.js";
import { repeatedControls } from "./repeated-controls.js";
import { joins } from "./shared-control.js";
import { toldApartBy } from "./told-apart.js";
import { listed, quoted } from "./wording.js";

/**
 * Once shared arms are resolved, a pooled group may hold several rows of a study only where they are arms against parts of
 * one common arm; everything else would count the same people twice. Rows under different names that carry one control arm are told of.
 *
 * @throws E_DEPENDENT naming the rows, unless `assume` says that they are independent, which is then a Note. What it proposes
 *   keeps these rows apart; whether more stands in the way, the caller finds out.
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
  const told = repeatedControls(outcomes);
  if (first === undefined) return told;
  const described = listed(
    dependent.map(([study, rows]) => `${quoted(study)} (${listed(rowNames(rows))})`),
    5,
  );
  const message = `${dependent.length === 1 ? "a study has" : `${dependent.length} studies have`} several rows in one pooled group: ${described}`;
  if (assume) {
    return [...told, note("N_INDEPENDENCE", `${message}; they were pooled as if independent, as asked`, first.place)];
  }
  const copies = dependent.filter(([, rows]) =>
    rows.some((row, i) => rows.slice(0, i).some((one) => areCopies(one, row))),
  );
  const files = new Set(copies.flatMap(([, rows]) => rows.map(({ place }) => place.file)));
  const twice =
    files.size > 1 && copies.length > 1
      ? `${listed([...files])} hold the same numbers: name one of them only. `
      : copies.length > 0
        ? "Rows of it hold the same numbers: one may be a copy. "
        : "";
  const ways =
    copies.length > 0
      ? []
      : toldApartBy(
          dependent.map(([, rows]) => rows),
          outcomes,
        );
  const which =
    ways.length === 0
      ? ""
      : `They differ in ${listed(
          ways.map(({ column }) => column),
          3,
        )}. `;
  const by =
    ways[0] === undefined ? "COLUMN" : /^[\w.-]+$/.test(ways[0].column) ? ways[0].column : `"${ways[0].column}"`;
  const hint = `${twice}${which}Do they share patients? Then keep one of each with --filter 'column=value', or make groups of them with --by ${by}; if they are different people, say --assume-independent.`;
  // The second experiment of a paper is no kind of experiment, and its people are mostly others.
  const remedies = ways.slice(0, 1).flatMap(({ column, value }) =>
    OF_OTHER_PEOPLE.test(column.trim())
      ? [["--assume-independent"]]
      : [
          ["--by", column],
          ["--filter", `${column}=${value}`],
        ],
  );
  throw new BptrialError("E_DEPENDENT", message, hint, first.place, [], remedies);
}

/** Columns that number samples, each of its own people. */
const OF_OTHER_PEOPLE = /^(experiment|exp|sample|subsample|cohort|study)([\s_.-]*(no|nr|num|number|id))?\.?$/i;

/** Arms against one common arm that was shared out among all of them; whole, it would count in each. */
function areArmsOfOneTrial(rows: readonly Outcome[]): boolean {
  if (!rows.every(({ derivedFrom }) => derivedFrom.includes(splitControl.id))) return false;
  return (["control", "treatment"] as const).some((side) =>
    rows.every((row, i) => rows.slice(0, i).every((other) => joins(side, row, other))),
  );
}

/** Rows by their places; by their files too where rows of several meet. */
function rowNames(rows: readonly Outcome[]): readonly string[] {
  const oneFile = new Set(rows.map(({ place }) => place.file)).size === 1;
  return rows.map(({ place, outcome, instrument, timepoint, treatment }) => {
    const what = [instrument ?? outcome, timepoint, treatment]
      .filter((part) => part !== null && part !== "treatment")
      .join(", ");
    return `row ${place.row}${oneFile ? "" : ` of ${place.file}`}${what === "" ? "" : `: ${what}`}`;
  });
}
