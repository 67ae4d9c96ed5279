import type { MethodEntry, MethodsDocument } from "../../records.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading, paragraph, styled, table } from "./block.js";
import { notesBlocks } from "./notes.js";

/** Everything a method says of itself, under its registry. */
export function methodsView(document: MethodsDocument, options: RenderOptions): readonly Block[] {
  const entriesOf = (name: string) => document.methods.filter(({ registry }) => registry === name);
  const registries = [...new Set(document.methods.map(({ registry }) => registry))];
  const blocks = registries.flatMap((registry, i) => [
    ...(i === 0 ? [] : [gap]),
    heading(registry),
    ...(registry === PRESETS && entriesOf(registry).length > 1
      ? besideEachOther(entriesOf(registry))
      : entriesOf(registry).flatMap(methodBlocks)),
  ]);
  return [...blocks, ...notesBlocks(document.notes, options.all)];
}

function methodBlocks(method: MethodEntry): readonly Block[] {
  return [
    gap,
    paragraph(styled(`${method.id}: ${method.label}`, "strong"), 2),
    facts(
      [
        ["formula", method.formula],
        ...(method.unit === null ? [] : [["unit", method.unit] as const]),
        ["source", method.source],
        ["same as", method.sameAs ?? "nothing known to us"],
      ],
      4,
    ),
  ];
}

const PRESETS = "presets";

/** Options down, presets across; blank where a preset leaves what is usual here. */
function besideEachOther(entries: readonly MethodEntry[]): readonly Block[] {
  const lines = entries.map(({ formula }) => new Map(formula.map(parted)));
  const names = [...new Set(lines.flatMap((own) => [...own.keys()]))];
  return [
    gap,
    table(
      [
        { header: "option", align: "left" },
        ...entries.map(({ id }) => ({ header: id, align: "left", wraps: true }) as const),
      ],
      names.map((name) => [name, ...lines.map((own) => own.get(name) ?? "")]),
    ),
    gap,
    facts(
      entries.map(({ id, label, source, sameAs }) => [
        id,
        [label, source, sameAs === null ? "documented, not verified" : `witness: ${sameAs}`],
      ]),
    ),
  ];
}

/** "--tau2 dl" is --tau2 with dl; a flag alone is said. */
function parted(line: string): readonly [name: string, value: string] {
  const blank = line.indexOf(" ");
  return blank < 0 ? [line, "yes"] : [line.slice(0, blank), line.slice(blank + 1)];
}
