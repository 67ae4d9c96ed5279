import { BptrialError } from "../../core/errors.js";
import { isStandardised } from "../../core/quantities.js";
import type { ColumnName, ColumnReading } from "../../records.js";
import { columnOf, IGNORED, isLimit, LABEL_NAMES, mappable, TAKEN_APART } from "../column-names.js";
import { HEADER_IN_COMMENT } from "../header.js";
import { listed, unweighed } from "../missing-column.js";
import { ESTIMATES, effectWords, runs, SPREADS } from "./effect-words.js";
import { areYears, type Profile } from "./profile.js";
import { BEFORE_TREATMENT, headerWords, isOfOneGroup, quantityOf, sideOf } from "./words.js";

type Kind =
  | "estimate"
  | "spread"
  | "limit"
  | "test"
  | "people"
  | "group"
  | "correlation"
  | "o-e"
  | "unlike"
  | "plus-minus"
  | "label";

/** A column of a table that makes no form, and what it was recognised as all the same. */
interface Part {
  readonly column: ColumnReading;
  readonly kind: Kind;
  /** The name of ours that it would go by. */
  readonly name: ColumnName;
  /** What it holds, in words. */
  readonly holds: string;
}

/** What is missing, in words; what to add; and the words that make the table one, where some column may be what is missing. */
interface Lack {
  readonly says: string;
  readonly add: string;
  readonly map?: readonly (readonly [ColumnName, string])[];
  /** What settles it where the columns could be taken in several ways, each a whole option. */
  readonly ways?: readonly (readonly string[])[];
}

/** The header makes no table we read: what of it was recognised, and the one thing that is missing. */
export function noForm(
  file: string,
  columns: readonly ColumnReading[],
  profiles: readonly Profile[],
  commentsAbove: boolean,
): BptrialError {
  const own = columns.filter(({ because }) => because !== TAKEN_APART);
  const parts = own.flatMap((column) => partOf(column, profiles[column.index]) ?? []);
  const free = own.filter((column) => !parts.some((part) => part.column === column));
  const { says, add, map = [], ways = [] } = lackOf(parts, free, profiles);
  const taken = parts.map(({ column, holds }) => `"${column.header}" for the ${holds}`);
  const hint = [
    map.length === 0
      ? ""
      : `Perhaps "${map[0]?.[1]}" is the ${columnOf(map[0]?.[0] ?? "estimate").holds}: look whether it is.`,
    taken.length === 0 ? "" : `Taken: ${listed(taken, " and ")}.`,
    free.length === 0
      ? ""
      : `Not recognised: ${listed(
          free.map(({ header }) => `"${header}"`),
          " and ",
        )}.`,
    add,
    commentsAbove ? HEADER_IN_COMMENT : "",
  ];
  const remedy = map.map(([name, header]) => `${name}=${mappable(header)}`).join(",");
  return new BptrialError(
    "E_COLUMN",
    `${file}: ${says}`,
    hint.filter((text) => text !== "").join(" "),
    { file, row: null, column: null },
    [],
    map.length === 0 ? ways : [["--map", remedy]],
  );
}

/** "12.3 ± 4.5" */
const PLUS_MINUS = /^\S+\s*(?:±|\+\/-)\s*\d\S*$/;

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ["estimate", /^(estimate|yi)$/],
  ["spread", /^(se|sei|variance|vi)$/],
  ["limit", /^ci_(lower|upper)$/],
  ["test", /^(p|t|df)$/],
  ["people", /^n[12]?$/],
  ["correlation", /^correlation$/],
];

