import type { CheckVerdict, Finding, Severity } from "../../records.js";
import { significant } from "../numbers.js";
import { type Block, gap, paragraph, styled, type Tone } from "./block.js";
import { plural } from "./words.js";

const TONES: Readonly<Record<Severity, Tone>> = {
  impossible: "bad",
  inconsistent: "bad",
  questionable: "caution",
  note: "faint",
};

export const SEVERITIES = ["impossible", "inconsistent", "questionable", "note"] as const satisfies readonly Severity[];

/** "1 impossible, 2 questionable"; "nothing that does not fit" where there is nothing. */
export function severityCounts(findings: readonly Finding[]): string {
  const told = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [severity === "note" ? plural(count, "note") : `${count} ${severity}`];
  });
  return told.length === 0 ? "nothing found that does not fit" : told.join(", ");
}

/** Each finding: how bad, what is printed and where, why, and what would fit. */
export function findingBlocks(findings: readonly Finding[], all: boolean): readonly Block[] {
  const shown = all ? findings : findings.slice(0, MOST_FINDINGS);
  return [...shown.flatMap(blocksOf), ...leftOut(findings.length - shown.length)];
}

/** More findings than anyone reads in a terminal; the worst stand first. */
const MOST_FINDINGS = 1000;

const leftOut = (left: number): readonly Block[] =>
  left === 0
    ? []
    : [
        gap,
        paragraph(
          styled(
            `… and ${left.toLocaleString("en")} more: --all shows them, --format ndjson, csv or json holds every one`,
            "caution",
          ),
        ),
      ];

function blocksOf(finding: Finding): readonly Block[] {
  return [
    gap,
    paragraph(styled(`${finding.severity}  ${quoteOf(finding)}`, TONES[finding.severity]), 2, 4),
    paragraph(finding.because, 6),
    ...(finding.fits === null ? [] : [paragraph(capital(finding.fits), 6)]),
    paragraph(styled(`${finding.code} · ${placeOf(finding)}`, "faint"), 6),
  ];
}

const WORDS: Readonly<Record<CheckVerdict, string>> = {
  consistent: "holds",
  "rounding-only": "holds with coarser rounding",
  mismatch: "does not fit",
  impossible: "impossible",
  "cannot-check": "could not be checked",
};

/** One line each, for what holds and what could not be told. */
export function findingLines(findings: readonly Finding[]): readonly Block[] {
  return findings.map((finding) =>
    paragraph(`${WORDS[finding.verdict]}: ${quoteOf(finding)} ${finding.because} (${placeOf(finding)})`, 2, 2),
  );
}

const capital = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

const LONGEST = 120;

function quoteOf({ quote }: Finding): string {
  const text = quote.replace(/\s+/gu, " ").trim();
  return text === "" ? "" : `“${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}”`;
}

/** "trial.csv, row 7, column sd" or "line 4, characters 212–247". */
export function placeOf({ place, quote }: Finding): string {
  const { file, row, column, offset, line } = place;
  const parts =
    offset === null
      ? [file, row === null ? "" : `row ${row}`, column === null ? "" : `column "${column}"`]
      : [
          file,
          line === null ? "" : `line ${line}`,
          `characters ${significant(offset + 1, 15)}–${significant(offset + quote.length, 15)}`,
        ];
  return parts.filter((part) => part !== "").join(", ");
}
