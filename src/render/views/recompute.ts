import type { Compared, RecomputeDocument, RecomputedAnalysis } from "../../records.js";
import { significant } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, gap, heading, paragraph, styled, type Text, table } from "./block.js";
import { notesBlocks } from "./notes.js";
import { measureWords, plural } from "./words.js";

/** Each analysis in a line, and the numbers that do not come out; with --all every one. */
export function recomputeView(document: RecomputeDocument, options: RenderOptions): readonly Block[] {
  const { analyses } = document;
  const differing = analyses.filter((one) => linesOf(one, options).length > 0);
  return [
    heading(titleOf(document)),
    gap,
    table(
      [
        { header: "analysis", align: "left", wraps: true },
        { header: "measure", align: "left", wraps: true },
        { header: "how", align: "left", wraps: true },
        { header: "rows", align: "right" },
        { header: "weights", align: "right" },
        { header: "pooled", align: "right" },
      ],
      analyses.map((one): readonly Text[] => [
        `${one.id} ${one.name}`,
        measureWords(one.measure, options),
        `${one.method.toUpperCase()}, ${one.model}`,
        agreement(one.rows),
        agreement(one.weights),
        agreement(one.pooled),
      ]),
    ),
    ...differing.flatMap((one) => [gap, ...detail(one, options)]),
    ...notesBlocks(document.notes, options.all),
  ];
}

function titleOf({ analyses, options }: RecomputeDocument): string {
  const all = analyses.flatMap(({ rows, weights, pooled }) => [rows, weights, pooled]);
  const compared = all.reduce((total, one) => total + one.compared, 0);
  const agree = all.reduce((total, one) => total + one.agree, 0);
  return `${plural(analyses.length, "analysis", "analyses")}, as ${options.as} · ${agree} of ${compared} printed numbers agree`;
}

function agreement({ agree, compared }: RecomputedAnalysis["rows"]): Text {
  if (compared === 0) return "none printed";
  const text = `${agree} of ${compared}`;
  return agree === compared ? styled(text, "good") : styled(text, "bad");
}

const linesOf = ({ lines }: RecomputedAnalysis, { all }: RenderOptions): readonly Compared[] =>
  all ? lines : lines.filter(({ agreement: one }) => one === "differs");

function detail(one: RecomputedAnalysis, options: RenderOptions): readonly Block[] {
  return [
    paragraph(styled(`${one.id} ${one.name}`, "strong")),
    table(
      [
        { header: "number", align: "left", wraps: true },
        { header: "printed", align: "left" },
        { header: "recomputed", align: "left" },
        { header: "", align: "left", wraps: true },
      ],
      linesOf(one, options).map((line): readonly Text[] => [
        [line.what === "study" ? "" : line.what, line.study, line.subgroup].filter(Boolean).join(", "),
        numbersText(line.printed),
        numbersText(line.recomputed),
        line.because || line.agreement,
      ]),
    ),
    paragraph(`bptrial pool … ${one.options}`, 2),
  ];
}

function numbersText(numbers: readonly number[]): string {
  const [first = "", ...rest] = numbers.map((value) => significant(value, 6));
  return numbers.length === 3 ? `${first} [${rest.join(", ")}]` : [first, ...rest].join(", ");
}
