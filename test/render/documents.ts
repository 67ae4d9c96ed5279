import type {
  ArmSummary,
  Comparison,
  DiffDocument,
  Effect,
  EffectDocument,
  Fit,
  FitStudy,
  InstrumentsDocument,
  McidDocument,
  MethodsDocument,
  Note,
  PoolDocument,
  ResultDocument,
  SmdDocument,
  SniffDocument,
  Trace,
} from "../../src/records.js";
import type { RenderOptions } from "../../src/render/index.js";

/** One small document of each kind, by hand: what every format must be able to write. */

export const options: RenderOptions = { width: 80, colour: false, digits: null, all: false, plot: true };

const opening = {
  tool: { name: "bptrial", version: "0.0.0" },
  input: [{ name: "trial.csv", sha256: "0".repeat(64), rows: 6 }],
  options: { level: 0.95, measure: "md" },
  notes: [],
} as const;

export const note = (code: string, message: string, row: number | null = null): Note => ({
  code,
  message,
  place: row === null ? null : { file: "trial.csv", row, column: null },
});

export const arm = (label: string, more: Partial<ArmSummary> = {}): ArmSummary => ({
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
  ...more,
});

const continuous = (mean1: number, sd1: number, mean2: number, sd2: number, n1 = 15, n2 = n1): Effect["arms"] => ({
  treatment: arm("PNF", { n: n1, mean: mean1, sd: sd1 }),
  control: arm("control", { n: n2, mean: mean2, sd: sd2 }),
});

export const effect = (more: Partial<Effect> = {}): Effect => ({
  study: "PNF 2017",
  outcome: "ODI",
  instrument: "odi",
  timepoint: "4 weeks",
  treatment: "PNF",
  control: "control",
  measure: "md",
  scale: "natural",
  unit: "points",
  direction: "lower-better",
  valueKind: "final",
  estimate: -7.66,
  variance: 2.17393333333333,
  se: 1.47442644211871,
  statistic: -5.19524051953184,
  df: 25.6489361938731,
  p: 2.06e-5,
  test: "welch",
  level: 0.95,
  ciLow: -10.6927,
  ciHigh: -4.6273,
  interval: "t",
  backTransformed: null,
  formula: "x̄₁ − x̄₂",
  derivedFrom: [],
  notes: [],
  arms: continuous(21.27, 3.37, 28.93, 4.61),
  labels: {},
  explained: null,
  ...more,
});

const vas = effect({
  outcome: "VAS",
  instrument: "vas-cm",
  unit: "cm",
  estimate: -2.17,
  variance: 0.07344,
  se: 0.271,
  statistic: -8.0074,
  df: 22.94,
  p: 4.3e-8,
  ciLow: -2.7306,
  ciHigh: -1.6094,
  arms: continuous(2.4, 0.54, 4.57, 0.9),
  notes: [
    note(
      "N_LARGE_SMD",
      "VAS: the difference is 2.9 SD, more than trials usually find; see whether 0.54 and 0.90 are SEs",
      4,
    ),
  ],
});

const fev1 = effect({
  outcome: "FEV1",
  instrument: null,
  unit: "L",
  direction: null,
  estimate: 0.59,
  variance: 0.034267,
  se: 0.185,
  statistic: 3.187,
  df: 22.5,
  p: 0.0041,
  ciLow: 0.2066,
  ciHigh: 0.9734,
  arms: continuous(3.82, 0.36, 3.23, 0.62),
});

export const effectDocument: EffectDocument = {
  schema: "bptrial/effect@1",
  ...opening,
  notes: [
    note(
      "N_DIRECTION_UNKNOWN",
      'FEV1: no instrument, direction column or --direction names which way is better, so nothing here says "better"',
    ),
  ],
  effects: [effect(), vas, fev1],
};

const interval = (estimate: number, ciLow: number, ciHigh: number) => ({ estimate, ciLow, ciHigh });

