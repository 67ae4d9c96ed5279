import { registry } from "../../../core/registry.js";
import { hazard } from "./hazard.js";
import type { Interpretation } from "./interpretation.js";
import { numberNeeded } from "./number-needed.js";
import { oddsRatioOfResponse } from "./odds-ratio.js";
import { percentOfBaseline } from "./percent-of-baseline.js";
import { percentOfScale } from "./percent-of-scale.js";
import { percentagePoints } from "./percentage-points.js";
import { points } from "./points.js";
import { probabilityOfSuperiority } from "./probability-of-superiority.js";
import { ratioOfEffects } from "./ratio-of-effects.js";
import { ratioOfMeans } from "./ratio-of-means.js";
import { relativeChange } from "./relative-change.js";
import { relativeEnd } from "./relative-end.js";
import { relativeRate } from "./relative-rate.js";
import { relativeRisk } from "./relative-risk.js";
import { shareOfMcid } from "./share-of-mcid.js";
import { standardised } from "./standardised.js";
import { u3 } from "./u3.js";
import { withinGroup } from "./within-group.js";

/** Every reading of a claimed number, in the order in which a reader meets them. */
export const interpretations = registry<Interpretation>("interpretation", [
  points,
  standardised,
  withinGroup,
  percentOfScale,
  percentOfBaseline,
  relativeChange,
  relativeEnd,
  ratioOfMeans,
  relativeRisk,
  oddsRatioOfResponse,
  percentagePoints,
  u3,
  probabilityOfSuperiority,
  shareOfMcid,
  ratioOfEffects,
  numberNeeded,
  hazard,
  relativeRate,
]);

export type { ClaimedUnit, Interpretation, Reading } from "./interpretation.js";
