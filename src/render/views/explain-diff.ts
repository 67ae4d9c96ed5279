import type { Choice, ExplainDiffDocument, Explanation, Interval, PooledNumbers } from "../../records.js";
import { significant } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, gap, heading, paragraph, styled, type Text, table } from "./block.js";
import { notesBlocks } from "./notes.js";
import { measureWords } from "./words.js";

/** Candidates that do not print what is printed: the nearest of them tell enough. */
const MOST = 8;

export function explainDiffView(document: ExplainDiffDocument, options: RenderOptions): readonly Block[] {
  const { explanations, candidates } = document;
  const { before, after, printed } = document.options;
  const shown = options.all
    ? candidates
    : candidates.slice(0, Math.max(MOST, candidates.filter((c) => c.prints).length));
  return [
    ...explanations.flatMap((one, i) => [
      ...(i === 0 ? [] : [gap]),
      ...explanationBlocks(one, `${before}`, `${after}`, options),
    ]),
    ...(shown.length === 0
      ? []
      : [
          gap,
          paragraph(styled(`who prints ${printed}`, "strong")),
          table(
            [
              { header: "options", align: "left", wraps: true },
              { header: "gives", align: "left" },
              { header: "", align: "left" },
            ],
            shown.map(({ options: set, shown: numbers, prints }) => [
              set,
              intervalText(numbers),
              prints ? styled("as printed", "good") : "",
            ]),
          ),
        ]),
    ...notesBlocks([...document.notes, ...explanations.flatMap(({ notes }) => notes)], options.all),
  ];
}

const intervalText = ({ estimate, ciLow, ciHigh }: Interval): string =>
  `${significant(estimate, 4)} [${significant(ciLow, 4)}, ${significant(ciHigh, 4)}]`;

const movesNothing = ({ shares }: Choice): boolean =>
  Object.values(shares).every((share: number) => Math.abs(share) < 1e-12);

function explanationBlocks(one: Explanation, before: string, after: string, options: RenderOptions): readonly Block[] {
  const moving = one.choices.filter((choice) => options.all || !movesNothing(choice));
  const still = one.choices.filter((choice) => !moving.includes(choice));
  const name = one.overall ? "all groups" : Object.values(one.group).join(", ");
  const side = (label: string, numbers: PooledNumbers): readonly Text[] => [
    label,
    intervalText(numbers.shown),
    significant(numbers.tau2, 4),
  ];
  return [
    heading([name, measureWords(one.measure, options)].filter(Boolean).join(" · ")),
    gap,
    table(
      [
        { header: "", align: "left", wraps: true },
        { header: "estimate and interval", align: "left" },
        { header: "tau²", align: "left" },
      ],
      [side(before, one.before), side(after, one.after)],
    ),
    ...(moving.length === 0
      ? []
      : [
          gap,
          table(
            [
              {
                header: one.scale === "log" ? "choice (moves on the log scale)" : "choice",
                align: "left",
                wraps: true,
              },
              { header: "from", align: "left", wraps: true },
              { header: "to", align: "left", wraps: true },
              { header: "estimate", align: "right" },
              { header: "lower", align: "right" },
              { header: "upper", align: "right" },
              { header: "tau²", align: "right" },
            ],
            [
              ...moving.map(({ choice, before: from, after: to, shares }) => [choice, from, to, ...moves(shares)]),
              [styled("together", "strong"), "", "", ...moves(one.gap)],
            ],
          ),
        ]),
    ...(still.length === 0
      ? []
      : [paragraph(styled(`move nothing on this table: ${still.map(({ choice }) => choice).join(", ")}`, "faint"), 2)]),
    gap,
    paragraph(one.because, 2),
  ];
}

const moves = ({ estimate, ciLow, ciHigh, tau2 }: Explanation["gap"]): readonly string[] =>
  [estimate, ciLow, ciHigh, tau2].map((value) => (Math.abs(value) < 1e-12 ? "0" : significant(value, 3)));
