import type { ClaimEvidence, EvidenceFrame } from "../records.js";

/** What an effect does not say that is known by its numbers alone. */
export const unsaidByEffect = {
  n: null,
  controlRates: [],
  ratesObserved: false,
  ratesKnown: false,
  unit: null,
  direction: null,
  thresholds: [],
  arms: null,
  also: [],
  than: null,
  assumes: null,
} as const satisfies Partial<ClaimEvidence>;

/** Evidence of which nothing is known: each reader adds what its source says. */
export const unknownEvidence: EvidenceFrame = {
  number: 1,
  effect: null,
  levels: [],
  good: 0,
  sign: 0,
  valence: null,
  treatment: null,
  control: null,
  labelled: false,
  betweenArms: false,
  orderKnown: true,
  subgroup: null,
  groupWords: "",
  topic: "",
  outcome: null,
  time: null,
  times: [],
  points: [],
  contextTimes: [],
  words: "",
  context: "",
  about: null,
  says: null,
  significant: null,
  source: "",
};
