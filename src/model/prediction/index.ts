import { type Registry, registry } from "../../core/registry.js";
import type { PredictionDistribution } from "./distribution.js";
import { normalPrediction } from "./normal.js";
import { rileyPrediction } from "./riley.js";
import { studentPrediction } from "./student.js";

export const predictions: Registry<PredictionDistribution> = registry("prediction interval", [
  studentPrediction,
  rileyPrediction,
  normalPrediction,
]);
