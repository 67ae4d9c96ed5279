/** The door of the modelling room: effects in, a fit out. */
export { fitEffects, type ModelFit, studyInterval } from "./fit.js";
export { inferences } from "./inference/index.js";
export { methodThatFits } from "./method/for-studies.js";
export { poolingMethods } from "./method/index.js";
export { models } from "./models.js";
export { defaultModelOptions, type ModelOptions } from "./options.js";
export { predictions } from "./prediction/index.js";
export { subgroupDifference } from "./subgroup.js";
export { tau2Estimators } from "./tau2/index.js";
export { tau2Intervals } from "./tau2-interval/index.js";
