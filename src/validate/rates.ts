import { note } from "../core/notes.js";
import type { Note, Outcome, ReportedOutcome, Working } from "../records.js";
import { ArmNamer } from "./arm-names.js";
import type { ArmPositions } from "./columns.js";
import { type Context, ownScale } from "./context.js";
import type { Desk, Form } from "./form.js";
import type { Lack } from "./lacking.js";
import type { RateArm } from "./outcomes.js";
import { rateRatio } from "./recover/rate-ratio.js";
import { absent, NOTHING, recover } from "./row.js";
import { turned } from "./turn.js";
import { CHECK, quoted } from "./wording.js";

/** Both arms of a row as events in person-time: their rate ratio is an estimate like a printed one. */
export function ratesForm(desk: Desk): Form {
  const namer = new ArmNamer(desk);
  return {
    read: () => readRates(desk, namer),
    end() {
      namer.end();
      return NOTHING;
    },
  };
}

function readRates(desk: Desk, namer: ArmNamer): readonly Outcome[] {
  const { cells, at, contexts, row, log } = desk;
  const context = contexts.read();
  row.valueKind = context.valueKind;
  row.instrument = ownScale(context);
  const names = namer.read();
  if (!names.wanted) return NOTHING;
  const treatment = readRate(desk, at.arm1, names.treatment);
  const control = readRate(desk, at.arm2, names.control);
  if (cells.failed) return NOTHING;
  if (lackOfRate(treatment, at.arm1) !== null || lackOfRate(control, at.arm2) !== null) {
    log.add(
      "N_MISSING",
      `${quoted(context.study)} was left out: its events or person-time are missing`,
      cells.row,
      null,
    );
    return NOTHING;
  }
  const outcome = rateContrast(desk, context, treatment, control, cells.row, at.arm1.person_time);
  return outcome === null ? NOTHING : [names.turned ? turned(outcome) : outcome];
}

/** The events of the arm at hand and the time in which they were counted; NaN where there is nothing. */
export const readRate = (desk: Desk, at: ArmPositions, label: string): RateArm => ({
  label,
  events: count(desk, at.events),
  personTime: time(desk, at.person_time),
});

/** The first number that an arm lacks, or null when it is complete. */
export function lackOfRate({ events, personTime }: RateArm, at: ArmPositions): Lack | null {
  if (absent(events)) return { what: "count of events", at: at.events };
  return absent(personTime) ? { what: "person-time", at: at.person_time } : null;
}

/** The rate ratio of two arms; null where neither has an event, which is told, or another measure was asked for. */
export function rateContrast(
  desk: Desk,
  context: Context,
  treatment: RateArm,
  control: RateArm,
  row: number,
  timeAt: number,
): ReportedOutcome | null {
  const { cells, head, log, options } = desk;
  const place = { file: head.file, row, column: null };
  if (options.measure !== null && options.measure !== "irr") {
    const hint = "Events in person-time give irr: leave --measure out. Risks take the number of people, n1 and n2.";
    desk.errors.add("E_MEASURE", `events in person-time do not give ${options.measure}`, hint, {
      ...place,
      column: cells.header(timeAt),
    });
    return null;
  }
  const [events1, events2] = [treatment.events, control.events];
  if (events1 === 0 && events2 === 0) {
    log.add(
      "N_DOUBLE_ZERO",
      `${quoted(context.study)} is left out: it has no event in either arm, which says nothing of a ratio`,
      row,
      null,
    );
    return null;
  }
  const added = events1 === 0 || events2 === 0 ? 0.5 : 0;
  const notes: Note[] =
    added === 0 ? [] : [note("N_CONTINUITY", "½ was added to the events of both arms, since one has none", place)];
  const draft: { workings: readonly Working[] } = { workings: NOTHING };
  const given = {
    events1: events1 + added,
    time1: treatment.personTime,
    events2: events2 + added,
    time2: control.personTime,
  };
  const { estimate, se } = recover(draft, rateRatio, "log rate ratio", given);
  log.once(
    "N_LAYOUT",
    `${quoted(cells.header(timeAt) ?? "")} was taken for the time that people were watched: the effects are rate ratios`,
    null,
  );
  return {
    kind: "reported",
    study: context.study,
    outcome: context.outcome,
    instrument: context.instrument?.name ?? null,
    timepoint: context.timepoint,
    treatment: treatment.label,
    control: control.label,
    unit: null,
    direction: context.direction,
    valueKind: context.valueKind,
    labels: context.labels,
    derivedFrom: [rateRatio.id],
    workings: draft.workings,
    notes,
    place,
    measure: "irr",
    estimate,
    se,
    df: null,
    ciLow: null,
    ciHigh: null,
    level: null,
    nTreatment: null,
    nControl: null,
    baselineMean: null,
  };
}

/** Events are counted in a time, and nobody says of how many people. */
export const countsInTime = (at: ArmPositions): boolean =>
  at.n < 0 && at.nonevents < 0 && at.events >= 0 && at.person_time >= 0;

function count({ cells }: Desk, at: number): number {
  const events = cells.number(at);
  if (events < 0) cells.fail("E_RANGE", at, "expected a count of events, 0 or more", CHECK);
  return events;
}

function time({ cells }: Desk, at: number): number {
  const value = cells.number(at);
  if (value <= 0) cells.fail("E_RANGE", at, "expected person-time above 0", CHECK);
  return value;
}
