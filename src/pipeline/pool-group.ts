import { BptrialError } from "../core/errors.js";
import { append } from "../core/lists.js";
import { note } from "../core/notes.js";
import { judgePooled, judgePooledNotes } from "../judge/mcid/index.js";
import { backTransform, type MeasureOptions, measures, settled } from "../measure/index.js";
import { fitEffects, type ModelFit, methodThatFits, studyInterval } from "../model/index.js";
import type { Effect, Fit, FitStudy, Note, Outcome, Threshold, TwoByTwo } from "../records.js";
import { requireIndependence, requireOneContrast, requireOneRange, resolveSharedControl } from "../validate/index.js";
import { findInstrument } from "./facts.js";
import { alignment, type Group, requireOneValueKind } from "./groups.js";
import { inMids, thresholdIn } from "./mids.js";
import type { PoolOptions } from "./options.js";
import { presetNotes } from "./preset-notes.js";
import { measureAll } from "./rows.js";
import { studyOrder } from "./study-order.js";

export type ThresholdsOf = (instrument: string | null) => readonly Threshold[];

/** What a group gives: a fit for each model asked for, or only notes where nothing of it is left. */
export interface Pooled {
  readonly fits: readonly Fit[];
  readonly left: readonly Note[];
}

/**
 * Pools the outcomes of a group.
 *
 * @throws E_CONTRAST, E_DEPENDENT, E_SHARED_CONTROL, E_MIXED, E_DIRECTION, E_NOT_ESTIMABLE for rows that cannot be pooled together
 */
export function poolGroup(group: Group, options: PoolOptions, thresholdsOf: ThresholdsOf): Pooled {
  const notes: Note[] = [];
  if (requireOneValueKind(group, options)) {
    notes.push(
      note("N_MIXED_SCORES", "change and final scores are pooled in one standardised mean difference, as asked"),
    );
  }
  const ratioOfAll = group.measure === "rr" && (options.zeroCells === "revman" || options.method === "mh");
  const drop = options.doubleZero === "drop" ? saysNothing : () => false;
  const telling = (outcomes: readonly Outcome[]): readonly Outcome[] => {
    for (const { study, place } of outcomes.filter((outcome) => drop(outcome, group.measure, ratioOfAll))) {
      const why = ratioOfAll
        ? "it has no event in either arm, which says nothing of a ratio"
        : "it has no event in either arm, or nothing but events, which says nothing of a ratio";
      notes.push(note("N_DOUBLE_ZERO", `"${study}" is left out: ${why}; --double-zero add keeps it`, place));
    }
    return outcomes.filter((outcome) => !drop(outcome, group.measure, ratioOfAll));
  };
  // A contrast that is left out takes no share of the control; arms that are combined count together.
  const combining = options.sharedControl === "combine";
  const { outcomes } = group;
  const before = combining ? outcomes : telling(outcomes);
  append(notes, requireOneContrast(outcomes, options.poolContrasts, options.sharedControl !== "error"));
  const shared = resolveSharedControl(before, options.sharedControl);
  append(notes, shared.notes, requireIndependence(shared.outcomes, options.assumeIndependent));
  const kept = combining ? telling(shared.outcomes) : shared.outcomes;
  if (measures.get(group.measure).onOutcomeScale) append(notes, requireOneRange(kept));

  const settings = measureSettings(group.measure, kept, options);
  const { effects: own, measured, notes: unmeasured } = measureAll(kept, () => settings);
  const { mcid } = options;
  const effects = mcid !== null && typeof mcid === "object" ? inMids(own, measured, mcid) : own;
  append(
    notes,
    unmeasured,
    effects.flatMap((effect) => effect.notes),
  );
  if (effects.length === 0) return { fits: [], left: notes };
  requireVariances(effects, measured);

  const { turn, direction } = alignment(measured);
  const turned = measured.map(turn);
  if (turned.includes(true)) {
    const names = effects.filter((_, i) => turned[i]).map((effect) => effect.study);
    notes.push(note("N_ALIGNED", `the sign of ${names.join(", ")} is turned so that positive favours treatment`));
  }
  const studies = effects.map((effect, i) => ({
    study: effect.study,
    label: labelOf(effect),
    y: turned[i] ? -effect.estimate : effect.estimate,
    v: effect.variance ?? 0,
    cells: cellsOf(measured[i], turned[i] ?? false),
  }));
  const models = options.model === "both" ? (["random", "common"] as const) : [options.model];
  const fitted = models.map((model) => {
    const asked = { ...options, model, measure: group.measure };
    const method = options.methodFits
      ? methodThatFits(asked, model === "random" && studies.length > 1, studies)
      : options.method;
    return fitEffects(studies, { ...asked, method });
  });
  append(
    notes,
    presetNotes(
      options,
      group.measure,
      fitted.map(({ method }) => method),
    ),
  );
  const order = studyOrder(
    studies.map((study, i) => ({
      ...study,
      weight: fitted[0]?.weights[i] ?? 0,
      labels: effects[i]?.labels ?? {},
    })),
    options.sort,
  );
  const fits = fitted.map((model) => {
    const record = assemble(group, effects, studies, turned, model, direction, [...notes, ...model.notes], options);
    const inOrder = { ...record, studies: order.flatMap((i) => record.studies[i] ?? []) };
    return judged(inOrder, measured, options, thresholdsOf);
  });
  return { fits, left: [] };
}

