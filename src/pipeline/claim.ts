import { BptrialError } from "../core/errors.js";
import { unknownEvidence, unsaidByEffect } from "../core/evidence.js";
import { isDifferenceOfMeans, isRatio, isStandardised, quantityNamed } from "../core/quantities.js";
import { didYouMeanName } from "../core/registry.js";
import { unitOf } from "../core/rounding.js";
import { checkText } from "../judge/checks/index.js";
import { type ClaimOptions, impliedEvidence, judgeClaim, treatedRate } from "../judge/claim/index.js";
import { measureOutcome } from "../measure/index.js";
import { evidenceFrames, textFrames, timesIn } from "../read/frames/index.js";
import { readClaim } from "../read/index.js";
import type {
  ArmSummary,
  ClaimDocument,
  ClaimEvidence,
  ClaimVerdict,
  Direction,
  Effect,
  EvidenceFrame,
  GroupLevel,
  Input,
  Instrument,
  JudgedClaim,
  Outcome,
  Threshold,
} from "../records.js";
import { opening } from "./documents.js";
import { requireClaim, requirePossible } from "./evidence-range.js";
import { allThresholds, findInstrument, knownInstruments } from "./facts.js";
import { defaultEffectOptions } from "./options.js";
import { allOutcomes, type Tables } from "./rows.js";

/** What a claim is held against, as a user gives it. */
export interface EvidenceRequest {
  readonly measure: ClaimEvidence["measure"];
  readonly estimate: number;
  readonly ci: readonly [number, number] | null;
  readonly level: number;
  readonly n: readonly [number, number] | null;
  readonly instrument: string | null;
  /** Null where none is given; the usual ones then serve for what is only shown. */
  readonly controlRates: readonly number[] | null;
  /** Another effect of the same measure, which the claim compares this one with. */
  readonly than?: { readonly estimate: number; readonly ci: readonly [number, number] | null } | null;
  readonly source: string | null;
  /** Which way the outcome is better, where no instrument says it. */
  readonly direction?: Direction | null;
  /** Whether the events that a ratio or a risk difference counts are wanted. */
  readonly event?: "harm" | "benefit" | null;
}

/** One comparison of a table, as the evidence; what is null is not asked for. */
export interface DataRequest {
  readonly tables: Tables;
  readonly study: string | null;
  readonly outcome: string | null;
  readonly timepoint: string | null;
  /** Label of the treatment arm. */
  readonly arm: string | null;
  /** Null for the rates of the control arm, or the usual ones where there are none. */
  readonly controlRates: readonly number[] | null;
}

/** One claim of a claims file, or of a command line. */
export interface ClaimRequest {
  readonly id: string | null;
  readonly text: string;
  readonly evidence: EvidenceRequest | null;
  readonly data?: DataRequest | null;
  /** Another text, whose statements are the evidence. */
  readonly against: string | null;
  /** The text is one effect as it is printed, with the signs that it has. */
  readonly isPrinted?: boolean;
  /** Which of the text's candidates is meant, by its number. */
  readonly candidate?: number | null;
  /** Words that the candidates of the text must bear. */
  readonly outcome?: string | null;
  /** People in the two arms, where nothing else says it. */
  readonly n?: readonly [number, number] | null;
  readonly expected: ClaimVerdict | null;
}

export const DEFAULT_RATES: readonly number[] = [0.1, 0.3, 0.5];

/**
 * Each claim held against its evidence, or against itself.
 *
 * @throws E_OPTION for an instrument that is not known, an effect that none can be, limits that do not hold the estimate,
 *   and a table without the comparison or with several; E_RANGE for a number of the claim beyond reach
 */
