import { contentOf } from "../../core/content-words.js";
import type { PrintedLevel } from "./levels.js";

/** Levels of several groups in one thing, each with the words that name its group. */
export interface Contrast {
  readonly levels: readonly PrintedLevel[];
  /** One a level; empty where the sentence does not say whose it is. */
  readonly labels: readonly string[];
  /** Every label was read from the words beside its number, or from a list in the same order. */
  readonly labelled: boolean;
  /** Its names are known, or it is told as "12% versus 20%", the treated group first. */
  readonly ordered: boolean;
  /** The part of the sentence that tells it. */
  readonly first: number;
  readonly next: number;
}

/** Signs between two levels of one thing; further apart they are of two. */
const FARTHEST = 120;
const JOINS = /\b(?:and|or|vs\.?|versus|compared|than|against|while|whereas|but|only)\b|[,/:;]/i;
const VERSUS = /\b(?:vs\.?|versus|compared (?:with|to)|against|as opposed to)\s/i;
const BARE =
  /^[\s)\]%]{0,9}(?:[a-z]{1,9}\s{1,3})?(?:\s{0,3}(?:and|vs\.?|versus|compared (?:with|to)|v\.?|or|to|,|\/)){1,6}\s{0,3}(?:only |just |a |an |the |\(){0,3}[\s([]{0,4}$/i;
/** "92%, which is higher than 68%", "shorter than the control group, 75.1". */
const WHICH_IS =
  /^[^()]{0,14}(?:,\s{0,3})?(?:which (?:is|was|were) |and (?:was )?)?(?:significantly |statistically |also ){0,2}(?:higher|lower|greater|less|more|shorter|longer|better|worse|fewer|smaller|larger) (?:than|compared (?:with|to)|vs\.?|versus)\s{0,3}(?:the |that of the |that in the |those in the )?(?:[\w-]{1,30} ){0,4}(?:groups?|arms?|controls?|placebo)?,?\s{0,3}(?:which was |of )?$/i;
const BRACKETED =
  /^[^()]{0,60}[)\]]\s{0,3}(?:,\s{0,3})?(?:than|vs\.?|versus|and|compared (?:with|to)|as opposed to|,|or|but|while|whereas)\s[^()\d;]{2,70}[([]\s{0,3}[a-z ]{0,14}$/i;
/** What follows a number and names a group. */
const PREPOSITION =
  /^\s{0,3}(?:,\s{0,3})?(?:of|in|with|for|on|among|at|after|following|under|by|during|from|to|when|where)\s{1,3}(?:the\s{1,3}|those\s{1,3}|a\s{1,3}|(?:they|patients|participants) (?:used|took|received|were on)\s{1,3})?/i;
const PARTICIPLE =
  /^\s*(?:given|receiving|treated|assigned|randomi[sz]ed|allocated|taking|who (?:received|took|were)|using|undergoing|on)\b/i;
const LABEL_ENDS = /[,;.()[\]]|\b(?:and|vs|versus|compared|than|while|whereas|but|respectively|was|were|had|p)\b|$/i;
const GROUP =
  /\b(?:groups?|arms?|cohort|placebo|sham|controls?|usual care|standard care|patients|participants|women|men|children|infants)\b/i;
const TIME_ONLY =
  /^(?:baseline|(?:pre|post)(?:[- ]?\w+)?$|before\b|admission|(?:the )?start\b|follow-?up|(?:\d+|one|two|three|four|six|twelve)[\s-]*(?:days?|weeks?|months?|years?|hours?|minutes?)|week \d+|month \d+|day \d+|the end|discharge)\b/i;

/** The contrasts of a sentence; a level that is compared with none stands alone. */
export function contrastsIn(
  text: string,
  levels: readonly PrintedLevel[],
  arms: readonly string[],
  earlier: readonly (readonly string[])[],
): readonly Contrast[] {
  const runs: PrintedLevel[][] = [];
  for (const level of levels) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && belongs(text, last, level, run, arms)) run.push(level);
    else runs.push([level]);
  }
  const contrasts: Contrast[] = [];
  for (const [i, run] of runs.entries()) {
    if (run.length === 1 && run[0]?.loose) continue;
    const [head] = run as [PrintedLevel, ...PrintedLevel[]];
    const previous = runs[i - 1]?.at(-1);
    const following = runs[i + 1]?.[0];
    const first = previous === undefined ? 0 : previousEnd(text, previous.end, head.at);
    const last = run.at(-1) as PrintedLevel;
    const next = segmentEnd(text, last.end, following?.at ?? text.length);
    const found = labelsOf(text, run, first, next, arms);
    const own = found?.some((label) => TIME_ONLY.test(label) || /\b(?:PRE|POST)$/.test(label)) ? null : found;
    const known = [...earlier, ...contrasts.flatMap(({ labels, labelled }) => (labelled ? [labels] : []))];
    // A pair without names is told in the order of the pair before it.
    const inherited = run.length > 1 ? known.findLast((labels) => labels.length === run.length) : undefined;
    const labels = own ?? inherited;
    const versus = labels === undefined && run.length === 2 && VERSUS.test(text.slice(head.end, last.at));
    if (labels === undefined && !versus && run.some(({ loose }) => loose)) continue;
    contrasts.push({
      levels: run,
      labels: labels ?? run.map(() => ""),
      labelled: labels !== undefined,
      ordered: labels !== undefined || versus,
      first,
      next,
    });
  }
  return contrasts;
}

/** Where the part that tells the next levels begins, after those before. */
function previousEnd(text: string, end: number, at: number): number {
  const gap = text.slice(end, at);
  const stop = /;|,\s+(?:and|but|while|whereas)\b|\)\s*(?:and|,)|\band\b|,/.exec(gap);
  return stop === null ? end : end + stop.index;
}

