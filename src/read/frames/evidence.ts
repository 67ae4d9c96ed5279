import { withAbbreviations } from "../../core/abbreviations.js";
import { partsOf } from "../../core/comparison.js";
import { contentOf } from "../../core/content-words.js";
import { BAD_EVENTS } from "../../core/event-words.js";
import { isStandardised } from "../../core/quantities.js";
import type {
  ClaimEvidence,
  EstimateStatistic,
  EvidenceFrame,
  Frame,
  GroupLevel,
  Instrument,
  TextReading,
} from "../../records.js";
import { plainNumber } from "../numbers.js";
import { type Contrast, contrastsIn } from "./contrasts.js";
import { blank, effectOf, neededOf, relativeOf, short } from "./estimates.js";
import { groupNamesIn } from "./group-names.js";
import type { Groups } from "./groups.js";
import { effectsOfLevels } from "./level-effects.js";
import { levelsIn, type PrintedLevel } from "./levels.js";
import { type Said, saidIn, significanceOf } from "./said.js";
import { sectionsOf } from "./sections.js";
import { subgroupsIn } from "./subgroup-results.js";
import { timesIn } from "./times.js";

/** Sentences of what was asked, done or thought before, not found. */
const BEFORE_RESULTS =
  /\b(?:to (?:determine|assess|evaluate|investigate|examine|compare|test|explore)|aim(?:ed|s)?|objectives?|hypothes\w*|whether|(?:was|were) (?:defined|calculated|randomi[sz]ed|assigned|analy[sz]ed|conducted|collected|recruited)|primary (?:outcome|end ?point)s? (?:was|were)|background|is recommended|remains? (?:unclear|unknown))\b/i;

const OF_ENTRY = /\b(?:screened|eligib\w{1,9}|enrol(?:l?ed|ment)|recruited|consented|invited|inclusion criteria)\b/i;

/** Everything in a text that a claim can be held against: its estimates, the levels of its groups, and what it says of directions. */
export function evidenceFrames(reading: TextReading, instruments: readonly Instrument[]): readonly EvidenceFrame[] {
  const { groups } = reading;
  const arms = groups === null ? [] : [groups.treatment, groups.control];
  const sections = sectionsOf(reading);
  const methods = reading.sentences.filter((_, i) => sections[i] === "before" || sections[i] === "unmarked");
  const names = groupNamesIn(methods.map(({ text }) => text).join(" "));
  const expand = (part: string): string => withAbbreviations(part, [...reading.abbreviations, ...names]);
  const standardised = reading.statistics.some((one) => one.kind === "estimate" && isStandardised(one.measure));
  const earlier: (readonly string[])[] = [];
  const candidates = reading.sentences.flatMap(({ text, offset }, index) => {
    const before = reading.sentences[index - 1]?.text ?? "";
    const section = sections[index] ?? "unmarked";
    if (section === "title" || section === "before") return [];
    const isResult = !BEFORE_RESULTS.test(text);
    const found = sentenceEvidence(
      reading,
      { text, offset, index },
      {
        instruments,
        arms,
        standardised,
        isResult,
        isBefore: OF_ENTRY.test(text),
        earlier,
      },
    );
    return found.map((one) => ({
      ...one,
      ...sidesIn(one, groups),
      words: expand(one.words),
      about: one.about === null ? null : expand(one.about),
      context: expand(`${text} ${before}`),
    }));
  });
  const groupWords = groups === null ? "" : expand(`${groups.treatment} ${groups.control}`);
  const topic = expand(reading.sentences.flatMap(({ text }, i) => (sections[i] === "title" ? [text] : [])).join(" "));
  return candidates.map((one, i) => {
    const { times, points } = timesIn(withoutLevels(one.words, one).replace(/\([^()]{0,40}\)/g, " "));
    return {
      ...one,
      number: i + 1,
      times,
      points,
      contextTimes: timesIn(one.context).times,
      orderKnown: one.orderKnown && !isLettered(one, names),
      groupWords,
      topic,
      treatment: one.treatment === null ? null : expand(one.treatment),
      control: one.control === null ? null : expand(one.control),
      levels: one.levels.map((level) => ({ ...level, label: expand(level.label) })),
    };
  });
}

