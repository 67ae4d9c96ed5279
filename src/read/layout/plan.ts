import { isAscii } from "../../core/ascii.js";
import { BptrialError } from "../../core/errors.js";
import type { ColumnReading } from "../../records.js";
import { IGNORED, LABEL_NAMES } from "../column-names.js";
import { type FormFound, findForm } from "../forms.js";
import { assembled, studyOf, withoutOthers } from "./assemble.js";
import { better, candidatesOf, highest, settles, spareOf, withArmNames, withGuess } from "./choose.js";
import { ESTIMATES, effectWords, runs } from "./effect-words.js";
import { noForm } from "./lacking.js";
import type { Plan, Planned } from "./planned.js";
import { possibleColumns } from "./possible.js";
import { type Profile, profiles as profilesOf } from "./profile.js";
import { headerWords } from "./words.js";

export type { Plan, Planned } from "./planned.js";

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
  const named = withEstimate(withInstrument(possible, profiles), profiles);
  const table = { ...given, named };
  const byWords = given.doubts[0]?.error ?? formByName(table);
  const asAsked = !(byWords instanceof BptrialError) && (layout === null || byWords?.form === layout);
  const byName = asAsked ? byWords : null;
  const candidates = candidatesOf(named, profiles).filter(({ form }) => layout === null || form === layout);
  const best = byName === null ? highest(candidates) : isSaid(byName) ? null : better(byName, candidates, profiles);
  if (byName !== null && best === null) {
    const columns = withArmNames(byName, profiles);
    const study = studyOf(columns, profiles, () => true);
    const taken = new Set(byName.columns.flatMap(({ canonical, index }) => (canonical === null ? [] : [index])));
    const spare = byName.form === "wide" ? spareOf(candidates, { form: byName.form, used: taken }, named) : null;
    return assembled(table, { ...byName, columns, candidate: null, spare }, study, profiles, notes);
  }
  if (best === null) {
    if (byWords === null) throw withGuess(noForm(file, named, profiles, given.commentsAbove), named, profiles);
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
    {
      form: best.form,
      because: best.because,
      columns,
      candidate: best,
      spare: spareOf(candidates, { form: best.form, used }, named),
    },
    study,
    profiles,
    notes,
  );
}

/** "1-10" names no instrument. */
const hasWords = (profile: Profile | undefined): boolean =>
  profile?.texts.some((text) => /[A-Za-z]{2}/.test(text) || (!isAscii(text) && /\p{L}{2}/u.test(text))) ?? false;

/** What the user says with --map is not bettered. */
const isSaid = ({ columns }: FormFound): boolean =>
  columns.some(({ canonical, because }) => because === "--map" && canonical !== null && !LABEL_NAMES.has(canonical));

/** A column of words called some instrument, scale or questionnaire names what a trial was measured with. */
function withInstrument(columns: readonly ColumnReading[], profiles: readonly Profile[]): readonly ColumnReading[] {
  if (columns.some(({ canonical }) => canonical === "instrument")) return columns;
  const found = columns.filter(({ canonical, header, index, because }) => {
    const words = headerWords(header);
    const called =
      words.some((word) => /^(instrument|questionnaire|inventory)$/.test(word)) || words.at(-1) === "scale";
    return called && canonical === null && because !== IGNORED && hasWords(profiles[index]);
  });
  const [only] = found;
  if (found.length !== 1 || only === undefined) return columns;
  const because = `"${only.header}" names what was measured with`;
  return columns.map((column) => (column === only ? { ...column, canonical: "instrument", because } : column));
}

/** Beside a p-value and nothing else that is computed from, the one column under a word for any effect is that of the test. */
function withEstimate(columns: readonly ColumnReading[], profiles: readonly Profile[]): readonly ColumnReading[] {
  const computed = columns.flatMap(({ canonical }) =>
    canonical === null || LABEL_NAMES.has(canonical) ? [] : [canonical],
  );
  if (!computed.includes("p") || !computed.every((name) => name === "p" || name === "n")) return columns;
  const found = columns.filter(({ canonical, header, index, because }) => {
    const words = effectWords(header);
    const isEffect = runs(words, ESTIMATES).some(({ found: { measure }, rest }) => measure === null && rest === "");
    return canonical === null && because !== IGNORED && profiles[index]?.numeric === true && isEffect;
  });
  const [only] = found;
  if (found.length !== 1 || only === undefined) return columns;
  const because = `"${only.header}" is an effect, beside its p-value`;
  return columns.map((column) => (column === only ? { ...column, canonical: "estimate", because } : column));
}

function formByName({ file, named }: Planned): FormFound | BptrialError | null {
  try {
    return findForm(file, named);
  } catch (error) {
    if (error instanceof BptrialError) return error;
    throw error;
  }
}
