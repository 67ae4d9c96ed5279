import { partsOf } from "../../core/comparison.js";
import { BAD_EVENTS, GOOD_EVENTS } from "../../core/event-words.js";
import { isDifferenceOfMeans, isOfEvents, isRatio, isStandardised, quantityNamed } from "../../core/quantities.js";
import type { ClaimEvidence, ClaimFacets, EvidenceFrame, Frame, GroupLevel, Way } from "../../records.js";
import { contentOf, isOfAnotherTime, timeFits } from "./align.js";
import { type Claimed, claimedBy } from "./claimed.js";
import { complementOf, isOfComplement } from "./complement.js";
import { effectsOf } from "./effects.js";
import { inverseOf } from "./inverse.js";
import { sidesOf } from "./sides.js";
import { type Sized, type SizeFacet, sizesOf } from "./sizes.js";

/** One statement held against one candidate: what agrees, what differs, and what the verdict follows from. */
export interface Compared {
  readonly frame: Frame;
  readonly candidate: EvidenceFrame;
  readonly claimed: Claimed | null;
  readonly facets: ClaimFacets;
  readonly sized: Sized | null;
  readonly readings: readonly Sized[];
  /** The interval holds no difference; null where there is none. */
  readonly open: boolean | null;
  /** The interval is so close around no difference that nothing of weight is left; null where that cannot be said. */
  readonly narrow: boolean | null;
  readonly direction: "agrees" | "differs" | null;
  readonly size: SizeFacet | null;
  readonly estimand: "agrees" | "differs" | "another" | "missing";
  readonly relative: boolean;
  readonly level: GroupLevel | null;
  readonly swapped: boolean;
  /** The claim tells another time than the one that the evidence was measured at. */
  readonly otherTime: boolean;
  /** The comparison is told from the control group's side. */
  readonly turned: boolean;
  /** The claim says whose result it tells. */
  readonly sideTold: boolean;
}

/** The readings that are the evidence's own, by the measure and the unit of the claim. */
const OWN: Readonly<Record<ClaimEvidence["measure"], readonly string[]>> = {
  md: ["points"],
  smd: ["standardised", "points"],
  rr: ["relative-risk"],
  or: ["odds-ratio"],
  hr: ["hazard"],
  irr: ["relative-rate"],
  rd: ["percentage-points", "nnt"],
};

/** Words under which a percentage is one of the scale. */
const OF_SCALE = /\b(?:absolute|of the scale|scale|points? out of|point)\b/i;
/** Words that tell a number as one of people who do well, not of an average. */
const OF_PEOPLE =
  /\b(?:success|respon|recover|likel|chance|risk|cure|patients|people|effective|odds|women|men|children|adults|in \d)/i;
/** Outcomes that are themselves measured in percent. */
const IN_PERCENT =
  /\b(?:percent|per cent|%|hba1c|a1c|haemoglobin|hemoglobin|body weight|weight|time in range|fev1|saturation|ejection fraction|adherence|glycated)\b/i;

