import type { Fit, PoolDocument, Term } from "../../records.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading, type NoteAbout, paragraph } from "./block.js";
import { directionLine } from "./direction.js";
import { inWords } from "./in-words.js";
import { notesBlocks } from "./notes.js";
import {
  type Analysis,
  analysesOf,
  groupName,
  inferenceWords,
  MODEL_WORDS,
  methodWords,
  sharedContrast,
} from "./pool-analysis.js";
import { analysisFacts, methodsBlocks } from "./pool-facts.js";
import { fitDecimals, forestBlocks, oneStudyText } from "./pool-forest.js";
import { groupsBlocks } from "./pool-groups.js";
import { pooledThresholds } from "./pooled-thresholds.js";
import { directionWords, levelWords, measureWords, ownUnit, plural, scaleWords } from "./words.js";

export function poolView(document: PoolDocument, options: RenderOptions): readonly Block[] {
  const { fits, subgroupDifferences } = document;
  const analyses = analysesOf(fits);
  const alone = analyses.length === 1;
  const groups = analyses.filter(({ main }) => !main.overall);
  const { by } = document.options;
  const names = Array.isArray(by) && groups.length > 1 ? by.join(" × ") : null;
  const line = directionLine(fits);
  const told = { alone, direction: line.length === 0 };
  const parts = groups.flatMap((one) => {
    // Side by side with the others a group of one study has its line already.
    const single = !alone && one.main.k === 1 && one.main.mcid.length === 0;
    if (!single) return [analysisBlocks(one, told, options)];
    return names === null ? [[lineOf(one.main, told, options)]] : [];
  });
  const overall = analyses.find(({ main }) => main.overall);
  const compared = names === null ? [] : groupsBlocks(names, analyses.flatMap(fitsOf), subgroupDifferences, options);
  const summary = overall ? [...compared, gap, ...summaryBlocks(overall, told, options)] : compared;
  const all = [...parts, summary].filter((part) => part.length > 0);
  return [
    ...(alone ? [] : [...line, ...(line.length > 0 ? [gap] : [])]),
    ...all.flatMap((part, i) => {
      const [title, ...rest] = part;
      const headed = alone && i === 0 && title ? [title, ...line, ...rest] : part;
      return i === 0 ? headed : [gap, ...headed];
    }),
    ...(alone ? [] : methodsBlocks(fits, options)),
    ...notesBlocks([...document.notes, ...fitNotes(analyses)], options.all),
  ];
}

const fitsOf = ({ main, common }: Analysis): readonly Fit[] => (common ? [main, common] : [main]);

/** What was said already above all analyses, and need not be said of each. */
interface Told {
  /** The document holds no other analysis. */
  readonly alone: boolean;
  /** No line above says of all that directions are unknown or favour nobody. */
  readonly direction: boolean;
}

/** A note of a study bears its name; one of a model its name where there are several. What one of two models tells, the other does not. */
function fitNotes(analyses: readonly Analysis[]): readonly NoteAbout[] {
  const fits = analyses.flatMap(({ main }) => main);
  const measures = new Set(fits.map(({ measure }) => measure)).size > 1;
  return analyses.flatMap((analysis) =>
    fitsOf(analysis).flatMap((fit) => {
      const { main, common } = analysis;
      const told = fit === common ? new Set(main.notes.map(({ code, message }) => `${code} ${message}`)) : null;
      const names = new Set(fit.studies.map(({ study }) => study));
      const more = [measures ? fit.measure : "", common ? MODEL_WORDS[fit.model] : ""];
      const under = fits.length > 1 || common ? [groupName(fit), ...more].filter(Boolean).join(", ") : "";
      const values = fit.overall ? ["all groups"] : Object.values(fit.group);
      return fit.notes.flatMap((note): readonly NoteAbout[] => {
        if (told?.has(`${note.code} ${note.message}`)) return [];
        const study = studyOf(note.message, names);
        if (study !== null) return [{ ...note, about: study }];
        if (note.place !== null || under === "") return [note];
        return [{ ...note, under, about: [...values, ...more].filter(Boolean).join(", ") }];
      });
    }),
  );
}

/** The study whose name, in quotation marks or before a colon or comma, a message opens with. */
function studyOf(message: string, names: ReadonlySet<string>): string | null {
  const openings = [
    /^"([^"]+)"/.exec(message)?.[1] ?? "",
    ...[...message.matchAll(/[:,]/g)].map(({ index }) => message.slice(0, index)),
  ];
  return openings.findLast((opening) => names.has(opening)) ?? null;
}

function analysisBlocks(analysis: Analysis, told: Told, options: RenderOptions): readonly Block[] {
  const { main } = analysis;
  const [term] = main.terms;
  if (!term) return [heading(titleOf(analysis, told, options))];
  return [
    heading(titleOf(analysis, told, options)),
    gap,
    ...forestBlocks(analysis, term, options),
    gap,
    ...summed(analysis, term, told.alone, options),
  ];
}

/** The model over all groups: its studies stand in theirs. */
function summaryBlocks(analysis: Analysis, told: Told, options: RenderOptions): readonly Block[] {
  const [term] = analysis.main.terms;
  return term ? [heading(titleOf(analysis, told, options)), gap, ...summed(analysis, term, told.alone, options)] : [];
}

function summed(analysis: Analysis, term: Term, alone: boolean, options: RenderOptions): readonly Block[] {
  const { main, common } = analysis;
  const [beside] = common?.terms ?? [];
  return [
    facts(analysisFacts(analysis, alone, options)),
    gap,
    paragraph(`In words: ${inWords(main, term, fitDecimals(term, options), options)}`, 2),
    ...(common && beside
      ? [paragraph(`Common effect: ${inWords(common, beside, fitDecimals(beside, options), options)}`, 2)]
      : []),
    ...pooledThresholds(main, options),
    ...(common ? pooledThresholds(common, options) : []),
  ];
}

/** A group of one study in one line. */
function lineOf(fit: Fit, told: Told, options: RenderOptions): Block {
  const [term] = fit.terms;
  const direction = told.direction ? directionWords(fit.direction) : "";
  return paragraph(
    [groupName(fit), term ? oneStudyText(fit, term, options) : "", direction].filter(Boolean).join(" · "),
    0,
    2,
  );
}

function titleOf(analysis: Analysis, told: Told, options: RenderOptions): string {
  const { main: fit } = analysis;
  const parts = [
    groupName(fit),
    sharedContrast(fit),
    plural(fit.k, "trial"),
    measureWords(fit.measure, options),
    scaleText(fit, told, options),
    `${modelText(analysis)}, ${levelWords(fit.level)}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

const scaleText = (fit: Fit, { direction }: Told, options: RenderOptions): string | null =>
  direction ? scaleWords(ownUnit(fit, options), fit) : ownUnit(fit, options);

function modelText({ main, common }: Analysis): string {
  if (main.k === 1) return "not pooled";
  const words = (fit: Fit) =>
    [
      MODEL_WORDS[fit.model],
      methodWords(fit.method),
      fit.tau2Method === null ? null : fit.tau2Method.toUpperCase(),
      inferenceWords(fit.inference),
    ]
      .filter(Boolean)
      .join(", ");
  return common ? `${words(main)}; ${words(common)}` : words(main);
}
