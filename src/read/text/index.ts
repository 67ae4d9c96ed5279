import { note } from "../../core/notes.js";
import type { Note, Sentence, Statistic, TextReading } from "../../records.js";
import type { Part } from "../article/article.js";
import { abbreviationsOf, framesOf, framesWithAmounts, groupsOf } from "../frames/index.js";
import { type Chosen, of } from "./arbiter.js";
import { attachN } from "./attach-n.js";
import { comparedBefore } from "./compared.js";
import { meanOf, medianOf, nntOf, peopleOf, pOf, proportionOf } from "./prose-statistics.js";
import { attachedP, findAll, withIntervals } from "./rounds.js";
import { type Scan, scanText, tokenAt, USED } from "./scan.js";
import { type Cut, splitSentences } from "./sentences.js";
import { countOf, estimateOf, levelsOf, placer, testOf } from "./statistics.js";

export interface TextOptions {
  /** Where the parts of an article lie in the text, in order; none for plain text. */
  readonly parts?: readonly Part[];
}

/** What is longer, in characters, is no sentence, and states nothing. */
const LONGEST = 5000;

/** Finds the statistics that a text prints. */
export function readText(name: string, text: string, options: TextOptions = {}): TextReading {
  const parts = options.parts ?? [];
  const cuts = splitSentences(text, parts);
  const chosen = findAll(scanText(text, cuts, parts));
  const { scan } = chosen;
  return {
    name,
    text,
    sentences: cuts.map(withFrames),
    statistics: statisticsOf(chosen),
    groups: groupsOf(text),
    abbreviations: abbreviationsOf(text),
    notes: [...markNotes(name, scan), ...rangeNotes(name, scan)],
  };
}

/** Most sentences of an article are never asked what they state, so that it is worked out only then. */
function withFrames(cut: Cut): Sentence {
  const isNone = cut.text.length > LONGEST;
  let frames: Sentence["frames"] | null = isNone ? [] : null;
  let sized: Sentence["sized"] | null = isNone ? [] : null;
  return {
    ...cut,
    get frames() {
      frames ??= framesOf(cut.text);
      return frames;
    },
    get sized() {
      sized ??= frames?.filter(({ amount }) => amount !== null) ?? framesWithAmounts(cut.text);
      return sized;
    },
  };
}

/** A comma that was read as a decimal mark is told, with the first number that shows it. */
function markNotes(file: string, scan: Scan): readonly Note[] {
  const isDecimal = (at: number): boolean => {
    const text = scan.tokens[at]?.text ?? "";
    if (scan.marks.decimal === ",") return text.includes(",") && !Number.isInteger(scan.values[at]);
    return !Number.isNaN(scan.commas[at]) && scan.used[at] !== USED.free && scan.used[at] !== USED.test;
  };
  const first = scan.tokens.findIndex(({ kind }, at) => kind === "number" && isDecimal(at));
  if (first < 0) return [];
  const message = `numbers with a decimal comma were read, first "${scan.tokens[first]?.text}"`;
  return [{ code: "N_NUMBER_FORM", message, place: { file, row: null, column: null } }];
}

/** Numbers that are too large to be read, or too near to 0, are told, each with its line. */
function rangeNotes(file: string, scan: Scan): readonly Note[] {
  return scan.beyond.slice(0, MOST_TOLD).map((at) => {
    const { text, start } = tokenAt(scan, at);
    const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    const message = `"${short}" was not read: numbers reach from 1e-300 to 1e100`;
    return note("N_RANGE", message, { file, row: scan.text.slice(0, start).split("\n").length, column: null });
  });
}

const MOST_TOLD = 20;

/** The records of what was chosen, each with the p-value, level and measure that belong to it. */
function statisticsOf(chosen: Chosen): readonly Statistic[] {
  const { scan } = chosen;
  const { of: pOfDraft, owned } = attachedP(chosen);
  const lone = of(chosen, "lone");
  const ofLone = new Set(lone.flatMap(({ p }) => p?.found ?? []));
  const sizes = attachN(scan, of(chosen, "mean"), of(chosen, "people"));
  const place = placer(scan);
  const levels = levelsOf(scan, of(chosen, "header"));
  const at = (one: { readonly first: number; readonly next: number }) => place(one.first, one.next);
  const estimates = [...withIntervals(chosen), ...lone, ...of(chosen, "size")];
  const statistics: Statistic[] = [
    ...estimates.map((one) => estimateOf(scan, one, one.p ?? pOfDraft.get(one) ?? null, at(one), levels)),
    ...of(chosen, "count").map((one) => countOf(one, at(one))),
    ...of(chosen, "test").map((one) => testOf(one, at(one))),
    ...of(chosen, "mean").map((one) => meanOf(scan, one, sizes.get(one) ?? null, at(one))),
    ...of(chosen, "median").map((one) => medianOf(scan, one, at(one))),
    ...of(chosen, "nnt").map((one) => nntOf(scan, one, at(one))),
    ...of(chosen, "people").map((one) => peopleOf(one, at(one))),
    ...[...of(chosen, "ratio"), ...of(chosen, "percentage")].map((one) => proportionOf(one, at(one))),
    ...of(chosen, "p").flatMap((one) => {
      if (owned.has(one) || ofLone.has(one) || one.isCriterion) return [];
      const compared = comparedBefore(scan, one);
      return [pOf(scan, one, compared, place(compared?.first.first ?? one.first, one.next))];
    }),
  ];
  return statistics.sort((a, b) => a.offset - b.offset || a.quote.length - b.quote.length);
}