/** Events and others of both arms; a study whose sign is turned is seen from its other arm. */
function cellsOf(outcome: Outcome | undefined, turned: boolean): TwoByTwo | null {
  if (outcome?.kind !== "events") return null;
  const { treatment, control } = outcome.arms;
  const [t, c] = turned ? [control, treatment] : [treatment, control];
  return { a: t.events, b: t.n - t.events, c: c.events, d: c.n - c.events };
}

/** A table without a single event (or without a single non-event, unless that is a ratio of 1) holds nothing about a ratio. */
function saysNothing(outcome: Outcome, measure: string, ratioOfAll: boolean): boolean {
  if (outcome.kind !== "events" || !measures.get(measure).dropsDoubleZero) return false;
  const { treatment: t, control: c } = outcome.arms;
  return (t.events === 0 && c.events === 0) || (!ratioOfAll && t.events === t.n && c.events === c.n);
}

/** Pooling rests on variances, so its tests of single studies are the normal ones. */
function measureSettings(measure: string, outcomes: readonly Outcome[], options: PoolOptions): MeasureOptions {
  const settings: MeasureOptions = { ...options, measure, inference: "z", interval: "normal", meanG: null };
  return settled(outcomes, settings);
}

function requireVariances(effects: readonly Effect[], measured: readonly Outcome[]): void {
  const index = effects.findIndex((effect) => effect.variance === null);
  const without = effects[index];
  if (!without) return;
  throw new BptrialError(
    "E_NOT_ESTIMABLE",
    `"${without.study}" has no standard error: a bound on p (such as <.001) does not give one`,
    "Give its interval or standard error, or keep it out with --filter.",
    measured[index]?.place ?? null,
  );
}

function labelOf({ outcome, timepoint, arms, treatment, control }: Effect): string {
  // A printed effect whose table names no arms has no difference of its own to be called by.
  const unnamed = arms === null && treatment === "treatment" && control === "control";
  return [outcome, timepoint, unnamed ? null : `${treatment} − ${control}`].filter(Boolean).join(", ");
}

function assemble(
  group: Group,
  effects: readonly Effect[],
  studies: readonly { study: string; label: string; y: number; v: number }[],
  turned: readonly boolean[],
  model: ModelFit,
  direction: Fit["direction"],
  notes: readonly Note[],
  options: PoolOptions,
): Fit {
  const measure = measures.get(group.measure);
  const studyLevel = options.studyLevel ?? options.level;
  const { term, prediction } = model;
  const units = new Set(effects.map((effect) => effect.unit));
  return {
    group: group.values,
    overall: false,
    measure: group.measure,
    scale: measure.scale,
    unit: units.size === 1 ? ([...units][0] ?? null) : null,
    direction,
    model: model.model,
    tau2Method: model.tau2Method,
    method: model.method,
    inference: model.inference,
    level: model.level,
    studyLevel,
    k: model.k,
    terms: [{ ...term, backTransformed: backTransform(group.measure, term.estimate, term.ciLow, term.ciHigh) }],
    mcid: [],
    heterogeneity: model.heterogeneity,
    prediction: prediction && {
      ...prediction,
      backTransformed: limits(group.measure, prediction.low, prediction.high),
    },
    fitStatistics: model.fitStatistics,
    studies: effects.map((effect, i): FitStudy => {
      const { y, v, label } = studies[i] ?? { y: effect.estimate, v: 0, label: "" };
      const { ciLow, ciHigh } = studyInterval(y, v, studyLevel);
      return {
        study: effect.study,
        label,
        treatment: effect.treatment,
        control: effect.control,
        estimate: y,
        variance: v,
        ciLow,
        ciHigh,
        backTransformed: backTransform(group.measure, y, ciLow, ciHigh),
        weight: model.weights[i] ?? 0,
        fitted: model.fitted[i] ?? 0,
        residual: model.residuals[i] ?? 0,
        aligned: turned[i] ?? false,
        originalEstimate: effect.estimate,
        derivedFrom: effect.derivedFrom,
        arms: effect.arms,
      };
    }),
    notes,
  };
}

function limits(measure: string, low: number, high: number): { low: number; high: number } | null {
  const back = backTransform(measure, low, low, high);
  return back && { low: back.ciLow, high: back.ciHigh };
}

function judged(fit: Fit, outcomes: readonly Outcome[], options: PoolOptions, thresholdsOf: ThresholdsOf): Fit {
  if (options.mcid === null) return fit;
  const names = [...new Set(outcomes.map((outcome) => outcome.instrument))];
  const [name = null] = names.length === 1 ? names : [];
  // In MID units the instruments' own scales are left behind.
  const instrument = name === null || fit.unit === "MID" ? null : findInstrument(name);
  const value = thresholdIn(options.mcid, fit);
  if (fit.unit === "SD" && names.length > 1) {
    const why = "these trials mix instruments, so no one typical SD turns the pooled SMD into points";
    const how = `--mcid ${names.map((one) => `${one ?? "name"}=…`).join(",")} pools in MID units`;
    return { ...fit, notes: [...fit.notes, note("N_THRESHOLD", `no threshold is used: ${why}; ${how}`)] };
  }
  const thresholds = value === null ? thresholdsOf(instrument?.id ?? name) : [];
  const asked = { ...options, mcid: value };
  const notes = [...fit.notes, ...judgePooledNotes(fit, thresholds, instrument, asked)];
  return { ...fit, mcid: judgePooled(fit, thresholds, instrument, asked), notes };
}
