import { labelOf, type RenderOptions } from "../options.js";
import { type Block, paragraph, styled } from "./block.js";

const MARKS = ["*", "†", "‡", "§", "¶"];

/** Marks for rows whose numbers were recovered, and the lines that explain them. */
export interface DerivedMarks {
  /** Blank where all numbers were given. */
  mark(derivedFrom: readonly string[]): string;
  readonly blocks: readonly Block[];
}

/** One mark for each way (or combination of ways) in which numbers came about. */
export function derivedMarks(
  rows: readonly { readonly derivedFrom: readonly string[] }[],
  options: RenderOptions,
): DerivedMarks {
  const ways = new Map<string, { mark: string; ids: readonly string[] }>();
  for (const { derivedFrom } of rows) {
    const key = derivedFrom.join("+");
    if (derivedFrom.length === 0 || ways.has(key)) continue;
    const round = Math.floor(ways.size / MARKS.length) + 1;
    ways.set(key, { mark: (MARKS[ways.size % MARKS.length] ?? "*").repeat(round), ids: derivedFrom });
  }
  return {
    mark: (derivedFrom) => ways.get(derivedFrom.join("+"))?.mark ?? "",
    blocks: [...ways.values()].map(({ mark, ids }) =>
      paragraph(styled(`${mark} ${ids.map((id) => wayWords(id, options)).join("; ")}`, "faint"), 2, 2),
    ),
  };
}

/** How a number came about, in words: the recovery's own name, or that the source prints it. */
export function wayWords(id: string, options: RenderOptions): string {
  if (id === "reported") return "as the source prints it, not computed from its arms";
  const label = labelOf(options, "recover", id);
  return label === id ? `recovered (${id})` : `recovered: ${label}`;
}
