import { BptrialError } from "../errors.js";

/** Stops a number outside the domain of a distribution: whoever calls has to look before. @throws E_BUG */
export function requireThat(holds: boolean, name: string, ...given: readonly number[]): void {
  if (!holds) throw new BptrialError("E_BUG", `${name} is not defined for (${given.join(", ")})`);
}

export const isProbability = (p: number): boolean => p >= 0 && p <= 1;
