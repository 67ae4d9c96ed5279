import type { Note, Outcome, ReportedOutcome, Working } from "../records.js";
import { ArmNamer } from "./arm-names.js";
import { ownScale } from "./context.js";
import type { Desk, Form } from "./form.js";
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
  const { cells, at, contexts, row, log, options } = desk;
  const context = contexts.read();
  row.valueKind = context.valueKind;
  row.instrument = ownScale(context);
  const names = namer.read();
  if (!names.wanted) return NOTHING;
  if (options.measure !== null && options.measure !== "irr") {
    const hint = "Events in person-time give irr: leave --measure out. Risks take the number of people, n1 and n2.";
    desk.errors.add("E_MEASURE", `events in person-time do not give ${options.measure}`, hint, {
      file: desk.head.file,
      row: cells.row,
      column: cells.header(at.arm1.person_time),
    });
    return NOTHING;
  }
  const [events1, time1] = [count(desk, at.arm1.events), time(desk, at.arm1.person_time)];
  const [events2, time2] = [count(desk, at.arm2.events), time(desk, at.arm2.person_time)];
  if (cells.failed) return NOTHING;
  if (absent(events1 + time1 + events2 + time2)) {
    log.add(
      "N_MISSING",
      `${quoted(context.study)} was left out: its events or person-time are missing`,
      cells.row,
      null,
    );
    return NOTHING;
  }
  if (events1 === 0 && events2 === 0) {
    log.add(
      "N_DOUBLE_ZERO",
      `${quoted(context.study)} is left out: it has no event in either arm, which says nothing of a ratio`,
      cells.row,
      null,
    );
    return NOTHING;
  }
  const added = events1 === 0 || events2 === 0 ? 0.5 : 0;
  const notes: Note[] =
    added === 0 ? [] : [cells.note("N_CONTINUITY", "½ was added to the events of both arms, since one has none")];
  const draft: { workings: readonly Working[] } = { workings: NOTHING };
  const given = { events1: events1 + added, time1, events2: events2 + added, time2 };
  const { estimate, se } = recover(draft, rateRatio, "log rate ratio", given);
  log.once(
    "N_LAYOUT",
    `${quoted(cells.header(at.arm1.person_time) ?? "")} was taken for the time that people were watched: the effects are rate ratios`,
    null,
  );
  const outcome: ReportedOutcome = {
    kind: "reported",
    study: context.study,
    outcome: context.outcome,
    instrument: context.instrument?.name ?? null,
    timepoint: context.timepoint,
    treatment: names.treatment,
    control: names.control,
    unit: null,
    direction: context.direction,
    valueKind: context.valueKind,
    labels: context.labels,
    derivedFrom: [rateRatio.id],
    workings: draft.workings,
    notes,
    place: { file: desk.head.file, row: cells.row, column: null },
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
  return [names.turned ? turned(outcome) : outcome];
}

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
