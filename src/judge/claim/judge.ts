import { contentOf, stem } from "../../core/content-words.js";
import { criticalValue, twoSidedP } from "../../core/distributions.js";
import { instrumentsNamed } from "../../core/instruments-named.js";
import { isDifferenceOfMeans, isRatio, isStandardised, quantityNamed } from "../../core/quantities.js";
import type {
  ClaimCandidate,
  ClaimEvidence,
  ClaimMcid,
  ClaimStatement,
  ClaimVerdict,
  EstimateStatistic,
  EvidenceFrame,
  Finding,
  Frame,
  Instrument,
  JudgedClaim,
  PlainSummary,
  TextFrames,
  TextReading,
  Threshold,
} from "../../records.js";
import { positionAgainst } from "../mcid/index.js";
import { chance, fixed, plain } from "../wording.js";
import { type Fit, fits, isOfAnotherTime, isOfOthers, type Told, timeFits } from "./align.js";
import { claimedBy } from "./claimed.js";
import { conditionOf } from "./conditions.js";
import type { Compared } from "./facets.js";
import { type Sizes, sizesSay } from "./implied.js";
import { treatedRate } from "./interpretations/odds.js";
import { peopleClash } from "./people.js";
import { centreClash, clashIn, shareClash } from "./self-check.js";
import { sentenceOn } from "./sentence.js";
import { compare } from "./statement.js";
import { traced } from "./traced.js";
import { SEVERITY, verdictOn } from "./verdict.js";

export interface ClaimOptions {
  readonly certainty: JudgedClaim["certainty"];
}

/** Instruments that a claim may name, with their published MCIDs. */
export interface ClaimFacts {
  readonly instruments: readonly Instrument[];
  thresholdsOf(instrument: Instrument): readonly Threshold[];
}

interface Judged {
  readonly verdict: ClaimVerdict;
  readonly because: string;
  readonly compared: Compared | null;
  readonly statements?: readonly ClaimStatement[];
  readonly ranked?: readonly Fit[];
}

/**
 * One claim: what it states, what the evidence gives under each lawful reading of that, and a verdict.
 *
 * @param checks what the checks of the claim's own text found, and what held
 * @param candidates what the claim may be held against; none where it is held against nothing but itself
 */
export function judgeClaim(
  reading: TextReading,
  checks: { readonly findings: readonly Finding[]; readonly held: readonly Finding[] },
  candidates: readonly EvidenceFrame[] | null,
  /** The statements of the claim, and those of the source where that is a text. */
  stated: { readonly claim: TextFrames; readonly source: TextFrames | null },
  sizes: Sizes | null,
  { certainty }: ClaimOptions,
  facts: ClaimFacts,
): JudgedClaim {
  const own = reading.statistics.find(
    (one): one is EstimateStatistic => one.kind === "estimate" && one.estimate !== null && one.lower !== null,
  );
  const named = instrumentsNamed(reading.text, facts.instruments);
  const [only = null, ...others] = named;
  const instrument = others.length === 0 ? only : null;
  const judged = verdictOf(reading, checks, candidates, stated, own ?? null, instrument);
  const effect = judged.compared?.candidate.effect ?? candidates?.[0]?.effect ?? null;
  const known = effect?.instrument ?? instrument;
  const arithmetic = own === undefined ? null : triangle(own);
  const condition = judged.compared?.claimed && effect ? conditionOf(judged.compared.claimed, effect) : null;
  return {
    id: null,
    claim: reading.text.trim(),
    verdict: judged.verdict,
    expected: null,
    facets: judged.compared?.facets ?? null,
    statements: judged.statements ?? [],
    candidates: candidatesOf(judged, candidates ?? []),
    readings: judged.compared?.readings.map(({ reading: one }) => one) ?? [],
    checks: checks.findings,
    plain: effect === null ? null : plainSummary(effect),
    because: [
      judged.because,
      judged.verdict === "wrong-estimand" || judged.verdict === "not-checkable" ? condition : null,
      judged.verdict === "supported" && candidates === null ? arithmetic : null,
      own && sizes ? sizesSay(own, sizes) : null,
    ]
      .filter(Boolean)
      .join(" "),
    mcids: known === null ? [] : mcidsOf(effect, own ?? null, facts.thresholdsOf(known)),
    certainty,
  };
}

