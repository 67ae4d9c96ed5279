import type { Comparison, McidVerdict, ThresholdKind } from "../../records.js";
import { chanceText, significant, withInterval } from "../numbers.js";
import { type Block, facts, gap, paragraph, styled, type Text, type Tone, table } from "./block.js";
import { nntText, respondersText } from "./nnt.js";
import { chancesText, endOf, type Placed, positionsText, rangeText, thresholdText } from "./threshold-range.js";
import { KIND_WORDS } from "./words.js";

type Against = Comparison & { readonly threshold: NonNullable<Comparison["threshold"]> };
type Fact = readonly [string, Text | readonly string[]];

const against = (comparisons: readonly Comparison[]): readonly Against[] =>
  comparisons
    .filter((one): one is Against => one.threshold !== null)
    .sort((a, b) => endOf(a.threshold) - endOf(b.threshold) || a.threshold.value - b.threshold.value);

const placed = ({ threshold: { value, valueHigh }, position, probabilityExceeds: chance }: Against): Placed => ({
  value,
  valueHigh,
  position,
  chance,
});

const VERDICT_TONES: Readonly<Record<McidVerdict, Tone>> = {
  important: "good",
  "probably-important": "good",
  inconclusive: "caution",
  "real-but-below": "caution",
  "no-important-difference": "caution",
  harmful: "bad",
  "not-judged": "faint",
  "no-threshold": "faint",
};

const verdictWords = (verdict: McidVerdict): string => verdict.replace(/-/g, " ");
const ownText = ({ threshold: t }: Against): string => thresholdText(t.value, t.valueHigh, t.unit);

const PERSONAL: ReadonlySet<ThresholdKind> = new Set(["within-person", "SCB", "MDC", "deterioration"]);

/** What has to be said wherever a change of one person stands against a difference between groups. */
export function personalCaution(comparisons: readonly Comparison[]): readonly Block[] {
  const applies = against(comparisons).some(
    ({ control, threshold }) => control !== "baseline" && PERSONAL.has(threshold.kind),
  );
  if (!applies) return [];
  const text =
    "A within-person threshold is what one patient notices, not what two groups should differ by. Groups that differ by less may still hold many who gained: how many, only responders can tell.";
  return [gap, paragraph(styled(text, "faint"), 2)];
}

/** So many thresholds are told with their sources without being asked. */
const FEW = 6;

/** Each threshold once with its source and its people where there are few; else how to have them listed. */
export function thresholdSources(comparisons: readonly Comparison[]): readonly Block[] {
  // What was given on the command line needs no telling where it comes from.
  const published = against(comparisons).filter(({ threshold }) => threshold.source !== "--mcid");
  const byId = new Map(published.map((one) => [one.threshold.id, one]));
  if (byId.size === 0) return [];
  if (byId.size > FEW) {
    return [gap, paragraph(styled(`--all lists all ${byId.size} thresholds with their sources.`, "faint"), 2)];
  }
  const lines = [...byId.values()].map((one): Fact => [`${one.threshold.id}, ${ownText(one)}`, sourceText(one)]);
  return [gap, facts(lines)];
}

/** So many thresholds of an effect are told with their sentences; of more, --all lists them. */
const TOLD_IN_FULL = 3;

/** One line a kind of threshold, with the sentence for each end of its values where there are few; then who responded. */
export function thresholdKinds(comparisons: readonly Comparison[]): readonly Block[] {
  const all = against(comparisons);
  if (all.length === 0) return bareVerdict(comparisons);
  const kinds = (Object.keys(KIND_WORDS) as ThresholdKind[])
    .flatMap((kind) => {
      const group = all.filter(({ threshold }) => threshold.kind === kind);
      // A final state is no change, and stands in no range with those that are.
      return [group.filter((one) => !isFinalState(one)), group.filter(isFinalState)];
    })
    .filter((group) => group.length > 0);
  const responders = responderFacts(all.length > 2 ? all.slice(0, 1) : all);
  return [
    ...kinds.flatMap((group) => [
      paragraph(kindLine(group), 2, 2),
      ...(all.length > TOLD_IN_FULL ? [] : sentences(group).map((sentence) => paragraph(sentence, 6))),
    ]),
    ...(responders.length === 0 ? [] : [facts(responders)]),
  ];
}

