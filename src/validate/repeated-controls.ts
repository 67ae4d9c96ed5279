import { isAscii } from "../core/ascii.js";
import { note } from "../core/notes.js";
import type { Note, Outcome } from "../records.js";
import { armOn, sameNumbers } from "./same-arm.js";
import { listed, quoted, shown } from "./wording.js";

/** Fewer people than this agree by chance. */
const FEWEST = 10;

/**
 * Rows of studies with different names whose control arms have the same numbers: perhaps one trial, entered under two
 * names ("Smith 2001a", "Smith 2001b"), whose control would count twice. Means and SDs seldom agree by chance; counts do,
 * so of these the names must agree in their author and year as well.
 */
export function repeatedControls(outcomes: readonly Outcome[]): readonly Note[] {
  const sets = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const arm = armOn(outcome, "control");
    if (arm === null || arm.n < FEWEST) continue;
    const numbers = "mean" in arm ? [arm.mean, arm.sd] : [arm.events, stemOf(outcome.study)];
    const key = JSON.stringify([outcome.outcome, outcome.instrument, outcome.timepoint, arm.n, ...numbers]);
    const set = sets.get(key);
    if (set) set.push(outcome);
    else sets.set(key, [outcome]);
  }
  const told = [...sets.values()].filter(areTwins);
  const first = told[0]?.[0];
  if (first === undefined) return [];
  const names = told.map((set) => `${set.map(named).join(" and ")} (${described(set[0])})`);
  const message = `the same control arm stands under different names: ${listed(names, 5)}; if each is one trial, its people count twice: give its rows one name, and say --shared-control combine or split`;
  return [note("N_SAME_CONTROL", message, first.place)];
}

/** Two names, and other treatments: the same two arms twice are a copy, not a further comparison. */
function areTwins(set: readonly Outcome[]): boolean {
  const [first, ...rest] = set;
  if (first === undefined) return false;
  const own = armOn(first, "treatment");
  return rest.some((other) => {
    const arm = armOn(other, "treatment");
    return other.study !== first.study && own !== null && arm !== null && !sameNumbers(own, arm);
  });
}

const named = ({ study, place }: Outcome): string => `${quoted(study)} in row ${place.row}`;

function described(outcome: Outcome | undefined): string {
  const arm = outcome === undefined ? null : armOn(outcome, "control");
  if (arm === null) return "";
  return "mean" in arm
    ? `${shown(arm.n)} people, mean ${shown(arm.mean)}, SD ${shown(arm.sd)}`
    : `${shown(arm.events)} of ${shown(arm.n)} people`;
}

/** A study's name up to its year, or else without what stands in brackets at its end. */
export function stemOf(study: string): string {
  const name = study.normalize("NFC").trim().toLowerCase();
  const year = (isAscii(name) ? /^(?=\D*[a-z])\D*(?:19|20)\d\d(?!\d)/ : /^(?=\D*\p{L})\D*(?:19|20)\d\d(?!\d)/u).exec(
    name,
  );
  return (year?.[0] ?? name.replace(/\s*[([][^()[\]]*[)\]]$/u, "")).replace(/\s+/gu, " ");
}
