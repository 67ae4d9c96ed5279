import { labelKey } from "../core/label.js";
import type { Outcome } from "../records.js";

/** A column that tells the rows of a study apart, and the value of it under which most studies have a row. */
export interface Way {
  readonly column: string;
  readonly value: string;
}

/**
 * The columns whose values differ within every one of these studies, those of fewest kinds first; the instrument before
 * all. Measurements, calendar years and numbers of rows tell rows apart too, but are no kinds of rows.
 */
export function toldApartBy(studies: readonly (readonly Outcome[])[], outcomes: readonly Outcome[]): readonly Way[] {
  const headers = Object.keys(studies[0]?.[0]?.labels ?? {});
  const all = [
    { column: "instrument", of: ({ instrument }: Outcome) => instrument ?? "" },
    ...headers.map((column) => ({ column, of: ({ labels }: Outcome) => labels[column] ?? "" })),
  ];
  const ways = all.flatMap(({ column, of }) => {
    const apart = studies.every((rows) => new Set(rows.map((row) => labelKey(of(row)))).size === rows.length);
    if (!apart || !isSayable(column)) return [];
    const kinds = new Map<string, { readonly value: string; readonly names: Set<string> }>();
    for (const outcome of outcomes) {
      const value = of(outcome).trim();
      const kind = kinds.get(labelKey(value)) ?? { value, names: new Set<string>() };
      if (value !== "") kinds.set(labelKey(value), kind);
      kind.names.add(outcome.study);
    }
    const values = [...kinds.values()];
    const areKinds =
      kinds.size * 2 <= outcomes.length &&
      !isNumbering(
        column,
        values.map(({ value }) => value),
      );
    const [most] = [...values].sort((a, b) => b.names.size - a.names.size);
    return most === undefined || !areKinds ? [] : [{ column, value: most.value, size: kinds.size }];
  });
  const isInstrument = ({ column }: Way): number => (column === "instrument" ? 0 : 1);
  return ways.sort((a, b) => isInstrument(a) - isInstrument(b) || a.size - b.size);
}

/** --by takes commas between columns, --filter an equals sign behind one. */
const isSayable = (column: string): boolean => !/[,=!]/.test(column) && column.trim() !== "";

/** Measurements, years, and numbers that only number. */
function isNumbering(column: string, values: readonly string[]): boolean {
  if (!values.every((value) => /^[-+\u2212]?\d+([.,]\d+)?$/.test(value))) return false;
  const areYears = values.every((value) => /^(19|20)\d\d$/.test(value));
  const numbers = /(?:id|no|nr|num|number|obs|row|index)$/i.test(column.trim());
  return areYears || numbers || values.some((value) => /[.,]/.test(value));
}
