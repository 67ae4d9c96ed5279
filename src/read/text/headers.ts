import { kindAt, numberValue, type Scan, sameSentence, tokenAt, wordAt } from "./scan.js";

/** The words that announce confidence intervals. */
export interface Header {
  readonly first: number;
  /** One past its last token, its own abbreviation in brackets included. */
  readonly next: number;
  /** Percent; null where none is printed. */
  readonly level: number | null;
  readonly isCredible: boolean;
  /** "upper limit of the 95% CI", "one-sided". */
  readonly side: "upper" | "lower" | null;
}

const ABBREVIATIONS: ReadonlySet<string> = new Set("ci cis cl ic cri cris ui ki hdi hpd bci bcri".split(" "));
const CREDIBLE: ReadonlySet<string> = new Set(
  "cri cris hdi hpd bci bcri credible credibility posterior bayesian".split(" "),
);
const INTERVAL: ReadonlySet<string> = new Set(
  "interval intervals limit limits bound bounds int intervall intervalo intervalle range".split(" "),
);
const CONFIDENCE: ReadonlySet<string> = new Set(
  "confidence credible credibility uncertainty uncertainly compatibility confident confidential".split(" "),
);
const QUALIFIERS: ReadonlySet<string> = new Set(
  "two one sided tailed bayesian bootstrap bootstrapped exact wald profile likelihood binomial asymptotic simultaneous corrected bias adjusted highest posterior density equal upper lower percentile wilson the unadjusted".split(
    " ",
  ),
);

/** Finds the headers. */
export function findHeaders(scan: Scan): readonly Header[] {
  const bareAllowed = !definesOtherCi(scan);
  const headers: Header[] = [];
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const header = headerAt(scan, at, bareAllowed);
    if (header === null) continue;
    headers.push(header);
    at = header.next - 1;
  }
  return headers;
}

/** "cardiac index (CI)", "cochlear implant (CI)": then the letters alone announce nothing. */
function definesOtherCi(scan: Scan): boolean {
  return scan.tokens.some(({ kind, text }, index) => {
    if (kind !== "word" || text !== "CI" || kindAt(scan, index - 1) !== "open" || kindAt(scan, index + 1) !== "close")
      return false;
    const before = wordAt(scan, index - 2);
    return before !== "" && !INTERVAL.has(before) && !CONFIDENCE.has(before) && before.startsWith("i");
  });
}

function headerAt(scan: Scan, at: number, bareAllowed: boolean): Header | null {
  const level = levelAt(scan, at);
  if (level !== null) {
    let next = level.next;
    for (let steps = 0; steps < 6; steps += 1) {
      if (QUALIFIERS.has(wordAt(scan, next)) || (steps > 0 && kindAt(scan, next) === "dash")) next += 1;
      else if (
        kindAt(scan, next) === "open" &&
        QUALIFIERS.has(wordAt(scan, next + 1)) &&
        closeOf(scan, next) <= next + 5
      )
        next = closeOf(scan, next) + 1;
      else if (kindAt(scan, next) === "dash" && startsName(scan, next + 1)) next += 1;
      else break;
    }
    const name = intervalNameAt(scan, next);
    return name === null
      ? null
      : finish(scan, at, name.next, level.value, name.isCredible || hasCredible(scan, at, next));
  }
  const word = wordAt(scan, at);
  if (!CONFIDENCE.has(word) && !ABBREVIATIONS.has(word)) return null;
  const name = intervalNameAt(scan, at);
  if (name === null) return null;
  let next = name.next;
  const bracketed = kindAt(scan, next) === "open" ? 1 : 0;
  const after = levelAt(scan, next + bracketed);
  if (after !== null && kindAt(scan, after.next) === (bracketed === 1 ? "close" : kindAt(scan, after.next))) {
    next = after.next + bracketed;
    return finish(scan, at, next, after.value, name.isCredible);
  }
  const spelled = CONFIDENCE.has(word);
  if (!spelled && (!bareAllowed || !/^(?:CI|CIs|CrI|Cl|IC|BCI)$/.test(tokenAt(scan, at).text))) return null;
  return finish(scan, at, next, null, name.isCredible);
}

const startsName = (scan: Scan, at: number): boolean => intervalNameAt(scan, at) !== null;
const closeOf = (scan: Scan, open: number): number => {
  const close = scan.partner[open] ?? -1;
  return close < 0 ? Number.MAX_SAFE_INTEGER : close;
};
function hasCredible(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (CREDIBLE.has(wordAt(scan, at))) return true;
  return false;
}

