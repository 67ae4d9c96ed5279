import { registry } from "../../core/registry.js";
import { hazard } from "./hazard.js";
import type { Interpretation } from "./interpretation.js";
import { numberNeeded } from "./number-needed.js";
import { oddsRatioOfResponse } from "./odds-ratio.js";
import { percentOfScale } from "./percent-of-scale.js";
import { percentagePoints } from "./percentage-points.js";
import { points } from "./points.js";
import { probabilityOfSuperiority } from "./probability-of-superiority.js";
import { relativeRisk } from "./relative-risk.js";
import { u3 } from "./u3.js";

/** Every reading of a claimed number, in the order in which a reader meets them. */
export const interpretations = registry<Interpretation>("interpretation", [
  points,
  percentOfScale,
  relativeRisk,
  oddsRatioOfResponse,
  percentagePoints,
  u3,
  probabilityOfSuperiority,
  numberNeeded,
  hazard,
]);

export type { ClaimedUnit, Interpretation } from "./interpretation.js";
