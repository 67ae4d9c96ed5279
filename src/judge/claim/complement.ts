import { criticalValue } from "../../core/distributions.js";
import { logRiskRatio } from "../../core/two-by-two.js";
import type { ClaimEvidence, EvidenceFrame, GroupLevel } from "../../records.js";

const LIVE =
  /\b(?:surviv\w*|alive|live[sd]?|living|life expectancy|(?:prolong|extend|lengthen|shorten)(?:ed|s|ing)? (?:the |their |a |patients' |human )?life)\b/i;
const DIE = /\b(?:die[sd]?|dying|deaths?|dead|mortality|killed)\b|\bfatal/i;

const SAVING = /\b(?:sav|spar|cost|claim|los|tak)\w{1,3} (?:[\w,.]{1,12} ){0,3}lives\b/gi;

const SURVIVAL = /\bsurviv\w*/i;
const HAZARD =
  /\b(?:risks?|hazards?|chances?|likel\w*|odds|progress(?:ion|ed|ing)?(?!-free)|relapse[ds]?|recurr\w*)\b/i;

/**
 * A claim of those who lived against a count of those who died, or the other way round; or of longer survival against a
 * hazard, which is one of dying; that of an effect without an outcome too, where only a direction is told.
 */
export const isOfComplement = (
  told: string,
  outcome: string | null,
  measure: ClaimEvidence["measure"] | null = null,
  sized = true,
): boolean => {
  // "Saves lives" tells of deaths.
  const claim = told.replace(SAVING, " ");
  return (
    outcome !== null &&
    ((measure === "hr" &&
      (SURVIVAL.test(outcome) || (outcome === "" && !sized)) &&
      LIVE.test(claim) &&
      !DIE.test(claim) &&
      !HAZARD.test(claim)) ||
      (LIVE.test(claim) && !DIE.test(claim) && DIE.test(outcome) && !LIVE.test(outcome)) ||
      (DIE.test(claim) && !LIVE.test(claim) && LIVE.test(outcome) && !DIE.test(outcome)))
  );
};

/**
 * The same comparison, of the people who had no event.
 *
 *   p′ = 1 − p;  RR′ = (1 − p_t)/(1 − p_c);  RD′ = −RD
 *
 * A ratio of events says nothing of it where the counts are not known: its direction alone is left.
 */
export function complementOf(candidate: EvidenceFrame): EvidenceFrame {
  const { effect, levels, good, sign } = candidate;
  const turned: readonly GroupLevel[] = levels.map((level) =>
    level.unit === "percent"
      ? {
          ...level,
          value: 100 - level.value,
          ...(level.n !== undefined && level.events !== undefined ? { events: level.n - level.events } : {}),
        }
      : level,
  );
  const [t, c] = (["treatment", "control"] as const).map((side) => turned.find((one) => one.side === side));
  const back = { good: -good as 1 | -1 | 0, sign: -sign as 1 | -1 | 0, levels: turned };
  if (effect === null) return { ...candidate, ...back };
  const rd = [effect, ...effect.also].find(({ measure }) => measure === "rd");
  const difference: readonly ClaimEvidence[] =
    rd === undefined
      ? []
      : [
          {
            ...rd,
            also: [],
            estimate: -rd.estimate,
            low: rd.high === null ? null : -rd.high,
            high: rd.low === null ? null : -rd.low,
          },
        ];
  const ratio =
    t?.events !== undefined &&
    t.n !== undefined &&
    c?.events !== undefined &&
    c.n !== undefined &&
    t.events > 0 &&
    c.events > 0
      ? ratioOf(effect, [t.events, t.n], [c.events, c.n])
      : null;
  const [first, ...others] = ratio === null ? difference : [ratio, ...difference];
  if (first === undefined)
    return {
      ...candidate,
      ...back,
      effect: null,
      significant: effect.low === null || effect.high === null ? null : !(effect.low <= 1 && effect.high >= 1),
    };
  return { ...candidate, ...back, effect: { ...first, also: others } };
}

function ratioOf(
  effect: ClaimEvidence,
  [a, n1]: readonly [number, number],
  [c, n2]: readonly [number, number],
): ClaimEvidence {
  const { y, v } = logRiskRatio({ a, b: n1 - a, c, d: n2 - c });
  const half = criticalValue(effect.level, null) * Math.sqrt(v);
  return {
    ...effect,
    also: [],
    measure: "rr",
    estimate: Math.exp(y),
    half: 0,
    low: Math.exp(y - half),
    high: Math.exp(y + half),
    controlRates: [c / n2],
  };
}