export async function claim(
  requests: readonly ClaimRequest[],
  input: readonly Input[] = [],
  options: ClaimOptions = { certainty: null },
): Promise<ClaimDocument> {
  const thresholds = await allThresholds();
  const thresholdsOf = (instrument: Instrument): readonly Threshold[] =>
    thresholds.filter((one) => one.instrument === instrument.id && comparable(one, instrument));
  const facts = { instruments: knownInstruments, thresholds, thresholdsOf };
  const verdicts: JudgedClaim[] = [];
  const tables: Input[] = [];
  const outcomesOf = readOnce();
  for (const request of requests) {
    const { id, evidence, data, n, expected, candidate, outcome, isPrinted } = request;
    const text = singleSpaced(request.text);
    const against = request.against === null ? null : singleSpaced(request.against);
    const reading = await readClaim(text);
    requireClaim({ id, file: input[0]?.name ?? "", reading, evidence, n: n ?? null });
    const { findings, held } = checkText(reading, facts);
    const sizes = n ?? evidence?.n ?? null;
    const given = data
      ? await candidatesOfTable(data, outcomesOf, tables)
      : evidence
        ? [candidateOf(evidence)]
        : against === null
          ? null
          : isPrinted === true
            ? [printedOf(evidenceFrames(await readClaim(against), knownInstruments), against)]
            : chosenOf(evidenceFrames(await readClaim(against), knownInstruments), candidate ?? null, outcome ?? null);
    const full =
      given?.map((one) =>
        one.effect === null ? one : { ...one, effect: completed(one.effect, sizes, thresholdsOf) },
      ) ?? null;
    const stated = { claim: textFrames(text), source: against === null ? null : textFrames(against) };
    verdicts.push({ ...judgeClaim(reading, { findings, held }, full, stated, sizes, options, facts), id, expected });
  }
  const files = [...input, ...tables.filter(({ name, sha256 }, i) => i === firstOf(tables, name, sha256))];
  return { ...opening("bptrial/claim@1", files, { ...options }, []), verdicts };
}

/** Blanks in a row, and ones that do not break a line, mean what one does: columns and pages leave them behind. */
const singleSpaced = (text: string): string => text.replace(/[^\S\n]+/gu, " ");

const firstOf = (list: readonly Input[], name: string, sha256: string): number =>
  list.findIndex((one) => one.name === name && one.sha256 === sha256);

/** Changes of persons or groups in the instrument's own unit, of sources that were seen or are cited. */
const comparable = ({ form, kind, unit, evidence }: Threshold, instrument: Instrument): boolean =>
  form === "change" &&
  unit === instrument.unit &&
  kind !== "margin" &&
  kind !== "deterioration" &&
  evidence !== "secondary";

/** What is known of an instrument, and of the numbers of people, added to what was given. */
function completed(
  evidence: ClaimEvidence,
  n: readonly [number, number] | null,
  thresholdsOf: (instrument: Instrument) => readonly Threshold[],
): ClaimEvidence {
  const { instrument } = evidence;
  const full = {
    ...evidence,
    n: evidence.n ?? n,
    thresholds: instrument === null ? [] : thresholdsOf(instrument),
  };
  const implied = full.also.some(({ measure }) => isStandardised(measure)) ? null : impliedEvidence(full);
  return implied === null ? full : { ...full, also: [...full.also, implied] };
}

/** The one effect that a user typed as it is printed: its sign is what it says. */
function printedOf([first, ...others]: readonly EvidenceFrame[], text: string): EvidenceFrame {
  if (first?.effect == null || others.some(({ effect }) => effect !== null))
    throw new BptrialError(
      "E_OPTION",
      `"${text}" is ${first?.effect == null ? "no effect that could be read" : "more than one effect"}`,
      'Write it as papers do: --evidence "HR 0.56 (95% CI 0.46 to 0.69)".',
    );
  const { effect } = first;
  requirePossible({ measure: effect.measure, estimate: effect.estimate, ci: null, n: null });
  const none = quantityNamed(effect.measure)?.none ?? 0;
  const sign = Math.sign(effect.estimate - none) as 1 | -1 | 0;
  return {
    ...first,
    sign,
    effect: { ...effect, signKnown: true },
  };
}

