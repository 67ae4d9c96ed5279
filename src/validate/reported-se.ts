import type { Desk } from "./form.js";
import type { Gathered } from "./gathered.js";
import { halfUnit } from "./printed.js";
import { deltaMethod } from "./recover/delta-method.js";
import { differenceCi } from "./recover/difference-ci.js";
import { oneLimit } from "./recover/one-limit.js";
import { p as pRecovery } from "./recover/p.js";
import { smdSizes } from "./recover/smd-sizes.js";
import { t as tRecovery } from "./recover/t.js";
import { absent, recover } from "./row.js";
import { SIZES_SUFFICE } from "./standardised-from-t.js";
import { CHECK, quoted, shown } from "./wording.js";

/** A standard error on the analysis scale, with the degrees of freedom of the quantile behind it. */
export interface StandardError {
  readonly value: number;
  readonly df: number;
}

const NONE: StandardError = { value: Number.NaN, df: Number.POSITIVE_INFINITY };
const direct = (value: number, df = Number.POSITIVE_INFINITY): StandardError => ({ value, df });

/**
 * The standard error of a printed estimate, from the best that the row gives: vi or sei beside yi; se or variance; the
 * interval; t; an exact p. Beside a ratio the interval comes first, since an SE there may be on either scale.
 */
export function reportedSe(desk: Desk, gathered: Gathered): StandardError {
  const found = best(desk, gathered);
  if (desk.cells.failed || absent(found.value)) {
    if (absent(found.value) && gathered.pBound !== null) noteBound(desk, gathered);
    return found;
  }
  if (found.value > 0 && Number.isFinite(found.value)) return found;
  const message = `the standard error comes out as ${shown(found.value)}`;
  desk.cells.failRow(
    "E_RANGE",
    message,
    "An estimate without error cannot be weighed; check the row.",
    desk.at.contrast.estimate,
  );
  return NONE;
}

const SE = "SE";

function best(desk: Desk, gathered: Gathered): StandardError {
  if (!absent(gathered.se)) return direct(gathered.se);
  const onScale = absent(gathered.printed) ? besideYi(desk, gathered) : NONE;
  if (desk.cells.failed || !absent(onScale.value)) return onScale;
  const isRatio = gathered.measure.scale === "log";
  const stated = absent(gathered.printed) ? NONE : isRatio ? NONE : besideEstimate(desk, gathered);
  if (desk.cells.failed || !absent(stated.value)) return stated;
  if (!absent(gathered.low)) {
    if (isRatio && (positive(desk, desk.at.contrast.se) || positive(desk, desk.at.contrast.variance))) {
      desk.log.once(
        "N_SUPERSEDED",
        "the SE was not used where the row gives an interval",
        desk.cells.header(desk.at.contrast.se),
      );
    }
    const { low, high, level, ciDf } = gathered;
    return { value: recover(gathered, differenceCi, SE, { low, high, level, df: ciDf }).se, df: ciDf };
  }
  if (!absent(gathered.high)) {
    const { estimate, high: limit, level, ciDf } = gathered;
    gathered.derivedFrom.push(oneLimit.id);
    return { value: recover(gathered, oneLimit, SE, { estimate, limit, level, df: ciDf }).se, df: ciDf };
  }
  const scaled = isRatio && !absent(gathered.printed) ? besideRatio(desk, gathered) : NONE;
  if (desk.cells.failed || !absent(scaled.value)) return scaled;
  const bySizes = fromSizes(desk, gathered);
  return absent(bySizes.value) ? fromTest(desk, gathered) : bySizes;
}

/** What a standardised difference and the sizes of its arms give, better than a rounded p does. */
function fromSizes({ cells, at }: Desk, gathered: Gathered): StandardError {
  const { measure, estimate: y, n1, n2 } = gathered;
  if (!SIZES_SUFFICE.has(measure.id) || !(n1 >= 2 && n2 >= 2)) return NONE;
  const { se } = recover(gathered, smdSizes, SE, { y, n1, n2 });
  gathered.derivedFrom.push(smdSizes.id);
  const message = `SE ${shown(se)} comes from the sizes of the arms, ${shown(n1)} and ${shown(n2)} (variance ls)`;
  gathered.notes.push(cells.note("N_RECOVERED", message, at.arm1.n));
  return direct(se);
}

function besideYi(desk: Desk, gathered: Gathered): StandardError {
  const { vi, sei } = desk.at.contrast;
  const { testDf } = gathered;
  const variance = positive(desk, vi);
  const se = positive(desk, sei);
  contradicted(desk, gathered, variance, se, vi, sei, "variance");
  return direct(absent(variance) ? se : Math.sqrt(variance), testDf);
}

