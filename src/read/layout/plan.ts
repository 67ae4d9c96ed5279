import { BptrialError } from "../../core/errors.js";
import { note } from "../../core/notes.js";
import type { ColumnName, ColumnReading, FormEvidence, Note, RawRow, TableForm } from "../../records.js";
import { columnOf, headerKey, LABEL_NAMES } from "../column-names.js";
import type { Doubt } from "../columns.js";
import { type FormFound, findForm } from "../forms.js";
import { missingColumn, type Need } from "../missing-column.js";
import { armNames, families } from "./arm-marks.js";
import type { Candidate } from "./candidate.js";
import { effectsBy } from "./effect-sets.js";
import { fourCellsBy } from "./four-cells.js";
import { countsGuess } from "./guess.js";
import { longBy } from "./long.js";
import { manyArmsBy } from "./many-arms.js";
import { isComplete } from "./outcome-sets.js";
import { possibleColumns } from "./possible.js";
import { type Profile, profiles as profilesOf, within } from "./profile.js";
import { repeatsToldBy } from "./row-key.js";
import { type Cell, type MadeColumn, type Shape, shapeOf } from "./shape.js";
import { keysOf, type StudyName, studyName } from "./study-name.js";
import { testsBy } from "./tests.js";
import { wideBy } from "./wide.js";
import { headerWords } from "./words.js";