/** The candidates of a text that are asked for. */
function chosenOf(
  all: readonly EvidenceFrame[],
  number: number | null,
  outcome: string | null,
): readonly EvidenceFrame[] {
  const words = outcome?.toLowerCase() ?? null;
  const found = all.filter(
    (one) => (number === null || one.number === number) && (words === null || one.words.toLowerCase().includes(words)),
  );
  if (found.length > 0 || (number === null && outcome === null)) return found;
  const list = all.slice(0, 12).map((one) => `${one.number}: ${one.source}`);
  throw new BptrialError(
    "E_OPTION",
    number === null ? `the text tells nothing of "${outcome}"` : `the text has no candidate ${number}`,
    `It has ${list.join("; ")}${all.length > 12 ? ` and ${all.length - 12} more` : ""}.`,
  );
}

/** An effect that was typed says nothing of outcome, groups and time. */
function candidateOf(request: EvidenceRequest): EvidenceFrame {
  const effect = evidenceOf(request);
  const { instrument } = effect;
  const none = quantityNamed(effect.measure)?.none ?? 0;
  const better = request.direction ?? instrument?.direction ?? null;
  const event = request.event === "harm" ? -1 : request.event === "benefit" ? 1 : 0;
  return {
    ...unknownEvidence,
    effect,
    levels: levelsAt(effect),
    good: event !== 0 ? event : better === "lower-better" ? -1 : better === "higher-better" ? 1 : 0,
    sign: Math.sign(effect.estimate - none) as 1 | -1 | 0,
    source: effect.source ?? "",
  };
}

/** The shares of both groups that an effect gives at a control rate; none where no single rate was given. */
function levelsAt({ measure, estimate, half, ratesKnown, controlRates }: ClaimEvidence): readonly GroupLevel[] {
  const [rate, ...others] = controlRates;
  if (!ratesKnown || rate === undefined || others.length > 0) return [];
  const at = (x: number): number | null => treatedRate(measure, x, rate);
  const [treated, low, high] = [at(estimate), at(estimate - half), at(estimate + half)];
  if (treated === null || low === null || high === null) return [];
  return [
    {
      value: 100 * treated,
      half: 50 * Math.abs(high - low),
      side: "treatment",
      label: "the treated group",
      unit: "percent",
    },
    { value: 100 * rate, half: 0, side: "control", label: "the control group", unit: "percent" },
  ];
}

/** Half a unit of the last digit that was typed; a ratio has two decimals where fewer are typed. */
function typedHalf(measure: ClaimEvidence["measure"], estimate: number): number {
  const unit = unitOf(estimate, null);
  return Math.min(unit, isRatio(measure) || isStandardised(measure) || measure === "rd" ? 0.01 : 1) / 2;
}

function evidenceOf({
  ci,
  instrument,
  than,
  direction: _direction,
  event: _event,
  ...given
}: EvidenceRequest): ClaimEvidence {
  const [low, high] = ci ?? [null, null];
  const known = instrument === null ? null : findInstrument(instrument);
  if (instrument !== null && known === null) {
    throw new BptrialError(
      "E_OPTION",
      `no instrument "${instrument}"`,
      "bptrial instruments lists those that are known.",
    );
  }
  const other = than ? { estimate: than.estimate, low: than.ci?.[0] ?? null, high: than.ci?.[1] ?? null } : null;
  return {
    ...unsaidByEffect,
    ...given,
    controlRates: given.controlRates ?? DEFAULT_RATES,
    ratesKnown: given.controlRates?.length === 1,
    half: typedHalf(given.measure, given.estimate),
    signKnown: true,
    low,
    high,
    instrument: known,
    than: other,
  };
}

