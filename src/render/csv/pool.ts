import type { Fit, FitStudy, PoolDocument, SubgroupDifference, Term } from "../../records.js";
import { type CsvColumn, labelsCell, notesCell, under } from "./columns.js";
import { bothArms, intervalColumns } from "./effect.js";

/** A line of a fit: one of its studies, its pooled effect, a threshold; or the difference between the fits. */
export interface FitLine {
  readonly row: "study" | "pooled" | "threshold" | "subgroup difference";
  readonly fit: Fit | null;
  readonly study: FitStudy | null;
  readonly term: Term | null;
  readonly mcid: Fit["mcid"][number] | null;
  readonly difference: SubgroupDifference | null;
}

const NOTHING: Omit<FitLine, "row"> = { fit: null, study: null, term: null, mcid: null, difference: null };

/** Studies first, then what they add up to. */
export function fitLines({ fits, subgroupDifferences }: PoolDocument): readonly FitLine[] {
  return [
    ...fits.flatMap((fit): readonly FitLine[] => [
      ...fit.studies.map((study) => ({ ...NOTHING, row: "study", fit, study }) as const),
      ...fit.terms.map((term) => ({ ...NOTHING, row: "pooled", fit, term }) as const),
      ...fit.mcid.map((mcid) => ({ ...NOTHING, row: "threshold", fit, mcid }) as const),
    ]),
    ...subgroupDifferences.map((difference) => ({ ...NOTHING, row: "subgroup difference", difference }) as const),
  ];
}

const pooled = (line: FitLine): Fit | null => (line.row === "pooled" ? line.fit : null);

export const poolCsv: readonly CsvColumn<FitLine>[] = [
  ["row", (line) => line.row],
  ["group", (line) => (line.fit ? labelsCell(line.fit.group) : line.difference?.by.join("; "))],
  ["overall", (line) => line.fit?.overall],
  ["measure", (line) => line.fit?.measure],
  ["scale", (line) => line.fit?.scale],
  ["unit", (line) => line.fit?.unit],
  ["direction", (line) => line.fit?.direction],
  ["model", (line) => line.fit?.model ?? line.difference?.model],
  ["tau2Method", (line) => line.fit?.tau2Method],
  ["method", (line) => line.fit?.method],
  ["inference", (line) => line.fit?.inference],
  ["level", (line) => line.fit?.level],
  ["studyLevel", (line) => line.fit?.studyLevel],
  ["k", (line) => line.fit?.k],
  ["study", (line) => line.study?.study],
  ["label", (line) => line.study?.label],
  ["treatment", (line) => line.study?.treatment],
  ["control", (line) => line.study?.control],
  ["term", (line) => line.term?.term],
  ["estimate", (line) => (line.study ?? line.term ?? line.mcid?.benefit)?.estimate],
  ["variance", (line) => line.study?.variance],
  ["se", (line) => line.term?.se],
  ["statistic", (line) => line.term?.statistic ?? line.difference?.q],
  ["df", (line) => line.term?.df ?? line.difference?.df],
  ["p", (line) => line.term?.p ?? line.difference?.p],
  ["ciLow", (line) => (line.study ?? line.term ?? line.mcid?.benefit)?.ciLow],
  ["ciHigh", (line) => (line.study ?? line.term ?? line.mcid?.benefit)?.ciHigh],
  ["backTransformedMeasure", (line) => (line.study ?? line.term)?.backTransformed?.measure],
  ...under("backTransformed", (line: FitLine) => (line.study ?? line.term)?.backTransformed, intervalColumns),
  ["weight", (line) => line.study?.weight],
  ["fitted", (line) => line.study?.fitted],
  ["residual", (line) => line.study?.residual],
  ["aligned", (line) => line.study?.aligned],
  ["originalEstimate", (line) => line.study?.originalEstimate],
  ["derivedFrom", (line) => line.study?.derivedFrom.join("; ")],
  ...under("", (line: FitLine) => line.study, bothArms),
  ["tau2", (line) => pooled(line)?.heterogeneity.tau2],
  ["tau2Se", (line) => pooled(line)?.heterogeneity.tau2Se],
  ["tau2Low", (line) => pooled(line)?.heterogeneity.tau2Low],
  ["tau2High", (line) => pooled(line)?.heterogeneity.tau2High],
  ["tau2Interval", (line) => pooled(line)?.heterogeneity.tau2Interval],
  ["i2", (line) => pooled(line)?.heterogeneity.i2],
  ["i2Low", (line) => pooled(line)?.heterogeneity.i2Low],
  ["i2High", (line) => pooled(line)?.heterogeneity.i2High],
  ["h2", (line) => pooled(line)?.heterogeneity.h2],
  ["h2Low", (line) => pooled(line)?.heterogeneity.h2Low],
  ["h2High", (line) => pooled(line)?.heterogeneity.h2High],
  ["q", (line) => pooled(line)?.heterogeneity.q],
  ["qDf", (line) => pooled(line)?.heterogeneity.qDf],
  ["qP", (line) => pooled(line)?.heterogeneity.qP],
  ["predictionLow", (line) => pooled(line)?.prediction?.low],
  ["predictionHigh", (line) => pooled(line)?.prediction?.high],
  ["predictionDf", (line) => pooled(line)?.prediction?.df],
  ["predictionMethod", (line) => pooled(line)?.prediction?.method],
  ["predictionBackTransformedLow", (line) => pooled(line)?.prediction?.backTransformed?.low],
  ["predictionBackTransformedHigh", (line) => pooled(line)?.prediction?.backTransformed?.high],
  ["logLik", (line) => pooled(line)?.fitStatistics?.logLik],
  ["aic", (line) => pooled(line)?.fitStatistics?.aic],
  ["bic", (line) => pooled(line)?.fitStatistics?.bic],
  ["aicc", (line) => pooled(line)?.fitStatistics?.aicc],
  ["threshold", (line) => line.mcid?.threshold],
  ["thresholdHigh", (line) => line.mcid?.thresholdHigh],
  ["thresholdKind", (line) => line.mcid?.kind],
  ["thresholdUnit", (line) => line.mcid?.unit],
  ["thresholdSource", (line) => line.mcid?.source],
  ["position", (line) => line.mcid?.position],
  ["probabilityMeanExceeds", (line) => line.mcid?.probabilityMeanExceeds],
  ["probabilityNewExceeds", (line) => line.mcid?.probabilityNewExceeds],
  ["because", (line) => line.mcid?.because],
  ["notes", (line) => (line.row === "pooled" && line.fit ? notesCell(line.fit.notes) : null)],
];
