import type { InstrumentsDocument, Threshold } from "../../records.js";
import { significant } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading, paragraph, styled, type Text, table } from "./block.js";
import { notesBlocks } from "./notes.js";
import { directionWords, KIND_WORDS, plural } from "./words.js";

type Entry = InstrumentsDocument["instruments"][number];

/** All instruments in a table; one, or all on request, with everything that is known of it. */
export function instrumentsView(document: InstrumentsDocument, options: RenderOptions): readonly Block[] {
  const { instruments } = document;
  const detailed = instruments.length === 1 || options.all;
  const blocks = detailed
    ? instruments.flatMap((one, i) => [...(i === 0 ? [] : [gap]), ...entryBlocks(one)])
    : overview(instruments);
  return [...blocks, ...notesBlocks(document.notes, options.all)];
}

function overview(instruments: readonly Entry[]): readonly Block[] {
  const thresholds = instruments.reduce((sum, one) => sum + one.thresholds.length, 0);
  return [
    heading(`${plural(instruments.length, "instrument")} · ${plural(thresholds, "threshold")}`),
    gap,
    table(
      [
        { header: "id", align: "left" },
        { header: "name", align: "left", wraps: true },
        { header: "range", align: "left", wraps: true },
        { header: "better", align: "left" },
        { header: "typical SD", align: "right", narrow: "under" },
        { header: "thresholds", align: "right" },
      ],
      instruments.map((one): readonly Text[] => [
        one.id,
        one.name,
        rangeText(one),
        one.direction === null ? "unknown" : one.direction === "lower-better" ? "lower" : "higher",
        one.typicalSd === null ? "–" : significant(one.typicalSd.value),
        `${one.thresholds.length}`,
      ]),
    ),
    gap,
    paragraph(
      styled("bptrial instruments NAME shows one with its thresholds and their sources; --all shows all.", "faint"),
    ),
  ];
}

function rangeText({ min, max, unit }: Entry): string {
  return min === null || max === null ? unit : `${significant(min, 6)}–${significant(max, 6)} ${unit}`;
}

function entryBlocks(one: Entry): readonly Block[] {
  const sd = one.typicalSd;
  const range = sd && (sd.low === sd.high ? "" : `, middle of ${significant(sd.low)} to ${significant(sd.high)}`);
  return [
    heading(`${one.name} (${one.id})`),
    facts([
      ["measures", one.domain],
      ["range", `${rangeText(one)}, ${directionWords(one.direction)}`],
      ...(sd === null
        ? []
        : [["typical SD", `${significant(sd.value)}${range}: ${sd.context}, ${sd.source}`] as const]),
      ...(one.aliases.length === 0 ? [] : [["also written", one.aliases.join(", ")] as const]),
      ...(one.note === null ? [] : [["note", one.note] as const]),
      ...(one.source === null ? [] : [["source", one.source] as const]),
    ]),
    gap,
    ...(one.thresholds.length === 0 ? [paragraph("No threshold is known.", 2)] : [thresholdFacts(one.thresholds)]),
  ];
}

/** Value and kind first, then for whom and how, then the source. */
function thresholdFacts(thresholds: readonly Threshold[]): Block {
  return facts(
    thresholds.map((t) => {
      const value = `${significant(t.value, 4)}${t.valueHigh === null ? "" : `–${significant(t.valueHigh, 4)}`} ${t.unit}`;
      const form = t.form === "final-state" ? "a final state" : null;
      const used = t.usedAs === null ? null : `used as ${t.usedAs}`;
      return [
        t.id,
        [
          [value, KIND_WORDS[t.kind], form, used].filter(Boolean).join(", "),
          [t.population, t.method, bandText(t)].filter(Boolean).join("; "),
          t.evidence === "secondary" ? `${t.citation} (secondary: takes no part in a verdict)` : t.citation,
        ].filter((line) => line !== ""),
      ] as const;
    }),
  );
}

function bandText({ baselineLow: low, baselineHigh: high }: Threshold): string | null {
  if (low === null && high === null) return null;
  if (high === null) return `baseline from ${significant(low ?? 0, 4)}`;
  return low === null
    ? `baseline up to ${significant(high, 4)}`
    : `baseline ${significant(low, 4)} to ${significant(high, 4)}`;
}
