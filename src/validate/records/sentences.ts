import type { CandidateArm, RecordCandidate, RecordQuery, Sentence, Statistic, TextReading } from "../../records.js";
import type { ArticleFacts } from "./find.js";
import { assigned, type Named, type Stretch } from "./stretches.js";
import { coverage, type Words, wordsOf } from "./words.js";

/** Sentences that tell an outcome of both groups: counts, percentages of a known n, means. */
export function sentenceCandidates(
  query: RecordQuery,
  kind: RecordCandidate["kind"],
  asked: Words,
  reading: TextReading,
  facts: ArticleFacts,
): readonly RecordCandidate[] {
  const bySentence = new Map<number, Statistic[]>();
  for (const statistic of reading.statistics)
    bySentence.set(statistic.sentence, [...(bySentence.get(statistic.sentence) ?? []), statistic]);
  const arms = namesOf(query, facts);
  return reading.sentences.flatMap((sentence, index): readonly RecordCandidate[] => {
    if (sentence.part === "table" || sentence.text.length > 1500) return [];
    const words = wordsOf(sentence.text, facts.abbreviations);
    const there = coverage(asked, words);
    if (there < 0.3) return [];
    const values = valuesOf(bySentence.get(index) ?? [], kind, sentence);
    const own = pairsIn(sentence.text, values, arms).flatMap((pair) => whole(pair, kind, query, facts) ?? []);
    const next = reading.sentences[index + 1];
    const across =
      own.length > 0 || next === undefined || next.part === "table"
        ? []
        : pairsAcross(
            { sentence, values },
            { sentence: next, values: valuesOf(bySentence.get(index + 1) ?? [], kind, next) },
            arms,
          ).flatMap((pair) => whole(pair, kind, query, facts) ?? []);
    const nobody =
      own.length === 0 && across.length === 0 && kind === "binary" && saysNone(sentence.text, asked, facts)
        ? none(query, facts)
        : [];
    return [...own, ...across, ...nobody].map(({ treatment, control, derived }, order) => ({
      kind,
      treatment,
      control,
      outcome: null,
      timepoint: null,
      source: sentence.text,
      derived,
      score:
        0.75 * there +
        0.1 * coverage(arms.treatment.words, words) +
        0.1 * coverage(arms.control.words, words) +
        (sentence.part === "abstract" ? 0.06 : 0) -
        (/\[\]|\bet al\b|\bprevious|\b(?:study|studies) by\b/.test(sentence.text) ? 0.4 : 0) -
        0.05 * derived.length -
        0.02 * order,
    }));
  });
}

interface Arms {
  readonly treatment: Named;
  readonly control: Named;
}

/** The words of each group that the other does not have. */
function namesOf({ intervention, comparator }: RecordQuery, facts: ArticleFacts): Arms {
  const [t, c] = [wordsOf(intervention, facts.abbreviations), wordsOf(comparator, facts.abbreviations)];
  const only = (own: Words, other: Words): Words => {
    const left = new Set([...own].filter((word) => !other.has(word)));
    return left.size > 0 ? left : own;
  };
  const expand = (text: string): Words => wordsOf(text, facts.abbreviations);
  return { treatment: { words: only(t, c), expand }, control: { words: only(c, t), expand } };
}

export interface Value extends Stretch {
  readonly arm: Omit<CandidateArm, "label">;
}

function valuesOf(
  statistics: readonly Statistic[],
  kind: RecordCandidate["kind"],
  { offset }: Sentence,
): readonly Value[] {
  const nothing = { n: null, events: null, percent: null, mean: null, sd: null };
  const values = statistics.flatMap((one): readonly Value[] => {
    const at = { start: one.offset - offset, end: one.offset - offset + one.quote.length };
    if (kind === "continuous")
      return one.kind === "mean"
        ? [{ ...at, arm: { ...nothing, n: one.n, mean: one.mean, sd: one.spreadKind === "se" ? null : one.spread } }]
        : [];
    if (one.kind === "count")
      return [{ ...at, arm: { ...nothing, n: one.total, events: one.events, percent: one.percent } }];
    if (one.kind === "people" && one.percent !== null)
      return [
        {
          ...at,
          arm: {
            ...nothing,
            n: only(one.value, one.percent, one.printed.percent ?? ""),
            events: one.value,
            percent: one.percent,
          },
        },
      ];
    return one.kind === "percentage" && one.role !== "relative" && one.value <= 100 && one.hedge === "exact"
      ? [{ ...at, arm: { ...nothing, percent: one.value } }]
      : [];
  });
  // Where all counts of a sentence are of one total, so are its percentages.
  const totals = new Set(values.flatMap(({ arm }) => (arm.events !== null && arm.n !== null ? [arm.n] : [])));
  const [common] = totals;
  if (totals.size !== 1 || common === undefined) return values;
  return values.map((value) => (value.arm.n === null ? { ...value, arm: { ...value.arm, n: common } } : value));
}

