import { BptrialError } from "../core/errors.js";
import { quantityNamed } from "../core/quantities.js";
import { shapley } from "../core/shapley.js";
import type { PrintedInterval, PrintedNumber } from "../read/index.js";
import type {
  Candidate,
  Choice,
  ExplainDiffDocument,
  Explanation,
  Fit,
  Interval,
  PoolDocument,
  PooledNumbers,
  Shares,
} from "../records.js";
import { asOptions, choicesBetween, mixed } from "./choices.js";
import { opening } from "./documents.js";
import { becauseOf, becausePrinted } from "./explain-diff-words.js";
import { type PoolOptions, poolOptionsFrom } from "./options.js";
import { pool } from "./pool.js";
import { presets } from "./presets.js";
import type { Tables } from "./rows.js";

/** A preset or a set of options, under the name that the user gave it. */
export interface OptionSet {
  readonly name: string;
  readonly options: Partial<PoolOptions>;
  /** Those of them that hold for every side. */
  readonly shared?: Partial<PoolOptions>;
}

/** What is to be explained: a second set of options, or a printed result. */
export type Other = { readonly set: OptionSet } | { readonly printed: PrintedInterval; readonly text: string };

type Open = () => Promise<Tables>;

/**
 * Which choices account for the gap between two analyses of one table, by Shapley values.
 *
 * @param open gives the tables anew for each analysis: there are up to 64
 * @throws as `pool`; E_OPTION where more than six choices differ, and where a printed result could be of several analyses
 */
export async function explainDiff(open: Open, first: OptionSet, other: Other): Promise<ExplainDiffDocument> {
  const before = settled(first.options);
  if ("set" in other) {
    const { explanations, input, notes } = await between(open, before, settled(other.set.options));
    const told = explanations.map((one) => ({ ...one, because: becauseOf(one, first.name, other.set.name) }));
    const options = { before: first.name, after: other.set.name };
    return { ...opening("bptrial/explain-diff@1", input, options, notes), explanations: told, candidates: [] };
  }
  const { nearest, candidates } = await candidatesFor(open, first, other.printed);
  const { explanations, input, notes } = await between(open, before, settled(nearest.options));
  const told = explanations.map((one): Explanation => {
    const leftOver = printedMinus(other.printed, one);
    return { ...one, leftOver, because: becausePrinted({ ...one, leftOver }, first.name, candidates) };
  });
  const options = { before: first.name, after: nearest.name, printed: other.text };
  return { ...opening("bptrial/explain-diff@1", input, options, notes), explanations: told, candidates };
}

/** Both models beside each other are compared by the random one; a method that does not suit a mixture gives way. */
function settled(options: Partial<PoolOptions>): PoolOptions {
  const all = poolOptionsFrom(options);
  return { ...all, model: all.model === "both" ? "random" : all.model, methodFits: true };
}

const keyOf = ({ group, overall }: Pick<Fit, "group" | "overall">): string => JSON.stringify([group, overall]);

async function between(open: Open, before: PoolOptions, after: PoolOptions) {
  const choices = choicesBetween(before, after);
  const documents: PoolDocument[] = [];
  for (let set = 0; set < 1 << choices.length; set++)
    documents.push(await pool(await open(), mixed(before, after, choices, set)));
  const [first] = documents;
  const last = documents.at(-1);
  if (first === undefined || last === undefined) throw new BptrialError("E_BUG", "no analysis was made");
  const explanations = first.fits.map((fit): Explanation => {
    const numbers = documents.map((document) => numbersOf(sameGroup(document, fit)));
    const of = (name: keyof Shares) => shapley(numbers.map((one) => one[name]));
    const [estimate, ciLow, ciHigh, tau2, verdict] = (["estimate", "ciLow", "ciHigh", "tau2", "verdict"] as const).map(
      of,
    );
    const [a, b] = [numbers[0] as PooledNumbers, numbers.at(-1) as PooledNumbers];
    return {
      group: fit.group,
      overall: fit.overall,
      measure: fit.measure,
      scale: fit.scale,
      before: a,
      after: b,
      gap: {
        estimate: b.estimate - a.estimate,
        ciLow: b.ciLow - a.ciLow,
        ciHigh: b.ciHigh - a.ciHigh,
        tau2: b.tau2 - a.tau2,
        verdict: b.verdict - a.verdict,
      },
      choices: choices.map(
        ({ id, keys }, i): Choice => ({
          choice: id,
          before: asOptions(before, keys),
          after: asOptions(after, keys),
          shares: {
            estimate: estimate?.[i] ?? 0,
            ciLow: ciLow?.[i] ?? 0,
            ciHigh: ciHigh?.[i] ?? 0,
            tau2: tau2?.[i] ?? 0,
            verdict: verdict?.[i] ?? 0,
          },
        }),
      ),
      leftOver: null,
      because: "",
      notes: sameGroup(last, fit).notes.filter(({ code }) => code === "N_PRESET"),
    };
  });
  return { explanations, input: first.input, notes: first.notes };
}

