import { BptrialError } from "../core/errors.js";
import { isDifferenceOfMeans, isStandardised, quantityNamed } from "../core/quantities.js";
import { instrumentsNamed } from "../judge/checks/instruments-named.js";
import { type ClaimOptions, judgeClaim } from "../judge/claim.js";
import { type Claimed, claimedIn } from "../judge/claimed.js";
import { checkText } from "../judge/findings.js";
import { impliedEvidence } from "../judge/implied.js";
import { measureOutcome } from "../measure/index.js";
import { readClaim } from "../read/index.js";
import type {
  ClaimDocument,
  ClaimEvidence,
  ClaimVerdict,
  Effect,
  EstimateStatistic,
  Input,
  Instrument,
  JudgedClaim,
  Threshold,
} from "../records.js";
import { opening } from "./documents.js";
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
  readonly controlRates: readonly number[];
  /** Another effect of the same measure, which the claim compares this one with. */
  readonly than?: { readonly estimate: number; readonly ci: readonly [number, number] | null } | null;
  readonly source: string | null;
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
  /** Another text, whose first estimate with an interval is the evidence. */
  readonly against: string | null;
  /** People in the two arms, where nothing else says it. */
  readonly n?: readonly [number, number] | null;
  readonly expected: ClaimVerdict | null;
}

export const DEFAULT_RATES: readonly number[] = [0.1, 0.3, 0.5];

/**
 * Each claim held against its evidence, or against itself.
 *
 * @throws E_OPTION for an instrument that is not known, limits that do not hold the estimate, and a table without the
 *   comparison or with several
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
  for (const { id, text, evidence, data, against, n, expected } of requests) {
    const reading = await readClaim(text);
    const { findings, held } = checkText(reading, facts);
    const sizes = n ?? evidence?.n ?? null;
    const given = data
      ? await evidenceOfTable(data, tables)
      : evidence
        ? evidenceOf(evidence)
        : await evidenceIn(against, `${text} ${against}`, claimedIn(reading));
    const full = given && completed(given, sizes, thresholdsOf);
    verdicts.push({ ...judgeClaim(reading, { findings, held }, full, sizes, options, facts), id, expected });
  }
  const files = [...input, ...tables.filter(({ name, sha256 }, i) => i === firstOf(tables, name, sha256))];
  return { ...opening("bptrial/claim@1", files, { ...options }, []), verdicts };
}

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

/** What printed evidence does not say. */
const UNSAID = {
  ratesObserved: false,
  direction: null,
  thresholds: [],
  arms: null,
  also: [],
  than: null,
  assumes: null,
} as const;

function evidenceOf({ ci, instrument, than, ...given }: EvidenceRequest): ClaimEvidence {
  const [low, high] = ci ?? [null, null];
  for (const [estimate, limits] of [
    [given.estimate, ci],
    [than?.estimate ?? 0, than?.ci ?? null],
  ] as const) {
    if (limits === null || (estimate >= limits[0] && estimate <= limits[1])) continue;
    throw new BptrialError(
      "E_OPTION",
      `the estimate ${estimate} is not inside its interval, ${limits[0]} to ${limits[1]}`,
      "Check the signs: --smd -0.28 --ci -0.42,-0.14.",
    );
  }
  const known = instrument === null ? null : findInstrument(instrument);
  if (instrument !== null && known === null) {
    throw new BptrialError(
      "E_OPTION",
      `no instrument "${instrument}"`,
      "bptrial instruments lists those that are known.",
    );
  }
  const other = than ? { estimate: than.estimate, low: than.ci?.[0] ?? null, high: than.ci?.[1] ?? null } : null;
  return { ...UNSAID, ...given, low, high, instrument: known, than: other };
}

/**
 * What a printed estimate is evidence of: a difference of means where nothing names it. A mean, a share or a percentage of
 * change is no comparison of two groups, and a coefficient may be of anything.
 */
function evidenceMeasure({ measure, unit }: EstimateStatistic): ClaimEvidence["measure"] | null {
  if (measure === null) return unit === "%" ? null : "md";
  return quantityNamed(measure)?.evidence ?? null;
}