/** A text without the levels and differences that are told in it: "9.4 months" of survival are no time of measurement. */
function withoutLevels(words: string, { levels, effect }: EvidenceFrame): string {
  const values = [...levels.map(({ value }) => value), ...(effect?.measure === "md" ? [effect.estimate] : [])];
  return words.replace(/\d+(?:[.·]\d+)?/g, (printed) =>
    values.some((value) => Math.abs(Math.abs(value) - plainNumber(printed.replace("·", "."))) < 1e-9) ? "" : printed,
  );
}

/** Which group is which, where the sentence names one of the trial's two or none. */
function sidesIn(
  { treatment, control, labelled, words }: EvidenceFrame,
  groups: Groups | null,
): Pick<EvidenceFrame, "treatment" | "control"> {
  if (control !== null || groups === null || labelled) return { treatment, control };
  const [t, c] = [contentOf(groups.treatment), contentOf(groups.control)];
  const here = contentOf(treatment ?? words);
  const ofT = [...t].some((word) => !c.has(word) && here.has(word));
  const ofC = [...c].some((word) => !t.has(word) && here.has(word));
  return ofC && !ofT ? { treatment: groups.control, control: groups.treatment } : groups;
}

/** "Higher in Group 2 than in Group 1", where nothing says which of them was given what. */
function isLettered({ treatment, control, about, words }: EvidenceFrame, names: TextReading["abbreviations"]): boolean {
  const named = [...`${treatment ?? about ?? words}`.matchAll(/\b[Gg]roups? (?:[A-Z]|[IVX]{1,3}|\d)\b/g)].map(
    ([name]) => name,
  );
  if (named.length === 0) return false;
  const known = (name: string): boolean => names.some(([one, told]) => one === name && /\p{L}{4}/u.test(told));
  return !named.every(known) && /\b[Gg]roups? (?:[A-Z]|[IVX]{1,3}|\d)\b/.test(control ?? words);
}

interface Setting {
  readonly instruments: readonly Instrument[];
  readonly arms: readonly string[];
  readonly standardised: boolean;
  readonly isResult: boolean;
  /** It tells who took part. */
  readonly isBefore: boolean;
  /** The names of the groups in the contrasts of earlier sentences; those of this one are added. */
  readonly earlier: (readonly string[])[];
}

/** What one sentence gives. */
function sentenceEvidence(
  reading: TextReading,
  { text, offset, index }: { readonly text: string; readonly offset: number; readonly index: number },
  { instruments, arms, standardised, isResult, isBefore, earlier }: Setting,
): readonly EvidenceFrame[] {
  const frames = reading.sentences[index]?.frames ?? [];
  const ofSentence = reading.statistics.filter(({ sentence }) => sentence === index);
  const allEstimates = ofSentence.filter(
    (one): one is EstimateStatistic => one.kind === "estimate" && one.estimate !== null,
  );
  const hasCounts = ofSentence.some(({ kind }) => kind === "count");
  const needed = ofSentence.flatMap((one) => (one.kind === "nnt" ? [neededOf(one, text)] : []));
  const printed = contrastsIn(text, levelsIn(reading, index, text, offset, frames), arms, earlier);
  const contrasts = isBefore ? [] : printed;
  for (const { labels, labelled, levels } of contrasts) if (labelled && levels.length > 1) earlier.push(labels);
  const ofOneGroup = new Set(printed.flatMap(({ levels }) => levels.flatMap(({ estimate }) => estimate ?? [])));
  const estimates = allEstimates.filter((one) => !ofOneGroup.has(one));
  const merged = new Set<Contrast>();
  const kinds = subgroupsIn(
    text,
    reading.sentences[index - 1]?.text ?? "",
    estimates.map(({ offset: at, quote }) => ({ at: at - offset, end: at - offset + quote.length })),
  );
  const effects = estimates.flatMap((one, i) => {
    const read = effectOf(one, text, offset, frames, instruments, estimates, standardised, hasCounts);
    if (read === null) return [];
    const found = { ...read, subgroup: kinds[i] ?? null };
    const contrast = contrastOf(one, offset, contrasts, estimates);
    const whole = contrast === null ? null : withLevels(found, contrast);
    if (contrast !== null && whole !== null) merged.add(contrast);
    return [whole ?? found];
  });
  const told = estimates.filter((one) => effects.some(({ source }) => source === `“${one.quote.trim()}”`));
  const listed = /\brespectively\b/.test(text) ? inOrder(effects, earlier) : effects;
  const changes = frames.filter(
    ({ role, amount, start, end, denied }) =>
      role === "effect" &&
      !denied &&
      (amount?.form === "percent" || amount?.form === "times" || amount?.form === "percentage points") &&
      !estimates.some((one) => one.offset < offset + end && one.offset + one.quote.length > offset + start),
  );
  // "A halving was seen in 39 (26%)" defines who responded.
  const isLevel = ({ start, end }: Frame): boolean =>
    contrasts.some(({ levels }) => levels.some((level) => level.at < end && level.end > start));
  const relative = !isResult
    ? []
    : changes.filter((frame) => !isLevel(frame) && !hasCounts).flatMap((frame) => relativeOf(frame) ?? []);
  const levels = contrasts.flatMap((contrast) => (merged.has(contrast) ? [] : levelEvidence(contrast, text, arms)));
  const said = !isResult
    ? []
    : saidIn(text)
        .filter(({ start, end }) => !told.some((one) => one.offset - offset >= start && one.offset - offset < end))
        .map((one) => saidEvidence(one));
  return [...listed, ...needed, ...relative, ...levels, ...said];
}