export const smdDocument: SmdDocument = {
  schema: "bptrial/smd@1",
  ...opening,
  effects: [
    effect({
      measure: "smd",
      unit: "SD",
      estimate: -1.8459,
      variance: 0.1901,
      se: 0.436,
      statistic: -4.233,
      df: null,
      p: 2.3e-5,
      test: "z",
      interval: "noncentral-t",
      ciLow: -2.6754,
      ciHigh: -0.9938,
      derivedFrom: ["ci"],
      explained: {
        u3: interval(0.0324, 0.0037, 0.1602),
        overlap: interval(0.356, 0.181, 0.6193),
        probabilityOfSuperiority: interval(0.0959, 0.0293, 0.2411),
        oddsRatio: interval(0.0351, 0.0078, 0.1649),
        outcomeUnits: {
          ...interval(-28.43, -41.2, -15.3),
          sd: 15.4,
          unit: "points",
          source: "SPINE CARE trial at 3 and 12 months, PMC9856689",
        },
        nnt: [
          {
            kind: "benefit",
            estimate: 1.6,
            low: 1.18,
            high: 2.9,
            throughInfinity: false,
            controlRate: 0.3,
            treatmentRate: 0.907,
            method: "furukawa",
          },
          {
            kind: "benefit",
            estimate: 1.63,
            low: 1.2,
            high: 2.8,
            throughInfinity: false,
            controlRate: 0.3,
            treatmentRate: 0.92,
            method: "hasselblad-hedges",
          },
        ],
      },
    }),
  ],
};

const comparison = (more: Partial<Comparison> = {}): Comparison => ({
  ...effect({
    study: "van Dillen 2021",
    outcome: "MODQ",
    instrument: "modq",
    timepoint: "post-treatment",
    treatment: "motor skill training",
    control: "strength and flexibility",
    estimate: -7.9,
    variance: 2.54,
    se: 1.594,
    statistic: -4.956,
    df: 147,
    p: 1.9e-6,
    test: "reported",
    ciLow: -11,
    ciHigh: -4.7,
    interval: "reported",
    derivedFrom: ["reported"],
    arms: { treatment: arm("motor skill training", { n: 74 }), control: arm("strength and flexibility", { n: 75 }) },
    notes: [
      note(
        "N_WITHIN_PERSON",
        "modq-1 is a change within one person; it stands here against a difference between groups",
      ),
    ],
  }),
  benefit: 7.9,
  benefitLow: 4.7,
  benefitHigh: 11,
  threshold: {
    id: "modq-1",
    value: 6,
    valueHigh: null,
    publishedValue: 6,
    publishedUnit: "points",
    unit: "points",
    kind: "within-person",
    population: "acute work-related low back pain, n=67, 4 weeks",
    method: "ROC against a global rating of change",
    source: "Fritz & Irrgang 2001, Phys Ther 81:776, doi:10.1093/ptj/81.2.776",
    evidence: "seen",
  },
  position: "straddles",
  positionZero: "above",
  probabilityExceeds: 0.8823,
  midUnits: interval(1.3167, 0.7833, 1.8333),
  thresholds: { beyondUpTo: 4.7, excludedFrom: 11 },
  responders: null,
  nnt: null,
  verdict: "probably-important",
  because:
    "The benefit of 7.9 [4.7, 11.0] points is above 0 and its interval holds 6 (within-person), the estimate beyond it; the chance that the true difference exceeds it is 88%; the threshold is a change of one person, not made for a difference between groups.",
  ...more,
});

const ten = {
  id: "odi-1",
  value: 10,
  valueHigh: null,
  publishedValue: 10,
  publishedUnit: "points",
  unit: "points",
  kind: "within-person",
  population: "low back pain",
  method: "consensus",
  source: "Ostelo 2008, Spine 33:90-94",
  evidence: "seen",
} as const;

