import { partsOf } from "../../core/comparison.js";
import { isDifferenceOfMeans, isRatio } from "../../core/quantities.js";
import type { ClaimEvidence, Frame } from "../../records.js";
import type { Claimed } from "./claimed.js";
import { OF_PEOPLE } from "./claimed-units.js";
import type { Compared } from "./facets.js";
import { type Sized, sizesOf } from "./sizes.js";

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
/** Readings of one group alone, which no comparison tells. */
const WITHIN = /^(?:within-group|percent-of-baseline)$/;

/** "By 5%", "5% lower": mostly relative, though the same words are used of percentage points. */
const BY_PERCENT = /\bby (?:about |around |nearly |almost |over |some |roughly )?\S+ ?(?:%|per ?cent)/i;

/** A relative difference told as percentage points or as so many of a hundred, where no rate turns one into the other. */
export function isToldAsPoints(claimed: Claimed, main: ClaimEvidence): boolean {
  if (claimed.unit !== "percentage points" || !isRatio(main.measure) || main.ratesKnown) return false;
  return sizesOf({ ...claimed, unit: "percent" }, [main], true).some(
    ({ reading, size, rate }) => OWN[main.measure].includes(reading.id) && rate === null && size === "agrees",
  );
}

/** The reading by which a size is judged, and whether the claim tells it as what it is. */
export function chosen(
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
  // What is called relative is no number of percentage points.
  const isOther = (id: string): boolean =>
    id === "percentage-points" && frame.saysRelative && !frame.saysAbsolute && claimed.unit === "percent";
  const mine = free.filter(({ reading, rate }) => own.has(reading.id) && rate === null && !isOther(reading.id));
  const ofTwo = mine.filter(({ reading }) => reading.id === "ratio-of-effects");
  const compared = ofTwo.at(-1);
  if (compared !== undefined) {
    // Six tenths off is three times two tenths off, and on the scale of logarithms more.
    const logged = compared.size === "agrees" ? undefined : ofTwo.find(({ size }) => size === "agrees");
    return logged === undefined ? { sized: compared, estimand: "agrees" } : { sized: logged, estimand: "another" };
  }
  const odds = mine.find(({ reading }) => reading.id === "odds-ratio");
  if (frame.named === "odds" && odds !== undefined) return { sized: odds, estimand: "agrees" };
  const others = mine.filter((one) => one !== odds);
  // In lay speech odds are chances, in statistics they are not: careful people differ.
  const lay = frame.named === "odds" ? others.find(({ size }) => size === "agrees") : undefined;
  if (lay !== undefined) return { sized: lay, estimand: "another" };
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
  // "25% more" of a ratio of 2.1, or "by 5%" of a difference of risks, is right only as percentage points.
  const ratioToo = effects.some(({ measure }) => isRatio(measure));
  if (
    own1?.size === "agrees" &&
    own1.reading.id === "percentage-points" &&
    claimed.unit === "percent" &&
    !frame.saysAbsolute &&
    (ratioToo || BY_PERCENT.test(frame.clause))
  ) {
    // "Cut the risk by 15 per cent" is relative: where that is known to be another number, it was told as what it is not.
    const relative = frame.named === "risk" && BY_PERCENT.test(frame.clause);
    const known = mine.some(({ reading, size }) => reading.id === "relative-risk" && /outside$/.test(size ?? ""));
    return { sized: own1, estimand: relative && known ? "differs" : "another" };
  }
  if (own1 !== null && own1.size === "agrees") return { sized: own1, estimand: "agrees" };
  if (converted?.size === "agrees" && main.measure === "rd") return { sized: converted, estimand: "agrees" };
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
