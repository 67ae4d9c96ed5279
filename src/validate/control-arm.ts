import { sameLabel } from "./asked-arms.js";
import { type ArmClass, classOf } from "./control-words.js";
import type { ValidateOptions } from "./options.js";
import { listed, quoted } from "./wording.js";

/** One arm of a group, as far as the choice of the control is concerned. */
export interface ArmName {
  readonly label: string;
  /** What the role column says; null where it says nothing. */
  readonly role: "treatment" | "control" | null;
}

/** Which arm is the control; or that the arms asked for are not both there; or why it is not clear. */
export type Choice =
  | { readonly control: number }
  | { readonly absent: true }
  | { readonly problem: string; readonly hint: string };

const KEPT = 10_000;
const FIRST: Choice = { control: 0 };
const SECOND: Choice = { control: 1 };
const ABSENT: Choice = { absent: true };

/** Finds the control among the arms of a study: by `--control`, by the role column, or by the one label that means it. */
export class ControlFinder {
  readonly #classes = new Map<string, ArmClass>();

  constructor(private readonly options: Pick<ValidateOptions, "treatment" | "control">) {}

  choose(arms: readonly ArmName[]): Choice {
    const { control, treatment } = this.options;
    const plain = control === null && treatment === null ? this.#ofTwo(arms) : null;
    if (plain !== null) return plain;
    // What is asked for by name is that or nothing: another arm in its place would be another comparison.
    if (treatment !== null && !arms.some(({ label }) => sameLabel(label, treatment))) return ABSENT;
    if (control !== null) {
      const named = arms.findIndex(({ label }) => sameLabel(label, control));
      return named >= 0 ? { control: named } : ABSENT;
    }
    const byRole = positions(arms, ({ role }) => role === "control");
    if (byRole.length > 1) return ambiguous(arms, "has several arms marked as control");
    if (byRole[0] !== undefined) return { control: byRole[0] };
    const unmarked = positions(arms, ({ role }) => role === null);
    if (unmarked.length === 1 && unmarked[0] !== undefined && arms.length > 1) return { control: unmarked[0] };
    const rest = treatment !== null ? positions(arms, ({ label }) => !sameLabel(label, treatment)) : [];
    if (rest.length === 1 && rest[0] !== undefined) return { control: rest[0] };
    return this.#byLabel(arms);
  }

  /** The common case, without making anything: two arms, one of which says that it is the control. */
  #ofTwo(arms: readonly ArmName[]): Choice | null {
    const [first, second] = arms;
    if (arms.length !== 2 || first === undefined || second === undefined) return null;
    if (first.role === "control" && second.role !== "control") return FIRST;
    if (second.role === "control" && first.role !== "control") return SECOND;
    if (first.role !== null || second.role !== null) return null;
    const a = this.#classOf(first.label) === "control";
    const b = this.#classOf(second.label) === "control";
    return a === b ? null : a ? FIRST : SECOND;
  }

  #byLabel(arms: readonly ArmName[]): Choice {
    const open = arms.map((arm, index) => ({ index, role: arm.role, says: this.#classOf(arm.label) }));
    for (const wanted of ["control", "like-control"] as const) {
      const found = open.filter(({ says, role }) => says === wanted && role !== "treatment");
      if (found.length > 1) return ambiguous(arms, "has several arms whose labels mean control");
      if (found[0]) return { control: found[0].index };
    }
    return ambiguous(arms, "does not say which arm is the control");
  }

  #classOf(label: string): ArmClass {
    let found = this.#classes.get(label);
    if (found === undefined) {
      if (this.#classes.size >= KEPT) this.#classes.clear();
      found = classOf(label);
      this.#classes.set(label, found);
    }
    return found;
  }
}

function positions(arms: readonly ArmName[], test: (arm: ArmName) => boolean): readonly number[] {
  return arms.flatMap((arm, index) => (test(arm) ? [index] : []));
}

function ambiguous(arms: readonly ArmName[], problem: string): Choice {
  const labels = arms.map(({ label }) => quoted(label));
  const possible = arms.filter(({ role }) => role !== "treatment");
  const proposal = [...new Set(possible.map(({ label }) => `--control ${quoted(label)}`))];
  const choices =
    proposal.length > 1 ? `${proposal.slice(0, -1).join(", ")} or ${proposal.at(-1)}` : (proposal[0] ?? "");
  return {
    problem: `${problem}: its arms are ${listed(labels)}`,
    hint: `${choices === "" ? "Mark" : `Say ${choices}, or mark`} the control in a column role (treatment, control).`,
  };
}

const ROLES: ReadonlyMap<ArmClass, "treatment" | "control"> = new Map([
  ["treatment", "treatment"],
  ["control", "control"],
  ["like-control", "control"],
]);

/** What a cell of the role column means; null where it is neither. */
export const roleOf = (text: string): "treatment" | "control" | null => ROLES.get(classOf(text)) ?? null;
