export { evidenceFrames } from "./evidence.js";
export { framesOf, textFrames } from "./frames.js";
export { timesIn } from "./times.js";
