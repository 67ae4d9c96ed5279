import type { Random } from "./random.js";

/** A command line and all that it reads. "-" is what stands on standard input. */
export interface Input {
  readonly argv: readonly string[];
  readonly files: Readonly<Record<string, Buffer>>;
  /** Columns of the terminal that is written to; null for pipes. */
  readonly terminal: number | null;
}

/** What must not happen, in a few words that are the same for one kind of it, and what shows it. */
export interface Fault {
  readonly kind: string;
  readonly shown: string;
}

/** Makes inputs and says what is wrong with what comes of one. */
export interface Fuzzer {
  readonly name: string;
  readonly about: string;
  make(random: Random): Input;
  /** Null where nothing is wrong. */
  faultOf(input: Input): Promise<Fault | null>;
}

export const text = (content: string): Buffer => Buffer.from(content, "utf8");
