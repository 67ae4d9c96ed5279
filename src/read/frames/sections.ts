import type { TextReading } from "../../records.js";

/** Where a sentence of a report stands: in its title, before its results, among them, or nobody knows. */
export type Section = "title" | "before" | "results" | "unmarked";

const HEADINGS =
  /(?<=^|\n|[.!?)\]]\s{0,3})((?:(?:methods?|materials?|patients|design|subjects|participants)(?:,? and |, ?| ?\/ ?| & ))?(?:main |principal |key |trial |clinical trial |study |primary )?(?:results?|findings|conclusions?|interpretation|discussion|significance|implications|outcomes|background|introduction|context|objectives?|aims?|purpose|rationale|importance|hypothesis|methods?|methodology|design|setting|patients|participants|subjects|materials?|interventions?|measurements?|outcome measures?|registration|funding|trial registration)(?: and (?:analysis|findings|discussion|conclusions?|methods?|results|measurements|aims?|objectives?|setting|participants|design|interventions?|main results|principal findings))?)\s{0,2}[:.]{1,2}(?=\s|[A-Z])/gi;
const OF_RESULTS = /results?|findings|conclusion|interpretation|discussion|significance|implications/i;

/** What others found, what was asked or assumed, and how many that takes: no result of the trial. */
const NOT_FOUND_HERE: readonly RegExp[] = [
  /\b(?:previous|prior|earlier|past|recent|observational|epidemiologic|epidemiological|published|existing) (?:[\w-]{1,20} ){0,3}(?:study|studies|trials?|work|research|reports?|data|evidence|reviews?|meta-analys[ei]s|findings|investigations|observations)\b/i,
  /\b(?:other|several|many|some) (?:[\w-]{1,20} ){0,2}(?:studies|trials|reports|reviews|investigations)\b/i,
  /\bha(?:s|ve) (?:previously |recently |often |also )?been (?:linked|associated|shown|suggested|reported|proposed|demonstrated|found|implicated|advocated)\b/i,
  /\b(?:is|are) (?:thought|known|believed|considered|said|expected|hypothesi[sz]ed|reported) to\b/i,
  /\bsample size\b|\d\d ?% power\b|\bpower (?:of|to (?:detect|show))\b|\bto detect an?\b|\bwas designed to\b/i,
  /\bassum(?:ed|ing|ption)\b|\bwe (?:expected|anticipated|hypothesi[sz]ed|calculated that)\b|\bmargin of\b|\bnon-?inferiority margin\b/i,
];

/** In which part of the report each sentence stands. */
export function sectionsOf({ text, sentences }: Pick<TextReading, "text" | "sentences">): readonly Section[] {
  const headings = [...text.matchAll(HEADINGS)].map(({ 1: name = "", index }) => ({ name, index }));
  const marked = headings.some(({ name }) => OF_RESULTS.test(name));
  const titleEnds = text.indexOf("\n");
  return sentences.map(({ text: own, offset }) => {
    const heading = marked ? headings.findLast(({ index }) => index <= offset + LEAD) : undefined;
    if (heading === undefined && titleEnds > 0 && offset + own.length <= titleEnds) return "title";
    if (NOT_FOUND_HERE.some((pattern) => pattern.test(own))) return "before";
    if (heading === undefined) return marked ? "before" : "unmarked";
    return OF_RESULTS.test(heading.name) ? "results" : "before";
  });
}

/** A sentence may begin with the heading of the next part. */
const LEAD = 12;
