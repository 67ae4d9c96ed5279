import { armColumnsThat } from "../core/arm-quantities.js";
import { isStandardised } from "../core/quantities.js";
import type { ArmColumn, ColumnName, ColumnReading, TableForm } from "../records.js";
import { ESTIMATES, effectWords } from "./layout/effect-words.js";
import { missingColumn, type Need, together, unweighed } from "./missing-column.js";

interface Form {
  readonly id: TableForm;
  /** Why these columns make this form, or null where they do not. */
  claim(has: Has, columns: readonly ColumnReading[]): string | null;
  needs(has: Has): readonly Need[];
  /** Canonical names that this form reads as others. */
  readonly renames: Readonly<Partial<Record<ColumnName, ColumnName>>>;
}

type Has = (...names: readonly ColumnName[]) => boolean;

const RATES = "Events over person-time take person_time1 and person_time2 in its place.";
const QUANTITIES = [...armColumnsThat("result")];
const anyOf = (has: Has, names: readonly ColumnName[]): boolean => names.some((name) => has(name));
const side = (name: ArmColumn, which: 1 | 2 | ""): ColumnName => `${name}${which}` as ColumnName;

/** What one arm needs (`which` is empty in the long form). */
function armNeeds(has: Has, which: 1 | 2 | ""): readonly Need[] {
  const at = (name: ArmColumn): ColumnName => side(name, which);
  const whose = which === "" ? "an arm's" : which === 1 ? "the treatment group's" : "the control group's";
  const both = (name: ArmColumn): boolean => (which === "" ? has(name) : has(side(name, 1)) || has(side(name, 2)));
  const counted = both("events") || both("nonevents") || both("percent");
  const measured =
    both("mean") || both("median") || both("final_mean") || both("baseline_mean") || both("sd") || both("se");
  const needs: Need[] = [];
  const timed = has(at("events"), at("person_time")) && !has(at("n"));
  if (!has(at("events"), at("nonevents")) && !timed)
    needs.push({ what: `${whose} number of patients`, anyOf: [[at("n")]], advice: RATES });
  if (counted) needs.push({ what: `${whose} events`, anyOf: [[at("events")], [at("nonevents")], [at("percent")]] });
  if (!measured) return needs;
  const means = [[at("mean")], [at("median")], [at("final_mean")]];
  if (!counted || both("mean") || both("median")) needs.push({ what: `${whose} mean`, anyOf: means });
  const spread = [
    [at("sd")],
    [at("se")],
    [at("ci_lower"), at("ci_upper")],
    [at("q1"), at("q3")],
    [at("min"), at("max")],
    [at("final_sd")],
    [at("variance")],
  ];
  // Between two arms the spread may also come from a test of their difference.
  const contrast: readonly (readonly ColumnName[])[] =
    which === "" ? [] : [["se"], ["ci_lower", "ci_upper"], ["p"], ["t"]];
  // A median alone says nothing of how far people lie from it.
  const advice =
    both("median") && !both("mean") ? { advice: "A median needs its quartiles (q1, q3) or its range (min, max)." } : {};
  if (!counted || both("sd")) needs.push({ what: `${whose} SD`, anyOf: [...spread, ...contrast], ...advice });
  return needs;
}

const EFFECT_NEEDS: readonly Need[] = [
  { what: "the estimate", anyOf: [["estimate"], ["yi"]] },
  {
    what: "the estimate's SE, variance, interval or p-value",
    anyOf: [["se"], ["sei"], ["variance"], ["vi"], ["ci_lower", "ci_upper"], ["p"], ["t"]],
    advice: "An interval takes two columns, ci_lower and ci_upper: split one that holds both.",
    says(columns) {
      const estimate = columns.find(({ canonical }) => canonical === "estimate" || canonical === "yi");
      const header = estimate?.header ?? "";
      return unweighed(header, isStandardised(header));
    },
  },
];

const paired: Form = {
  id: "paired",
  claim(has) {
    if (has("n", "mean1", "mean2", "correlation") && !has("n1") && !has("n2"))
      return "n and a correlation beside mean1 and mean2: one group, 1 baseline and 2 final";
    const twice = has("baseline_mean", "correlation") && (has("mean") || has("final_mean"));
    return twice && !has("arm") && !has("role")
      ? "baseline_mean, mean and a correlation without an arm: one group, measured twice"
      : null;
  },
  needs: () => [
    { what: "the number of patients", anyOf: [["n"]] },
    { what: "the mean at baseline", anyOf: [["baseline_mean"]] },
    { what: "the SD at baseline", anyOf: [["baseline_sd"]] },
    { what: "the final mean", anyOf: [["mean"], ["final_mean"]] },
    { what: "the final SD", anyOf: [["sd"], ["final_sd"]] },
  ],
  renames: { mean1: "baseline_mean", sd1: "baseline_sd", mean2: "mean", sd2: "sd" },
};

