import type { ColumnName } from "../../records.js";
import type { Family } from "./arm-marks.js";
import type { Candidate } from "./candidate.js";
import type { Profile } from "./profile.js";
import { headerWords, quantityOf, treatmentOf } from "./words.js";

/**
 * The table as one of standardised differences, or of t statistics, beside the sizes of both arms: these alone say how
 * exact it is.
 */
export function testsBy(
  headers: readonly string[],
  profiles: readonly Profile[],
  marked: readonly Family[],
): Candidate | null {
  const words = headers.map(headerWords);
  const called = (names: readonly string[]): number =>
    words.findIndex((own, index) => names.includes(own.join(" ")) && profiles[index]?.numeric === true);
  const estimate = called(["d", "g", "smd", "cohen d", "cohens d", "hedges g"]);
  const t = called(["t", "t value", "t stat", "t statistic"]);
  if (estimate < 0 && t < 0) return null;
  const sizes = marked.flatMap(({ marks, quantities }) => {
    const people = quantities.find(
      ({ rest, columns }) => quantityOf(rest).name === "n" && columns.every((index) => profiles[index]?.counts),
    );
    // Which size is whose changes neither the difference that is printed nor its variance.
    const turned = treatmentOf([marks[0] ?? "", marks[1] ?? ""]) === 1;
    return people === undefined ? [] : [turned ? [...people.columns].reverse() : people.columns];
  })[0];
  if (sizes === undefined) return null;
  const columns = new Map<ColumnName, number>([
    estimate >= 0 ? ["estimate", estimate] : ["t", t],
    ["n1", sizes[0] ?? -1],
    ["n2", sizes[1] ?? -1],
  ]);
  return {
    form: "effects",
    because: `"${headers[estimate >= 0 ? estimate : t]}" beside the sizes of both arms`,
    sets: [{ label: "", columns }],
    setsAre: null,
    arms: null,
    armNames: null,
    marks: [],
    unsided: false,
    measures: ["smd"],
    levels: [],
    chosen: [],
    by: "words",
    score: 5,
  };
}
