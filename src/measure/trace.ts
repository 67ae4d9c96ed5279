import { isRatio } from "../core/quantities.js";
import type { EffectInterval, Outcome, Trace, TraceStep } from "../records.js";
import { infer, inferReported } from "./inference.js";
import type { AnyMeasure, MeasureOptions } from "./measure.js";
import { compute, formulaUnder, refusal } from "./measure-outcome.js";
import { measureFor } from "./measures.js";

/** How one effect comes about: inputs, then each line of the formula with the value it has here. @throws E_MEASURE, E_DOMAIN */
export function traceOutcome(outcome: Outcome, options: MeasureOptions): Trace {
  const measure = measureFor(outcome, options.measure);
  return {
    study: outcome.study,
    outcome: outcome.outcome,
    timepoint: outcome.timepoint,
    treatment: outcome.treatment,
    control: outcome.control,
    measure: measure.id,
    source: outcome.kind === "reported" ? "the estimate as reported" : measure.source,
    sameAs: outcome.kind === "reported" ? null : measure.sameAs,
    inputs: inputsOf(outcome),
    workings: outcome.workings,
    steps: stepsOf(measure, outcome, options),
    notes: outcome.notes,
  };
}

function stepsOf(measure: AnyMeasure, outcome: Outcome, options: MeasureOptions): readonly TraceStep[] {
  if (outcome.kind === "reported") {
    const inference = inferReported(measure, outcome, options);
    const { se } = inference;
    const printed = !outcome.derivedFrom.includes("reported")
      ? "y, worked out as above"
      : isRatio(measure.id)
        ? "y = ln of the printed ratio"
        : "y = the printed estimate";
    return [
      { symbol: "y", text: printed, value: outcome.estimate },
      ...(se === null ? [] : [{ symbol: "v", text: "v = SE²", value: se * se }]),
      ...inferenceSteps(inference),
    ];
  }
  const computed = compute(measure, outcome, options);
  if ("refused" in computed) {
    const measured = refusal(measure, outcome, computed);
    if ("error" in measured) throw measured.error;
    return [];
  }
  const lines = (computed.formula ?? formulaUnder(measure, options)).flatMap((text) => {
    const symbol = text.slice(0, text.indexOf(" = "));
    const value = computed.parts[symbol];
    return value === undefined ? [] : [{ symbol, text, value }];
  });
  const { added, addedTo, addedToControl } = computed;
  const where = addedToControl === undefined ? "each of the four cells" : "the treatment's cells";
  const cells = `k, added to ${where}${addedTo === "variance" ? " for the variance alone" : ""}`;
  const control =
    addedToControl === undefined
      ? []
      : [{ symbol: "k", text: "k, added to the control's cells", value: addedToControl }];
  const inference = inferenceSteps(infer(measure, outcome, computed, options));
  return added === undefined
    ? [...lines, ...inference]
    : [{ symbol: "k", text: cells, value: added }, ...control, ...lines, ...inference];
}

const INTERVALS: Readonly<Record<EffectInterval, string>> = {
  t: "y ∓ t(df) SE",
  z: "y ∓ z SE",
  "noncentral-t": "by inverting the noncentral t distribution",
  reported: "as printed",
  none: "",
};

/** From the variance to test and interval. */
function inferenceSteps(inference: ReturnType<typeof infer>): readonly TraceStep[] {
  const { se, statistic, df, p, level, ciLow, ciHigh, interval } = inference;
  const step = (symbol: string, text: string, value: number | null): readonly TraceStep[] =>
    value === null ? [] : [{ symbol, text: `${symbol} = ${text}`, value }];
  const name = df === null ? "z" : "t";
  const how = `${INTERVALS[interval]}, level ${level}`;
  return [
    ...step("SE", "√v", se),
    ...step(
      "df",
      inference.test === "welch" ? "degrees of freedom by Welch and Satterthwaite" : "degrees of freedom",
      df,
    ),
    ...step(name, "y/SE", statistic),
    ...step("p", `two-sided, ${df === null ? "normal" : "t"} distribution`, p),
    ...step("lower", how, ciLow),
    ...step("upper", how, ciHigh),
  ];
}

function inputsOf(outcome: Outcome): readonly TraceStep[] {
  const given = (symbol: string, text: string, value: number | null): readonly TraceStep[] =>
    value === null ? [] : [{ symbol, text, value }];
  switch (outcome.kind) {
    case "continuous": {
      const { treatment: t, control: c } = outcome.arms;
      return [t, c].flatMap((arm, i) => [
        ...given(`n${"₁₂"[i]}`, `people, ${arm.label}`, arm.n),
        ...given(`x̄${"₁₂"[i]}`, `mean, ${arm.label}`, arm.mean),
        ...given(`s${"₁₂"[i]}`, `SD, ${arm.label}`, arm.sd),
      ]);
    }
    case "events": {
      const { treatment: t, control: c } = outcome.arms;
      return [
        ...given("a", `events, ${t.label}`, t.events),
        ...given("n₁", `people, ${t.label}`, t.n),
        ...given("c", `events, ${c.label}`, c.events),
        ...given("n₂", `people, ${c.label}`, c.n),
      ];
    }
    case "paired":
      return [
        ...given("n", "people", outcome.n),
        ...given("x̄₁", "baseline mean", outcome.baselineMean),
        ...given("s₁", "baseline SD", outcome.baselineSd),
        ...given("x̄₂", "final mean", outcome.finalMean),
        ...given("s₂", "final SD", outcome.finalSd),
        ...given("r", "correlation of baseline and final", outcome.correlation),
      ];
    case "reported":
      return [
        ...given("SE", "standard error, analysis scale", outcome.se),
        ...given("df", "degrees of freedom", outcome.df),
        ...given("lower", "lower limit as printed, analysis scale", outcome.ciLow),
        ...given("upper", "upper limit as printed, analysis scale", outcome.ciHigh),
      ];
  }
}