const wide: Form = {
  id: "wide",
  claim(has) {
    const found = QUANTITIES.flatMap((name) => [side(name, 1), side(name, 2)]).filter((name) => has(name));
    return found.length > 0 ? `a row holds both groups: ${found.slice(0, 4).join(", ")}` : null;
  },
  needs(has) {
    // A row that prints its difference needs no means; validation looks at each row.
    const arms = [...armNeeds(has, 1), ...armNeeds(has, 2)];
    const reported = EFFECT_NEEDS.every((need) => satisfied(need, has));
    return [
      ...(reported
        ? arms.filter(({ anyOf: sets }) => sets.some((set) => set.every((name) => name === "n1" || name === "n2")))
        : arms),
    ];
  },
  renames: {},
};

const long: Form = {
  id: "long",
  claim(has) {
    if (!anyOf(has, QUANTITIES)) return null;
    if (has("arm") || has("role")) return `a column ${has("arm") ? "arm" : "role"}: a row is one arm`;
    return has("n") && !has("estimate") && !has("yi") ? "n, mean or events without a 1 or 2: a row is one arm" : null;
  },
  needs: (has) => [{ what: "which arm a row is", anyOf: [["arm"], ["role"]] }, ...armNeeds(has, "")],
  renames: {},
};

/** Correlations of baseline and final values are a part of an effect and no effect. */
const OF_TWO_TIMES = /pre|post|base|final|test|within|repeat/i;

/**
 * Only a column that is called so holds correlations. Beside arms it says how their values go together, and where a variance
 * stands too, that is the one to weigh by.
 */
function areCorrelations(has: Has, columns: readonly ColumnReading[]): boolean {
  const beside: readonly ColumnName[] = ["arm", "role", "o_minus_e", "variance", "vi", "se", "sei", "t"];
  if (!has("correlation", "n") || anyOf(has, beside) || anyOf(has, QUANTITIES)) return false;
  // Who lists d, n and r has a d of people measured twice.
  if (columns.some(({ header }) => ESTIMATES.has(effectWords(header).join(" ")))) return false;
  const column = columns.find(({ canonical }) => canonical === "correlation");
  return column !== undefined && (column.because === "--map" || !OF_TWO_TIMES.test(column.header));
}

const effects: Form = {
  id: "effects",
  claim(has, columns) {
    if (has("estimate") || has("yi")) return `a column ${has("yi") ? "yi" : "estimate"}: a row is an effect`;
    if (has("o_minus_e", "o_minus_e_variance")) return "O − E beside its variance: a row is a log-rank test";
    if (areCorrelations(has, columns)) return "a correlation beside n: a row is a correlation";
    return has("t", "n1", "n2") ? "t with n1 and n2: a row is a test of two arms" : null;
  },
  // A standardised difference follows from t with the sizes of the arms, and its variance from these alone.
  needs: (has) =>
    has("estimate") || has("yi") || !(has("correlation", "n") || has("o_minus_e", "o_minus_e_variance"))
      ? EFFECT_NEEDS.filter((_, i) => !has("n1", "n2") || (i === 0 && !has("t")))
      : [],
  renames: {},
};

/** The forms in the order in which they claim a table. */
const FORMS: readonly Form[] = [paired, wide, long, effects];

const satisfied = (need: Need, has: Has): boolean => need.anyOf.some((set) => has(...set));

export interface FormFound {
  readonly form: TableForm;
  readonly because: string;
  readonly columns: readonly ColumnReading[];
}

/**
 * Which form the columns make; null where they make none.
 *
 * @throws E_COLUMN where a needed column is missing; E_INPUT with one cause each where several are.
 */
export function findForm(file: string, columns: readonly ColumnReading[]): FormFound | null {
  const names = new Set(columns.flatMap(({ canonical }) => canonical ?? []));
  const has: Has = (...wanted) => wanted.every((name) => names.has(name));
  for (const form of FORMS) {
    const because = form.claim(has, columns);
    if (because === null) continue;
    const renamed = columns.map((column) => {
      const other = column.canonical === null ? undefined : form.renames[column.canonical];
      return other === undefined
        ? column
        : { ...column, canonical: other, because: `${column.because}; in this form ${column.canonical} is ${other}` };
    });
    const after = new Set(renamed.flatMap(({ canonical }) => canonical ?? []));
    const lacks = form
      .needs((...wanted) => wanted.every((name) => after.has(name)))
      .filter((need) => !satisfied(need, (...wanted) => wanted.every((name) => after.has(name))));
    if (lacks.length === 0) return { form: form.id, because, columns: renamed };
    throw together(
      file,
      lacks.map((need) => missingColumn(file, need, columns)),
    );
  }
  return null;
}
