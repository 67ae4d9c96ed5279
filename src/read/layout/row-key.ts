import type { ColumnReading } from "../../records.js";
import { areYears, type Profile } from "./profile.js";
import { headerWords } from "./words.js";

/** Words of columns that hold different outcomes of the same people, or different times. */
const OUTCOME_WORDS =
  /^(outcome|outcomes|endpoint|measure|measurement|scale|instrument|questionnaire|variable|domain|construct|test|subscale|critere|zielgrosse|endpunkt|parameter)$/;
const TIME_WORDS =
  /^(time|timepoint|visit|followup|fu|week|weeks|month|months|day|days|year|years|wave|session|assessment|zeitpunkt)$/;

/**
 * In a table of arms a study may repeat its arms: the one column that tells the repeats apart is the outcome or the time
 * point. Null where the arms do not repeat, or where no column or more than one does it.
 */
export function repeatsToldBy(
  columns: readonly ColumnReading[],
  profiles: readonly Profile[],
  study: readonly string[],
): { readonly column: ColumnReading; readonly as: "outcome" | "timepoint" } | null {
  const arm =
    columns.find(({ canonical }) => canonical === "arm") ?? columns.find(({ canonical }) => canonical === "role");
  const told = columns.filter(
    ({ canonical }) =>
      canonical === "outcome" || canonical === "instrument" || canonical === "timepoint" || canonical === "value_kind",
  );
  const keysWith = (more: readonly number[]): readonly string[] =>
    study.map((name, row) =>
      JSON.stringify([
        name,
        ...[...told.map(({ index }) => index), ...more].map((index) => profiles[index]?.texts[row] ?? ""),
      ]),
    );
  const labels = (arm === undefined ? [] : profiles[arm.index]?.texts) ?? [];
  const unique = (keys: readonly string[]): boolean =>
    new Set(keys.map((key, row) => `${key}\u0000${labels[row] ?? ""}`)).size === keys.length;
  if (arm === undefined || unique(keysWith([]))) return null;
  const able = columns.filter(({ canonical, index }) => {
    const profile = profiles[index];
    if (
      canonical !== null ||
      profile === undefined ||
      profile.distinct < 2 ||
      profile.present < study.length ||
      areYears(profile)
    )
      return false;
    const keys = keysWith([index]);
    if (!unique(keys)) return false;
    // What it tells apart must still hold arms to compare.
    const arms = new Map<string, number>();
    for (const key of keys) arms.set(key, (arms.get(key) ?? 0) + 1);
    return [...arms.values()].every((count) => count > 1);
  });
  const called = (pattern: RegExp) =>
    able.filter(({ header }) => headerWords(header).some((word) => pattern.test(word)));
  const [outcomes, times] = [called(OUTCOME_WORDS), called(TIME_WORDS)];
  const free = (name: "outcome" | "timepoint"): boolean => !columns.some(({ canonical }) => canonical === name);
  const one = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
  const byTime = one(times);
  if (byTime !== undefined && free("timepoint") && outcomes.length === 0) return { column: byTime, as: "timepoint" };
  const byOutcome = one(outcomes) ?? (outcomes.length === 0 && times.length === 0 ? one(able) : undefined);
  return byOutcome !== undefined && free("outcome") ? { column: byOutcome, as: "outcome" } : null;
}