/** Within one claim a percentage must be that of its count, and an interval fit its estimate and p, however small the gap. */
const contradicts = ({ code, severity }: Finding): boolean =>
  severity === "impossible" || severity === "inconsistent" || (/^(?:PERCENT|CI)_/.test(code) && severity !== "note");

function verdictOf(
  reading: TextReading,
  { findings, held }: { readonly findings: readonly Finding[]; readonly held: readonly Finding[] },
  candidates: readonly EvidenceFrame[] | null,
  stated: { readonly claim: TextFrames; readonly source: TextFrames | null },
  own: EstimateStatistic | null,
  instrument: Instrument | null,
): Judged {
  const mixed = findings.find(({ code }) => code === "DENOMINATOR_MIXED");
  if (mixed !== undefined) return { verdict: "denominator-mixed", because: mixed.because, compared: null };
  // At its printed decimals a truncated percentage is not what its count gives, harmless as it is.
  const truncated = held.filter(({ code, verdict }) => code === "PERCENT_COUNT" && verdict === "rounding-only");
  const broken = findings.find(contradicts) ?? truncated[0];
  if (broken !== undefined)
    return {
      verdict: "internally-inconsistent",
      because: `${broken.because}${broken.fits ? ` It ${broken.fits}.` : ""}`,
      compared: null,
    };
  const { frames, shares, centres } = stated.claim;
  const clash = clashIn(frames) ?? shareClash(shares) ?? centreClash(centres);
  if (clash !== null) return { verdict: "internally-inconsistent", because: clash, compared: null };
  const counts = reading.statistics.some(({ kind }) => kind === "count") ? held.length : 0;
  if (candidates === null) {
    if (own !== null)
      return {
        verdict: "supported",
        because: "Estimate, interval and what else is printed fit together; no source was given.",
        compared: null,
      };
    if (counts > 0 || shares.length > 0)
      return {
        verdict: "supported",
        because: "Counts and percentages fit together; no source was given.",
        compared: null,
      };
  }
  const told = frames.filter(({ role }) => role !== "detail");
  if (candidates === null || candidates.length === 0) {
    const hasNumber = told.some(({ amount }) => amount !== null);
    return {
      verdict: "not-checkable",
      because: hasNumber ? "There is nothing to hold the number against." : "There is no effect size in the text.",
      compared: null,
    };
  }
  const ready = candidates.map((one) => withInstrument(one, instrument));
  const [lone = null, ...further] = ready;
  const studied = further.length === 0 ? peopleClash(frames, lone?.effect?.n ?? null) : null;
  if (studied !== null) return { verdict: "contradicted", because: studied, compared: null };
  if (told.length === 0) return detailsOf(frames, stated.source);
  const judged = told.map((frame) => judgeFrame(frame, ready));
  const statements = judged.map(({ verdict, because, compared }, i) => ({
    quote: told[i]?.quote.trim() ?? "",
    verdict,
    because,
    facets: compared?.facets ?? null,
  }));
  return { ...wholeOf(judged, ready), statements };
}

/** The claim names the instrument, so that its direction is known. */
function withInstrument(candidate: EvidenceFrame, instrument: Instrument | null): EvidenceFrame {
  if (
    instrument === null ||
    candidate.effect === null ||
    candidate.effect.instrument !== null ||
    candidate.effect.measure !== "md"
  )
    return candidate;
  const good =
    candidate.good !== 0
      ? candidate.good
      : instrument.direction === null
        ? 0
        : instrument.direction === "lower-better"
          ? -1
          : 1;
  return { ...candidate, good, effect: { ...candidate.effect, instrument } };
}

/** By so much two outcomes may differ in what they hold of the claimed one, and be one. */
const LESS_COVERED = 0.1;
/** How much better the best candidate must fit than the next one. */
const CLEAR = 0.3;
/** And by how much more, where the next one says otherwise. */
const RIVAL = 0.6;
/** Within so much of the best a result is told of nearly the same. */
const NEARBY = 1;

