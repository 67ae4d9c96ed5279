import { EACH_BY, partsOf } from "../../core/comparison.js";
import { contentOf } from "../../core/content-words.js";
import { isDifferenceOfMeans } from "../../core/quantities.js";
import type { Amount, ArmSummary, ClaimEvidence, EvidenceFrame, Frame, GroupLevel } from "../../records.js";
import type { Claimed } from "./claimed.js";
import { IN_PERCENT, OF_PEOPLE } from "./claimed-units.js";
import { effectsOf } from "./effects.js";
import { type Compared, facetsOf } from "./facets.js";
import { changeOf } from "./interpretations/arms.js";
import type { Sides } from "./sides.js";

/** A level told of one group, or of both, against those that the candidate has. */
export function levelFacets(
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
    | "ofOthers"
    | "sideTold"
    | "eitherSide"
    | "turned"
    | "relative"
  >,
  sideKnown: boolean,
): Compared {
  const inShares = frame.amount?.form !== "plain";
  const levels = candidate.levels.filter(
    ({ unit, events }) =>
      (frame.amount?.form !== "count" || events !== undefined) &&
      (!inShares || unit === "percent" || unit === "%" || IN_PERCENT.test(candidate.outcome ?? "")),
  );
  const of = (side: GroupLevel["side"]): GroupLevel | null => levels.find((one) => one.side === side) ?? null;
  // "Lost 11.3%" is told of −11.3.
  const ofPeople = frame.amount?.form === "one in" || frame.amount?.unit === "people";
  const sizeOf = ({ value }: GroupLevel): number => (value < 0 && !ofPeople && frame.way !== "more" ? -value : value);
  const fits = (amount: Frame["amount"], level: GroupLevel | null): boolean =>
    amount !== null &&
    level !== null &&
    (amount.form === "count"
      ? level.events !== undefined && level.events >= amount.low && level.events <= amount.high
      : amount.bound === "over"
        ? level.value >= amount.low - level.half
        : amount.bound === "under"
          ? level.value <= amount.high + level.half
          : sizeOf(level) + level.half >= amount.low - 1e-9 && sizeOf(level) - level.half <= amount.high + 1e-9);
  const [treatment, control] = [of("treatment"), of("control")];
  const base = { ...rest, sized: null, readings: [], level: null };
  const moved = frame.fromTo ? levels.filter(({ from }) => from !== undefined) : [];
  if (moved.length > 0) return movedFacets(frame, moved, fits, base, sideKnown);
  if (frame.role === "pair") {
    const changes = (EACH_BY.test(frame.quote) && !inShares) || (frame.way !== null && !frame.fromTo && !inShares);
    const ofChanges = changes ? changesFacets(frame, candidate, base) : null;
    if (ofChanges !== null && (EACH_BY.test(frame.quote) || ofChanges.size === "agrees" || ofChanges.swapped))
      return ofChanges;
    const ofArm = armFacets(frame, candidate, sideKnown, base);
    if (ofArm !== null) return ofArm;
    // Where the claim's words name no group of the source, the words beside each number must.
    const open = !sideKnown && !frame.fromTo && candidate.outcome === null;
    if (treatment === null || control === null || open) return pairFacets(frame, levels, fits, base);
    const [first, second] = [treatment, control];
    if (fits(frame.amount, first) && fits(frame.second, second))
      return facetsOf({ ...base, direction: "agrees", size: "agrees", estimand: "agrees", level: first });
    if (fits(frame.amount, second) && fits(frame.second, first))
      return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: first, swapped: true });
    const told = (frame.amount?.value ?? 0) - (frame.second?.value ?? 0);
    const there =
      frame.amount?.form === "count" ? (first.events ?? 0) - (second.events ?? 0) : first.value - second.value;
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
    if (!other && hit.label !== "" && isOfText(candidate) && OF_SOME_GROUP.test(frame.clause) && about(hit) === 0)
      return facetsOf({ ...base, direction: null, size: null, estimand: "missing", level: null });
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
        candidate.effect !== null &&
        (candidate.words === "" || candidate.outcome !== null) &&
        isDifferenceOfMeans(candidate.effect.measure) &&
        OF_PEOPLE.test(frame.clause)
          ? "differs"
          : "missing",
    });
  if (named !== null && fits(frame.amount, named))
    return facetsOf({ ...base, direction: null, size: "agrees", estimand: "agrees", level: named });
  // A group is named that is none of the source's names: whose share it is cannot be told.
  if (named === null && hit !== null && isOfText(candidate) && OF_SOME_GROUP.test(frame.clause) && about(hit) === 0)
    return facetsOf({ ...base, direction: null, size: null, estimand: "missing", level: null });
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