function partOf(column: ColumnReading, profile: Profile | undefined): Part | null {
  const { canonical, header, because } = column;
  if (canonical !== null) {
    const kind = KINDS.find(([, names]) => names.test(canonical))?.[0];
    const holds = kind === "correlation" ? "correlation" : columnOf(canonical).holds;
    return { column, kind: kind ?? (LABEL_NAMES.has(canonical) ? "label" : "group"), name: canonical, holds };
  }
  if (because === IGNORED || profile === undefined) return null;
  if (!profile.numeric) {
    const isOfEffect = runs(effectWords(header), ESTIMATES).some(
      ({ rest }) => rest === "" || SPREADS.has(rest) || /^ci$/.test(rest),
    );
    const digits = profile.texts.filter((text) => /\d/.test(text)).length;
    const filled = profile.texts.filter((text) => text !== "");
    if (digits > 0 && filled.every((text) => PLUS_MINUS.test(text)))
      return { column, kind: "plus-minus", name: "mean", holds: "mean ± a spread" };
    if (!isOfEffect || digits === 0) return null;
    return { column, kind: "unlike", name: "estimate", holds: "effect, in cells of several numbers" };
  }
  if (/^o\s*[-\u2212\u2013_.]\s*e$/i.test(header.trim()))
    return { column, kind: "o-e", name: "estimate", holds: "observed minus expected events" };
  const words = effectWords(header);
  const [spread] = runs(words, SPREADS);
  if (spread !== undefined) {
    const name = ({ variance: "variance", se: "se", lower: "ci_lower", upper: "ci_upper" } as const)[spread.found];
    return { column, kind: isLimit(name) ? "limit" : "spread", name, holds: columnOf(name).holds };
  }
  const [estimate] = runs(words, ESTIMATES);
  if (estimate !== undefined && (estimate.rest === "" || estimate.found.measure !== null)) {
    const name = estimate.found.analysis ? "yi" : "estimate";
    return { column, kind: "estimate", name, holds: columnOf(name).holds };
  }
  const plain = headerWords(header);
  const { name, outcome, counted } = quantityOf(plain);
  const isPlain = (outcome === "" && plain.join("").length > 1) || counted;
  if (name === null || !isPlain || plain.some((word) => BEFORE_TREATMENT.has(word))) return null;
  return { column, kind: name === "n" ? "people" : "group", name, holds: `${columnOf(name).holds} of a group` };
}

const OBSERVED = /^(o|obs|observed)$/i;
const EXPECTED = /^(e|exp|expected)$/i;

/** Statistics of tests, which are no estimates. */
const OF_TEST = /^(z|t|f|q|chi|chisq|wald|statistic|stat)$/;

