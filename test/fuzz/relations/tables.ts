import type { Fuzzer, Input } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import { type Form, type Grid, gridOf, madeGrid, PLAIN, written } from "../grid.js";
import { someOptions } from "../options.js";
import type { Random } from "../random.js";
import { asFuzzer, same } from "./relation.js";
import { type Outcome, type Result, sorted } from "./results.js";

const VERBS = ["effect", "pool", "smd", "mcid", "audit"];
/** Options that show one row, or ask about columns by name; the relations are about all of a table. */
const APART: ReadonlySet<string> = new Set([
  ...[
    "--out",
    "--force",
    "--explain",
    "--color",
    "--no-color",
    "--encoding",
    "--json",
    "--format",
    "--trace",
    "--r-code",
    "--plot",
  ],
  ...[
    "--no-plot",
    "--map",
    "--delimiter",
    "--decimal",
    "--from",
    "--thresholds-file",
    "--na",
    "--filter",
    "--fail-on",
    "--layout",
  ],
]);

const made = (random: Random, verbs = VERBS, forms?: readonly Form[]): Input => {
  const verb = random.pick(verbs);
  const options = someOptions(random, verb, 3, APART);
  return {
    argv: [verb, "a.csv", ...options, "--json"],
    files: { "a.csv": text(written(madeGrid(random, forms === undefined ? undefined : random.pick(forms)))) },
    terminal: null,
  };
};

const gridIn = ({ files }: Input): Grid => gridOf(`${files["a.csv"]}`);
const withText = (input: Input, content: string | Buffer): Input => ({
  ...input,
  files: { "a.csv": Buffer.from(content) },
});
const withGrid = (input: Input, grid: Grid): Input => withText(input, written(grid));

const unchanged = (name: string, about: string, changed: (input: Input, random: Random) => Input | null): Fuzzer =>
  asFuzzer({ name, about, make: made, changed, expected: same });

const rearranged = (grid: Grid, order: readonly number[]): Grid => ({
  header: order.map((at) => grid.header[at] ?? ""),
  rows: grid.rows.map((row) => order.map((at) => row[at] ?? "")),
});

/** Negative numbers are those that mean the opposite; their limits change places. */
function turned({ errors, results }: Outcome): Outcome {
  const minus = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : -value;
  const of = (text: string): string => text.replace("treatment ¦ control", "control ¦ treatment");
  const turn = ({ of: name, numbers }: Result): Result => {
    const { estimate, statistic, ciLow, ciHigh } = numbers;
    const opposite = {
      estimate: minus(estimate),
      statistic: minus(statistic),
      ciLow: minus(ciHigh),
      ciHigh: minus(ciLow),
    };
    return { of: of(name), numbers: { ...numbers, ...opposite } };
  };
  return { errors, results: sorted(results.map(turn)) };
}

const isSwappable = ({ header }: Grid): boolean =>
  header.includes("n1") && !header.includes("r") && !header.includes("estimate");
const SWAP: Readonly<Record<string, string>> = { 1: "2", 2: "1" };

/** Ten times the number, without a digit more or less that counts. */
function tenfold(cell: string): string {
  const [whole = "", decimals] = cell.split(".");
  if (decimals === undefined) return /\d/.test(cell) ? `${cell}0` : cell;
  const shifted = `${whole}${decimals[0] ?? "0"}${decimals.length > 1 ? `.${decimals.slice(1)}` : ""}`;
  return shifted.replace(/^(-?)0+(?=\d)/, "$1");
}

const SCALED = /^(?:baseline_)?(?:mean|sd|se|ci_lower|ci_upper|median|q1|q3|min|max)[12]?$/i;
const PLAIN_LABELS =
  /^(?:study|Study|trial|author|arm|role|n|N|total|region|year|quality|timepoint|correlation|cluster_size|icc)[12]?$/;

