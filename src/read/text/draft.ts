import type { Header } from "./headers.js";
import type { FoundP } from "./p-values.js";
import type { Printed } from "./printed.js";

/** A p-value of an estimate: `at` is its place in a list that "respectively" tells. */
export interface AttachedP {
  readonly found: FoundP;
  readonly at: number;
}

/** An estimate while it is put together. */
export interface Draft {
  readonly estimate: Printed | null;
  readonly lower: Printed | null;
  readonly upper: Printed | null;
  readonly hasInterval: boolean;
  readonly header: Header | null;
  readonly level: number | null;
  readonly ambiguous: boolean;
  /** First token, and one past the last, of what is printed together. */
  readonly first: number;
  readonly next: number;
  /** A p-value that it was found by; those that stand around an interval are attached later. */
  readonly p: AttachedP | null;
}