function segmentEnd(text: string, end: number, at: number): number {
  const gap = text.slice(end, at);
  const stop = /;|,\s+(?:and|but|while|whereas)\b/.exec(gap);
  // "… in A, B, and C, respectively".
  const list = /^[^;]{0,160}?\brespectively\b/.exec(gap);
  if (list !== null && stop !== null && stop[0] !== ";" && stop.index < list[0].length) return end + list[0].length;
  return stop === null ? at : end + stop.index;
}

const sameUnit = (a: PrintedLevel, b: PrintedLevel): boolean =>
  a.unit === b.unit ||
  (/^(?:%|percent)$/.test(a.unit ?? "") && /^(?:%|percent)$/.test(b.unit ?? "") && !a.change && !b.change) ||
  (a.unit === null && b.unit !== "percent") ||
  (b.unit === null && a.unit !== "percent");

/** Whether the next level is told of the same thing as those before it, of another group. */
function belongs(
  text: string,
  last: PrintedLevel,
  next: PrintedLevel,
  run: readonly PrintedLevel[],
  arms: readonly string[],
): boolean {
  if (!sameUnit(last, next)) return false;
  const gap = text.slice(last.end, next.at);
  if (gap.length > FARTHEST || !JOINS.test(gap) || (gap.includes(";") && run.length > 1)) return false;
  if (/\.\s/.test(gap.replace(/\bvs?\.\s/g, "vs "))) return false;
  // "Higher in cases (31%) than in controls (3%".
  const clean = withoutBrackets(gap);
  // "(5.3 vs. 7.3 days) and fewer days in bed (11.9 vs. 15.3)" are of two things.
  const [first, second] = run;
  const versus =
    first !== undefined &&
    second !== undefined &&
    /^[^()]{0,40}\b(?:vs\.?|versus)\s/.test(text.slice(first.end, second.at));
  if (versus && /[)\]]/.test(gap)) return false;
  if (BRACKETED.test(gap)) return run.length < 4;
  if (WHICH_IS.test(clean)) return run.length < 2;
  // A bare number is no level of the same thing as a share; beside another it needs a joint.
  if ((last.from === undefined) !== (next.from === undefined)) return false;
  if (BARE.test(clean)) return run.length < 4;
  // "20% in the drug group and 12% in the control group"; "20%, headache in 15%" is of another thing.
  const label = labelBehind(text, last, next.at, arms);
  if (label === null || TIME_ONLY.test(label)) return false;
  const rest = clean.slice(Math.max(0, clean.indexOf(label) + label.length));
  const between = [...contentOf(rest)].filter((word) => !GROUP.test(word));
  const ofArms = contentOf(arms.join(" "));
  return between.filter((word) => !ofArms.has(word)).length <= 1 && run.length < 4;
}

const withoutBrackets = (text: string): string => text.replace(/[([][^()[\]]*[)\]]/g, " ");

