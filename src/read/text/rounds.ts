/** The finders in rounds: those of one round see what the rounds before it chose, and nothing of each other. */
import { type Candidate, type Chosen, candidates, choose, countCandidates, of } from "./arbiter.js";
import { type Attached, attachP } from "./attach-p.js";
import { bareIntervals } from "./bare-intervals.js";
import { findCounts } from "./counts.js";
import { findHeaders } from "./headers.js";
import { announcedIntervals } from "./intervals.js";
import { loneEstimates } from "./lone-estimates.js";
import { findMeans } from "./means.js";
import { findMedians } from "./medians.js";
import { findNnts } from "./nnts.js";
import { findPValues, indexP } from "./p-values.js";
import { findPeople } from "./people.js";
import { findPercentages } from "./percentages.js";
import { findRatios } from "./ratios.js";
import type { Scan } from "./scan.js";
import { sizeWords } from "./size-words.js";
import { findTests } from "./tests.js";

/** A pure function of what is chosen so far. */
export type Finder = (chosen: Chosen) => readonly Candidate[];

/** Those that announce others: "p =", "95% CI". */
const announcements: readonly Finder[] = [
  ({ scan }) => candidates("p", findPValues(scan)),
  ({ scan }) => candidates("header", findHeaders(scan)),
];
/** Those whose form leaves no doubt: "t(30) =", "12/40". */
const forms: readonly Finder[] = [
  (chosen) => candidates("test", findTests(chosen.scan, indexP(of(chosen, "p")))),
  ({ scan }) => countCandidates(findCounts(scan)),
];
const announced: readonly Finder[] = [
  (chosen) => candidates("interval", announcedIntervals(chosen.scan, of(chosen, "header"))),
  ({ scan }) => candidates("mean", findMeans(scan)),
];
const pairs: readonly Finder[] = [
  (chosen) => candidates("bare", bareIntervals(chosen.scan, of(chosen, "header").length > 0)),
  ({ scan }) => candidates("median", findMedians(scan)),
];
const named: readonly Finder[] = [
  (chosen) => candidates("lone", loneEstimates(chosen.scan, unattached(chosen), indexP(of(chosen, "p")))),
  ({ scan }) => candidates("size", sizeWords(scan)),
  ({ scan }) => candidates("nnt", findNnts(scan)),
];
const rest: readonly Finder[] = [
  ({ scan }) => candidates("people", findPeople(scan)),
  ({ scan }) => candidates("ratio", findRatios(scan)),
  ({ scan }) => candidates("percentage", findPercentages(scan)),
];

export const ROUNDS: readonly (readonly Finder[])[] = [announcements, forms, announced, pairs, named, rest];

/** All that a text prints. */
export function findAll(scan: Scan, rounds: readonly (readonly Finder[])[] = ROUNDS): Chosen {
  return rounds.reduce<Chosen>(
    (chosen, finders) =>
      choose(
        chosen,
        finders.flatMap((find) => find(chosen)),
      ),
    { scan, all: [] },
  );
}

/** Estimates with intervals in their order: p-values are attached to them. */
export const withIntervals = (chosen: Chosen) =>
  [...of(chosen, "interval"), ...of(chosen, "bare")].toSorted((a, b) => a.first - b.first);

/** The p-values of tests and of estimates with intervals. */
export function attachedP(chosen: Chosen): Attached {
  const ofTests = of(chosen, "test").flatMap(({ p }) => p ?? []);
  return attachP(chosen.scan, withIntervals(chosen), indexP(of(chosen, "p")), ofTests);
}

const unattached = (chosen: Chosen) => {
  const { owned } = attachedP(chosen);
  return of(chosen, "p").filter((one) => !owned.has(one));
};
