import { registry } from "../../core/registry.js";
import { changeCorrelation } from "./change-correlation.js";
import { ci } from "./ci.js";
import { cluster } from "./cluster.js";
import { combineArms } from "./combine-arms.js";
import { correlationFromChange } from "./correlation-from-change.js";
import { deltaMethod } from "./delta-method.js";
import { differenceCi } from "./difference-ci.js";
import { differenceSe } from "./difference-se.js";
import { fisherZ } from "./fisher-z.js";
import { fiveNumber } from "./five-number.js";
import { logRank } from "./log-rank.js";
import { oneLimit } from "./one-limit.js";
import { p } from "./p.js";
import { percent } from "./percent.js";
import { quartiles } from "./quartiles.js";
import { range } from "./range.js";
import { rateRatio } from "./rate-ratio.js";
import type { Recovery } from "./recovery.js";
import { se } from "./se.js";
import { smdFromT } from "./smd-from-t.js";
import { smdSizes } from "./smd-sizes.js";
import { splitControl } from "./split-control.js";
import { t } from "./t.js";
import { variance } from "./variance.js";

/** Every way to a number that a table does not hold itself; a `derivedFrom` names these ids. */
export const recoveries = registry<Recovery>("recovery", [
  se,
  variance,
  ci,
  quartiles,
  range,
  fiveNumber,
  differenceSe,
  differenceCi,
  t,
  p,
  oneLimit,
  smdFromT,
  smdSizes,
  changeCorrelation,
  correlationFromChange,
  percent,
  cluster,
  deltaMethod,
  combineArms,
  splitControl,
  rateRatio,
  fisherZ,
  logRank,
]);