/** "14% of the patients in the drug group": the words that follow a level, up to the next joint. */
function labelBehind(text: string, level: PrintedLevel, next: number, arms: readonly string[]): string | null {
  if (level.label !== undefined) return level.label;
  let rest = text.slice(level.end, Math.min(next, level.end + 140));
  rest = rest.replace(/^\s*[%)\]]+/, "").replace(/^(?:\s*[([][^()[\]]*[)\]])+/, "");
  rest = rest
    .replace(/^\s*(?:days?|weeks?|months?|years?|hours?|points?|mm ?Hg|kg|mm|%|percent)\b/i, "")
    .replace(/^(?:\s*[([][^()[\]]*[)\]])+/, "");
  rest = withoutBrackets(rest);
  const lead = PREPOSITION.exec(rest)?.[0];
  const behind = lead === undefined ? rest.trimStart() : rest.slice(lead.length);
  const end = LABEL_ENDS.exec(behind)?.index ?? behind.length;
  let label = behind.slice(0, end).trim();
  // "Of the patients in the drug group", "at 6 months in the drug group".
  const around =
    /^.{0,40}?\b(?:in|with|on|given|receiving|assigned to|allocated to|treated with|who received|taking)\s{1,3}(?:the\s{1,3})?(?=.{2})/i.exec(
      label,
    );
  const inner = around === null ? "" : label.slice(around[0].length);
  // What goes on in another line may be of another thing.
  if (inner !== "" && !inner.includes("\n") && !TIME_ONLY.test(inner)) label = inner;
  label = /^.*?\b(?:groups?|arms?)\b(?: (?:[A-Z]|[IVX]{1,3}|\d)\b)?/.exec(label)?.[0] ?? label;
  if (label.length < 2) return null;
  if (lead === undefined && level.events !== undefined && !VERB.test(label)) return label;
  if (lead === undefined && !PARTICIPLE.test(rest) && !GROUP.test(label) && !isOfArms(label, arms)) return null;
  return label;
}

/** "0.61 (high dose), 1.22 (placebo)". */
function bracketBehind(text: string, level: PrintedLevel, next: number): string | null {
  const label = /^\s{0,3}(?:%|[a-z]{1,8})?\s{0,3}\(([^()]{2,50})\)/i.exec(
    text.slice(level.end, Math.min(next, level.end + 70)),
  )?.[1];
  return label !== undefined &&
    (/\p{L}{3}/u.test(label) || /^[A-Z]{2,4}\+?$/.test(label)) &&
    !/\d|=|\b(?:CI|SD|SE|IQR|range|iqr)\b/.test(label)
    ? label
    : null;
}

/** Behind a count these begin what happened, not whose it is. */
const VERB =
  /^(?:was|were|had|have|has|are|is|did|died|quit|reported|achieved|developed|experienced|showed|relapsed|still|who)\b/i;

const isOfArms = (label: string, arms: readonly string[]): boolean => {
  const words = contentOf(label);
  return arms.some((arm) => [...contentOf(arm)].some((word) => words.has(word)));
};

function labelsOf(
  text: string,
  run: readonly PrintedLevel[],
  first: number,
  next: number,
  arms: readonly string[],
): readonly string[] | null {
  const head = run[0] as PrintedLevel;
  const last = run.at(-1) as PrintedLevel;
  const behind = run.map((level, i) => labelBehind(text, level, run[i + 1]?.at ?? next, arms));
  const bracketed = run.map((level, i) => bracketBehind(text, level, run[i + 1]?.at ?? next));
  if (run.length > 1 && bracketed.every((label) => label !== null)) return bracketed.filter((label) => label !== null);
  const named = behind.filter((label): label is string => label !== null && !TIME_ONLY.test(label));
  if (run.length === 1) return named.length === 1 ? named : (before(text, run, first, arms) ?? null);
  if (named.length === run.length && new Set(named.map((label) => label.toLowerCase())).size === run.length)
    return named;
  return (
    listed(text.slice(last.end, next), run.length) ??
    before(text, run, first, arms) ??
    comparedBefore(text.slice(first, head.at), run.length, arms) ??
    listedBefore(text.slice(first, head.at), run.length, arms) ??
    comparedBehind(text, run, first, next, arms) ??
    oneNamed(text.slice(first, head.at), behind, run.length)
  );
}