/** The first thing without which nothing can be computed from what is there. */
function lackOf(parts: readonly Part[], free: readonly ColumnReading[], profiles: readonly Profile[]): Lack {
  const of = (...kinds: readonly Kind[]): readonly Part[] => parts.filter(({ kind }) => kinds.includes(kind));
  const estimates = of("estimate");
  const [estimate] = estimates;
  const precise = of("spread", "limit");
  const observed = free.find(({ header }) => OBSERVED.test(header.trim()));
  const expected = free.find(({ header }) => EXPECTED.test(header.trim()));
  if (of("o-e").length > 0)
    return {
      says: `there are observed minus expected events (${named(of("o-e"))}), which are no effect before their variance V divides them`,
      add: "Add a column V with that variance: (O − E) / V is a log hazard ratio, or a log odds ratio by Peto.",
    };
  if (estimate === undefined && observed !== undefined && expected !== undefined && precise.length > 0)
    return {
      says: `there are observed and expected events ("${observed.header}" and "${expected.header}"), and no column with their difference`,
      add: "Add a column O-E with it: beside its variance V it gives a log hazard ratio, or a log odds ratio by Peto.",
    };
  if (estimate === undefined && of("correlation").length > 0)
    return {
      says: `there are correlations (${named(of("correlation"))}) but nothing that says how precise they are`,
      add: "Add the number of people as a column n, or the columns yi, atanh(r), and vi, 1 / (n − 3).",
    };
  if (of("plus-minus").length > 0 && estimate === undefined && of("group").length === 0)
    return {
      says: `cells such as those of ${named(of("plus-minus"))} hold a number ± another, and nothing says whether that is an SD or an SE`,
      add: `Look in the paper, and write it into the headers: "${of("plus-minus").at(-1)?.column.header}, mean ± SD", or mean ± SE.`,
    };
  const [unlike] = of("unlike");
  if (unlike !== undefined && (estimate === undefined || precise.length === 0))
    return {
      says: `"${unlike.column.header}" seems to hold an effect, but its cells are not built alike, or hold intervals of several levels`,
      add: "Give the estimate, its limits and their level columns of their own: estimate, ci_lower, ci_upper, ci_level.",
    };
  if (estimate !== undefined && precise.length === 0)
    return {
      says: unweighed(estimate.column.header, isSmd(estimate)),
      add:
        estimate.name === "yi"
          ? "Add a column vi (variance) or sei (standard error)."
          : "Add a column se or variance, or the limits as ci_lower and ci_upper.",
    };
  if (estimates.length > 1)
    return {
      says: `there are ${estimates.length} estimates (${named(estimates)}), and nothing says to which of them ${named(precise)} belongs`,
      add: "Look which it is, and take the others for labels with --ignore.",
      ways: estimates.map((one) => [
        "--ignore",
        estimates.flatMap((other) => (other === one ? [] : [mappable(other.column.header)])).join(","),
      ]),
    };
  if (estimate !== undefined)
    return {
      says: `there is an estimate (${named([estimate])}) beside ${named(precise)}, and their names and numbers do not say that these belong to it`,
      add: "Name the estimate and the column that says how precise it is with --map estimate=HEADER,se=HEADER.",
    };
  const arm = parts.find(({ name }) => name === "arm");
  if (of("group").length > 0 && arm !== undefined)
    return {
      says: `there is one arm a row (${named([arm])}) with ${named(of("group", "people"))}, which is no whole outcome`,
      add: "Add what is missing of each arm: events and n, or n, mean and sd.",
    };
  if (of("group").length > 0)
    return {
      says: `there is one group a row (${named(of("group", "people"))}) and nothing to compare it with`,
      add: "Add a column arm that says which group a row is, or the numbers of the other group beside it (n2, mean2 and sd2, or events2 and n2). Proportions and means of single groups are not pooled.",
    };
  const ofOne = free.filter(({ header }) => isOfOneGroup(headerWords(header)));
  if (precise.length > 0 && ofOne.length > 0)
    return {
      says: `there is what one group gives (${listed(
        ofOne.map(({ header }) => `"${header}"`),
        " and ",
      )}) and nothing to compare it with`,
      add: "Proportions and means of single groups are not pooled.",
    };
  if (precise.length > 0) return withoutEstimate(precise, free, profiles);
  if (of("people").length > 0)
    return {
      says: `there are sizes of groups (${named(of("people"))}) but no outcome of theirs`,
      add: "Add the events (events1, events2) or the means with their SDs (mean1, sd1, mean2, sd2).",
    };
  return {
    says: "no column holds an effect, or an outcome of a group",
    add: "Add an effect with its standard error (estimate, se), or both groups (n1, mean1, sd1, n2, mean2, sd2, or events1, n1, events2, n2), or name the columns that hold them with --map canonical=HEADER.",
  };
}

/** What says how precise an estimate is, without the estimate; the one column of numbers that is left may be it. */
function withoutEstimate(precise: readonly Part[], free: readonly ColumnReading[], profiles: readonly Profile[]): Lack {
  const numbers = free.filter(({ index, header }) => {
    const profile = profiles[index];
    if (profile === undefined || !profile.numeric || profile.distinct < 2 || areYears(profile)) return false;
    const words = headerWords(header);
    // What one arm gives is no difference of two.
    const isNone = words.some((word) => BEFORE_TREATMENT.has(word) || OF_TEST.test(word) || sideOf(word) !== null);
    return !profile.counts && !isNone;
  });
  const [only] = numbers;
  const names = new Set(precise.map(({ name }) => name));
  const onScale = names.has("vi") || names.has("sei");
  const says = `there is ${named(precise)}, which says how precise an estimate is, but no estimate`;
  const add = `Add a column ${onScale ? "yi" : "estimate"}, or name the one that holds it with --map ${onScale ? "yi" : "estimate"}=HEADER.`;
  const isOne = numbers.length === 1 && only !== undefined && names.size === precise.length;
  if (!isOne) return { says, add };
  const rest = precise.filter(({ column }) => column.canonical === null);
  return {
    says,
    add,
    map: [
      [onScale ? "yi" : "estimate", only.header],
      ...rest.map(({ name, column }) => [name, column.header] as const),
    ],
  };
}

const isSmd = ({ column }: Part): boolean =>
  runs(effectWords(column.header), ESTIMATES).some(({ found }) => isStandardised(found.measure));

const named = (parts: readonly Part[]): string =>
  listed(
    parts.map(({ column }) => `"${column.header}"`),
    " and ",
  );
