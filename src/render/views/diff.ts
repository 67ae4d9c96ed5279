import type { Change, ChangeKind, DiffDocument } from "../../records.js";
import { significant } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, gap, heading, styled, type Text, type Tone, table } from "./block.js";
import { notesBlocks } from "./notes.js";
import { plural } from "./words.js";

const TONES: Readonly<Record<ChangeKind, Tone | null>> = {
  conclusion: "bad",
  interval: "caution",
  estimate: "caution",
  vanished: "caution",
  appeared: null,
  note: "faint",
  option: "faint",
};

export function diffView(document: DiffDocument, options: RenderOptions): readonly Block[] {
  const { changes } = document;
  const rows = changes.map((change): readonly Text[] => [
    change.path,
    sideText(change.before),
    sideText(change.after),
    changeText(change),
  ]);
  return [
    heading(diffTitle(document)),
    ...(rows.length === 0
      ? []
      : [
          gap,
          table(
            [
              { header: "analysis", align: "left", wraps: true },
              { header: "was", align: "left", wraps: true },
              { header: "is", align: "left", wraps: true },
              { header: "changed", align: "left", wraps: true },
            ],
            rows,
          ),
        ]),
    ...notesBlocks(document.notes, options.all),
  ];
}

/** "3 changes · 1 conclusion changed" */
export function diffTitle({ changes, input }: DiffDocument): string {
  const files = [...new Set(input.map(({ name }) => name))].join(" → ");
  const conclusions = changes.filter(({ conclusionChanged }) => conclusionChanged).length;
  const told =
    changes.length === 0
      ? "no differences"
      : `${plural(changes.length, "change")} · ${conclusions === 0 ? "no conclusion changed" : `${plural(conclusions, "conclusion")} changed`}`;
  return files === "" ? told : `${files} · ${told}`;
}

export function sideText(side: string | number | null): string {
  return side === null ? "–" : typeof side === "number" ? significant(side, 6) : side;
}

/** A changed conclusion stands out; the rest of the sentence follows it. */
export function changeText({ because, kind, conclusionChanged }: Change): Text {
  const tone = TONES[kind];
  const text = because === "" ? kind : because;
  return conclusionChanged ? styled(text, "bad") : tone === null ? text : styled(text, tone);
}
