import { didYouMean } from "../core/registry.js";
import type { Desk } from "./form.js";
import type { ValidateOptions } from "./options.js";
import { listed, quoted } from "./wording.js";

const LABELS_KEPT = 20;
const STUDIES_KEPT = 200;

/** The arms that `--treatment` and `--control` ask for: which rows are of them, and whether they exist at all. */
export class AskedArms {
  readonly #seen = new Set<string>();
  #treatmentMet = false;
  #controlMet = false;
  #leftOut = 0;
  readonly #without = new Set<string>();

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

  /** The two arms are those asked for, each where the other should stand. */
  areTurned(first: string | null, second: string | null): boolean {
    const { treatment, control } = this.options;
    if (first === null || second === null || (treatment === null && control === null)) return false;
    if (this.wantsTreatment(first) && this.wantsControl(second)) return false;
    return this.wantsTreatment(second) && this.wantsControl(first);
  }

  /** A study without the arms that are asked for. */
  leaveOut(study: string): void {
    this.#leftOut += 1;
    if (this.#without.size < STUDIES_KEPT) this.#without.add(study);
  }

  /** A name that no row bears is a slip, and an error. Where rows name no arms there is nothing to hold it against. */
  report(desk: Desk): void {
    if (this.#seen.size === 0) return;
    this.#tellLeftOut(desk);
    const { treatment, control } = this.options;
    const labels = [...this.#seen];
    const arms = `The arms are ${listed(labels.map(quoted))}.`;
    const hint = (asked: string): string => {
      const further = columnWith(asked, desk);
      if (labels.some((label) => sameLabel(label, asked)))
        return `${quoted(asked)} stands on the other side only. ${arms}`;
      if (further === null) return didYouMean(asked, labels, arms);
      return `${quoted(asked)} stands in ${quoted(further)}, a further arm, and of each row two arms are read, ${listed(labels.map(quoted))}. Say which columns are those of the two: --map treatment=${further},control=HEADER, and likewise their numbers.`;
    };
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

  #tellLeftOut(desk: Desk): void {
    if (this.#leftOut === 0) return;
    const { treatment, control } = this.options;
    const asked = [treatment, control].filter((label) => label !== null).map(quoted);
    const what = asked.length === 2 ? `not with both ${asked.join(" and ")}` : `without ${asked.join("")}`;
    const studies = this.#without.size === 1 ? "1 study" : `${this.#without.size} studies`;
    const message = `${studies} ${what}, left out: ${listed([...this.#without], 20)}`;
    desk.log.once("N_LEFT_OUT", message, null);
  }
}

/** The column that was taken for nothing and whose cells name an arm. */
function columnWith(label: string, { head }: Desk): string | null {
  const free = head.columns.filter(({ canonical, header }) => canonical === null && NAMES_ARM.test(header));
  const found = free.find(({ index }) => head.firstRows.some(({ cells }) => sameLabel(cells[index] ?? "", label)));
  return found?.header ?? null;
}
const NAMES_ARM = /arm|treat|group|trt|drug|interv/i;

export const sameLabel = (a: string, b: string): boolean =>
  a === b || a.trim().toLowerCase() === b.trim().toLowerCase();
