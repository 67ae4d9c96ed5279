/** What a text states: its numbers and directions with what they are about. */
import type { ClaimEvidence } from "./claims.js";

/** What kind of number a number in a text is, by its own words alone. */
export type AmountForm =
  /** "30%", "a fifth", "half": of what, only the rest of the clause says. */
  | "percent"
  /** "twice", "2.4 times", "1.8-fold". */
  | "times"
  /** "3.6 percentage points", "7 in 1,000". */
  | "percentage points"
  /** "one in three". */
  | "one in"
  /** "Twelve of the vaccinated": people of one group, of how many is not said. */
  | "count"
  /** "for every 25 patients", "NNT of 25". */
  | "number needed"
  /** A number with a unit, or with none. */
  | "plain"
  /** "hazard ratio 1.06", "SMD 0.5". */
  | "estimate";

export interface Amount {
  readonly form: AmountForm;
  /** In percent for shares and percentage points, as the factor for multiples, else as printed. */
  readonly value: number;
  /** What the number may be, as it is printed, rounded in words or hedged. */
  readonly low: number;
  readonly high: number;
  readonly bound: "over" | "under" | "up to" | null;
  readonly hedged: boolean;
  /** Word or words after a plain number: "points", "mmHg", "litres", "patients". */
  readonly unit: string | null;
  /** Printed as a fraction or a multiple, in words. */
  readonly inWords: boolean;
  /** The measure that names it ("hazard ratio 1.06"), as the text's statistics name it. */
  readonly measure: string | null;
  readonly first: number;
  readonly next: number;
}

/** Which way something went: of what is named, or for those concerned. */
export type Way = "more" | "less" | "better" | "worse";

/** What a statement says: how much, only which way, that there is nothing, or that nothing was shown. */
export type Statement = "size" | "direction" | "no effect" | "not shown";

/** What the number of a statement is of. */
export type FrameRole =
  /** A difference between two groups, or a change told as one. */
  | "effect"
  /** The level of one group. */
  | "share"
  /** Two levels: before and after, or of two groups. */
  | "pair"
  | "number needed"
  /** A dose, an age, a duration, a number of people: no result. */
  | "detail";

/** One statement of a text, with its number or without. */
export interface Frame {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly statement: Statement;
  readonly role: FrameRole;
  readonly amount: Amount | null;
  /** The second of two levels: where it went to, or what the other group had. */
  readonly second: Amount | null;
  readonly fromTo: boolean;
  readonly way: Way | null;
  readonly denied: boolean;
  /** "88% effective", "protects 88%": the share of events that were prevented. */
  readonly efficacy: boolean;
  /** Kind of chance that the words name. */
  readonly named: "odds" | "hazard" | "risk" | null;
  readonly saysRelative: boolean;
  readonly saysAbsolute: boolean;
  readonly saysSignificant: boolean;
  readonly saysNotSignificant: boolean;
  /** A direction is told with a size whose words were not read as an amount. */
  readonly unread: boolean;
  /** The effects in two kinds of people are compared with each other. */
  readonly comparesSubgroups: boolean;
  /** One-sided denials: "no better than". */
  readonly against: Way | null;
  /** Times that the clause tells, in days; and those of them at which something was measured. */
  readonly times: readonly number[];
  readonly points: readonly number[];
  /** "On a 10-point scale": the range that points are told on. */
  readonly scale: number | null;
  /** The words beside its number, where the clause tells several. */
  readonly near: string;
  /** The words of what it is told of; null where its clause does not set them apart. */
  readonly about: string | null;
  /** The words of the clause and of its sentence, in order. */
  readonly clause: string;
  readonly sentence: string;
}

/** A count beside the percentage that is printed with it: "45 of 300 (25%)". */
export interface PrintedShare {
  readonly events: number;
  readonly total: number;
  readonly percent: number;
  /** What its rounding leaves open. */
  readonly half: number;
}

/** An average beside the range that is printed with it. */
export interface PrintedCentre {
  readonly name: "mean" | "median";
  readonly value: number;
  readonly spread: "range" | "interquartile range";
  readonly low: number;
  readonly high: number;
}

/** The statements of a text, and the counts that it prints with their percentages. */
export interface TextFrames {
  readonly frames: readonly Frame[];
  readonly shares: readonly PrintedShare[];
  readonly centres: readonly PrintedCentre[];
}

/** What one group has: a share of people in percent, or an average. */
export interface GroupLevel {
  readonly value: number;
  /** What its printed rounding leaves open; 0 for what was counted. */
  readonly half: number;
  readonly side: "treatment" | "control" | null;
  /** Words that name the group. */
  readonly label: string;
  readonly unit: "percent" | string | null;
  readonly events?: number;
  readonly n?: number;
  /** How much it changed, not where it stood: "fell by 7.4". */
  readonly change?: true;
  /** Where it came from, where a source tells that: "from 9.1 to 5.2". */
  readonly from?: { readonly value: number; readonly half: number };
}

/** One thing that a claim can be held against, with all that is known of it. */
export interface EvidenceFrame {
  /** By which a user chooses it: 1 for the first of the source. */
  readonly number: number;
  /** The difference between two groups; null where only their levels are known. */
  readonly effect: ClaimEvidence | null;
  readonly levels: readonly GroupLevel[];
  /** Whether more of the outcome is good: +1, bad: −1, not known: 0. */
  readonly good: 1 | -1 | 0;
  /** Which way a printed difference goes, where its sentence says it; the sign of the estimate where that is known. */
  readonly sign: 1 | -1 | 0;
  /** Better or worse, where the sentence says only that. */
  readonly valence: "better" | "worse" | null;
  readonly treatment: string | null;
  readonly control: string | null;
  /** Two treated arms of a trial against each other, which only a claim that names both is told of. */
  readonly betweenArms: boolean;
  /** Which of two named groups was treated is known: by the trial's own words, or because the other is a control. */
  readonly orderKnown: boolean;
  /** The kind of people it is told of, where its sentence tells it of several. */
  readonly subgroup: string | null;
  /** Words that name the groups of the trial, which all its results share. */
  readonly groupWords: string;
  /** The title of the source, or what else tells of all its results alike. */
  readonly topic: string;
  /** The groups' names are labels of a table, not the words of a sentence. */
  readonly labelled: boolean;
  readonly outcome: string | null;
  readonly time: string | null;
  /** Times around it, in days: near, at which something was measured, and further off. */
  readonly times: readonly number[];
  readonly points: readonly number[];
  readonly contextTimes: readonly number[];
  /** The text straight around it, in whose words it is recognised. */
  readonly words: string;
  /** Its sentence and the one before, whose subject it may share. */
  readonly context: string;
  /** The words of the outcome, where the sentence sets them apart. */
  readonly about: string | null;
  /** Said of it in words: that nothing was found, or was shown. */
  readonly says: "no effect" | "not shown" | null;
  /** Null where it is not said; else whether p is below .05. */
  readonly significant: boolean | null;
  readonly source: string;
}
