import type { Random } from "./random.js";

/** A table as cells. */
export interface Grid {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Written {
  readonly delimiter: string;
  readonly end: string;
  readonly quoted: boolean;
}

export const PLAIN: Written = { delimiter: ",", end: "\n", quoted: false };

/** The cells of a table as a file holds them, quoted where they must be. */
export function written({ header, rows }: Grid, { delimiter, end, quoted }: Written = PLAIN): string {
  const cell = (one: string): string =>
    quoted || one.includes(delimiter) || /["\r\n]|^\s|\s$|^#/.test(one) ? `"${one.replaceAll('"', '""')}"` : one;
  return [header, ...rows].map((cells) => `${cells.map(cell).join(delimiter)}${end}`).join("");
}

/** The cells of a text without quotes and with commas, as the relations write it. */
export function gridOf(content: string): Grid {
  const [header = [], ...rows] = content
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(","));
  return { header, rows };
}

/** What one arm is told by. `null` where the columns do not go together with a random number each. */
const ARMS: readonly (readonly string[])[] = [
  ["n", "mean", "sd"],
  ["n", "mean", "se"],
  ["n", "mean", "ci_lower", "ci_upper"],
  ["n", "events"],
  ["events", "nonevents"],
  ["n", "percent"],
  ["n", "median", "q1", "q3"],
  ["n", "median", "min", "max"],
  ["n", "median", "min", "q1", "q3", "max"],
  ["n", "baseline_mean", "baseline_sd", "mean", "sd", "correlation"],
  ["n", "mean", "sd", "cluster_size", "icc"],
  ["events", "time"],
];
const EFFECTS: readonly (readonly string[])[] = [
  ["yi", "vi"],
  ["yi", "sei"],
  ["measure", "estimate", "ci_lower", "ci_upper"],
  ["measure", "estimate", "se"],
  ["measure", "estimate", "p"],
  ["measure", "estimate", "t", "df"],
  ["estimate", "ci_lower", "ci_upper", "n1", "n2"],
  ["r", "n"],
  ["O-E", "V"],
];
const BESIDE = [
  "outcome",
  "timepoint",
  "instrument",
  "direction",
  "unit",
  "value_kind",
  "region",
  "year",
  "quality",
  "ci_level",
];
const MEASURES = ["md", "smd", "rr", "or", "rd", "hr", "irr", "rom"];
const RATIOS = ["rr", "or", "hr", "irr", "rom"];
const INSTRUMENTS = ["ODI", "RMDQ", "VAS", "NRS", "SF-36", "pain", "FEV1", "MODQ", "quality of life"];
/** In place of names of ours, others that are known. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  n: ["N", "total", "sample size"],
  mean: ["Mean", "m", "average"],
  sd: ["SD", "std"],
  events: ["Events", "cases"],
  study: ["Study", "trial", "author"],
};

const between = (random: Random, low: number, high: number, decimals: number): string =>
  (low + random.next() * (high - low)).toFixed(decimals);

function labelOf(random: Random, column: string): string {
  switch (column) {
    case "outcome":
    case "instrument":
      return random.pick(INSTRUMENTS);
    case "timepoint":
      return random.pick(["4 weeks", "12 weeks", "6 months", "post"]);
    case "direction":
      return random.pick(["lower-better", "higher-better"]);
    case "unit":
      return random.pick(["points", "mm", "kg"]);
    case "value_kind":
      return random.pick(["final", "change"]);
    case "ci_level":
      return random.pick(["95", "90", "0.95"]);
    case "year":
      return `${1990 + random.index(35)}`;
    default:
      return random.pick(["north", "south", "é", "b c"]);
  }
}

/** The numbers of one arm, which fit each other. */
function armOf(random: Random, columns: readonly string[]): Readonly<Record<string, string>> {
  const n = random.chance(0.95) ? 4 + random.index(200) : random.pick([1, 2, 3, 100_000]);
  const decimals = random.index(3);
  const spread = 1 + random.next() * 20;
  const at = (random.next() - 0.2) * random.pick([50, 50, 1, 1000]);
  const five = [-1.5, -0.7, 0, 0.65, 1.6].map((by) => (at + by * spread).toFixed(decimals));
  const events = random.index(n + 1);
  const values: Record<string, string> = {
    n: `${n}`,
    mean: at.toFixed(decimals),
    sd: Math.max(spread, 0.6).toFixed(decimals),
    se: Math.max(spread / Math.sqrt(n), 0.06).toFixed(decimals + 1),
    ci_lower: (at - spread).toFixed(decimals),
    ci_upper: (at + spread).toFixed(decimals),
    events: `${events}`,
    nonevents: `${n - events}`,
    percent: ((100 * events) / n).toFixed(1),
    baseline_mean: (at + between01(random) * spread).toFixed(decimals),
    baseline_sd: Math.max(spread * 1.1, 0.6).toFixed(decimals),
    correlation: between(random, 0, 0.9, 2),
    cluster_size: `${2 + random.index(20)}`,
    icc: between(random, 0, 0.1, 3),
    time: between(random, 10, 900, 1),
  };
  for (const [at, name] of ["min", "q1", "median", "q3", "max"].entries()) values[name] = five[at] ?? "";
  return Object.fromEntries(columns.map((name) => [name, values[name] ?? "1"]));
}

const between01 = (random: Random): number => random.next();

function effectOf(random: Random, columns: readonly string[], measure: string): Readonly<Record<string, string>> {
  const ratio = columns.includes("measure") && RATIOS.includes(measure);
  const share = measure === "rd" && columns.includes("measure");
  const log = (random.next() - 0.5) * 2;
  const error = 0.05 + random.next() * 0.5;
  const size = share ? 0.3 : random.pick([1, 10]);
  const told = (value: number): string =>
    (ratio ? Math.exp(value) : share ? Math.tanh(value) * size : value * size).toFixed(3);
  const values: Record<string, string> = {
    yi: log.toFixed(3),
    vi: (error * error).toFixed(4),
    sei: error.toFixed(3),
    measure,
    estimate: told(log),
    ci_lower: told(log - 1.96 * error),
    ci_upper: told(log + 1.96 * error),
    se: (error * (share ? 0.2 : size)).toFixed(3),
    p: random.chance(0.2) ? "<0.001" : between(random, 0.001, 1, 3),
    t: (log / error).toFixed(2),
    df: `${3 + random.index(200)}`,
    n1: `${5 + random.index(100)}`,
    n2: `${5 + random.index(100)}`,
    r: between(random, -0.9, 0.9, 2),
    n: `${5 + random.index(200)}`,
    "O-E": ((random.next() - 0.5) * 20).toFixed(2),
    V: between(random, 1, 30, 2),
  };
  return Object.fromEntries(columns.map((name) => [name, values[name] ?? "1"]));
}

export type Form = "long" | "wide" | "effects" | "paired";

export interface MadeGrid extends Grid {
  readonly form: Form;
}

/** A table of one of the forms that are read, its numbers such as trials have and each study under a name of its own. */
export function madeGrid(
  random: Random,
  form: Form = random.pick(["long", "wide", "wide", "effects", "paired"]),
): MadeGrid {
  const beside = random
    .some(BESIDE, random.pick([0, 2, 4]))
    .filter((name) => name !== "ci_level" || form === "effects");
  const shared = Object.fromEntries(beside.map((name) => [name, labelOf(random, name)]));
  const studies = random.times(random.chance(0.1) ? 40 : 8, (at) => `S${at + 1}`);
  const measure = random.pick(MEASURES);
  const arm = random.pick(ARMS);
  const columns = random.pick(EFFECTS);
  const labels = (): readonly string[] =>
    beside.map((name) => (random.chance(0.6) ? (shared[name] ?? "") : labelOf(random, name)));
  const named = (name: string): string => (random.chance(0.15) ? random.pick(ALIASES[name] ?? [name]) : name);
  const cells = (values: Readonly<Record<string, string>>): readonly string[] => Object.values(values);
  switch (form) {
    case "wide":
      return {
        form,
        header: ["study", ...beside, ...arm.map((name) => `${name}1`), ...arm.map((name) => `${name}2`)],
        rows: studies.map((study) => [study, ...labels(), ...cells(armOf(random, arm)), ...cells(armOf(random, arm))]),
      };
    case "long": {
      const arms = random.chance(0.2) ? ["yoga", "exercise", "control"] : ["yoga", "control"];
      const roles = random.chance(0.7);
      return {
        form,
        header: [named("study"), ...beside, "arm", ...(roles ? ["role"] : []), ...arm.map(named)],
        rows: studies.flatMap((study) => {
          const same = labels();
          return arms.map((one) => {
            const role = roles ? [one === "control" ? "control" : "treatment"] : [];
            return [study, ...same, one, ...role, ...cells(armOf(random, arm))];
          });
        }),
      };
    }
    case "effects":
      return {
        form,
        header: [named("study"), ...beside, ...columns],
        rows: studies.map((study) => [study, ...labels(), ...cells(effectOf(random, columns, measure))]),
      };
    case "paired":
      return {
        form,
        header: ["study", ...beside, "n", "mean1", "sd1", "mean2", "sd2", "r"],
        rows: studies.map((study) => {
          const [first, second] = [armOf(random, ["n", "mean", "sd"]), armOf(random, ["mean", "sd"])];
          return [study, ...labels(), ...cells(first), ...cells(second), between(random, 0, 0.9, 2)];
        }),
      };
  }
}
