import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A meta-analysis as metafor gives it. */
export interface ExpectedFit {
  /** The outcome, instrument or column value that names it where there are several. */
  readonly group?: string;
  readonly measure: string;
  readonly k: number;
  readonly estimate: number;
  readonly tau2: number;
  readonly call: string;
}

/** What `bptrial pool FILE` should do: answer, ask and then answer, or refuse. */
export interface Expected {
  readonly fits?: readonly ExpectedFit[];
  readonly asks?: string;
  readonly about?: string;
  readonly answers?: readonly { readonly then: readonly string[]; readonly fits: readonly ExpectedFit[] }[];
  readonly refuses?: string;
}

export const FOLDER = "fixtures/layouts";
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

export const expected = JSON.parse(read("expected.json")).tables as Readonly<Record<string, Expected>>;

/** What each table is and what its trap is, from the lines of the README. */
export const described: ReadonlyMap<string, string> = new Map(
  [...read("README.md").matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \|$/gm)].map(
    ([, name = "", layout = "", trap = ""]) => [name, `${layout}; ${trap}`] as const,
  ),
);
