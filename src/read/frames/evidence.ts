import { partsOf } from "../../core/comparison.js";
import { BAD_EVENTS } from "../../core/event-words.js";
import { unknownEvidence, unsaidByEffect } from "../../core/evidence.js";
import { instrumentsNamed } from "../../core/instruments-named.js";
import { isEdge } from "../../core/phrases.js";
import { isRatio, isStandardised, quantityNamed } from "../../core/quantities.js";
import { unitOf } from "../../core/rounding.js";
import type {
  ClaimEvidence,
  EstimateStatistic,
  EvidenceFrame,
  Frame,
  GroupLevel,
  Instrument,
  NntStatistic,
  TextReading,
} from "../../records.js";
import { plainNumber } from "../numbers.js";
import { framesOf } from "./frames.js";
import { timesIn } from "./times.js";

/**
 * What a printed estimate is evidence of: a difference of means where nothing names it. A mean, a share or a coefficient
 * is no comparison of two groups; other quantities keep their kind and are none here.
 */
function evidenceMeasure({ measure, unit }: EstimateStatistic): ClaimEvidence["measure"] | null {
  if (measure === null) return unit === "%" ? "rd" : "md";
  return quantityNamed(measure)?.evidence ?? null;
}

/** Everything in a text that a claim can be held against: its estimates, the levels of its groups, and what it says was not found. */
export function evidenceFrames(reading: TextReading, instruments: readonly Instrument[]): readonly EvidenceFrame[] {
  const bySentence = reading.sentences.map(({ text, offset, part }, index) => ({
    text,
    offset,
    part,
    index,
    frames: framesOf(text),
  }));
  const groups = groupsOf(reading.text);
  const resultsFrom = reading.text.search(/\b(?:RESULTS|FINDINGS|Results|Findings)\b\s?[:.]/);
  const expand = abbreviationsOf(reading.text);
  const standardised = reading.statistics.some((one) => one.kind === "estimate" && isStandardised(one.measure));
  const candidates = bySentence.flatMap(({ text, offset, index, frames }) => {
    const before = bySentence[index - 1]?.text ?? "";
    const estimates = reading.statistics.filter(
      (one): one is EstimateStatistic => one.kind === "estimate" && one.sentence === index && one.estimate !== null,
    );
    const hasCounts = reading.statistics.some(({ kind, sentence }) => kind === "count" && sentence === index);
    const needed = reading.statistics.flatMap((one) =>
      one.kind === "nnt" && one.sentence === index ? [neededOf(one, text)] : [],
    );
    const effects = estimates.flatMap(
      (one) => effectOf(one, text, offset, frames, instruments, estimates, standardised, hasCounts) ?? [],
    );
    const levels = levelsIn(reading, index, text, offset, frames);
    const told = frames.filter(
      ({ role, amount, start, end, denied }) =>
        role === "effect" &&
        !denied &&
        (amount?.form === "percent" || amount?.form === "times" || amount?.form === "percentage points") &&
        !estimates.some((one) => one.offset < offset + end && one.offset + one.quote.length > offset + start),
    );
    const isResult = !BEFORE_RESULTS.test(text) && (resultsFrom < 0 || offset >= resultsFrom);
    // "A halving was seen in 39 (26%)" defines who responded.
    const relative = levels.length > 0 || !isResult ? [] : told.flatMap((frame) => relativeOf(frame, text) ?? []);
    const words = !isResult ? [] : frames.flatMap((frame) => (frame.statement === "size" ? [] : saidOf(frame, text)));
    const shares = levels.length > 0 ? [{ ...blank(text), levels, source: `“${short(text)}”` }] : [];
    return [...effects, ...needed, ...relative, ...shares, ...(effects.length > 0 ? [] : words)].map((one) => ({
      ...one,
      words: expand(one.words),
      context: expand(`${text} ${before}`),
    }));
  });
  const groupWords = groups === null ? "" : expand(`${groups.treatment} ${groups.control}`);
  return candidates.map((one, i) => {
    const { treatment, control } = one.control === null && groups !== null ? groups : one;
    const { times, points } = timesIn(one.words);
    return {
      ...one,
      number: i + 1,
      times,
      points,
      contextTimes: timesIn(one.context).times,
      groupWords,
      treatment: treatment === null ? null : expand(treatment),
      control: control === null ? null : expand(control),
    };
  });
}

interface Groups {
  readonly treatment: string;
  readonly control: string;
}

