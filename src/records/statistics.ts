/** What a text prints: its numbers, each with its place. */
import type { Frame } from "./frames.js";
import type { Note } from "./places.js";

/** A p-value as printed: `{op: "<", value: 0.001}`. */
export interface PrintedP {
  readonly op: "=" | "<" | ">" | "<=" | ">=";
  readonly value: number;
}

/** Where in a text something stands: offsets count UTF-16 units of the text as read, after HTML or XML was taken off. */
export interface TextSpan {
  readonly quote: string;
  readonly offset: number;
  /** From 1. */
  readonly line: number;
}

/** Words of the sentence (or of the list it opens) that change what a number can be held to. */
export type StatisticContext =
  | "adjusted"
  | "one-sided"
  | "non-inferiority"
  | "equivalence"
  | "bayesian"
  | "bootstrap"
  | "exact"
  | "profile"
  | "multiplicity"
  | "median"
  | "geometric"
  | "interaction"
  | "cluster"
  | "back-transformed";

interface StatisticBase extends TextSpan {
  /** Index into the sentences of the text. */
  readonly sentence: number;
  /** "text", or the label of the table it stands in ("Table 2"). */
  readonly where: string;
  readonly context: readonly StatisticContext[];
}

/**
 * A point estimate, an interval, or both. Numbers are as printed: limits in printed order, signs as printed, percentages
 * as percentages. `printed` keeps each number's text with its trailing zeros.
 */
export interface EstimateStatistic extends StatisticBase {
  readonly kind: "estimate";
  /** "MD", "SMD", "RR", "OR", "HR", "IRR", "RD", "mean", "percent_change", "ratio", "other"; null where nothing names it. */
  readonly measure: string | null;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Percent (95) printed with this interval or in its sentence or list; null where it is not. */
  readonly level: number | null;
  /** Percent stated elsewhere in the text for intervals of this kind. */
  readonly levelContext: number | null;
  /** 1 where only one limit exists. */
  readonly sided: 1 | 2;
  readonly p: PrintedP | null;
  /** "%", "points", "mm", … as printed after the number; null where none is. */
  readonly unit: string | null;
  readonly printed: {
    readonly estimate: string | null;
    readonly lower: string | null;
    readonly upper: string | null;
    readonly p: string | null;
  };
  /** A second lawful reading of the signs or marks exists; the first kept is the one with the estimate inside. */
  readonly ambiguous: boolean;
}

/** Events of a total. */
export interface CountStatistic extends StatisticBase {
  readonly kind: "count";
  readonly events: number;
  readonly total: number;
  readonly percent: number | null;
  readonly printed: { readonly events: string; readonly total: string; readonly percent: string | null };
}

export interface TestStatistic extends StatisticBase {
  readonly kind: "test";
  readonly type: "t" | "F" | "chi2" | "z" | "r" | "U" | "other";
  readonly df: readonly number[] | null;
  readonly value: number;
  readonly p: PrintedP | null;
  readonly printed: { readonly value: string; readonly p: string | null };
}

/** A mean with its spread. */
export interface MeanStatistic extends StatisticBase {
  readonly kind: "mean";
  readonly mean: number;
  readonly spread: number;
  /** "unknown" for a bare ±. */
  readonly spreadKind: "sd" | "se" | "unknown";
  readonly n: number | null;
  readonly unit: string | null;
  readonly printed: { readonly mean: string; readonly spread: string };
}

/** A median with quartiles or range. */
export interface MedianStatistic extends StatisticBase {
  readonly kind: "median";
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly spreadKind: "iqr" | "range" | "unknown";
  readonly unit: string | null;
  readonly printed: { readonly median: string; readonly low: string; readonly high: string };
}

/** A percentage, share or ratio told in prose: "38% more", "one-third", "twice", "3 percentage points", "16 in 100". */
export interface ProportionStatistic extends StatisticBase {
  readonly kind: "percentage" | "ratio";
  /** As printed for a percentage (38); the factor for a ratio ("twice" is 2, "one-third" 0.333…). */
  readonly value: number;
  /** "share" of people, "relative" change or comparison, "points" (percentage points), "level" of confidence excluded. */
  readonly role: "share" | "relative" | "points" | "unknown";
  /** "more", "less" or null. */
  readonly toward: "more" | "less" | null;
  /** How the number is hedged: "more than 20%" is "over". */
  readonly hedge: "exact" | "about" | "over" | "under";
  /** What it is said of, a few words as printed; null where unclear. */
  readonly of: string | null;
  readonly printed: { readonly value: string };
}

/** A number needed to treat (benefit or harm). */
export interface NntStatistic extends StatisticBase {
  readonly kind: "nnt";
  readonly harm: boolean;
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly level: number | null;
  readonly printed: { readonly estimate: string; readonly lower: string | null; readonly upper: string | null };
}

/** A number of people without a total beside it: "259 patients", "n = 149", "over 1,600 participants". */
export interface PeopleStatistic extends StatisticBase {
  readonly kind: "people";
  readonly value: number;
  /** "exact", or how the number is hedged: "about", "over", "under". */
  readonly hedge: "exact" | "about" | "over" | "under";
  /** What the people are or did, as printed: "randomized", "underwent ETMI"; null where unclear. */
  readonly of: string | null;
  /** The share printed with the number ("482 patients (22.9%)"), of a total that is not. */
  readonly percent: number | null;
  readonly printed: { readonly value: string; readonly percent: string | null };
}

/** A p-value that belongs to no other statistic, with the two numbers that it compares where they stand before it. */
export interface PStatistic extends StatisticBase {
  readonly kind: "p";
  readonly p: PrintedP;
  /** "0.37 versus 0.27, P = 0.001"; null where no pair stands there. */
  readonly compared: readonly [number, number] | null;
  readonly unit: string | null;
  readonly printed: { readonly p: string; readonly compared: readonly [string, string] | null };
}

export type Statistic =
  | EstimateStatistic
  | CountStatistic
  | TestStatistic
  | MeanStatistic
  | MedianStatistic
  | ProportionStatistic
  | NntStatistic
  | PeopleStatistic
  | PStatistic;

export interface Sentence {
  readonly text: string;
  readonly offset: number;
  readonly line: number;
  /** "title", "abstract", "body", "table"; "text" where the source has no such parts. */
  readonly part: "title" | "abstract" | "body" | "table" | "text";
  /** What it states; their places count from its start. Worked out when first asked for. */
  readonly frames: readonly Frame[];
  /** Those of them that give a number. */
  readonly sized: readonly Frame[];
}

/** What was read from one text. */
export interface TextReading {
  /** Base name, "stdin", "--text" or the line's `id`. */
  readonly name: string;
  /** The text as read: what offsets count in. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly statistics: readonly Statistic[];
  /** The two groups of the trial, where the text names them. */
  readonly groups: { readonly treatment: string; readonly control: string } | null;
  /** Its abbreviations, each with the words that it stands for. */
  readonly abbreviations: readonly (readonly [letters: string, words: string])[];
  readonly notes: readonly Note[];
}
