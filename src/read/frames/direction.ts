import { unitNamed } from "../../core/units.js";
import type { Way } from "../../records.js";
import type { Words } from "./amounts.js";
import {
  BETTER_NOUNS,
  BETTER_WORDS,
  BETTERING,
  FALLING,
  LESS_NOUNS,
  LESS_WORDS,
  MORE_NOUNS,
  MORE_WORDS,
  NEGATIONS,
  ONLY_BESIDE,
  RISING,
  WORSE_NOUNS,
  WORSE_WORDS,
  WORSENING,
} from "./words.js";

export interface DirectionWord {
  readonly way: Way;
  readonly at: number;
  readonly kind: "verb" | "noun" | "comparative";
}

const CLASSES: readonly (readonly [ReadonlySet<string>, Way, DirectionWord["kind"]])[] = [
  [LESS_WORDS, "less", "comparative"],
  [MORE_WORDS, "more", "comparative"],
  [BETTER_WORDS, "better", "comparative"],
  [WORSE_WORDS, "worse", "comparative"],
  [LESS_NOUNS, "less", "noun"],
  [MORE_NOUNS, "more", "noun"],
  [BETTER_NOUNS, "better", "noun"],
  [WORSE_NOUNS, "worse", "noun"],
  [FALLING, "less", "verb"],
  [RISING, "more", "verb"],
  [BETTERING, "better", "verb"],
  [WORSENING, "worse", "verb"],
];

/** Words that say which way beside others only. */
const BESIDE_OTHERS = "sooner earlier quicker faster later slower smaller weaker lesser less fewer more as".split(" ");

/** Every word that may say which way, with the roles it has by itself: most words of a text are none of them. */
const TELLING: ReadonlyMap<string, readonly Omit<DirectionWord, "at">[]> = new Map(
  [...BESIDE_OTHERS, ...CLASSES.flatMap(([list]) => [...list])].map((word) => [
    word,
    CLASSES.flatMap(([list, way, kind]) => (list.has(word) ? [{ way, kind }] : [])),
  ]),
);

export const OPPOSITE: Readonly<Record<Way, Way>> = { more: "less", less: "more", better: "worse", worse: "better" };
/** What grows or shrinks by a comparative before it. */
const OF_CHANGE: readonly (readonly [ReadonlySet<string>, Way])[] = [
  [new Set("reduction reductions decrease decreases drop drops cut cuts dip relief lowering".split(" ")), "less"],
  [new Set([...MORE_NOUNS].filter((word) => !/^(?:excess|boost|lift|climb|leap)/.test(word))), "more"],
  [new Set([...BETTER_NOUNS, "effective", "efficacious", "beneficial", "helpful", "successful", "useful"]), "better"],
  [WORSE_NOUNS, "worse"],
  [new Set(["protection", "protective"]), "less"],
];

/** Words before which "lower", "greater" and the like name a thing: "lower back pain", "upper limit". */
const NAMED_THING =
  /^(?:back|limbs?|legs?|extremit|body|bound|limit|respiratory|airway|urinary|school|income|middle|class|gi|abdomen|lip|jaw|london|manchester|scores?-range)$/;
const NUMBER = /^\d/;
const SOONER = /^(?:sooner|earlier|quicker|faster)$/;
const LATER = /^(?:later|slower)$/;