/** The two groups of a trial, where its text names them: "were assigned to A or B", "A versus B". */
function groupsOf(text: string): Groups | null {
  for (const lead of text.matchAll(/\b(?:randomi[sz]ed|assigned|allocated|received|given)\b/gi)) {
    const found = assignedIn(text.slice(lead.index, lead.index + 320), lead[0].length);
    if (found !== null) return found;
  }
  for (const joint of text.matchAll(/ (?:versus|vs\.?|compared with|compared to) /gi)) {
    const treatment =
      text
        .slice(Math.max(0, joint.index - 70), joint.index)
        .split(/[.;,:]/)
        .at(-1) ?? "";
    const behind = joint.index + joint[0].length;
    const control = /^[^.;,:]{3,60}/.exec(text.slice(behind, behind + 60))?.[0];
    if (treatment.length >= 3 && control !== undefined) return { treatment, control };
  }
  return null;
}

/** "To A (10 mg), or B" behind a word for assigning: what stands before the "or", from at most forty signs on, and behind it. */
function assignedIn(text: string, start: number): Groups | null {
  const joints = [...text.matchAll(/,? (?:or|versus|vs\.?) (?:to )?/gi)].flatMap(({ 0: joint, index }) => {
    const behind = index + joint.length;
    const control = /^[^.;,]{3,60}/.exec(text.slice(behind, behind + 60))?.[0];
    if (control === undefined) return [];
    // What stands in brackets before it is no part of the name.
    const open = text[index - 1] === ")" ? text.lastIndexOf("(", index) : -1;
    const bracketed = open > 0 && /\s/.test(text[open - 1] ?? "") && !text.slice(open, index - 1).includes(")");
    return (bracketed ? [open - 1, index] : [index]).map((end) => ({ end, control }));
  });
  joints.sort((a, b) => a.end - b.end);
  if (joints.length === 0) return null;
  for (let at = start; at <= Math.min(text.length, start + 40); at += 1) {
    if (at > start && /[.;]/.test(text[at - 1] ?? "")) return null;
    if (!isEdge(text, at)) continue;
    const skipped = at + (/^(?:to |receive |either )/i.exec(text.slice(at, at + 8))?.[0].length ?? 0);
    for (const from of new Set([skipped, at])) {
      const joint = joints.find(({ end }) => end - from >= 3);
      if (joint === undefined || joint.end - from > 70 || /[.;,]/.test(text.slice(from, joint.end))) continue;
      return { treatment: text.slice(from, joint.end), control: joint.control };
    }
  }
  return null;
}

