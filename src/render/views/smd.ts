import type { Effect, SmdDocument, SmdExplained, SmdNnt } from "../../records.js";
import { decimalsFor, decimalsForRatio, percentInterval, percentText, significant, withInterval } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, paragraph, styled } from "./block.js";
import { effectBlocks } from "./effect.js";
import { identityOf } from "./identity.js";
import { nntText } from "./nnt.js";
import { notesBlocks, notesOf } from "./notes.js";

type Fact = readonly [string, string | readonly string[]];

export function smdView(document: SmdDocument, options: RenderOptions): readonly Block[] {
  const { effects } = document;
  const identity = identityOf(effects);
  const explained = effects.flatMap((effect) => {
    if (effect.explained === null) return [];
    const name = identity.cells(effect).filter(Boolean).join(", ");
    return [
      gap,
      paragraph(styled(`What ${name === "" ? "it" : name} means`, "strong")),
      facts(explanation(effect, effect.explained, options)),
    ];
  });
  const caution =
    explained.length === 0
      ? []
      : [
          gap,
          paragraph(
            styled(
              "All of this assumes normal scores with equal SDs in both groups; each carries the interval of the standardised difference.",
              "faint",
            ),
          ),
        ];
  return [
    ...effectBlocks(effects, options),
    ...explained,
    ...caution,
    ...notesBlocks([...document.notes, ...notesOf(effects)], options.all),
  ];
}

function explanation(effect: Effect, explained: SmdExplained, options: RenderOptions): readonly Fact[] {
  const { u3, overlap, probabilityOfSuperiority, oddsRatio, outcomeUnits, nnt } = explained;
  const { treatment, control } = effect;
  const found: Fact[] = [
    ["U3", `${percentInterval(u3)} of ${control} score below the mean of ${treatment}`],
    ["overlap", `${percentInterval(overlap)} of the two groups' scores coincide`],
    [
      "superiority",
      `${percentInterval(probabilityOfSuperiority)} is the chance that someone of ${treatment} scores higher than someone of ${control}`,
    ],
    [
      "odds ratio",
      `${withInterval(oddsRatio, options.digits ?? decimalsForRatio(oddsRatio))} of scoring above any one cut (logistic)`,
    ],
  ];
  if (outcomeUnits !== null) {
    const decimals =
      options.digits ?? decimalsFor((outcomeUnits.ciHigh - outcomeUnits.ciLow) / 4, outcomeUnits.estimate);
    found.push([
      `in ${outcomeUnits.unit}`,
      `${withInterval(outcomeUnits, decimals)} ${outcomeUnits.unit}, with an SD of ${significant(outcomeUnits.sd, 4)} (${outcomeUnits.source})`,
    ]);
  }
  return nnt.length === 0 ? found : [...found, ["NNT", nntLines(nnt)]];
}

/** One line a control rate, both ways of computing it. */
function nntLines(nnt: readonly SmdNnt[]): readonly string[] {
  const rates = [...new Set(nnt.map(({ controlRate }) => controlRate))];
  return rates.map((rate) => {
    const ways = nnt.filter(({ controlRate }) => controlRate === rate);
    const told = ways.map((one) => `${nntText(one)} (${percentText(one.treatmentRate)} with; ${METHODS[one.method]})`);
    return `if ${percentText(rate)} succeed without: ${told.join(" · ")}`;
  });
}

const METHODS: Readonly<Record<SmdNnt["method"], string>> = {
  furukawa: "Furukawa, normal",
  "hasselblad-hedges": "Hasselblad–Hedges, logistic",
};