const isFinalState = ({ position, probabilityExceeds, verdict }: Against): boolean =>
  verdict === "not-judged" && position === null && probabilityExceeds === null;

/** "within-person change, 6 to 10 points (2 thresholds): the interval straddles all · chance of … · inconclusive" */
function kindLine(group: readonly Against[]): string {
  const [first] = group;
  if (!first) return "";
  const all = group.map(placed);
  const verdicts = [...new Set(group.map(({ verdict }) => verdict))];
  const chances = chancesText(all.map(({ chance }) => chance));
  return [
    `${KIND_WORDS[first.threshold.kind]}, ${rangeText(all, first.threshold.unit)}: ${positionsText(all)}`,
    chances === "" ? "" : `chance of exceeding ${group.length === 1 ? "it" : "them"} ${chances}`,
    verdicts.map(verdictWords).join(" → "),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The sentence for the smallest threshold, and for the largest where the verdict there is another. */
function sentences(group: readonly Against[]): readonly string[] {
  const judged = group.filter(({ verdict }) => verdict !== "not-judged");
  const [first, last] = [judged[0], judged.at(-1)];
  if (!first || !last) return [];
  return first.verdict === last.verdict ? [first.because] : [first.because, last.because];
}

/** Every threshold on its own line, with its sentence and its source. */
export function everyThreshold(comparisons: readonly Comparison[]): readonly Block[] {
  const all = against(comparisons);
  if (all.length === 0) return bareVerdict(comparisons);
  const rows = all.map((one): readonly Text[] => [
    one.threshold.id,
    ownText(one),
    KIND_WORDS[one.threshold.kind],
    one.position ?? "–",
    one.probabilityExceeds === null ? "–" : chanceText(one.probabilityExceeds),
    one.midUnits === null ? "–" : withInterval(one.midUnits, 2),
    styled(verdictWords(one.verdict), VERDICT_TONES[one.verdict]),
  ]);
  return [
    table(
      [
        { header: "id", align: "left" },
        { header: "threshold", align: "left" },
        { header: "kind", align: "left", wraps: true, narrow: "under", short: "" },
        { header: "interval", align: "left" },
        { header: "chance it exceeds", align: "left" },
        { header: "multiple of it [CI]", align: "left", narrow: "under" },
        { header: "verdict", align: "left", wraps: true },
      ],
      rows,
    ),
    gap,
    facts([...all.map((one): Fact => [one.threshold.id, [one.because, sourceText(one)]]), ...responderFacts(all)]),
  ];
}

function sourceText({ threshold: t }: Against): string {
  const asPublished = t.publishedUnit === t.unit && t.publishedValue === t.value;
  const published = asPublished ? null : `published as ${significant(t.publishedValue, 4)} ${t.publishedUnit}`;
  const evidence = t.evidence === "secondary" ? "secondary source" : null;
  return [t.source, t.population, t.method, published, evidence].filter(Boolean).join("; ");
}

/** Without a threshold the sentence stands alone. */
function bareVerdict(comparisons: readonly Comparison[]): readonly Block[] {
  const [first] = comparisons;
  if (!first) return [];
  const sentence = paragraph(first.because, 2);
  // What was counted, and the NNT, are in the sentence and the headline already; the difference is not.
  return first.responders === null
    ? [sentence]
    : [sentence, facts(respondersOf({ ...first, nnt: null }, eventsName(first)))];
}

/** Responders that do not depend on the threshold are told once. */
function responderFacts(all: readonly Against[]): readonly Fact[] {
  const seen = new Set<string>();
  return all.flatMap((one) => {
    const key = JSON.stringify([one.responders, one.nnt]);
    if (one.responders === null || seen.has(key)) return [];
    seen.add(key);
    return respondersOf(
      one,
      one.responders.method === "observed-events" ? eventsName(one) : `responders at ${ownText(one)}`,
    );
  });
}

/** Counted beside means they are responders; by themselves they may be anything, deaths too. */
const eventsName = ({ arms }: Comparison): string => (arms?.treatment.mean == null ? "events" : "responders");

function respondersOf({ responders, nnt }: Comparison, name: string): readonly Fact[] {
  if (responders === null) return [];
  const how = responders.method === "observed-events" ? "counted" : "normal model";
  return [[name, `${respondersText(responders)} (${how})`], ...(nnt === null ? [] : [["NNT", nntText(nnt)] as const])];
}
