import type { CheckDocument, Statistic } from "../../records.js";
import type { RenderOptions } from "../options.js";
import { type Block, gap, heading, paragraph, type Styled, styled } from "./block.js";
import { findingBlocks, findingLines, severityCounts } from "./findings.js";
import { notesBlocks } from "./notes.js";
import { plural } from "./words.js";

/** What was found in a text, what does not fit, and how much holds or could not be checked. */
export function checkView(document: CheckDocument, options: RenderOptions): readonly Block[] {
  const { id, statistics, findings, held, open } = document;
  return [
    heading(`${id} · ${foundText(statistics)} · ${severityCounts(findings)}`),
    ...findingBlocks(findings, options.all),
    gap,
    paragraph(summary(document), 2),
    ...(options.all ? [gap, ...findingLines([...held, ...open])] : []),
    ...notesBlocks(document.notes, options.all),
  ];
}

const KINDS: readonly (readonly [one: string, many: string, is: (one: Statistic) => boolean])[] = [
  ["estimate with interval", "estimates with interval", (one) => one.kind === "estimate" && one.lower !== null],
  ["estimate without interval", "estimates without interval", (one) => one.kind === "estimate" && one.lower === null],
  ["count", "counts", ({ kind }) => kind === "count"],
  ["test", "tests", ({ kind }) => kind === "test"],
  ["mean", "means", ({ kind }) => kind === "mean"],
  ["median", "medians", ({ kind }) => kind === "median"],
  ["percentage", "percentages", ({ kind }) => kind === "percentage"],
  ["ratio in words", "ratios in words", ({ kind }) => kind === "ratio"],
  ["number needed to treat", "numbers needed to treat", ({ kind }) => kind === "nnt"],
];

/** "6 estimates with interval, 3 percentages" */
function foundText(statistics: readonly Statistic[]): string {
  const counts = KINDS.flatMap(([one, many, is]) => {
    const count = statistics.filter(is).length;
    return count === 0 ? [] : [plural(count, one, many)];
  });
  return counts.length === 0 ? "no statistics found" : `${counts.join(", ")} found`;
}

function summary({ held, open }: CheckDocument): Styled {
  const parts = [
    held.length === 0 ? null : `${plural(held.length, "check")} held`,
    open.length === 0 ? null : `${plural(open.length, "check")} could not be made`,
  ].filter((part) => part !== null);
  const text = parts.length === 0 ? "Nothing could be recomputed." : `${parts.join(" · ")} (--all lists them)`;
  return styled(text, "faint");
}
