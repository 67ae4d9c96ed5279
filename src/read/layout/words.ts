import { isAscii } from "../../core/ascii.js";
import type { ArmColumn } from "../../records.js";
import { ARM_MARKERS, ARM_WORDS } from "../column-aliases.js";

/** A spread and what it is of, written as one word: `selnOR`, `VARES`, `vg`. */
const SPREAD_OF =
  /^(?:(se|var|sd)(ln|log|es|eff|yi|te|smd|md|or|rr|hr|lor|lnor|logor|lnrr|logrr|lnhr|loghr)|(v)(g|d|smd))$/;

/** The headers that were asked last: each is asked by every way in which a table may be laid out. */
const asked = new Map<string, readonly string[]>();
const MOST_ASKED = 1 << 17;

/** A header as words: `Control_SD` is control, sd; `n1i` is n, 1, i; `selnOR` is se, ln, or. */
export function headerWords(header: string): readonly string[] {
  let words = asked.get(header);
  if (words === undefined) {
    if (asked.size >= MOST_ASKED) asked.clear();
    words = wordsOf(header);
    asked.set(header, words);
  }
  return words;
}

function wordsOf(header: string): readonly string[] {
  return (isAscii(header) ? plainParts(header) : parts(header))
    .flatMap((word) =>
      SPREAD_OF.test(word) ? [word.replace(SPREAD_OF, "$1$3"), word.replace(SPREAD_OF, "$2$4")] : word,
    )
    .filter((word) => word !== "");
}

const plainParts = (header: string): readonly string[] =>
  header
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Za-z])(\d)/g, "$1 $2")
    .replace(/(\d)([A-Za-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d%]+/);

const parts = (header: string): readonly string[] =>
  header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{L})(\p{N})/gu, "$1 $2")
    .replace(/(\p{N})(\p{L})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}%]+/u);

/** A run of words as the first of these headers that holds it writes it: "P6", "témoin"; the words where none does. */
export const asWritten = (headers: readonly string[], words: string): string =>
  headers.map((header) => runIn(header, words)).find((run) => run !== null) ?? words;

function runIn(header: string, words: string): string | null {
  const composed = header.normalize("NFC");
  const plain = composed.normalize("NFD").replace(/\p{M}/gu, "");
  // Letters and their marks must stand at the same places.
  if (plain.length !== composed.length || words === "") return null;
  const run = words
    .split(" ")
    .map((word) => word.replace(/[%^$.*+?()[\]{}|\\]/g, "\\$&"))
    .join("[^\\p{L}\\p{N}]*");
  const found = new RegExp(run, "iu").exec(plain);
  return found === null ? null : composed.slice(found.index, found.index + found[0].length);
}

/** More words for what one arm gives, taken only beside a mark of the arm: alone they may mean anything. */
const BESIDE_A_MARK: readonly (readonly [ArmColumn, string])[] = [
  [
    "n",
    "ni tot pts patients participants subjects people persons randomised randomized analysed evaluated population sample reps replicates rep totaal gesamt totale anzahl fallzahl aantal patienten effectif nombre",
  ],
  [
    "events",
    "e r x d xi ei ri di ev evt evts yes pos positive case resp response responses responded responder ereignisse eventi evenements eventos gebeurtenissen",
  ],
  [
    "nonevents",
    "f neg negative noevent nodeath nodeaths nonresp nonresponse failure failures failed fail alive survived survivors surv unimproved noncases nocases ohne",
  ],
  ["mean", "m mi mn xbar mw mittelwert mittel media moyenne moy gemiddelde medelvarde promedio"],
  ["sd", "sdi si std stddev sdev stdabw standardabweichung et ecarttype de ds desviacion standaarddeviatie dp"],
  ["se", "sem sei"],
  ["percent", "% prc prozent pourcent"],
];

const QUANTITIES: ReadonlyMap<string, ArmColumn> = new Map([
  ...ARM_WORDS.map(([word, name]) => [word.replaceAll("_", ""), name] as const),
  ...BESIDE_A_MARK.flatMap(([name, words]) => words.split(" ").map((word) => [word, name] as const)),
]);

