import { type Named, type Registry, registry } from "../core/registry.js";
import type { PoolOptions } from "./options.js";

/** What another program does where nothing is said, as options of ours. */
export interface Preset extends Named {
  readonly label: string;
  readonly options: Partial<PoolOptions>;
  readonly source: string;
  /** What its numbers were compared with; null: documented, not verified. */
  readonly witness: string | null;
  /** What no option gives: of which measures (null: of all), and why. */
  readonly differs: readonly { readonly measures: readonly string[] | null; readonly why: string }[];
}

const ROWS_OF_REVMAN = {
  zeroCells: "revman",
  smdVariance: "revman",
  variance: "unequal",
  onePerson: true,
  mhZero: "revman",
  mhRdVariance: "greenland-robins",
} as const;

const REVMAN_5: Partial<PoolOptions> = { ...ROWS_OF_REVMAN, method: "mh", model: "random", tau2: "dl", inference: "z" };

const HALF_OR_NOTHING = {
  measures: ["rr"],
  why: "meta adds ½ to the events and to n, not to events and non-events, of a zero cell's risk ratio",
} as const;

const META: Partial<PoolOptions> = {
  method: "mh",
  model: "both",
  tau2: "reml",
  inference: "z",
  smdVariance: "ub",
  zeroCells: "revman",
  mhZero: "revman",
  mhRdVariance: "greenland-robins",
};

const UNCORRECTED = {
  measures: ["rom"],
  why: "the logarithm of the ratio is not corrected for bias there",
} as const;

const OF_METAFOR = { tau2: "reml", model: "random", inference: "z", prediction: "z", doubleZero: "add" } as const;

/** ½ goes into every table with a zero, of rd and peto too. */
const HALF = { add: 0.5, to: "only0" } as const;

const PETO = {
  measures: ["peto"],
  why: "rma.peto adds nothing when it pools, and escalc adds ½ to tables with a zero: the latter is what is done here",
} as const;

/** Other programs as they are when they are installed. Whatever else is said on the command line goes before a preset. */
export const presets: Registry<Preset> = registry<Preset>("preset", [
  {
    id: "revman@5",
    alsoKnownAs: ["revman"],
    label: "RevMan 5, random effects (--model common for fixed)",
    options: REVMAN_5,
    source: "Deeks & Higgins 2010, Statistical algorithms in Review Manager 5",
    witness: "the study rows and weights of 591 Cochrane reviews, when the rules of docs/cochrane.md were worked out",
    differs: [],
  },
  {
    id: "revman@web-2025",
    label: "RevMan Web since 2025, random effects",
    options: {
      ...ROWS_OF_REVMAN,
      model: "random",
      tau2: "reml",
      inference: "knapp-hartung",
      tau2Interval: "q-profile",
    },
    source: "Cochrane 2025, methods for random-effects meta-analysis in RevMan",
    witness: null,
    differs: [
      { measures: null, why: "its common effect of counts is not known here: --model common is by inverse variance" },
      { measures: null, why: "when RevMan leaves the Knapp–Hartung interval for Wald's is not documented here" },
    ],
  },
  {
    id: "revman@web-2024",
    label: "RevMan Web until 2024, random effects",
    options: REVMAN_5,
    source: "RevMan Web's help, as of RevMan 5",
    witness: null,
    differs: [],
  },
  {
    id: "metafor@5",
    alsoKnownAs: ["metafor"],
    label: "metafor 5, escalc and rma",
    options: { ...OF_METAFOR, ...HALF },
    source: "Viechtbauer 2010, J Stat Softw 36(3):1–48; metafor 5.1-12",
    witness: "metafor 5.1-12, fixtures/golden",
    differs: [PETO],
  },
  {
    id: "metafor@3",
    label: "metafor 3, escalc and rma",
    options: { ...OF_METAFOR, ...HALF },
    source: "Viechtbauer 2010, J Stat Softw 36(3):1–48; metafor 3.8-1",
    witness: "metafor 3.8-1",
    differs: [PETO, UNCORRECTED, { measures: ["smdh"], why: "its variance is J² times that of Bonett 2008 there" }],
  },
  {
    id: "meta@8",
    alsoKnownAs: ["meta"],
    label: "meta 8, metabin and metacont",
    options: { ...META, prediction: "t" },
    source: "Balduzzi, Rücker & Schwarzer 2019, Evid Based Ment Health 22:153–160; the help of meta 8",
    witness: null,
    differs: [HALF_OR_NOTHING, UNCORRECTED],
  },
  {
    id: "meta@7",
    label: "meta 7, metabin and metacont",
    options: { ...META, prediction: "riley" },
    source: "Balduzzi, Rücker & Schwarzer 2019, Evid Based Ment Health 22:153–160; the help of meta 7",
    witness: null,
    differs: [HALF_OR_NOTHING, UNCORRECTED],
  },
]);
