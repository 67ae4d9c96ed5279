import { contentOf } from "../../core/content-words.js";
import type { ClaimFacets, EvidenceFrame, Frame, GroupLevel } from "../../records.js";
import { timeFits } from "./align.js";
import type { Claimed } from "./claimed.js";
import type { Sized, SizeFacet } from "./sizes.js";

/** One statement held against one candidate: what agrees, what differs, and what the verdict follows from. */
export interface Compared {
  readonly frame: Frame;
  readonly candidate: EvidenceFrame;
  readonly claimed: Claimed | null;
  readonly facets: ClaimFacets;
  readonly sized: Sized | null;
  readonly readings: readonly Sized[];
  /** The interval holds no difference; null where there is none. */
  readonly open: boolean | null;
  /** The interval is so close around no difference that nothing of weight is left; null where that cannot be said. */
  readonly narrow: boolean | null;
  readonly direction: "agrees" | "differs" | null;
  readonly size: SizeFacet | null;
  readonly estimand: "agrees" | "differs" | "another" | "missing";
  readonly relative: boolean;
  readonly level: GroupLevel | null;
  readonly swapped: boolean;
  /** The claim tells another time than the one that the evidence was measured at. */
  readonly otherTime: boolean;
  /** The evidence is of other people, or of another part, than the claim tells. */
  readonly ofOthers: boolean;
  /** The comparison is told from the control group's side. */
  readonly turned: boolean;
  /** The claim says whose result it tells. */
  readonly sideTold: boolean;
  /** It tells of one of the groups without saying surely which, and the direction hangs on that. */
  readonly eitherSide: boolean;
}

const shares = (a: string, b: string): boolean => {
  const words = contentOf(b);
  return [...contentOf(a)].some((word) => words.has(word));
};

/** What was compared, by its names. */
/** Whether a table's outcome is named in the claim, or what the claim sets apart as its outcome in a text's words of a result. */
function isOfItsOutcome({ clause, about }: Frame, { outcome, about: told, words }: EvidenceFrame): boolean {
  if (outcome !== null) return shares(clause, outcome);
  return about !== null && words !== "" && shares(about, told ?? words);
}

export function facetsOf(one: Omit<Compared, "facets">): Compared {
  const { frame, candidate, direction, size, estimand, swapped } = one;
  const facets: ClaimFacets = {
    direction: frame.way === null && !frame.efficacy && direction === null ? "not said" : (direction ?? "not checked"),
    size: frame.amount === null ? "not said" : size === null ? "not checked" : size === "agrees" ? "agrees" : "differs",
    estimand: estimand === "differs" ? "differs" : estimand === "missing" ? "not checked" : "agrees",
    outcome: isOfItsOutcome(frame, candidate) ? "agrees" : "not checked",
    group: swapped ? "differs" : candidate.treatment === null ? "not checked" : one.sideTold ? "agrees" : "not said",
    time: one.otherTime
      ? "differs"
      : frame.times.length === 0
        ? "not said"
        : timeFits(frame.times, candidate) >= 1
          ? "agrees"
          : "not checked",
  };
  return { ...one, facets };
}
