import type { Instrument, InstrumentsDocument, Threshold } from "../../records.js";
import type { CsvColumn } from "./columns.js";

/** One threshold of an instrument, or an instrument without any. */
interface ThresholdLine {
  readonly instrument: Instrument;
  readonly threshold: Threshold | null;
}

export const thresholdLines = ({ instruments }: InstrumentsDocument): readonly ThresholdLine[] =>
  instruments.flatMap((instrument) => {
    const lines = instrument.thresholds.map((threshold): ThresholdLine => ({ instrument, threshold }));
    return lines.length === 0 ? [{ instrument, threshold: null }] : lines;
  });

export const instrumentsCsv: readonly CsvColumn<ThresholdLine>[] = [
  ["instrument", ({ instrument }) => instrument.id],
  ["name", ({ instrument }) => instrument.name],
  ["aliases", ({ instrument }) => instrument.aliases.join("|")],
  ["domain", ({ instrument }) => instrument.domain],
  ["min", ({ instrument }) => instrument.min],
  ["max", ({ instrument }) => instrument.max],
  ["unit", ({ instrument }) => instrument.unit],
  ["direction", ({ instrument }) => instrument.direction],
  ["typicalSd", ({ instrument }) => instrument.typicalSd?.value],
  ["typicalSdLow", ({ instrument }) => instrument.typicalSd?.low],
  ["typicalSdHigh", ({ instrument }) => instrument.typicalSd?.high],
  ["typicalSdContext", ({ instrument }) => instrument.typicalSd?.context],
  ["typicalSdSource", ({ instrument }) => instrument.typicalSd?.source],
  ["note", ({ instrument }) => instrument.note],
  ["source", ({ instrument }) => instrument.source],
  ["thresholdId", ({ threshold }) => threshold?.id],
  ["value", ({ threshold }) => threshold?.value],
  ["valueHigh", ({ threshold }) => threshold?.valueHigh],
  ["thresholdUnit", ({ threshold }) => threshold?.unit],
  ["form", ({ threshold }) => threshold?.form],
  ["kind", ({ threshold }) => threshold?.kind],
  ["usedAs", ({ threshold }) => threshold?.usedAs],
  ["method", ({ threshold }) => threshold?.method],
  ["population", ({ threshold }) => threshold?.population],
  ["baselineLow", ({ threshold }) => threshold?.baselineLow],
  ["baselineHigh", ({ threshold }) => threshold?.baselineHigh],
  ["citation", ({ threshold }) => threshold?.citation],
  ["evidence", ({ threshold }) => threshold?.evidence],
];