/** What somebody wants, not what was found. */
const OPINION = /\b(?:should|ought to|must|high time|time (?:to|for|that)|deserves?|let's|we need)\b/i;

function judgeFrame(frame: Frame, candidates: readonly EvidenceFrame[]): Judged {
  const judged = judgeBest(frame, candidates);
  if (judged.verdict !== "not-checkable" || !isText(candidates)) return judged;
  const trace = traced(frame, fits(frame, candidates).fits);
  if (trace === null) return judged;
  const compared = compare(frame, trace.candidate);
  return { ...judged, verdict: "overstated", because: sentenceOn(compared, trace.why), compared };
}

/** One statement against the candidate that it is told of. */
function judgeBest(frame: Frame, candidates: readonly EvidenceFrame[]): Judged {
  if (frame.amount === null && frame.statement === "direction" && OPINION.test(frame.sentence))
    return { verdict: "not-checkable", because: "It tells what somebody wants, not what was found.", compared: null };
  const able = candidates.filter((one) => canAnswer(frame, one));
  const ofLevels = frame.role === "pair" || frame.role === "share";
  if (able.length === 0 && ofLevels && isText(candidates))
    return { verdict: "not-checkable", because: "The source prints no levels of its groups.", compared: null };
  const told = fits(frame, able.length > 0 ? able : candidates);
  // Arms against each other are meant only where the claim names both.
  const named = told.fits.filter(({ candidate, score }) => !candidate.betweenArms || score > 0);
  const ranked = named.length > 0 ? named : told.fits;
  const [best] = ranked;
  if (best === undefined) return { verdict: "not-checkable", because: "", compared: null };
  const ofText = isText(candidates);
  const anchor = ofText ? anchorOf(frame, told) : null;
  if (anchor !== null) {
    const compared = compare(frame, anchor.candidate);
    const rule = verdictOn(compared);
    if (rule.verdict !== "not-checkable")
      return { verdict: rule.verdict, because: sentenceOn(compared, rule.why), compared, ranked };
  }
  if (ofText && !isOfSource(frame, told, best)) {
    const agreeing = new Set(ranked.map(({ candidate }) => verdictOn(compare(frame, candidate)).verdict));
    if (agreeing.size > 1 || frame.amount === null)
      return { verdict: "not-checkable", ranked, because: unclear(frame, candidates), compared: null };
  }
  const near = meant(frame, ranked).map(({ candidate }) => compare(frame, candidate));
  const rules = near.map(verdictOn);
  const verdicts = new Set(rules.map(({ verdict }) => (/^supported/.test(verdict) ? "supported" : verdict)));
  verdicts.delete("not-checkable");
  // Of several that fit equally well the one that the claim repeats is meant; where none is, and they disagree, nobody knows.
  const exact = near.findIndex(
    (one, i) => one.size === "agrees" && /^(?:supported|wrong-estimand)/.test(rules[i]?.verdict ?? ""),
  );
  const found = exact >= 0 ? exact : rules.findIndex(({ verdict }) => verdict !== "not-checkable");
  const place = Math.max(0, found);
  const [chosen, rule] = [near[place] as Compared, rules[place]];
  if (rule === undefined) return { verdict: "not-checkable", because: "", compared: null };
  // A neighbour of whose outcome the claim holds more, and that says otherwise, leaves it open which was meant.
  const own = ranked.find(({ candidate }) => candidate.number === chosen.candidate.number)?.covered ?? 0;
  const rivals = ranked
    .filter(({ score, covered }) => score >= best.score - RIVAL && covered > own)
    .map(({ candidate }) => verdictOn(compare(frame, candidate)).verdict);
  const passed = /^supported/.test(rule.verdict);
  if (
    candidates.length > 1 &&
    passed &&
    rivals.some((verdict) => /^(?:contradicted|overstated)$/.test(verdict)) &&
    frame.amount !== null &&
    told.outcome.size > 0 &&
    best.covered < 1 &&
    !(frame.role === "pair" && holdsBoth(frame, chosen.candidate))
  )
    return {
      verdict: "not-checkable",
      ranked,
      because: unclear(
        frame,
        ranked.slice(0, 4).map(({ candidate }) => candidate),
      ),
      compared: chosen,
    };
  // What is told of a time is not supported by what is told of none, where the source has that time.
  const timed = ranked.some(({ candidate }) => timeFits(frame.times, candidate) === 1);
  if (ofText && passed && frame.times.length > 0 && timed && chosen.candidate.times.length === 0)
    return {
      verdict: "not-checkable",
      ranked,
      because: unclear(
        frame,
        ranked.slice(0, 4).map(({ candidate }) => candidate),
      ),
      compared: chosen,
    };
  if (verdicts.size > 1 && exact < 0)
    return {
      verdict: "not-checkable",
      ranked,
      because: unclear(
        frame,
        near.map(({ candidate }) => candidate),
      ),
      compared: chosen,
    };
  // Where a claim tells several times, a number that fails at one of them and is right of another result is open.
  const right = ({ candidate, score, covered }: Fit): boolean =>
    covered >= own - LESS_COVERED &&
    score >= best.score - NEARBY &&
    !isOfAnotherTime(frame, candidate) &&
    !isOfOthers(frame, candidate) &&
    compare(frame, candidate).size === "agrees";
  const fails = frame.amount !== null && /^(?:contradicted|overstated)$/.test(rule.verdict);
  if (ofText && fails && frame.points.length > 1 && ranked.some(right))
    return {
      verdict: "not-checkable",
      ranked,
      because: unclear(
        frame,
        ranked.slice(0, 4).map(({ candidate }) => candidate),
      ),
      compared: chosen,
    };
  // A failure is told only of what the claim is surely about.
  if (
    ofText &&
    frame.amount !== null &&
    rule.verdict !== "not-checkable" &&
    told.outcome.size > 0 &&
    best.covered < (passed ? HINTED : SURE)
  )
    return {
      verdict: "not-checkable",
      ranked,
      because: unclear(
        frame,
        ranked.slice(0, 4).map(({ candidate }) => candidate),
      ),
      compared: chosen,
    };
  return { verdict: rule.verdict, because: sentenceOn(chosen, rule.why), compared: chosen, ranked };
}

/** So much of the claimed outcome must stand in the words of a result before a number is called wrong by it. */
const SURE = 0.4;
/** And so much before it is called right. */
const HINTED = 0.3;
/** So much of the claimed outcome the source must know. */
const KNOWN = 0.2;
/** Of a direction alone so much of its outcome must stand in the words of the result. */
const COVERED = 0.5;

/** Whether the candidates are a text's, that says of what they are: "12% (95% CI 4% to 20%)" alone is of anything. */
const isText = (candidates: readonly EvidenceFrame[]): boolean =>
  candidates.some(({ words, labelled, outcome }) => words !== "" && (!labelled || outcome === null)) &&
  (candidates.length > 1 ||
    candidates.some(({ context, words, groupWords, treatment, control }) => {
      const groups = contentOf(`${groupWords} ${treatment ?? ""} ${control ?? ""}`);
      return [...contentOf(`${words} ${context}`)].some((word) => !groups.has(word));
    }));

/** Whether the source tells of what the statement is told of. */
function isOfSource({ amount }: Frame, { outcome, known, knows }: Told, { covered, shared }: Fit): boolean {
  if (outcome.size === 0) return true;
  if (knows < KNOWN) return false;
  if (amount === null) return covered >= COVERED;
  return shared.length > 0 || known.length === 0;
}

/** Of the claimed outcome the source must know so much where it prints both claimed numbers side by side. */
const ANCHORED = 0.3;

/** The one result of a text that prints both numbers of a pair, where nothing of the claim's outcome and time is against it. */
function anchorOf(frame: Frame, { fits: all, outcome, known, knows }: Told): Fit | null {
  if (frame.role !== "pair" || knows < ANCHORED) return null;
  const both = all.filter(({ candidate }) => holdsBoth(frame, candidate) && !isOfAnotherTime(frame, candidate));
  const [first, ...others] = both;
  if (first === undefined) return null;
  const values = ({ candidate }: Fit): string => candidate.levels.map(({ value, label }) => `${value} ${label}`).join();
  if (others.some((one) => values(one) !== values(first))) return null;
  const most = Math.max(...all.map(({ candidate, covered }) => (candidate.levels.length > 1 ? covered : 0)));
  const fitting = outcome.size === 0 || known.length === 0 || first.covered >= Math.max(HINTED, most - RIVALLING);
  return fitting ? first : null;
}

/** So much more of the claimed outcome another result with two levels may hold. */
const RIVALLING = 0.35;

/** The candidates with their numbers, in the order of the source; none where there was no choice. */
function candidatesOf({ compared, ranked }: Judged, all: readonly EvidenceFrame[]): readonly ClaimCandidate[] {
  if (all.length < 2) return [];
  const score = (one: EvidenceFrame): number =>
    ranked?.find(({ candidate }) => candidate.number === one.number)?.score ?? 0;
  return all.map((one) => ({
    number: one.number,
    source: one.source,
    outcome: one.outcome,
    score: +score(one).toFixed(2),
    chosen: compared?.candidate.number === one.number,
  }));
}

/** Whether a candidate holds a number of the kind that a statement tells. */
function canAnswer(frame: Frame, { effect, levels, says, sign, valence }: EvidenceFrame): boolean {
  const { role, amount } = frame;
  if (role === "pair") return levels.length > 1;
  if (role === "share") return levels.length > 0;
  if (amount === null) return effect !== null || says !== null || sign !== 0 || valence !== null;
  if (effect === null) return false;
  const unit = claimedBy(frame)?.unit;
  return unit !== "points" || [effect, ...effect.also].some(({ measure }) => isDifferenceOfMeans(measure));
}

/** Whether two levels of a candidate are the two that a statement tells. */
function holdsBoth({ amount, second }: Frame, { levels }: EvidenceFrame): boolean {
  const holds = (one: Frame["amount"]): boolean =>
    one !== null &&
    levels.some(({ value, half, from }) =>
      [value, ...(from === undefined ? [] : [from.value])].some((x) => x + half >= one.low && x - half <= one.high),
    );
  return holds(amount) && holds(second);
}

/** The candidates that fit best. "Up to 40%" is told of the largest effect among those of its outcome. */
function meant(frame: Frame, ranked: readonly Fit[]): readonly Fit[] {
  const [best] = ranked;
  if (best === undefined) return [];
  // Two numbers side by side are as good as a name, where one result of that outcome has both.
  if (frame.role === "pair") {
    const both = ranked.filter(({ candidate, score }) => score >= best.score - RIVAL && holdsBoth(frame, candidate));
    if (both.length === 1) return both;
  }
  if (frame.amount?.bound === "up to") {
    const same = ranked.filter(({ score, shared }) => score >= best.score - 2 && shared.length >= best.shared.length);
    const sizes = same.flatMap(({ candidate: { effect } }) =>
      effect === null ? [] : [Math.abs(isRatio(effect.measure) ? Math.log(effect.estimate) : effect.estimate)],
    );
    const largest = Math.max(...sizes);
    const found = same.filter(
      ({ candidate: { effect } }) =>
        effect !== null &&
        Math.abs(isRatio(effect.measure) ? Math.log(effect.estimate) : effect.estimate) >= largest - 1e-12,
    );
    if (found.length > 0) return found;
  }
  // One whose outcome fits less well is not the one that is meant, whatever its number.
  const near = ranked.filter(({ score }) => score >= best.score - CLEAR);
  const covered = Math.max(...near.map((one) => one.covered));
  return near.filter((one) => one.covered >= covered - LESS_COVERED);
}

const unclear = (frame: Frame, candidates: readonly EvidenceFrame[]): string =>
  `The claim says “${frame.quote.trim()}”, and it is not clear of which it is told: ${candidates
    .slice(0, 4)
    .map(({ number, source }) => `(${number}) ${source}`)
    .join("; ")}${candidates.length > 4 ? ` and ${candidates.length - 4} more` : ""}. --candidate takes a number.`;

/** Two statements are two claims: the whole takes the worse; what cannot be checked is said. */
function wholeOf(judged: readonly Judged[], candidates: readonly EvidenceFrame[]): Judged {
  const known = judged.filter(({ verdict }) => verdict !== "not-checkable");
  // Where a size was checked, a direction beside it is not what supports the claim.
  const sized = known.filter(({ compared }) => compared?.frame.amount != null);
  const checked =
    sized.length > 0
      ? [...sized, ...known.filter((one) => !sized.includes(one) && !/^supported/.test(one.verdict))]
      : known;
  if (checked.length === 0)
    return (
      judged.find(({ compared }) => compared !== null) ??
      judged[0] ?? { verdict: "not-checkable", because: "", compared: null }
    );
  // A lone effect can be of one of several statements only; the others are not held against it.
  const lone = candidates.length === 1 && candidates[0]?.outcome === null;
  const worst = checked.toSorted((a, b) => SEVERITY.indexOf(a.verdict) - SEVERITY.indexOf(b.verdict));
  const best = worst.at(-1) as Judged;
  // "Meaning two in every hundred are spared one" is of the same as the number before it.
  const same = worst.find((one) => one === best || restates(one.compared?.frame ?? null, judged));
  const told = worst.find((one) => one !== best && ofTheSame(one, best));
  const first =
    lone && checked.length > 1 && /^supported/.test(best.verdict)
      ? same === best
        ? (told ?? best)
        : (same ?? best)
      : (worst[0] as Judged);
  const unread = judged.filter(
    (one) => one !== first && (one.verdict === "not-checkable" || lone) && one.compared?.frame.amount,
  );
  if (unread.length === 0 || !/^supported/.test(first.verdict)) return first;
  // A size that the source does not give leaves the whole open.
  const open = unread.some(({ compared }) => compared?.frame.role === "effect");
  const quotes = unread.map(({ compared }) => `“${compared?.frame.quote.trim()}”`).join(", ");
  return {
    ...first,
    verdict: open && !lone ? "not-checkable" : "supported-with-caveat",
    because: `${first.because} Not checked: ${quotes}.`,
  };
}

/** "But the drop was far from significant", "which was not significant": what is said of the change told before. */
const OF_THE_SAME =
  /^\W*(?:(?:but|though|although|and|yet|however|while|even if) )?(?:,? ?)(?:which|this|that|it|they|these|(?:the|this|that|its) (?:\w{1,12} )?(?:drop|fall|cut|dip|decline|decrease|reduction|rise|increase|jump|gain|improvement|benefit|change|difference|effect|result|finding|gap|trend))(?! (?:in|of|on|for|between|to)\b)\b/i;

/** Whether a statement calls significant, or not, what another one of its sentence tells. */
const ofTheSame = ({ compared: one }: Judged, { compared: other }: Judged): boolean =>
  one !== null &&
  other !== null &&
  (one.frame.saysNotSignificant || one.frame.saysSignificant) &&
  one.frame.start > other.frame.start &&
  OF_THE_SAME.test(one.frame.clause);

/** What says of a number that it is the one before it, told otherwise. */
const RESTATING =
  /^(?:and )?(?:so |thus |thereby )?(?:meaning|sparing|saving|preventing|averting|that is|equivalent to|equal to|or|in other words|which means|which meant|which is|translating|amounting|enough to)\b/;

/** Whether a statement tells the number of an earlier one again, in another form. */
function restates(frame: Frame | null, judged: readonly Judged[]): boolean {
  if (frame === null || frame.amount === null) return false;
  const { sentence, quote } = frame;
  return judged.some(({ compared }) => {
    const earlier = compared?.frame;
    if (earlier == null || earlier.amount === null || earlier.start >= frame.start || earlier.sentence !== sentence)
      return false;
    const behind = sentence.indexOf(earlier.quote) + earlier.quote.length;
    const at = sentence.indexOf(quote, behind);
    const between = at > behind ? sentence.slice(Math.max(behind, at - 70), at) : "";
    const mark = Math.max(...[",", "(", "–", "—", ":"].map((sign) => between.lastIndexOf(sign)));
    return (
      mark >= 0 &&
      RESTATING.test(
        between
          .slice(mark + 1)
          .trim()
          .toLowerCase(),
      )
    );
  });
}

/** Of the words beside a number so many must stand beside the same number of the source. */
const BESIDE = 0.75;

/** Numbers that are no results: people, sessions, durations, as the source prints them, of what the claim tells them of. */
function detailsOf(frames: readonly Frame[], source: TextFrames | null): Judged {
  const details = frames.filter(({ role, amount }) => role === "detail" && amount !== null);
  const printed = (source?.frames ?? []).flatMap(({ amount, second, sentence }) =>
    [amount, second].flatMap((one) => (one === null ? [] : [{ ...one, words: contentOf(sentence) }])),
  );
  const all = contentOf((source?.frames ?? []).map(({ sentence }) => sentence).join(" "));
  const prints = ({ amount, clause }: Frame): boolean => {
    if (amount === null) return false;
    const { value, unit, bound } = amount;
    const words = [...contentOf(clause)];
    const told = words.filter((word) => all.has(word));
    if (told.length * 2 < words.length) return false;
    return printed.some((one) => {
      const beside = told.filter((word) => one.words.has(word)).length;
      if (told.length > 1 && beside < BESIDE * told.length) return false;
      // "120 women" is not "120 men".
      if (unit !== null && unit.length > 2 && !one.words.has(stem(unit)) && stem(one.unit ?? "") !== stem(unit))
        return false;
      if (bound === "under") return one.value < value;
      if (bound === "over" && value >= 30 && one.value >= value && one.value <= 1.1 * value) return true;
      if (one.value !== value && !(amount.hedged && one.value >= amount.low && one.value <= amount.high)) return false;
      // A small number is one of many: only with its unit is it the same.
      if (value >= 30 || !Number.isInteger(value)) return true;
      return unit !== null && one.unit !== null && stem(one.unit) === stem(unit);
    });
  };
  if (details.length > 0 && details.every(prints))
    return {
      verdict: "supported",
      because: `The source prints ${details.map(({ quote }) => `“${quote.trim()}”`).join(", ")}.`,
      compared: null,
    };
  return {
    verdict: "not-checkable",
    because: details.length === 0 ? "There is no effect size in the text." : "The source does not print these numbers.",
    compared: null,
  };
}

/** Where the difference, or the claim's own, stands against each MCID; its size counts, as a benefit. */
function mcidsOf(
  evidence: ClaimEvidence | null,
  own: EstimateStatistic | null,
  thresholds: readonly Threshold[],
): readonly ClaimMcid[] {
  const ownDifference =
    own !== null && (own.measure === null || quantityNamed(own.measure)?.evidence === "md") && own.unit !== "%"
      ? own
      : null;
  const told =
    evidence === null
      ? ownDifference && { estimate: ownDifference.estimate, low: ownDifference.lower, high: ownDifference.upper }
      : evidence.measure === "md"
        ? evidence
        : null;
  if (told === null || told.estimate === null || told.low === null || told.high === null) return [];
  const sign = told.estimate < 0 ? -1 : 1;
  const [ciLow, ciHigh] = [sign * told.low, sign * told.high].toSorted((a, b) => a - b) as [number, number];
  return thresholds.map(({ id, instrument, value, valueHigh, unit, kind, citation }) => {
    const position = positionAgainst(
      { estimate: sign * (told.estimate ?? 0), ciLow, ciHigh },
      { low: value, high: valueHigh ?? value },
    );
    return { id, instrument, value, valueHigh, unit, kind, position, citation };
  });
}

/** "SE 1.607, z 4.92, p 8.9e-7": what estimate and interval say of each other. */
function triangle({ estimate, lower, upper, level, levelContext, measure }: EstimateStatistic): string | null {
  if (estimate === null || lower === null || upper === null) return null;
  // A mean or a share of one arm is tested against nothing.
  if (quantityNamed(measure)?.none === null) return null;
  const logged = isRatio(measure);
  if (logged && !(Math.min(estimate, lower, upper) > 0)) return null;
  const on = (value: number): number => (logged ? Math.log(value) : value);
  const percent = level ?? levelContext ?? 95;
  const se = Math.abs(on(upper) - on(lower)) / (2 * criticalValue(percent / 100, null));
  if (!(se > 0)) return null;
  const z = on(estimate) / se;
  const p = twoSidedP(z, null);
  return `By its ${plain(percent)}% interval the standard error is ${plain(se)}${logged ? " on the log scale" : ""}, z is ${fixed(z, 2)} and p ${p < 0.001 ? p.toExponential(1) : p.toFixed(3)}.`;
}

/** People out of 100 by the first telling of the evidence that gives them, at the middle one of its control rates. */
function plainSummary(evidence: ClaimEvidence): PlainSummary | null {
  for (const told of [evidence, ...evidence.also]) {
    const { measure, estimate, low, high, controlRates, ratesObserved } = told;
    const rate = controlRates[Math.floor((controlRates.length - 1) / 2)];
    if (rate === undefined) continue;
    const turn = isStandardised(measure) && estimate < 0 ? -1 : 1;
    const at = (value: number | null): number | null => {
      const treated = value === null ? null : treatedRate(measure, turn * value, rate);
      return treated === null ? null : 100 * treated;
    };
    const withTreatment = at(estimate);
    if (withTreatment === null) continue;
    const model = isStandardised(measure) ? ", and a logistic latent outcome" : "";
    const assumes = ratesObserved ? null : `${chance(rate)} of those without it succeed${model}`;
    return { without: 100 * rate, withTreatment, low: at(low), high: at(high), assumes };
  }
  return null;
}