const six = {
  timepoint: "6 months",
  estimate: -5.6,
  se: 1.77,
  ciLow: -9.1,
  ciHigh: -2.1,
  benefit: 5.6,
  benefitLow: 2.1,
  benefitHigh: 9.1,
  thresholds: { beyondUpTo: 2.1, excludedFrom: 9.1 },
};

export const mcidDocument: McidDocument = {
  schema: "bptrial/mcid@1",
  ...opening,
  comparisons: [
    comparison(),
    comparison({
      threshold: ten,
      probabilityExceeds: 0.0951,
      midUnits: interval(0.79, 0.47, 1.1),
      verdict: "inconclusive",
      because:
        "The benefit of 7.9 [4.7, 11.0] points is above 0, but its interval holds 10 (within-person), the estimate short of it; the chance that the true difference exceeds it is 9.5%; the threshold is a change of one person, not made for a difference between groups.",
    }),
    comparison({
      ...six,
      probabilityExceeds: 0.411,
      verdict: "inconclusive",
      because:
        "The benefit of 5.6 [2.1, 9.1] points is above 0, but its interval holds 6 (within-person), the estimate short of it; the chance that the true difference exceeds it is 41%; the threshold is a change of one person, not made for a difference between groups.",
    }),
    comparison({
      ...six,
      threshold: ten,
      position: "below",
      probabilityExceeds: 0.0069,
      verdict: "real-but-below",
      because:
        "The benefit of 5.6 [2.1, 9.1] points is above 0 and lies wholly below 10 (within-person); the threshold is a change of one person, not made for a difference between groups.",
      responders: {
        method: "observed-events",
        treatment: { label: "motor skill training", n: 74, rate: 40 / 74, events: 40 },
        control: { label: "strength and flexibility", n: 75, rate: 30 / 75, events: 30 },
        riskDifference: 0.1405,
        riskDifferenceLow: -0.018,
        riskDifferenceHigh: 0.299,
      },
      nnt: { kind: "benefit", estimate: 7.115, low: 3.34, high: 55.6, throughInfinity: true, controlRate: 0.4 },
    }),
  ],
};

const BCG: readonly (readonly [string, number, number, number, number, number, number, number])[] = [
  ["Aronson 1948", 4, 123, 11, 139, -0.889311333920205, 0.325584765003768, 5.06],
  ["Ferguson & Simes 1949", 6, 306, 29, 303, -1.58538865720143, 0.194581121398063, 6.36],
  ["Rosenthal et al 1960", 3, 231, 11, 220, -1.34807314829969, 0.415367965367965, 4.44],
  ["Hart & Sutherland 1977", 62, 13598, 248, 12867, -1.44155119002131, 0.020010031902247, 9.7],
  ["Frimodt-Moller et al 1973", 33, 5069, 47, 5808, -0.217547322211296, 0.0512101721696309, 8.87],
  ["Stein & Aronson 1953", 180, 1541, 372, 1451, -0.786115585818864, 0.0069056184559088, 10.1],
  ["Vandiviere et al 1973", 8, 2545, 10, 629, -1.6208982235984, 0.223017247572315, 6.03],
  ["TPT Madras 1980", 505, 88391, 499, 88391, 0.0119523335238405, 0.00396157929781773, 10.19],
  ["Coetzee & Berjak 1968", 29, 7499, 45, 7277, -0.469417648738149, 0.0564342104632489, 8.74],
  ["Rosenthal et al 1961", 17, 1716, 65, 1665, -1.37134480347278, 0.0730247936130289, 8.37],
  ["Comstock et al 1974", 186, 50634, 141, 27338, -0.339358828338391, 0.0124122139715597, 9.93],
  ["Comstock & Webster 1969", 5, 2498, 3, 2341, 0.445913400571379, 0.532505845264342, 3.82],
  ["Comstock et al 1976", 27, 16913, 29, 17854, -0.0173139482168798, 0.0714046596839863, 8.4],
];