/** What a table is taken for. */
export interface Plan {
  readonly form: TableForm;
  readonly because: string;
  readonly by: FormEvidence;
  /** The columns of the rows that are read: those of the file, then those that are made. */
  readonly columns: readonly ColumnReading[];
  /** Null where the rows are read as they stand. */
  readonly shape: Shape | null;
  /** The marks of the two arms, treatment first, where nothing says which is the control. */
  readonly unsided: readonly [string, string] | null;
  /** Headers of columns that were taken for more than their names say. */
  readonly taken: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

export interface Planned {
  readonly file: string;
  readonly named: readonly ColumnReading[];
  /** Why the names cannot be trusted. */
  readonly doubts: readonly Doubt[];
  readonly head: readonly RawRow[];
  readonly decimal: "." | "," | null;
  readonly layout: TableForm | null;
  readonly commentsAbove: boolean;
  isMissing(text: string): boolean;
}

/**
 * Takes a table for what its columns make of it: by the names we know where they are complete, else by the layout that the
 * columns' words and values complete best.
 *
 * @throws E_COLUMN, E_INPUT where nothing is complete
 */
export function planOf(given: Planned): Plan {
  const { file, layout } = given;
  const profiles = profilesOf(given.named.length, given.head, given.decimal, given.isMissing);
  const { columns: possible, notes } = possibleColumns(given.named, profiles, file);
  const named = withInstrument(possible, profiles);
  const table = { ...given, named };
  const byWords = given.doubts[0]?.error ?? formByName(table);
  const byName = byWords instanceof BptrialError || (layout !== null && byWords.form !== layout) ? null : byWords;
  const candidates = candidatesOf(named, profiles).filter(({ form }) => layout === null || form === layout);
  const best = byName === null ? highest(candidates) : better(byName, candidates, profiles);
  if (byName !== null && best === null) {
    const study = studyOf(byName.columns, profiles, () => true);
    return assembled(table, { ...byName, candidate: null, spare: null }, study, profiles, notes);
  }
  if (best === null) {
    if (byWords instanceof BptrialError) throw withGuess(byWords, named, profiles);
    const message = `${file}: its columns make no table of the layout ${layout}`;
    throw new BptrialError("E_COLUMN", message, `They make one of the layout ${byWords.form}: leave --layout out.`, {
      file,
      row: null,
      column: null,
    });
  }
  const open = given.doubts.find(({ columns: pair }) => !settles(best, pair));
  if (open !== undefined) throw open.error;
  const columns = withoutOthers(named, best);
  const used = new Set(best.sets.flatMap((set) => [...set.columns.values()]));
  const study = studyOf(columns, profiles, (index) => !used.has(index));
  return assembled(
    table,
    { form: best.form, because: best.because, columns, candidate: best, spare: spareOf(candidates, best, named) },
    study,
    profiles,
    notes,
  );
}

/** A column of words called some instrument, scale or questionnaire names what a trial was measured with. */
function withInstrument(columns: readonly ColumnReading[], profiles: readonly Profile[]): readonly ColumnReading[] {
  if (columns.some(({ canonical }) => canonical === "instrument")) return columns;
  const found = columns.filter(({ canonical, header, index, because }) => {
    const words = headerWords(header);
    const called =
      words.some((word) => /^(instrument|questionnaire|inventory)$/.test(word)) || words.at(-1) === "scale";
    return called && canonical === null && because !== "a label: --ignore" && profiles[index]?.numeric === false;
  });
  const [only] = found;
  if (found.length !== 1 || only === undefined) return columns;
  const because = `"${only.header}" names what was measured with`;
  return columns.map((column) => (column === only ? { ...column, canonical: "instrument", because } : column));
}

/** A layout that has a use for both columns, each its own, leaves no doubt between them. */
function settles({ sets }: Candidate, pair: readonly [number, number]): boolean {
  const used = new Set(sets.flatMap((set) => [...set.columns.values()]));
  return pair.every((index) => used.has(index));
}

/** What nobody can compute from may still be worth a proposal, where nothing better was found. */
function withGuess(error: BptrialError, named: readonly ColumnReading[], profiles: readonly Profile[]): BptrialError {
  const headers = named.map(({ header }) => header);
  const guess = error.remedies.length > 0 ? null : countsGuess(headers, families(headers), profiles);
  if (guess === null) return error;
  const hint =
    `Perhaps two of the columns are events and the people they are counted in: look whether the line below says it right. ${error.hint ?? ""}`.trim();
  return new BptrialError(error.code, error.message, hint, error.place, error.causes, [guess]);
}

function formByName({ file, named, commentsAbove }: Planned): FormFound | BptrialError {
  try {
    return findForm(file, named, commentsAbove);
  } catch (error) {
    if (error instanceof BptrialError) return error;
    throw error;
  }
}

const highest = (candidates: readonly Candidate[]): Candidate | null =>
  candidates.reduce<Candidate | null>((a, b) => (a === null || b.score > a.score ? b : a), null);

/**
 * What suits a table better than its known names alone: several outcomes side by side, of which the names are one; or its
 * printed effects, where more rows have them than have both arms. Null where the names are right.
 */
function better(
  { form, columns }: FormFound,
  candidates: readonly Candidate[],
  profiles: readonly Profile[],
): Candidate | null {
  const has = (name: ColumnName): boolean => columns.some(({ canonical }) => canonical === name);
  // A printed difference says more than the test of it.
  if (form === "effects" && !has("estimate") && !has("yi"))
    return (
      candidates.find(({ sets }) => sets.some((set) => set.columns.has("estimate") || set.columns.has("yi"))) ?? null
    );
  if (form !== "wide") return null;
  // Known names may be of too few quantities of both arms to do without a printed estimate.
  const bothArms = ([1, 2] as const).every(
    (arm) => isComplete((name) => has(`${name}${arm}`)) || has(`person_time${arm}`),
  );
  const whole = candidates.find((candidate) => candidate.form === "wide" && !candidate.unsided);
  if (!bothArms && has("estimate") && whole !== undefined) return whole;
  const several = candidates.find(
    (candidate) => candidate.form === "wide" && candidate.sets.length > 1 && !candidate.unsided,
  );
  if (several !== undefined) return several;
  const manyArms = candidates.find(({ setsAre }) => setsAre === "arm");
  if (manyArms !== undefined) return manyArms;
  const arms = columns.filter(
    ({ canonical }) => canonical !== null && /^(n|events|nonevents|mean|sd)[12]$/.test(canonical),
  );
  const effects = candidates.find((candidate) => candidate.form === "effects" && candidate.sets.length === 1);
  const [set] = effects?.sets ?? [];
  if (effects === undefined || set === undefined) return null;
  return rowsWith([...set.columns.values()], profiles) >
    rowsWith(
      arms.map(({ index }) => index),
      profiles,
    )
    ? effects
    : null;
}

/** The columns of effects beside what was taken. */
function spareOf(candidates: readonly Candidate[], best: Candidate, named: readonly ColumnReading[]): string | null {
  const used = new Set(best.sets.flatMap((set) => [...set.columns.values()]));
  const effects = candidates.find(({ form }) => form === "effects");
  const columns = effects?.sets.flatMap((set) => [...set.columns.values()]) ?? [];
  if (best.form === "effects" || columns.length === 0 || columns.some((index) => used.has(index))) return null;
  return columns.map((index) => `"${named[index]?.header}"`).join(", ");
}

/** How many rows have all of these cells. */
function rowsWith(columns: readonly number[], profiles: readonly Profile[]): number {
  const rows = profiles[columns[0] ?? -1]?.texts ?? [];
  return rows.filter((_, row) => columns.every((index) => profiles[index]?.texts[row] !== "")).length;
}

function candidatesOf(named: readonly ColumnReading[], profiles: readonly Profile[]): readonly Candidate[] {
  const headers = withoutTwins(
    named.map(({ header }) => header),
    profiles,
  );
  const study = studyOf(named, profiles, () => true);
  const names = keysOf(study.columns, profiles);
  const marked = families(headers);
  const arms = armNames(marked, (index) => profiles[index]?.numeric === false);
  const wide = marked.map((family) => wideBy(family, profiles, arms !== null));
  const found = [
    manyArmsBy(headers, profiles),
    ...wide,
    effectsBy(headers, profiles),
    testsBy(headers, profiles, marked),
    fourCellsBy(headers, profiles),
    longBy(named, profiles, names),
  ];
  return found.filter((candidate) => candidate !== null).map((candidate) => ({ ...candidate, armNames: arms }));
}

/** Where two headers differ in case only, n counts those with the event of N people. */
function withoutTwins(headers: readonly string[], profiles: readonly Profile[]): readonly string[] {
  return headers.map((header, index) => {
    const twin = headers.findIndex((other, at) => at !== index && other.toLowerCase() === header.toLowerCase());
    const [part, whole] = [profiles[index], profiles[twin]];
    if (twin < 0 || part === undefined || whole === undefined || !within(part, whole)) return header;
    return header.replace(/(?<![\p{L}])n(?![\p{L}])/u, "events");
  });
}

function studyOf(
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
function withoutOthers(
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
    return isLabel || canonical === "correlation" ? column : { ...column, canonical: null, because };
  });
}

