import type { ArmPositions } from "./columns.js";
import { halfUnit } from "./printed.js";
import { percent } from "./recover/percent.js";
import { type ArmDraft, absent, addNote, addSource, type RowAtHand, recover } from "./row.js";
import { CHECK, quoted, shown } from "./wording.js";

/** Fills `events` (and `n`, where only events and non-events are counted). */
export function readEvents(row: RowAtHand, at: ArmPositions, draft: ArmDraft): void {
  const { cells } = row;
  const nonevents = cells.count(at.nonevents);
  const share = cells.percentage(at.percent);
  let events = cells.count(at.events);
  if (events < 0) cells.fail("E_RANGE", at.events, "expected a count of events, 0 or more", CHECK);
  if (nonevents < 0)
    cells.fail("E_RANGE", at.nonevents, "expected a count of people without the event, 0 or more", CHECK);
  if (share < 0 || share > 100) cells.fail("E_RANGE", at.percent, "expected a percentage, 0 to 100", CHECK);
  if (cells.failed) return;
  if (absent(draft.n)) {
    draft.n = events + nonevents;
    if (draft.n === 0) draft.unusable = { why: `nobody in ${quoted(draft.label)}`, at: at.nonevents };
  }
  if (absent(events)) events = draft.n - nonevents;
  if (absent(events) && !absent(share) && draft.n > 0) events = fromPercent(row, at, draft, share);
  if (events > draft.n || events < 0) {
    const [index, found] = events < 0 ? [at.nonevents, nonevents] : [at.events, events];
    const hint = `Of n = ${shown(draft.n)} people, ${shown(found)} cannot be counted; look for swapped columns or arms.`;
    cells.fail("E_CONFLICT", index, `more than the arm's n, which is ${shown(draft.n)}`, hint);
    return;
  }
  draft.events = events;
}

/** The one whole count that prints as this percentage; NaN, with an error where the arm needs it, when there is none or several. */
function fromPercent(row: RowAtHand, at: ArmPositions, draft: ArmDraft, share: number): number {
  const { cells } = row;
  const text = cells.printed(at.percent);
  const half = halfUnit(text.endsWith("%") ? text.slice(0, -1) : text, share);
  const { lowest, highest } = recover(draft, percent, `events, ${draft.label}`, { percent: share, half, n: draft.n });
  if (lowest === highest) {
    addSource(draft, percent.id);
    const message = `${quoted(draft.label)}: ${quoted(text)} of ${shown(draft.n)} is ${shown(lowest)} events, the only count that prints so`;
    addNote(draft, cells.note("N_DERIVED_EVENTS", message, at.percent));
    return lowest;
  }
  // Beside means, or beside an estimate, the count is an extra that nothing rests on.
  if (row.hasEstimate || at.mean >= 0 || at.median >= 0) return Number.NaN;
  if (lowest > highest) {
    const hint = "Check n and the percentage, or give the count of events.";
    cells.fail("E_CONFLICT", at.percent, `no whole count of ${shown(draft.n)} people prints as this percentage`, hint);
  } else {
    const message = `${quoted(text)} of ${shown(draft.n)} people could be any count from ${shown(lowest)} to ${shown(highest)}`;
    cells.failRow("E_MISSING", message, "Give the count of events, or the percentage with more decimals.", at.percent);
  }
  return Number.NaN;
}
