import type { Input } from "../fuzzer.js";
import { run, withFiles } from "../run.js";

/** One result: what it is of, and its numbers by name; null where there is none. */
export interface Result {
  readonly of: string;
  readonly numbers: Readonly<Record<string, number | null>>;
}

/** What a command line came to: results, or the codes of its errors. */
export interface Outcome {
  readonly errors: string;
  readonly results: readonly Result[];
}

type Json = Readonly<Record<string, unknown>>;

const listed = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const numbersOf = (record: Json, names: readonly string[]): Result["numbers"] =>
  Object.fromEntries(names.map((name) => [name, typeof record[name] === "number" ? record[name] : null]));
const said = (record: Json, names: readonly string[]): string =>
  names.map((name) => `${record[name] ?? ""}`).join(" ¦ ");

const EFFECT = ["study", "outcome", "timepoint", "treatment", "control", "measure", "direction"];
const NUMBERS = ["estimate", "se", "statistic", "df", "p", "ciLow", "ciHigh"];

const effectOf = (effect: Json): Result => ({ of: said(effect, EFFECT), numbers: numbersOf(effect, NUMBERS) });

function fitsOf(fit: Json): readonly Result[] {
  const of = `${JSON.stringify(fit.group)} ¦ ${said(fit, ["measure", "direction", "model", "overall", "k"])}`;
  const { heterogeneity = {}, prediction } = fit as { heterogeneity?: Json; prediction?: Json | null };
  return [
    ...listed(fit.terms).map((term) => ({ of: `${of} ¦ pooled`, numbers: numbersOf(term, NUMBERS) })),
    { of: `${of} ¦ heterogeneity`, numbers: numbersOf(heterogeneity, ["tau2", "i2", "q", "qDf"]) },
    { of: `${of} ¦ prediction`, numbers: numbersOf(prediction ?? {}, ["low", "high"]) },
    ...listed(fit.studies).map((study) => ({
      of: `${of} ¦ ${said(study, ["study", "treatment", "control"])}`,
      numbers: numbersOf(study, ["estimate", "variance", "weight"]),
    })),
  ];
}

/** A finding is what is wrong, and how bad that is: where it stands may move. */
const findingOf =
  (list: string) =>
  (finding: Json): Result => ({ of: `${list} ¦ ${said(finding, ["code", "severity"])}`, numbers: {} });

const STATISTIC = ["estimate", "lower", "upper", "level", "events", "total", "percent", "value", "df"];
const statisticOf = (statistic: Json): Result => ({
  of: `statistic ¦ ${said(statistic, ["kind", "measure", "type"])} ¦ ${JSON.stringify(statistic.p ?? null)}`,
  numbers: numbersOf(statistic, STATISTIC),
});

/** All that a document says, in an order of its own. */
function resultsOf(document: Json): readonly Result[] {
  const all = [
    ...listed(document.effects).map(effectOf),
    ...listed(document.comparisons).map((one) => effectOf({ ...(one.effect as Json | undefined), ...one })),
    ...listed(document.fits).flatMap(fitsOf),
    ...listed(document.statistics).map(statisticOf),
    ...["findings", "held", "open"].flatMap((list) => listed(document[list]).map(findingOf(list))),
    ...listed(document.verdicts).map((verdict) => ({ of: said(verdict, ["verdict"]), numbers: {} })),
  ];
  return sorted(all);
}

export function sorted(results: readonly Result[]): readonly Result[] {
  const order = ({ of, numbers }: Result): string =>
    `${of} ${Object.values(numbers).map((number) => number?.toPrecision(6))}`;
  return [...results].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Runs a command line that writes JSON. */
export async function outcomeOf(input: Input): Promise<Outcome> {
  const { code, out, err } = await withFiles(input, () => run(input));
  if (code <= 1 && out.startsWith("{")) return { errors: "", results: resultsOf(JSON.parse(out)) };
  const codes = [...new Set([...err.matchAll(/\bE_[A-Z_]+/g)].map(([found]) => found))];
  return { errors: codes.sort().join(" "), results: [] };
}

/** Of numbers that are sums in another order, or found by iteration. */
const CLOSE = 1e-6;

const isClose = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b)) + 1e-9);

/** The first difference between what there should be and what there is; null where there is none. */
export function difference(expected: Outcome, found: Outcome): string | null {
  if (expected.errors !== found.errors) return `errors: ${expected.errors || "none"} → ${found.errors || "none"}`;
  if (expected.results.length !== found.results.length) {
    const count = ({ results }: Outcome): string => results.map(({ of }) => of).join("\n  ");
    return `${expected.results.length} results → ${found.results.length}:\n  ${count(expected)}\n→\n  ${count(found)}`;
  }
  for (const [at, one] of expected.results.entries()) {
    const other = found.results[at];
    if (other?.of !== one.of) return `${one.of} → ${other?.of}`;
    for (const [name, value] of Object.entries(one.numbers)) {
      const now = other.numbers[name] ?? null;
      if (!isClose(value, now)) return `${one.of}: ${name} ${value} → ${now}`;
    }
  }
  return null;
}