/** Whether more of what the words name is good, by its nouns and verbs; 0 where they do not say. */
export function goodByWords(text: string): 1 | -1 | 0 {
  const words = text.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  if (
    /\b(?:relief|recover(?:y|ed|s|ing|ies)?|free|freedom|remission|cured?|resolution|healing|clearance|cleared) (?:of|from)\b/i.test(
      text,
    )
  )
    return 1;
  const bad = words.some((word) => BAD_EVENTS.test(word));
  const good = words.some((word) => GOOD_EVENTS.test(word) && !/^improve/.test(word));
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
  const own = isOfComplement(frame.clause, given.outcome ?? (given.effect?.arms == null ? given.words : null))
    ? complementOf(given)
    : given;
  const sides = sidesOf(frame, own);
  // What is told of the control group is held against the comparison as it looks from there.
  const candidate = sides === "swapped" ? inverseOf(own) : own;
  const claimed = claimedBy(frame);
  const way = wayOf(frame, claimed);
  const effects = effectsFor(frame, candidate);
  const [effect] = effects;
  const good = candidate.good !== 0 ? candidate.good : goodByWords(`${frame.clause} ${candidate.outcome ?? ""}`);
  const direction = directionFacet(frame, way, good, candidate, effect ?? null);
  const base = {
    frame,
    candidate,
    claimed,
    direction,
    swapped: false,
    otherTime: isOfAnotherTime(frame, candidate),
    sideTold: sides !== null,
    turned: sides === "swapped",
    relative: false,
    level: null,
  };
  const range = effect === undefined ? null : openRange(effect);
  const open = range === null ? (candidate.significant === null ? null : !candidate.significant) : range.open;
  const rest = { ...base, open, narrow: range?.narrow ?? null };
  if (frame.role === "share" || frame.role === "pair") return levelFacets(frame, candidate, rest, sides !== null);
  if (claimed === null || effect === undefined)
    return facetsOf({
      ...rest,
      sized: null,
      readings: [],
      size: null,
      estimand: effect === undefined ? "missing" : "agrees",
    });
  const told = unitFor(claimed, effect, frame, candidate);
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
  const signed = frame.role !== "number needed" && effect.signKnown;
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
  const limit =
    told.bound === "up to" && LIMIT_TOLD.test(frame.clause) && sized?.reading.value
      ? isLimit(told, sized.reading.value)
      : false;
  if (limit) return facetsOf({ ...rest, claimed: told, sized, readings, size: "smaller", estimand, relative: true });
  const relative = sized !== null && isRelative(sized) && !frame.saysRelative && frame.named !== "odds";
  return facetsOf({ ...rest, claimed: told, sized, readings, size: sized?.size ?? null, estimand, relative });
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

/** "Percentage points" of an outcome in percent are its points; so is "percent" where words or the table say so. */
function unitFor(claimed: Claimed, effect: ClaimEvidence, frame: Frame, candidate: EvidenceFrame): Claimed {
  if (!isDifferenceOfMeans(effect.measure) || isStandardised(effect.measure)) return claimed;
  if (claimed.unit === "percentage points")
    return frame.amount?.unit === "people" ? claimed : { ...claimed, unit: "points" };
  const scaled = onAnotherScale(claimed, effect, frame);
  if (scaled !== null) return scaled;
  const inPercent =
    candidate.levels.some(({ unit }) => unit === "%") ||
    /percent|%|hba1c/i.test(candidate.outcome ?? "") ||
    (candidate.outcome === null &&
      IN_PERCENT.test(frame.clause) &&
      effect.arms === null &&
      !OF_PEOPLE.test(frame.clause));
  return claimed.unit === "percent" && inPercent && !/\bscale\b/i.test(frame.clause)
    ? { ...claimed, unit: "points" }
    : claimed;
}

/** "1 point on a 10-point scale" of an instrument that runs to 100 is ten of its points. */
function onAnotherScale(claimed: Claimed, { instrument }: ClaimEvidence, { scale: told }: Frame): Claimed | null {
  if (claimed.unit !== "points" || instrument === null || instrument.min === null || instrument.max === null)
    return null;
  const range = instrument.max - instrument.min;
  if (told === null || !(told > 1) || told === range) return null;
  const factor = range / told;
  return { ...claimed, value: claimed.value * factor, low: claimed.low * factor, high: claimed.high * factor };
}

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
  return null;
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

/** Readings of one group alone, which no comparison tells. */
const WITHIN = /^(?:within-group|percent-of-baseline)$/;

const FROM_START =
  /\b(?:from (?:the )?(?:start|baseline|beginning|outset)|since (?:the )?(?:start|baseline|beginning|outset))\b/i;
const OF_TIME = /\b(?:longer|shorter|faster|slower|sooner|earlier|later)\b/i;

/** The reading by which a size is judged, and whether the claim tells it as what it is. */
function chosen(
  frame: Frame,
  claimed: Claimed,
  effects: readonly ClaimEvidence[],
  readings: readonly Sized[],
): { readonly sized: Sized | null; readonly estimand: Compared["estimand"] } {
  const [main] = effects;
  if (main === undefined) return { sized: null, estimand: "missing" };
  const free = readings.filter(({ reading, rate }) => reading.value !== null && (rate === null || rate === "given"));
  const scale = OF_SCALE.test(frame.clause) ? ["percent-of-scale"] : [];
  const own = new Set([
    ...effects.flatMap(({ measure }) => OWN[measure]),
    ...scale,
    ...(main.than === null ? [] : ["ratio-of-effects"]),
  ]);
  const mine = free.filter(({ reading, rate }) => own.has(reading.id) && rate === null);
  const compared = mine.find(({ reading }) => reading.id === "ratio-of-effects");
  if (compared !== undefined) return { sized: compared, estimand: "agrees" };
  const odds = mine.find(({ reading }) => reading.id === "odds-ratio");
  if (frame.named === "odds" && odds !== undefined) return { sized: odds, estimand: "agrees" };
  const others = mine.filter((one) => one !== odds);
  const converted = free.find(
    ({ reading, rate }) => rate === "given" && /^(?:relative-risk|percentage-points|nnt)$/.test(reading.id),
  );
  if (frame.named !== "odds" && claimed.reading === null && main.measure === "or" && others.length === 0) {
    // Odds are risks only where the event is rare; with a control rate the ratio of risks can be had.
    if (claimed.unit !== "percent" && claimed.unit !== "ratio")
      return converted ? { sized: converted, estimand: "agrees" } : { sized: null, estimand: "missing" };
    const rare = main.ratesKnown && main.controlRates.every((rate) => rate <= 0.1);
    if (rare && odds !== undefined)
      return { sized: odds.size === "agrees" || converted === undefined ? odds : converted, estimand: "agrees" };
    if (converted !== undefined) {
      if (converted.size === "agrees") return { sized: converted, estimand: "agrees" };
      return odds?.size === "agrees" ? { sized: odds, estimand: "differs" } : { sized: converted, estimand: "agrees" };
    }
    return { sized: odds ?? null, estimand: odds === undefined ? "missing" : "differs" };
  }
  // "In relative terms" is no number of percentage points.
  if (frame.saysRelative && main.measure === "rd" && claimed.unit === "percent")
    return converted?.reading.id === "relative-risk"
      ? { sized: converted, estimand: "agrees" }
      : { sized: null, estimand: "missing" };
  const own1 = others.find(({ size }) => size === "agrees") ?? others[0] ?? odds ?? null;
  // "25% more" of a ratio of 2.1 is right only as percentage points.
  const ratioToo = effects.some(({ measure }) => isRatio(measure));
  if (
    own1?.size === "agrees" &&
    own1.reading.id === "percentage-points" &&
    claimed.unit === "percent" &&
    ratioToo &&
    !frame.saysAbsolute
  )
    return { sized: own1, estimand: "another" };
  if (own1 !== null && own1.size === "agrees") return { sized: own1, estimand: "agrees" };
  // The same number as another lawful quantity: the change of one group, a share of the control's.
  const comparesGroups = partsOf(frame.clause)[1] !== null;
  const another = free.find(
    ({ reading, size, rate }) =>
      size === "agrees" &&
      rate === null &&
      reading.assumes === null &&
      !own.has(reading.id) &&
      !(comparesGroups && WITHIN.test(reading.id)),
  );
  const misTold = isDifferenceOfMeans(main.measure) && claimed.unit !== "points" && OF_PEOPLE.test(frame.clause);
  if (another !== undefined && !misTold) return { sized: another, estimand: "another" };
  if (own1 !== null) return { sized: own1, estimand: "agrees" };
  if (converted !== undefined) return { sized: converted, estimand: "agrees" };
  const wrong =
    isDifferenceOfMeans(main.measure) &&
    (claimed.unit === "percent" ||
      claimed.unit === "ratio" ||
      claimed.unit === "people" ||
      claimed.unit === "percentage points");
  // A percentage of an average needs the averages; only their difference is known.
  const lacksAverages =
    wrong &&
    main.measure === "md" &&
    !OF_PEOPLE.test(frame.clause) &&
    !/\b(?:better|worse|superior)\b/i.test(frame.clause);
  const nearest = free.find(({ rate }) => rate === null) ?? null;
  return wrong && !lacksAverages
    ? { sized: null, estimand: "differs" }
    : {
        sized: main.arms === null ? null : nearest,
        estimand: nearest !== null && main.arms !== null ? "another" : "missing",
      };
}

/** A level told of one group, or of both, against those that the candidate has. */
function levelFacets(
  frame: Frame,
  candidate: EvidenceFrame,
  rest: Pick<
    Compared,
    | "frame"
    | "candidate"
    | "claimed"
    | "direction"
    | "open"
    | "narrow"
    | "swapped"
    | "otherTime"
    | "sideTold"
    | "turned"
    | "relative"
  >,
  sideKnown: boolean,
): Compared {
  const inShares = frame.amount?.form !== "plain";
  const levels = candidate.levels.filter(
    ({ unit }) => !inShares || unit === "percent" || unit === "%" || IN_PERCENT.test(candidate.outcome ?? ""),
  );
  const of = (side: GroupLevel["side"]): GroupLevel | null => levels.find((one) => one.side === side) ?? null;
  const fits = (amount: Frame["amount"], level: GroupLevel | null): boolean =>
    amount !== null &&
    level !== null &&
    (amount.bound === "over"
      ? level.value >= amount.low - level.half
      : amount.bound === "under"
        ? level.value <= amount.high + level.half
        : level.value + level.half >= amount.low - 1e-9 && level.value - level.half <= amount.high + 1e-9);
  const [treatment, control] = [of("treatment"), of("control")];
  const base = { ...rest, sized: null, readings: [], level: null };
  if (frame.role === "pair") {
    if (treatment === null || control === null) return pairFacets(frame, levels, fits, base);
    const [first, second] = [treatment, control];
    if (fits(frame.amount, first) && fits(frame.second, second))
      return facetsOf({ ...base, direction: "agrees", size: "agrees", estimand: "agrees", level: first });
    if (fits(frame.amount, second) && fits(frame.second, first))
      return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: first, swapped: true });
    const told = (frame.amount?.value ?? 0) - (frame.second?.value ?? 0);
    const there = first.value - second.value;
    if (told * there < 0)
      return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: first });
    return facetsOf({
      ...base,
      direction: "agrees",
      size: Math.abs(told) > Math.abs(there) ? "larger-outside" : "smaller-outside",
      estimand: "agrees",
      level: first,
    });
  }
  const named = sideKnown ? treatment : null;
  const hits = levels.filter((level) => fits(frame.amount, level));
  // Where the source names no sides, the words around its numbers say whose they are.
  const own = contentOf(frame.clause);
  const groups = contentOf(candidate.groupWords);
  const about = ({ label }: GroupLevel): number =>
    [...contentOf(label)].filter((word) => own.has(word) && (groups.size === 0 || groups.has(word))).length;
  const hit = hits.toSorted((a, b) => about(b) - about(a))[0] ?? null;
  if (hit !== null && hit.side === null) {
    const other = levels.some((level) => level !== hit && !hits.includes(level) && about(level) > about(hit));
    return other
      ? facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: hit, swapped: true })
      : facetsOf({ ...base, direction: null, size: "agrees", estimand: "agrees", level: hit });
  }
  if (levels.length > 0 && levels.every(({ side }) => side === null)) {
    // Another share of another thing denies nothing: only one that is told of the same group does.
    const same = levels.filter((level) => about(level) >= 2 && level.unit === "percent");
    return same.length === 1
      ? facetsOf({ ...base, direction: null, size: "smaller-outside", estimand: "agrees", level: same[0] ?? null })
      : facetsOf({ ...base, direction: null, size: null, estimand: "missing" });
  }
  if (levels.length === 0)
    return facetsOf({
      ...base,
      size: null,
      estimand:
        candidate.effect !== null && isDifferenceOfMeans(candidate.effect.measure) && OF_PEOPLE.test(frame.clause)
          ? "differs"
          : "missing",
    });
  if (named !== null && fits(frame.amount, named))
    return facetsOf({ ...base, direction: null, size: "agrees", estimand: "agrees", level: named });
  if (named === null && hit !== null)
    return facetsOf({ ...base, direction: null, size: "agrees", estimand: "another", level: hit });
  if (hit !== null)
    return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: hit, swapped: true });
  // A share that is the difference of two groups, told without "more".
  const rd = effectsOf(candidate).find(({ measure }) => measure === "rd");
  if (rd !== undefined && frame.amount !== null) {
    const points = 100 * Math.abs(rd.estimate);
    if (points + 100 * rd.half >= frame.amount.low && points - 100 * rd.half <= frame.amount.high)
      return facetsOf({ ...base, direction: null, size: "agrees", estimand: "another", level: treatment });
  }
  return facetsOf({
    ...base,
    direction: null,
    size: "smaller-outside",
    estimand: "agrees",
    level: named ?? treatment ?? levels[0] ?? null,
  });
}

