import { BptrialError } from "../../core/errors.js";
import { note } from "../../core/notes.js";
import type { ColumnName, ColumnReading, Note } from "../../records.js";
import { columnOf, headerKey, isLimit, LABEL_NAMES } from "../column-names.js";
import type { FormFound } from "../forms.js";
import { missingColumn, type Need } from "../missing-column.js";
import { families } from "./arm-marks.js";
import type { Candidate } from "./candidate.js";
import { levelIn, USUAL_LEVEL } from "./level.js";
import type { Plan, Planned } from "./planned.js";
import type { Profile } from "./profile.js";
import { repeatsToldBy } from "./row-key.js";
import { type Cell, type MadeColumn, shapeOf } from "./shape.js";
import { keysOf, type StudyName, studyName } from "./study-name.js";

export function studyOf(
  columns: readonly ColumnReading[],
  profiles: readonly Profile[],
  free: (index: number) => boolean,
): StudyName {
  const given = columns.find(({ canonical }) => canonical === "study");
  if (given !== undefined && given.because === "--map") return { columns: [given.index], because: "--map" };
  const labels = new Set(
    columns.filter(({ canonical }) => canonical === null || canonical === "study").map(({ index }) => index),
  );
  return studyName({
    headers: columns.map(({ header }) => header),
    profiles,
    free: (index) => free(index) && labels.has(index),
    given: given?.index ?? -1,
    exact: given !== undefined && headerKey(given.header) === "study",
    arm: columns.find(({ canonical }) => canonical === "arm")?.index ?? -1,
  });
}

/** The columns as a candidate takes them: it alone says where the numbers stand. */
export function withoutOthers(
  named: readonly ColumnReading[],
  { sets, arms, form, armNames }: Candidate,
): readonly ColumnReading[] {
  const used = new Map(sets.flatMap((set) => [...set.columns].map(([name, index]) => [index, name] as const)));
  const rows: readonly number[] = armNames ?? [];
  const loneTreatment = arms !== null && !named.some(({ canonical }) => canonical === "control");
  return named.map((column) => {
    const { canonical, header } = column;
    const own = sets.length === 1 ? used.get(column.index) : undefined;
    if (own !== undefined)
      return { ...column, canonical: own, because: `the ${columnOf(own).holds}, by the columns beside it` };
    if (used.has(column.index)) return { ...column, canonical: null, because: "a part of what the rows are made of" };
    const arm = rows.indexOf(column.index);
    if (arm >= 0)
      return {
        ...column,
        canonical: arm === 0 ? "treatment" : "control",
        because: `the name of the ${arm === 0 ? "first" : "second"} arm`,
      };
    if (canonical === null) return column;
    const isLabel =
      LABEL_NAMES.has(canonical) &&
      !(canonical === "treatment" && loneTreatment) &&
      !(canonical === "arm" && form === "wide");
    const because = `a label: "${header}" has no part in what the columns make together`;
    return isLabel || isBeside(canonical, form) ? column : { ...column, canonical: null, because };
  });
}

/** What stands beside a layout's own columns and keeps its meaning in any: clustering, correlation, and what tests rest on. */
const isBeside = (name: ColumnName, form: Candidate["form"]): boolean =>
  /^(correlation|icc|cluster_size)[12]?$/.test(name) || (form === "effects" && /^(n[12]|df|se_scale)$/.test(name));

interface Chosen extends FormFound {
  readonly candidate: Candidate | null;
  /** What the table holds besides and is not used, in words; null without any. */
  readonly spare: string | null;
}

