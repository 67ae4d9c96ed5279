import { BptrialError } from "../core/errors.js";
import { tidyLabel } from "../core/label.js";
import type { Outcome, RawRow, TableForm, TableHead } from "../records.js";
import { Cells } from "./cells.js";
import { positionsOf } from "./columns.js";
import { ContextReader } from "./context.js";
import { Copies, RowsByNumbers } from "./copies.js";
import { DateNames } from "./date-names.js";
import { effectsForm } from "./effects.js";
import { filterRows } from "./filter.js";
import { ErrorLog, NoteLog } from "./findings.js";
import { type Desk, type Form, firstPresent } from "./form.js";
import { longForm } from "./long.js";
import { checkColumns } from "./needs.js";
import type { Facts, ValidateOptions, Validator } from "./options.js";
import { pairedForm } from "./paired.js";
import { inMeasureRange } from "./reported-range.js";
import { emptyDraft, NOTHING } from "./row.js";
import { Spellings } from "./spellings.js";
import { StandIns } from "./stand-ins.js";
import { withoutTheEvent } from "./swap-events.js";
import { saysTotal } from "./total-names.js";
import { TotalRows } from "./totals.js";
import { refuseUnusable, UnusableRows } from "./unusable.js";
import { wideForm } from "./wide.js";

const FORMS: Readonly<Record<TableForm, (desk: Desk) => Form>> = {
  long: longForm,
  wide: wideForm,
  effects: effectsForm,
  paired: pairedForm,
};

/** What the tables of one run have in common: hand the same to the validator of each. */
export interface SeenBefore {
  readonly spellings: Spellings;
  readonly rows: RowsByNumbers;
}

export const seenBefore = (): SeenBefore => ({ spellings: new Spellings(), rows: new RowsByNumbers() });

const withTidyArms = (options: ValidateOptions): ValidateOptions => ({
  ...options,
  treatment: options.treatment === null ? null : tidyLabel(options.treatment),
  control: options.control === null ? null : tidyLabel(options.control),
});

/**
 * Turns the rows of one table into outcomes, one at a time. Columns are looked up once; errors are gathered, not thrown,
 * so that all of a file's come out in one run.
 *
 * @throws E_OPTION for a correlation outside −1…1; E_COLUMN for a filter on a column that the table does not have.
 */
export function validator(
  head: TableHead,
  asked: ValidateOptions,
  facts: Facts,
  { spellings, rows }: SeenBefore = seenBefore(),
): Validator {
  const options = withTidyArms(asked);
  if (options.correlation !== null && !(Math.abs(options.correlation) <= 1)) {
    throw new BptrialError("E_OPTION", "--correlation: expected a number between −1 and 1");
  }
  const errors = new ErrorLog(head.file);
  const log = new NoteLog(head.file);
  const at = positionsOf(head);
  const cells = new Cells(head, at.headers, errors, log, spellings, new StandIns(head));
  const contexts = new ContextReader(head, cells, at, options, facts, log);
  const row = {
    cells,
    options,
    log,
    ciLevelAt: at.label.ci_level,
    valueKind: null,
    instrument: null,
    hasEstimate: false,
  };
  const desk: Desk = {
    head,
    at,
    cells,
    row,
    draft1: emptyDraft(),
    draft2: emptyDraft(),
    contexts,
    options,
    facts,
    errors,
    log,
    unusable: new UnusableRows(),
    totals: new TotalRows(),
    copies: new Copies(rows),
    dateNames: new DateNames(head, at.label.study),
  };
  const passes = filterRows(head, options.filter);
  const complete = checkColumns(desk);
  if (head.form === null) throw new BptrialError("E_COLUMN", `${head.file}: its columns make no form that is read`);
  const form = FORMS[head.form](desk);

  return {
    push(raw: RawRow): readonly Outcome[] {
      if (passes !== null && !passes(raw.cells)) return NOTHING;
      cells.begin(raw);
      return complete ? readRow(desk, form) : NOTHING;
    },
    end(): readonly Outcome[] {
      const outcomes = complete ? studiesOf(desk, form.end()) : NOTHING;
      desk.unusable.tell(log);
      desk.dateNames.report(log);
      desk.copies.report(log);
      desk.totals.report(log);
      errors.close();
      return outcomes;
    },
    errors: errors.list,
    get notes() {
      return log.list;
    },
  };
}

/** What the row at hand completes, unless it is one that sums up others. */
function readRow(desk: Desk, form: Form): readonly Outcome[] {
  const { cells, contexts, totals, at } = desk;
  const name = at.label.study < 0 ? null : cells.text(at.label.study);
  if (name !== null && saysTotal(name)) {
    totals.tell(name, cells.row, "its name says so");
    return NOTHING;
  }
  if (name !== null) desk.dateNames.see(name, cells.row);
  contexts.unnamed = false;
  const outcomes = form.read();
  if (!contexts.unnamed) return studiesOf(desk, outcomes);
  const studies = studiesOf(desk, outcomes);
  if (studies.length > 0 || outcomes.length === 0) {
    const { draft1, draft2 } = desk;
    if (outcomes.length === 0 && !cells.failed && totals.sumsPeople(draft1.n, draft2.n))
      totals.tell("", cells.row, "its numbers are the sums of other rows");
    else contexts.failUnnamed();
  }
  return NOTHING;
}

function studiesOf(desk: Desk, outcomes: readonly Outcome[]): readonly Outcome[] {
  if (outcomes.length === 0 || !outcomes.every((outcome) => inMeasureRange(desk, outcome))) return NOTHING;
  const studies = desk.totals.studies(usable(desk, outcomes));
  for (const outcome of studies) desk.copies.see(outcome);
  return desk.options.swapEvents ? studies.map(withoutTheEvent) : studies;
}

/** The outcomes without those whose arms both have an SD of 0, of which no effect has a variance. */
function usable(desk: Desk, outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.some(hasNoSpread) ? outcomes.filter((outcome) => !refused(desk, outcome)) : outcomes;
}

const hasNoSpread = (outcome: Outcome): boolean =>
  outcome.kind === "continuous" && outcome.arms.treatment.sd === 0 && outcome.arms.control.sd === 0;

function refused(desk: Desk, outcome: Outcome): boolean {
  if (!hasNoSpread(outcome)) return false;
  const { arm, arm1 } = desk.at;
  refuseUnusable(desk, outcome.study, outcome.place.row ?? 0, "an SD of 0 in both arms", firstPresent(arm1.sd, arm.sd));
  return true;
}
