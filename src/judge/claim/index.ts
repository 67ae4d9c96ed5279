export { impliedEvidence } from "./implied.js";
export { interpretations } from "./interpretations/index.js";
export { treatedRate } from "./interpretations/odds.js";
export { type ClaimFacts, type ClaimOptions, judgeClaim } from "./judge.js";
export { statementRules } from "./verdict.js";
