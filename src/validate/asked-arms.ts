import { didYouMean } from "../core/registry.js";
import type { Desk } from "./form.js";
import type { ValidateOptions } from "./options.js";
import { listed, quoted } from "./wording.js";

const LABELS_KEPT = 20;

/** The arms that `--treatment` and `--control` ask for: which rows are of them, and whether they exist at all. */
export class AskedArms {
  readonly #seen = new Set<string>();
  #treatmentMet = false;
  #controlMet = false;

  constructor(private readonly options: Pick<ValidateOptions, "treatment" | "control">) {}

  /** Takes note of a label that stands for an arm of either kind, or of one. */
  see(label: string, as: "treatment" | "control" | "either" = "either"): void {
    const { treatment, control } = this.options;
    if (treatment === null && control === null) return;
    if (this.#seen.size < LABELS_KEPT) this.#seen.add(label);
    if (as !== "control" && treatment !== null && sameLabel(label, treatment)) this.#treatmentMet = true;
    if (as !== "treatment" && control !== null && sameLabel(label, control)) this.#controlMet = true;
  }

  wantsTreatment(label: string | null): boolean {
    return label === null || this.options.treatment === null || sameLabel(label, this.options.treatment);
  }

  wantsControl(label: string | null): boolean {
    return label === null || this.options.control === null || sameLabel(label, this.options.control);
  }

  /** A name that no row bears is a slip, and an error. Where rows name no arms there is nothing to hold it against. */
  report(desk: Desk): void {
    if (this.#seen.size === 0) return;
    const { treatment, control } = this.options;
    const labels = [...this.#seen];
    const hint = (asked: string) => didYouMean(asked, labels, `The arms are ${listed(labels.map(quoted))}.`);
    const place = { file: desk.head.file, row: null, column: null };
    if (control !== null && !this.#controlMet) {
      desk.errors.withdraw("E_CONTROL");
      desk.errors.add("E_CONTROL", `no control arm is called ${quoted(control)} (--control)`, hint(control), place);
    }
    if (treatment !== null && !this.#treatmentMet) {
      desk.errors.add(
        "E_ARMS",
        `no treatment arm is called ${quoted(treatment)} (--treatment)`,
        hint(treatment),
        place,
      );
    }
  }
}

export const sameLabel = (a: string, b: string): boolean =>
  a === b || a.trim().toLowerCase() === b.trim().toLowerCase();
