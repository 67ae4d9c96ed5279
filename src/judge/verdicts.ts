import { isDifferenceOfMeans, quantityNamed } from "../core/quantities.js";
import type { ClaimEvidence, ClaimReading, ClaimVerdict } from "../records.js";
import { changeOf } from "./interpretations/arms.js";
import { evidenceText, type Told } from "./told.js";
import { fixed, plain } from "./wording.js";

interface Rule {
  readonly id: ClaimVerdict;
  /** In words, for readers: when the verdict is given. */
  readonly rule: string;
  holds(told: Told): boolean;
  sentence(told: Told): string;
}

/** Words that tell a number as one of people who do well, not of an average. */
const OF_PEOPLE =
  /\b(success|respon|recover|likely|likelihood|chance|risk|cured|improve[ds]?\b(?! by)|patients|people|effective)/i;
/** Words under which a percentage is one of the scale. */
const OF_SCALE = /\b(absolute|of the scale|scale|points? out of|-point)\b/i;

/** Words that tell a benefit. */
const BETTER = /\b(?:better|improve[ds]?|improvement|benefit|relief|reduc|lower|less|fewer|gain|more effective)/i;

const finding = ({ findings }: Told, test: (code: string, severity: string) => boolean) =>
  findings.find(({ code, severity }) => test(code, severity));

/** Within one claim a percentage must be that of its count, and an interval fit its estimate and p, however small the gap. */
const contradicts = (code: string, severity: string): boolean =>
  severity === "impossible" || severity === "inconsistent" || (/^(?:PERCENT|CI)_/.test(code) && severity !== "note");

/** The reading that needs no assumption and whose unit is the evidence's own. */
function direct({ readings, evidence, text }: Told): ClaimReading | null {
  if (evidence === null) return null;
  const own: Readonly<Record<string, readonly string[]>> = {
    md: OF_SCALE.test(text) ? ["points", "percent-of-scale"] : ["points"],
    smd: ["points", "standardised"],
    rr: ["relative-risk"],
    or: ["odds-ratio"],
    hr: ["hazard"],
    irr: ["relative-rate"],
    rd: ["percentage-points", "nnt"],
  };
  const ids = new Set([evidence, ...evidence.also].flatMap(({ measure }) => own[measure] ?? []));
  // A comparison of two effects is one only where both were given.
  if (evidence.than !== null) ids.add("ratio-of-effects");
  const given = readings.filter(
    ({ id, assumes, value }) => ids.has(id) && value !== null && (assumes === null || id === "ratio-of-effects"),
  );
  const odds = given.find(({ id }) => id === "odds-ratio");
  const compared = given.find(({ id }) => id === "ratio-of-effects");
  return (
    compared ?? (odds && /\bodds\b/i.test(text) ? odds : null) ?? given.find((one) => one !== odds) ?? odds ?? null
  );
}

/** Another reading that needs no assumption and gives the claimed number at the estimate. */
const otherwise = (told: Told): ClaimReading | null =>
  told.readings.find(
    (one) => one.assumes === null && one.holds === "at-the-estimate" && one.id !== "odds-ratio" && one !== direct(told),
  ) ?? null;

/** What a change within the treated group leaves out. */
function leftOut({ evidence }: Told, { id }: ClaimReading): string {
  const arms = evidence?.arms;
  if (!evidence || !arms || (id !== "within-group" && id !== "percent-of-baseline")) return "";
  const control = changeOf(evidence, arms.control);
  if (control === null) return "";
  const change =
    id === "within-group" ? control.mean : control.baseline ? (100 * control.mean) / control.baseline : null;
  return change === null
    ? ""
    : `; “${control.label}” changed by ${fixed(change, 1)}${id === "within-group" ? "" : "%"} without it`;
}

const text = ({ value, unit }: ClaimReading): string => {
  if (value === null) return "nothing";
  const digits = unit === "SD" ? 2 : unit === "points" || unit === "people" ? 1 : 0;
  const limits =
    value.low === null || value.high === null ? "" : ` [${fixed(value.low, digits)}, ${fixed(value.high, digits)}]`;
  return `${fixed(value.estimate, digits)}${limits} ${unit}`;
};