const isOfText = ({ outcome, words, groupWords }: EvidenceFrame): boolean =>
  outcome === null && words !== "" && groupWords !== "";
const OF_SOME_GROUP =
  /\b(?:given|receiving|who (?:got|took|had|received)|treated|taking|assigned|with|on|under|after)\b/i;

/** From one level to another in one group, against the groups of which the source tells both. */
function movedFacets(
  frame: Frame,
  levels: readonly GroupLevel[],
  fits: (amount: Frame["amount"], level: GroupLevel | null) => boolean,
  base: Omit<Compared, "facets" | "size" | "estimand">,
  sideKnown: boolean,
): Compared {
  const begins = ({ from }: GroupLevel): boolean =>
    from !== undefined &&
    frame.second !== null &&
    from.value + from.half >= frame.second.low - 1e-9 &&
    from.value - from.half <= frame.second.high + 1e-9;
  const hit = levels.find((level) => begins(level) && fits(frame.amount, level));
  if (hit !== undefined && sideKnown && hit.side === "control")
    return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", level: hit, swapped: true });
  if (hit !== undefined)
    return facetsOf({ ...base, direction: "agrees", size: "agrees", estimand: "agrees", level: hit });
  const other = sideKnown ? (levels.find(({ side }) => side === "treatment") ?? null) : null;
  return other === null
    ? facetsOf({ ...base, direction: null, size: null, estimand: "missing" })
    : facetsOf({ ...base, direction: "agrees", size: "larger-outside", estimand: "agrees", level: other });
}

/** "Pressure fell by 7.4 with the tablet": what one group changed by, where the claim compares it with none. */
export function ofOneGroup(
  { clause, way }: Frame,
  { low, high }: Claimed,
  { levels, outcome, words }: EvidenceFrame,
  sides: Sides,
): GroupLevel | null {
  if (outcome !== null || words === "" || partsOf(clause)[1] !== null) return null;
  if (/\b(?:than|further|difference)\b/i.test(clause)) return null;
  const [from, to] = [low, high].map(Math.abs).toSorted((a, b) => a - b) as [number, number];
  const changes = levels.flatMap((level) => {
    const by = level.change ? level.value : level.from === undefined ? null : level.value - level.from.value;
    if (by === null || (way === "less" && by > 0) || (way === "more" && by < 0)) return [];
    // The comparison is seen from the group that the claim names, which stands as its treated one.
    if ((sides === "straight" || sides === "swapped") && level.side !== "treatment") return [];
    return [{ level, by: Math.abs(by), half: level.half + (level.from?.half ?? 0) }];
  });
  return changes.find(({ by, half }) => by + half >= from - 1e-9 && by - half <= to + 1e-9)?.level ?? null;
}

/** The changes of both arms, which only a table gives. */
function changesFacets(
  frame: Frame,
  { effect, words, outcome }: EvidenceFrame,
  base: Omit<Compared, "facets" | "size" | "estimand">,
): Compared {
  const { amount, second, way } = frame;
  const arms = effect?.arms;
  const both = arms == null ? [] : [arms.treatment, arms.control];
  const averages = outcome === null && CHANGES.test(words) ? both.map(({ mean }) => mean) : [];
  const changes = both.map((arm, i) => rawChange(arm) ?? averages[i] ?? null);
  const [first = null, other = null] = changes;
  if (amount === null || second === null || first === null || other === null || (way !== "more" && way !== "less"))
    return facetsOf({ ...base, direction: null, size: null, estimand: "missing" });
  const sign = way === "less" ? -1 : 1;
  const within = (one: Amount, value: number): boolean =>
    sign * value >= one.low - 1e-9 && sign * value <= one.high + 1e-9;
  if (within(amount, first) && within(second, other))
    return facetsOf({ ...base, direction: "agrees", size: "agrees", estimand: "agrees" });
  if (within(amount, other) && within(second, first))
    return facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees", swapped: true });
  const [told, there] = [amount.value - second.value, sign * (first - other)];
  return told * there < 0
    ? facetsOf({ ...base, direction: "differs", size: null, estimand: "agrees" })
    : facetsOf({
        ...base,
        direction: "agrees",
        size: Math.abs(told) > Math.abs(there) ? "larger-outside" : "smaller-outside",
        estimand: "agrees",
      });
}

