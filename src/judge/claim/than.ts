import { isRatio } from "../../core/quantities.js";
import type { ClaimEvidence, Frame } from "../../records.js";
import { type Claimed, claimedBy } from "./claimed.js";
import { interpretations } from "./interpretations/index.js";

/** What a statement says of one effect beside another: "twice as effective as", "better than", "a bigger fall than". */
export interface Beside {
  readonly claimed: Claimed | null;
  readonly direction: "agrees" | "differs" | null;
  /** The interval of the ratio of the two holds 1; null where there is none. */
  readonly open: boolean | null;
}

const COMPARES =
  /\b(?:than|as|versus|vs|compared|against|over|beat(?:s|en|ing)?|outperform(?:s|ed|ing)?|outdid|surpass(?:es|ed|ing)?|trump(?:s|ed|ing)?|same)\b/i;

/** Null where the evidence has one effect, or the statement compares none. */
export function besideOther(frame: Frame, effect: ClaimEvidence | undefined): Beside | null {
  const { than = null, measure } = effect ?? {};
  if (effect === undefined || than === null || !COMPARES.test(frame.clause)) return null;
  const ratio = interpretations.get("ratio-of-effects").of?.(effect).at(-1);
  if (ratio?.value == null) return null;
  const { estimate, low, high } = ratio.value;
  const here = Math.sign(estimate);
  const other = measure !== undefined && isRatio(measure) ? than.estimate - 1 : than.estimate;
  const told = sizeTold(frame, Math.sign(other));
  const claimed = claimedBeside(frame, told);
  const larger = frame.amount?.form === "times" ? Math.sign(claimed?.value ?? 0) : told;
  return {
    claimed,
    direction: larger === 0 || here === 0 ? null : larger === here ? "agrees" : "differs",
    open: low === null || high === null ? null : low <= 0 && high >= 0,
  };
}

/** Whether the first effect is told as the larger one: more of it, or more of what the other one does too. */
function sizeTold({ way }: Frame, other: number): number {
  if (way === null) return 0;
  return way === "better" ? 1 : way === "worse" ? -1 : way === "more" ? other : -other;
}

function claimedBeside(frame: Frame, told: number): Claimed | null {
  const isTimes = frame.amount?.form === "times";
  if (isTimes) return claimedBy({ ...frame, way: told < 0 && (frame.amount?.value ?? 0) > 1 ? "less" : null });
  return claimedBy({ ...frame, way: told > 0 ? "more" : told < 0 ? "less" : frame.way });
}
