import type { ArmSummary, Effect, Fit, FitStudy, Instrument, Term, Threshold } from "../../src/records.js";

/** Records for the tests of this room, whole by themselves: a test names only what it is about. */
export const odi: Instrument = {
  id: "odi",
  name: "Oswestry Disability Index",
  aliases: [],
  domain: "disability",
  min: 0,
  max: 100,
  unit: "points",
  direction: "lower-better",
  typicalSd: { low: 13, high: 17, value: 15, context: "a trial", source: "doi:10.1/x" },
  note: null,
  source: null,
};

export function arm(label: string, fields: Partial<ArmSummary> = {}): ArmSummary {
  return {
    label,
    n: null,
    mean: null,
    sd: null,
    events: null,
    baselineMean: null,
    baselineSd: null,
    changeMean: null,
    changeSd: null,
    correlation: null,
    ...fields,
  };
}

/** van Dillen 2021, MODQ after treatment, with the normal SE of its printed interval. */
export function effectOf(fields: Partial<Effect> = {}): Effect {
  return {
    study: "van Dillen 2021",
    outcome: "disability",
    instrument: "odi",
    timepoint: "post-treatment",
    treatment: "motor skill training",
    control: "strength and flexibility",
    measure: "md",
    scale: "natural",
    unit: "points",
    direction: "lower-better",
    valueKind: null,
    estimate: -7.9,
    variance: 1.6072 ** 2,
    se: 1.6072,
    statistic: -4.915,
    df: null,
    p: 8.9e-7,
    test: "z",
    level: 0.95,
    ciLow: -11,
    ciHigh: -4.7,
    interval: "reported",
    backTransformed: null,
    formula: "as reported",
    derivedFrom: ["reported"],
    notes: [],
    arms: null,
    labels: {},
    explained: null,
    ...fields,
  };
}

export function thresholdOf(fields: Partial<Threshold> = {}): Threshold {
  return {
    id: "odi-x",
    instrument: "odi",
    value: 6,
    valueHigh: null,
    unit: "points",
    form: "change",
    kind: "within-person",
    usedAs: null,
    method: "ROC",
    population: "acute work-related low back pain",
    baselineLow: null,
    baselineHigh: null,
    citation: "doi:10.1/y",
    evidence: "seen",
    ...fields,
  };
}

export function termOf(fields: Partial<Term> = {}): Term {
  return {
    term: "overall",
    estimate: -6,
    se: 1,
    statistic: -6,
    df: 4,
    p: 0.004,
    ciLow: -8.776,
    ciHigh: -3.224,
    backTransformed: null,
    ...fields,
  };
}

export function fitStudyOf(study: string, fields: Partial<FitStudy> = {}): FitStudy {
  return {
    study,
    label: "",
    treatment: "exercise",
    control: "usual care",
    estimate: -6,
    variance: 4,
    ciLow: -9.92,
    ciHigh: -2.08,
    backTransformed: null,
    weight: 20,
    fitted: -6,
    residual: 0,
    aligned: false,
    originalEstimate: -6,
    derivedFrom: [],
    arms: null,
    ...fields,
  };
}

export function fitOf(fields: Partial<Fit> = {}): Fit {
  return {
    group: { outcome: "disability", timepoint: "6 weeks" },
    overall: false,
    measure: "md",
    scale: "natural",
    unit: "points",
    direction: "lower-better",
    model: "random",
    tau2Method: "reml",
    method: "iv",
    inference: "knapp-hartung-adhoc",
    level: 0.95,
    studyLevel: 0.95,
    k: 5,
    terms: [termOf()],
    mcid: [],
    heterogeneity: {
      tau2: 2,
      tau2Se: null,
      tau2Low: null,
      tau2High: null,
      tau2Interval: null,
      i2: 50,
      i2Low: null,
      i2High: null,
      h2: 2,
      h2Low: null,
      h2High: null,
      q: 8,
      qDf: 4,
      qP: 0.09,
    },
    prediction: { low: -10.809, high: -1.191, df: 4, method: "t", backTransformed: null },
    fitStatistics: null,
    studies: ["A", "B", "C", "D", "E"].map((name) => fitStudyOf(name)),
    notes: [],
    ...fields,
  };
}
