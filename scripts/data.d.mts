import type { Instrument, Threshold } from "../src/records.js";

export function readInstruments(): readonly Instrument[];
export function readThresholds(instruments: readonly Instrument[]): readonly Threshold[];
export function writeData(): void;
