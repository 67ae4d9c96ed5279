import { BptrialError } from "../core/errors.js";
import { type ClaimOptions, judgeClaim } from "../judge/claim.js";
import { checkText } from "../judge/findings.js";
import { readClaim } from "../read/index.js";
import type { ClaimDocument, ClaimEvidence, ClaimVerdict, EstimateStatistic, Input, JudgedClaim } from "../records.js";
import { opening } from "./documents.js";
import { allThresholds, findInstrument, knownInstruments } from "./facts.js";

/** What a claim is held against, as a user gives it. */
export interface EvidenceRequest {
  readonly measure: ClaimEvidence["measure"];
  readonly estimate: number;
  readonly ci: readonly [number, number] | null;
  readonly level: number;
  readonly n: readonly [number, number] | null;
  readonly instrument: string | null;
  readonly controlRates: readonly number[];
  readonly source: string | null;
}

/** One claim of a claims file, or of a command line. */
export interface ClaimRequest {
  readonly id: string | null;
  readonly text: string;
  readonly evidence: EvidenceRequest | null;
  /** Another text, whose first estimate with an interval is the evidence. */
  readonly against: string | null;
  readonly expected: ClaimVerdict | null;
}

export const DEFAULT_RATES: readonly number[] = [0.1, 0.3, 0.5];

/**
 * Each claim held against its evidence, or against itself.
 *
 * @throws E_OPTION for an instrument that is not known, and limits that do not hold the estimate
 */
export async function claim(
  requests: readonly ClaimRequest[],
  input: readonly Input[] = [],
  options: ClaimOptions = { certainty: null },
): Promise<ClaimDocument> {
  const facts = { instruments: knownInstruments, thresholds: await allThresholds() };
  const verdicts: JudgedClaim[] = [];
  for (const { id, text, evidence, against, expected } of requests) {
    const reading = await readClaim(text);
    const { findings, held } = checkText(reading, facts);
    const given = evidence === null ? await evidenceIn(against) : evidenceOf(evidence);
    verdicts.push({ ...judgeClaim(reading, { findings, held }, given, options), id, expected });
  }
  return { ...opening("bptrial/claim@1", input, { ...options }, []), verdicts };
}

function evidenceOf({ ci, instrument, ...given }: EvidenceRequest): ClaimEvidence {
  const [low, high] = ci ?? [null, null];
  if (low !== null && high !== null && (given.estimate < low || given.estimate > high)) {
    throw new BptrialError(
      "E_OPTION",
      `the estimate ${given.estimate} is not inside its interval, ${low} to ${high}`,
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
  return { ...given, low, high, instrument: known };
}

const MEASURES: Readonly<Record<string, ClaimEvidence["measure"]>> = {
  MD: "md",
  SMD: "smd",
  RR: "rr",
  OR: "or",
  HR: "hr",
  IRR: "rr",
};

/** The first estimate with an interval that a text prints. */
async function evidenceIn(text: string | null): Promise<ClaimEvidence | null> {
  if (text === null) return null;
  const { statistics } = await readClaim(text);
  const found = statistics.find(
    (one): one is EstimateStatistic =>
      one.kind === "estimate" && one.estimate !== null && one.lower !== null && one.upper !== null,
  );
  if (found?.estimate == null) return null;
  return {
    measure: MEASURES[found.measure ?? ""] ?? "md",
    estimate: found.estimate,
    low: found.lower,
    high: found.upper,
    level: (found.level ?? found.levelContext ?? 95) / 100,
    n: null,
    controlRates: DEFAULT_RATES,
    instrument: null,
    source: found.quote,
  };
}

const GOOD: ReadonlySet<ClaimVerdict> = new Set(["supported", "supported-with-caveat", "not-checkable"]);

/** Whether a claim ends in exit code 1: its verdict is not the expected one or, where none is, it does not hold. */
export function failsClaim({ verdict, expected }: JudgedClaim): boolean {
  return expected === null ? !GOOD.has(verdict) : verdict !== expected;
}
