import { BptrialError } from "../../core/errors.js";
import type { ResultDocument } from "../../records.js";
import type { LongDocument, RenderOptions } from "../options.js";
import { tablesView, tableView } from "./article-tables.js";
import { auditView } from "./audit.js";
import { type Block, gap, paragraph, styled } from "./block.js";
import { checkView } from "./check.js";
import { claimView } from "./claim.js";
import { diffView } from "./diff.js";
import { effectView } from "./effect.js";
import { explainDiffView } from "./explain-diff.js";
import { instrumentsView } from "./instruments.js";
import { mcidView } from "./mcid.js";
import { methodsView } from "./methods.js";
import { poolView } from "./pool.js";
import { recomputeView } from "./recompute.js";
import { smdView } from "./smd.js";
import { sniffView } from "./sniff.js";

type Schema = ResultDocument["schema"];
type View = (document: never, options: RenderOptions) => readonly Block[];

const views = {
  "bptrial/effect@1": effectView,
  "bptrial/smd@1": smdView,
  "bptrial/mcid@1": mcidView,
  "bptrial/pool@1": poolView,
  "bptrial/diff@1": diffView,
  "bptrial/explain-diff@1": explainDiffView,
  "bptrial/recompute@1": recomputeView,
  "bptrial/check@1": checkView,
  "bptrial/audit@1": auditView,
  "bptrial/claim@1": claimView,
  "bptrial/sniff@1": sniffView,
  "bptrial/tables@1": tablesView,
  "bptrial/table@1": tableView,
  "bptrial/instruments@1": instrumentsView,
  "bptrial/methods@1": methodsView,
} satisfies {
  [S in Schema]: (document: Extract<ResultDocument, { schema: S }>, options: RenderOptions) => readonly Block[];
};

/**
 * A document in the parts in which a reader meets it; the terminal and Markdown lay out the same ones. Of very many results
 * the first are shown, and a line says how many are left.
 */
export function viewOf(document: LongDocument, options: RenderOptions): readonly Block[] {
  const view: View | undefined = views[document.schema];
  if (!view) throw new BptrialError("E_BUG", `no view of ${document.schema}`);
  const { shown, left } = firstOf(document, options.all ? Number.POSITIVE_INFINITY : MOST_ROWS);
  const blocks = view(shown as never, options);
  if (left === 0) return blocks;
  const more = `… and ${left.toLocaleString("en")} more, with their notes: --all shows them, --format ndjson, csv or json holds every one`;
  return [...blocks, gap, paragraph(styled(more, "caution"))];
}

/** More rows than anyone reads in a terminal. */
const MOST_ROWS = 1000;

const LISTS = ["effects", "comparisons", "fits"];

function firstOf(document: LongDocument, most: number): { readonly shown: ResultDocument; readonly left: number } {
  const [name, results] = Object.entries(document).find(([one]) => LISTS.includes(one)) ?? [null, []];
  const shown: unknown[] = [];
  let left = 0;
  for (const one of results as Iterable<unknown>) {
    if (shown.length < most) shown.push(one);
    else left += 1;
  }
  return { shown: (name === null ? document : { ...document, [name]: shown }) as ResultDocument, left };
}
