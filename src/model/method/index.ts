import { type Registry, registry } from "../../core/registry.js";
import { inverseVariance } from "./inverse-variance.js";
import { mantelHaenszel } from "./mantel-haenszel.js";
import type { PoolingMethod } from "./method.js";
import { petoPooling } from "./peto.js";

export const poolingMethods: Registry<PoolingMethod> = registry("pooling method", [
  inverseVariance,
  mantelHaenszel,
  petoPooling,
]);