export function assembled(
  { file, isMissing }: Planned,
  chosen: Chosen,
  study: StudyName,
  profiles: readonly Profile[],
  before: readonly Note[],
): Plan {
  const { candidate } = chosen;
  const notes: Note[] = [...before];
  const place = { file, row: null, column: null };
  const made: MadeColumn[] = [];
  let columns = chosen.columns;
  const isRow = candidate?.setsAre === "arm";
  if (chosen.form === "long" && study.columns.length === 0 && !isRow) throw missingColumn(file, STUDY, columns);
  const [only] = study.columns;
  const is = columns.find(({ canonical }) => canonical === "study")?.index ?? -1;
  const renamed = study.columns.length !== 1 || only !== is;
  if (renamed) {
    columns = columns.map((column) =>
      column.canonical === "study"
        ? { ...column, canonical: null, because: "a label: it does not name the study by itself" }
        : column,
    );
    if (study.columns.length === 1)
      columns = columns.map((column) =>
        column.index === only ? { ...column, canonical: "study", because: study.because } : column,
      );
    else if (study.columns.length > 1) {
      const header = study.columns.map((index) => columns[index]?.header).join(" ");
      made.push({ header, canonical: "study", because: study.because, cells: [{ joined: study.columns }] });
      notes.push(note("N_STUDY", `${study.because}: studies are called by both`, place));
    } else {
      if (isRow)
        made.push({
          header: "(row)",
          canonical: "study",
          because: "its place in the file",
          cells: [{ rowNumber: true }],
        });
      notes.push(note("N_STUDY", "no column names the studies: they are called by their rows", place));
    }
  }
  const repeats =
    chosen.form === "long" && (candidate?.sets.length ?? 1) === 1
      ? repeatsToldBy(columns, profiles, keysOf(study.columns, profiles))
      : null;
  if (repeats !== null) {
    const { column, as } = repeats;
    const because = `it tells the rows of a study's arms apart`;
    columns = columns.map((other) => (other.index === column.index ? { ...other, canonical: as, because } : other));
    notes.push(
      note(
        "N_LAYOUT",
        `"${column.header}" was taken for the ${as === "outcome" ? "outcome" : "time point"}: ${because}`,
        { ...place, column: column.header },
      ),
    );
  }
  if (candidate !== null) made.push(...madeBy(candidate, columns));
  made.push(...levelOf(file, columns, candidate));
  if (candidate !== null && candidate.setsAre === "outcome")
    notes.push(
      note(
        "N_LAYOUT",
        `${candidate.sets.length} outcomes stand side by side and were read as such: ${candidate.sets.map(({ label }) => label).join(", ")}`,
        place,
      ),
    );
  if (candidate?.setsAre === "measure") {
    const message = `${candidate.sets.length} measures of each comparison stand side by side, each pooled by itself: ${candidate.measures.join(", ")}`;
    notes.push(note("N_LAYOUT", message, place));
  }
  if (candidate?.by === "cells") {
    const guessed = candidate.sets.flatMap((set) =>
      [...set.columns].map(([name, index]) => `${name} ${columns[index]?.header}`),
    );
    notes.push(
      note(
        "N_LAYOUT",
        `taken by what the cells can be, not by names: ${[...new Set(guessed)].join(", ")}; look whether that is right`,
        place,
      ),
    );
  }
  if (chosen.spare !== null) notes.push(note("N_SUPERSEDED", chosen.spare, place));
  if (candidate !== null && candidate.chosen.length > 0)
    notes.push(note("N_LAYOUT", `more than one column counts an arm's people: ${candidate.chosen.join("; ")}`, place));
  const third = candidate === null ? [] : otherArms(columns, candidate);
  if (third.length > 0)
    notes.push(note("N_LAYOUT", `${third.join(", ")} hold a further arm, which is not read`, place));
  const shape = made.length === 0 ? null : shapeOf(columns, made, isMissing);
  return {
    form: chosen.form,
    because: chosen.because,
    by: candidate?.by ?? "names",
    columns: shape?.columns ?? columns,
    shape,
    taken: new Set(
      [...(candidate?.sets.flatMap((set) => [...set.columns.values()]) ?? []), ...(renamed ? study.columns : [])].map(
        (index) => columns[index]?.header ?? "",
      ),
    ),
    unsided: candidate?.unsided === true ? candidate.arms : null,
    notes,
  };
}

const STUDY: Need = { what: "the study's name", anyOf: [["study"]], advice: "Add a column study, even for one trial." };

