import type { ColumnName } from "../../records.js";
import { type Candidate, type ColumnSet, ofOneSet } from "./candidate.js";
import { isComplete, possible } from "./outcome-sets.js";
import type { Profile } from "./profile.js";
import { headerWords, NAMES_ARMS, quantityOf } from "./words.js";

/** The table as one row an arm, where a row holds three arms or more side by side; else null. */
export function manyArmsBy(headers: readonly string[], profiles: readonly Profile[]): Candidate | null {
  const shared = new Map<string, { rest: readonly string[]; at: Map<string, number> }>();
  for (const [index, header] of headers.entries()) {
    const words = headerWords(header);
    for (const [position, mark] of words.entries()) {
      const rest = words.filter((_, other) => other !== position);
      const own = shared.get(rest.join(" ")) ?? { rest, at: new Map<string, number>() };
      shared.set(rest.join(" "), own);
      if (!own.at.has(mark)) own.at.set(mark, index);
    }
  }
  const quantities = [...shared.values()].flatMap(({ rest, at }) => {
    const { name, outcome } = quantityOf(rest);
    const columns = [...at.values()];
    if (name === null || outcome !== "" || at.size < 3) return [];
    return columns.every((index) => profiles[index]?.present === 0 || possible({ name, columns: [index] }, profiles))
      ? [{ name, at }]
      : [];
  });
  const people = quantities.find(({ name }) => name === "n");
  if (people === undefined) return null;
  const isText = (index: number): boolean => profiles[index]?.numeric === false;
  const named = [...shared.values()].filter(({ at }) => [...people.at.keys()].every((mark) => at.has(mark)));
  const names =
    named.find(({ rest }) => NAMES_ARMS.test(rest.join(" "))) ??
    named.find(({ at }) => [...people.at.keys()].every((mark) => isText(at.get(mark) ?? -1)));
  const sets = [...people.at.keys()].flatMap((mark): readonly ColumnSet[] => {
    const own = quantities.filter(({ at }) => at.has(mark));
    if (!isComplete((name) => own.some((quantity) => quantity.name === name))) return [];
    const columns = new Map<ColumnName, number>(own.map(({ name, at }) => [name, at.get(mark) ?? -1]));
    const label = names?.at.get(mark);
    return [{ label: mark, columns: label === undefined ? columns : columns.set("arm", label) }];
  });
  if (sets.length < 3) return null;
  return {
    form: "long",
    because: `a row holds ${sets.length} arms side by side: ${sets.map(({ label }) => label).join(", ")}`,
    sets,
    setsAre: "arm",
    ...ofOneSet,
    by: "words",
    score: 2 * quantities.length + 6,
  };
}