/** "The differences were 5.9 and 3.1 kg, respectively": of the treated groups in the order of the contrast before. */
function inOrder(effects: readonly EvidenceFrame[], earlier: readonly (readonly string[])[]): readonly EvidenceFrame[] {
  const names = earlier.findLast((labels) => {
    const controls = labels.filter((label) => CONTROL.test(label)).length;
    return controls === 1 && labels.length - 1 === effects.length && effects.length > 1;
  });
  if (names === undefined || effects.some(({ labelled }) => labelled)) return effects;
  const control = names.find((label) => CONTROL.test(label)) ?? null;
  const treated = names.filter((label) => label !== control);
  return effects.map((one, i) => ({ ...one, treatment: treated[i] ?? null, control, labelled: true }));
}

/** The levels that an estimate compares: those before it, with no other estimate between. */
function contrastOf(
  one: EstimateStatistic,
  offset: number,
  contrasts: readonly Contrast[],
  all: readonly EstimateStatistic[],
): Contrast | null {
  const at = one.offset - offset;
  const found = contrasts.findLast(({ levels }) => levels.length === 2 && (levels.at(-1)?.end ?? 0) <= at);
  if (found === undefined) return null;
  const end = found.levels.at(-1)?.end ?? 0;
  return all.some((other) => other !== one && other.offset - offset >= end && other.offset < one.offset) ||
    at > found.next + 80
    ? null
    : found;
}

