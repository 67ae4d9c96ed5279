import { quantityNamed } from "../core/quantities.js";
import type { Scale } from "../records.js";
import { type Desk, firstPresent } from "./form.js";
import { quoted } from "./wording.js";

export interface ReportedMeasure {
  readonly id: string;
  readonly scale: Scale;
  /** Nothing says what the estimate is. */
  readonly isAssumed: boolean;
}

/**
 * What a printed estimate is: by the row's measure column, else by `--measure`, else by what the form takes for granted.
 * Where the form takes a difference of means for granted, only a ratio can be meant otherwise: `--measure smd` asks what
 * the arms are to give, and does not turn points into SDs. Null after an error.
 */
export function reportedMeasure(desk: Desk, usual: string | null): ReportedMeasure | null {
  const { cells, at, facts, log } = desk;
  const said = cells.text(at.label.measure);
  if (said === null && usual === null && at.label.measure >= 0 && desk.options.measure === null) {
    const hint = "Fill in the column measure, or say --measure (rr, or, md, smd …).";
    cells.fail("E_MISSING", at.label.measure, "expected what the estimate is", hint);
    return null;
  }
  const named = said ?? asked(desk, usual) ?? usual ?? OWN_SCALE;
  const id = quantityNamed(named)?.id ?? named.toLowerCase();
  const scale = facts.scaleOf(id);
  if (scale === null) {
    const hint = "Use the id of a measure (md, smd, rr, or …); bptrial methods lists them.";
    if (said === null) cells.failRow("E_MEASURE", `no effect measure ${quoted(id)}`, hint);
    else cells.fail("E_MEASURE", at.label.measure, "expected an effect measure", hint);
    return null;
  }
  if (said === null && (usual !== null || desk.options.measure === null)) {
    const why = id === OWN_SCALE ? OWN_SCALE_WORDS : id === usual ? `${id}, ${USUAL[id]}` : `${id}, as --measure says`;
    const column = cells.header(
      firstPresent(at.contrast.estimate, at.contrast.yi, at.contrast.o_minus_e, at.arm.correlation),
    );
    log.once("N_MEASURE", `the table has no column measure: its estimates were taken as ${why}`, column);
  }
  return { id, scale, isAssumed: said === null && usual === null && desk.options.measure === null };
}

/** What a table takes for granted, by what its columns are. */
const USUAL: Readonly<Record<string, string>> = {
  md: "a difference of means",
  hr: "hazard ratios of the treatment, from (O − E)/V of log-rank tests; --measure peto where O − E are of counts",
  zcor: "Fisher's z of the correlations, shown as a correlation",
};

const OWN_SCALE = "gen";
const OWN_SCALE_WORDS = "they stand, on a scale of their own (gen); --measure smd, or, hr … says what they are";

function asked({ options, facts }: Desk, usual: string | null): string | null {
  const { measure } = options;
  return usual === null || measure === null || facts.scaleOf(measure) === "log" ? measure : null;
}
