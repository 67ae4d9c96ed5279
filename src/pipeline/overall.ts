import { BptrialError } from "../core/errors.js";
import { note } from "../core/notes.js";
import type { Fit, Note } from "../records.js";
import { type Group, groupOutcomes } from "./groups.js";
import type { PoolOptions } from "./options.js";
import { poolGroup, type ThresholdsOf } from "./pool-group.js";

/** What `--by` made of the studies, for the model over all of them. */
export interface Grouped {
  readonly groups: readonly Group[];
  /** How many different quantities (measure, unit, direction) the groups' fits are in. */
  readonly quantities: number;
  /** Studies stand in several groups. */
  readonly dependent: boolean;
}

export interface Overall {
  readonly fits: readonly Fit[];
  /** Why there is none. */
  readonly notes: readonly Note[];
}

/**
 * The model over all groups of `--by`: what the same rows give without it. Where they could not be pooled as they are, there
 * is none, and a note says why.
 */
export function overallFits(grouped: Grouped, options: PoolOptions, thresholdsOf: ThresholdsOf): Overall {
  const why = obstacle(grouped);
  if (why !== null) return without(why);
  const outcomes = grouped.groups.flatMap((group) => group.outcomes);
  try {
    const { groups } = groupOutcomes(outcomes, { ...options, by: [] });
    const [group, ...others] = groups;
    if (group === undefined || others.length > 0 || group.measure !== grouped.groups[0]?.measure)
      return without(QUANTITIES);
    const { fits } = poolGroup(group, options, thresholdsOf);
    return { fits: fits.map((fit) => ({ ...fit, group: {}, overall: true })), notes: [] };
  } catch (error) {
    if (!(error instanceof BptrialError) || error.code === "E_BUG") throw error;
    return without((error.causes[0] ?? error).message);
  }
}

const QUANTITIES = "they are not in one measure, unit and direction";

function without(why: string): Overall {
  return { fits: [], notes: [note("N_NO_OVERALL", `no model over all groups is given: ${why}`)] };
}

function obstacle({ groups, quantities, dependent }: Grouped): string | null {
  if (dependent) return "studies stand in several groups, and their people would count more than once";
  if (ofDifferentOutcomes(groups)) return "the groups are of different outcomes";
  return quantities > 1 ? QUANTITIES : null;
}

/** Each group is of one outcome, and not all of the same; where groups hold several themselves, so may the whole. */
function ofDifferentOutcomes(groups: readonly Group[]): boolean {
  const names = groups.map(({ outcomes }) => new Set(outcomes.map(({ outcome }) => outcome ?? "")));
  return names.every(({ size }) => size === 1) && new Set(names.flatMap((own) => [...own])).size > 1;
}
