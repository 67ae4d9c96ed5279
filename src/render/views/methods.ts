import type { MethodEntry, MethodsDocument } from "../../records.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading, paragraph, styled } from "./block.js";
import { notesBlocks } from "./notes.js";

/** Everything a method says of itself, under its registry. */
export function methodsView(document: MethodsDocument, options: RenderOptions): readonly Block[] {
  const registries = [...new Set(document.methods.map(({ registry }) => registry))];
  const blocks = registries.flatMap((registry, i) => [
    ...(i === 0 ? [] : [gap]),
    heading(registry),
    ...document.methods.filter((method) => method.registry === registry).flatMap(methodBlocks),
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
