import type { ClaimReading, ClaimVerdict } from "../records.js";
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
  /\b(success|respon|recover|likely|likelihood|chance|risk|cured|improve[ds]?|patients|people|effective)/i;
/** Words under which a percentage is one of the scale. */
const OF_SCALE = /\b(absolute|of the scale|scale|points? out of|-point)\b/i;

const MEANS = new Set(["smd", "md"]);

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
    smd: ["points"],
    rr: ["relative-risk"],
    or: ["odds-ratio"],
    hr: ["hazard"],
    rd: ["percentage-points", "nnt"],
  };
  const ids = own[evidence.measure] ?? [];
  return readings.find(({ id, assumes, value }) => ids.includes(id) && assumes === null && value !== null) ?? null;
}

const text = ({ value, unit }: ClaimReading): string => {
  if (value === null) return "nothing";
  const digits = unit === "points" || unit === "people" ? 1 : 0;
  const limits =
    value.low === null || value.high === null ? "" : ` [${fixed(value.low, digits)}, ${fixed(value.high, digits)}]`;
  return `${fixed(value.estimate, digits)}${limits} ${unit}`;
};

/** How far a claim goes beyond what the evidence gives, on the evidence's own side; null without both. */
function excess(told: Told): "same" | "more" | "less" | "other-side" | null {
  const { claimed } = told;
  const value = direct(told)?.value ?? null;
  if (claimed === null || value === null) return null;
  const size = claimed.signed ? claimed.value : Math.abs(claimed.value) * (value.estimate < 0 ? -1 : 1);
  if (size * value.estimate < 0) return "other-side";
  if (Math.abs(size - value.estimate) <= claimed.half * (1 + 1e-9)) return "same";
  return Math.abs(size) > Math.abs(value.estimate) ? "more" : "less";
}

const against = (told: Told): string =>
  `The claim says ${told.claimed ? `“${told.claimed.quote.trim()}”` : "no number"}; the evidence is ${told.evidence ? evidenceText(told.evidence) : "none"}`;

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
    id: "wrong-estimand",
    rule: "a difference of averages, or of odds, is told as a share or number of people",
    holds: (told) => {
      const { claimed, evidence, readings } = told;
      if (claimed === null || evidence === null || direct(told)?.holds === "at-the-estimate") {
        return evidence?.measure === "or" && OF_PEOPLE.test(told.text) && direct(told)?.holds === "at-the-estimate";
      }
      return MEANS.has(evidence.measure) && claimed.unit !== "points" && readings.every(({ id }) => id !== "points");
    },
    sentence: (told) =>
      `${against(told)}: a difference of ${told.evidence?.measure === "or" ? "odds" : "averages"} was retold as one of people.`,
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
    rule: "the claimed number is right but relative without an absolute one, or smaller than the estimate and inside its interval",
    holds: (told) => {
      const found = direct(told);
      const relative = found?.id === "relative-risk" || found?.id === "odds-ratio" || found?.id === "hazard";
      return (found?.holds === "at-the-estimate" && relative) || found?.holds === "within-the-interval";
    },
    sentence: (told) =>
      `${against(told)}, which is ${text(direct(told) as ClaimReading)}; ${direct(told)?.holds === "at-the-estimate" ? "it is relative: of how many is not said" : "the claim is smaller than the estimate"}.`,
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
