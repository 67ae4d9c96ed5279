import { AskedArms } from "./asked-arms.js";
import type { Desk } from "./form.js";

/** The names of the two arms of a wide or an effects row: its own, else those asked for, else the plain words. */
export interface ArmNames {
  readonly treatment: string;
  readonly control: string;
  /** False where the row names arms other than those asked for. */
  readonly wanted: boolean;
}

/** Reads the arms' names of each row. */
export class ArmNamer {
  readonly #asked: AskedArms;

  constructor(private readonly desk: Desk) {
    this.#asked = new AskedArms(desk.options);
  }

  read(): ArmNames {
    const { cells, at, options } = this.desk;
    const treatment = cells.text(at.label.treatment) ?? cells.text(at.label.arm);
    const control = cells.text(at.label.control);
    if (treatment !== null) this.#asked.see(treatment, "treatment");
    if (control !== null) this.#asked.see(control, "control");
    return {
      treatment: treatment ?? options.treatment ?? "treatment",
      control: control ?? options.control ?? "control",
      wanted: this.#asked.wantsTreatment(treatment) && this.#asked.wantsControl(control),
    };
  }

  /** An error where an arm was asked for that no row names. */
  end(): void {
    this.#asked.report(this.desk);
  }
}