/** The words at a place that say which way, in whatever role they could stand there. */
export function directionsAt({ words, tokens }: Words, at: number): readonly DirectionWord[] {
  const word = words[at] ?? "";
  const roles = TELLING.get(word);
  if (roles === undefined || !/^\p{L}/u.test(word)) return [];
  const after = words[at + 1] ?? "";
  if (NAMED_THING.test(after) && /^(?:lower|greater|higher|upper)$/.test(word)) return [];
  // A hedge: "more than 30%", "less than half"; "more than 1,600 patients".
  if (after === "than" && /^(?:more|less|fewer|greater|higher|lower)$/.test(word) && startsNumber(words, at + 2))
    return [];
  // "Grade 3 or higher", "follow-up".
  if (
    words[at - 1] === "or" &&
    /^(?:more|higher|greater|above|lower|less|fewer|below|better|worse)$/.test(word) &&
    NUMBER.test(words[at - 2] ?? "")
  )
    return [];
  if (word === "more" && words[at - 1] === "or") return [];
  if (words[at - 1] === "-" && tokens[at]?.gap === false && /^(?:up|down|on|off|over|above|below)$/.test(word))
    return [];
  // "Once more", "more and more", "over the years", "above all", "up to".
  if (word === "up" && (after === "to" || after === "-")) return [];
  if (word === "above" && after === "all") return [];
  if (word === "longer" && isNoLonger(words, at - 1)) return [];
  if (OF_PHRASE[word]?.test(words[at - 1] ?? "") && !startsNumber(words, at + 1)) return [];
  // Falls and drops are also things that are counted.
  if (/^falls?$/.test(word) && !fallsAsVerb(words, at))
    return isFallIn(words, at) ? [{ way: "less", at, kind: "noun" }] : [];
  if (/^(?:drop|drops|dropped)$/.test(word) && /^(?:out|outs|-)$/.test(after)) return [];
  if (/^favou?r$/.test(word) && words[at - 1] === "in") return [];
  if (/^slipped$/.test(word) && /^dis[ck]s?$/.test(after)) return [];
  // "With the drops", "eye drops": a remedy.
  if (word === "drops" && OF_REMEDIES.test(words[at - 1] ?? "") && !/^(?:in|of|to|by)$/.test(after)) return [];
  // "Not as common as", "nowhere near as good as".
  if (word === "as" && isNotAs(words, at)) {
    // "The benefit was not as large" compares two effects.
    if (
      words
        .slice(Math.max(0, at - 8), at)
        .some((one) => /^(?:benefits?|effects?|differences?|gains?|advantages?)$/.test(one))
    )
      return [];
    const way = /^(?:effective|good|well|beneficial|helpful|successful|useful|safe)$/.test(after) ? "worse" : "less";
    return OF_DEGREE.test(after) ? [{ way, at, kind: "comparative" }] : [];
  }
  // "Reduced-sodium", "cut-off", "low-back", "slow-release".
  if (
    after === "-" &&
    tokens[at + 1]?.gap === false &&
    tokens[at + 2]?.gap === false &&
    !/^(?:risk)$/.test(words[at + 2] ?? "")
  )
    return [];
  // "Two days sooner": of a time it is less.
  const timed = SOONER.test(word) || LATER.test(word) ? words.slice(Math.max(0, at - 4), at) : [];
  if (timed.some((one) => unitNamed(one)?.kind === "time"))
    return [{ way: SOONER.test(word) ? "less" : "more", at, kind: "comparative" }];
  // "Slipped more slowly" is less.
  if (word === "more" && /^(?:slowly|gradually)$/.test(after)) return [{ way: "less", at, kind: "comparative" }];
  // "Less rare" is more frequent.
  const turned =
    /^(?:rare|uncommon|unlikely|infrequent|infrequently|seldom|scarce)$/.test(after) && /^(?:less|more)$/.test(word);
  if (turned) return [{ way: word === "less" ? "more" : "less", at, kind: "comparative" }];
  // "A bigger reduction" is less, "more effective" better; "a greater impact" leaves it open.
  const grows = MORE_WORDS.has(word);
  if (
    (grows || /^(?:smaller|weaker|lesser)$/.test(word) || (/^(?:less|fewer)$/.test(word) && !LESS_NOUNS.has(after))) &&
    !/^(?:than|likely)$/.test(after)
  ) {
    for (const next of [after, words[at + 2] ?? ""]) {
      if (/^(?:in|of|for|with|by|to|and|or|than|,|\.)$/.test(next)) break;
      if (/^(?:impacts?|effects?|differences?|changes?|influence|response|responses)$/.test(next)) return [];
      const found = OF_CHANGE.find(([list]) => list.has(next));
      if (found !== undefined) return [{ way: grows ? found[1] : OPPOSITE[found[1]], at, kind: "comparative" }];
    }
  }
  return roles.map(({ way, kind }) => ({ way, at, kind }));
}