/** The outcomes of tables, of which each is read once however many claims it is the evidence of. */
function readOnce(): (tables: Tables) => ReturnType<typeof allOutcomes> {
  const known = new Map<Tables, ReturnType<typeof allOutcomes>>();
  return (tables) => {
    const found = known.get(tables) ?? allOutcomes(tables, defaultEffectOptions);
    known.set(tables, found);
    return found;
  };
}

/** The comparisons of a table that are asked for, with all that their arms say; arms against each other too. */
async function candidatesOfTable(
  request: DataRequest,
  outcomesOf: ReturnType<typeof readOnce>,
  input: Input[],
): Promise<readonly EvidenceFrame[]> {
  const { tables, study, outcome, timepoint, arm, controlRates } = request;
  const options = defaultEffectOptions;
  const { outcomes, input: read } = await outcomesOf(tables);
  input.push(...read);
  const same = (asked: string | null, label: string | null): boolean =>
    asked === null || asked.toLowerCase() === label?.toLowerCase();
  const measured = outcomes.flatMap((one) => {
    const result = measureOutcome(one, options);
    return "effect" in result ? [{ outcome: one, effect: result.effect }] : [];
  });
  const found = measured.filter(
    ({ effect: e }) =>
      same(study, e.study) && same(outcome, e.outcome) && same(timepoint, e.timepoint) && same(arm, e.treatment),
  );
  if (found.length === 0) {
    const choices = measured.map(({ effect }) => nameOf(effect));
    const asked = [
      [study, measured.map(({ effect }) => effect.study)],
      [outcome, measured.map(({ effect }) => effect.outcome)],
      [timepoint, measured.map(({ effect }) => effect.timepoint)],
      [arm, measured.map(({ effect }) => effect.treatment)],
    ] as const;
    const near = asked.map(([text, labels]) => {
      const known = labels.flatMap((label) => label ?? []);
      return text === null || known.some((label) => same(text, label)) ? "" : didYouMeanName(text, known);
    });
    const many = choices.length > 12 ? ` and ${choices.length - 12} more` : "";
    throw new BptrialError(
      "E_OPTION",
      "the table has no such comparison",
      [
        ...near.filter((text) => text !== ""),
        `Say --study, --outcome, --timepoint, --arm. There are ${choices.slice(0, 12).join("; ")}${many}.`,
      ].join(" "),
    );
  }
  const between = found
    .flatMap(({ outcome: one }) => againstOtherArms(one, outcomes))
    .flatMap((one) => {
      const result = measureOutcome(one, options);
      return "effect" in result ? [{ outcome: one, effect: result.effect }] : [];
    });
  return [...found, ...between].map((one, i) => candidateOfRow(one, controlRates, i + 1, i >= found.length));
}

/** The comparison's treated arm against every other treated arm of the same trial, outcome and time. */
function againstOtherArms(one: Outcome, all: readonly Outcome[]): readonly Outcome[] {
  return all.flatMap((other): readonly Outcome[] => {
    const apart = other.treatment !== one.treatment && other.treatment !== one.control;
    const same = other.study === one.study && other.outcome === one.outcome && other.timepoint === one.timepoint;
    if (!apart || !same) return [];
    if (one.kind === "events" && other.kind === "events")
      return [
        { ...one, control: other.treatment, arms: { treatment: one.arms.treatment, control: other.arms.treatment } },
      ];
    if (one.kind === "continuous" && other.kind === "continuous")
      return [
        { ...one, control: other.treatment, arms: { treatment: one.arms.treatment, control: other.arms.treatment } },
      ];
    return [];
  });
}