/** The estimate of a text that the claim repeats, else its first with an interval. */
async function evidenceIn(text: string | null, around: string, claimed: Claimed | null): Promise<ClaimEvidence | null> {
  if (text === null) return null;
  const { statistics } = await readClaim(text);
  const estimates = statistics.filter(
    (one): one is EstimateStatistic =>
      one.kind === "estimate" &&
      one.estimate !== null &&
      one.lower !== null &&
      one.upper !== null &&
      evidenceMeasure(one) !== null,
  );
  const meant = estimates.find(
    ({ estimate }) =>
      claimed !== null && Math.abs(Math.abs(estimate ?? 0) - Math.abs(claimed.value)) <= claimed.half * (1 + 1e-9),
  );
  const found = meant ?? estimates[0];
  const measure = found === undefined ? null : evidenceMeasure(found);
  if (found?.estimate == null || measure === null) return null;
  // A risk difference is a proportion here, and mostly printed in percentage points.
  const { estimate, lower, upper, unit } = found;
  const inPoints = unit !== null || Math.max(...[estimate, lower ?? 0, upper ?? 0].map(Math.abs)) > 1;
  const scale = measure === "rd" && inPoints ? 0.01 : 1;
  const [named = null, ...others] = measure === "md" ? instrumentsNamed(around, knownInstruments) : [];
  return {
    ...UNSAID,
    measure,
    estimate: estimate * scale,
    low: lower === null ? null : lower * scale,
    high: upper === null ? null : upper * scale,
    level: (found.level ?? found.levelContext ?? 95) / 100,
    n: null,
    controlRates: DEFAULT_RATES,
    instrument: others.length === 0 ? named : null,
    source: `“${found.quote.trim()}”${estimates.length > 1 ? `, one of ${estimates.length} estimates in the text` : ""}`,
  };
}

/** The one comparison of a table that is asked for, with all that its arms say. */
async function evidenceOfTable(request: DataRequest, input: Input[]): Promise<ClaimEvidence> {
  const { tables, study, outcome, timepoint, arm, controlRates } = request;
  const options = defaultEffectOptions;
  const { outcomes, input: read } = await allOutcomes(tables, options);
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
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) {
    const choices = (only === undefined ? measured : found).map(({ effect }) => nameOf(effect));
    const many = choices.length > 12 ? ` and ${choices.length - 12} more` : "";
    throw new BptrialError(
      "E_OPTION",
      only === undefined ? "the table has no such comparison" : `${found.length} comparisons of the table are meant`,
      `Say --study, --outcome, --timepoint, --arm. There are ${choices.slice(0, 12).join("; ")}${many}.`,
    );
  }
  const { effect } = only;
  const events = effect.arms?.control.events ?? null;
  const observed = only.outcome.kind === "events" && events !== null ? events / (effect.arms?.control.n ?? 1) : null;
  const rates = controlRates ?? (observed !== null && observed > 0 && observed < 1 ? [observed] : DEFAULT_RATES);
  const told = (one: Effect): ClaimEvidence | null => printed(one, rates, controlRates === null && observed !== null);
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
  return { ...main, also };
}

const nameOf = ({ study, outcome, timepoint, treatment }: Effect): string =>
  [study, outcome, timepoint, treatment].filter(Boolean).join(", ");

/** An effect as a source would print it: ratios as ratios. */
function printed(effect: Effect, controlRates: readonly number[], ratesObserved: boolean): ClaimEvidence | null {
  const { measure, arms, backTransformed, direction, level } = effect;
  const told = quantityNamed(measure)?.evidence ?? null;
  if (told === null) return null;
  const { estimate, ciLow, ciHigh } = backTransformed ?? effect;
  const [n1, n2] = [arms?.treatment.n ?? null, arms?.control.n ?? null];
  return {
    ...UNSAID,
    measure: told,
    estimate,
    low: ciLow,
    high: ciHigh,
    level,
    n: n1 === null || n2 === null ? null : [n1, n2],
    controlRates,
    ratesObserved,
    instrument: effect.instrument === null ? null : findInstrument(effect.instrument),
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
