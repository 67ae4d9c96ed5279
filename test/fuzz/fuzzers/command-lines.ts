import { verbs } from "../../../src/cli/index.js";
import type { Fuzzer } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import { madeGrid, written } from "../grid.js";
import type { Lawful } from "../lawful.js";
import { mutatedText } from "../mutate.js";
import { ODD } from "../odd.js";
import { someOptions } from "../options.js";
import type { Random } from "../random.js";
import { abstract } from "../texts.js";

const NAMES = verbs.map(({ name }) => name).filter((name) => name !== "selftest");
const WORDS = [
  ...[
    "help",
    "--help",
    "-h",
    "--version",
    "-V",
    "--explain",
    "--",
    "-",
    "--no-color",
    "--color",
    "-q",
    "--all",
    "-f",
    "json",
  ],
  ...[
    "metan",
    "escalc",
    "rma",
    "forest",
    "nnt",
    "--hksj",
    "--method",
    "--subgroup",
    "--fixed",
    "notes",
    "errors",
    "formats",
    "exit-codes",
  ],
  ...[
    "measures",
    "tau2",
    "checks",
    "odi",
    "vas",
    "effect-line",
    "pool",
    "bash",
    "zsh",
    "fish",
    "a.csv",
    "a.txt",
    "none.csv",
    ".",
  ],
];

const word = (random: Random): string =>
  random.chance(0.15)
    ? random.pick(ODD)
    : random.chance(0.2)
      ? mutatedText(random, random.pick([...NAMES, ...WORDS]))
      : random.pick(WORDS);

export const commandLines = (faultOf: Lawful): Fuzzer => ({
  name: "command-lines",
  about: "words and options in any order, of any command or none",
  make(random) {
    const verb = random.chance(0.85) ? random.pick(NAMES) : word(random);
    const options = random.chance(0.7)
      ? someOptions(random, random.chance(0.8) ? verb : random.pick(NAMES), 4, new Set(["--out", "--force"]))
      : [];
    const file = random.chance(0.5) ? [random.pick(["a.csv", "a.txt", "-"])] : [];
    const others = random.chance(0.5) ? random.times(3, () => word(random)) : [];
    return {
      argv: [verb, ...random.shuffled([...file, ...others]), ...options],
      files: {
        "a.csv": text(written(madeGrid(random))),
        "a.txt": text(abstract(random)),
        "-": text(written(madeGrid(random))),
      },
      terminal: random.chance(0.3) ? random.pick([1, 20, 80, 300]) : null,
    };
  },
  faultOf,
});
