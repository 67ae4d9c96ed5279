import { BptrialError } from "../core/errors.js";
import type { PoolOptions } from "./options.js";

/** Options that belong to one decision, and so change sides together. */
interface ChoiceOf {
  readonly id: string;
  readonly keys: readonly (keyof PoolOptions)[];
}

const CHOICES: readonly ChoiceOf[] = [
  { id: "measure", keys: ["measure"] },
  { id: "zero-cells", keys: ["add", "to", "zeroCells", "doubleZero"] },
  { id: "variance", keys: ["smdVariance", "variance", "glassSd"] },
  { id: "method", keys: ["method", "mhZero", "mhRdVariance"] },
  { id: "model", keys: ["model"] },
  { id: "tau2", keys: ["tau2"] },
  { id: "inference", keys: ["inference"] },
  { id: "level", keys: ["level"] },
];

/** Whatever else can move a number says which rows are used and how they are read. */
const ROWS = "rows";
const MOVES_NOTHING: ReadonlySet<string> = new Set([
  ...["as", "methodFits", "prediction", "tau2Interval", "sort", "studyLevel", "strict"],
  ...["mcid", "thresholds", "population", "ownThresholds", "by"],
]);

/** 64 fits. */
const MOST = 6;

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What two sets of options do differently. @throws E_OPTION for more choices than can be told apart in 64 fits */
export function choicesBetween(before: PoolOptions, after: PoolOptions): readonly ChoiceOf[] {
  if (differ(before.by, after.by))
    throw new BptrialError(
      "E_OPTION",
      "the two sides pool other groups of studies",
      "Give --by beside them: it holds for both.",
    );
  const named = new Set(CHOICES.flatMap(({ keys }) => keys));
  const others = (Object.keys(before) as (keyof PoolOptions)[]).filter(
    (key) => !named.has(key) && !MOVES_NOTHING.has(key),
  );
  const found = [...CHOICES, { id: ROWS, keys: others }].flatMap(({ id, keys }) => {
    const changed = keys.filter((key) => differ(before[key], after[key]));
    return changed.length === 0 ? [] : [{ id, keys: changed }];
  });
  if (found.length <= MOST) return found;
  throw new BptrialError(
    "E_OPTION",
    `the two sides differ in ${found.length} choices (${found.map(({ id }) => id).join(", ")}), and ${MOST} can be told apart`,
    "Give both sides some of them alike.",
  );
}

/** The options of one side with those of the other for the choices whose bits are set. */
export function mixed(before: PoolOptions, after: PoolOptions, choices: readonly ChoiceOf[], set: number): PoolOptions {
  const taken = choices.flatMap(({ keys }, i) => (set & (1 << i) ? keys : []));
  const as = set === (1 << choices.length) - 1 ? after.as : before.as;
  return { ...before, as, ...Object.fromEntries(taken.map((key) => [key, after[key]])) };
}

/** "--tau2 dl --inference z" */
export function asOptions(options: Partial<PoolOptions>, keys: readonly (keyof PoolOptions)[]): string {
  return keys
    .flatMap((key) => {
      const value = options[key];
      const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      if (value === null || value === undefined) return [`${flag} as usual`];
      if (typeof value === "boolean") return [value ? flag : `no ${flag}`];
      return [`${flag} ${typeof value === "object" ? JSON.stringify(value) : value}`];
    })
    .join(", ");
}
