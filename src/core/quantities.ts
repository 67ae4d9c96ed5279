import type { ClaimEvidence, Direction, Scale } from "../records.js";
import { TABLE } from "./quantity-table.js";

/** What two groups, or one, are told of by a quantity; `any` where its name leaves that open. */
export type Estimand =
  | "mean"
  | "standardised mean"
  | "risk"
  | "odds"
  | "hazard"
  | "rate"
  | "correlation"
  | "mean of one arm"
  | "median of one arm"
  | "share of one arm"
  | "any";

/** Scales on which an interval may lawfully be symmetric. */
export type IntervalScale = "natural" | "log" | "logit" | "growth" | "fisher-z";

/** The data frame that R computes a measure from: m1 sd1 n1 m2 sd2 n2, events1 n1 events2 n2, or m1 sd1 m2 sd2 n r. */
export type RArms = "continuous" | "events" | "paired";

/**
 * How R has a measure: metafor's escalc; lines of base R that give `dat$yi` and `dat$vi`, where releases of metafor differ
 * or lack it, so that any release gives our numbers; or as an estimate with its variance.
 */
export type RCall =
  | {
      readonly arms: RArms;
      readonly escalc: string;
      /** Which tables get the continuity constant when no option says so. */
      readonly to?: "only0" | "none";
      /** Its vtype by an option of ours. */
      readonly vtype?: { readonly option: "variance" | "smdVariance"; readonly by: Readonly<Record<string, string>> };
      /** Lines in place of the call, where an option has a value that metafor has no vtype for. */
      readonly instead?: {
        readonly where: readonly [option: string, value: string];
        readonly lines: readonly string[];
      };
      /** The arms swap places and the sign is turned: always, or where an option has this value. */
      readonly turned?: { readonly why: string; readonly where: readonly [option: string, value: string] | null };
    }
  | { readonly arms: RArms; readonly why: string; readonly lines: readonly string[] }
  | "as given";

/** What kind of number something is. */
export interface Quantity {
  /** As a user types it and results name it. */
  readonly id: string;
  /** As the statistics of a text name it; several quantities may share it. */
  readonly text: string;
  /** As it stands over a column. */
  readonly symbol: string;
  /** In a sentence: "a risk ratio". */
  readonly name: string;
  /** What papers and tables call it, in lower case. */
  readonly words: readonly string[];
  /** Its abbreviations, as papers write them. */
  readonly abbreviations: readonly string[];
  readonly estimand: Estimand;
  /** How it compares: `level` is of one arm, `relative difference` a percentage of change. */
  readonly compares: "ratio" | "difference" | "relative difference" | "level" | "association" | "unknown";
  /** Scale of analysis. */
  readonly scale: Scale;
  /** Scales on which a printed interval may lawfully be symmetric, the usual one first; none where its name does not say. */
  readonly symmetricOn: readonly IntervalScale[];
  /** The value of no effect, as printed; null where no value means that. */
  readonly none: number | null;
  /** Whether a direction of it can favour an arm. */
  readonly favours: boolean;
  /** As which evidence a claim can be held against it. */
  readonly evidence: ClaimEvidence["measure"] | null;
  /** Null where nothing computes it here. */
  readonly r: RCall | null;
}

/** Every kind of number that the program reads, computes or prints. */
export const quantities: readonly Quantity[] = TABLE;

const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/g, " ")
    .replace(/’/g, "'");

/** By each name as it is written in the table and in plain form; ids come first, then what texts write. */
const byName = new Map<string, Quantity>();
for (const names of [
  ({ id }: Quantity) => [id],
  ({ text }: Quantity) => [text],
  ({ words, abbreviations }: Quantity) => [...words, ...abbreviations],
]) {
  for (const quantity of quantities)
    for (const name of names(quantity).flatMap((each) => [each, plainName(each)]))
      if (!byName.has(name)) byName.set(name, quantity);
}

/** The quantity with this id, this symbol of a text or this name; null where nothing is called so. */
export function quantityNamed(name: string | null): Quantity | null {
  if (name === null) return null;
  // Long texts ask a million times, by names as they stand in the table.
  return byName.get(name) ?? byName.get(plainName(name)) ?? null;
}

/** The scale of analysis of a measure in the table. */
export const scaleOf = (id: string): Scale => quantityNamed(id)?.scale ?? "natural";

/** Its name says that something is compared. */
export function namesEffect(name: string | null): boolean {
  const quantity = quantityNamed(name);
  return quantity !== null && quantity.compares !== "level";
}

/** A ratio, whose logarithm is analysed and whose value of no effect is 1. */
export const isRatio = (name: string | null): boolean => quantityNamed(name)?.compares === "ratio";

const OF_EVENTS: ReadonlySet<Estimand> = new Set<Estimand>(["risk", "odds", "hazard", "rate"]);

/** A ratio of what happens to people: of risks, odds, hazards or rates. */
export function isRatioOfEvents(name: string | null): boolean {
  const quantity = quantityNamed(name);
  return quantity?.compares === "ratio" && OF_EVENTS.has(quantity.estimand);
}

/** Of what happens to people, whether as a ratio or as a difference. */
export const isOfEvents = (name: string | null): boolean => OF_EVENTS.has(quantityNamed(name)?.estimand ?? "any");

/** A ratio or a difference of two groups, which can be tested against no effect. */
export function isContrast(name: string | null): boolean {
  const quantity = quantityNamed(name);
  return (quantity?.compares === "ratio" || quantity?.compares === "difference") && quantity.none !== null;
}

/** Between −1 and 1 by definition: a difference of two risks, a correlation. */
export function isWithinOne(name: string | null): boolean {
  const quantity = quantityNamed(name);
  const ofRisks = quantity?.compares === "difference" && quantity.estimand === "risk";
  return quantity?.scale === "natural" && (ofRisks || quantity.estimand === "correlation");
}

/** Says how much, or of how many, and not only how many times. */
export function isAbsolute(name: string | null): boolean {
  const compares = quantityNamed(name)?.compares;
  return compares === "difference" || compares === "level";
}

/** Of means in SDs. */
export const isStandardised = (name: string | null): boolean => quantityNamed(name)?.estimand === "standardised mean";

/** A difference of averages, in the outcome's unit or in SDs. */
export function isDifferenceOfMeans(name: string | null): boolean {
  const quantity = quantityNamed(name);
  return quantity?.compares === "difference" && /mean$/.test(quantity.estimand);
}

/** The value of no effect as text: "1" for ratios, else "0". */
export const noEffect = (name: string | null): string => `${quantityNamed(name)?.none ?? 0}`;

/** What an effect or a pooled one has to say of its sides. */
export interface Sided {
  readonly measure: string;
  readonly direction: Direction | null;
  readonly treatment?: string;
  readonly control?: string;
  readonly studies?: readonly { readonly treatment: string; readonly control: string }[];
}

/** Whether a direction can favour an arm: of no correlation, and of an effect on its own scale only where arms are named. */
export function hasSides({ measure, treatment, control, studies }: Sided): boolean {
  const quantity = quantityNamed(measure);
  if (quantity?.favours === false) return false;
  if (quantity?.id !== "gen") return true;
  const contrasts = studies ?? [{ treatment, control }];
  return contrasts.some((one) => one.treatment !== "treatment" || one.control !== "control");
}

/** Measures that a claim can be held against, each under the id of its evidence. */
export const evidenceMeasures: readonly ClaimEvidence["measure"][] = quantities.flatMap(({ id, evidence }) =>
  id === evidence ? [evidence] : [],
);
