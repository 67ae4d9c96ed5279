import type { ArmColumn } from "../../records.js";
import { mappable } from "../column-names.js";
import type { Family } from "./arm-marks.js";
import { possible } from "./outcome-sets.js";
import { type Profile, within } from "./profile.js";
import { BEFORE_TREATMENT, quantityOf, timeIn, treatmentOf } from "./words.js";

/**
 * Two counts of both arms under words that nobody knows, one of which never exceeds the other: events of people, perhaps.
 * That is too little to compute from, and enough to propose; null where there is not one such guess.
 */
export function countsGuess(
  headers: readonly string[],
  marked: readonly Family[],
  profiles: readonly Profile[],
): readonly string[] | null {
  const guesses = marked.flatMap(({ marks, quantities }) => {
    const counts = quantities.filter(
      ({ rest, columns }) =>
        columns.length === 2 &&
        (quantityOf(rest).name === null || quantityOf(rest).name === "events") &&
        timeIn(rest) === null &&
        // A mark that is itself a quantity sets events against people, not arm against arm.
        marks.every((mark) => quantityOf([mark]).name === null && timeIn([mark]) === null) &&
        !rest.some((word) => BEFORE_TREATMENT.has(word)) &&
        possible({ name: "n", columns }, profiles),
    );
    const [one, other] = counts;
    if (counts.length !== 2 || one === undefined || other === undefined) return [];
    const bounds = (part: readonly number[], whole: readonly number[]): boolean =>
      part.every((index, arm) => {
        const [inner, outer] = [profiles[index], profiles[whole[arm] ?? -1]];
        return inner !== undefined && outer !== undefined && within(inner, outer);
      });
    const [events, people] = bounds(one.columns, other.columns) ? [one, other] : [other, one];
    if (!bounds(events.columns, people.columns)) return [];
    const turned = treatmentOf([marks[0] ?? "", marks[1] ?? ""]) === 1;
    const pairs = (name: ArmColumn, columns: readonly number[]): readonly string[] =>
      (turned ? [...columns].reverse() : columns).map(
        (index, arm) => `${name}${arm + 1}=${mappable(headers[index] ?? "")}`,
      );
    return [[...pairs("events", events.columns), ...pairs("n", people.columns)]];
  });
  const [only] = guesses;
  return guesses.length === 1 && only !== undefined ? ["--map", only.join(",")] : null;
}