function candidateOfRow(
  only: { readonly outcome: Outcome; readonly effect: Effect },
  controlRates: readonly number[] | null,
  number: number,
  betweenArms: boolean,
): EvidenceFrame {
  const options = defaultEffectOptions;
  const { effect } = only;
  const events = effect.arms?.control.events ?? null;
  const observed = only.outcome.kind === "events" && events !== null ? events / (effect.arms?.control.n ?? 1) : null;
  const rates = controlRates ?? (observed !== null && observed > 0 && observed < 1 ? [observed] : DEFAULT_RATES);
  const known = controlRates !== null || observed !== null;
  const told = (one: Effect): ClaimEvidence | null =>
    printed(one, rates, controlRates === null && observed !== null, known);
  const main = told(effect);
  if (main === null) {
    throw new BptrialError(
      "E_MEASURE",
      `${nameOf(effect)} is a ${effect.measure}, which a claim cannot be held against`,
      "It takes differences of means, and risk, odds, hazard and rate ratios.",
    );
  }
  const also = (only.outcome.kind === "events" ? ["rd", "or"] : only.outcome.kind === "continuous" ? ["smd"] : [])
    .map((measure) => measureOutcome(only.outcome, { ...options, measure, interval: "exact" }))
    .flatMap((result) => ("effect" in result ? (told(result.effect) ?? []) : []));
  const { arms, direction } = effect;
  const levels =
    arms === null
      ? []
      : [levelOf(arms.treatment, "treatment"), levelOf(arms.control, "control")].flatMap((one) => one ?? []);
  const none = quantityNamed(main.measure)?.none ?? 0;
  return {
    ...unknownEvidence,
    number,
    effect: { ...main, also },
    levels,
    good: direction === "lower-better" ? -1 : direction === "higher-better" ? 1 : 0,
    sign: Math.sign(main.estimate - none) as 1 | -1 | 0,
    treatment: effect.treatment,
    control: effect.control,
    labelled: true,
    betweenArms,
    groupWords: `${effect.treatment} ${effect.control}`,
    outcome: effect.outcome,
    time: effect.timepoint,
    ...timesIn(effect.timepoint ?? ""),
    words: nameOf(effect),
    source: nameOf(effect),
  };
}

/** What one arm of a table has: the share with the event, or its mean. */
function levelOf(arm: ArmSummary, side: "treatment" | "control"): GroupLevel | null {
  const { events, n, mean, label } = arm;
  if (events !== null && n !== null && n > 0)
    return { value: (100 * events) / n, half: 0, side, label, unit: "percent", events, n };
  return mean === null ? null : { value: mean, half: 0, side, label, unit: null };
}

const nameOf = ({ study, outcome, timepoint, treatment }: Effect): string =>
  [study, outcome, timepoint, treatment].filter(Boolean).join(", ");

/** An effect as a source would print it: ratios as ratios. */
function printed(
  effect: Effect,
  controlRates: readonly number[],
  ratesObserved: boolean,
  ratesKnown: boolean,
): ClaimEvidence | null {
  const { measure, arms, backTransformed, direction, level } = effect;
  const told = quantityNamed(measure)?.evidence ?? null;
  if (told === null) return null;
  const { estimate, ciLow, ciHigh } = backTransformed ?? effect;
  const [n1, n2] = [arms?.treatment.n ?? null, arms?.control.n ?? null];
  return {
    ...unsaidByEffect,
    measure: told,
    estimate,
    half: 0,
    signKnown: true,
    ratesKnown,
    low: ciLow,
    high: ciHigh,
    level,
    n: n1 === null || n2 === null ? null : [n1, n2],
    controlRates,
    ratesObserved,
    instrument: effect.instrument === null ? null : findInstrument(effect.instrument),
    unit: told === "md" ? effect.unit : null,
    direction: isDifferenceOfMeans(told) ? direction : null,
    arms: told === "md" ? arms : null,
    source: nameOf(effect),
  };
}

const GOOD: ReadonlySet<ClaimVerdict> = new Set(["supported", "supported-with-caveat", "not-checkable"]);

/** Whether a claim ends in exit code 1: its verdict is not the expected one or, where none is, it does not hold. */
export function failsClaim({ verdict, expected }: JudgedClaim): boolean {
  return expected === null ? !GOOD.has(verdict) : verdict !== expected;
}
