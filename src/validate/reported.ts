import type { Note, ReportedOutcome } from "../records.js";
import type { ArmNames } from "./arm-names.js";
import { ciLevel } from "./ci-level.js";
import type { Context } from "./context.js";
import type { Desk } from "./form.js";
import type { Gathered } from "./gathered.js";
import { pValue } from "./p-value.js";
import { halfUnit, judgeInterval } from "./printed.js";
import type { ReportedMeasure } from "./reported-measure.js";
import { reportedSe } from "./reported-se.js";
import { absent, NOTHING, orNull } from "./row.js";
import { standardisedFromT } from "./standardised-from-t.js";
import { CHECK, quoted, shown } from "./wording.js";
import type { Source } from "./worked-out.js";

/** What the row says around its estimate. */
export interface Surroundings {
  readonly context: Context;
  readonly names: ArmNames;
  readonly n1: number;
  readonly n2: number;
  readonly baselineMean: number;
  /** What the estimate is worked out from; null where the row prints it. */
  readonly source: Source | null;
}

/** The printed estimate of the row at hand; null when it lacks one, or an error was found. */
export function readReported(desk: Desk, around: Surroundings, measure: ReportedMeasure): ReportedOutcome | null {
  const gathered = gather(desk, around, measure);
  if (desk.cells.failed || gathered === null) return null;
  const se = reportedSe(desk, gathered);
  if (desk.cells.failed || (absent(se.value) && gathered.pBound === null)) return null;
  const { context, names } = around;
  return {
    kind: "reported",
    study: context.study,
    outcome: context.outcome,
    instrument: context.instrument?.name ?? null,
    timepoint: context.timepoint,
    treatment: names.treatment,
    control: names.control,
    // An estimate on a scale that nobody names is in the instrument's points only where a cell says so.
    unit: measure.id === "gen" ? desk.cells.text(desk.at.label.unit) : context.unit,
    direction: context.direction,
    valueKind: context.valueKind,
    labels: context.labels,
    derivedFrom: gathered.derivedFrom,
    workings: gathered.workings,
    notes: gathered.notes,
    place: { file: desk.head.file, row: desk.cells.row, column: null },
    measure: measure.id,
    estimate: gathered.estimate,
    se: orNull(se.value),
    df: Number.isFinite(se.df) ? se.df : null,
    ciLow: orNull(gathered.low),
    ciHigh: orNull(gathered.high),
    level: orNull(gathered.level),
    nTreatment: orNull(around.n1),
    nControl: orNull(around.n2),
    baselineMean: orNull(around.baselineMean),
  };
}

function gather(desk: Desk, around: Surroundings, measure: ReportedMeasure): Gathered | null {
  const { cells, log, options } = desk;
  const at = desk.at.contrast;
  const yi = cells.number(at.yi);
  // A table has one source for its effects: an estimate on another scale does not stand in for a missing yi.
  const estimate = at.yi >= 0 ? Number.NaN : cells.number(at.estimate);
  const low = cells.number(at.ci_lower);
  const high = cells.number(at.ci_upper);
  const df = cells.number(at.df);
  if (around.source !== null) return around.source.read(desk, measure);
  const p = pValue(cells, at.p);
  if (df < 1) cells.fail("E_RANGE", at.df, "expected degrees of freedom, 1 or more", CHECK);
  const log_ = measure.scale === "log";
  const isLogged = !absent(yi);
  if (absent(yi) && absent(estimate)) return standardisedFromT(desk, around, measure, p);
  if (at.yi >= 0 && cells.text(at.estimate) !== null)
    log.once("N_SUPERSEDED", "not used: the table's effects are those of yi", cells.header(at.estimate));
  // A lower limit printed as 0.00 is one that was rounded; what it says is checked with the interval.
  const roundedLow = log_ && !isLogged && low === 0 && estimate > 0 && high > 0;
  if (measure.scale === "fisher-z" && !isLogged) {
    const hint =
      "Name the column yi (with vi or sei) where it holds Fisher's z, say with --map yi=…; correlations themselves are --measure cor.";
    cells.fail("E_MEASURE", at.estimate, "it is not clear whether this is a correlation or its Fisher's z", hint);
  }
  if (measure.id === "cor" && Math.abs(isLogged ? yi : estimate) > 1)
    cells.fail("E_RANGE", isLogged ? at.yi : at.estimate, "a correlation lies between −1 and 1", CHECK);
  if (log_ && !isLogged)
    for (const [index, value] of [
      [at.estimate, estimate],
      [at.ci_lower, low],
      [at.ci_upper, high],
    ] as const) {
      if (value > 0 || (index === at.ci_lower && roundedLow) || absent(value)) continue;
      cells.fail("E_RANGE", index, `a ratio (${measure.id}) is above 0`, value === 0 ? ROUNDED_TO_ZERO : LOGARITHMS);
    }
  if (cells.failed) return null;
  // A difference of means is tested by t, as in a table of arms: with the df it states, or n₁ + n₂ − 2.
  const ofMeans = measure.id === "md" && !absent(around.n1 + around.n2) && around.n1 + around.n2 >= 3;
  const own = ofMeans ? around.n1 + around.n2 - 2 : Number.POSITIVE_INFINITY;
  const stated = absent(df) ? own : df;
  const notes: Note[] = [];
  // Beside yi the limits of a ratio or of Fisher's z may be transformed or not: nobody says which.
  const hasInterval = !absent(low) && !absent(high) && !(isLogged && measure.scale !== "natural");
  const level = hasInterval ? ciLevel(desk.row) : Number.NaN;
  if (hasInterval && measure.isAssumed && !isLogged && looksLikeRatio(desk, estimate, low, high)) return null;
  if (hasInterval)
    checkInterval(desk, isLogged ? at.yi : at.estimate, isLogged ? yi : estimate, low, high, log_, notes);
  if (cells.failed) return null;
  const onScale = (value: number): number => (log_ ? Math.log(value) : value);
  if (roundedLow && hasInterval) {
    const message = `the lower limit ${quoted(cells.printed(at.ci_lower))} is rounded and has no logarithm: the SE comes from the estimate and the upper limit`;
    notes.push(cells.note("N_RECOVERED", message, at.ci_lower));
  }
  return {
    measure,
    printed: isLogged ? Number.NaN : estimate,
    estimate: isLogged ? yi : onScale(estimate),
    se: Number.NaN,
    low: hasInterval && !roundedLow ? onScale(low) : Number.NaN,
    high: hasInterval ? onScale(high) : Number.NaN,
    level,
    ciDf: options.ciQuantile === "z" ? Number.POSITIVE_INFINITY : stated,
    pDf: stated,
    testDf: measure.id === "md" ? stated : Number.POSITIVE_INFINITY,
    p: p.value,
    pBound: p.bound,
    n1: around.n1,
    n2: around.n2,
    derivedFrom: ["reported"],
    workings: NOTHING,
    notes,
  };
}