/** The only total of which a count is this percentage; null where there are several. */
function only(events: number, percent: number, printed: string): number | null {
  if (percent <= 0 || events <= 0) return null;
  const half = 0.5 * 10 ** -(/[.·](\d+)/.exec(printed)?.[1]?.length ?? 0);
  const [low, high] = [Math.ceil((100 * events) / (percent + half)), Math.floor((100 * events) / (percent - half))];
  return low === high ? low : null;
}

type Pair = readonly [Value, Value];

/** The values of both groups in one sentence; several where it tells of several things. */
function pairsIn(text: string, values: readonly Value[], arms: Arms): readonly Pair[] {
  if (values.length < 2) return [];
  return assigned(text, values, arms.treatment, arms.control).flatMap(([t, c]): readonly Pair[] => {
    const [one, other] = [values[t], values[c]];
    return one && other ? [[one, other]] : [];
  });
}

interface Told {
  readonly sentence: Sentence;
  readonly values: readonly Value[];
}

/** "The 1-week group … 71/85 and 71/81 …. The 2-week group … 72/84 and 72/81 …": value for value. */
function pairsAcross(one: Told, other: Told, { treatment, control }: Arms): readonly Pair[] {
  if (one.values.length === 0 || one.values.length !== other.values.length || one.values.length > 4) return [];
  const share = (named: Named, { sentence }: Told): number => coverage(named.words, named.expand(sentence.text));
  const inOrder = share(treatment, one) > share(treatment, other) && share(control, other) > share(control, one);
  const turned = share(treatment, other) > share(treatment, one) && share(control, one) > share(control, other);
  if (!inOrder && !turned) return [];
  return one.values.flatMap((first, i): readonly Pair[] => {
    const second = other.values[i];
    if (second === undefined) return [];
    return [inOrder ? [first, second] : [second, first]];
  });
}

interface Filled {
  readonly treatment: CandidateArm;
  readonly control: CandidateArm;
  readonly derived: readonly string[];
}

function whole([t, c]: Pair, kind: RecordCandidate["kind"], query: RecordQuery, facts: ArticleFacts): Filled | null {
  const derived: string[] = [];
  const filled = (label: string, { arm }: Value): CandidateArm | null => {
    const n = arm.n ?? facts.sizeOf(label);
    if (kind === "continuous" || arm.events !== null) return { label, ...arm, n };
    if (arm.percent === null || n === null) return null;
    derived.push("events from the percentage");
    return { label, ...arm, n, events: Math.round((arm.percent * n) / 100) };
  };
  const treatment = filled(query.intervention, t);
  const control = filled(query.comparator, c);
  return treatment === null || control === null ? null : { treatment, control, derived: [...new Set(derived)] };
}

const NONE = /\b(?:no|none|without|neither|not any)\b/i;

/** "No unexpected adverse events were reported": the words of the outcome stand right behind the "no". */
function saysNone(text: string, asked: Words, facts: ArticleFacts): boolean {
  const found = NONE.exec(text);
  if (found === null || /\bno (?:significant|statistical\w*|clear|evidence|effect|differences?)\b/i.test(text))
    return false;
  const behind = text.slice(found.index, found.index + 80);
  return !/\d/.test(behind) && coverage(asked, wordsOf(behind, facts.abbreviations)) >= 0.75;
}

function none({ intervention, comparator }: RecordQuery, facts: ArticleFacts): readonly Filled[] {
  const [n1, n2] = [facts.sizeOf(intervention), facts.sizeOf(comparator)];
  if (n1 === null || n2 === null) return [];
  const arm = (label: string, n: number): CandidateArm => ({
    label,
    n,
    events: 0,
    percent: null,
    mean: null,
    sd: null,
  });
  return [
    {
      treatment: arm(intervention, n1),
      control: arm(comparator, n2),
      derived: ["events: the text says that there were none"],
    },
  ];
}
