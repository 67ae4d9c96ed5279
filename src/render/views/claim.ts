import type { ClaimDocument, ClaimReading, ClaimVerdict, JudgedClaim } from "../../records.js";
import { fixed } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, gap, heading, paragraph, styled, type Tone, table } from "./block.js";
import { findingBlocks } from "./findings.js";
import { notesBlocks } from "./notes.js";
import { plural } from "./words.js";

const TONES: Readonly<Record<ClaimVerdict, Tone>> = {
  supported: "good",
  "supported-with-caveat": "good",
  overstated: "caution",
  contradicted: "bad",
  "internally-inconsistent": "bad",
  "wrong-estimand": "bad",
  "denominator-mixed": "bad",
  "not-checkable": "faint",
};

const wordsOf = (verdict: ClaimVerdict): string => verdict.replace(/-/g, " ").toUpperCase();

/** One claim in full; several as a table, with those that are not as expected told in full. */
export function claimView(document: ClaimDocument, options: RenderOptions): readonly Block[] {
  const { verdicts } = document;
  const [first, ...others] = verdicts;
  if (first !== undefined && others.length === 0 && first.expected === null) {
    return [...oneClaim(first, options), ...notesBlocks(document.notes, options.all)];
  }
  const wrong = verdicts.filter(({ verdict, expected }) => expected !== null && verdict !== expected);
  return [
    heading(
      `${plural(verdicts.length, "claim")} · ${wrong.length === 0 ? "each as expected" : `${wrong.length} not as expected`}`,
    ),
    gap,
    table(
      [
        { header: "id", align: "left" },
        { header: "claim", align: "left", wraps: true },
        { header: "verdict", align: "left", wraps: true },
        { header: "expected", align: "left", wraps: true },
      ],
      verdicts.map(({ id, claim, verdict, expected }) => [
        id ?? "",
        claim,
        styled(verdict, TONES[verdict]),
        expected === null || expected === verdict ? "" : styled(expected, "bad"),
      ]),
    ),
    ...(options.all ? verdicts : wrong).flatMap((one) => [gap, ...oneClaim(one, options)]),
    ...notesBlocks(document.notes, options.all),
  ];
}

function oneClaim(
  { id, claim, verdict, because, readings, checks }: JudgedClaim,
  options: RenderOptions,
): readonly Block[] {
  return [
    heading(`${id === null ? "" : `${id} · `}${claim}`),
    gap,
    paragraph(styled(`Verdict: ${wordsOf(verdict)}`, TONES[verdict]), 2),
    paragraph(because, 2),
    ...(readings.length === 0 ? [] : [gap, readingsTable(readings)]),
    ...(options.all ? findingBlocks(checks) : []),
  ];
}

const HOLDS: Readonly<Record<ClaimReading["holds"], string>> = {
  "at-the-estimate": "yes",
  "within-the-interval": "inside the interval",
  outside: "no",
  "cannot-say": "–",
};

function readingsTable(readings: readonly ClaimReading[]): Block {
  const told = readings.filter(({ value }) => value !== null);
  return table(
    [
      { header: "what it could mean", align: "left", wraps: true },
      { header: "if", align: "left", wraps: true },
      { header: "the evidence gives [CI]", align: "left" },
      { header: "as claimed", align: "left", wraps: true },
    ],
    told.map(({ label, assumes, value, unit, holds }) => [
      label,
      assumes ?? "",
      value === null ? "–" : `${valueText(value)}${unit === "percent" ? "%" : ""}`,
      HOLDS[holds],
    ]),
  );
}

function valueText({ estimate, low, high }: NonNullable<ClaimReading["value"]>): string {
  const text = (x: number) => fixed(x, Math.abs(x) < 10 ? 1 : 0);
  return low === null || high === null ? text(estimate) : `${text(estimate)} [${text(low)}, ${text(high)}]`;
}

const GRADE: Readonly<Record<NonNullable<JudgedClaim["certainty"]>, string>> = {
  high: "The evidence is of high certainty: treatment does this.",
  moderate: "The evidence is of moderate certainty: treatment probably does this.",
  low: "The evidence is of low certainty: treatment may do this.",
  "very-low": "The evidence is of very low certainty: it is not known whether treatment does this.",
};

/** What a journalist can print: verdict, people out of 100, how sure, one caveat. */
export function plainBlocks({ claim, verdict, because, plain, certainty }: JudgedClaim): readonly Block[] {
  const people =
    plain === null
      ? []
      : [
          gap,
          paragraph(
            `In 100 people who are alike: ${round(plain.without)} do well without it, ${round(plain.withTreatment)} with it${range(plain)}.`,
          ),
          gap,
          paragraph(`without\u00a0${icons(plain.without)}`, 2),
          paragraph(`with\u00a0\u00a0\u00a0\u00a0${icons(plain.withTreatment)}`, 2),
          gap,
          paragraph(styled(`This takes for granted that ${plain.assumes}.`, "faint")),
        ];
  return [
    paragraph(styled(`“${claim}”`, "strong")),
    gap,
    paragraph(styled(`Verdict: ${wordsOf(verdict)}.`, TONES[verdict])),
    paragraph(because),
    ...people,
    ...(certainty === null ? [] : [gap, paragraph(GRADE[certainty])]),
  ];
}

const round = (x: number): string => fixed(x, 0);

const range = ({ low, high }: NonNullable<JudgedClaim["plain"]>): string =>
  low === null || high === null ? "" : ` (${round(Math.min(low, high))} to ${round(Math.max(low, high))})`;

/** Fifty signs for a hundred people, so that a line of 80 columns holds them. */
function icons(people: number): string {
  const full = Math.max(0, Math.min(50, +fixed(people / 2, 0)));
  return "●".repeat(full) + "○".repeat(50 - full);
}