export const tableRelations: readonly Fuzzer[] = [
  unchanged("rows-shuffled", "rows in another order change no number", (input, random) => {
    const grid = gridIn(input);
    return withGrid(input, { ...grid, rows: random.shuffled(grid.rows) });
  }),
  unchanged("columns-shuffled", "columns in another order change no number", (input, random) => {
    const grid = gridIn(input);
    // A row that ends early is told as one, and written anew it does not.
    if (grid.rows.some((row) => row.length !== grid.header.length)) return null;
    // "time1" is taken for person-time by the columns beside it, in some orders only: docs/reliability.md names it as open.
    if (grid.header.some((name) => /^time\d/.test(name))) return null;
    return withGrid(input, rearranged(grid, random.shuffled(grid.header.map((_, at) => at))));
  }),
  unchanged("line-ends", "CR LF, CR, and a mark of the encoding change nothing", (input, random) => {
    const content = `${input.files["a.csv"]}`;
    const end = random.pick(["\r\n", "\r"]);
    return withText(input, `${random.pick(["", "\ufeff"])}${content.replaceAll("\n", end)}`);
  }),
  unchanged("encodings", "UTF-16 changes nothing", (input) =>
    withText(input, Buffer.from(`\ufeff${input.files["a.csv"]}`, "utf16le")),
  ),
  unchanged(
    "quotes-and-delimiters",
    "quotes around all cells, and tabs or semicolons between them, change nothing",
    (input, random) =>
      withText(
        input,
        written(gridIn(input), { ...PLAIN, quoted: random.chance(0.5), delimiter: random.pick([",", ";", "\t", "|"]) }),
      ),
  ),
  unchanged("blanks", "blanks around cells and empty lines change nothing", (input, random) => {
    const lines = `${input.files["a.csv"]}`
      .split("\n")
      .map((line) => line.replaceAll(",", random.pick(["  ,", ",  ", " , "])));
    return withText(input, lines.join(random.pick(["\n", "\n\n", "\n \n"])));
  }),
  unchanged("column-beside", "a column that is about nothing here changes no number", (input, random) => {
    const { header, rows } = gridIn(input);
    const at = random.index(header.length + 1);
    const notes = ["seen by two", "open", "from the registry"];
    return withGrid(input, {
      header: header.toSpliced(at, 0, "reviewer remark"),
      rows: rows.map((row) => row.toSpliced(at, 0, random.pick(notes))),
    });
  }),
  unchanged("minus-signs", "a typographer's minus is a minus", (input) => {
    const { header, rows } = gridIn(input);
    return withGrid(input, { header, rows: rows.map((row) => row.map((cell) => cell.replace(/^-(?=\d)/, "−"))) });
  }),
  unchanged("stdin", "what comes through a pipe is read as what stands in a file", (input) => ({
    ...input,
    argv: input.argv.with(1, "-"),
    files: { "-": input.files["a.csv"] ?? Buffer.alloc(0) },
  })),
  asFuzzer({
    name: "arms-swapped",
    about: "the arms in each other's place turn the sign of every effect",
    make: (random) => {
      const input = made(random, ["effect", "smd"], ["wide"]);
      const argv = input.argv.filter((word) => !/glass|treatment|control|direction/.test(word));
      return { ...input, argv };
    },
    changed(input) {
      const grid = gridIn(input);
      if (!isSwappable(grid)) return null;
      const header = grid.header.map((name) =>
        name === "q1" ? name : name.replace(/[12]$/, (arm) => SWAP[arm] ?? arm),
      );
      return withGrid(input, { ...grid, header });
    },
    expected: (before) =>
      before.errors === "" ? { ...turned(before), results: turned(before).results.map(unturned) } : before,
  }),
  asFuzzer({
    name: "tenfold",
    about: "means and SDs ten times as large make differences of means ten times as large, and leave standardised ones",
    make: (random) => {
      const argv = ["effect", "a.csv", "--measure", random.pick(["md", "smd", "cohen-d", "rom"]), "--json"];
      return { ...made(random, ["effect"], ["wide", "long", "paired"]), argv };
    },
    changed(input) {
      const { header, rows } = gridIn(input);
      if (!header.every((name) => SCALED.test(name) || PLAIN_LABELS.test(name))) return null;
      return withGrid(input, {
        header,
        rows: rows.map((row) => row.map((cell, at) => (SCALED.test(header[at] ?? "") ? tenfold(cell) : cell))),
      });
    },
    expected: ({ errors, results }) => ({
      errors,
      results: sorted(
        results.map(({ of, numbers }) => ({ of, numbers: / ¦ (?:md|mc) ¦/.test(of) ? times(numbers, 10) : numbers })),
      ),
    }),
  }),
];

const SIZES = ["estimate", "se", "ciLow", "ciHigh"];
const times = (numbers: Result["numbers"], factor: number): Result["numbers"] =>
  Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      name,
      value !== null && SIZES.includes(name) ? value * factor : value,
    ]),
  );

/** Arms without a name are called after their place, which a change of places leaves. */
const unturned = ({ of, numbers }: Result): Result => ({
  of: of.replace("control ¦ treatment", "treatment ¦ control"),
  numbers,
});
