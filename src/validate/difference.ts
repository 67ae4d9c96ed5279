import { isChange } from "./change.js";
import { ciLevel } from "./ci-level.js";
import type { Desk } from "./form.js";
import { pValue } from "./p-value.js";
import { halfUnit, judgeInterval } from "./printed.js";
import { differenceCi } from "./recover/difference-ci.js";
import { differenceSe } from "./recover/difference-se.js";
import { p as pRecovery } from "./recover/p.js";
import { t as tRecovery } from "./recover/t.js";
import { type ArmDraft, absent, addNote, addSource, recover } from "./row.js";
import { CHECK, quoted, shown } from "./wording.js";

/**
 * Gives both arms of a row the common SD that follows from what it prints of the difference of their means: SE, interval,
 * t or an exact p. False where nothing does, or after an error.
 */
export function commonSd(desk: Desk, treatment: ArmDraft, control: ArmDraft): boolean {
  const estimate = treatment.mean - control.mean;
  const df = treatment.n + control.n - 2;
  const found = seOfDifference(desk, treatment, estimate, df);
  if (desk.cells.failed || found === null) return false;
  const { sd } = recover(treatment, differenceSe, "SD of both arms", {
    se: found.se,
    n1: treatment.n,
    n2: control.n,
  });
  if (!(sd > 0 && Number.isFinite(sd))) {
    desk.cells.failRow(
      "E_RANGE",
      `the common SD comes out as ${shown(sd)}`,
      "Check the means and the test of their difference.",
      found.at,
    );
    return false;
  }
  treatment.sd = sd;
  control.sd = sd;
  if (desk.row.valueKind === "change") for (const arm of [treatment, control]) isChange(arm);
  addSource(treatment, found.id);
  addNote(
    treatment,
    desk.cells.note("N_RECOVERED", `the SD of both arms, ${shown(sd)}, comes from ${found.from}`, found.at),
  );
  return true;
}

const SE = "SE of the difference";

interface Found {
  readonly se: number;
  readonly id: string;
  readonly from: string;
  readonly at: number;
}

function seOfDifference(desk: Desk, draft: ArmDraft, estimate: number, df: number): Found | null {
  const { cells, options } = desk;
  const at = desk.at.contrast;
  const se = cells.number(at.se);
  if (se <= 0) cells.fail("E_RANGE", at.se, "expected a standard error above 0", CHECK);
  if (cells.failed) return null;
  if (!absent(se)) return { se, id: differenceSe.id, from: "the standard error of their difference", at: at.se };
  const low = cells.number(at.ci_lower);
  const high = cells.number(at.ci_upper);
  if (!absent(low) && !absent(high)) {
    const level = ciLevel(desk.row);
    if (absent(level) || !checkInterval(desk, estimate, low, high)) return null;
    const quantile = options.ciQuantile === "z" ? Number.POSITIVE_INFINITY : df;
    const how = options.ciQuantile === "z" ? "z" : `t on ${shown(df)} df`;
    const from = `the ${shown(level * 100)}% interval of their difference (${how})`;
    return {
      se: recover(draft, differenceCi, SE, { low, high, level, df: quantile }).se,
      id: differenceCi.id,
      from,
      at: at.ci_lower,
    };
  }
  const t = cells.number(at.t);
  const p = pValue(cells, at.p);
  if (cells.failed || (absent(t) && absent(p.value))) {
    if (p.bound !== null && !cells.failed) {
      const hint = "A bound gives no SD. Give SDs, or the SE, the interval or an exact p of the difference.";
      cells.failRow(
        "E_MISSING",
        `p ${quoted(p.bound)} is a bound, and nothing else in the row gives an SD`,
        hint,
        at.p,
      );
    }
    return null;
  }
  const [name, index] = absent(t) ? ["p", at.p] : ["t", at.t];
  if (estimate === 0 || t === 0 || (absent(t) && p.value === 1)) {
    const message = `${name} ${quoted(cells.printed(index))} with a difference of ${shown(estimate)} gives no standard error`;
    cells.failRow("E_MISSING", message, "Give SDs, or the SE or interval of the difference.", index);
    return null;
  }
  return absent(t)
    ? {
        se: recover(draft, pRecovery, SE, { estimate, p: p.value, df }).se,
        id: pRecovery.id,
        from: `p = ${shown(p.value)} (t on ${shown(df)} df)`,
        at: at.p,
      }
    : { se: recover(draft, tRecovery, SE, { estimate, t }).se, id: tRecovery.id, from: `t = ${shown(t)}`, at: at.t };
}

/** The interval must hold the difference of the printed means; if it does not, it is of something else. */
function checkInterval(desk: Desk, estimate: number, low: number, high: number): boolean {
  const { cells, at } = desk;
  const half = (index: number): number => halfUnit(cells.printed(index), cells.number(index));
  const printed = (index: number, value: number) => ({ value, half: half(index) });
  const halves = half(at.arm1.mean) + half(at.arm2.mean);
  const { ci_lower, ci_upper } = at.contrast;
  const fit = judgeInterval({ value: estimate, half: halves }, printed(ci_lower, low), printed(ci_upper, high), false);
  if (fit === "reversed") {
    cells.fail(
      "E_CONFLICT",
      ci_lower,
      `the lower limit is above the upper one, ${shown(high)}`,
      "Are the two columns swapped?",
    );
    return false;
  }
  if (fit !== "outside") return true;
  const message = `the difference of the means, ${shown(estimate)}, is not inside its interval, ${shown(low)} to ${shown(high)}`;
  cells.failRow(
    "E_CONFLICT",
    message,
    "Is the interval control minus treatment, or of an adjusted difference? Give an adjusted one as estimate, without the means.",
    ci_lower,
  );
  return false;
}
