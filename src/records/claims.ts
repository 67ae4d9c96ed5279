/** Claims, what they are held against, and what that came to. */
import type { Position } from "./comparisons.js";
import type { ArmSummary } from "./effects.js";
import type { Finding } from "./findings.js";
import type { Instrument, Threshold, ThresholdKind, ThresholdUnit } from "./instruments.js";
import type { Direction } from "./places.js";

export type ClaimVerdict =
  | "supported"
  | "supported-with-caveat"
  | "overstated"
  | "contradicted"
  | "internally-inconsistent"
  | "wrong-estimand"
  | "denominator-mixed"
  | "not-checkable";

/** What a claim is held against: one estimate, as a source prints it. */
export interface ClaimEvidence {
  readonly measure: "smd" | "md" | "rr" | "or" | "hr" | "irr" | "rd";
  /** As printed: ratios as ratios, a risk difference as a proportion. */
  readonly estimate: number;
  /** What the rounding of the printed estimate leaves open; 0 for one that was computed. */
  readonly half: number;
  /** The sign of a difference says which way it goes; a text may print its size only. */
  readonly signKnown: boolean;
  readonly low: number | null;
  readonly high: number | null;
  /** A proportion: 0.95. */
  readonly level: number;
  /** People in the treatment and the control arm, where they are known. */
  readonly n: readonly [number, number] | null;
  /** Shares of the control group that succeed, for readings that need one. */
  readonly controlRates: readonly number[];
  /** The rates were counted in the evidence itself. */
  readonly ratesObserved: boolean;
  /** The rates were given or counted, so that a claim may be judged by them. */
  readonly ratesKnown: boolean;
  readonly instrument: Instrument | null;
  /** The unit of a difference of means, where its source prints one. */
  readonly unit: string | null;
  readonly direction: Direction | null;
  /** Published MCIDs of the instrument, in the unit of the difference. */
  readonly thresholds: readonly Threshold[];
  /** The two arms, where a table gives them. */
  readonly arms: { readonly treatment: ArmSummary; readonly control: ArmSummary } | null;
  /** The same comparison by other measures. */
  readonly also: readonly ClaimEvidence[];
  /** Another effect of the same measure, which the claim compares this one with. */
  readonly than: { readonly estimate: number; readonly low: number | null; readonly high: number | null } | null;
  /** What this telling of the comparison rests on; null for what is printed or computed from arms. */
  readonly assumes: string | null;
  readonly source: string | null;
}

/** One lawful reading of the claimed number, and what the evidence gives under it. */
export interface ClaimReading {
  readonly id: string;
  readonly label: string;
  /** In the unit of the claimed number, positive for more, or for an improvement of a group; null where the evidence does not give it. */
  readonly value: { readonly estimate: number; readonly low: number | null; readonly high: number | null } | null;
  readonly unit: string;
  /** What must be assumed, as a sentence part; null where nothing must. */
  readonly assumes: string | null;
  readonly holds: "at-the-estimate" | "within-the-interval" | "outside" | "cannot-say";
}

/** Whether one side of a claim is that of the evidence. */
export type ClaimFacet = "agrees" | "differs" | "not said" | "not checked";

/** What of a claim was held against the evidence. */
export interface ClaimFacets {
  readonly direction: ClaimFacet;
  readonly size: ClaimFacet;
  readonly estimand: ClaimFacet;
  readonly outcome: ClaimFacet;
  readonly group: ClaimFacet;
  readonly time: ClaimFacet;
}

/** One statement of a claim, held against what fits it best. */
export interface ClaimStatement {
  readonly quote: string;
  readonly verdict: ClaimVerdict;
  readonly because: string;
  /** Null where nothing was found to hold it against. */
  readonly facets: ClaimFacets | null;
}

/** What a claim may be held against, by how well it fits; `--candidate` takes its number. */
export interface ClaimCandidate {
  readonly number: number;
  readonly source: string;
  readonly outcome: string | null;
  /** How well it fits the first statement: words that they share, time and kind of number. */
  readonly score: number;
  readonly chosen: boolean;
}

/** A difference against one published MCID. */
export interface ClaimMcid {
  readonly id: string;
  readonly instrument: string;
  readonly value: number;
  readonly valueHigh: number | null;
  readonly unit: ThresholdUnit;
  /** Within-person thresholds are changes that one patient notices, not differences between groups. */
  readonly kind: ThresholdKind;
  readonly position: Position;
  readonly citation: string;
}

/** What a journalist can print. */
export interface PlainSummary {
  /** In 100 people. */
  readonly without: number;
  readonly withTreatment: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly assumes: string | null;
}

/** A file of claims, as `claim --file` reads it in YAML or JSON. */
export interface ClaimsFile {
  readonly schema?: "bptrial/claims@1";
  readonly claims: readonly ClaimsFileEntry[];
}

export interface ClaimsFileEntry {
  readonly id: string;
  /** The claim, as it is told. */
  readonly text: string;
  /** Without it a claim must be supported (with a caveat or without) or not checkable. */
  readonly expected?: ClaimVerdict;
  /** A text: the estimate in it that the claim repeats, else its first with an interval, is the evidence. */
  readonly against?: string;
  readonly evidence?: {
    readonly measure: ClaimEvidence["measure"];
    readonly estimate: number;
    readonly ci?: readonly [number, number];
    /** A proportion; 0.95 where it is not given. */
    readonly level?: number;
    readonly n?: readonly [number, number];
    readonly instrument?: string;
    readonly controlRates?: readonly number[];
    /** Another effect of the same measure, which the claim compares this one with. */
    readonly than?: { readonly estimate: number; readonly ci?: readonly [number, number] };
    readonly source?: string;
  };
  /** One comparison of a table, as the evidence; its path is relative to the claims file. */
  readonly data?: {
    readonly file: string;
    readonly study?: string;
    readonly outcome?: string;
    readonly timepoint?: string;
    readonly arm?: string;
    readonly controlRates?: readonly number[];
  };
  /** People in the treatment and the control arm. */
  readonly n?: readonly [number, number];
  readonly note?: string;
}

/** One claim with its verdict. */
export interface JudgedClaim {
  readonly id: string | null;
  readonly claim: string;
  readonly verdict: ClaimVerdict;
  /** What a claims file expects; null where nothing is. */
  readonly expected: ClaimVerdict | null;
  /** What of the deciding statement was held against the evidence; null where nothing was. */
  readonly facets: ClaimFacets | null;
  /** Each statement of the claim with its own verdict; the whole takes the worse. */
  readonly statements: readonly ClaimStatement[];
  /** What the claim could be held against, where there was a choice. */
  readonly candidates: readonly ClaimCandidate[];
  readonly readings: readonly ClaimReading[];
  readonly checks: readonly Finding[];
  readonly plain: PlainSummary | null;
  /** One sentence that carries the numbers. */
  readonly because: string;
  /** Where the difference stands against the published MCIDs of its instrument; empty where none are known. */
  readonly mcids: readonly ClaimMcid[];
  /** How sure the evidence is, as its authors say (GRADE); null where they do not. */
  readonly certainty: "high" | "moderate" | "low" | "very-low" | null;
}
