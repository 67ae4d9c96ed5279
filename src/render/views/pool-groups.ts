import { isRatio } from "../../core/quantities.js";
import type { Fit, SubgroupDifference } from "../../records.js";
import { alignIntervals } from "../align.js";
import { percentText, pPhrase, significant } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, type Forest, gap, heading, type Mark, paragraph, styled, type Text } from "./block.js";
import { pTexts } from "./estimates.js";
import { only } from "./only.js";
import { MODEL_WORDS } from "./pool-analysis.js";
import { fitDecimals, onAxis, predictionMark, shownPrediction, shownTerm } from "./pool-forest.js";
import { favouredSides } from "./sides.js";
import { estimateHeader, levelWords, measureWords } from "./words.js";

/** The groups side by side, one line each, with the model over all of them and the test between them. */
export function groupsBlocks(
  by: string,
  fits: readonly Fit[],
  differences: readonly SubgroupDifference[],
  options: RenderOptions,
): readonly Block[] {
  const measure = only(fits.map((fit) => fit.measure));
  const title = [`groups of ${by}, side by side`, measure === null ? null : measureWords(measure, options)];
  return [
    heading(title.filter(Boolean).join(" · ")),
    gap,
    sideBySide(by, fits, options),
    ...(differences.length > 0 ? [gap] : []),
    ...differences.map((difference) => differenceBlock(difference, differences.length > 1)),
  ];
}

function sideBySide(by: string, fits: readonly Fit[], options: RenderOptions): Forest {
  const groups = fits.filter(({ overall }) => !overall);
  const whole = fits.filter(({ overall }) => overall);
  const [first] = fits;
  const shown = [...groups, ...whole].flatMap((fit) => (fit.terms[0] ? [{ fit, term: fit.terms[0] }] : []));
  const main = whole.find(({ prediction }) => prediction !== null);
  const ends = main ? shownPrediction(main) : null;
  const decimals = Math.max(
    0,
    ...shown.flatMap(({ fit, term }) => (fit.model === first?.model ? [fitDecimals(term, options)] : [])),
  );
  const texts = alignIntervals([
    ...shown.map(({ term }) => ({ ...shownTerm(term), decimals })),
    ...(ends ? [{ estimate: null, ...ends, decimals }] : []),
  ]);
  const ps = pTexts(shown.map(({ term }) => term.p));
  const measures = new Set(fits.map(({ measure, unit }) => JSON.stringify([measure, unit])));
  const models = new Set(fits.map(({ model }) => model)).size > 1;
  const header = measures.size === 1 && first ? estimateHeader(first) : "estimate";
  const sides = only(fits.map((fit) => JSON.stringify(favouredSides(fit)))) && first ? favouredSides(first) : null;
  const columns = [
    { header: by, align: "left", wraps: true },
    ...(measures.size > 1 ? [{ header: "measure", align: "left" } as const] : []),
    ...(models ? [{ header: "model", align: "left" } as const] : []),
    { header: "trials", align: "right" },
    { header: `${header} [${levelWords(first?.level ?? 0.95)} CI]`, align: "left" },
    { header: "p", align: "left", narrow: "under" },
    { header: "tau²", align: "right", narrow: "under" },
    { header: "I²", align: "right", narrow: "under" },
  ] as const;
  const cells = (
    fit: Fit | null,
    name: Text,
    trials: string,
    estimate: Text,
    rest: readonly string[],
  ): readonly Text[] => [
    name,
    ...(measures.size > 1 ? [fit ? [estimateHeader(fit), fit.unit].filter(Boolean).join(", ") : ""] : []),
    ...(models ? [fit ? (fit.k === 1 ? "not pooled" : MODEL_WORDS[fit.model]) : ""] : []),
    trials,
    estimate,
    ...rest,
  ];
  return {
    kind: "forest",
    columns,
    rows: [
      ...shown.map(({ fit }, i) => {
        const name = fit.overall ? "all groups" : nameOf(fit);
        const strong = (text: string): Text => (fit.overall ? styled(text, "strong") : text);
        const { tau2, i2 } = fit.heterogeneity;
        const rest = [
          ps[i] ?? "",
          tau2 === null || fit.k === 1 ? "" : fixedTau2(tau2),
          i2 === null || fit.k === 1 ? "" : percentText(i2 / 100),
        ];
        return cells(fit, strong(name), `${fit.k}`, strong(texts[i] ?? ""), rest);
      }),
      ...(ends ? [cells(null, styled("a new trial", "strong"), "", texts.at(-1) ?? "", ["", "", ""])] : []),
    ],
    marks: [
      ...shown.map(
        ({ fit, term }): Mark => ({
          shape: fit.overall ? "pooled" : "study",
          ...onAxis(term, fit),
          size: fit.k > 1 ? 1 : 0,
        }),
      ),
      ...(main ? predictionMark(main) : []),
    ],
    summaryFrom: groups.length,
    plot: options.plot && measures.size === 1,
    plotAfter: 1 + (models ? 1 : 0) + 1,
    log: first !== undefined && isRatio(first.measure),
    favoursLow: sides?.low ?? null,
    favoursHigh: sides?.high ?? null,
  };
}

const fixedTau2 = (tau2: number): string => (tau2 === 0 ? "0" : significant(tau2, 2));

/** "random"; a group of one study is named by it too. */
function nameOf({ group, k, studies: [study] }: Fit): string {
  const values = Object.values(group).join(", ");
  return k === 1 && study ? `${values}: ${study.study} alone` : values;
}

function differenceBlock({ by, q, df, p, model }: SubgroupDifference, several: boolean): Block {
  const how = model === "common" ? "common effects" : "random effects, each group with its own tau²";
  return paragraph(
    `Difference between the groups of ${by.join(" × ")}: Q = ${significant(q)} on ${df} df, ${pPhrase(p)} (${several || model === "common" ? how : "each group with its own tau²"}).`,
  );
}
