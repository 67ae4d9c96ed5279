import { AskedArms } from "./asked-arms.js";
import type { Desk } from "./form.js";
import { quoted } from "./wording.js";

/** The names of the two arms of a wide or an effects row: its own, else those asked for, else the plain words. */
export interface ArmNames {
  readonly treatment: string;
  readonly control: string;
  /** False where the row names arms other than those asked for. */
  readonly wanted: boolean;
  /** The row names the arms asked for, the other way round: what it holds of one is that of the other. */
  readonly turned: boolean;
}

/** Reads the arms' names of each row. */
export class ArmNamer {
  readonly #asked: AskedArms;
  #turned = 0;

  constructor(private readonly desk: Desk) {
    this.#asked = new AskedArms(desk.options);
    requireSides(desk);
  }

  read(): ArmNames {
    const { cells, at, options } = this.desk;
    const treatment = cells.text(at.label.treatment) ?? cells.text(at.label.arm);
    const control = cells.text(at.label.control);
    const turned = this.#asked.areTurned(treatment, control);
    if (turned) this.#turned += 1;
    if (treatment !== null) this.#asked.see(treatment, turned ? "control" : "treatment");
    if (control !== null) this.#asked.see(control, turned ? "treatment" : "control");
    const wanted = turned || (this.#asked.wantsTreatment(treatment) && this.#asked.wantsControl(control));
    if (!wanted) this.#asked.leaveOut(cells.text(at.label.study) ?? `row ${cells.row}`);
    return {
      treatment: treatment ?? options.treatment ?? "treatment",
      control: control ?? options.control ?? "control",
      wanted,
      turned,
    };
  }

  /** An error where an arm was asked for that no row names; notes on rows that were left out or turned. */
  end(): void {
    this.#asked.report(this.desk);
    if (this.#turned === 0 || this.desk.head.unsided !== null) return;
    const rows = this.#turned === 1 ? "1 row names" : `${this.#turned} rows name`;
    this.desk.log.once("N_TURNED", `${rows} the arms the other way round and were turned`, null);
  }
}

/** A header that tells two arms apart and not which is the control leaves the sign of everything open. */
function requireSides({ head, options, errors }: Desk): void {
  if (head.unsided === null || options.treatment !== null || options.control !== null) return;
  const [one, other] = head.unsided;
  const message = `the columns hold two arms, ${quoted(one)} and ${quoted(other)}, and nothing says which is the control`;
  const hint = `Say which comparison it is: --control ${quoted(other)} or --control ${quoted(one)}.`;
  const remedies = [
    ["--control", other],
    ["--control", one],
  ];
  errors.add("E_CONTROL", message, hint, { file: head.file, row: null, column: null }, remedies);
}