/** Words that say what is counted, and so name the outcome too. */
const COUNTED: ReadonlySet<string> = new Set(
  "death deaths died dead deceased mortality infected infections relapse relapsed relapses recurrence recurrences improved cured success successes successful healed remission remissions remitted dropouts withdrawals verstorben".split(
    " ",
  ),
);

/** What one arm's column holds by its words, and the words that are left: they tell the outcome. */
export interface Quantity {
  readonly name: ArmColumn | null;
  readonly outcome: string;
  /** The words count one thing of several that may be counted: deaths beside strokes. */
  readonly counted: boolean;
}

/** The longest run of words that names a quantity; a single letter only where it stands alone, but for an index i. */
export function quantityOf(words: readonly string[]): Quantity {
  const own = withoutFillers(words);
  const share = own.find((word) => SHARES.has(word));
  if (share !== undefined && own.length > 1) {
    const rest = own.filter((word) => word !== share);
    const of = quantityOf(rest);
    if (of.name === null || of.name === "events") return { ...of, name: "percent" };
  }
  for (let length = own.length; length > 0; length -= 1)
    for (let start = 0; start + length <= own.length; start += 1) {
      const word = own.slice(start, start + length).join("");
      const name = QUANTITIES.get(word);
      const rest = [...own.slice(0, start), ...own.slice(start + length)];
      if (name === undefined || (word.length === 1 && word !== "n" && rest.length > 0)) continue;
      return { name, outcome: rest.join(" "), counted: false };
    }
  const counted = own.some((word) => COUNTED.has(word));
  return { name: counted ? "events" : null, outcome: own.join(" "), counted };
}

const SHARES: ReadonlySet<string> = new Set(["%", "pct", "percent", "percentage", "prozent", "pourcent", "porcentaje"]);

/** Words of shares count nobody, in one word with what they are of too: "pctmale". */
export const isShare = (word: string): boolean => SHARES.has(word) || /^(pct|percent)/.test(word);

/** Words that add nothing to a quantity: "number of patients", "responders, n", "ITT population". */
const FILLERS: ReadonlySet<string> = new Set(
  "number no nr num of with in the at and per itt fas pp count i".split(" "),
);

function withoutFillers(words: readonly string[]): readonly string[] {
  const own = words.filter((word) => !FILLERS.has(word));
  const unit =
    own.length > 1 && own.at(-1) === "n" && QUANTITIES.has(own.slice(0, -1).join("")) ? own.slice(0, -1) : own;
  return unit.length > 0 ? unit : words;
}

const marks = (side: 0 | 1): readonly string[] =>
  ARM_MARKERS[side].filter((mark) => !/\d/.test(mark)).map((mark) => mark.replaceAll("_", ""));

const TREATMENTS: ReadonlySet<string> = new Set([
  ...marks(0),
  ..."t e i tr verum drug therapy vaccine vaccinated exposed new interv behandlung traitement traite tratamiento tratado behandeling".split(
    " ",
  ),
]);

const CONTROLS: ReadonlySet<string> = new Set([
  ...marks(1),
  ..."c p 0 plac pla plc sham usual usualcare uc tau standard std soc ambient amb normal untreated unexposed unvaccinated notreatment none nothing reference ref baseline vehicle veh saline waitlist wl waitinglist kontrolle kontr ktr temoin controle controlgroup testigo conventional conv".split(
    " ",
  ),
]);

export type Side = "treatment" | "control";

/** What a mark says of its arm. */
export function sideOf(mark: string): Side | null {
  const word = mark.replaceAll(" ", "");
  if (
    CONTROLS.has(word) ||
    /^(controll?s?|controlli|kontroll|placebo|sham|usual|standard|normo|untreated|nontreat)/.test(word)
  )
    return "control";
  return TREATMENTS.has(word) || /^(treat|interv|experim|trait|tratt|trata|behand)/.test(word) ? "treatment" : null;
}

/** Words that say "not": what they stand before is the arm without. */
const NOT = /^(non?|not|un|de|without|ohne|sans|sin|zonder)/;