/** Sentences of what was asked, done or thought before, not found. */
const BEFORE_RESULTS =
  /\b(?:to (?:determine|assess|evaluate|investigate|examine|compare|test|explore)|aim(?:ed|s)?|objectives?|hypothes\w*|whether|(?:was|were) (?:defined|calculated|randomi[sz]ed|assigned|analy[sz]ed|conducted|collected|recruited)|primary (?:outcome|end ?point)s? (?:was|were)|background|is recommended|remains? (?:unclear|unknown))\b/i;

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 157).trim()}…` : text.trim());

const blank = (words: string): EvidenceFrame => {
  const [subject, object] = partsOf(words);
  return { ...unknownEvidence, treatment: object === null ? null : subject, control: object, words, context: words };
};

/** The part of a sentence that an estimate stands in: from the one before it to the one after. */
function around(one: EstimateStatistic, text: string, offset: number, all: readonly EstimateStatistic[]): string {
  const at = one.offset - offset;
  const before = all
    .filter((other) => other.offset < one.offset)
    .map((other) => other.offset - offset + other.quote.length);
  const start = Math.max(0, ...before);
  const next = Math.min(
    text.length,
    ...all.filter((other) => other.offset > one.offset).map((other) => other.offset - offset),
  );
  const behind = text.slice(at + one.quote.length, next);
  // What follows the last number up to the next mark still belongs to it.
  const stop = /[;]|,\s+(?:and|but|while)\b/.exec(behind);
  const lead = text.slice(start, at);
  const own = `${lead} ${behind.slice(0, stop?.index ?? (next === text.length ? behind.length : 0))}`;
  return /\p{L}{3}/u.test(lead) ? own : text;
}

function effectOf(
  one: EstimateStatistic,
  text: string,
  offset: number,
  frames: readonly Frame[],
  instruments: readonly Instrument[],
  all: readonly EstimateStatistic[],
  standardised: boolean,
  hasCounts: boolean,
): EvidenceFrame | null {
  // In a text of standardised differences a bare number with an interval is one of them.
  const ofPeople = one.unit === "%" && quantityNamed(one.measure)?.evidence === "md" && hasCounts;
  const bare = one.measure === null && one.unit === null && standardised && Math.abs(one.estimate ?? 9) < 3;
  const measure = bare ? "smd" : ofPeople ? "rd" : evidenceMeasure(one);
  if (measure === null || one.estimate === null) return null;
  if (one.lower === null && one.p === null && measure === "md") return null;
  // A dose before an interval is no estimate of it.
  if (
    one.lower !== null &&
    one.upper !== null &&
    !(
      Math.abs(one.estimate) >= Math.min(Math.abs(one.lower), Math.abs(one.upper)) * 0.98 - 1e-9 &&
      Math.abs(one.estimate) <= Math.max(Math.abs(one.lower), Math.abs(one.upper)) * 1.02 + 1e-9
    ) &&
    !(one.estimate >= one.lower && one.estimate <= one.upper)
  )
    return null;
  const near = `${around(one, text, offset, all)} ${one.unit ?? ""}`;
  const lead = text.slice(Math.max(0, one.offset - offset - 60), one.offset - offset);
  // "Median survival was 6.9 and 6.1 months": one arm's level with its interval.
  if (one.measure === null && /\b(?:median|mean|average)\b(?![^.;]*\b(?:difference|change|reduction)\b)/i.test(lead))
    return null;
  const at = one.offset - offset;
  const frame =
    frames.find(({ start, end, amount }) => amount !== null && start < at + one.quote.length && end > at) ?? null;
  const directed =
    frame?.way ??
    frames.find(({ statement }) => statement === "direction")?.way ??
    frames.find(({ role }) => role === "pair")?.way ??
    null;
  // A risk difference is a proportion here, and mostly printed in percentage points.
  const { estimate, lower, upper, unit, printed } = one;
  const inPoints = unit !== null || Math.max(...[estimate, lower ?? 0, upper ?? 0].map(Math.abs)) > 1;
  const scale = measure === "rd" && inPoints ? 0.01 : 1;
  const [named = null, ...others] = measure === "md" ? instrumentsNamed(near, instruments) : [];
  const sign = signOf(measure, estimate, directed);
  // "5.6 lower" prints a size: the words turn its sign.
  const turn = !isRatio(measure) && estimate > 0 && directed === "less" ? -1 : 1;
  const ends = [lower, upper].map((limit) => (limit === null ? null : turn * scale * limit));
  const [low = null, high = null] = turn < 0 ? [ends[1], ends[0]] : ends;
  const effect: ClaimEvidence = {
    ...unsaidByEffect,
    measure,
    estimate: turn * scale * estimate,
    half: (scale * unitOf(estimate, printed.estimate)) / 2,
    low,
    high,
    level: (one.level ?? one.levelContext ?? 95) / 100,
    signKnown: sign !== 0,
    instrument: others.length === 0 ? named : null,
    source: `“${one.quote.trim()}”`,
  };
  const p = one.p;
  return {
    ...blank(near),
    words: near,
    effect,
    sign,
    valence: directed === "better" || directed === "worse" ? directed : null,
    good: named?.direction === "lower-better" ? -1 : named?.direction === "higher-better" ? 1 : 0,
    significant:
      p === null ? null : p.op === "<" || p.op === "<=" ? p.value <= 0.05 : p.op === "=" ? p.value < 0.05 : false,
    source: `“${one.quote.trim()}”`,
    time: null,
    says: null,
  };
}

/** A number needed to treat is a difference of risks whose sign its sentence tells. */
function neededOf({ estimate, lower, upper, level, printed, quote, harm }: NntStatistic, text: string): EvidenceFrame {
  const inverse = (x: number | null): number | null => (x === null || x === 0 ? null : 1 / x);
  const effect: ClaimEvidence = {
    ...unsaidByEffect,
    measure: "rd",
    estimate: 1 / estimate,
    half: unitOf(estimate, printed.estimate) / 2 / estimate / estimate,
    low: inverse(upper),
    high: inverse(lower),
    level: (level ?? 95) / 100,
    signKnown: false,
    instrument: null,
    source: `“${quote.trim()}”`,
  };
  return { ...blank(text), effect, sign: 0, valence: harm ? "worse" : "better", source: `“${quote.trim()}”` };
}

/** Up to seven words straight before a bracket. */
function wordsBefore(text: string, bracket: number): readonly string[] {
  const lead = text.slice(Math.max(0, bracket - 190), bracket);
  if (!/\s$/.test(lead)) return [];
  const words: string[] = [];
  for (const printed of lead.trim().split(/\s+/).slice(-7).toReversed()) {
    const word = /[\p{L}\d-]{0,25}$/u.exec(printed)?.[0] ?? "";
    if (word !== "") words.unshift(word);
    if (word !== printed) break;
  }
  return words;
}

/** "Pulse wave velocity (PWV)": from then on the letters stand for the words. */
function abbreviationsOf(text: string): (part: string) => string {
  const found = new Map<string, string>();
  for (const { 1: letters = "", index } of text.matchAll(/\(([A-Z][A-Za-z0-9-]{1,9})s?\)/g)) {
    const words = wordsBefore(text, index);
    if (words.length === 0) continue;
    const initials = letters.replace(/[^A-Za-z]/g, "").toLowerCase();
    for (let length = Math.min(words.length, initials.length + 2); length >= 1; length -= 1) {
      const tail = words.slice(-length);
      if (tail[0]?.[0]?.toLowerCase() !== initials[0]) continue;
      const firsts = tail
        .flatMap((word) => word.split("-"))
        .map((word) => word[0]?.toLowerCase())
        .join("");
      if (
        firsts.includes(initials) ||
        (length <= initials.length && [...initials].every((letter) => tail.join(" ").toLowerCase().includes(letter)))
      ) {
        found.set(letters, tail.join(" "));
        break;
      }
    }
  }
  if (found.size === 0) return (part) => part;
  return (part) =>
    `${part} ${[...found].flatMap(([letters, words]) => (new RegExp(`\\b${letters}\\b`).test(part) ? [words] : [])).join(" ")}`;
}

function signOf(measure: ClaimEvidence["measure"], estimate: number, way: Frame["way"]): 1 | -1 | 0 {
  if (isRatio(measure)) return Math.sign(Math.log(estimate)) as 1 | -1 | 0;
  if (way === "less") return -1;
  if (estimate < 0) return -1;
  return way === "more" ? 1 : 0;
}

/** "Reduced by 65%" is a ratio of 0.35 of something, as its sentence tells it. */
function relativeOf(frame: Frame, text: string): EvidenceFrame | null {
  const { amount, way } = frame;
  if (amount === null || (way !== "more" && way !== "less" && amount.form !== "times")) return null;
  const less = way === "less";
  const change = (less ? -1 : 1) * amount.value;
  const points = amount.form === "percentage points";
  const estimate = points
    ? change / 100
    : amount.form === "times"
      ? less && amount.value > 1
        ? 1 / amount.value
        : amount.value
      : 1 + change / 100;
  if (!(points || estimate > 0)) return null;
  const half = (amount.high - amount.low) / 2;
  const measure = points
    ? ("rd" as const)
    : frame.named === "odds"
      ? ("or" as const)
      : frame.named === "hazard"
        ? ("hr" as const)
        : ("rr" as const);
  const effect: ClaimEvidence = {
    ...unsaidByEffect,
    measure,
    estimate,
    half: amount.form === "times" ? half : half / 100,
    low: null,
    high: null,
    level: 0.95,
    signKnown: true,
    instrument: null,
    source: `“${frame.quote.trim()}”`,
  };
  const sign = Math.sign(points ? estimate : estimate - 1) as 1 | -1 | 0;
  return {
    ...blank(frame.clause),
    words: `${frame.clause} ${text.length < 220 ? text : ""}`,
    effect,
    sign,
    source: `“${short(frame.clause)}”`,
  };
}

/** Shares and averages of groups that a sentence prints, each with the words around it. */
function levelsIn(
  reading: TextReading,
  index: number,
  text: string,
  offset: number,
  frames: readonly Frame[],
): readonly GroupLevel[] {
  const levels: {
    at: number;
    end: number;
    value: number;
    half: number;
    unit: GroupLevel["unit"];
    events?: number;
    n?: number;
  }[] = [];
  for (const one of reading.statistics) {
    if (one.sentence !== index) continue;
    const at = one.offset - offset;
    const end = at + one.quote.length;
    if (one.kind === "count") {
      const value = one.percent ?? (100 * one.events) / one.total;
      levels.push({
        at,
        end,
        value,
        half: one.percent === null ? 0.5 : unitOf(value, one.printed.percent) / 2,
        unit: "percent",
        events: one.events,
        n: one.total,
      });
    } else if (one.kind === "mean")
      levels.push({ at, end, value: one.mean, half: unitOf(one.mean, one.printed.mean) / 2, unit: one.unit });
    else if (one.kind === "median")
      levels.push({ at, end, value: one.median, half: unitOf(one.median, one.printed.median) / 2, unit: one.unit });
  }
  for (const { role, amount, second, start, end } of frames) {
    if (role !== "share" && role !== "pair") continue;
    for (const each of [amount, second]) {
      if (
        each === null ||
        levels.some((level) => level.at < end && level.end > start && Math.abs(level.value - each.value) <= 1)
      )
        continue;
      const place = each === second && role === "pair" ? end : start;
      levels.push({
        at: Math.min(place, end),
        end: Math.max(place, end),
        value: each.value,
        half: (each.high - each.low) / 2,
        unit: each.form === "plain" ? each.unit : "percent",
      });
    }
  }
  // "24.5 vs. 35.1%", "4.00 vs. 3.04": two levels, one unit.
  let told = 0;
  for (const joint of text.matchAll(/\s(?:vs\.?|versus)\s/g)) {
    const start = Math.max(told, joint.index - 60);
    const lead = text.slice(start, joint.index);
    const left = [...lead.matchAll(/\d+(?:[.·]\d+)?/g)].at(-1);
    const behind = joint.index + joint[0].length;
    const right = /^([^\d;]{0,12})(\d+(?:[.·]\d+)?)\s?(%|\p{L}{1,9})?/u.exec(text.slice(behind, behind + 60));
    const between = left === undefined ? null : /^\s?(%?)[^\d;]{0,24}$/.exec(lead.slice(left.index + left[0].length));
    if (left === undefined || right === null || between === null) continue;
    told = behind + right[0].length;
    const unit = right[3] === "%" || between[1] === "%" ? "percent" : (right[3] ?? null);
    for (const [printed, at] of [
      [left[0], start + left.index],
      [right[2] ?? "", behind + (right[1] ?? "").length],
    ] as const) {
      const value = plainNumber(printed);
      if (levels.some((level) => Math.abs(level.value - value) < 1e-9)) continue;
      levels.push({ at, end: at + printed.length, value, half: unitOf(value, printed) / 2, unit });
    }
  }
  // Any other percentage of the sentence is a level too: "34.7% in one arm, 40.2% in the other".
  for (const found of text.matchAll(/(\d+(?:[.·]\d+)?)(?:\s?(%|per ?cent))?/g)) {
    if (found[2] === undefined) continue;
    const value = plainNumber(found[1] ?? "");
    const at = found.index;
    if (levels.some((level) => Math.abs(level.value - value) < 1e-9) || /\bCI\b/.test(text.slice(at, at + 14)))
      continue;
    levels.push({ at, end: at + found[0].length, value, half: unitOf(value, found[1] ?? null) / 2, unit: "percent" });
  }
  const sorted = levels.toSorted((a, b) => a.at - b.at);
  return sorted.map((level, i) => {
    const next = sorted[i + 1]?.at ?? text.length;
    const behind = text.slice(level.end, Math.min(next, level.end + 70)).replace(/^[\s)]*(?:\([^)]*\))?/, "");
    const { value, half, unit, events, n } = level;
    return {
      value,
      half,
      unit,
      side: null,
      label: behind.split(/[;,]/)[0] ?? "",
      ...(events === undefined ? {} : { events }),
      ...(n === undefined ? {} : { n }),
    };
  });
}

/** A direction or a denial that a text tells in words. */
function saidOf(frame: Frame, text: string): readonly EvidenceFrame[] {
  const source = `“${short(frame.clause)}”`;
  const p = /\bp\s?([<>=≤])\s?(0?\.\d+)/i.exec(text);
  const below =
    p === null
      ? null
      : p[1] === ">"
        ? false
        : plainNumber(p[2] ?? "") < 0.05 || (p[1] === "<" && plainNumber(p[2] ?? "") <= 0.05);
  if (frame.statement === "no effect" || frame.statement === "not shown" || frame.denied) {
    const says = frame.statement === "not shown" ? "not shown" : "no effect";
    return [{ ...blank(frame.clause), says, significant: below ?? false, source }];
  }
  const { way } = frame;
  if (way === null) return [];
  const sign = way === "more" ? 1 : way === "less" ? -1 : 0;
  const valence = way === "better" || way === "worse" ? way : null;
  const good = frame.clause.split(/\s+/).some((word) => BAD_EVENTS.test(word.toLowerCase())) ? -1 : 0;
  return [
    {
      ...blank(frame.clause),
      sign,
      valence,
      good,
      significant: below ?? (frame.saysSignificant ? true : null),
      source,
    },
  ];
}
