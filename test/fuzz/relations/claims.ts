import type { Fuzzer, Input } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import type { Random } from "../random.js";
import { headline } from "../texts.js";
import { asFuzzer, same } from "./relation.js";
import { outcomeOf } from "./results.js";

const json = (argv: readonly string[], files: Input["files"] = {}): Input => ({
  argv: ["claim", ...argv, "--json"],
  files,
  terminal: null,
});

const LESS = ["reduced", "lowered", "cut"];
const MORE = ["increased", "raised"];
const EVENTS = ["death", "stroke", "relapse", "falls", "admission to hospital"];

/** A claim that says which way, and evidence that bears it out: a ratio, or a difference of scores. */
function directed(random: Random): {
  readonly claim: string;
  readonly measure: string;
  readonly estimate: number;
  readonly ci: readonly [number, number];
} {
  const down = random.chance(0.6);
  const share = 5 + random.index(60);
  const verb = random.pick(down ? LESS : MORE);
  const measure = random.pick(["rr", "hr", "or", "irr", "md"]);
  if (measure === "md") {
    const points = 2 + random.index(20);
    const sign = down ? -1 : 1;
    const limits = [0.7 * points * sign, 1.3 * points * sign].sort((a, b) => a - b);
    return {
      claim: `The treatment ${verb} pain by ${points} points`,
      measure,
      estimate: points * sign,
      ci: [limits[0] ?? 0, limits[1] ?? 0],
    };
  }
  const ratio = down ? 1 - share / 100 : 1 + share / 100;
  const wide = Math.abs(Math.log(ratio)) * 0.5;
  const told = (log: number): number => +Math.exp(log).toFixed(3);
  const claim = `The treatment ${verb} the ${random.pick(["risk", "rate"])} of ${random.pick(EVENTS)} by ${share}%`;
  return {
    claim,
    measure,
    estimate: +ratio.toFixed(3),
    ci: [told(Math.log(ratio) - wide), told(Math.log(ratio) + wide)],
  };
}

const evidence = (measure: string, estimate: number, ci: readonly number[]): readonly string[] => [
  `--${measure}=${estimate}`,
  `--ci=${ci.join(",")}`,
];

/** The same effect the other way: one over a ratio, minus a difference. */
function opposite({ argv, ...rest }: Input): Input {
  const isDifference = argv.some((word) => word.startsWith("--md="));
  const turn = (value: string): number => (isDifference ? -value : +(1 / +value).toFixed(3));
  const turned = argv.map((word) => {
    const [name = "", values = ""] = word.split("=");
    if (!/^--(?:rr|hr|or|irr|md|ci)$/.test(name)) return word;
    return `${name}=${values
      .split(",")
      .map(turn)
      .sort((a, b) => a - b)
      .join(",")}`;
  });
  return { ...rest, argv: turned };
}

const SUPPORTED = /^supported/;

const never: Fuzzer = {
  name: "evidence-turned",
  about: "a claim that says which way is never supported by the effect the other way",
  make(random) {
    const { claim, measure, estimate, ci } = directed(random);
    return json([claim, ...evidence(measure, estimate, ci)]);
  },
  async faultOf(input) {
    const other = opposite(input);
    const { results } = await outcomeOf(other);
    const bad = results.find(({ of }) => SUPPORTED.test(of));
    return bad === undefined
      ? null
      : { kind: "supported by its opposite", shown: `${bad.of}: ${other.argv.join(" ")}` };
  },
};

/** A claim that says twice what the evidence gives, whose interval ends before it. */
const doubled: Fuzzer = {
  name: "claim-doubled",
  about: "a claim of twice what the interval of the evidence allows is never supported",
  make(random) {
    const points = 4 + random.index(20);
    return json([
      `The treatment reduced pain by ${points * 2} points`,
      ...evidence("md", -points, [-points * 1.3, -points * 0.7]),
    ]);
  },
  async faultOf(input) {
    const { results } = await outcomeOf(input);
    const bad = results.find(({ of }) => SUPPORTED.test(of));
    return bad === undefined
      ? null
      : { kind: "twice as much is supported", shown: `${bad.of}: ${input.argv.join(" ")}` };
  },
};

/** Claims of any kind with evidence of any. */
function any(random: Random): Input {
  const { measure, estimate, ci } = directed(random);
  return json([random.chance(0.5) ? directed(random).claim : headline(random), ...evidence(measure, estimate, ci)]);
}

const unchanged = (name: string, about: string, changed: (input: Input) => Input): Fuzzer =>
  asFuzzer({ name, about, make: any, changed, expected: same });

/** The claim of a command line, and the effect that is given with it. */
function asFile({ argv }: Input): Input | null {
  const [, claim = "", effect = "", limits = ""] = argv;
  const [, measure, estimate = ""] = /^--(\w+)=(.*)$/.exec(effect) ?? [];
  const ci = /^--ci=(.*)$/
    .exec(limits)?.[1]
    ?.split(",")
    .map((limit) => +limit);
  if (measure === undefined || ci === undefined || claim.trim() === "" || claim.startsWith("-")) return null;
  const content = JSON.stringify([{ id: "a", text: claim, evidence: { measure, estimate: +estimate, ci } }]);
  return json(["--file", "a.json"], { "a.json": text(content) });
}

export const claimRelations: readonly Fuzzer[] = [
  never,
  doubled,
  unchanged("claim-blanks", "two blanks and a full stop change no verdict", ({ argv, ...rest }) => {
    const claim = (argv[1] ?? "").replace(/(?<!\d) | (?!\d)/g, "  ").replace(/(?<=[a-z])$/, ".");
    return { ...rest, argv: argv.with(1, claim) };
  }),
  asFuzzer({
    name: "claim-in-a-file",
    about: "a claim in a file gets the verdict that it gets on the command line",
    make: any,
    changed: asFile,
    expected: same,
  }),
];
