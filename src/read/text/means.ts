import type { MeanStatistic } from "../../records.js";
import { afterUnit, numberFrom, type Printed, signedAt } from "./printed.js";
import { firstOfSentence, isFree, kindAt, relationAt, type Scan, sentenceAt, wordAt } from "./scan.js";

/** A mean with its spread. */
export interface FoundMean {
  readonly mean: Printed;
  readonly spread: Printed;
  readonly spreadKind: MeanStatistic["spreadKind"];
  readonly first: number;
  readonly next: number;
}

type Kind = MeanStatistic["spreadKind"];
const SPREADS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...["sd", "sds", "std", "stdev", "s.d"].map((word) => [word, "sd"] as const),
  ...["se", "sem", "ses", "sems", "s.e", "s.e.m"].map((word) => [word, "se"] as const),
]);

/** Finds "42.5 ± 11.7", "5.3 (SD 2.1)", and under "mean (SD)" also "5.3 (2.1)". */
export function findMeans(scan: Scan): readonly FoundMean[] {
  const found: FoundMean[] = [];
  let sentence = -1;
  let announced: Kind | null = null;
  let named: Kind = "unknown";
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (sentenceAt(scan, at) !== sentence) {
      sentence = sentenceAt(scan, at);
      announced = null;
      named = "unknown";
    }
    const kind = kindAt(scan, at);
    if (kind === "word") {
      const spread = spreadName(scan, at);
      if (spread !== null) {
        named = spread.kind;
        if (isAnnouncement(scan, at)) announced = spread.kind;
      }
    }
    if (kind !== "number" || !isFree(scan, at)) continue;
    const one = plusMinus(scan, at, named) ?? bracketed(scan, at, announced);
    if (one === null) continue;
    found.push(one);
    at = one.next - 1;
  }
  return found;
}

/** "SD", "standard deviation", "standard error (of the mean)". */
function spreadName(scan: Scan, at: number): { kind: Kind; next: number } | null {
  const short = SPREADS.get(wordAt(scan, at));
  if (short !== undefined) return { kind: short, next: at + 1 };
  if (wordAt(scan, at) !== "standard") return null;
  if (/^deviations?$/.test(wordAt(scan, at + 1))) return { kind: "sd", next: at + 2 };
  return /^errors?$/.test(wordAt(scan, at + 1)) ? { kind: "se", next: at + 2 } : null;
}

/** "mean (SD)", "mean [SD]", "means (± SD)": the numbers that follow are printed in this form. */
function isAnnouncement(scan: Scan, at: number): boolean {
  const open = kindAt(scan, at - 1) === "plusminus" ? at - 2 : at - 1;
  if (kindAt(scan, open) !== "open") return false;
  for (let back = open - 1; back >= Math.max(firstOfSentence(scan, at), open - 6); back -= 1) {
    if (/^(?:mean|means|average)$/.test(wordAt(scan, back))) {
      const close = scan.partner[open] ?? -1;
      return close > 0 && close <= at + 4;
    }
  }
  return false;
}

function plusMinus(scan: Scan, at: number, named: Kind): FoundMean | null {
  const mean = signedAt(scan, at);
  if (mean === null) return null;
  const sign = kindAt(scan, mean.next) === "plusminus" ? mean.next : afterUnit(scan, mean.next);
  if (kindAt(scan, sign) !== "plusminus") return null;
  const from = kindAt(scan, sign + 1) === "word" && spreadName(scan, sign + 1) !== null ? sign + 2 : sign + 1;
  const spread = numberFrom(scan, from);
  if (spread === null || spread.value < 0) return null;
  const after = afterUnit(scan, spread.next);
  const own =
    spreadName(scan, after)?.kind ?? (kindAt(scan, after) === "open" ? spreadName(scan, after + 1)?.kind : undefined);
  return { mean, spread, spreadKind: own ?? named, first: mean.first, next: spread.next };
}

function bracketed(scan: Scan, at: number, announced: Kind | null): FoundMean | null {
  const mean = signedAt(scan, at);
  const open = mean === null ? -1 : afterUnit(scan, mean.next);
  if (
    mean === null ||
    (kindAt(scan, open) !== "open" && kindAt(scan, open) !== "comma" && kindAt(scan, open) !== "semicolon")
  )
    return null;
  const name = spreadName(scan, kindAt(scan, open + 1) === "plusminus" ? open + 2 : open + 1);
  if (name === null && (announced === null || kindAt(scan, open) !== "open")) return null;
  let from = name?.next ?? open + 1;
  for (let steps = 0; steps < 2; steps += 1) {
    if (relationAt(scan, from) === "=" || ["comma", "colon", "plusminus"].includes(kindAt(scan, from))) from += 1;
  }
  const spread = kindAt(scan, from) === "number" ? numberFrom(scan, from) : null;
  if (spread === null) return null;
  const end = afterUnit(scan, spread.next);
  const closes = kindAt(scan, end) === "close";
  if (name === null && !closes) return null;
  const next = closes && kindAt(scan, open) === "open" ? end + 1 : spread.next;
  return { mean, spread, spreadKind: name?.kind ?? announced ?? "unknown", first: mean.first, next };
}