/** "In the early group 11 days, and 14 days in the late group", "12% against 3% of those on the drug". */
function oneNamed(lead: string, behind: readonly (string | null)[], count: number): readonly string[] | null {
  const [one, other] = behind.map((label) => (label !== null && !TIME_ONLY.test(label) ? label : null));
  if (count !== 2 || (one == null) === (other == null)) return null;
  const before = /\b(?:groups?|arms?)\b/i.test(lead) ? groupIn(lead) : null;
  if (one == null) return [before ?? OTHERS, other ?? OTHERS];
  return [one, OTHERS];
}

/** The group of which a sentence says only that it is not the one it names. */
const OTHERS = "the others";

/** "… were 37%, 31% and 18% with the high dose, the low dose and placebo, respectively". */
function listed(tail: string, count: number): readonly string[] | null {
  const clean = withoutBrackets(tail);
  if (!/\b(?:and|or|vs|versus|respectively)\b/.test(clean.slice(0, 160))) return null;
  const lead = /^[^.;]{0,40}?\b(?:in|with|for|on|among|after|under|between|to|of)\s+(?:the\s+)?/i.exec(clean);
  if (lead === null) return null;
  const rest = clean.slice(lead[0].length, lead[0].length + 160);
  const end = /\brespectively\b|[;.]|$/i.exec(rest)?.index ?? rest.length;
  return namesIn(rest.slice(0, end).trimEnd(), count);
}

function namesIn(text: string, count: number): readonly string[] | null {
  const names = text
    .split(/,\s{0,3}(?:and|or|vs\.?|versus)?|\s(?:and|or|vs\.?|versus)\s/i)
    .map((name) => name.replace(/^(?:in |with |for |on |the )+/i, "").trim())
    .filter((name) => name.length > 0);
  const numbered = /^(groups?|arms?) \S{1,3}$/i.test(names[0] ?? "")
    ? names.map((name, i) => (i > 0 && /^\S{1,3}$/.test(name) ? `group ${name}` : name.replace(/^groups /i, "group ")))
    : names;
  return numbered.length === count && numbered.every((name) => /\p{L}/u.test(name)) ? numbered : null;
}

