import { basename, dirname, resolve } from "node:path";
import { Option } from "commander";
import { BptrialError, EXIT } from "../../core/errors.js";
import { evidenceMeasures } from "../../core/quantities.js";
import {
  type ClaimRequest,
  claim,
  type DataRequest,
  DEFAULT_RATES,
  type EvidenceRequest,
  failsClaim,
} from "../../pipeline/claim.js";
import type { Tables } from "../../pipeline/rows.js";
import { claimsIn } from "../../pipeline/schemas.js";
import { decoded, inputOf } from "../../read/index.js";
import type { Direction, Input, JudgedClaim } from "../../records.js";
import { renderPlain } from "../../render/index.js";
import type { Said, Verb } from "../command.js";
import { readBytes } from "../files.js";
import type { Io } from "../io.js";
import { outputForJobs } from "../options/output.js";
import { between, chosen, number, refuse, valued, whole } from "../options/values.js";
import { show } from "../show.js";
import { openTables, tabled } from "../tables.js";
import { refuseInputs, type Writing, writingOf, writingTo } from "../target.js";

const DIRECTIONS = ["lower-better", "higher-better"] as const;
const EVENTS = ["harm", "benefit"] as const;
const CERTAINTY = ["high", "moderate", "low", "very-low"] as const;

type DataOptions = Omit<DataRequest, "tables"> & { readonly file: string };

interface ClaimCommand {
  readonly text: string | null;
  readonly file: string | null;
  readonly against: string | null;
  /** An effect as a source prints it. */
  readonly printed: string | null;
  readonly evidence: EvidenceRequest | null;
  readonly data: DataOptions | null;
  readonly n: readonly [number, number] | null;
  readonly candidate: number | null;
  readonly outcome: string | null;
  readonly certainty: JudgedClaim["certainty"];
  readonly plain: boolean;
  readonly writing: Writing;
}

const pair = (text: string, name: string): readonly [number, number] => {
  const parts = text.split(",").map((part) => number(part.trim(), name));
  const [first, second, ...rest] = parts;
  if (first !== undefined && second !== undefined && rest.length === 0) return [first, second];
  throw refuse(`${name} needs two numbers, not "${text}"`, `Write ${name} 0.14,0.42.`);
};

const rates = (text: string, name: string): readonly number[] =>
  text.split(",").map((part) => between(0.001, 0.999)(part.trim(), name));

const evidence = {
  title: "Evidence",
  options: [
    valued("--smd <d>", "a standardised mean difference", number),
    valued("--md <difference>", "a mean difference, in points", number),
    valued("--rr <ratio>", "a risk ratio", number),
    valued("--or <ratio>", "an odds ratio", number),
    valued("--hr <ratio>", "a hazard ratio", number),
    valued("--irr <ratio>", "an incidence rate ratio", number),
    valued("--rd <difference>", "a risk difference, as a proportion", number),
    valued("--ci <low,high>", "its confidence interval", pair),
    valued("--ci-level <proportion>", "the level of that interval", between(0.5, 0.9999)),
    valued("--n <treatment,control>", "people in the two arms", pair),
    valued("--than <effect>", "another effect of the same measure, which the claim compares it with", number),
    valued("--than-ci <low,high>", "the interval of that effect", pair),
    new Option("--data <table>", "a trial's table: one comparison of it is the evidence"),
    new Option("--study <name>", "which study of the table"),
    new Option("--outcome <name>", "which outcome of the table, or of the text"),
    new Option("--timepoint <name>", "which timepoint of the table"),
    new Option("--arm <label>", "which treatment arm of the table"),
    new Option("--evidence <text>", 'an effect as it is printed: "HR 0.56 (95% CI 0.46 to 0.69)"'),
    new Option("--of <instrument>", "the instrument that the points are of"),
    chosen("--direction <which>", "which way the outcome is better", DIRECTIONS),
    chosen("--event <kind>", "whether the events that are counted are wanted", EVENTS),
    valued("--control-rate <shares>", "shares of controls that succeed, where a reading needs one", rates),
    new Option(
      "--against <file>",
      "a text: what it says of the same outcome, group and time is the evidence; - is stdin",
    ),
    valued("--candidate <number>", "which of the text's estimates is meant, as --all lists them", whole(1, 9999)),
    new Option("--file <file>", "a claims file (YAML or JSON) in place of one claim"),
    chosen("--certainty <grade>", "how sure the evidence is, by GRADE", CERTAINTY),
    new Option("--plain", "in words and people out of 100, to be printed"),
  ],
};

