/** How many labels of a kind are remembered: a table of a million trials is read in bounded memory. */
const KEPT = 50_000;

/** What a label names: labels of one kind that differ in case only are one. */
export type LabelKind = "study" | "outcome" | "instrument" | "timepoint" | "arm" | "role";

interface Known {
  /** The first spelling of each label, by the label without its case. */
  readonly first: Map<string, string>;
  /** Other spellings met, each with the first. */
  readonly others: Map<string, string>;
}

/** Joins labels that differ in case only, over all tables of a run: the spelling met first stands for all. */
export class Spellings {
  readonly #kinds = new Map<LabelKind, Known>();

  /** The spelling that stands for a tidy `label`; `onJoin` hears of each other spelling once. */
  of(kind: LabelKind, label: string, onJoin: (first: string) => void): string {
    let known = this.#kinds.get(kind);
    if (known === undefined) {
      known = { first: new Map(), others: new Map() };
      this.#kinds.set(kind, known);
    }
    const key = label.toLowerCase();
    const first = known.first.get(key);
    if (first === undefined) {
      if (known.first.size < KEPT) known.first.set(key, label);
      return label;
    }
    if (first === label) return first;
    if (!known.others.has(label)) {
      if (known.others.size < KEPT) known.others.set(label, first);
      onJoin(first);
    }
    return first;
  }
}
