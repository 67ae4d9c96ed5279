import type { ClaimVerdict } from "../../records.js";
import type { Compared } from "./facets.js";

interface Rule {
  readonly verdict: ClaimVerdict;
  /** In words, for readers: when the verdict is given. */
  readonly rule: string;
  /** The sentence part that says why. */
  readonly why: string;
  holds(one: Compared): boolean;
}

const says = ({ frame }: Compared): string => frame.statement;
/** A size or a direction that is asserted, not denied. */
const asserts = (one: Compared): boolean => !one.frame.denied && (says(one) === "size" || says(one) === "direction");
const isNothing = (one: Compared): boolean => says(one) === "no effect" || says(one) === "not shown";
const denies = (one: Compared): boolean => one.frame.denied !== isNothing(one);
/** "It is wrong that it made no difference": some effect is asserted. */
const assertsSome = (one: Compared): boolean => one.frame.denied && isNothing(one);
const right = ({ size }: Compared): boolean => size === "agrees";
/** What is denied is one side only ("no better"), and the evidence lies on the other. */
const elsewhere = (one: Compared): boolean => one.direction === "differs";

/** "p = 0.01", "p < .05"; and "p = 0.3", "p > .05". */
const P_BELOW = /\bp ?[<=] ?0?\.0[0-4]/i;
const P_ABOVE = /\bp ?(?:> ?0?\.\d|= ?0?\.(?:[1-9]|0[6-9]))/i;

const NOT_THE_LEAST =
  /\b(?:what(?:so)?ever|at all|in the (?:least|slightest)|not? (?:a|one) (?:jot|iota|whit|shred|scrap|bit|smidgen)|absolutely|exactly|zero|completely|utterly|proven?|proves?)\b/i;