/** A printed estimate with the levels that it compares, in the order in which both point the same way. */
function withLevels(
  found: EvidenceFrame,
  { levels, labels, labelled, ordered }: Pick<Contrast, "levels" | "labels" | "labelled" | "ordered">,
): EvidenceFrame | null {
  const { effect } = found;
  const [first, second] = levels;
  if (effect === null || first === undefined || second === undefined || !ordered) return null;
  const ofShares = first.unit === "percent" && second.unit === "percent";
  if (effect.measure === "smd") return null;
  // "9.4 months against 6.8 (HR 0.67)": what lasted longer ended more seldom.
  if (effect.measure === "hr" && !ofShares) return withTimes(found, { levels, labels, labelled, ordered });
  if (ofShares === (effect.measure === "md") && !isInPercent(found)) return null;
  const order = controlFirst(labels) ? [1, 0] : [0, 1];
  const [t, c] = order.map((i) => levels[i] as PrintedLevel) as [PrintedLevel, PrintedLevel];
  const [tLabel, cLabel] = order.map((i) => labels[i] ?? "") as [string, string];
  const derived = effectsOfLevels(t, c);
  if (effect.measure === "md" && ofShares) {
    const scaled = (x: number | null): number | null => (x === null ? null : x / 100);
    const points: ClaimEvidence = {
      ...effect,
      measure: "rd",
      estimate: effect.estimate / 100,
      half: effect.half / 100,
      low: scaled(effect.low),
      high: scaled(effect.high),
    };
    return withLevels({ ...found, effect: points }, { levels, labels, labelled, ordered });
  }
  const there = Math.sign(t.value - c.value) as 1 | -1 | 0;
  const here = found.sign;
  // A ratio that points the other way is of the other order, or of something else.
  if (effect.measure !== "md" && effect.measure !== "rd" && here !== 0 && there !== 0 && here !== there) return null;
  const turn =
    (effect.measure === "md" || effect.measure === "rd") && there !== 0 && Math.sign(effect.estimate) !== there;
  const turned = turn
    ? {
        ...effect,
        estimate: -effect.estimate,
        low: effect.high === null ? null : -effect.high,
        high: effect.low === null ? null : -effect.low,
      }
    : effect;
  const main = derived.find(({ measure }) => measure === effect.measure);
  // A difference that is not that of the levels is of something else.
  if (
    effect.measure === "md" &&
    main !== undefined &&
    Math.abs(Math.abs(main.estimate) - Math.abs(effect.estimate)) > 0.5 * Math.abs(effect.estimate) + main.half
  )
    return null;
  return {
    ...found,
    sign: here === 0 || turn ? there : here,
    treatment: tLabel || null,
    control: cLabel || null,
    labelled,
    levels: [levelOf(t, tLabel, "treatment"), levelOf(c, cLabel, "control")],
    effect: {
      ...turned,
      signKnown: true,
      n: main?.n ?? derived[0]?.n ?? effect.n,
      controlRates: derived[0]?.controlRates ?? [],
      ratesObserved: derived[0]?.ratesObserved ?? false,
      ratesKnown: derived[0]?.ratesKnown ?? false,
      arms: main?.arms ?? effect.arms,
      also: derived.filter(({ measure }) => measure !== effect.measure),
    },
  };
}

/** A hazard ratio beside how long it lasted in each group. */
function withTimes(
  found: EvidenceFrame,
  { levels, labels, labelled }: Pick<Contrast, "levels" | "labels" | "labelled" | "ordered">,
): EvidenceFrame | null {
  const { effect } = found;
  const order = controlFirst(labels) ? [1, 0] : [0, 1];
  const [t, c] = order.map((i) => levels[i]);
  if (effect === null || t === undefined || c === undefined || !OF_TIME.test(t.unit ?? c.unit ?? "")) return null;
  // What lasted longer ends more seldom: where both go one way the ratio is of the other order.
  if (Math.sign(t.value - c.value) === Math.sign(Math.log(effect.estimate))) return null;
  const [tLabel, cLabel] = order.map((i) => labels[i] ?? "") as [string, string];
  return {
    ...found,
    treatment: tLabel || null,
    control: cLabel || null,
    labelled,
    levels: [levelOf(t, tLabel, "treatment"), levelOf(c, cLabel, "control")],
    effect: { ...effect, also: effectsOfLevels(t, c) },
  };
}

const OF_TIME = /^(?:hour|day|week|month|year)s?$/i;

/** A difference in percentage points is printed where the levels are shares. */
const isInPercent = ({ effect, words }: EvidenceFrame): boolean =>
  effect?.measure === "md" && /%|percentage points?|\bpoints\b/i.test(words);

const CONTROL =
  /\b(?:standard of care|SoC|TAU|placebo|sham|controls?|usual|standard|conventional|routine|no (?:treatment|intervention)|untreated|unvaccinated|wait(?:ing)?[- ]?list|comparison|dummy|without|alone)\b/i;

/** The group compared with stands first: "18% with placebo and 9.9% with the drug". */
const controlFirst = ([first = "", second = ""]: readonly string[]): boolean =>
  CONTROL.test(first) && !CONTROL.test(second);

/** The trial names its treated group first, or the last one is a control. */
function orderKnown([first = "", second = ""]: readonly string[], arms: readonly string[]): boolean {
  if (CONTROL.test(first) !== CONTROL.test(second)) return true;
  const [t, c] = arms.map(contentOf);
  if (t === undefined || c === undefined) return false;
  const own = (words: ReadonlySet<string>, label: string): number =>
    [...contentOf(label)].filter((word) => words.has(word)).length;
  return own(t, first) + own(c, second) > own(c, first) + own(t, second);
}

