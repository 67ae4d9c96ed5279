import { abbreviationsOf, framesOf, groupsOf } from "../../../src/read/frames/index.js";
import type {
  CountStatistic,
  EstimateStatistic,
  NntStatistic,
  PeopleStatistic,
  ProportionStatistic,
  Sentence,
  Statistic,
  StatisticContext,
  TestStatistic,
  TextReading,
} from "../../../src/records.js";

/** A statistic whose place is found by its quote. */
export type Told = (reading: Omit<TextReading, "statistics">) => Statistic;

type Part = Sentence["part"];

/** A text of sentences, each alone or with the part it stands in, and what is read from it, by quote. */
export function readingOf(
  told: readonly (string | readonly [Part, string])[],
  statistics: readonly Told[] = [],
): TextReading {
  const sentences: Sentence[] = [];
  let text = "";
  for (const each of told) {
    const [part, sentence] = typeof each === "string" ? (["text", each] as const) : each;
    const frames = framesOf(sentence);
    const sized = frames.filter(({ amount }) => amount !== null);
    sentences.push({ text: sentence, offset: text.length, line: sentences.length + 1, part, frames, sized });
    text += `${sentence}\n`;
  }
  const reading = {
    name: "abstract.txt",
    text,
    sentences,
    groups: groupsOf(text),
    abbreviations: abbreviationsOf(text),
    notes: [],
  };
  return { ...reading, statistics: statistics.map((statistic) => statistic(reading)) };
}

interface Where {
  /** Which sentence, where the quote stands in several. */
  readonly sentence?: number;
  readonly context?: readonly StatisticContext[];
}

function placed(
  { text, sentences }: Omit<TextReading, "statistics">,
  quote: string,
  { sentence, context = [] }: Where,
) {
  const offset = text.indexOf(quote, sentence === undefined ? 0 : (sentences[sentence]?.offset ?? 0));
  if (offset < 0) throw new Error(`"${quote}" is not in the text`);
  const index = sentences.findLastIndex((one) => one.offset <= offset);
  return { quote, offset, line: index + 1, sentence: index, where: "text", context };
}

const numberIn = (printed: string): number =>
  Number(
    printed
      .replace("−", "-")
      .replace(/(\d),(\d{3})\b/g, "$1$2")
      .replace(/[<>=%\s]/g, ""),
  );

interface EstimateFields extends Where {
  readonly measure?: string | null;
  readonly level?: number | null;
  readonly unit?: string | null;
  readonly ambiguous?: boolean;
}

/** `estimate("0.80 [0.67 to 0.96]", "0.80", "0.67", "0.96", "=0.0021")`: numbers as printed. */
export function estimate(
  quote: string,
  printed: string | null,
  lower: string | null,
  upper: string | null,
  p: string | null = null,
  { measure = null, level = 95, unit = null, ambiguous = false, ...where }: EstimateFields = {},
): Told {
  const [, op = "=", pText = ""] = p === null ? [] : (/^([<>=]=?)?(.*)$/.exec(p) ?? []);
  return (reading): EstimateStatistic => ({
    kind: "estimate",
    ...placed(reading, quote, where),
    measure,
    estimate: printed === null ? null : numberIn(printed),
    lower: lower === null ? null : numberIn(lower),
    upper: upper === null ? null : numberIn(upper),
    level,
    levelContext: null,
    sided: 2,
    p: p === null ? null : { op: op as "=", value: numberIn(pText) },
    unit,
    printed: { estimate: printed, lower, upper, p: p === null ? null : pText },
    ambiguous,
  });
}

export function count(quote: string, events: number, total: number, percent: string | null, where: Where = {}): Told {
  return (reading): CountStatistic => ({
    kind: "count",
    ...placed(reading, quote, where),
    events,
    total,
    percent: percent === null ? null : numberIn(percent),
    printed: { events: String(events), total: String(total), percent },
  });
}

export function test(
  quote: string,
  type: TestStatistic["type"],
  df: readonly number[] | null,
  value: string,
  p: string | null,
  where: Where = {},
): Told {
  const [, op = "=", pText = ""] = p === null ? [] : (/^([<>=]=?)?(.*)$/.exec(p) ?? []);
  return (reading): TestStatistic => ({
    kind: "test",
    ...placed(reading, quote, where),
    type,
    df,
    value: numberIn(value),
    p: p === null ? null : { op: op as "=", value: numberIn(pText) },
    printed: { value, p: p === null ? null : pText },
  });
}

export function share(quote: string, printed: string, where: Where = {}): Told {
  return percentage(quote, printed, "share", null, where);
}

export function percentage(
  quote: string,
  printed: string,
  role: ProportionStatistic["role"],
  toward: ProportionStatistic["toward"],
  where: Where = {},
): Told {
  return (reading): ProportionStatistic => ({
    kind: "percentage",
    ...placed(reading, quote, where),
    value: numberIn(printed),
    role,
    toward,
    hedge: "exact",
    of: null,
    printed: { value: printed },
  });
}

export function people(
  quote: string,
  value: number,
  hedge: PeopleStatistic["hedge"] = "exact",
  of: string | null = null,
  where: Where = {},
): Told {
  return (reading): PeopleStatistic => ({
    kind: "people",
    ...placed(reading, quote, where),
    value,
    hedge,
    of,
    percent: null,
    printed: { value: String(value), percent: null },
  });
}

export function nnt(quote: string, printed: string, where: Where = {}): Told {
  return (reading): NntStatistic => ({
    kind: "nnt",
    ...placed(reading, quote, where),
    harm: false,
    estimate: numberIn(printed),
    lower: null,
    upper: null,
    level: null,
    printed: { estimate: printed, lower: null, upper: null },
  });
}
