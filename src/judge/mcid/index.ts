export { compareEffect } from "./mcid.js";
export { mcidVerdicts } from "./mcid-verdicts.js";
export { ownThreshold } from "./own-thresholds.js";
export { judgePooled, judgePooledNotes } from "./pooled.js";
export { positionAgainst } from "./position.js";
export { responderShares } from "./responders/index.js";
export type { McidOptions } from "./thresholds.js";