const back = (estimate: number, ciLow: number, ciHigh: number) => ({
  measure: "rr",
  estimate: Math.exp(estimate),
  ciLow: Math.exp(ciLow),
  ciHigh: Math.exp(ciHigh),
});

const bcgStudies: readonly FitStudy[] = BCG.map(([study, a, n1, c, n2, y, v, weight]) => {
  const [ciLow, ciHigh] = [y - 1.959963984540054 * Math.sqrt(v), y + 1.959963984540054 * Math.sqrt(v)];
  return {
    study,
    label: "vaccinated − not",
    treatment: "vaccinated",
    control: "not vaccinated",
    estimate: y,
    variance: v,
    ciLow,
    ciHigh,
    backTransformed: back(y, ciLow, ciHigh),
    weight,
    fitted: -0.714532,
    residual: y + 0.714532,
    aligned: false,
    originalEstimate: y,
    derivedFrom: [],
    arms: { treatment: arm("vaccinated", { n: n1, events: a }), control: arm("not vaccinated", { n: n2, events: c }) },
  };
});

export const bcgFit: Fit = {
  group: {},
  overall: false,
  measure: "rr",
  scale: "log",
  unit: null,
  direction: "lower-better",
  model: "random",
  tau2Method: "reml",
  method: "iv",
  inference: "knapp-hartung-adhoc",
  level: 0.95,
  studyLevel: 0.95,
  k: 13,
  terms: [
    {
      term: "overall",
      estimate: -0.714532338360206,
      se: 0.180791745518,
      statistic: -3.952239451,
      df: 12,
      p: 0.0019227,
      ciLow: -1.10844365,
      ciHigh: -0.320621,
      backTransformed: back(-0.714532338360206, -1.10844365, -0.320621),
    },
  ],
  mcid: [],
  heterogeneity: {
    tau2: 0.313243258136,
    tau2Se: 0.16642,
    tau2Low: 0.119718361,
    tau2High: 1.111479084,
    tau2Interval: "q-profile",
    i2: 92.2214,
    i2Low: 81.92,
    i2High: 97.68,
    h2: 12.8557,
    h2Low: 5.531,
    h2High: 43.07,
    q: 152.23301,
    qDf: 12,
    qP: 1.98e-26,
  },
  prediction: {
    low: -1.996017,
    high: 0.566952,
    df: 12,
    method: "t",
    backTransformed: { low: Math.exp(-1.996017), high: Math.exp(0.566952) },
  },
  fitStatistics: { logLik: -12.2024, aic: 28.4048, bic: 29.3746, aicc: 29.7381 },
  studies: bcgStudies,
  notes: [],
};

export const poolDocument: PoolDocument = {
  schema: "bptrial/pool@1",
  ...opening,
  fits: [bcgFit],
  subgroupDifferences: [],
};

