import { type Registry, registry } from "../../core/registry.js";
import type { Inference } from "./inference.js";
import { knappHartung } from "./knapp-hartung.js";
import { knappHartungAdhoc } from "./knapp-hartung-adhoc.js";
import { normalInference } from "./normal.js";
import { studentInference } from "./student.js";

export const inferences: Registry<Inference> = registry("inference", [
  normalInference,
  studentInference,
  knappHartung,
  knappHartungAdhoc,
]);

/** The test of a pooled effect that nobody chose: the adhoc one from three studies on. */
export function defaultInference(model: "common" | "random", k: number): Inference {
  return model === "random" && k >= 3 ? knappHartungAdhoc : normalInference;
}