const OF_REMEDIES = /^(?:the|these|those|eye|ear|nose|nasal|cough|herbal|vitamin|daily)$/;

const OF_DEGREE =
  /^(?:common|commonly|frequent|frequently|often|many|much|likely|prevalent|numerous|high|large|great|big|bad|badly|severe|long|painful|effective|good|well|beneficial|helpful|successful|useful|safe)$/;

/** "Not as", "nowhere near as", "not nearly so", up to what it denies. */
function isNotAs(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (before > at - 4 && /^(?:nearly|quite|anywhere|near|half|remotely|even|just)$/.test(words[before] ?? ""))
    before -= 1;
  const half = words.slice(before + 1, at).includes("half");
  return !half && (words[before] === "not" || words[before] === "nowhere" || /n't$/.test(words[before] ?? ""));
}

/** "Ended up", "turned down": phrases in which up and down are no direction. */
const OF_PHRASE: Readonly<Record<string, RegExp>> = {
  up: /^(?:end|wind|wound|turn|show|sign|giv|gave|tak|took|mak|made|set|follow|lin|back|call|wak|woke|stand|stood|grow|own|line|held|hold|break|broke|sum|writ|wrote|keep|kept|cover|team|serv|bring|brought|meet|met|check|look|link|hook|mix|cough|pass|patch|clean|throw|threw|split|do|wash|open)(?:e|es|ed|s|ing|ned|ning|ting|n)?$/,
  down: /^(?:sit|sat|lie|lay|lying|turn|calm|settl|stand|stood|shut|writ|wrote|hand|pass|track|let|upside|lock|hunker|break|broke|boil)(?:e|es|ed|s|ing|ned|ting|n)?$/,
};

const startsNumber = (words: readonly string[], at: number): boolean => {
  const word = words[at] ?? "";
  return (
    NUMBER.test(word) ||
    /^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|half|twice|double|doubled|doubling|halved|tripled|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)$/.test(
      word,
    )
  );
};

/** "The fall in heart attacks", not "a fall in the garden". */
const isFallIn = (words: readonly string[], at: number): boolean =>
  words[at] === "fall" &&
  words[at + 1] === "in" &&
  !/^(?:an?|the|hospitals?|homes?|winter|summer|older|elderly|care|nursing|their|his|her|adults|people|old|women|men|patients|residents|one|\d.*)$/.test(
    words[at + 2] ?? "the",
  );

const fallsAsVerb = (words: readonly string[], at: number): boolean => {
  const [before, after] = [words[at - 1] ?? "", words[at + 1] ?? ""];
  // "Increasing falls by 28%": what is counted.
  if (
    (TELLING.get(before) ?? []).length > 0 ||
    /^(?:of|many|in|all|from|their|serious|injurious|and|or|more|fewer|prevent|with)$/.test(before)
  )
    return false;
  if (
    /^(?:by|to|from|in|about|around|nearly|almost|over|sharply|more|further|of|no|at|only|just|roughly|approximately|less|well)$/.test(
      after,
    ) ||
    startsNumber(words, at + 1)
  )
    return !(after === "in" || after === "of") || /^(?:%|percent|cent|point|points|-|a|an)$/.test(before);
  return false;
};

/** The direction of a whole clause without a number: its first verb, else its first comparative, else its first noun. */
export function directionOf(from: Words, first: number, next: number): DirectionWord | null {
  const strong: DirectionWord[] = [];
  const weak: DirectionWord[] = [];
  const aside = setAside(from.words, first, next);
  for (let at = first; at < next; at += 1)
    if (!aside(at)) (ONLY_BESIDE.has(from.words[at] ?? "") ? weak : strong).push(...directionsAt(from, at).slice(0, 1));
  const all = strong.length > 0 ? strong : weak;
  // "Less likely", "fewer", "more common" say it of what is counted; a verb says it of what follows.
  return all.find(({ kind }) => kind === "verb") ?? all.find(({ kind }) => kind === "comparative") ?? all[0] ?? null;
}

