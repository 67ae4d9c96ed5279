import { type Registry, registry } from "../../core/registry.js";
import { absoluteTold } from "./absolute-told.js";
import { armMeans } from "./arm-means.js";
import { causalWords } from "./causal-words.js";
import type { Check } from "./check.js";
import { crudeDifference } from "./crude-difference.js";
import { crudeRatio } from "./crude-ratio.js";
import { denominators } from "./denominators.js";
import { duplicateInterval } from "./duplicate-interval.js";
import { effectSizeTold } from "./effect-size-told.js";
import { estimateInInterval } from "./estimate-in-interval.js";
import { intervalP } from "./interval-p.js";
import { intervalSymmetry } from "./interval-symmetry.js";
import { largeSmd } from "./large-smd.js";
import { limits } from "./limits.js";
import { mdSmd } from "./md-smd.js";
import { meansP } from "./means-p.js";
import { medianInSpread } from "./median-in-spread.js";
import { nntDifference } from "./nnt-difference.js";
import { nntInterval } from "./nnt-interval.js";
import { noDifference } from "./no-difference.js";
import { pPossible } from "./p-possible.js";
import { partsSum } from "./parts-sum.js";
import { percentCount } from "./percent-count.js";
import { percentGrim } from "./percent-grim.js";
import { significanceClaim } from "./significance-claim.js";
import { standardError } from "./standard-error.js";
import { testP } from "./test-p.js";
import { toldTwice } from "./told-twice.js";
import { trend } from "./trend.js";
import { twoByTwo } from "./two-by-two.js";
import { withinChange } from "./within-change.js";

/** Checks of a text: first what one statistic says of itself, then what several say of one another, then the words. */
export const checks: Registry<Check> = registry("check", [
  estimateInInterval,
  limits,
  intervalSymmetry,
  intervalP,
  pPossible,
  testP,
  standardError,
  medianInSpread,
  percentCount,
  percentGrim,
  denominators,
  partsSum,
  mdSmd,
  largeSmd,
  armMeans,
  meansP,
  crudeRatio,
  crudeDifference,
  twoByTwo,
  nntDifference,
  nntInterval,
  duplicateInterval,
  toldTwice,
  significanceClaim,
  effectSizeTold,
  absoluteTold,
  noDifference,
  trend,
  causalWords,
  withinChange,
]);
