/** The door of the measuring room: one outcome in, one effect out. */

export { explainSmd } from "./explain.js";
export { exactInterval } from "./inference.js";
export { type AnyMeasure, defaultMeasureOptions, type MeasureOptions } from "./measure.js";
export { type Measured, measureOutcome } from "./measure-outcome.js";
export { backTransform, defaultMeasure, measures } from "./measures.js";
export { inMidUnits } from "./mid-units.js";
export { settled } from "./settled.js";
export { traceOutcome } from "./trace.js";
