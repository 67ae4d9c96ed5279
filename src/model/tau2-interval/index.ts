import { type Registry, registry } from "../../core/registry.js";
import { generalisedQ } from "./generalised-q.js";
import type { Tau2Interval } from "./interval.js";
import { qProfile } from "./q-profile.js";

export const tau2Intervals: Registry<Tau2Interval> = registry("interval of tau²", [qProfile, generalisedQ]);
