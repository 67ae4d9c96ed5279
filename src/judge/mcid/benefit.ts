import { BptrialError } from "../../core/errors.js";
import type { Direction, Interval } from "../../records.js";

/** +1 where more is better, −1 where less is. */
export function benefitSign(direction: Direction): 1 | -1 {
  return direction === "higher-better" ? 1 : -1;
}

/** An interval turned so that positive is good for the treatment group. */
export function turned({ estimate, ciLow, ciHigh }: Interval, sign: 1 | -1): Interval {
  return sign === 1 ? { estimate, ciLow, ciHigh } : { estimate: -estimate, ciLow: -ciHigh, ciHigh: -ciLow };
}

/** A threshold says nothing about a difference whose better side is not known. */
export function directionNeeded(what: string): BptrialError {
  return new BptrialError(
    "E_DIRECTION",
    `${what}: nothing says which way is better, so the difference cannot be set against a threshold`,
    "Say --direction lower-better or --direction higher-better, give the table a direction column, or name a known instrument.",
  );
}