export const claimVerb: Verb<ClaimCommand> = {
  arguments: "[text]",
  readsStdin: false,
  options: [evidence, outputForJobs],
  defaults: { controlRate: DEFAULT_RATES, ciLevel: 0.95 },
  examples: [
    { does: "a headline against an effect", line: 'claim "84% more successful" --smd 0.28 --ci 0.14,0.42' },
    {
      does: "the same in words that can be printed",
      line: 'claim "84% more successful" --smd 0.28 --ci 0.14,0.42 --plain',
    },
    { does: "does a printed result fit itself?", line: 'claim "7.9 points on MODQ (95% CI 4.7 to 11.0; P<.001)"' },
    {
      does: "a headline against an abstract",
      line: 'claim "6 points better on MODQ" --against fixtures/texts/motor-skills.txt',
    },
    {
      does: "against a trial's own table",
      line: 'claim "patients improved by 12 points" --data fixtures/pnf-2017.csv --outcome ODI',
    },
    {
      does: "a file of claims, each with the verdict that is expected",
      line: "claim --file fixtures/claims/seeds.yaml",
    },
  ],
  more: [
    "Exit code 1 for a claim that is neither supported (with a caveat or without) nor beyond checking; for a file where a verdict is not the expected one.",
    "A printed difference is taken by its size: only a table says which way is better. docs/claim.md lists the verdicts.",
  ],
  parse,
  run: (command, io) =>
    writingTo(command.writing, io, async (target) => {
      const { requests, input } = await requestsOf(command, io);
      const document = await claim(requests, input, { certainty: command.certainty });
      if (command.plain && target.writing.format === "table")
        await target.write(await renderPlain(document.verdicts, target.render));
      else await show(document, target);
      return document.verdicts.some(failsClaim) ? EXIT.found : EXIT.fine;
    }),
};

function parse(said: Said): ClaimCommand {
  const [text = null, ...rest] = said.arguments;
  const { file, against, certainty, plain, candidate, outcome, evidence: printed, direction, event } = said.options;
  if (rest.length > 0) throw new BptrialError("E_USAGE", "claim takes one text", "Put the claim in quotes.");
  if ((text === null) === (file === undefined)) {
    throw new BptrialError(
      "E_USAGE",
      text === null ? "claim needs a text, or --file" : "claim takes a text or --file, not both",
      'bptrial claim "84% better" --smd 0.28 --ci 0.14,0.42',
    );
  }
  if (candidate !== undefined && against === undefined)
    throw refuse("--candidate picks an estimate of a text", "Name the text with --against abstract.txt.");
  const effect = evidenceMeasures.some((measure) => said.options[measure] !== undefined);
  if (printed !== undefined && (effect || against !== undefined))
    throw refuse("--evidence is an effect as it is printed; another was given too", "Give one of them.");
  if ((direction !== undefined || event !== undefined) && !effect)
    throw refuse(
      `--${direction === undefined ? "event" : "direction"} says something of an effect`,
      "Give the effect: --md, --smd, --rr, --or, --hr, --irr or --rd. A table has a direction column.",
    );
  return {
    text,
    candidate: (candidate as number | undefined) ?? null,
    outcome: typeof outcome === "string" && against !== undefined ? outcome : null,
    printed: typeof printed === "string" ? printed : null,
    file: typeof file === "string" ? file : null,
    against: typeof against === "string" ? against : null,
    evidence: evidenceOf(said),
    data: dataOf(said),
    n: (said.options.n as [number, number] | undefined) ?? null,
    certainty: (certainty as JudgedClaim["certainty"] | undefined) ?? null,
    plain: plain === true,
    writing: writingOf(
      said,
      [file, against, said.options.data].filter((one) => typeof one === "string"),
    ),
  };
}