/** "95%", "95 percent", and "95" straight before the name. */
function levelAt(scan: Scan, at: number): { value: number; next: number } | null {
  if (kindAt(scan, at) !== "number") return null;
  const value = numberValue(scan, at);
  if (!(value >= 50 && value < 100)) return null;
  const isDashed = kindAt(scan, at + 1) === "dash" && kindAt(scan, at + 2) === "percent";
  if (isDashed) return { value, next: at + 3 };
  // "CI95" leaves the sign out.
  const isGlued = !tokenAt(scan, at).gap && /^(?:ci|cl|ic|cri)$/.test(wordAt(scan, at - 1));
  if (isGlued && kindAt(scan, at + 1) !== "percent") return { value, next: at + 1 };
  if (kindAt(scan, at + 1) === "percent") return { value, next: at + 2 };
  if (wordAt(scan, at + 1) === "percent") return { value, next: at + 2 };
  if (wordAt(scan, at + 1) === "per" && wordAt(scan, at + 2) === "cent") return { value, next: at + 3 };
  const isName = value >= 80 && (ABBREVIATIONS.has(wordAt(scan, at + 1)) || CONFIDENCE.has(wordAt(scan, at + 1)));
  return isName ? { value, next: at + 1 } : null;
}

/** "CI", "C.I.", "confidence interval(s)", "confidence limits". */
export function intervalNameAt(scan: Scan, at: number): { next: number; isCredible: boolean } | null {
  const word = wordAt(scan, at);
  // "CR 60%, CRi 9%": complete remission with incomplete recovery.
  if (tokenAt(scan, at).text === "CRi") return null;
  if (ABBREVIATIONS.has(word)) {
    const plural = kindAt(scan, at + 1) === "open" && wordAt(scan, at + 2) === "s";
    return { next: plural ? at + 4 : at + 1, isCredible: CREDIBLE.has(word) };
  }
  if (word === "c.i" || (word === "c" && kindAt(scan, at + 1) === "dot" && wordAt(scan, at + 2) === "i")) {
    const end = word === "c.i" ? at + 1 : at + 3;
    return { next: kindAt(scan, end) === "dot" ? end + 1 : end, isCredible: false };
  }
  if (CONFIDENCE.has(word)) {
    const dash = kindAt(scan, at + 1) === "dash" ? 1 : 0;
    if (!INTERVAL.has(wordAt(scan, at + 1 + dash))) return null;
    let next = at + 2 + dash;
    if (kindAt(scan, next) === "open" && wordAt(scan, next + 1) === "s") next += 3;
    return { next, isCredible: CREDIBLE.has(word) };
  }
  return INTERVAL.has(word) && /^(?:interval|intervals)$/.test(word) && kindAt(scan, at - 1) === "percent"
    ? { next: at + 1, isCredible: false }
    : null;
}

/** Takes the abbreviation that follows a spelled-out name: "[CI]", "(95% CI)", ", CI,", "CI". */
function finish(scan: Scan, first: number, from: number, level: number | null, isCredible: boolean): Header {
  let next = from;
  const bracket = kindAt(scan, next) === "open" ? 1 : 0;
  const lead = bracket === 1 || kindAt(scan, next) === "comma" ? 1 : 0;
  const inner = levelAt(scan, next + lead);
  const name = inner === null ? next + lead : inner.next;
  if (ABBREVIATIONS.has(wordAt(scan, name)) && from - first > 1) {
    if (
      bracket === 1 &&
      (kindAt(scan, name + 1) === "close" || ["comma", "semicolon"].includes(kindAt(scan, name + 1)))
    ) {
      next = kindAt(scan, name + 1) === "close" ? name + 2 : name + 1;
    } else if (bracket === 0) next = name + 1;
  }
  return { first, next, level: level ?? inner?.value ?? null, isCredible, side: sideOf(scan, first) };
}

const ENDS: ReadonlySet<string> = new Set("limit bound boundary end limits confidence".split(" "));

function sideOf(scan: Scan, first: number): "upper" | "lower" | null {
  for (let at = first - 1; at >= first - 7 && at >= 0 && sameSentence(scan, at, first); at -= 1) {
    const word = wordAt(scan, at);
    if (word === "upper" || word === "lower") return ENDS.has(wordAt(scan, at + 1)) || at === first - 1 ? word : null;
    if (kindAt(scan, at) === "open" || kindAt(scan, at) === "close") return null;
  }
  return null;
}
