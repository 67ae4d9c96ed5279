import { nearest } from "../core/registry.js";
import type { ArmPositions } from "./columns.js";
import { hasDecimals, holdsCorrelations } from "./correlations.js";
import type { Desk } from "./form.js";
import { listed } from "./wording.js";
import { sourceOf } from "./worked-out.js";

/** What a table lacks as a whole: an error each, with the columns looked for. True when nothing is lacking. */
export function checkColumns(desk: Desk): boolean {
  const { head, options } = desk;
  const at = desk.at;
  const before = desk.errors.list.length;
  if (holdsCorrelations(desk)) {
    if (!hasDecimals(desk)) {
      const header = desk.cells.header(at.arm.correlation);
      const hint = `Counts of events are --map events=${header}, beside which a table needs its arms.`;
      desk.errors.add(
        "E_COLUMN",
        `"${header}" holds whole numbers only, which are no correlations`,
        hint,
        wholeFile(desk),
      );
    }
  } else if (head.form === "effects" && sourceOf(desk) === null) {
    const { yi, estimate, vi, sei, se, variance, ci_lower, ci_upper, p, t } = at.contrast;
    // A standardised difference follows from t, or its variance from the sizes of the arms.
    const sizes = desk.at.arm1.n >= 0 && desk.at.arm2.n >= 0;
    if (yi < 0 && estimate < 0 && !(sizes && t >= 0)) lacking(desk, "the estimate", ["estimate", "yi"]);
    if (vi < 0 && sei < 0 && se < 0 && variance < 0 && (ci_lower < 0 || ci_upper < 0) && p < 0 && t < 0 && !sizes) {
      lacking(desk, "how exact the estimate is", ["ci_lower", "ci_upper", "se", "vi", "sei", "p"]);
    }
  } else if (head.form === "wide") {
    const { estimate, ci_lower, ci_upper, se, p, t } = at.contrast;
    const interval = ci_lower >= 0 && ci_upper >= 0;
    const contrastSpread = se >= 0 || interval || p >= 0 || t >= 0;
    const reported = estimate >= 0 && (contrastSpread || at.contrast.variance >= 0);
    if (!reported) {
      checkArm(desk, at.arm1, "1", "the treatment group's", contrastSpread);
      checkArm(desk, at.arm2, "2", "the control group's", contrastSpread);
    }
  } else if (head.form !== "effects") {
    checkArm(desk, at.arm, "", "an arm's", false);
    if (head.form === "paired") {
      if (at.arm.baseline_mean < 0) lacking(desk, "the mean at baseline", ["baseline_mean"]);
      if (at.arm.baseline_sd < 0) lacking(desk, "the SD at baseline", ["baseline_sd"]);
      if (at.arm.correlation < 0 && options.correlation === null && at.arm.final_sd < 0) {
        const message = "no column for the correlation of baseline and final values (looked for correlation)";
        const hint = "Add a column correlation, or state one for all rows with --correlation; none is ever assumed.";
        desk.errors.add("E_COLUMN", message, hint, wholeFile(desk));
      }
    }
  }
  return desk.errors.list.length === before;
}

function checkArm(desk: Desk, at: ArmPositions, suffix: string, whose: string, otherSpread: boolean): void {
  const counts = at.events >= 0 || at.percent >= 0 || at.nonevents >= 0;
  const means = at.mean >= 0 || at.median >= 0 || at.final_mean >= 0;
  if (at.n < 0 && !(at.events >= 0 && (at.nonevents >= 0 || at.person_time >= 0)))
    lacking(desk, `${whose} n`, [`n${suffix}`]);
  if (!means && !counts) lacking(desk, `${whose} mean or events`, [`mean${suffix}`, `events${suffix}`]);
  const interval = at.ci_lower >= 0 && at.ci_upper >= 0;
  const quantiles = at.median >= 0 && ((at.q1 >= 0 && at.q3 >= 0) || (at.min >= 0 && at.max >= 0));
  const spread = at.sd >= 0 || at.se >= 0 || at.variance >= 0 || interval || quantiles || at.final_sd >= 0;
  if (means && !counts && !spread && !otherSpread) {
    lacking(
      desk,
      `${whose} SD`,
      ["sd", "se", "ci_lower", "ci_upper"].map((name) => name + suffix),
    );
  }
}

function lacking(desk: Desk, what: string, names: readonly string[]): void {
  const headers = desk.at.others.map(({ header }) => header);
  const near = headers.map((header) => ({ header, name: resembles(header, names) })).find(({ name }) => name !== null);
  const hint = near
    ? `Found ${JSON.stringify(near.header)}; did you mean it? Say --map ${near.name}=${near.header}.`
    : `Name the column with --map ${names[0]}=COLUMN.`;
  desk.errors.add("E_COLUMN", `no column for ${what} (looked for ${listed(names)})`, hint, wholeFile(desk));
}

/** The wanted name that a header is near to: "sd_ctl" begins as sd2 does. */
function resembles(header: string, names: readonly string[]): string | null {
  const lower = header.toLowerCase();
  const near = nearest(lower, names);
  if (near !== null) return near;
  return (
    names.find(
      (name) => lower.startsWith(`${name.replace(/\d$/, "")}_`) || lower.startsWith(`${name.replace(/\d$/, "")}.`),
    ) ?? null
  );
}

const wholeFile = ({ head }: Desk) => ({ file: head.file, row: null, column: null });
