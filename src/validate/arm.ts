import { readContinuous } from "./arm-continuous.js";
import { readEvents } from "./arm-events.js";
import type { ArmPositions } from "./columns.js";
import { firstPresent } from "./form.js";
import { cluster } from "./recover/cluster.js";
import { type ArmDraft, absent, addNote, addSource, clear, type RowAtHand, recover } from "./row.js";
import { CHECK, quoted, shown } from "./wording.js";

/** Reads one arm from the columns at `at`. What cannot be found stays NaN; errors mark the row as failed. */
export function readArm(row: RowAtHand, at: ArmPositions, label: string, draft: ArmDraft): ArmDraft {
  clear(draft, label);
  draft.n = peopleIn(row, at);
  if (draft.n === 0) draft.unusable = { why: `nobody in ${quoted(label)}`, at: at.n };
  const counted = at.events >= 0 || at.nonevents >= 0 || at.percent >= 0;
  if (counted) readEvents(row, at, draft);
  const measured = readContinuous(row, at, draft);
  const hasMeans = at.mean >= 0 || at.median >= 0 || at.final_mean >= 0;
  if (!measured && counted && (!absent(draft.events) || !hasMeans)) draft.kind = "events";
  const alone = draft.kind === "continuous" && draft.n >= 1 && draft.n < 2 && !(row.hasEstimate && absent(draft.sd));
  if (alone && !(row.options.onePerson && draft.n === 1 && draft.sd >= 0)) {
    draft.unusable = { why: `one person in ${quoted(label)}, who has no SD`, at: at.n };
  }
  noteFractions(row, at, draft);
  readCluster(row, at, draft);
  checkSize(row, at, draft);
  return draft;
}

/** Numbers of a size that no trial has can overflow on the way to a mean or an SD. */
function checkSize(row: RowAtHand, at: ArmPositions, draft: ArmDraft): void {
  const { mean, sd, baselineMean, changeMean, changeSd } = draft;
  const finite = !(
    endless(mean) ||
    endless(sd) ||
    endless(changeMean) ||
    endless(changeSd) ||
    endless(mean + baselineMean)
  );
  if (finite) return;
  const column = firstPresent(at.mean, at.median, at.sd, at.se);
  row.cells.fail("E_RANGE", column, "the row's numbers give a mean or an SD too large to compute with", CHECK);
}

const endless = (x: number): boolean => x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY;

function peopleIn(row: RowAtHand, at: ArmPositions): number {
  const n = row.cells.count(at.n);
  if (n < 1 && n !== 0) row.cells.fail("E_RANGE", at.n, "expected a number of people, 1 or more", CHECK);
  return n;
}

function noteFractions(row: RowAtHand, at: ArmPositions, draft: ArmDraft): void {
  const { n, events } = draft;
  const fraction =
    !absent(n) && !Number.isInteger(n) ? "n" : !absent(events) && !Number.isInteger(events) ? "events" : null;
  if (fraction === null) return;
  const message = `${fraction} of ${quoted(draft.label)} is ${shown(draft[fraction])}, not a whole number; used as it stands`;
  addNote(draft, row.cells.note("N_NON_INTEGER", message, at[fraction]));
}

/** Reduces the arm for clustering where cluster size and ICC are stated. */
function readCluster(row: RowAtHand, at: ArmPositions, draft: ArmDraft): void {
  if (at.cluster_size < 0 && at.icc < 0) return;
  const { cells } = row;
  const clusterSize = cells.number(at.cluster_size);
  const icc = cells.number(at.icc);
  if (absent(clusterSize) && absent(icc)) return;
  if (clusterSize < 1) cells.fail("E_RANGE", at.cluster_size, "expected a mean cluster size, 1 or more", CHECK);
  if (Math.abs(icc) > 1) cells.fail("E_RANGE", at.icc, "expected an intracluster correlation, between −1 and 1", CHECK);
  if (cells.failed) return;
  if (absent(clusterSize) || absent(icc)) {
    const [has, lacks] = absent(icc) ? ["cluster_size", "icc"] : ["icc", "cluster_size"];
    const hint = `Give both, so that n can be reduced for clustering, or neither.`;
    cells.failRow("E_MISSING", `the row gives ${has} but no ${lacks}`, hint, absent(icc) ? at.cluster_size : at.icc);
    return;
  }
  const { n, factor } = recover(draft, cluster, `n, ${draft.label}`, { n: draft.n, clusterSize, icc });
  if (!(factor > 0) || (draft.kind === "continuous" && n < 2)) {
    cells.fail(
      "E_RANGE",
      at.icc,
      `clusters of ${shown(clusterSize)} with this ICC leave ${shown(n)} people`,
      "Is the cluster size that of the whole arm, or the ICC a percentage?",
    );
    return;
  }
  if (factor === 1) return;
  draft.factor = factor;
  addSource(draft, cluster.id);
  const message = `${quoted(draft.label)}: n ${shown(draft.n)} became ${shown(n)} (divided by the design effect ${shown(factor)})`;
  addNote(draft, cells.note("N_CLUSTER", message, at.n));
}