/** What became of the difference in the telling. */
const retold = ({ evidence, text }: Told): string =>
  evidence?.measure === "or"
    ? "a difference of odds was retold as one of people"
    : OF_PEOPLE.test(text)
      ? "a difference of averages was retold as one of people"
      : "a difference of averages was told as a percentage without saying of what";

/** How far a claim goes beyond what the evidence gives, on the evidence's own side; null without both. */
function excess(told: Told): "same" | "more" | "less" | "other-side" | null {
  const { claimed } = told;
  const value = direct(told)?.value ?? null;
  if (claimed === null || value === null) return null;
  if (told.evidence?.direction != null && value.estimate < 0 && BETTER.test(told.text)) return "other-side";
  const size = claimed.signed ? claimed.value : Math.abs(claimed.value) * (value.estimate < 0 ? -1 : 1);
  if (size * value.estimate < 0) return "other-side";
  if (Math.abs(size - value.estimate) <= claimed.half * (1 + 1e-9)) return "same";
  return Math.abs(size) > Math.abs(value.estimate) ? "more" : "less";
}

/** The evidence by the measure that the claimed number is one of. */
function telling(told: Told): ClaimEvidence | null {
  const { evidence } = told;
  const by: Readonly<Record<string, ClaimEvidence["measure"]>> = {
    "percentage-points": "rd",
    nnt: "rd",
    "odds-ratio": "or",
    "relative-risk": "rr",
  };
  const measure = by[direct(told)?.id ?? ""];
  return evidence?.also.find((one) => one.measure === measure && evidence.measure !== measure) ?? evidence;
}

/** A share is told as if it were that of one group, and the evidence is a difference of two. */
const bareShare = (told: Told): boolean =>
  direct(told)?.id === "percentage-points" &&
  told.claimed?.unit === "percent" &&
  !told.claimed.signed &&
  !/\b(?:more|fewer|less|extra|additional|difference|higher|lower|better|than)\b/i.test(told.text);

/** The interval does not exclude that there is no difference. */
function open({ evidence }: Told): boolean {
  if (evidence === null || evidence.low === null || evidence.high === null) return false;
  const none = quantityNamed(evidence.measure)?.none ?? 0;
  return evidence.low <= none && evidence.high >= none;
}

const against = (told: Told): string =>
  `The claim says ${told.claimed ? `“${told.claimed.quote.trim()}”` : "no number"}; the evidence${told.evidence?.source ? ` (${told.evidence.source})` : ""} is ${told.evidence ? evidenceText(telling(told) ?? told.evidence) : "none"}`;

/**
 * The verdicts, first that holds. Of the words that careful fact-checkers use, "incomplete" and "true of complete cases
 * only" are supported-with-caveat, "not in the source" and "another design" contradicted, "another construct"
 * wrong-estimand, "impossible as printed" internally-inconsistent.
 */