const rawChange = ({ changeMean, mean, baselineMean }: ArmSummary): number | null =>
  changeMean ?? (mean !== null && baselineMean !== null ? mean - baselineMean : null);

/** "A larger increase (0.067) than in the other group (0.040)": the averages are changes. */
const CHANGES =
  /\b(?:increases?|decreases?|changes?|reductions?|improvements?|gains?|loss|losses|declines?|falls?|rises?)\b/i;

/** "From 36 to 24" of one arm, where the table has its baseline; null where it is told of two groups. */
function armFacets(
  frame: Frame,
  { effect }: EvidenceFrame,
  sideKnown: boolean,
  base: Omit<Compared, "facets" | "size" | "estimand">,
): Compared | null {
  const { amount, second, fromTo } = frame;
  const arms = effect?.arms;
  if (!fromTo || amount === null || second === null || arms == null) return null;
  const within = (one: Amount, value: number | null): boolean =>
    value !== null && value >= one.low - 1e-9 && value <= one.high + 1e-9;
  const isOf = (arm: ArmSummary): boolean => within(second, arm.baselineMean) && within(amount, endIn(arm));
  const { treatment, control } = arms;
  const level = (arm: ArmSummary, side: GroupLevel["side"]): GroupLevel => ({
    value: endIn(arm) ?? 0,
    half: 0,
    side,
    label: arm.label,
    unit: null,
  });
  if (isOf(treatment)) {
    // Of which group is not said, and the words would fit a comparison of two.
    const estimand = sideKnown ? ("agrees" as const) : ("another" as const);
    return facetsOf({ ...base, direction: "agrees", size: "agrees", estimand, level: level(treatment, "treatment") });
  }
  if (isOf(control))
    return sideKnown
      ? facetsOf({
          ...base,
          direction: "differs",
          size: null,
          estimand: "agrees",
          level: level(control, "control"),
          swapped: true,
        })
      : facetsOf({
          ...base,
          direction: "agrees",
          size: "agrees",
          estimand: "another",
          level: level(control, "control"),
        });
  const change = changeOf(effect as ClaimEvidence, treatment);
  if (!sideKnown || change === null) return null;
  const [told, there] = [Math.abs(amount.value - second.value), Math.abs(change.mean)];
  return facetsOf({
    ...base,
    direction: "agrees",
    size: told > there ? "larger-outside" : "smaller-outside",
    estimand: "agrees",
    level: level(treatment, "treatment"),
  });
}

/** Where an arm ended: its final mean, or its baseline with its change. */
const endIn = ({ mean, baselineMean, changeMean }: ArmSummary): number | null =>
  mean !== null && mean !== changeMean
    ? mean
    : baselineMean !== null && changeMean !== null
      ? baselineMean + changeMean
      : null;

const OF_CONTROL = /\b(?:placebo|sham|dummy|controls?|usual|standard|without|untreated|unvaccinated|not)\b/i;
const NOT_ON = /\b(?:not|without|no|never)\b/i;

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
    // "A got 40% and B 35%": the words before each.
    const ahead = !/\p{L}/u.test(rest);
    const [one, other] = frame.fromTo
      ? ["", ""]
      : ahead
        ? [clause.slice(0, clause.indexOf(quote)), inside]
        : [inside, rest];
    // "Those not on the drug" are none on it.
    const near = (text: string, { label }: GroupLevel): number =>
      (NOT_ON.test(text) === NOT_ON.test(label) ? 1 : -1) *
        [...contentOf(label)].filter((word) => contentOf(text).has(word)).length +
      (OF_CONTROL.test(text) && OF_CONTROL.test(label) ? 1 : 0);
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
