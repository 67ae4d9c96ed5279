import type { Candidate, Choice, Explanation, Interval } from "../records.js";

const short = (value: number): string => `${+value.toPrecision(3)}`.replace("-", "−");
const interval = ({ estimate, ciLow, ciHigh }: Interval): string =>
  `${short(estimate)} [${short(ciLow)}, ${short(ciHigh)}]`;

/** A move below this is the rounding of none. */
const NOTHING = 1e-12;

type Quantity = "estimate" | "ciLow" | "ciHigh" | "tau2";
const QUANTITIES: Readonly<Record<Quantity, string>> = {
  estimate: "estimate",
  ciLow: "lower limit",
  ciHigh: "upper limit",
  tau2: "tau²",
};

const largestFirst = (choices: readonly Choice[], name: Quantity): readonly Choice[] =>
  [...choices]
    .filter(({ shares }) => Math.abs(shares[name]) > NOTHING)
    .sort((a, b) => Math.abs(b.shares[name]) - Math.abs(a.shares[name]));

function quantityText({ gap, choices }: Explanation, name: Quantity): string {
  const named = name === "tau2" ? "tau²" : `The ${QUANTITIES[name]}`;
  const moved = largestFirst(choices, name);
  if (Math.abs(gap[name]) <= NOTHING) {
    return moved.length === 0
      ? `${named} is the same.`
      : `${named} is the same, since what the choices do cancels out.`;
  }
  const parts = moved.map(({ choice, shares }) => `${choice} ${signed(shares[name])}`);
  return `${named} moves by ${signed(gap[name])}: ${parts.join(", ")}.`;
}

const signed = (value: number): string => (value > 0 ? `+${short(value)}` : short(value));

const SIDES = { "-1": "below no effect", "0": "around no effect", "1": "above no effect" } as const;

function verdictText({ before, after }: Explanation): string {
  if (before.verdict === after.verdict) return `Both intervals lie ${SIDES[before.verdict]}.`;
  return `The first interval lies ${SIDES[before.verdict]}, the second ${SIDES[after.verdict]}.`;
}

function moves(one: Explanation, log: boolean): readonly string[] {
  const texts = (Object.keys(QUANTITIES) as Quantity[]).map((name) => quantityText(one, name));
  return [...(log ? ["Moves are on the log scale."] : []), ...texts, verdictText(one)];
}

/** Why two sets of options differ, in a few sentences. */
export function becauseOf(one: Explanation, first: string, second: string): string {
  const sides = `${first} gives ${interval(one.before.shown)}, ${second} ${interval(one.after.shown)}.`;
  if (one.choices.length === 0) return `${sides} They do nothing differently.`;
  return [sides, ...moves(one, one.scale === "log")].join(" ");
}

/** Who prints so, or who comes nearest and by how much it misses. */
export function becausePrinted(one: Explanation, first: string, candidates: readonly Candidate[]): string {
  const printing = candidates.filter(({ prints }) => prints);
  const [nearest] = candidates;
  const found =
    printing.length > 0
      ? `It is what ${printing.map(({ options }) => options).join("; ")} ${printing.length === 1 ? "gives" : "give"}.`
      : `No preset gives it. The nearest is ${nearest?.options}, ${interval(one.after.shown)}; left over ${NAMES.map(([name, word]) => `${word} ${signed(one.leftOver?.[name] ?? 0)}`).join(", ")}.`;
  if (one.choices.length === 0) return found;
  return [found, `${first} gives ${interval(one.before.shown)}.`, ...moves(one, one.scale === "log")].join(" ");
}

const NAMES = [
  ["estimate", "in the estimate"],
  ["ciLow", "in the lower limit"],
  ["ciHigh", "in the upper limit"],
] as const;
