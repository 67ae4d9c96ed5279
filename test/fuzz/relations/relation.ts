import type { Fault, Fuzzer, Input } from "../fuzzer.js";
import { type Random, randomFrom } from "../random.js";
import { difference, type Outcome, outcomeOf, type Result } from "./results.js";

/** A change of an input, and what it makes of a result: mostly nothing. */
export interface Relation {
  readonly name: string;
  readonly about: string;
  make(random: Random): Input;
  /** Null where it cannot be made of this input. */
  changed(input: Input, random: Random): Input | null;
  /** What follows from the result of the input as it was; null where nothing does. */
  expected(before: Outcome): Outcome | null;
  /** Which results it is about; all where nothing is said. */
  isAbout?(result: Result): boolean;
}

export const same = (before: Outcome): Outcome => before;

/** A command line that names its files and writes JSON: what is left of one that was shrunk may not. */
const isWhole = ({ argv, files }: Input): boolean =>
  argv.includes("--json") &&
  // What has no tables of an article is refused in one way or another.
  !argv.includes("--table") &&
  Object.keys(files).every((name) => argv.includes(name));

export const asFuzzer = ({ name, about, make, changed, expected, isAbout = () => true }: Relation): Fuzzer => ({
  name,
  about,
  make,
  async faultOf(input): Promise<Fault | null> {
    if (!isWhole(input)) return null;
    const length = Object.values(input.files).reduce((sum, bytes) => sum + bytes.length, 1);
    const other = changed(input, randomFrom(length));
    if (other === null) return null;
    const asked = async (of: Input): Promise<Outcome> => {
      const { errors, results } = await outcomeOf(of);
      return { errors, results: results.filter(isAbout) };
    };
    const follows = expected(await asked(input));
    if (follows === null) return null;
    const what = difference(follows, await asked(other));
    if (what === null) return null;
    const files = Object.entries(other.files).map(
      ([file, bytes]) => `${file}: ${JSON.stringify(`${bytes}`.slice(0, 300))}`,
    );
    const kind = (what.split("\n")[0] ?? "").replace(/[\d.]+(?:e-?\d+)?/g, "#").slice(0, 70);
    return { kind, shown: `${what}\nafter ${other.argv.join(" ")}\n${files.join("\n")}` };
  },
});
