import { BptrialError, type NoteCode } from "../core/errors.js";
import { isWithinReach, LARGEST, MOST_PEOPLE } from "../core/limits.js";
import { isRatio, isWithinOne } from "../core/quantities.js";
import type { TextReading } from "../records.js";

/** What is typed of an effect, on a command line or in a claims file. */
export interface TypedEffect {
  readonly measure: string;
  readonly estimate: number;
  readonly ci: readonly [number, number] | null;
  readonly n: readonly [number, number] | null;
  readonly than?: { readonly estimate: number; readonly ci: readonly [number, number] | null } | null;
}

interface TypedClaim {
  /** Of an entry of a claims file; null for the one claim of a command line. */
  readonly id: string | null;
  readonly file: string;
  readonly reading: TextReading;
  readonly evidence: TypedEffect | null;
  readonly n: readonly [number, number] | null;
}

/** Refuses a claim whose numbers none can be, under its name. @throws E_OPTION, E_CELL for an entry of a file, E_RANGE */
export function requireClaim({ id, file, reading, evidence, n }: TypedClaim): void {
  try {
    const beyond = reading.notes.find(({ code }) => code === ("N_RANGE" satisfies NoteCode));
    if (beyond !== undefined) throw new BptrialError("E_RANGE", beyond.message, "Check the exponent.");
    if (evidence !== null) requirePossible(evidence);
    requirePeople(n);
  } catch (error) {
    if (!(error instanceof BptrialError) || id === null) throw error;
    const code = error.code === "E_OPTION" ? "E_CELL" : error.code;
    throw new BptrialError(code, `claim "${id}": ${error.message}`, error.hint, {
      file,
      row: null,
      column: null,
    });
  }
}

const refuse = (message: string, hint: string): BptrialError => new BptrialError("E_OPTION", message, hint);

/**
 * Refuses what no effect can be: ratios at or below 0, differences of risks beyond 1, an estimate outside its interval,
 * groups without people, and numbers beyond reach.
 *
 * @throws E_OPTION
 */
export function requirePossible({ measure, estimate, ci, n, than = null }: TypedEffect): void {
  for (const value of [estimate, ...(than === null ? [] : [than.estimate])]) requireNumber(measure, value, 1);
  for (const limit of [...(ci ?? []), ...(than?.ci ?? [])]) requireNumber(measure, limit, LIMIT_BEYOND);
  requireInside(measure, estimate, ci);
  if (than !== null) requireInside(measure, than.estimate, than.ci);
  requirePeople(n);
}

/** A normal interval may reach beyond what its estimate can be, but not by half as much again. */
const LIMIT_BEYOND = 1.5;

function requireNumber(measure: string, value: number, most: number): void {
  if (isRatio(measure) && !(value > 0))
    throw refuse(`${value} is no ratio, which is above 0`, "A logarithm is none: type the ratio itself.");
  if (isWithinOne(measure) && Math.abs(value) > most + 1e-9)
    throw refuse(
      `${value} is no difference of risks, which lies between -1 and 1`,
      "Eight percentage points are --rd 0.08.",
    );
  if (!isWithinReach(value) || (isRatio(measure) && value < 1 / LARGEST))
    throw refuse(`${value} is too large or too near to 0`, "Numbers reach to 1e100. Check the exponent.");
}

function requireInside(measure: string, estimate: number, ci: readonly [number, number] | null): void {
  if (ci === null || (estimate >= ci[0] && estimate <= ci[1])) return;
  const log = isRatio(measure) ? Math.log(estimate) : Number.NaN;
  const hint =
    log >= ci[0] && log <= ci[1]
      ? "Its logarithm is: type the limits of the ratio itself."
      : "Check the signs and the scale: --smd -0.28 --ci -0.42,-0.14.";
  throw refuse(`the estimate ${estimate} is not inside its interval, ${ci[0]} to ${ci[1]}`, hint);
}

/** @throws E_OPTION for groups that nobody is in, or more than there are people */
function requirePeople(n: readonly [number, number] | null): void {
  const bad = n?.find((people) => !(people > 0 && people <= MOST_PEOPLE));
  if (bad === undefined) return;
  throw refuse(`a group has 1 to 10¹² people, not ${bad}`, "Say the people of both groups: --n 120,118.");
}