/** A difference in points with a threshold, one of three trials turned. */
export const mdFit: Fit = {
  ...bcgFit,
  group: { outcome: "disability", timepoint: "12 weeks" },
  measure: "md",
  scale: "natural",
  unit: "points",
  k: 3,
  studies: [
    [-3.1, 1.2, 30],
    [-1.4, 0.8, 40],
    [-2.2, 1.0, 30],
  ].map(([estimate = 0, variance = 1, weight = 0], i) => ({
    study: `Trial ${i + 1}`,
    label: "disability, 12 weeks",
    treatment: "yoga",
    control: "education",
    estimate,
    variance,
    ciLow: estimate - 2 * Math.sqrt(variance),
    ciHigh: estimate + 2 * Math.sqrt(variance),
    backTransformed: null,
    weight,
    fitted: -2.1,
    residual: estimate + 2.1,
    aligned: i === 2,
    originalEstimate: i === 2 ? -estimate : estimate,
    derivedFrom: i === 0 ? ["ci"] : [],
    arms: {
      treatment: arm("yoga", { n: 127, mean: 11 + i, sd: 4.9 }),
      control: arm("education", { n: 64, mean: 12.3, sd: 5 }),
    },
  })),
  terms: [
    {
      term: "overall",
      estimate: -2.14,
      se: 0.57,
      statistic: -3.754,
      df: 2,
      p: 0.0642,
      ciLow: -4.59,
      ciHigh: 0.31,
      backTransformed: null,
    },
  ],
  heterogeneity: {
    ...bcgFit.heterogeneity,
    tau2: 0,
    tau2Low: 0,
    tau2High: 14.2,
    i2: 0,
    i2Low: 0,
    i2High: 93.4,
    q: 1.23,
    qDf: 2,
    qP: 0.5406,
  },
  prediction: { low: -4.59, high: 0.31, df: 2, method: "t", backTransformed: null },
  mcid: [
    {
      threshold: 5,
      thresholdHigh: null,
      kind: "within-person",
      source: "Ostelo 2008, Spine 33:90-94",
      unit: "points",
      benefit: interval(2.14, -0.31, 4.59),
      position: "below",
      midUnits: { estimate: 0.5, ciLow: 0.25, ciHigh: 0.75 },
      probabilityMeanExceeds: 0.0184,
      probabilityNewExceeds: 0.0184,
      because:
        "The benefit of 2.1 [−0.3, 4.6] points holds 0 and lies wholly below 5 (within-person), but a harm as large is not excluded. The chance that a new trial's true effect exceeds it is 1.8%.",
    },
  ],
  notes: [note("N_BOUNDARY", "the between-study variance is estimated at 0")],
};

export const groupedPoolDocument: PoolDocument = {
  ...poolDocument,
  fits: [mdFit, { ...mdFit, group: { outcome: "pain", timepoint: "12 weeks" }, mcid: [] }],
  subgroupDifferences: [{ by: ["outcome"], fits: [0, 1], model: "random", q: 1.84, df: 1, p: 0.175 }],
};

export const diffDocument: DiffDocument = {
  schema: "bptrial/diff@1",
  ...opening,
  input: [
    { name: "main.json", sha256: "0".repeat(64), rows: 3 },
    { name: "branch.json", sha256: "1".repeat(64), rows: 3 },
  ],
  changes: [
    {
      path: "MODQ, post, md",
      kind: "conclusion",
      before: "−7.9 [−11.0, −4.7]",
      after: "−5.1 [−10.4, 0.2]",
      conclusionChanged: true,
      because: "the interval now includes 0; k 4 → 5",
    },
    {
      path: "MODQ, 6 months, md",
      kind: "estimate",
      before: "−5.6 [−9.1, −2.1]",
      after: "−5.5 [−9.1, −2.1]",
      conclusionChanged: false,
      because: "the estimate moved by +0.1",
    },
    {
      path: "option level",
      kind: "option",
      before: 0.95,
      after: 0.9,
      conclusionChanged: false,
      because: "the option level has another value",
    },
  ],
};

export const sniffDocument: SniffDocument = {
  schema: "bptrial/sniff@1",
  ...opening,
  tables: [
    {
      file: "trial.csv",
      encoding: "utf-8",
      encodingBecause: "the bytes are valid UTF-8",
      delimiter: ";",
      delimiterBecause: "6 of 6 lines split into 8 cells",
      decimal: ",",
      decimalBecause: '"21,27" and 11 others',
      thousands: null,
      form: "long",
      formBecause: "there is a column arm",
      formBy: "names",
      columns: [
        { header: "study", canonical: "study", index: 0, because: "exact name" },
        { header: "m1i", canonical: "mean1", index: 1, because: "metafor's m1i" },
        { header: "ward | floor", canonical: null, index: 2, because: "no name we know" },
      ],
      rows: 6,
      notes: [note("N_NUMBER_FORM", "numbers were read with a decimal comma")],
    },
  ],
};