const shares = (a: string, b: string): boolean => {
  const words = contentOf(b);
  return [...contentOf(a)].some((word) => words.has(word));
};

/** Two levels against those that one sentence prints, whose groups its words name. */
function pairFacets(
  frame: Frame,
  levels: readonly GroupLevel[],
  fits: (amount: Frame["amount"], level: GroupLevel | null) => boolean,
  base: Omit<Compared, "facets" | "size" | "estimand">,
): Compared {
  const [first, second] = [
    levels.find((level) => fits(frame.amount, level)),
    levels.find((level) => fits(frame.second, level)),
  ];
  if (first !== undefined && second !== undefined && first !== second) {
    const { quote, clause } = frame;
    // "40% with A, against 35% with B": the words behind each number.
    const rest = clause.slice(clause.indexOf(quote) + quote.length);
    const inside = quote.replace(/^\S+/, "");
    const [one, other] = frame.fromTo ? ["", ""] : [inside, rest];
    const near = (text: string, level: GroupLevel): number =>
      [...contentOf(level.label)].filter((word) => contentOf(text).has(word)).length;
    const straight = near(one, first) + near(other, second);
    const crossed = near(one, second) + near(other, first);
    if (crossed > straight)
      return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: first, swapped: true });
    const rises = (frame.amount?.value ?? 0) > (frame.second?.value ?? 0);
    const told = frame.way === "more" ? true : frame.way === "less" ? false : null;
    if (frame.fromTo && told !== null && told !== rises)
      return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: first });
    return facetsOf({ ...base, direction: "agrees", size: "agrees", estimand: "agrees", level: first });
  }
  // One of the two is there, the other is not.
  const half = first ?? second;
  if (half === undefined || levels.length < 2) return facetsOf({ ...base, size: null, estimand: "missing" });
  return facetsOf({ ...base, direction: "agrees", size: "larger-outside", estimand: "agrees", level: half });
}

function facetsOf(one: Omit<Compared, "facets">): Compared {
  const { frame, candidate, direction, size, estimand, swapped } = one;
  const facets: ClaimFacets = {
    direction: frame.way === null && !frame.efficacy && direction === null ? "not said" : (direction ?? "not checked"),
    size: frame.amount === null ? "not said" : size === null ? "not checked" : size === "agrees" ? "agrees" : "differs",
    estimand: estimand === "differs" ? "differs" : estimand === "missing" ? "not checked" : "agrees",
    outcome: candidate.outcome === null || !shares(frame.clause, candidate.outcome) ? "not checked" : "agrees",
    group: swapped ? "differs" : candidate.treatment === null ? "not checked" : one.sideTold ? "agrees" : "not said",
    time: one.otherTime
      ? "differs"
      : frame.times.length === 0
        ? "not said"
        : timeFits(frame.times, candidate) > 0
          ? "agrees"
          : "not checked",
  };
  return { ...one, facets };
}
