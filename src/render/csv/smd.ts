import type { Effect, SmdExplained } from "../../records.js";
import { type CsvColumn, notesCell, under } from "./columns.js";
import { effectColumns, intervalColumns } from "./effect.js";

const explained = (effect: Effect): SmdExplained | null => effect.explained;

/** Numbers needed to treat are as many as control rates were asked for, so they share one cell. */
const nntCell = ({ nnt }: SmdExplained): string =>
  nnt
    .map(({ method, kind, controlRate, estimate, low, high, throughInfinity }) => {
      const limits = throughInfinity
        ? `${low ?? "inf"} through inf to ${high ?? "inf"}`
        : `${low ?? "inf"} to ${high ?? "inf"}`;
      return `${method} at ${controlRate}: ${estimate ?? "inf"} (${limits}) for ${kind}`;
    })
    .join("; ");

export const smdCsv: readonly CsvColumn<Effect>[] = [
  ...effectColumns,
  ...under("u3", (row: Effect) => explained(row)?.u3, intervalColumns),
  ...under("overlap", (row: Effect) => explained(row)?.overlap, intervalColumns),
  ...under("superiority", (row: Effect) => explained(row)?.probabilityOfSuperiority, intervalColumns),
  ...under("oddsRatio", (row: Effect) => explained(row)?.oddsRatio, intervalColumns),
  ...under("outcomeUnits", (row: Effect) => explained(row)?.outcomeUnits, intervalColumns),
  ["outcomeUnitsSd", (row) => row.explained?.outcomeUnits?.sd],
  ["outcomeUnitsUnit", (row) => row.explained?.outcomeUnits?.unit],
  ["outcomeUnitsSource", (row) => row.explained?.outcomeUnits?.source],
  ["nnt", (row) => (row.explained === null ? null : nntCell(row.explained))],
  ["notes", (row) => notesCell(row.notes)],
];
