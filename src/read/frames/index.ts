export { abbreviationsOf } from "./abbreviations.js";
export { evidenceFrames } from "./evidence.js";
export { framesOf, framesWithAmounts, textFrames } from "./frames.js";
export { groupsOf } from "./groups.js";
export { timesIn } from "./times.js";