function besideEstimate(desk: Desk, gathered: Gathered): StandardError {
  const { se, variance } = desk.at.contrast;
  const { testDf } = gathered;
  const own = positive(desk, se);
  const squared = positive(desk, variance);
  contradicted(desk, gathered, squared, own, variance, se, "standard error");
  return direct(absent(own) ? Math.sqrt(squared) : own, testDf);
}

/** A variance that is not the square of the standard error beside it, beyond their rounding: one of them is another's. */
function contradicted(
  { cells }: Desk,
  { notes }: Gathered,
  variance: number,
  se: number,
  varianceAt: number,
  seAt: number,
  used: "variance" | "standard error",
): void {
  const room = halfUnit(cells.printed(varianceAt), variance) + 2 * se * halfUnit(cells.printed(seAt), se);
  if (!(Math.abs(variance - se * se) > room)) return;
  const message = `the variance ${shown(variance)} is not the square of the standard error ${shown(se)} (${shown(se * se)}); the ${used} was used`;
  notes.push(cells.note("N_CONTRADICTED", message, seAt));
}

/** An SE printed beside a ratio is of the ratio or of its log: the table must say which. */
function besideRatio(desk: Desk, gathered: Gathered): StandardError {
  const { cells, at } = desk;
  const { value } = besideEstimate(desk, gathered);
  if (absent(value)) return NONE;
  const scale = cells.text(at.contrast.se_scale)?.toLowerCase() ?? null;
  if (scale === "log") return direct(value);
  if (scale === "natural") {
    const { se } = recover(gathered, deltaMethod, "SE of the log", { estimate: gathered.printed, se: value });
    gathered.derivedFrom.push(deltaMethod.id);
    gathered.notes.push(
      cells.note(
        "N_SE_SCALE",
        `SE ${shown(value)} of the ratio became ${shown(se)} of its log (delta method)`,
        at.contrast.se,
      ),
    );
    return direct(se);
  }
  const hint =
    "Add a column se_scale: log where the SE belongs to the logarithm, natural where it belongs to the ratio itself.";
  if (scale !== null) cells.fail("E_CELL", at.contrast.se_scale, "expected log or natural", hint);
  else {
    const column = at.contrast.se >= 0 ? at.contrast.se : at.contrast.variance;
    cells.fail(
      "E_MISSING",
      column,
      `it is not clear whether this belongs to the ratio (${gathered.measure.id}) or to its log`,
      hint,
    );
  }
  return NONE;
}

function fromTest(desk: Desk, gathered: Gathered): StandardError {
  const { cells, at } = desk;
  const { estimate } = gathered;
  const t = cells.number(at.contrast.t);
  const [name, index] = absent(t) ? ["p", at.contrast.p] : ["t", at.contrast.t];
  if (cells.failed || (absent(t) && absent(gathered.p))) return NONE;
  if (estimate === 0 || t === 0 || (absent(t) && gathered.p === 1)) {
    const hint = "Give se, variance or the confidence interval.";
    cells.failRow(
      "E_MISSING",
      `${name} ${quoted(cells.printed(index))} with an estimate of ${shown(estimate)} gives no standard error`,
      hint,
      index,
    );
    return NONE;
  }
  gathered.derivedFrom.push(absent(t) ? pRecovery.id : tRecovery.id);
  const se = absent(t)
    ? recover(gathered, pRecovery, SE, { estimate, p: gathered.p, df: gathered.pDf }).se
    : recover(gathered, tRecovery, SE, { estimate, t }).se;
  const how = Number.isFinite(gathered.pDf) ? `t on ${shown(gathered.pDf)} df` : "z";
  const message = `SE ${shown(se)} comes from ${absent(t) ? `p = ${shown(gathered.p)} (${how})` : `t = ${shown(t)}`}`;
  gathered.notes.push(cells.note("N_RECOVERED", message, index));
  return { value: se, df: absent(t) ? gathered.pDf : gathered.testDf };
}

function noteBound(desk: Desk, gathered: Gathered): void {
  const message = `p ${quoted(gathered.pBound ?? "")} is a bound: the estimate has no standard error and cannot be pooled`;
  gathered.notes.push(desk.cells.note("N_BOUND", message, desk.at.contrast.p));
}

/** A standard error or a variance: above 0. */
function positive(desk: Desk, at: number): number {
  const value = desk.cells.number(at);
  if (value <= 0) desk.cells.fail("E_RANGE", at, "expected a standard error or variance above 0", CHECK);
  return value;
}
