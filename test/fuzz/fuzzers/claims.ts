import type { Fuzzer, Input } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import { madeGrid, written } from "../grid.js";
import type { Lawful } from "../lawful.js";
import { mutatedBytes, mutatedJson, mutatedText } from "../mutate.js";
import { EDGES, ODD } from "../odd.js";
import { someOptions } from "../options.js";
import type { Random } from "../random.js";
import type { Seeds } from "../seeds.js";
import { abstract, headline, repeated, salad, sentence } from "../texts.js";

const FORMATS = ["table", "json", "csv", "md", "ndjson", "github"];
const MEASURES = ["smd", "md", "rr", "or", "hr", "irr", "rd"];
const VERDICTS = [
  "supported",
  "supported-with-caveat",
  "overstated",
  "contradicted",
  "wrong-estimand",
  "not-checkable",
  "x",
];
const YAML = [
  ": ",
  "- ",
  "\n",
  "  ",
  "{",
  "}",
  "[",
  "]",
  "&a ",
  "*a",
  "<<: *a",
  "!!js/function x",
  "!!binary x",
  "|\n",
  '"',
  "'",
  "#",
  "? ",
  "%",
  "~",
  ".nan",
  ".inf",
  "0x1F",
  "1e999",
];

/** Options that would stand in the way of those that an input says itself. */
const SAID: ReadonlySet<string> = new Set([
  "--out",
  "--force",
  "--explain",
  "--json",
  "--format",
  "--file",
  "--against",
  "--data",
  "--evidence",
  ...MEASURES.map((one) => `--${one}`),
]);

const claimText = (random: Random): string => {
  switch (random.index(8)) {
    case 0:
      return mutatedText(random, headline(random));
    case 1:
      return salad(random);
    case 2:
      return repeated(random).slice(0, 2000);
    case 3:
      return sentence(random);
    case 4:
      return random.chance(0.3) ? random.pick(ODD) : `${headline(random)}, and ${headline(random)}`;
    default:
      return headline(random);
  }
};

/** An estimate and an interval that holds it. */
function evidenceOf(random: Random) {
  const measure = random.pick(MEASURES);
  const ratio = ["rr", "or", "hr", "irr"].includes(measure);
  const size = measure === "rd" ? 0.4 : measure === "md" ? 20 : 1;
  const [at, wide] = [(random.next() * 2 - 1) * size, random.next() * size];
  const told = (value: number): number => +(ratio ? Math.exp(value) : Math.max(-1000, value)).toFixed(3);
  const estimate = random.chance(0.05) ? random.pick(EDGES) : told(at);
  return { measure, estimate, ci: [told(at - wide), told(at + wide)] };
}

function fromCommandLine(random: Random): Input {
  const claim = claimText(random);
  const more = someOptions(random, "claim", 3, SAID);
  const format = random.chance(0.2) ? [] : ["--format", random.pick(FORMATS)];
  const terminal = random.chance(0.2) ? random.pick([20, 80, 200]) : null;
  const argv = (...words: readonly string[]): readonly string[] => ["claim", claim, ...words, ...more, ...format];
  switch (random.index(4)) {
    case 0: {
      const { measure, estimate, ci } = evidenceOf(random);
      return {
        argv: argv(`--${measure}=${estimate}`, ...(random.chance(0.8) ? [`--ci=${ci.join(",")}`] : [])),
        files: {},
        terminal,
      };
    }
    case 1: {
      const against = random.chance(0.7)
        ? abstract(random)
        : random.chance(0.5)
          ? salad(random)
          : mutatedText(random, abstract(random));
      return { argv: argv("--against", "a.txt"), files: { "a.txt": text(against) }, terminal };
    }
    case 2:
      return { argv: argv("--data", "a.csv"), files: { "a.csv": text(written(madeGrid(random))) }, terminal };
    default:
      return { argv: argv(...(random.chance(0.5) ? ["--evidence", sentence(random)] : [])), files: {}, terminal };
  }
}

/** A claims file, as JSON, which is YAML too. */
function claimsFile(random: Random): string {
  const claims = random.times(4, (at) => {
    const entry: Record<string, unknown> = { id: `c${at}`, text: claimText(random) || "x" };
    const held = random.index(8);
    if (held < 5) entry.evidence = evidenceOf(random);
    if (held === 5) entry.against = sentence(random);
    if (held === 6) entry.data = { file: "a.csv", outcome: random.pick(["ODI", "pain"]) };
    if (random.chance(0.5)) entry.expected = random.pick(VERDICTS);
    if (random.chance(0.2)) entry.n = [1 + random.index(200), 1 + random.index(200)];
    return entry;
  });
  return JSON.stringify(random.chance(0.5) ? claims : { claims });
}

function fileContent(random: Random, seeds: Seeds): Buffer {
  switch (random.index(5)) {
    case 0:
      return text(claimsFile(random));
    case 1:
    case 2:
      return text(mutatedJson(random, claimsFile(random)));
    case 3:
      return text(mutatedText(random, entriesOf(random, random.pick(seeds.claims).bytes.toString()), YAML));
    default:
      return mutatedBytes(random, text(entriesOf(random, random.pick(seeds.claims).bytes.toString())));
  }
}

/** A few entries of a long file. */
function entriesOf(random: Random, content: string): string {
  const [head = "", ...entries] = content.split(/\n(?= {2}- id)/);
  return [head, ...random.some(entries, 4)].join("\n");
}

export const claims = (seeds: Seeds, faultOf: Lawful): Fuzzer => ({
  name: "claims",
  about: "headlines against effects, texts and tables, and claims files in YAML and JSON",
  make(random) {
    if (random.chance(0.65)) return fromCommandLine(random);
    const name = random.pick(["a.yaml", "a.json", "-"]);
    return {
      argv: ["claim", "--file", name, ...(random.chance(0.2) ? ["--plain"] : ["--format", random.pick(FORMATS)])],
      files: { [name]: fileContent(random, seeds), "a.csv": text(written(madeGrid(random))) },
      terminal: null,
    };
  },
  faultOf,
});
