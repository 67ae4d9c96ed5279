export type { Check, CheckFacts } from "./check.js";
export { checks } from "./checks.js";
export { checkText } from "./findings.js";
