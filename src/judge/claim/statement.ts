import { BAD_EVENTS, GOOD_EVENTS } from "../../core/event-words.js";
import { isOfEvents, isRatio, isStandardised, quantityNamed } from "../../core/quantities.js";
import type { ClaimEvidence, EvidenceFrame, Frame, Way } from "../../records.js";
import { isOfAnotherTime, isOfOthers } from "./align.js";
import { type Claimed, claimedBy } from "./claimed.js";
import { unitDiffers, unitFor } from "./claimed-units.js";
import { complementOf, isOfComplement } from "./complement.js";
import { effectsOf } from "./effects.js";
import { chosen, isToldAsPoints } from "./estimand.js";
import { type Compared, facetsOf } from "./facets.js";
import { inverseOf } from "./inverse.js";
import { levelFacets, ofOneGroup } from "./levels.js";
import { sidesOf } from "./sides.js";
import { type Sized, sizesOf } from "./sizes.js";
import { besideOther } from "./than.js";

/** Whether more of what the words name is good, by its nouns and verbs; 0 where they do not say. */
export function goodByWords(text: string): 1 | -1 | 0 {
  const words = text.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  if (
    /\b(?:relief|recover(?:y|ed|s|ing|ies)?|free|freedom|remission|cured?|resolution|healing|clearance|cleared) (?:of|from)\b/i.test(
      text,
    )
  )
    return 1;
  if (/\b(?:weight[- ]loss|loss of weight|los[et]\w* (?:\w+ ){0,3}weight)\b/i.test(text)) return 1;
  const bad = words.some((word) => BAD_EVENTS.test(word));
  const good = words.some((word) => GOOD_EVENTS.test(word) && !/^improve/.test(word));
  // "Survival worsened", "function deteriorated": what happened to it names no event.
  if (bad && good && !words.some((word) => BAD_EVENTS.test(word) && !/^(?:worsen|deteriorat|declin)/.test(word)))
    return 1;
  return bad === good ? 0 : bad ? -1 : 1;
}

/** The sign that a direction has for the outcome; 0 where only a benefit is told and nobody knows which way that is. */
const signOf = (way: Way | null, good: 1 | -1 | 0): 1 | -1 | 0 => {
  if (way === "more") return 1;
  if (way === "less") return -1;
  if (way === null || good === 0) return 0;
  return (way === "better" ? good : -good) as 1 | -1;
};

/** The way a statement says things went: by its words, or by a multiple that is above or below one. */
function wayOf(frame: Frame, claimed: Claimed | null): Way | null {
  if (frame.way !== null) return frame.way;
  if (claimed !== null && claimed.unit === "ratio")
    return claimed.value < 0 ? "less" : claimed.value > 0 ? "more" : null;
  return null;
}