/** "Far from warding off colds, …": what is said not to be, up to its comma. */
function setAside(words: readonly string[], first: number, next: number): (at: number) => boolean {
  for (let at = first; at < next - 1; at += 1) {
    const lead = `${words[at]} ${words[at + 1]}`;
    if (!/^(?:far from|instead of|rather than)$/.test(lead)) continue;
    const comma = words.indexOf(",", at);
    const end = comma < 0 || comma >= next ? (at === first ? at : next) : comma;
    return (place) => place >= at && place < end;
  }
  return () => false;
}

/** Words that may stand between a number and the word that says which way. */
const BETWEEN =
  /^(?:relative|absolute|overall|statistically|significantly|significant|total|annual|in|the|risk|risks|odds|hazard|rate|mortality|point|points|as|-|yearly|net|average|mean|adjusted|much|of|greatly|substantially|even|hike-like|clinically|dramatically|sustained|further|annualised|annualized|stronger-than)$/;
const STOPS =
  /^(?:[.;:,()[\]]|and|or|but|while|whereas|compared|versus|vs|than|was|were|is|are|had|have|has|who|which|that|when|after|before)$/;

/**
 * The word that says which way the number from `first` to `next` goes, within a clause. What governs it, in order: a verb
 * straight before it or before its "by"; a comparative or noun straight behind it; the nearest word before; the next behind.
 */
