import { BptrialError } from "../core/errors.js";
import { append } from "../core/lists.js";
import { note } from "../core/notes.js";
import { type ModelFit, subgroupDifference } from "../model/index.js";
import type { Fit, PoolDocument, SubgroupDifference } from "../records.js";
import { opening } from "./documents.js";
import { thresholdLookup } from "./facts.js";
import { type Group, groupOutcomes, isGroupName } from "./groups.js";
import { type PoolOptions, poolOptionsFrom, resolved } from "./options.js";
import { overallFits } from "./overall.js";
import { type Pooled, poolGroup } from "./pool-group.js";
import { listOf, outcomeColumns, type StreamEnd, type Tables } from "./rows.js";
import { withWaysOut } from "./ways-out.js";

/**
 * One meta-analysis for each measure × outcome × timepoint, or for each value of the `by` columns, and then over all of them.
 *
 * @param onFit hears of each model that is fitted
 * @throws E_INPUT with all errors of the files; E_DEPENDENT and E_SHARED_CONTROL for rows that are not independent;
 *   E_MIXED, E_DIRECTION for rows that cannot be pooled together; E_NO_STUDIES when nothing is left.
 */
export async function pool(
  tables: Tables,
  options: Partial<PoolOptions> = {},
  onFit: () => Promise<void> | void = () => {},
): Promise<PoolDocument> {
  const fits: Fit[] = [];
  const stream = poolStream(tables, options);
  for (;;) {
    const next = await stream.next();
    if (!next.done) {
      fits.push(next.value);
      await onFit();
      continue;
    }
    const { input, notes, subgroupDifferences } = next.value;
    const opened = opening("bptrial/pool@1", input, shown(poolOptionsFrom(options)), notes);
    return { ...opened, fits, subgroupDifferences };
  }
}

/** What a stream of fits still has to say when its last fit is out. */
export interface PoolEnd extends StreamEnd {
  readonly subgroupDifferences: readonly SubgroupDifference[];
}

/**
 * The same fits one at a time, so that tens of thousands of them need not be held together.
 *
 * @throws as `pool`; all rows are read and judged before the first fit
 */
export async function* poolStream(tables: Tables, options: Partial<PoolOptions> = {}): AsyncGenerator<Fit, PoolEnd> {
  const chosen = poolOptionsFrom(options);
  const { groups, told, input } = await readGroups(tables, chosen);
  const thresholdsOf = chosen.mcid === "registry" ? await thresholdLookup(chosen.ownThresholds) : () => [];
  const { by } = chosen;
  const terms = new Map<string, Placed[]>();
  const quantities = new Set<string>();
  const seen = new Set<string>();
  const pooled: Group[] = [];
  let twice = false;
  let index = 0;
  for (let group = groups.pop(); group; group = groups.pop()) {
    const { fits, left } = pooledOr(group, groups, chosen, thresholdsOf);
    append(told, left);
    for (const { study } of fits[0]?.studies ?? []) twice ||= seen.has(study);
    for (const { study } of fits[0]?.studies ?? []) seen.add(study);
    if (by !== null && fits.length > 0) pooled.push(group);
    for (const fit of fits) {
      quantities.add(quantityOf(fit));
      const key = JSON.stringify([quantityOf(fit), fit.model]);
      const known = terms.get(key) ?? [];
      terms.set(key, known);
      for (const term of fit.terms) known.push({ term, index, model: fit.model });
      index += 1;
      yield fit;
    }
  }
  if (terms.size === 0) {
    const why = told[0]?.message ?? "Check --filter and the table's arms.";
    throw new BptrialError("E_NO_STUDIES", "no study is left to pool", why);
  }
  if (by === null) return { input, notes: told, subgroupDifferences: [] };
  const dependent = twice && !chosen.assumeIndependent;
  if (pooled.length > 1) {
    const overall = overallFits({ groups: pooled, quantities: quantities.size, dependent }, chosen, thresholdsOf);
    append(told, overall.notes);
    yield* overall.fits;
  }
  if (twice) {
    const why = "studies stand in several groups, whose pooled effects are then not independent";
    const asked = "studies stand in several groups, which are tested against each other as if independent, as asked";
    told.push(note("N_INDEPENDENCE", dependent ? `the groups are not tested against each other: ${why}` : asked));
  }
  const differences = dependent ? [] : [...terms.values()].flatMap((fits) => differenceOf(by, fits));
  return { input, notes: told, subgroupDifferences: differences };
}

/** @throws as `poolGroup`, with what of its proposals leads to an answer for this group and those behind it */
function pooledOr(
  group: Group,
  others: readonly Group[],
  options: PoolOptions,
  thresholdsOf: Parameters<typeof poolGroup>[2],
): Pooled {
  try {
    return poolGroup(group, options, thresholdsOf);
  } catch (error) {
    if (!(error instanceof BptrialError) || error.code !== "E_DEPENDENT") throw error;
    throw withWaysOut(error, [group, ...others], options.by, (one, assumeIndependent) =>
      poolGroup(one, { ...options, assumeIndependent }, thresholdsOf),
    );
  }
}

/** Points of one scale are not compared with those of another, nor gains with losses. */
const quantityOf = ({ measure, unit, direction }: Fit): string => JSON.stringify([measure, unit, direction]);

type Placed = Pick<ModelFit, "term" | "model"> & { readonly index: number };

function differenceOf(by: readonly string[], fits: readonly Placed[]): readonly SubgroupDifference[] {
  const difference = subgroupDifference(by, fits);
  const [first] = fits;
  if (difference === null || first === undefined) return [];
  return [{ ...difference, fits: fits.map(({ index }) => index), model: first.model }];
}

/** The groups last one first, so that each can be let go of when it is taken. */
async function readGroups(tables: Tables, options: PoolOptions) {
  const { outcomes, notes, input } = await outcomeColumns(tables, options);
  const by = options.by?.map((name) => ourName(name, tables)) ?? null;
  const { groups, notes: left } = groupOutcomes(outcomes, { ...options, by });
  return { groups: [...groups].reverse(), told: [...notes, ...left], input };
}

/** A column by our name where a table's header was taken for one of ours: "Primary outcome" is the outcome. */
function ourName(name: string, tables: Tables): string {
  const taken = listOf(tables).flatMap(({ columns }) => columns.filter(({ header }) => header === name));
  return taken.find(({ canonical }) => canonical !== null && isGroupName(canonical))?.canonical ?? name;
}

const DEFAULT_INFERENCE = {
  common: "z",
  random: "knapp-hartung-adhoc (z for k = 2)",
  both: "random: knapp-hartung-adhoc (z for k = 2); common: z",
} as const satisfies Record<PoolOptions["model"], string>;

/** Defaults that depend on the data are named by their rule; every fit says what it used. */
function shown(options: PoolOptions) {
  return {
    ...resolved(options),
    measure: options.measure ?? "md for one instrument, smd for several, rr for events; as reported",
    inference: options.inference ?? DEFAULT_INFERENCE[options.model],
    prediction: options.prediction ?? "t with k − 1 df (none for k < 3)",
  };
}