function sameGroup({ fits }: PoolDocument, fit: Fit): Fit {
  const found = fits.find((one) => keyOf(one) === keyOf(fit));
  if (found) return found;
  throw new BptrialError(
    "E_NOT_ESTIMABLE",
    "between the two sides a group of studies vanishes, so the gap has no shares",
    "Keep one group with --filter.",
  );
}

function numbersOf(fit: Fit): PooledNumbers {
  const [term] = fit.terms;
  if (term === undefined) throw new BptrialError("E_BUG", "a fit without a term");
  const { estimate, ciLow, ciHigh, backTransformed: back } = term;
  const interval = back ?? { estimate, ciLow, ciHigh };
  const none = quantityNamed(fit.measure)?.none ?? 0;
  const verdict = interval.ciLow > none ? 1 : interval.ciHigh < none ? -1 : 0;
  const shown = { estimate: interval.estimate, ciLow: interval.ciLow, ciHigh: interval.ciHigh };
  return { estimate, ciLow, ciHigh, tau2: fit.heterogeneity.tau2 ?? 0, verdict, shown };
}

const NAMES = ["estimate", "ciLow", "ciHigh"] as const;

/** Half a unit of the last printed digit, and what a double loses. */
const prints = (value: number, { value: printed, decimals }: PrintedNumber): boolean =>
  Math.abs(value - printed) <= 0.5 * 10 ** -decimals * (1 + 1e-9);

/** Each preset under either model, and the set that was given; those that print so come first, then the nearest. */
async function candidatesFor(open: Open, first: OptionSet, printed: PrintedInterval) {
  const sets: readonly OptionSet[] = [
    first,
    ...presets.all.flatMap(({ id }) =>
      (["random", "common"] as const).map((model) => ({
        name: `--as ${id} --model ${model}`,
        // The first side's own choices are none of a preset's; what is pooled is the same.
        options: { ...ofTable(first.options), ...first.shared, as: id, model },
      })),
    ),
  ];
  const found: { readonly set: OptionSet; readonly candidate: Candidate; readonly off: number }[] = [];
  for (const set of sets) {
    const { fits } = await pool(await open(), settled(set.options));
    const [fit] = fits;
    if (fit === undefined || fits.length > 1)
      throw new BptrialError(
        "E_OPTION",
        `--printed is one result, and this table gives ${fits.length} analyses`,
        "Keep one with --filter, such as --filter outcome=pain.",
      );
    const { shown } = numbersOf(fit);
    const off = Math.max(...NAMES.map((name) => Math.abs(scaled(fit, shown[name]) - scaled(fit, printed[name].value))));
    const candidate = { options: set.name, shown, prints: NAMES.every((name) => prints(shown[name], printed[name])) };
    found.push({ set, candidate, off });
  }
  const rank = ({ candidate }: (typeof found)[number]): number => (candidate.prints ? 0 : 1);
  const ordered = [...found].sort((a, b) => rank(a) - rank(b) || a.off - b.off);
  const nearest = ordered[0]?.set;
  if (nearest === undefined) throw new BptrialError("E_BUG", "no preset was tried");
  return { nearest, candidates: ordered.map(({ candidate }) => candidate) };
}

/** The measure and which way is better: what the first side says of the table, not of the analysis. */
function ofTable({ measure, direction }: Partial<PoolOptions>): Partial<PoolOptions> {
  return { ...(measure === undefined ? {} : { measure }), ...(direction === undefined ? {} : { direction }) };
}

/** On the scale of analysis, where that is a logarithm of something positive. */
const scaled = ({ scale }: Pick<Fit, "scale">, value: number): number =>
  scale === "log" ? (value > 0 ? Math.log(value) : -1e3) : value;

function printedMinus(printed: PrintedInterval, one: Explanation): Interval {
  const of = (name: (typeof NAMES)[number]): number =>
    scaled(one, printed[name].value) - scaled(one, one.after.shown[name]);
  return { estimate: of("estimate"), ciLow: of("ciLow"), ciHigh: of("ciHigh") };
}