const levelOf = (
  { value, half, unit, events, n, from, change }: PrintedLevel,
  label: string,
  side: GroupLevel["side"],
): GroupLevel => ({
  value,
  half,
  unit,
  side,
  label,
  ...(events === undefined ? {} : { events }),
  ...(n === undefined ? {} : { n }),
  ...(from === undefined ? {} : { from }),
  ...(change === undefined ? {} : { change }),
});

/** Levels without an estimate: each pair of groups is a comparison, as far as its groups are known. */
function levelEvidence(
  { levels, labels, labelled, ordered, first, next }: Contrast,
  text: string,
  arms: readonly string[],
): readonly EvidenceFrame[] {
  const words = text.slice(first, next);
  const base = { ...blank(words), treatment: null, control: null, words, source: `“${short(words)}”` };
  if (levels.length === 1 || !ordered)
    return [
      {
        ...base,
        treatment: labels[0] || null,
        levels: levels.map((level, i) => levelOf(level, labels[i] ?? "", null)),
        significant: significanceOf(words, text),
      },
    ];
  const last = levels.at(-1)?.end ?? first;
  const significant = significanceOf(text.slice(last, next) + behindIt(text.slice(next)), words);
  const control = labels.findIndex((label) => CONTROL.test(label));
  const pairs = levels.flatMap((_, i) =>
    levels.flatMap((__, j): (readonly [number, number])[] => {
      if (control >= 0 ? j === control && i !== j : i < j) return [[i, j]];
      return control >= 0 && i < j && i !== control && j !== control ? [[i, j]] : [];
    }),
  );
  return pairs.map(([i, j]) => {
    const [t, c] = [levels[i] as PrintedLevel, levels[j] as PrintedLevel];
    const [effect, ...also] = effectsOfLevels(t, c);
    return {
      ...base,
      treatment: labels[i] || null,
      control: labels[j] || null,
      labelled,
      betweenArms: control >= 0 && j !== control,
      orderKnown: orderKnown([labels[i] ?? "", labels[j] ?? ""], arms),
      levels: [levelOf(t, labels[i] ?? "", "treatment"), levelOf(c, labels[j] ?? "", "control")],
      effect: effect === undefined ? null : { ...effect, also, source: base.source },
      sign: Math.sign(t.value - c.value) as 1 | -1 | 0,
      // One p over three groups says of each pair only that nothing was shown.
      significant: levels.length === 2 || significant === false ? significant : null,
    };
  });
}

/** "…; the difference was not significant": what a sentence goes on to say of the levels before. */
const behindIt = (rest: string): string =>
  /^[;,]? ?(?:but |and |although )?(?:the|this) difference (?:was|is|did)\b[^;]{0,60}/i
    .exec(rest)?.[0]
    .replace(/^;/, ",")
    .replace("but", "") ?? "";

/** In letters. */
const LONGEST_GROUP = 70;

/** "Anxiety in the taught group was lower than …": the group of a subject, without the words of the outcome. */
function groupWithin(subject: string, about: string | null): string {
  const verbs = [...subject.matchAll(/\s(?:was|were|is|are|had|has|showed|led|resulted|did)\b/gi)];
  for (const { index } of verbs.toReversed()) {
    const lead =
      subject
        .slice(Math.max(0, index - LONGEST_GROUP), index)
        .split(/[,;.()]/)
        .at(-1) ?? "";
    const group = /\b(?:in|with|for|among|after|on|of)\s(?:the\s)?/i.exec(lead);
    if (group !== null) return lead.slice(group.index + group[0].length);
  }
  return about === null ? subject : subject.replace(about, " ");
}

/** A direction or a denial that a text tells in words. */
function saidEvidence({ says, way, about, part, clause, group, significant }: Said): EvidenceFrame {
  const [subject, object] = partsOf(clause);
  const good = (about ?? part).split(/\s+/).some((word) => BAD_EVENTS.test(word.toLowerCase())) ? -1 : 0;
  return {
    ...blank(part),
    treatment: object === null ? group : (group ?? groupWithin(subject, about)),
    control: object,
    about,
    says,
    sign: way === "more" ? 1 : way === "less" ? -1 : 0,
    valence: way === "better" || way === "worse" ? way : null,
    good,
    significant,
    source: `“${short(clause)}”`,
  };
}
