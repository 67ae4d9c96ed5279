import { BptrialError } from "../core/errors.js";
import { type Group, splitBy } from "./groups.js";

/**
 * The error of rows that stand together and must not, with those of its proposals that lead to an answer.
 *
 * @param groups those that are still to be pooled, the failing one among them
 * @param pools pools a group, or throws
 */
export function withWaysOut(
  error: BptrialError,
  groups: readonly Group[],
  by: readonly string[] | null,
  pools: (group: Group) => void,
): BptrialError {
  const leads = (parts: readonly Group[]): boolean => {
    try {
      for (const part of parts) pools(part);
      return parts.length > 0;
    } catch (failure) {
      if (failure instanceof BptrialError) return false;
      throw failure;
    }
  };
  const remedies = error.remedies.flatMap(([option, said = ""]): (readonly string[])[] => {
    const equals = said.indexOf("=");
    const column = option === "--filter" ? said.slice(0, equals) : said;
    const parts = groups.flatMap((group) => splitBy(group, column));
    if (option === "--filter") {
      const kept = parts.filter(({ values }) => values[column] === said.slice(equals + 1));
      return leads(kept) ? [[option, said]] : [];
    }
    // A second --by would stand in place of the first.
    return leads(parts) ? [[option ?? "", [...(by ?? []), said].join(",")]] : [];
  });
  const { code, message, hint, place, causes } = error;
  return new BptrialError(code, message, hint, place, causes, remedies);
}
