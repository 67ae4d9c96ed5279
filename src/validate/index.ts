/** The door of the validating room: raw rows in, outcomes with notes out, or errors that point at cells. */
export { contentOf } from "./copies.js";
export { parseFilter } from "./filter.js";
export { requireIndependence } from "./independence.js";
export { requireOneContrast } from "./one-contrast.js";
export { requireOneRange } from "./one-range.js";
export type { Facts, Filter, ValidateOptions, Validator } from "./options.js";
export { type ArticleFacts, findRecords } from "./records/find.js";
export { longRows } from "./records/long.js";
export { recoveries } from "./recover/index.js";
export type { Recovery } from "./recover/recovery.js";
export { resolveSharedControl } from "./shared-control.js";
export { type LabelKind, Spellings } from "./spellings.js";
export { mayStandIn, StandIns } from "./stand-ins.js";
export { totalsAbove } from "./totals.js";
export { type SeenBefore, seenBefore, validator } from "./validator.js";