export const instrumentsDocument: InstrumentsDocument = {
  schema: "bptrial/instruments@1",
  ...opening,
  instruments: [
    {
      id: "odi",
      name: "Oswestry Disability Index",
      aliases: ["Oswestry", "ODI 2.0"],
      domain: "disability",
      min: 0,
      max: 100,
      unit: "points",
      direction: "lower-better",
      typicalSd: {
        low: 13,
        high: 17.8,
        value: 15.4,
        context: "SPINE CARE trial at 3 and 12 months",
        source: "PMC9856689",
      },
      note: "ten items of 0 to 5 as a percentage",
      source: "chiro.org, Nimmo, figure 5",
      thresholds: [
        {
          id: "odi-1",
          instrument: "odi",
          value: 10,
          valueHigh: null,
          unit: "points",
          form: "change",
          kind: "within-person",
          usedAs: null,
          method: "consensus",
          population: "low back pain",
          baselineLow: null,
          baselineHigh: null,
          citation: "Ostelo 2008, Spine 33:90-94, doi:10.1097/BRS.0b013e31815e3a10",
          evidence: "seen",
        },
        {
          id: "odi-7",
          instrument: "odi",
          value: 8,
          valueHigh: 12,
          unit: "points",
          form: "change",
          kind: "within-person",
          usedAs: null,
          method: "several methods in several papers",
          population: "lumbar stenosis and lumbar surgery",
          baselineLow: null,
          baselineHigh: null,
          citation: "Copay 2008, Parker 2012 and others, as cited in PMC5361830",
          evidence: "secondary",
        },
      ],
    },
  ],
};

export const methodsDocument: MethodsDocument = {
  schema: "bptrial/methods@1",
  ...opening,
  methods: [
    {
      registry: "measures",
      id: "md",
      label: "Mean difference",
      formula: ["y = x̄₁ − x̄₂", "v = s₁²/n₁ + s₂²/n₂"],
      unit: "the outcome's own",
      source: "Welch 1947, Biometrika 34:28–35",
      sameAs: 'metafor::escalc(measure = "MD", vtype = "LS")',
    },
    {
      registry: "tau2",
      id: "reml",
      label: "Restricted maximum likelihood",
      formula: ["root of the REML score"],
      unit: null,
      source: "Viechtbauer 2005",
      sameAs: null,
    },
  ],
};

export const traces: readonly Trace[] = [
  {
    study: "PNF 2017",
    outcome: "ODI",
    timepoint: "4 weeks",
    treatment: "PNF",
    control: "control",
    measure: "md",
    source: "Welch 1947, Biometrika 34:28–35",
    sameAs: 'metafor::escalc(measure = "MD")',
    workings: [
      {
        of: "SD, PNF",
        by: "se",
        source: "Cochrane Handbook 6.5.2.2",
        formula: ["s = SE √n"],
        given: { se: 0.87, n: 15 },
        gives: { sd: 3.3695 },
      },
    ],
    inputs: [
      { symbol: "x̄₁", text: "mean of PNF", value: 21.27 },
      { symbol: "s₁", text: "SD of PNF", value: 3.37 },
      { symbol: "n₁", text: "patients of PNF", value: 15 },
    ],
    steps: [
      { symbol: "y", text: "x̄₁ − x̄₂", value: -7.66 },
      { symbol: "v", text: "s₁²/n₁ + s₂²/n₂", value: 2.17393333333333 },
      { symbol: "p", text: "two-sided, t with df", value: 0.0000206 },
    ],
    notes: [],
  },
];

export const everyDocument: readonly ResultDocument[] = [
  effectDocument,
  smdDocument,
  mcidDocument,
  poolDocument,
  groupedPoolDocument,
  diffDocument,
  sniffDocument,
  instrumentsDocument,
  methodsDocument,
];