interface Chosen extends FormFound {
  readonly candidate: Candidate | null;
  /** Columns that hold effects which are not used, in words; null without any. */
  readonly spare: string | null;
}

function assembled(
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
  if (candidate !== null && candidate.sets.length > 1 && candidate.setsAre === "outcome")
    notes.push(
      note(
        "N_LAYOUT",
        `${candidate.sets.length} outcomes stand side by side and were read as such: ${candidate.sets.map(({ label }) => label).join(", ")}`,
        place,
      ),
    );
  if (candidate?.form === "wide" && chosen.spare !== null)
    notes.push(
      note(
        "N_SUPERSEDED",
        `${chosen.spare} hold effects too, which were not used: the arms give them; --layout effects takes them`,
        place,
      ),
    );
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
    unsided: candidate?.unsided === true ? (candidate.arms ?? null) : null,
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
function madeBy({ sets, setsAre, arms, measure }: Candidate, columns: readonly ColumnReading[]): readonly MadeColumn[] {
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
    if (!names.includes(label)) {
      const cells = sets.map((set): Cell => ({ text: set.label }));
      made.push({ header: `(${label})`, canonical: label, because: "from the headers", cells });
    }
  }
  if (arms !== null && !has("treatment") && !has("control")) {
    const because = "from the headers";
    made.push({ header: "(treatment)", canonical: "treatment", because, cells: [{ text: arms[0] }] });
    made.push({ header: "(control)", canonical: "control", because, cells: [{ text: arms[1] }] });
  }
  if (measure !== null && !has("measure"))
    made.push({ header: "(measure)", canonical: "measure", because: "from the headers", cells: [{ text: measure }] });
  return made;
}
