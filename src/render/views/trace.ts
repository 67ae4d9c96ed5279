import type { Trace, TraceStep, Working } from "../../records.js";
import { alignPoints } from "../align.js";
import { significant } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading, paragraph, styled, table } from "./block.js";
import { notesBlocks } from "./notes.js";
import { contrastOf, measureWords } from "./words.js";

/** Enough digits to follow a computation by hand. */
const DIGITS = 7;

/** How effects came about: where the formula is from, what went in, and each step with its number. */
export function traceView(traces: readonly Trace[], options: RenderOptions): readonly Block[] {
  return traces.flatMap((trace, i) => [
    ...(i === 0 ? [] : [gap]),
    heading(
      [
        [trace.study, trace.outcome, trace.timepoint].filter(Boolean).join(", "),
        // Its arms' numbers stand below it: where none do, plain names name nothing.
        contrastOf({ ...trace, arms: trace.measure === "gen" ? null : {} }),
        measureWords(trace.measure, options),
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    facts([
      ["source", trace.source],
      ["same as", trace.sameAs ?? "nothing known to us"],
    ]),
    ...stepBlocks("from the table", trace.inputs),
    ...trace.workings.flatMap(workingBlocks),
    ...stepBlocks("step by step", trace.steps),
    ...notesBlocks(trace.notes, options.all),
  ]);
}

/** A step whose value may be infinite (null): the degrees of freedom of the normal distribution. */
type Step = Omit<TraceStep, "value"> & { readonly value: number | null };

/** What a number that no cell prints was worked out from. */
function workingBlocks({ of, source, formula, given, gives }: Working): readonly Block[] {
  const steps = (numbers: Readonly<Record<string, number | null>>, text: (name: string) => string) =>
    Object.entries(numbers).map(([name, value]) => ({ symbol: name, text: text(name), value }));
  const results = Object.keys(gives);
  return stepBlocks(`recovered: ${of} (${source})`, [
    ...steps(given, () => ""),
    ...steps(gives, (name) => (results.length === 1 || name === results[0] ? formula.join("; ") : "")),
  ]);
}

function stepBlocks(name: string, steps: readonly Step[]): readonly Block[] {
  if (steps.length === 0) return [];
  const values = alignPoints(steps.map(({ value }) => (value === null ? "∞" : significant(value, DIGITS))));
  return [
    gap,
    paragraph(styled(name, "strong"), 2),
    table(
      [
        { header: "", align: "left" },
        { header: "", align: "left", wraps: true },
        { header: "", align: "left" },
      ],
      steps.map(({ symbol, text }, i) => [symbol, bare(symbol, text), values[i] ?? ""]),
    ),
  ];
}

/** The text without the symbol that stands beside it. */
const bare = (symbol: string, text: string): string =>
  text.startsWith(`${symbol} = `) ? text.slice(symbol.length + 3) : text;