/** "The i-gel (26.0)", "drug: 20%": the words straight before a bracket or colon. */
function before(
  text: string,
  run: readonly PrintedLevel[],
  first: number,
  arms: readonly string[],
): readonly string[] | null {
  const labels = run.map((level, i) => {
    const start = i === 0 ? first : (run[i - 1]?.end ?? first);
    const lead = text.slice(Math.max(start, level.at - 80), level.at);
    const sign = Math.max(...[..."([:-–="].map((one) => lead.lastIndexOf(one)));
    const behind = lead.slice(sign + 1).trimStart();
    // "The drug (mean 20".
    if (sign < 0 || !(behind === "" || (/[([]/.test(lead[sign] ?? "") && /^[a-z]+\s$/i.test(behind)))) return null;
    const words =
      lead
        .slice(0, sign)
        .split(/[,;:()[\]]|\b(?:than|and|or|versus|vs\.?|compared (?:with|to)|while|whereas|in|for|with|on|of)\b/i)
        .at(-1)
        ?.trim() ?? "";
    if (/^(?:total |of )?\d+ \p{L}+$/u.test(words) || (contentOf(words).size === 0 && !GROUP.test(words))) return null;
    return words.length >= 1 && words.length <= 60 && (GROUP.test(words) || isOfArms(words, arms) || run.length > 1)
      ? words
      : null;
  });
  const named = labels.filter((label): label is string => label !== null && label !== "");
  return named.length === run.length && new Set(named).size === run.length ? named : null;
}

/** "Lower in arm A than in arm B (38.1% vs. 59.0%)", "A led to fewer falls than B (12% vs 20%)". */
function comparedBefore(lead: string, count: number, arms: readonly string[]): readonly string[] | null {
  if (count !== 2) return null;
  const clean = withoutBrackets(lead);
  const joint = [
    ...clean.matchAll(/\b(?:than|versus|vs\.?|compared (?:with|to)|in comparison (?:with|to)|relative to|over)\b/gi),
  ].findLast(
    ({ 0: word, index }) =>
      word.toLowerCase() !== "over" || /\bprefer/i.test(clean.slice(Math.max(0, index - 60), index)),
  );
  if (joint === undefined) return null;
  const behind = clean
    .slice(joint.index + joint[0].length)
    .replace(/^\s*(?:that|those)?\s*(?:in|with|for|on|among|after|of)?\s*(?:the\s+)?/i, "");
  const other =
    behind
      .split(/[,;]|\bat \d|\bp\b|\b(?:regarding|with respect|in terms|as regards)\b/)[0]
      ?.trimEnd()
      .replace(/[([\s]{1,9}$/, "")
      .trim() ?? "";
  if (other.length < 2 || /[[(]/.test(other)) return null;
  // "Compared with placebo, the drug cut deaths (12% vs 20%)": what is compared with stands first.
  const before = clean.slice(0, joint.index);
  const head = before.trim().length < 3 ? behind.slice(other.length) : before;
  const own = armIn(head, other, arms) ?? groupIn(head);
  return own === null ? null : [own, other];
}

/** The group named last before a comparison; of two known ones the one that is not the other. */
function armIn(head: string, other: string, arms: readonly string[]): string | null {
  if (arms.length !== 2) return null;
  const words = contentOf(other);
  const [a, b] = arms.map((arm) => [...contentOf(arm)].filter((word) => words.has(word)).length) as [number, number];
  const rest = a === b ? null : (arms[a > b ? 1 : 0] ?? null);
  return rest !== null && [...contentOf(rest)].some((word) => contentOf(head).has(word)) ? rest : null;
}

/** "Subjects in the growth hormone group had", "the drug led to": the words for a group, or the first of the part. */
function groupIn(head: string): string | null {
  const named = [
    ...head.matchAll(/(?<![\p{L}\d+&/-])((?:[\p{L}\d+&/-]+ ){1,4}(?:groups?|arms?)(?: (?:[A-Z]|[IVX]{1,3}|\d))?)\b/gu),
  ].at(-1)?.[1];
  if (named !== undefined) return named.replace(/^.*\b(?:in|with|for|on|among|of|the|to)\s/i, "").trim();
  const last =
    head
      .split(/[,;:]|\b(?:and|but|while|whereas)\b/)
      .at(-1)
      ?.trim() ?? "";
  const behind = [...last.matchAll(/\b(?:in|with|for|on|among|after)\s/gi)]
    .map(({ 0: lead, index }) => last.slice(index + lead.length).trimStart())
    .map((rest) => rest.replace(/^the\s{1,9}(?=.{2})/is, ""))
    .findLast((rest) => rest.length >= 2);
  const own =
    (behind !== undefined && behind.length <= 60 ? behind : last.split(/\s+/).slice(0, 5).join(" "))
      .split(/\s(?:was|were|is|are|had|has|led|showed)\b/i)[0]
      ?.trim() ?? "";
  return /\p{L}{2}/u.test(own) ? own : null;
}

/** "In the drug and placebo groups, 12% and 20% …". */
function listedBefore(lead: string, count: number, arms: readonly string[]): readonly string[] | null {
  const clean = withoutBrackets(lead);
  const found = [...clean.matchAll(/\b(?:in|with|for|on|of|between|among)\s+(?:the\s+)?/gi)].toReversed();
  for (const { index, 0: head } of found) {
    const rest =
      clean.slice(index + head.length).split(/[;]|\b(?:was|were|had|is|are|reported|achieved|showed)\b/i)[0] ?? "";
    const names = namesIn(rest.replace(/,\s*$/, ""), count);
    if (names !== null && (GROUP.test(rest) || names.every((name) => isOfArms(name, arms)))) return names;
  }
  return null;
}

/** One group is named beside its number, and the trial has two: "92% with the tube, which is higher than 68%, the rate in controls". */
function comparedBehind(
  text: string,
  run: readonly PrintedLevel[],
  first: number,
  next: number,
  arms: readonly string[],
): readonly string[] | null {
  const [one, other] = run;
  if (one === undefined || other === undefined || run.length !== 2 || arms.length !== 2) return null;
  const which = (words: ReadonlySet<string>): number | null => {
    const [a, b] = arms.map((arm) => [...contentOf(arm)].filter((word) => words.has(word)).length) as [number, number];
    return a === b ? null : a > b ? 0 : 1;
  };
  const ofOne = which(contentOf(text.slice(Math.max(first, one.at - 110), one.at)));
  const ofOther = which(contentOf(`${text.slice(one.end, other.at)} ${text.slice(other.end, next)}`));
  if (ofOne !== null && ofOther !== null && ofOne === ofOther) return null;
  const place = ofOne ?? (ofOther === null ? null : 1 - ofOther);
  if (place === null) return null;
  return [arms[place] ?? "", arms[1 - place] ?? ""];
}