function dataOf({ options }: Said): DataOptions | null {
  const { data, study, outcome, timepoint, arm } = options;
  const word = (value: unknown): string | null => (typeof value === "string" ? value : null);
  if (data === undefined) {
    const rows = { study, timepoint, arm, ...(options.against === undefined ? { outcome } : {}) };
    const stray = Object.entries(rows).find(([, value]) => value !== undefined);
    if (stray) throw refuse(`--${stray[0]} picks a row of a table`, "Name the table with --data trial.csv.");
    return null;
  }
  if (options.against !== undefined || evidenceMeasures.some((measure) => options[measure] !== undefined))
    throw refuse("--data is the evidence; --against or an effect would be another", "Give one of them.");
  return {
    file: String(data),
    study: word(study),
    outcome: word(outcome),
    timepoint: word(timepoint),
    arm: word(arm),
    controlRates: (options.controlRate as readonly number[] | undefined) ?? null,
  };
}

function evidenceOf({ options }: Said): EvidenceRequest | null {
  const given = evidenceMeasures.filter((measure) => options[measure] !== undefined);
  const [measure, ...others] = given;
  if (others.length > 0)
    throw refuse(`--${given.join(" and --")} are two effects`, "Give one; other claims on other lines.");
  if (measure === undefined) {
    if (options.than !== undefined) throw refuse("--than needs an effect to compare", "Say --smd 0.5 --than 0.25.");
    if (options.ci !== undefined)
      throw refuse("--ci needs the effect that it is of", "Say --smd, --md, --rr, --or, --hr or --rd.");
    return null;
  }
  return {
    measure,
    estimate: options[measure] as number,
    ci: (options.ci as [number, number] | undefined) ?? null,
    level: (options.ciLevel as number | undefined) ?? 0.95,
    n: (options.n as [number, number] | undefined) ?? null,
    instrument: (options.of as string | undefined) ?? null,
    controlRates: (options.controlRate as readonly number[] | undefined) ?? null,
    than:
      options.than === undefined
        ? null
        : { estimate: options.than as number, ci: (options.thanCi as [number, number] | undefined) ?? null },
    source: null,
    direction: (options.direction as Direction | undefined) ?? null,
    event: (options.event as "harm" | "benefit" | undefined) ?? null,
  };
}

async function requestsOf(
  { text, file, against, printed, evidence: given, data, n, candidate, outcome, writing }: ClaimCommand,
  io: Io,
): Promise<{ readonly requests: readonly ClaimRequest[]; readonly input: readonly Input[] }> {
  const other = against === null ? null : await readBytes(against, io.stdin);
  const beside = other === null ? null : decoded(against ?? "", other);
  if (file === null) {
    const input = other === null ? [] : [inputOf(nameOf(against ?? ""), other)];
    const opened =
      data === null ? null : { ...data, tables: await openTables(tabled([data.file], {}), io, writing.quiet) };
    return {
      requests: [
        {
          id: null,
          text: text ?? "",
          evidence: given,
          data: opened,
          n,
          against: beside ?? printed,
          isPrinted: printed !== null,
          candidate,
          outcome,
          expected: null,
        },
      ],
      input,
    };
  }
  const bytes = await readBytes(file, io.stdin);
  const name = nameOf(file);
  const requests: ClaimRequest[] = [];
  const opened = new Map<string, Tables>();
  for (const { data: asked, ...entry } of await claimsIn(name, bytes)) {
    const table = asked === null ? null : resolve(file === "-" ? "." : dirname(file), asked.file);
    if (table !== null) refuseInputs(writing, [table]);
    const tables =
      table === null ? null : (opened.get(table) ?? (await openTables(tabled([table], {}), io, writing.quiet)));
    if (table !== null && tables !== null) opened.set(table, tables);
    requests.push(asked && tables ? { ...entry, data: { ...asked, tables } } : entry);
  }
  return { requests, input: [inputOf(name, bytes)] };
}

const nameOf = (path: string): string => (path === "-" ? "stdin" : basename(path));
