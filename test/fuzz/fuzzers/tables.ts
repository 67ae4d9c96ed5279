import type { Input } from "../fuzzer.js";
import { type Fuzzer, text } from "../fuzzer.js";
import { madeGrid, written } from "../grid.js";
import type { Lawful } from "../lawful.js";
import { mutatedBytes, mutatedCells, mutatedText } from "../mutate.js";
import { ODD } from "../odd.js";
import { someOptions } from "../options.js";
import type { Random } from "../random.js";
import type { Seeds } from "../seeds.js";

const VERBS = ["effect", "smd", "mcid", "pool", "pool", "audit", "sniff"];
const FORMATS = ["table", "json", "csv", "md", "ndjson"];
const NAMES = [
  ...[
    "study",
    "outcome",
    "instrument",
    "timepoint",
    "arm",
    "role",
    "n",
    "mean",
    "sd",
    "se",
    "ci_lower",
    "ci_upper",
    "median",
  ],
  ...[
    "q1",
    "q3",
    "min",
    "max",
    "events",
    "percent",
    "n1",
    "n2",
    "mean1",
    "sd1",
    "mean2",
    "sd2",
    "events1",
    "events2",
    "yi",
    "vi",
  ],
  ...[
    "sei",
    "estimate",
    "measure",
    "p",
    "t",
    "df",
    "treatment",
    "control",
    "r",
    "O-E",
    "V",
    "icc",
    "year",
    "",
    "__proto__",
    "é",
  ],
];

function content(random: Random, seeds: Seeds): Buffer {
  const delimiter = random.pick([",", ",", ";", "\t", "|"]);
  const made = (): string =>
    written(madeGrid(random), { delimiter, end: random.pick(["\n", "\n", "\r\n", "\r"]), quoted: random.chance(0.1) });
  switch (random.index(7)) {
    case 0:
    case 1:
      return text(made());
    case 2:
      return text(mutatedCells(random, made(), NAMES));
    case 3:
      return text(mutatedText(random, made(), [...ODD, ...NAMES]));
    case 4:
      return text(mutatedCells(random, random.pick(seeds.tables).bytes.toString(), NAMES));
    case 5:
      return text(mutatedText(random, random.pick(seeds.tables).bytes.toString(), NAMES));
    default:
      return mutatedBytes(random, random.pick(seeds.tables).bytes);
  }
}

/** Command lines about tables. */
export const tables = (seeds: Seeds, faultOf: Lawful): Fuzzer => ({
  name: "tables",
  about: "tables of every form, made and mutated, with any options of the commands that read them",
  make(random): Input {
    const verb = random.pick(VERBS);
    const a = content(random, seeds);
    const two = random.chance(0.1);
    const stdin = !two && random.chance(0.2);
    const format = random.chance(0.1)
      ? []
      : ["--format", random.pick(verb === "audit" ? [...FORMATS, "github"] : FORMATS)];
    const options = someOptions(random, verb, random.pick([0, 2, 6]));
    const taken = options.some((word) => /^--(?:json|format|trace|r-code)\b|^-f$/.test(word));
    return {
      argv: [verb, stdin ? "-" : "a.csv", ...(two ? ["b.tsv"] : []), ...options, ...(taken ? [] : format)],
      files: { [stdin ? "-" : "a.csv"]: a, ...(two ? { "b.tsv": content(random, seeds) } : {}) },
      terminal: random.chance(0.2) ? random.pick([20, 80, 200]) : null,
    };
  },
  faultOf,
});
