/** All checks of one text, in the order in which a reader wants them. */
import type { Finding, Severity, TextReading } from "../../records.js";
import type { Check, CheckFacts } from "./check.js";
import { checks } from "./checks.js";

/** What the checks of a text came to. */
export interface CheckedText {
  /** What does not fit, worst first, then by place. */
  readonly findings: readonly Finding[];
  /** How many printed statistics were held against another number, or a rule, and fit everywhere. */
  readonly consistent: number;
  /** What holds, one entry a check and place. */
  readonly held: readonly Finding[];
  /** What could not be told, and why. */
  readonly cannotCheck: readonly Finding[];
}

const ORDER: readonly Severity[] = ["impossible", "inconsistent", "questionable", "note"];

export const NO_FACTS: CheckFacts = { instruments: [], thresholds: [] };

interface Judged {
  readonly check: Check;
  readonly finding: Finding;
}

export function checkText(reading: TextReading, facts: CheckFacts = NO_FACTS): CheckedText {
  const judged: readonly Judged[] = checks.all.flatMap((check) =>
    check.run(reading, facts).map((finding) => ({ check, finding })),
  );
  const wrong = judged.filter(({ finding: { verdict } }) => verdict === "mismatch" || verdict === "impossible");
  const held = judged.filter(({ finding: { verdict } }) => verdict === "consistent" || verdict === "rounding-only");
  const open = judged.filter(({ finding: { verdict } }) => verdict === "cannot-check");
  const byPlace = new Map<number | null, Judged[]>();
  for (const one of wrong) {
    const there = byPlace.get(placeOf(one));
    if (there === undefined) byPlace.set(placeOf(one), [one]);
    else there.push(one);
  }
  const kept = wrong.filter((one) => !byPlace.get(placeOf(one))?.some((other) => saysMore(other, one)));
  const complaints = new Set(kept.map(placeOf));
  const numbers = held.filter(({ check }) => check.about === "numbers").map(placeOf);
  return {
    findings: sorted(byCause(distinct(kept))),
    consistent: new Set(numbers.filter((place) => !complaints.has(place))).size,
    held: sorted(distinct(held)),
    cannotCheck: sorted(distinct(open)),
  };
}

const placeOf = ({ finding }: Judged): number | null => finding.place.offset;
const rank = ({ finding }: Judged): number => ORDER.indexOf(finding.severity);

/** Whether `other`, of the same place, is as bad and is the one that `one` leaves the word to. */
function saysMore(other: Judged, one: Judged): boolean {
  return one.check.yieldsTo.includes(other.check.id) && rank(other) <= rank(one);
}

/** From how many places on one cause is told once. */
const SEVERAL = 3;
/** What reconciles many places of a text at a time: one decision of its authors. */
const isOneCause = (fits: string): boolean =>
  fits === "fits a one-sided p" || fits.endsWith("% interval") || fits.startsWith("fits a t interval with few");

/** Places that the same reading would reconcile are one finding: the first of the worst, with the quotes of the others. */
function byCause(all: readonly Judged[]): readonly Judged[] {
  const groups = new Map<string, Judged[]>();
  for (const one of all) {
    const { code, fits } = one.finding;
    if (fits === null || !isOneCause(fits)) continue;
    const key = `${code} ${fits}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const several = [...groups.values()].filter((group) => group.length >= SEVERAL);
  const inGroup = new Set(several.flat());
  const merged = several.map((group) => {
    const [first, ...others] = group.toSorted((a, b) => rank(a) - rank(b) || (placeOf(a) ?? 0) - (placeOf(b) ?? 0)) as [
      Judged,
      ...Judged[],
    ];
    const places = others.map(
      ({ finding: { quote, place } }) => `${place.line === null ? "" : `line ${place.line}: `}${quote}`,
    );
    const because = `${first.finding.because} ${others.length} more places would be reconciled by the same reading.`;
    return { ...first, finding: { ...first.finding, because, others: [...first.finding.others, ...places] } };
  });
  return [...all.filter((one) => !inGroup.has(one)), ...merged];
}

function distinct(all: readonly Judged[]): readonly Judged[] {
  const key = ({ finding }: Judged): string => `${finding.code} ${finding.place.offset} ${finding.because}`;
  return [...new Map(all.map((one) => [key(one), one])).values()];
}

function sorted(all: readonly Judged[]): readonly Finding[] {
  return all
    .toSorted((a, b) => rank(a) - rank(b) || (placeOf(a) ?? 0) - (placeOf(b) ?? 0))
    .map(({ finding }) => finding);
}