/** Whether words say "not" of others: "no curados" of "curados". */
export const negates = (words: readonly string[], other: readonly string[]): boolean =>
  words.length === other.length + 1 &&
  /^(non?|not|un|without|nicht|kein|keine|ohne|pas|sans|sin|geen|zonder|senza)$/.test(words[0] ?? "") &&
  words.slice(1).join(" ") === other.join(" ");

/** Which of two marks is the treatment's: 0 or 1, or null where nothing says it. */
export function treatmentOf(marks: readonly [string, string]): 0 | 1 | null {
  const numbers = marks.join(" ");
  if (numbers === "1 2" || numbers === "1 0") return 0;
  if (numbers === "2 1" || numbers === "0 1") return 1;
  const [first, second] = marks.map(sideOf);
  if (first !== second && (second === "control" || first === "treatment") && second !== "treatment") return 0;
  if (first !== second && (first === "control" || second === "treatment") && first !== "treatment") return 1;
  const isWithout = (one: string, other: string): boolean =>
    NOT.test(one) && (one.replace(NOT, "").trim() === "" || one.replace(NOT, "").trim() === other);
  if (isWithout(marks[1], marks[0])) return 0;
  return isWithout(marks[0], marks[1]) ? 1 : null;
}

/** Single letters that mark two arms inside a word: `tpos` and `cpos`, `nti` and `nci`. */
export const LETTER_PAIRS: ReadonlySet<string> = new Set(["t c", "e c", "i c", "x c", "t p", "1 2", "1 0"]);

/** Words of people multiplied by time, which is no number of people. */
const PERSON_TIME =
  /^(py|pys|pyr|pyrs|pyar|persontime|personyears|patientyears|persondays|patientdays)$|^(person|persona|personen|patient)s?$/;
const TIME = /(days?|weeks?|months?|years?|yrs?|hours?|time|jahre|tage|annees|anni|anos|jaren|giorni|jours|dias)$/;

/** What words say of time: people times time, a time that may be that or how long each was followed, or nothing. */
export function timeIn(words: readonly string[]): "person-time" | "time" | null {
  const isTime = words.some((word) => TIME.test(word));
  if (
    words.some((word) => /^(py|pys|pyr|pyrs|pyar)$/.test(word)) ||
    (isTime && words.some((word) => PERSON_TIME.test(word)))
  )
    return "person-time";
  return isTime ? "time" : null;
}

/** Marks of times, not of arms: the same people twice. */
export const areTimes = (marks: readonly string[]): boolean =>
  marks.every((mark) =>
    /^(pre|post|before|after|baseline|base|bl|follow ?up|fu|end|start|final|(t|m|w|d|wk|week|weeks|month|months|day|days|year|years|visit|time|v|wave) ?\d+)$/.test(
      mark,
    ),
  );

/** Words of columns that name arms. */
export const NAMES_ARMS =
  /^(t|tx|trt|arm|group|grp|treat|treatment|intervention|condition|therapy|drug|allocation|medication|regimen|exposure|label|gruppe|behandlung|groupe|grupo|arme|brazo)$/;

const OF_ONE_GROUP = /^(prevalences?|proportions?|incidence|sensitivity|specificity)$/;

/** What one group gives by itself, between its limits too; a ratio or difference of such is an effect. */
export const isOfOneGroup = (words: readonly string[]): boolean =>
  words.some((word) => OF_ONE_GROUP.test(word)) &&
  !words.some((word) => /^(ratio|difference|diff|rr|or|irr|rd)$/.test(word));

/** Marks of all people together. */
export const ALL_PEOPLE = /^(all|total|overall|both|combined|pooled)$/;

/** What patients were like before treatment: a pair of such columns holds no outcome. */
export const BEFORE_TREATMENT: ReadonlySet<string> = new Set(
  "baseline base pre bl sites site centres centers alter edad leeftijd homme hommes femme femmes manner frauen hombres mujeres age ages sex male males female females men women gender weight height bmi year years duration dose followup weeks months".split(
    " ",
  ),
);
