import { readChange } from "./change.js";
import { inRange, spread } from "./checks.js";
import { ciLevel } from "./ci-level.js";
import type { ArmPositions } from "./columns.js";
import { fromQuantiles } from "./five-numbers.js";
import { halfUnit, judgeInterval } from "./printed.js";
import { ci } from "./recover/ci.js";
import { se as seRecovery } from "./recover/se.js";
import { variance as varianceRecovery } from "./recover/variance.js";
import { type ArmDraft, absent, addNote, addSource, type RowAtHand, recover } from "./row.js";
import { quoted, shown } from "./wording.js";

/** Fills mean and SD from what the row gives, best first. True where the row holds any continuous number of this arm. */
export function readContinuous(row: RowAtHand, at: ArmPositions, draft: ArmDraft): boolean {
  const { cells } = row;
  const mean = cells.number(at.mean);
  const sd = spread(row, at.sd, "an SD");
  const se = spread(row, at.se, "a standard error");
  const variance = spread(row, at.variance, "a variance");
  const ciLow = cells.number(at.ci_lower);
  const ciHigh = cells.number(at.ci_upper);
  // Beside a count of events and no mean, an SE or an interval is that of the rate.
  const isRate = absent(mean) && !absent(draft.events);
  draft.mean = mean;
  draft.sd = sd;
  inRange(row, at.mean, mean, false);
  if (!cells.failed) {
    if (absent(sd) && !isRate) {
      if (!absent(variance)) {
        fromVariance(row, at, draft, variance);
        superseded(row, at, draft, Number.NaN, se, ciLow, ciHigh);
      } else if (!absent(se)) fromSe(row, at, draft, se);
      else if (!absent(ciLow) && !absent(ciHigh)) fromCi(row, at, draft, ciLow, ciHigh);
    } else if (!absent(sd)) superseded(row, at, draft, variance, se, ciLow, ciHigh);
  }
  const quantiles = fromQuantiles(row, at, draft);
  const change = readChange(row, at, draft);
  if (draft.sd === 0) {
    addNote(draft, cells.note("N_ZERO_SD", `the SD of ${quoted(draft.label)} is 0; kept, but check it`, at.sd));
  }
  return quantiles || change || !absent(mean) || !absent(sd) || !(absent(se) || isRate);
}

function fromVariance(row: RowAtHand, at: ArmPositions, draft: ArmDraft, variance: number): void {
  draft.sd = recover(draft, varianceRecovery, `SD, ${draft.label}`, { variance }).sd;
  addSource(draft, varianceRecovery.id);
  recovered(row, draft, `its variance ${shown(variance)}`, at.variance);
}

function fromSe(row: RowAtHand, at: ArmPositions, draft: ArmDraft, se: number): void {
  draft.sd = recover(draft, seRecovery, `SD, ${draft.label}`, { se, n: draft.n }).sd;
  if (absent(draft.sd)) return;
  addSource(draft, seRecovery.id);
  recovered(row, draft, "its standard error", at.se);
}

function fromCi(row: RowAtHand, at: ArmPositions, draft: ArmDraft, low: number, high: number): void {
  const { cells, options } = row;
  const level = ciLevel(row);
  if (absent(level) || absent(draft.n) || draft.n < 2) return;
  if (!absent(draft.mean)) {
    const fit = judgeInterval(
      printed(row, at.mean, draft.mean),
      printed(row, at.ci_lower, low),
      printed(row, at.ci_upper, high),
      false,
    );
    if (fit === "reversed" || fit === "outside") {
      const message = `the mean ${shown(draft.mean)} of ${quoted(draft.label)} is not inside its interval, ${shown(low)} to ${shown(high)}`;
      cells.failRow("E_CONFLICT", message, "Check the three numbers against the paper.", at.mean);
      return;
    }
    if (fit === "asymmetric") {
      const message = `the interval ${shown(low)} to ${shown(high)} is not symmetric about the mean ${shown(draft.mean)} of ${quoted(draft.label)}; its width was used`;
      addNote(draft, cells.note("N_CI_ASYMMETRIC", message, at.ci_lower));
    }
  }
  const df = options.ciQuantile === "z" ? Number.POSITIVE_INFINITY : draft.n - 1;
  draft.sd = recover(draft, ci, `SD, ${draft.label}`, { low, high, level, n: draft.n, df }).sd;
  addSource(draft, ci.id);
  recovered(
    row,
    draft,
    `its ${shown(level * 100)}% interval (${options.ciQuantile === "z" ? "z" : `t on ${shown(df)} df`})`,
    at.ci_lower,
  );
}

const printed = (row: RowAtHand, at: number, value: number) => ({
  value,
  half: halfUnit(row.cells.printed(at), value),
});

function recovered(row: RowAtHand, draft: ArmDraft, from: string, at: number): void {
  addNote(
    draft,
    row.cells.note("N_RECOVERED", `the SD of ${quoted(draft.label)}, ${shown(draft.sd)}, comes from ${from}`, at),
  );
}

/** An SD stands in the row, so other spreads were not needed: said once a table, and for each that does not fit it. */
function superseded(
  row: RowAtHand,
  at: ArmPositions,
  draft: ArmDraft,
  variance: number,
  se: number,
  ciLow: number,
  ciHigh: number,
): void {
  const { log, cells } = row;
  if (!absent(variance)) {
    log.once("N_SUPERSEDED", "not used where the row gives an SD", cells.header(at.variance));
    const ofMean = Math.sqrt(variance / draft.n);
    const what = `the variance ${shown(variance)}, √(variance/n) = ${shown(ofMean)},`;
    contradicted(row, at, draft, ofMean, at.variance, what);
  }
  if (!absent(se)) {
    log.once("N_SUPERSEDED", "not used where the row gives an SD", cells.header(at.se));
    contradicted(row, at, draft, se, at.se, `the standard error ${shown(se)}`);
  }
  if (!absent(ciLow)) {
    log.once("N_SUPERSEDED", "the interval was not used where the row gives an SD", cells.header(at.ci_lower));
    const what = `the interval ${shown(ciLow)} to ${shown(ciHigh)}`;
    const level = ciLevel(row);
    if (absent(level) || absent(ciHigh) || !(draft.n >= 2)) return;
    const fromCi = ci.compute({ low: ciLow, high: ciHigh, level, n: draft.n, df: draft.n - 1 }).sd;
    contradicted(row, at, draft, fromCi / Math.sqrt(draft.n), at.ci_lower, what);
  }
}

/** An SE that is not SD/√n by more than a fifth and more than rounding: one of them is of something else. */
const FIFTH = 1.2;

function contradicted(
  row: RowAtHand,
  at: ArmPositions,
  draft: ArmDraft,
  se: number,
  index: number,
  what: string,
): void {
  const { sd, n, label } = draft;
  const expected = sd / Math.sqrt(n);
  const half = halfUnit(row.cells.printed(index), se) + halfUnit(row.cells.printed(at.sd), sd) / Math.sqrt(n);
  const off = Math.abs(se - expected) > half && Math.max(se, expected) > FIFTH * Math.min(se, expected);
  if (!off) return;
  const message = `${what} of ${quoted(label)} does not fit its SD ${shown(sd)} with n = ${shown(n)} (SD/√n = ${shown(expected)}); the SD was used`;
  addNote(draft, row.cells.note("N_CONTRADICTED", message, index));
}