const LOGARITHMS =
  "If the column holds logarithms, name it yi (with vi or sei), say with --map yi=…; its limits are then not used.";
const ROUNDED_TO_ZERO =
  "A ratio printed as 0 was rounded to it: give it with more digits, or the logarithm as yi with its sei, or leave the row out with --filter.";

/** An interval in whose middle the estimate lies only on the log scale is that of a ratio, and nobody has said of which. */
function looksLikeRatio({ cells, at }: Desk, estimate: number, low: number, high: number): boolean {
  const { estimate: index, ci_lower, ci_upper } = at.contrast;
  const printed = (column: number, value: number) => ({ value, half: halfUnit(cells.printed(column), value) });
  const three = [printed(index, estimate), printed(ci_lower, low), printed(ci_upper, high)] as const;
  if (low <= 0 || judgeInterval(...three, false) !== "asymmetric" || judgeInterval(...three, true) !== "fits")
    return false;
  const hint = "Say which: --measure or, rr, hr or irr; --measure gen takes the numbers as they stand.";
  cells.fail(
    "E_MEASURE",
    index,
    `the interval ${shown(low)} to ${shown(high)} is that of a ratio, and nothing says of which`,
    hint,
  );
  return true;
}

/** The estimate must lie in its interval, and near its middle (of the logs, for a ratio). */
function checkInterval(
  desk: Desk,
  at: number,
  estimate: number,
  low: number,
  high: number,
  log: boolean,
  notes: Note[],
): void {
  const { cells } = desk;
  const { ci_lower, ci_upper } = desk.at.contrast;
  const printed = (index: number, value: number) => ({ value, half: halfUnit(cells.printed(index), value) });
  const fit = judgeInterval(printed(at, estimate), printed(ci_lower, low), printed(ci_upper, high), log);
  const interval = `${shown(low)} to ${shown(high)}`;
  if (fit === "reversed") {
    cells.fail(
      "E_CONFLICT",
      ci_lower,
      `the lower limit is above the upper one, ${shown(high)}`,
      "Are the two columns swapped?",
    );
  } else if (fit === "outside") {
    cells.fail(
      "E_CONFLICT",
      at,
      `the estimate is not inside its interval, ${interval}`,
      "Check the three numbers against the paper; look for a lost minus sign.",
    );
  } else if (fit === "asymmetric" && log && low === 0) {
    const message = `a lower limit of ${quoted(cells.printed(ci_lower))} is not what rounding leaves beside ${shown(estimate)} and ${shown(high)}, which put it near ${shown((estimate * estimate) / high)}`;
    cells.fail("E_RANGE", ci_lower, message, `${ROUNDED_TO_ZERO} ${LOGARITHMS}`);
  } else if (fit === "asymmetric") {
    const message = `the interval ${interval} is not symmetric about ${shown(estimate)}${log ? " on the log scale" : ""}, beyond what rounding explains; its width was used`;
    notes.push(cells.note("N_CI_ASYMMETRIC", message, at));
  }
}
