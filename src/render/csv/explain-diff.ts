import type { Choice, ExplainDiffDocument, Explanation } from "../../records.js";
import { type CsvColumn, labelsCell, notesCell } from "./columns.js";

interface ChoiceLine {
  readonly one: Explanation;
  readonly choice: Choice | null;
}

/** A line for each choice, and one for all together. */
export const choiceLines = ({ explanations }: ExplainDiffDocument): readonly ChoiceLine[] =>
  explanations.flatMap((one) => [...one.choices.map((choice) => ({ one, choice })), { one, choice: null }]);

const share = (name: keyof Choice["shares"]): CsvColumn<ChoiceLine> => [
  name,
  ({ one, choice }) => (choice?.shares ?? one.gap)[name],
];

export const explainDiffCsv: readonly CsvColumn<ChoiceLine>[] = [
  ["group", ({ one }) => labelsCell(one.group)],
  ["overall", ({ one }) => one.overall],
  ["measure", ({ one }) => one.measure],
  ["choice", ({ choice }) => choice?.choice ?? "together"],
  ["before", ({ choice }) => choice?.before],
  ["after", ({ choice }) => choice?.after],
  share("estimate"),
  share("ciLow"),
  share("ciHigh"),
  share("tau2"),
  share("verdict"),
  ["because", ({ one, choice }) => (choice === null ? one.because : null)],
  ["notes", ({ one, choice }) => (choice === null ? notesCell(one.notes) : null)],
];