export function directionFor(
  from: Words,
  amount: { readonly first: number; readonly next: number },
  clause: { readonly first: number; readonly next: number },
  isAmount: (at: number) => boolean,
): DirectionWord | null {
  const { words } = from;
  // "7 fewer strokes per 1,000" holds its own.
  for (let at = amount.first + 1; at < amount.next; at += 1) {
    // "Just under half" is a hedge.
    if (/^(?:under|over|above|below)$/.test(words[at] ?? "")) continue;
    const inside = directionsAt(from, at).find(({ kind }) => kind === "comparative");
    if (inside !== undefined) return inside;
  }
  let before = amount.first - 1;
  while (
    !(words[before] === "up" && words[before + 1] !== "to") &&
    /^(?:an?|average|estimated|mean|the|just|another|full|further|additional|extra|even|only|mere|about|around|nearly|almost|roughly|up|to|approximately|as|whopping|impressive|staggering|massive|modest|relative|well|some)$/.test(
      words[before] ?? "",
    ) &&
    before > amount.first - 5
  )
    before -= 1;
  const behindBy = /^(?:by|of)$/.test(words[before] ?? "");
  const near = (at: number): DirectionWord | undefined =>
    directionsAt(from, at).find(({ kind }) => kind !== "noun" || behindBy);
  const adjacent = directionsAt(from, before).find(
    ({ kind, way }) =>
      kind === "verb" ||
      (kind === "comparative" &&
        (way === "less" || way === "more") &&
        /^(?:down|up|below|above)$/.test(words[before] ?? "")),
  );
  if (adjacent !== undefined)
    return lostLess(words, amount.next) ? { ...adjacent, way: OPPOSITE[adjacent.way] } : adjacent;
  if (words[before] === "by") {
    const governing = lastBefore(from, before, clause.first, isAmount, near);
    // "Cut strokes by 12% and deaths by 20%": one verb for both.
    if (governing !== null) return governing;
    for (let at = clause.first; at < amount.first; at += 1) {
      const verb = directionsAt(from, at).find(({ kind }) => kind === "verb");
      if (verb !== undefined) return verb;
    }
  }
  const behind = straightBehind(from, amount.next, clause.next);
  if (behind !== null) return behind;
  const earlier = lastBefore(from, amount.first, clause.first, isAmount, (at) => directionsAt(from, at)[0]);
  if (earlier !== null) return earlier;
  const leads = amount.first <= clause.first + 1;
  for (let at = amount.next; at < Math.min(clause.next, amount.next + (leads ? 16 : 10)); at += 1) {
    if ((/^[.;:]$/.test(words[at] ?? "") && !(leads && at === amount.next)) || isAmount(at)) break;
    if (ONLY_BESIDE.has(words[at] ?? "")) continue;
    const found = directionsAt(from, at)[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** "Lost 3 kg less" is more of it; "fell 30% less often" is less. */
function lostLess(words: readonly string[], next: number): boolean {
  // "Declined 30% less" is told of the decline.
  if (/^(?:%|percent|cent)$/.test(words[next - 1] ?? "")) return false;
  const at = words[next] === "less" ? next : words[next + 1] === "less" ? next + 1 : -1;
  return at >= 0 && !/^(?:often|likely|frequently|common|commonly|severe|time|[a-z]+ly)$/.test(words[at + 1] ?? "");
}

function straightBehind(from: Words, start: number, end: number): DirectionWord | null {
  let others = 0;
  for (let at = start; at < Math.min(end, start + 5); at += 1) {
    const word = from.words[at] ?? "";
    const found = directionsAt(from, at).find(({ kind }) => kind !== "verb");
    if (found !== undefined) return found;
    if (STOPS.test(word) || NUMBER.test(word)) return null;
    // "31% of the infants improved": a share.
    if (word === "of" && at === start) return null;
    if (!BETWEEN.test(word)) others += 1;
    if (others > 2) return null;
  }
  return null;
}

function lastBefore(
  from: Words,
  start: number,
  end: number,
  isAmount: (at: number) => boolean,
  near: (at: number) => DirectionWord | undefined,
): DirectionWord | null {
  let comparative: DirectionWord | null = null;
  for (let at = start - 1; at >= end; at -= 1) {
    const word = from.words[at] ?? "";
    if (isAmount(at) || /^[;:]$/.test(word)) break;
    if (ONLY_BESIDE.has(word) && at < start - 4) continue;
    const found = directionsAt(from, at).find(({ kind }) => kind === "verb") ?? near(at);
    if (found === undefined) continue;
    // A verb governs; "more" before it may belong to another noun.
    if (found.kind !== "comparative") return found;
    // "The stronger inhaler": further off a comparative names a thing.
    if (start - at <= 5 || /^(?:more|less|fewer|higher|lower|greater)$/.test(word)) comparative ??= found;
  }
  return comparative;
}

/** In words; what a denial is of stands no further behind it. */
const LONGEST_LEAD = 60;

/** Whether what stands at a place is denied: "did not reduce", "failed to cut", "no reduction", "without raising". */
export function isDenied(from: Words, at: number, first: number): boolean {
  const { words } = from;
  // "It is not true that", "it would be wrong to say": what follows is denied once more.
  const start = Math.max(0, first, at - LONGEST_LEAD);
  const lead = words.slice(start, at).join(" ");
  const outer = outerDenial(lead);
  const inner = deniedIn(from, at, outer === null ? first : start + lead.slice(0, outer).trim().split(" ").length);
  return inner !== (outer !== null);
}

/** "It is not true that", "nobody should say that". */
const OUTER_DENIALS: readonly RegExp[] = [
  /\b(?:was|is|were|are|be) not (?=without)/,
  /\b(?:it is|it's|it was|it is simply|is) (?:not|n't|un)\s?(?:true|right|correct|the case|accurate)/,
  /\b(?:it|that) (?:isn't|wasn't|ain't) (?:true|right|correct|the case|accurate|so)/,
  /\bnot true that/,
  /\b(?:it is|it would be|it's) (?:wrong|untrue|false|incorrect|mistaken|misleading|a mistake|a myth)/,
  /\b(?:a|the) myth that/,
  /\bnobody (?:should|can) (?:say|claim) that/,
  /\b(?:no truth|nothing|no substance) (?:in|to) (?:the |any )?(?:idea|claim|notion|suggestion|belief|theory|talk|rumou?r)s? (?:that)?/,
  /\b(?:debunk|dispel|disprov|refut|reject|rubbish|scotch|demolish|explod)(?:e|es|ed|s|led|ing|ling)? (?:the |any |all )?(?:idea|claim|notion|myth|suggestion|theory|belief|hope|rumou?r)s? that/,
];
/** What may follow one of them: "to say that". */
const DENIED_SAYING = /^(?: to (?:say|claim|suggest|think|believe))?(?: that)?/;
const CLAIM_THAT = /\bthe (?:claim|idea|notion|suggestion|belief|theory) that /;

/** Where the first denial of what follows it ends; null where a text holds none. */
function outerDenial(text: string): number | null {
  const ends = OUTER_DENIALS.flatMap((pattern) => {
    const found = pattern.exec(text);
    if (found === null) return [];
    const end = found.index + found[0].length;
    return [{ at: found.index, end: end + (DENIED_SAYING.exec(text.slice(end, end + 20))?.[0].length ?? 0) }];
  });
  // "The claim that it helps is false."
  const claim = CLAIM_THAT.exec(text);
  if (claim !== null) {
    const start = claim.index + claim[0].length;
    const untrue = / (?:is|was|proved) (?:false|wrong|untrue|unfounded|baseless|mistaken|a myth)/.exec(
      text.slice(start, start + 70),
    );
    if (untrue !== null) ends.push({ at: claim.index, end: start + untrue.index + untrue[0].length });
  }
  return ends.toSorted((a, b) => a.at - b.at)[0]?.end ?? null;
}

/** Whether the text denies what it says at its start. */
export const deniesOutright = (text: string): boolean => outerDenial(text) !== null;

const SMALL =
  /^(?:insignificant|inconsiderable|inconsequential|insubstantial|immaterial|unimportant|trivial|negligible|unremarkable|mean)(?:ly)?$/;

const isNoLonger = (words: readonly string[], at: number): boolean =>
  words[at] === "no" &&
  words[at + 1] === "longer" &&
  !/^(?:than|in|on|with|for|after|[.,;:]|)$/.test(words[at + 2] ?? "") &&
  !/^(?:stayed|lasted|took|lived|survived|for|was|were)$/.test(words[at - 1] ?? "");

function deniedIn(from: Words, at: number, first: number): boolean {
  const { words } = from;
  const isChange = directionsAt(from, at).some(({ kind }) => kind !== "comparative");
  let denials = 0;
  for (let place = at - 1; place >= Math.max(first, at - 6); place -= 1) {
    const word = words[place] ?? "";
    if (word === "but" && words[place - 1] === "anything") denials += 1;
    if (/^(?:[,.;:()]|and|but|or)$/.test(word)) break;
    if (!NEGATIONS.has(word)) continue;
    if (words[at] === "as" && isNotAs(words, at)) continue;
    // "Not insignificantly higher", "no trivial fall".
    if ([1, 2, 3].some((skip) => SMALL.test(words[place + skip] ?? "") && place + skip < at)) continue;
    // "Without raising it" denies; "those without the inhaler wheezed 50% more" tells of a group.
    if (word === "without" && !isChange) continue;
    if (word === "not" && /^(?:only|just|merely|surprisingly)$/.test(words[place + 1] ?? "")) return false;
    // "No longer cut falls", but not "stayed no longer than".
    if (isNoLonger(words, place)) {
      denials += 1;
      continue;
    }
    // "No more than", "no fewer than" are hedges; "nearly" and "no doubt" deny nothing.
    if (
      word === "no" &&
      /^(?:doubt|denying|question|mistaking|disputing|secret|surprise|matter|longer|fewer|less|more|greater|higher|bigger|larger)$/.test(
        words[place + 1] ?? "",
      )
    )
      continue;
    if (word === "no" && at - place > 4) continue;
    if (/^fail/.test(word) && words[place + 1] !== "to") continue;
    // "Those who did not take it had 30% less": the denial is of the group.
    if (/^(?:who|that|which)$/.test(words[place - 1] ?? "") || /^(?:who|that|which)$/.test(words[place - 2] ?? ""))
      continue;
    if (
      /^(?:those|people|patients|women|men|children|participants|group|placebo)$/.test(words[place - 1] ?? "") &&
      /ing$/.test(words[place + 1] ?? "")
    )
      continue;
    // "Did not fail to lower" denies twice.
    denials += 1;
  }
  return denials % 2 === 1;
}
