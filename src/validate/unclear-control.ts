import { classOf } from "./control-words.js";
import type { Group } from "./grouper.js";
import { listed, quoted } from "./wording.js";

interface Unclear {
  readonly study: string;
  readonly problem: string;
  readonly hint: string;
  readonly row: number;
}

/** What to say of all studies of a table whose control nothing names. */
export interface Asked {
  readonly message: string;
  readonly hint: string;
  readonly row: number;
  readonly remedies: readonly (readonly string[])[];
}

const KEPT = 1000;
const REMEMBERED = 10_000;

/** Of arms that are numbers, 0 is by custom the one without. */
const isLikely = (label: string): boolean => label === "0" || ["control", "like-control"].includes(classOf(label));

/**
 * Gathers the studies of which it is not clear which arm is the control, so that a table asks once. What is proposed is the
 * comparison that most of its studies hold.
 */
export class UnclearControls {
  readonly #unclear: Unclear[] = [];
  #count = 0;
  /** Studies by pair of arms, and by arm. */
  readonly #pairs = new Map<string, { readonly arms: readonly [string, string]; studies: number }>();
  readonly #arms = new Map<string, number>();
  /** What was counted already, by study: one of several outcomes has its arms several times. */
  readonly #seen = new Map<string, Set<string>>();
  #remembered = 0;
  /** Arms that some row marks as a treatment are proposed as no control. */
  readonly #treatments = new Set<string>();

  /** The arms of any study: what is proposed must suit the whole table. */
  see({ arms, first: { study } }: Group): void {
    for (const [i, { label, role }] of arms.entries()) {
      if (role === "treatment" && this.#treatments.size < KEPT) this.#treatments.add(label);
      const isNew = this.#isNew(study, label);
      if (isNew && (this.#arms.size < KEPT || this.#arms.has(label)))
        this.#arms.set(label, (this.#arms.get(label) ?? 0) + 1);
      for (let j = i + 1; j < arms.length; j += 1) {
        const other = arms[j]?.label ?? "";
        const key = label < other ? `${label}\u0000${other}` : `${other}\u0000${label}`;
        const known = this.#pairs.get(key);
        if (known) known.studies += this.#isNew(study, key) ? 1 : 0;
        else if (this.#pairs.size < KEPT && this.#isNew(study, key))
          this.#pairs.set(key, { arms: [label, other], studies: 1 });
      }
    }
  }

  /** Whether a study is seen with this for the first time, as far as a bounded memory tells. */
  #isNew(study: string, what: string): boolean {
    const known = this.#seen.get(study);
    if (known?.has(what)) return false;
    if (this.#remembered >= REMEMBERED) return true;
    this.#remembered += 1;
    if (known === undefined) this.#seen.set(study, new Set([what]));
    else known.add(what);
    return true;
  }

  add(group: Group, problem: string, hint: string): void {
    if (!this.#isNew(group.first.study, "")) return;
    this.#count += 1;
    if (this.#unclear.length < KEPT)
      this.#unclear.push({ study: group.first.study, problem, hint, row: group.firstRow });
  }

  /** The question, or null where every control is clear. */
  asked(): Asked | null {
    const [first] = this.#unclear;
    if (first === undefined) return null;
    const pairs = [...this.#pairs.values()].sort((a, b) => b.studies - a.studies);
    const of = (label: string): number => this.#arms.get(label) ?? 0;
    const [only] = pairs;
    const remedies =
      pairs.length === 1 && only !== undefined
        ? this.#likelyFirst([...only.arms].reverse()).map((label) => ["--control", label])
        : pairs.slice(0, 2).map(({ arms: [one, other] }) => {
            const [a, b] = [isLikely(one), isLikely(other)];
            const [x, y] = [this.#treatments.has(one), this.#treatments.has(other)];
            const isOne = x !== y ? y : a === b ? of(one) > of(other) : a;
            const [treatment, control] = isOne ? [other, one] : [one, other];
            return ["--treatment", treatment, "--control", control];
          });
    if (this.#count === 1)
      return { message: `${quoted(first.study)} ${first.problem}`, hint: first.hint, row: first.row, remedies };
    const studies = listed(
      this.#unclear.map(({ study }) => quoted(study)),
      3,
    );
    const arms = listed(
      [...this.#arms].sort((a, b) => b[1] - a[1]).map(([label, count]) => `${quoted(label)} (${count})`),
      8,
    );
    const message = `${this.#count} studies do not say which arm is the control (${studies}); the arms, with the studies that have them: ${arms}`;
    const hint =
      "Which comparison is it? Name it with --treatment and --control, or mark the control in a column role (treatment, control).";
    return { message, hint, row: first.row, remedies };
  }

  /** Arms that may be the control, the likelier ones first. */
  #likelyFirst(labels: readonly string[]): readonly string[] {
    const possible = labels.filter((label) => !this.#treatments.has(label));
    return [...possible.filter(isLikely), ...possible.filter((label) => !isLikely(label))];
  }
}
