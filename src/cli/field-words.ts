import { models, tau2Estimators } from "../model/index.js";
import { plainNumber } from "../read/index.js";

/** What is said to a word of the field that is no option or command here. */
export interface FieldWord {
  /** Options without their hyphens, or commands. */
  readonly words: readonly string[];
  readonly says: string;
  /** An option takes a value, which is not left behind. */
  readonly takesValue?: boolean;
  /** What to type in its place; a command is answered by its words as well: `["pool", …]`. */
  readonly instead: (value: string | null) => readonly string[] | null;
}

/** Said once where a command line prints the script. */
export const SCRIPT = "--r-code prints a metafor script with these data, on which that call works.";
export const script = (): readonly string[] => ["--r-code"];
export const nothing = (): readonly string[] => [];
export const option =
  (name: string) =>
  (value: string | null): readonly string[] | null =>
    value === null ? null : [name, value];

/** Ids of ours for what metafor's `method` and meta's `method.tau` take. */
export function method(value: string | null): readonly string[] | null {
  if (value === null) return null;
  const estimator = tau2Estimators.named(value);
  if (estimator !== null) return ["--tau2", estimator.id];
  const model = models.named(value);
  if (model !== null) return ["--model", model.id];
  return null;
}

/** A level, from what other programs call the same or its complement. */
export function level(value: string | null, complement: boolean): readonly string[] | null {
  const said = plainNumber(value ?? "");
  const share = said > 1 ? said / 100 : said;
  const proportion = complement ? 1 - share : share;
  return proportion > 0 && proportion < 1 ? ["--level", `${+proportion.toPrecision(12)}`] : null;
}

/** `random = ~ 1 | study` makes levels; without a formula it is the model. */
export const random = (value: string | null): readonly string[] =>
  value !== null && /[~|]/.test(value) ? script() : ["--model", "random"];

export const MULTILEVEL = `Models with several levels are not fitted here: rma.mv(yi, vi, random = ~ 1 | study/effect, data = dat) and robust() in R. Here --by makes one model for each outcome.`;

/** What a column of judgements makes here. */
export const groupsOf = (value: string | null): readonly string[] => (value === null ? [] : ["--by", value]);
