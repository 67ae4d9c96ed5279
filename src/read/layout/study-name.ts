import { areYears, type Profile } from "./profile.js";
import { headerWords } from "./words.js";

/** Which columns together name the study of a row. */
export interface StudyName {
  /** None where the rows have to be numbered. */
  readonly columns: readonly number[];
  readonly because: string;
}

/** Words of columns that name a study, the plainest first. */
const NAMES: readonly RegExp[] = [
  /^(study|trial|studie|etude|estudio|ensayo|onderzoek)( (name|label|short|acronym))?$/,
  /^(studlab|slab|acronym|studyname|trialname)$/,
  /^(short title|study author|first author|author year|author s year|name|names)$/,
  /^(first )?(author|authors|author s|auteur|auteurs|autor|autoren|autores)$/,
  /^(reference|ref|citation|source|paper|article|publication|title|quelle)$/,
];
/** Words of columns that number studies. */
const NUMBERS =
  /^(study|trial|paper|article|publication|lab|team|site|centre|center|cluster|sample|study (id|no|nr|num|number|code)|trial (id|no|nr|num|number|code)|paper (id|no|nr)|(id|no|nr) (study|trial)|studyid|trialid|sid|id|no|nr)$/;
/** Columns that say themselves that what they number is a study: each number is one. */
const NUMBERS_STUDIES = /^(study|trial|study (id|no|nr|num|number)|trial (id|no|nr|num|number)|studyid|trialid|sid)$/;
const YEARS =
  /^(year|yr|years|pub year|pubyear|publication year|year of publication|py|pyear|study year|jahr|annee|ano|jaar)$/;
/** Numbers of a row: a name only where there is no other. */
const ROWS = /^(obs|obsno|observation|es id|esid|effect id|row|row id|comp id|comparison)$/;

/** What is known of a table when its studies are named. */
export interface StudyColumns {
  readonly headers: readonly string[];
  readonly profiles: readonly Profile[];
  /** Columns that hold nothing else. */
  free(index: number): boolean;
  /** The column that is called the study's, or −1; `exact` where it is called so in our own word. */
  readonly given: number;
  readonly exact: boolean;
  /** The column that names the arms of a row-an-arm table, or −1. */
  readonly arm: number;
}

/** The columns that name a study: a name, with the year or the study's number where the name alone stands for several. */
export function studyName({ headers, profiles, free, given, exact, arm }: StudyColumns): StudyName {
  const words = headers.map((header) => headerWords(header).join(" "));
  const found = (test: (words: string, profile: Profile) => boolean): number =>
    words.findIndex((own, index) => {
      const profile = profiles[index];
      return free(index) && profile !== undefined && profile.present > 0 && test(own, profile);
    });
  const isText = ({ numeric, distinct, texts }: Profile): boolean =>
    !numeric && distinct > 0 && !texts.every((text) => /^[-+\d.,%\s]*$/.test(text));
  const byWords =
    NAMES.map((pattern) => found((own, profile) => pattern.test(own) && isText(profile))).find((index) => index >= 0) ??
    -1;
  const name = given >= 0 && (exact || isText(profiles[given] ?? NOTHING)) ? given : byWords;
  const year = found((own, profile) => YEARS.test(own) && areYears(rounded(profile)));
  const numbers = words.flatMap((own, index) =>
    free(index) && index !== name && NUMBERS.test(own) && (profiles[index]?.present ?? 0) > 0 ? [index] : [],
  );
  const rows = profiles[0]?.texts.length ?? 0;
  const count = (columns: readonly number[]): number => new Set(keysOf(columns, profiles)).size;
  const counts = (index: number): boolean => NUMBERS_STUDIES.test(words[index] ?? "") || count([index]) < rows;
  const number = numbers.find(counts) ?? -1;

  if (name < 0) {
    if (number >= 0 || given >= 0)
      return {
        columns: [number >= 0 ? number : given],
        because: `"${headers[number >= 0 ? number : given]}" numbers the studies`,
      };
    const like = found(
      (_, profile) =>
        isText(profile) && (arm < 0 ? profile.distinct >= 0.8 * rows : groupsArms(profile, profiles[arm])),
    );
    if (like >= 0) return { columns: [like], because: `"${headers[like]}" names the studies, by its cells` };
    const last = numbers[0] ?? found((own) => ROWS.test(own));
    return last < 0
      ? { columns: [], because: "" }
      : { columns: [last], because: `"${headers[last]}" numbers the rows` };
  }
  const plain = { columns: [name], because: `"${headers[name]}" names the studies` };
  if (exact && (profiles[name]?.numeric ?? false)) return plain;
  const withYear = {
    columns: [name, year],
    because: `"${headers[name]}" alone stands for several studies; "${headers[year]}" tells them apart`,
  };
  if (number >= 0 && number !== name) {
    const studies = count([number]);
    const sameAs = (columns: readonly number[]): boolean =>
      count(columns) === studies && count([...columns, number]) === studies;
    if (sameAs([name])) return plain;
    if (year >= 0 && sameAs([name, year])) return withYear;
    const shared = {
      because: `"${headers[name]}" alone stands for several studies; "${headers[number]}" tells them apart`,
    };
    if (count([name, number]) === studies) return { columns: [name, number], ...shared };
    if (NUMBERS_STUDIES.test(words[number] ?? ""))
      return { columns: [number], because: `"${headers[number]}" numbers the studies` };
  }
  return year >= 0 && count([name, year]) > count([name]) ? withYear : plain;
}

/** Rows under one of its labels are arms that differ, and there are two at least under most. */
function groupsArms(label: Profile, arm: Profile | undefined): boolean {
  const arms = new Map<string, string[]>();
  for (const [row, text] of label.texts.entries()) arms.set(text, [...(arms.get(text) ?? []), arm?.texts[row] ?? ""]);
  const several = [...arms.values()].filter(({ length }) => length > 1);
  return several.length * 2 > arms.size && several.every((own) => new Set(own).size === own.length);
}

const NOTHING: Profile = {
  texts: [],
  numbers: [],
  present: 0,
  numeric: false,
  counts: false,
  percent: false,
  distinct: 0,
};

/** A second paper of a year is at times numbered 2010.1. */
const rounded = (profile: Profile): Profile => ({ ...profile, numbers: profile.numbers.map(Math.floor) });

/** What these columns say of each row, joined by a blank. */
export function keysOf(columns: readonly number[], profiles: readonly Profile[]): readonly string[] {
  const [first] = columns;
  const rows = profiles[first ?? -1]?.texts.length ?? 0;
  return Array.from({ length: rows }, (_, row) =>
    columns
      .map((index) => profiles[index]?.texts[row] ?? "")
      .join(" ")
      .trim(),
  );
}
