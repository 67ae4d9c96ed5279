/** Chooses among what the finders offer: which candidates stand where several would hold the same tokens. */
import type { FoundCount } from "./counts.js";
import type { Draft } from "./draft.js";
import type { Header } from "./headers.js";
import type { FoundMean } from "./means.js";
import type { FoundMedian } from "./medians.js";
import type { FoundNnt } from "./nnts.js";
import type { FoundP } from "./p-values.js";
import type { FoundPeople } from "./people.js";
import type { FoundProportion } from "./percentages.js";
import { draftboard, type Scan, take, USED } from "./scan.js";
import type { FoundTest } from "./tests.js";

/** What each kind of candidate is. */
export interface FoundByKind {
  readonly p: FoundP;
  readonly header: Header;
  readonly test: FoundTest;
  readonly count: FoundCount;
  readonly interval: Draft;
  readonly mean: FoundMean;
  readonly bare: Draft;
  readonly median: FoundMedian;
  readonly lone: Draft;
  readonly size: Draft;
  readonly nnt: FoundNnt;
  readonly people: FoundPeople;
  readonly ratio: FoundProportion;
  readonly percentage: FoundProportion;
}

export type Kind = keyof FoundByKind;

/**
 * Kinds by how much their form says, the surest first: of two candidates that would hold the same token, the one of the
 * earlier kind stands.
 */
export const PREFERENCE: readonly Kind[] = [
  "p",
  "header",
  "test",
  "count",
  // Limits that are announced, before numbers with a spread, before pairs in brackets that nothing announces.
  "interval",
  "mean",
  "bare",
  "median",
  // Numbers told by one word or sign beside them.
  "lone",
  "size",
  "nnt",
  "people",
  "ratio",
  "percentage",
];

/** Tokens that a candidate would hold, and as what. */
export interface Hold {
  readonly first: number;
  readonly next: number;
  readonly as: number;
}

/** Something that a finder read in a text. */
export interface Candidate<K extends Kind = Kind> {
  readonly kind: K;
  readonly found: FoundByKind[K];
  /** Its place: first token, and one past the last. */
  readonly first: number;
  readonly next: number;
  readonly holds: readonly Hold[];
}

/** What is chosen so far, and the text with what that holds. */
export interface Chosen {
  readonly scan: Scan;
  readonly all: readonly Candidate[];
}

export function of<K extends Kind>({ all }: Pick<Chosen, "all">, kind: K): readonly FoundByKind[K][] {
  return all.flatMap((one) => (one.kind === kind ? [one.found as FoundByKind[K]] : []));
}

/**
 * Of one round's candidates those that stand: by preference of their kinds, then the one that begins first, then the
 * longer one. In what order they were found makes no difference.
 */
export function choose({ scan, all }: Chosen, candidates: readonly Candidate[]): Chosen {
  const board = draftboard(scan);
  const rank = new Map(PREFERENCE.map((kind, index) => [kind, index]));
  const ranked = candidates.toSorted(
    (a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) || a.first - b.first || b.next - a.next,
  );
  const standing: Candidate[] = [];
  const holder = new Map<number, Candidate>();
  for (const one of ranked) {
    const isHeld = one.holds.some(({ first, next }) => {
      for (let at = first; at < next; at += 1) {
        const other = holder.get(at);
        if (other !== undefined && other.kind !== one.kind && !tellTheSame(one, other)) return true;
      }
      return false;
    });
    if (isHeld) continue;
    standing.push(one);
    for (const { first, next, as } of one.holds) {
      for (let at = first; at < next; at += 1) {
        if (holder.has(at) && holder.get(at)?.kind !== one.kind) continue;
        holder.set(at, one);
        take(board, at, at + 1, as);
      }
    }
  }
  return { scan: board, all: [...all, ...standing.toSorted((a, b) => a.first - b.first || a.next - b.next)] };
}

/** "−0.20 ± 0.13 (SE), 95% CI −0.46 to 0.06": an estimate with its standard error and its interval is told twice. */
function tellTheSame(a: Candidate, b: Candidate): boolean {
  const mean = [a, b].find((one): one is Candidate<"mean"> => one.kind === "mean")?.found;
  const interval = [a, b].find((one): one is Candidate<"interval"> => one.kind === "interval")?.found;
  return mean?.spreadKind === "se" && interval?.estimate?.first === mean.mean.first;
}

/** Candidates of one kind that hold all their tokens as one thing. */
export function candidates<
  K extends
    | "p"
    | "header"
    | "test"
    | "mean"
    | "median"
    | "interval"
    | "bare"
    | "lone"
    | "size"
    | "nnt"
    | "people"
    | "ratio"
    | "percentage",
>(
  kind: K,
  found: readonly (FoundByKind[K] & { readonly first: number; readonly next: number })[],
): readonly Candidate<K>[] {
  return found.map((one) => ({
    kind,
    found: one,
    first: one.first,
    next: one.next,
    // Of "one in five patients" the patients are people as well.
    holds: [{ first: one.first, next: kind === "ratio" ? one.first + 1 : one.next, as: HELD_AS[kind] }],
  }));
}

const HELD_AS = {
  p: USED.p,
  header: USED.header,
  test: USED.test,
  interval: USED.interval,
  mean: USED.spread,
  bare: USED.interval,
  median: USED.spread,
  lone: USED.interval,
  size: USED.interval,
  nnt: USED.other,
  people: USED.other,
  ratio: USED.other,
  percentage: USED.other,
} as const;

/** A count holds its events and total as such; its percentage may have an interval of its own. */
export function countCandidates(found: readonly FoundCount[]): readonly Candidate<"count">[] {
  return found.map((one) => ({
    kind: "count",
    found: one,
    first: one.first,
    next: one.next,
    holds: [
      // A total that opens the sentence tells of people by itself.
      { first: one.events.first, next: Math.max(one.events.next, one.total.next), as: USED.count },
      ...(one.percent === null ? [] : [{ first: one.percent.first, next: one.percent.next + 1, as: USED.percent }]),
    ],
  }));
}
