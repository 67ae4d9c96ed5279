import type { Header } from "./headers.js";
import type { FoundP } from "./p-values.js";
import type { Printed } from "./printed.js";

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
  p: { readonly found: FoundP; readonly at: number } | null;
}