/** One statement against one candidate. */
export function compare(frame: Frame, given: EvidenceFrame): Compared {
  const own = isOfComplement(
    frame.clause,
    given.outcome ?? (given.effect?.arms == null ? given.words : null),
    given.effect?.measure,
    frame.amount !== null,
  )
    ? complementOf(given)
    : given;
  const sides = sidesOf(frame, own);
  // What is told of the control group is held against the comparison as it looks from there.
  const candidate = ofTimes(frame, sides === "swapped" ? inverseOf(own) : own);
  const effects = effectsFor(frame, candidate);
  const [effect] = effects;
  const beside = besideOther(frame, effect);
  const claimed = beside === null ? claimedBy(frame) : beside.claimed;
  // "Took longer to come back": of a hazard that is less.
  const lasts = effect?.measure === "hr" && frame.amount === null && frame.way === "more" && LONGER.test(frame.clause);
  const way = lasts ? "less" : wayOf(frame, claimed);
  const good =
    candidate.good || goodByWords(frame.about ?? "") || goodByWords(`${frame.clause} ${candidate.outcome ?? ""}`);
  // Where nobody says which group was treated, the other order may be meant.
  const anyOrder = !candidate.orderKnown && sides === null;
  const direction =
    beside !== null ? beside.direction : anyOrder ? null : directionFacet(frame, way, good, candidate, effect ?? null);
  const base = {
    frame,
    candidate,
    claimed,
    direction,
    swapped: false,
    otherTime: isOfAnotherTime(frame, candidate),
    ofOthers: isOfOthers(frame, candidate),
    sideTold: sides === "straight" || sides === "swapped",
    eitherSide: sides === "either",
    turned: sides === "swapped",
    relative: false,
    level: null,
  };
  const range = effect === undefined ? null : openRange(effect);
  const open =
    beside !== null
      ? beside.open
      : range === null
        ? candidate.significant === null
          ? null
          : !candidate.significant
        : range.open;
  const rest = { ...base, open, narrow: beside === null ? (range?.narrow ?? null) : null };
  if (frame.role === "share" || frame.role === "pair") return levelsFor(frame, candidate, rest, sides !== null);
  if (claimed === null || effect === undefined)
    return facetsOf({
      ...rest,
      sized: null,
      readings: [],
      size: null,
      estimand: effect === undefined ? "missing" : "agrees",
    });
  const told = unitFor(claimed, effect, frame, candidate);
  if (unitDiffers(claimed, effect, frame, candidate))
    return facetsOf({ ...rest, claimed: told, sized: null, readings: [], size: null, estimand: "missing" });
  const asBenefit =
    isStandardised(effect.measure) && candidate.good === 0 && told.unit !== "SD" && told.unit !== "points";
  // A hazard is no length of time: "lived 36% longer" is not HR 0.64.
  if (
    effect.measure === "hr" &&
    (told.unit === "percent" || told.unit === "ratio") &&
    OF_TIME.test(frame.clause) &&
    frame.named === null
  )
    return facetsOf({
      ...rest,
      direction: null,
      claimed: told,
      sized: null,
      readings: [],
      size: null,
      estimand: "differs",
    });
  const signed = frame.role !== "number needed" && effect.signKnown && !anyOrder;
  // A change since the start is none between groups, where the source has only that.
  if (FROM_START.test(frame.clause) && effect.arms === null && candidate.words !== "")
    return facetsOf({
      ...rest,
      direction: null,
      claimed: told,
      sized: null,
      readings: [],
      size: null,
      estimand: "missing",
    });
  // What a share of people would be takes the size of a standardised difference, as a benefit.
  const readings = sizesOf(told, asBenefit ? effects.map(asBenefitOf) : effects, signed);
  const { sized, estimand } = chosen(frame, told, effects, readings);
  if (estimand === "missing" && isToldAsPoints(told, effect))
    return facetsOf({ ...rest, claimed: told, sized, readings, size: null, estimand: "differs" });
  const limit =
    told.bound === "up to" && LIMIT_TOLD.test(frame.clause) && sized?.reading.value
      ? isLimit(told, sized.reading.value)
      : false;
  if (limit) return facetsOf({ ...rest, claimed: told, sized, readings, size: "smaller", estimand, relative: true });
  const alone = sized?.size === "agrees" && estimand === "agrees" ? null : ofOneGroup(frame, told, candidate, sides);
  if (alone !== null)
    return facetsOf({
      ...rest,
      direction: null,
      claimed: told,
      sized: null,
      readings,
      size: "agrees",
      estimand: "another",
      level: alone,
    });
  const relative = sized !== null && isRelative(sized) && !frame.saysRelative && frame.named !== "odds";
  return facetsOf({ ...rest, claimed: told, sized, readings, size: sized?.size ?? null, estimand, relative });
}

