import { isRatio } from "../../core/quantities.js";
import type { ClaimEvidence, EvidenceFrame } from "../../records.js";

/**
 * The same comparison told from the other side: control against treatment.
 *
 *   1/ratio, with its limits swapped; −difference
 */
export function inverseOf(candidate: EvidenceFrame): EvidenceFrame {
  const { effect, levels, sign, valence, treatment, control } = candidate;
  return {
    ...candidate,
    effect: effect === null ? null : { ...turned(effect), also: effect.also.map(turned) },
    levels: levels.map((level) => ({
      ...level,
      side: level.side === null ? null : level.side === "treatment" ? ("control" as const) : ("treatment" as const),
    })),
    sign: -sign as 1 | -1 | 0,
    valence: valence === null ? null : valence === "better" ? "worse" : "better",
    treatment: control,
    control: treatment,
  };
}

function turned(effect: ClaimEvidence): ClaimEvidence {
  const { measure, estimate, half, low, high, controlRates, arms } = effect;
  const over = (x: number | null): number | null => (x === null ? null : isRatio(measure) ? 1 / x : -x);
  return {
    ...effect,
    estimate: over(estimate) ?? estimate,
    half: isRatio(measure) ? half / estimate ** 2 : half,
    low: over(high),
    high: over(low),
    // A control rate is none of the other group.
    controlRates:
      isRatio(measure) && measure === "rr"
        ? controlRates.map((rate) => Math.min(0.999, rate * estimate))
        : measure === "rd"
          ? controlRates.map((rate) => Math.min(0.999, Math.max(0.001, rate + estimate)))
          : controlRates,
    arms: arms === null ? null : { treatment: arms.control, control: arms.treatment },
  };
}
