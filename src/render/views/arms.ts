import { largestOf } from "../../core/lists.js";
import type { ArmSummary } from "../../records.js";
import { alignPoints } from "../align.js";
import { decimalsOfArm, fixed, significant } from "../numbers.js";
import type { Column } from "./block.js";
import { hasEvents } from "./words.js";

interface WithArms {
  readonly treatment: string;
  readonly control: string;
  readonly arms: { readonly treatment: ArmSummary; readonly control: ArmSummary } | null;
}

export interface ArmColumns {
  readonly columns: readonly Column[];
  readonly cells: readonly (readonly string[])[];
  /** "n = 15 + 15" where all rows share it. */
  readonly sharedN: string | null;
}

/** Two columns of arms (mean and SD, or events of n) and, where they differ between rows, one of their sizes. */
export function armColumns(rows: readonly WithArms[], narrow: "under" | "out"): ArmColumns {
  const sizes = rows.map(sizeOf);
  const continuous = rows.some(({ arms }) => arms && !hasEvents(arms.treatment));
  const same = new Set(sizes).size === 1 ? (sizes[0] ?? "") : null;
  const side = (which: "treatment" | "control") => {
    const arms = rows.map(({ arms }) => arms?.[which]);
    const names = new Set(rows.map((row) => row[which]));
    const what = [arms.some((arm) => arm?.mean != null) ? "mean (SD)" : "", arms.some(hasEvents) ? "events/n" : ""];
    const name = names.size === 1 ? [...names][0] : which;
    return { texts: armTexts(arms), name: name ?? which, what: what.filter(Boolean).join(" or ") };
  };
  const [treatment, control] = [side("treatment"), side("control")];
  const showSizes = same === null && continuous;
  return {
    columns: [
      { header: `${treatment.name} ${treatment.what}`, align: "left", narrow },
      // Under its row the second arm stands right after the first, which says what the numbers are.
      { header: `${control.name} ${control.what}`, align: "left", narrow, short: control.name },
      { header: "n", align: "right", narrow },
    ],
    cells: rows.map((_, i) => [treatment.texts[i] ?? "", control.texts[i] ?? "", showSizes ? (sizes[i] ?? "") : ""]),
    sharedN: same ? `n = ${same}` : null,
  };
}

function sizeOf({ arms, control }: WithArms): string {
  const [t, c] = [arms?.treatment.n ?? null, arms?.control.n ?? null];
  if (t === null && c === null) return "";
  // One arm measured twice has its people once.
  if (control === "baseline" && t !== null) return significant(t, 6);
  return [t, c].map((n) => (n === null ? "?" : significant(n, 6))).join(" + ");
}

function armTexts(arms: readonly (ArmSummary | undefined)[]): readonly string[] {
  const decimals = (arm: ArmSummary): number =>
    Math.max(decimalsOfArm(arm.mean ?? 0, arm.sd), arm.sd === null ? 0 : decimalsOfArm(arm.sd, arm.sd));
  const own = arms.map((arm) => (arm && arm.mean !== null ? decimals(arm) : null));
  const most = largestOf(
    own.filter((count) => count !== null),
    0,
  );
  // Rows that need nearly as many decimals get the same.
  const shown = own.map((count) => (count === null || most - count > 1 ? (count ?? 0) : most));
  const means = alignPoints(arms.map((arm, i) => (arm && arm.mean !== null ? fixed(arm.mean, shown[i] ?? 0) : "")));
  return arms.map((arm, i) => {
    if (!arm) return "";
    if (hasEvents(arm)) return `${significant(arm.events, 6)}/${significant(arm.n, 9)}`;
    if (arm.mean === null) return "";
    return arm.sd === null ? (means[i] ?? "") : `${means[i]} (${fixed(arm.sd, shown[i] ?? 0)})`;
  });
}