/** Columns of one more arm than the two that were taken. */
function otherArms(columns: readonly ColumnReading[], { form, marks, sets }: Candidate): readonly string[] {
  if (form !== "wide") return [];
  const used = new Set(sets.flatMap((set) => [...set.columns.values()]));
  const found = families(columns.map(({ header }) => header)).flatMap((family) => {
    const at = family.marks.findIndex((mark) => marks.includes(mark));
    const other = family.marks[1 - at] ?? "";
    if (at < 0 || marks.includes(other)) return [];
    const pairs = family.quantities.filter(
      ({ columns: [one = -1, two = -1] }) => used.has(at === 0 ? one : two) && !used.has(at === 0 ? two : one),
    );
    return pairs.length < 2 ? [] : pairs.map(({ columns: own }) => `"${columns[own[1 - at] ?? -1]?.header}"`);
  });
  return [...new Set(found)];
}

/** The columns that a candidate makes: its sets under each other, and what their marks say. */
function madeBy(
  { sets, setsAre, arms, measures }: Candidate,
  columns: readonly ColumnReading[],
): readonly MadeColumn[] {
  const made: MadeColumn[] = [];
  const header = (index: number): string => columns[index]?.header ?? "";
  const has = (name: ColumnName): boolean => columns.some(({ canonical }) => canonical === name);
  if (sets.length > 1) {
    const names = [...new Set(sets.flatMap((set) => [...set.columns.keys()]))];
    for (const name of names) {
      const cells = sets.map((set): Cell => ({ at: set.columns.get(name) ?? -1 }));
      const headers = [...new Set(sets.map((set) => header(set.columns.get(name) ?? -1)))].filter(
        (text) => text !== "",
      );
      made.push({
        header: headers.join(" | "),
        canonical: name,
        because: "one of them in each row that is read",
        cells,
      });
    }
    const label = setsAre === "arm" ? "arm" : "outcome";
    if (!names.includes(label) && setsAre !== "measure") {
      const cells = sets.map((set): Cell => ({ text: set.label }));
      made.push({ header: `(${label})`, canonical: label, because: "from the headers", cells });
    }
  }
  if (arms !== null && !has("treatment") && !has("control")) {
    const because = "from the headers";
    made.push({ header: "(treatment)", canonical: "treatment", because, cells: [{ text: arms[0] }] });
    made.push({ header: "(control)", canonical: "control", because, cells: [{ text: arms[1] }] });
  }
  if (measures.length > 0 && !has("measure")) {
    const cells = measures.map((text): Cell => ({ text }));
    made.push({ header: "(measure)", canonical: "measure", because: "from the headers", cells });
  }
  return made;
}

/**
 * The level of the intervals, where their headers state another than the usual one and no column does.
 *
 * @throws E_HEADER where intervals of two levels stand in one row
 */
function levelOf(file: string, columns: readonly ColumnReading[], candidate: Candidate | null): readonly MadeColumn[] {
  if (columns.some(({ canonical }) => canonical === "ci_level")) return [];
  const limits = columns.filter(({ canonical }) => canonical !== null && isLimit(canonical));
  const stated = [...new Set(limits.map(({ header }) => levelIn(header) ?? USUAL_LEVEL))];
  if (stated.length > 1) {
    const message = `${file}: its intervals are of several levels: ${stated.map((level) => `${level}%`).join(" and ")}`;
    const headers = limits.map(({ header }) => `"${header}"`).join(", ");
    const hint = `Take those of one level for labels with --ignore: ${headers}.`;
    throw new BptrialError("E_HEADER", message, hint, { file, row: null, column: limits[0]?.header ?? null });
  }
  const one = stated[0] === undefined || stated[0] === USUAL_LEVEL ? [] : stated;
  const levels = candidate !== null && candidate.sets.length > 1 ? candidate.levels : one;
  if (levels.length === 0) return [];
  const cells = levels.map((level): Cell => ({ text: `${level}%` }));
  return [{ header: "(ci_level)", canonical: "ci_level", because: "from the headers", cells }];
}