/** What those did not who had no event: "80% of the class did not fall". */
const DID_NOT =
  /^[^.;]{0,60}?(?<!\b(?:who|that) )\b(?:(?:did|do|does|had|have|has|were|was)(?: not\b|n't)|never\b|failed to\b|(?:was|were|stayed|remained) free (?:of|from)\b)/i;
/** And words that may tell of them: "stayed on their feet", "were still smoking". */
const STAYED = /\b(?:still|stayed|stay|remained|remain|kept|escaped|avoided|dodged)\b/i;

/** Levels against those who had the event, or against those who had none where the claim tells of them. */
function levelsFor(
  frame: Frame,
  candidate: EvidenceFrame,
  rest: Parameters<typeof levelFacets>[2],
  sideKnown: boolean,
): Compared {
  const straight = levelFacets(frame, candidate, rest, sideKnown);
  const counted = candidate.outcome !== null && candidate.levels.some(({ events }) => events !== undefined);
  if (frame.role !== "share" || !counted) return straight;
  const behind = frame.clause.slice(frame.clause.indexOf(frame.quote) + frame.quote.length);
  const other = () => levelFacets(frame, complementOf(candidate), rest, sideKnown);
  if (DID_NOT.test(behind)) return other();
  if (straight.size === "agrees" || straight.swapped || !STAYED.test(behind)) return straight;
  const turned = other();
  return turned.size === "agrees" ? turned : { ...straight, size: null, estimand: "missing", level: null };
}

/** Months are held against how long it lasted, not against the hazard beside it. */
function ofTimes(frame: Frame, candidate: EvidenceFrame): EvidenceFrame {
  const { effect } = candidate;
  const lasted = effect?.measure === "hr" ? effect.also.find(({ measure }) => measure === "md") : undefined;
  if (effect === null || lasted === undefined || frame.amount?.form !== "plain") return candidate;
  const open = effect.low !== null && effect.high !== null ? effect.low <= 1 && effect.high >= 1 : null;
  return {
    ...candidate,
    effect: lasted,
    sign: Math.sign(lasted.estimate) as 1 | -1 | 0,
    significant: candidate.significant ?? (open === null ? null : !open),
  };
}

/** "The true cut could be as large as 34%" tells a limit as what it is. */
const LIMIT_TOLD =
  /\b(?:could|might|may) (?:be|have been|reach)\b|\bas (?:large|great|big|small|little) as\b|\btrue\b/i;

const isLimit = ({ low, high }: Claimed, value: NonNullable<Sized["reading"]["value"]>): boolean =>
  [value.low, value.high].some(
    (one) =>
      one !== null &&
      Math.abs(one) >= Math.min(Math.abs(low), Math.abs(high)) - 0.5 &&
      Math.abs(one) <= Math.max(Math.abs(low), Math.abs(high)) + 0.5,
  );

const asBenefitOf = (effect: ClaimEvidence): ClaimEvidence => {
  const { estimate, low, high, measure } = effect;
  if (!isStandardised(measure) || estimate >= 0) return effect;
  return { ...effect, estimate: -estimate, low: high === null ? null : -high, high: low === null ? null : -low };
};

const isRelative = ({ reading }: Sized): boolean =>
  /^(?:relative|odds-ratio|hazard|ratio-of|percent-of-baseline)/.test(reading.id);

/** Odds as odds; of several tellings of one comparison the ratio of risks first. */
function effectsFor(frame: Frame, candidate: EvidenceFrame): readonly ClaimEvidence[] {
  const all = effectsOf(candidate);
  const wanted = frame.named === "odds" ? "or" : frame.named === "hazard" ? "hr" : null;
  const first = wanted === null ? undefined : all.find(({ measure }) => measure === wanted);
  return first === undefined ? all : [first, ...all.filter((one) => one !== first)];
}

function directionFacet(
  frame: Frame,
  way: Way | null,
  good: 1 | -1 | 0,
  candidate: EvidenceFrame,
  effect: ClaimEvidence | null,
): Compared["direction"] {
  if (frame.efficacy || way !== null) {
    // A share of people is told of a difference of averages: which way the average goes for them is not known.
    if (
      effect !== null &&
      isStandardised(effect.measure) &&
      candidate.good === 0 &&
      frame.amount?.unit !== "SD" &&
      frame.amount?.form !== "estimate" &&
      frame.amount !== null
    )
      return null;
    const told = signOf(frame.efficacy ? "less" : way, good);
    const here = candidate.sign !== 0 ? candidate.sign : signOf(candidate.valence, good);
    if (told !== 0 && here !== 0) return told === here ? "agrees" : "differs";
    if (candidate.valence !== null && (way === "better" || way === "worse"))
      return candidate.valence === way ? "agrees" : "differs";
    return null;
  }
  // "No more common", where it is less common.
  const denied = signOf(frame.against, candidate.good);
  return frame.statement !== "size" && denied !== 0 && candidate.sign === -denied ? "differs" : null;
}

/** Ratios within these are of little weight; so are standardised differences below a fifth of an SD. */
const NARROW_RATIO = 1.25;
const NARROW_SMD = 0.2;
const NARROW_RISK = 0.05;

function openRange(effect: ClaimEvidence): { readonly open: boolean; readonly narrow: boolean | null } | null {
  const { low, high, measure, instrument, thresholds } = effect;
  if (low === null || high === null) return null;
  const none = quantityNamed(measure)?.none ?? 0;
  const open = low <= none && high >= none;
  const far = Math.max(Math.abs(low - none), Math.abs(high - none));
  if (isRatio(measure)) return { open, narrow: high <= NARROW_RATIO && low >= 1 / NARROW_RATIO };
  if (isStandardised(measure)) return { open, narrow: far < NARROW_SMD };
  if (isOfEvents(measure)) return { open, narrow: far <= NARROW_RISK };
  const smallest = Math.min(...thresholds.map(({ value }) => value));
  if (instrument !== null && Number.isFinite(smallest)) return { open, narrow: far < smallest };
  return { open, narrow: null };
}

const FROM_START =
  /\b(?:from (?:the )?(?:start|baseline|beginning|outset)|since (?:the )?(?:start|baseline|beginning|outset))\b/i;
const LONGER = /\blonger\b/i;
const OF_TIME = /\b(?:longer|shorter|faster|slower|sooner|earlier|later)\b/i;
