import type { Named, Registry } from "../core/registry.js";
import type { McidOptions } from "../judge/mcid/index.js";
import { defaultMeasureOptions, type MeasureOptions, measures } from "../measure/index.js";
import {
  defaultModelOptions,
  inferences,
  type ModelOptions,
  models,
  poolingMethods,
  predictions,
  tau2Estimators,
  tau2Intervals,
} from "../model/index.js";
import type { Options, Threshold } from "../records.js";
import type { ValidateOptions } from "../validate/index.js";
import { type Preset, presets } from "./presets.js";

export interface EffectOptions extends ValidateOptions, MeasureOptions {}

export interface SmdOptions extends EffectOptions {
  /** Success rates without treatment at which numbers needed to treat are given. */
  readonly controlRates: readonly number[];
}

export interface McidRequest extends EffectOptions, Omit<McidOptions, "direction"> {
  /** A user's own thresholds, beside the published ones. */
  readonly ownThresholds: readonly Threshold[];
}

/** "effect": lowest first; "weight": heaviest first. */
export type StudyOrder = "year" | "effect" | "weight" | "study";

/** One minimal important difference for each instrument, by id or name. */
export type MidByInstrument = Readonly<Record<string, number>>;

export interface PoolOptions
  extends ValidateOptions,
    Omit<MeasureOptions, "inference" | "interval" | "meanG">,
    Omit<ModelOptions, "model"> {
  /** "both" gives every meta-analysis twice. */
  readonly model: ModelOptions["model"] | "both";
  /** Registry id of a preset, whose options stand where nothing else is said; null for ours. */
  readonly as: string | null;
  /** The pooling method gives way to inverse variance where it does not suit a measure or model. */
  readonly methodFits: boolean;
  /** Level of the studies' own intervals; null for that of the pooled one. */
  readonly studyLevel: number | null;
  /** The order of a fit's studies; null for that of the table. No number depends on it. */
  readonly sort: StudyOrder | null;
  /** Columns whose values make the groups; null for one group an outcome and timepoint. */
  readonly by: readonly string[] | null;
  readonly assumeIndependent: boolean;
  /** Pool trials that compare different arms. */
  readonly poolContrasts: boolean;
  readonly sharedControl: "error" | "combine" | "split";
  readonly doubleZero: "drop" | "add";
  readonly allowMixedScores: boolean;
  /** A value, "registry" for the published thresholds, one value an instrument (differences are pooled in MID units), or null. */
  readonly mcid: number | "registry" | MidByInstrument | null;
  readonly thresholds: McidOptions["thresholds"];
  readonly population: string | null;
  readonly ownThresholds: readonly Threshold[];
}

export const defaultValidateOptions: ValidateOptions = {
  treatment: null,
  control: null,
  direction: null,
  ciQuantile: "t",
  correlation: null,
  measure: null,
  allowSkewed: false,
  filter: [],
  swapEvents: false,
  onePerson: false,
  strict: false,
};

export const defaultEffectOptions: EffectOptions = { ...defaultValidateOptions, ...defaultMeasureOptions };

export const defaultSmdOptions: SmdOptions = {
  ...defaultEffectOptions,
  measure: "smd",
  interval: "exact",
  controlRates: [0.1, 0.3, 0.5],
};

export const defaultMcidOptions: McidRequest = {
  ...defaultEffectOptions,
  mcid: null,
  population: null,
  thresholds: "published",
  ownThresholds: [],
};

const { inference: _t, interval: _i, meanG: _g, ...poolMeasureOptions } = defaultMeasureOptions;

export const defaultPoolOptions: PoolOptions = {
  ...defaultValidateOptions,
  ...poolMeasureOptions,
  model: "random",
  tau2: "reml",
  inference: null,
  prediction: null,
  tau2Interval: "q-profile",
  method: defaultModelOptions.method,
  mhZero: defaultModelOptions.mhZero,
  mhRdVariance: defaultModelOptions.mhRdVariance,
  as: null,
  methodFits: false,
  studyLevel: null,
  sort: null,
  by: null,
  assumeIndependent: false,
  poolContrasts: false,
  sharedControl: "error",
  doubleZero: "drop",
  allowMixedScores: false,
  mcid: null,
  thresholds: "published",
  population: null,
  ownThresholds: [],
};

/** The registries whose ids options take. */
const NAMED = {
  measure: measures,
  model: models,
  as: presets,
  method: poolingMethods,
  tau2: tau2Estimators,
  inference: inferences,
  prediction: predictions,
  tau2Interval: tau2Intervals,
} satisfies Readonly<Record<string, Registry<Named>>>;

/** All options, with what was not said as usual and every method by its id: "REML" is reml and "fixed" common. */
export function chosenFrom<T extends object>(usual: T, said: Partial<T>): T {
  const chosen: Record<string, unknown> = { ...usual, ...said };
  for (const [name, registry] of Object.entries(NAMED)) {
    const text = chosen[name];
    if (typeof text === "string") chosen[name] = registry.named(text)?.id ?? text;
  }
  return chosen as T;
}

/** Options that change no number: how studies are ordered, what refuses a file. */
const NO_NUMBER: ReadonlySet<string> = new Set(["meanG", "strict", "sort", "methodFits"]);

/** The options as a document shows them: every one that can change a number, and nothing else. */
export function resolved(options: object): Options {
  const shown: Record<string, string | number | boolean | null | readonly string[]> = {};
  for (const [name, value] of Object.entries(options)) {
    if (name === "filter")
      shown[name] = value.map(
        (f: { column: string; operator: string; value: string }) => `${f.column}${f.operator}${f.value}`,
      );
    else if (name === "ownThresholds") shown[name] = value.map((threshold: Threshold) => threshold.id);
    else if (Array.isArray(value)) shown[name] = value.map(String);
    else if (name === "mcid" && value !== null && typeof value === "object")
      shown[name] = Object.entries(value).map(([instrument, mid]) => `${instrument}=${mid}`);
    else if (!NO_NUMBER.has(name)) shown[name] = value;
  }
  return shown;
}

/**
 * Options of pool. A method that pools counts is asked for to get one common effect, and under random effects it knows
 * DerSimonian and Laird's tau² alone; Peto's decides the measure. What was said stands.
 */
export function poolOptionsFrom(said: Partial<PoolOptions>): PoolOptions {
  return withMethod(said.as == null ? said : withPreset(said, presets.get(presets.named(said.as)?.id ?? said.as)));
}

/** A preset's test is of its random effects. */
function withPreset(said: Partial<PoolOptions>, { id, options }: Preset): Partial<PoolOptions> {
  const all = { ...options, ...said, as: id, methodFits: said.methodFits ?? said.method === undefined };
  return models.named(all.model ?? "")?.id === "common" && said.inference === undefined
    ? { ...all, inference: "z" }
    : all;
}

function withMethod(said: Partial<PoolOptions>): PoolOptions {
  const method = poolingMethods.named(said.method ?? "iv");
  if (method === null || method.id === "iv") return chosenFrom(defaultPoolOptions, said);
  const chosen = chosenFrom({ ...defaultPoolOptions, model: "common" as const, tau2: "dl" }, said);
  const own = method.measure !== null && (chosen.measure === null || chosen.measure === "or") ? method.measure : null;
  return own === null ? chosen : { ...chosen, measure: own };
}
