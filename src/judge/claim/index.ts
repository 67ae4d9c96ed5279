export { impliedEvidence } from "./implied.js";
export { type ClaimFacts, type ClaimOptions, judgeClaim } from "./judge.js";
export { statementRules } from "./verdict.js";
