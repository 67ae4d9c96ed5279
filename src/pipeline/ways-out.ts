import { BptrialError } from "../core/errors.js";
import { type Group, splitBy } from "./groups.js";
import type { Pooled } from "./pool-group.js";

/**
 * The error of rows that stand together and must not, with those of its proposals that lead to an answer.
 *
 * @param groups those that are still to be pooled, the failing one among them
 * @param pools pools a group, or throws; an average of points that lie on several scales is no answer to lead to
 */
export function withWaysOut(
  error: BptrialError,
  groups: readonly Group[],
  by: readonly string[] | null,
  pools: (group: Group, assumeIndependent: boolean) => Pooled,
): BptrialError {
  const leads = (parts: readonly Group[], asIndependent = false): boolean => {
    try {
      const sound = parts.every((part) => {
        const { fits, left } = pools(part, asIndependent);
        return [...left, ...fits.flatMap(({ notes }) => notes)].every(({ code }) => code !== "N_SCALES");
      });
      return sound && parts.length > 0;
    } catch (failure) {
      if (failure instanceof BptrialError) return false;
      throw failure;
    }
  };
  const remedies = error.remedies.flatMap(([option, said = ""]): (readonly string[])[] => {
    if (option === "--assume-independent") return leads(groups, true) ? [[option]] : [];
    const equals = said.indexOf("=");
    const column = option === "--filter" ? said.slice(0, equals) : said;
    const parts = groups.flatMap((group) => splitBy(group, column));
    if (option === "--filter") {
      const kept = parts.filter(({ values }) => values[column] === said.slice(equals + 1));
      return leads(kept) ? [[option, said]] : [];
    }
    // Printed, this --by stands in place of the one that was typed.
    return leads(parts) ? [[option ?? "", [...(by ?? []), said].join(",")]] : [];
  });
  const { code, message, hint, place, causes } = error;
  return new BptrialError(code, message, hint, place, causes, remedies);
}