/** The verdicts on one statement, first that holds. */
export const statementRules: readonly Rule[] = [
  {
    verdict: "not-checkable",
    rule: "the effects in two kinds of people are compared, of which the evidence has one",
    why: "the evidence has one estimate, not one for each kind of people",
    holds: (one) => asserts(one) && one.frame.comparesSubgroups,
  },
  // Denials.
  {
    verdict: "not-checkable",
    rule: "a size is denied that the evidence does not give",
    why: "the evidence does not give this number",
    holds: (one) => denies(one) && one.frame.amount !== null && one.size === null,
  },
  {
    verdict: "contradicted",
    rule: "an effect is denied that the interval shows",
    why: "the interval shows the effect that the claim denies",
    holds: (one) =>
      denies(one) &&
      one.open === false &&
      !elsewhere(one) &&
      (one.size === null || one.size === "agrees" || one.size.startsWith("smaller")),
  },
  {
    verdict: "supported",
    rule: "an effect is denied, and the evidence shows the opposite",
    why: "the evidence points the other way, as the claim says",
    holds: (one) => denies(one) && one.open === false && elsewhere(one),
  },
  {
    verdict: "supported-with-caveat",
    rule: "a size is denied that is larger than the estimate",
    why: "there is an effect, but none of that size",
    holds: (one) => denies(one) && one.open === false && one.size !== null,
  },
  {
    verdict: "supported",
    rule: "nothing was shown, and the interval includes no difference",
    why: "the interval includes no difference",
    holds: (one) => denies(one) && says(one) === "not shown" && one.open === true,
  },
  {
    verdict: "supported",
    rule: "an effect is denied, and the interval lies close around none",
    why: "the interval lies close around no difference",
    holds: (one) => denies(one) && one.open === true && (one.narrow === true || one.candidate.says === "no effect"),
  },
  {
    verdict: "not-checkable",
    rule: "the least effect is denied, and how much the interval leaves open is not known",
    why: "the interval includes no difference; whether it leaves room for one that matters is not known",
    holds: (one) =>
      denies(one) &&
      one.open === true &&
      one.narrow === null &&
      one.candidate.effect !== null &&
      NOT_THE_LEAST.test(one.frame.clause),
  },
  {
    verdict: "supported-with-caveat",
    rule: "an effect is denied, and the interval includes none, but how much it leaves open is not known",
    why: "the interval includes no difference; whether it leaves room for one that matters is not known",
    holds: (one) => denies(one) && one.open === true && one.narrow === null && one.candidate.effect !== null,
  },
  {
    verdict: "overstated",
    rule: "an effect is denied, and the interval leaves a large one open",
    why: "the interval includes no difference but leaves a large one open: not shown is not disproved",
    holds: (one) => denies(one) && one.open === true && one.narrow === false,
  },
  {
    verdict: "supported",
    rule: "an effect is denied, as the source says",
    why: "the source says so",
    holds: (one) => denies(one) && one.open === null && one.candidate.says !== null,
  },
  {
    verdict: "supported-with-caveat",
    rule: "an effect is denied, and p is above .05",
    why: "p is above .05, which shows no difference but does not exclude one",
    holds: (one) => denies(one) && one.open === true,
  },
  {
    verdict: "not-checkable",
    rule: "an effect is denied, and the evidence has no interval",
    why: "without an interval nobody can tell whether there is none",
    holds: denies,
  },
  {
    verdict: "supported",
    rule: "that there is none is denied, and the interval shows an effect",
    why: "the interval shows an effect",
    holds: (one) => assertsSome(one) && one.open === false,
  },
  {
    verdict: "contradicted",
    rule: "that there is none is denied, and the interval lies close around none",
    why: "the interval lies close around no difference",
    holds: (one) => assertsSome(one) && one.open === true && one.narrow === true,
  },
  {
    verdict: "overstated",
    rule: "that there is none is denied, and the interval includes none",
    why: "the interval does not exclude that there is no difference",
    holds: (one) => assertsSome(one) && one.open === true,
  },
  {
    verdict: "not-checkable",
    rule: "that there is none is denied, and the evidence has no interval",
    why: "without an interval nobody can tell whether there is none",
    holds: assertsSome,
  },
  {
    verdict: "wrong-estimand",
    rule: "a difference of averages is told as a share or number of people",
    why: "another kind of number is told than the evidence has",
    holds: (one) => one.estimand === "differs" && one.size === null && one.frame.amount !== null,
  },
  {
    verdict: "not-checkable",
    rule: "a direction is told with a size, and the source does not say which way its difference goes",
    why: "which way the difference goes is not said",
    holds: (one) =>
      asserts(one) &&
      one.frame.amount !== null &&
      one.candidate.sign === 0 &&
      one.candidate.valence === null &&
      (one.frame.way === "more" || one.frame.way === "less") &&
      one.sized?.reading.unit === "points",
  },
  // Which way, and who.
  {
    verdict: "not-checkable",
    rule: "it is not clear which group the claim tells of, and the two say otherwise",
    why: "which of the groups it is told of is not clear",
    holds: (one) => asserts(one) && one.eitherSide,
  },
  {
    verdict: "contradicted",
    rule: "the evidence points the other way, or the groups are swapped",
    why: "the evidence points the other way",
    holds: (one) =>
      one.direction === "differs" &&
      !(one.candidate.effect !== null && one.open === true && one.frame.statement === "direction"),
  },
  {
    verdict: "overstated",
    rule: "a direction is told that the interval does not show",
    why: "the interval does not exclude that there is no difference",
    holds: (one) =>
      says(one) === "direction" &&
      ((one.open === true && one.direction !== null) || (one.candidate.says !== null && one.frame.way !== null)),
  },
  {
    verdict: "not-checkable",
    rule: "a direction is told with a size that could not be read",
    why: "it tells a size that could not be read",
    holds: (one) => says(one) === "direction" && one.direction !== "differs" && one.frame.unread,
  },
  {
    verdict: "not-checkable",
    rule: "a direction is called significant, and whether it is the evidence does not say",
    why: "whether it was significant is not said",
    holds: (one) =>
      says(one) === "direction" && one.frame.saysSignificant && one.direction === "agrees" && one.open === null,
  },
  {
    verdict: "not-checkable",
    rule: "a direction is told of other people, or another part, than the evidence",
    why: "the evidence is of others than the claim tells",
    holds: (one) => says(one) === "direction" && one.ofOthers,
  },
  {
    verdict: "supported",
    rule: "a direction without a size is that of the evidence",
    why: "the direction is that of the evidence",
    holds: (one) => says(one) === "direction" && one.direction === "agrees",
  },
  {
    verdict: "not-checkable",
    rule: "a direction is told, and nobody knows which way the evidence points",
    why: "which way is better is not known: --direction or --of would say",
    holds: (one) => says(one) === "direction",
  },
  {
    verdict: "not-checkable",
    rule: "only better or worse is told, and nobody knows which way that is",
    why: "whether more of it is better is not known: --direction or --of would say",
    holds: (one) =>
      asserts(one) &&
      one.direction === null &&
      one.candidate.sign !== 0 &&
      (one.frame.way === "better" || one.frame.way === "worse") &&
      one.sized?.reading.unit === "points",
  },
  {
    verdict: "not-checkable",
    rule: "a difference is told whose direction could not be read",
    why: "which way it says that the difference goes could not be read",
    holds: (one) =>
      asserts(one) &&
      (right(one) || one.size === "smaller") &&
      one.frame.role === "effect" &&
      one.frame.way === null &&
      one.direction === null &&
      one.candidate.sign !== 0 &&
      /^(?:points|SD|percentage points)$/.test(one.sized?.reading.unit ?? "") &&
      one.frame.amount?.form !== "estimate" &&
      !/\b(?:differen|gap|apart|effect size|separat|margin)/i.test(one.frame.clause),
  },
  // What kind of number.
  {
    verdict: "wrong-estimand",
    rule: "a difference of averages, or of odds, is told as a share or number of people",
    why: "another kind of number is told",
    holds: (one) => one.estimand === "differs" && (one.size === null || one.size === "agrees"),
  },
  {
    verdict: "not-checkable",
    rule: "the evidence gives no reading of the number without an assumption that nothing supports",
    why: "the evidence does not give this number",
    holds: (one) => one.size === null,
  },
  // How much.
  {
    verdict: "contradicted",
    rule: "an effect is called not significant, and the interval excludes no difference",
    why: "it is called not significant, and the interval excludes no difference",
    holds: (one) => (one.frame.saysNotSignificant || P_ABOVE.test(one.frame.clause)) && one.open === false,
  },
  {
    verdict: "overstated",
    rule: "an effect is called significant, and the interval includes no difference",
    why: "it is called significant, and the interval includes no difference",
    holds: (one) => right(one) && one.open === true && (one.frame.saysSignificant || P_BELOW.test(one.frame.clause)),
  },
  {
    verdict: "not-checkable",
    rule: "a size is called significant, and whether it is the evidence does not say",
    why: "whether it was significant is not said",
    holds: (one) =>
      right(one) &&
      one.open === null &&
      one.frame.saysSignificant &&
      one.candidate.words !== "" &&
      one.candidate.outcome === null,
  },
  {
    verdict: "contradicted",
    rule: "the share of a group is another",
    why: "the share is another",
    holds: (one) => one.frame.role === "share" && !right(one),
  },
  {
    verdict: "overstated",
    rule: "the claimed number is larger than the estimate",
    why: "the claim is larger than the estimate and than its interval allows",
    holds: (one) => one.size === "larger-outside",
  },
  {
    verdict: "overstated",
    rule: "the claimed number is larger than the estimate",
    why: "the claim is larger than the estimate, though inside its interval",
    holds: (one) => one.size === "larger",
  },
  {
    verdict: "contradicted",
    rule: "the interval lies wholly beyond the claimed number",
    why: "the claim understates it: the interval lies wholly beyond that number",
    holds: (one) => one.size === "smaller-outside",
  },
  {
    verdict: "supported-with-caveat",
    rule: "the claimed number is smaller than the estimate and inside its interval",
    why: "the claim is smaller than the estimate, inside its interval",
    holds: (one) => one.size === "smaller",
  },
  {
    verdict: "overstated",
    rule: "the number is right, but of another time",
    why: "the number is right, but of another time",
    holds: (one) => one.otherTime && right(one),
  },
  {
    verdict: "overstated",
    rule: "the number is right, but of other people or another part",
    why: "the number is right, but of others than the claim tells",
    holds: (one) => one.ofOthers && right(one),
  },
  {
    verdict: "supported-with-caveat",
    rule: "the number is right, and the interval includes no difference",
    why: "its interval does not exclude that there is no difference",
    holds: (one) => right(one) && one.open === true && one.frame.role !== "share" && one.frame.role !== "pair",
  },
  {
    verdict: "supported-with-caveat",
    rule: "the number is right as another quantity than the difference, and the claim does not say which",
    why: "the number is right, but of what is not said",
    holds: (one) => one.estimand === "another",
  },
  {
    verdict: "supported-with-caveat",
    rule: "the number is right but relative, without an absolute one",
    why: "it is relative: of how many is not said",
    holds: (one) => one.relative,
  },
  {
    verdict: "supported",
    rule: "the claimed number is the estimate, as it is printed or hedged",
    why: "the number is the estimate",
    holds: right,
  },
  {
    verdict: "not-checkable",
    rule: "nothing of the above",
    why: "the evidence does not give this number",
    holds: () => true,
  },
];

export const verdictOn = (one: Compared): Rule => statementRules.find(({ holds }) => holds(one)) as Rule;

/** Verdicts from worst to best: two statements in one claim take the worse. */
export const SEVERITY: readonly ClaimVerdict[] = [
  "denominator-mixed",
  "internally-inconsistent",
  "contradicted",
  "wrong-estimand",
  "overstated",
  "not-checkable",
  "supported-with-caveat",
  "supported",
];
