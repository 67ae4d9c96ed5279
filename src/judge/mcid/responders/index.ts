import { registry } from "../../../core/registry.js";
import { normalModel } from "./normal-model.js";
import { observedEvents } from "./observed-events.js";
import type { ShareOf } from "./share.js";

/** Every way to the responders of an arm; `responders.method` names these ids. */
export const responderShares = registry<ShareOf>("way to responders", [observedEvents, normalModel]);