export const claimVerdicts: readonly Rule[] = [
  {
    id: "denominator-mixed",
    rule: "a percentage and a number of people in the claim belong to different totals",
    holds: (told) => finding(told, (code) => code === "DENOMINATOR_MIXED") !== undefined,
    sentence: (told) => finding(told, (code) => code === "DENOMINATOR_MIXED")?.because ?? "",
  },
  {
    id: "internally-inconsistent",
    rule: "the claim's own numbers contradict each other",
    holds: (told) => finding(told, contradicts) !== undefined,
    sentence: (told) => {
      const found = finding(told, contradicts);
      return `${found?.because ?? ""}${found?.fits ? ` It ${found.fits}.` : ""}`;
    },
  },
  {
    id: "not-checkable",
    rule: "the claim states no number, or nothing that it could be held against is given",
    holds: ({ claimed, evidence, own, counts }) =>
      (claimed === null && counts === 0) || (evidence === null && own === null && counts === 0),
    sentence: ({ claimed }) =>
      claimed === null ? "There is no effect size in the text." : "There is nothing to hold the number against.",
  },
  {
    id: "supported",
    rule: "the claim's own numbers fit together, and nothing else was given",
    holds: ({ evidence, own, counts }) => evidence === null && (own !== null || counts > 0),
    sentence: ({ own }) =>
      own === null
        ? "Counts and percentages fit together; no source was given."
        : "Estimate, interval and what else is printed fit together; no source was given.",
  },
  {
    id: "supported-with-caveat",
    rule: "the number is right as another quantity than the difference that the evidence is of, and the claim does not say which",
    holds: (told) =>
      direct(told)?.holds !== "at-the-estimate" &&
      otherwise(told) !== null &&
      !(
        isDifferenceOfMeans(told.evidence?.measure ?? null) &&
        OF_PEOPLE.test(told.text) &&
        told.claimed?.unit !== "points"
      ),
    sentence: (told) => {
      const other = otherwise(told) as ClaimReading;
      const found = direct(told);
      const difference =
        found === null || found.id === other.id ? "" : `; as the ${found.label} it would be ${text(found)}`;
      return `${against(told)}. The number is the ${other.label}, ${text(other)}${difference}${leftOut(told, other)}${open(told) ? "; the interval of the difference does not exclude that there is none" : ""}.`;
    },
  },
  {
    id: "wrong-estimand",
    rule: "a difference of averages, or of odds, is told as a share or number of people",
    holds: (told) => {
      const { claimed, evidence, readings } = told;
      if (claimed === null || evidence === null || direct(told)?.holds === "at-the-estimate") {
        return (
          evidence?.measure === "or" &&
          !/\bodds\b/i.test(told.text) &&
          OF_PEOPLE.test(told.text) &&
          direct(told)?.holds === "at-the-estimate"
        );
      }
      if (direct(told) !== null) return false;
      return (
        isDifferenceOfMeans(evidence.measure) &&
        claimed.unit !== "points" &&
        claimed.unit !== "SD" &&
        readings.every(({ id }) => id !== "points")
      );
    },
    sentence: (told) => `${against(told)}: ${retold(told)}.`,
  },
  {
    id: "contradicted",
    rule: "the evidence points the other way, or its interval lies wholly beyond the claimed number",
    holds: (told) => excess(told) === "other-side" || (excess(told) === "less" && direct(told)?.holds === "outside"),
    sentence: (told) => `${against(told)}, which is ${text(direct(told) as ClaimReading)}.`,
  },
  {
    id: "overstated",
    rule: "the claimed number is larger than the estimate",
    holds: (told) => excess(told) === "more" && direct(told)?.holds !== "at-the-estimate",
    sentence: (told) =>
      `${against(told)}, which is ${text(direct(told) as ClaimReading)}: the claim is larger than the estimate${direct(told)?.holds === "outside" ? " and than its interval allows" : ", though inside its interval"}.`,
  },
  {
    id: "supported-with-caveat",
    rule: "the claimed number is right but relative without an absolute one, of an interval that does not exclude no difference, or told as the share of one group, or it is smaller than the estimate and inside its interval",
    holds: (told) => {
      const found = direct(told);
      const relative =
        found?.id === "relative-risk" ||
        found?.id === "odds-ratio" ||
        found?.id === "hazard" ||
        found?.id === "relative-rate";
      const right = found?.holds === "at-the-estimate";
      return (right && (relative || open(told) || bareShare(told))) || found?.holds === "within-the-interval";
    },
    sentence: (told) =>
      `${against(told)}, which is ${text(direct(told) as ClaimReading)}; ${direct(told)?.holds !== "at-the-estimate" ? "the claim is smaller than the estimate" : open(told) ? "its interval does not exclude that there is no difference" : bareShare(told) ? "it is the difference between two groups, not the share of one" : "it is relative: of how many is not said"}.`,
  },
  {
    id: "supported",
    rule: "the claimed number is the estimate, as it is printed or hedged",
    holds: (told) => direct(told)?.holds === "at-the-estimate",
    sentence: (told) => `${against(told)}, which is ${text(direct(told) as ClaimReading)}.`,
  },
  {
    id: "not-checkable",
    rule: "the evidence gives no reading of the claimed number without an assumption that nothing supports",
    holds: () => true,
    sentence: (told) =>
      `${against(told)}${
        told.readings.length > 0
          ? `, which gives it only under assumptions (${told.readings
              .map(({ label }) => label)
              .filter((label, i, all) => all.indexOf(label) === i)
              .join("; ")})`
          : `, which gives no ${told.claimed?.unit ?? "number"}`
      }${told.claimed ? ` at ${plain(told.claimed.value)}` : ""}.`,
  },
];
