import type {
  ClaimCandidate,
  ClaimDocument,
  ClaimFacet,
  ClaimMcid,
  ClaimReading,
  ClaimStatement,
  ClaimVerdict,
  JudgedClaim,
} from "../../records.js";
import { fixed, significant } from "../numbers.js";
import type { RenderOptions } from "../options.js";
import { type Block, facts, gap, heading, paragraph, styled, type Text, type Tone, table } from "./block.js";
import { findingBlocks } from "./findings.js";
import { notesBlocks } from "./notes.js";
import { KIND_WORDS, plural } from "./words.js";

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
  { id, claim, verdict, because, statements, candidates, readings, checks, mcids }: JudgedClaim,
  options: RenderOptions,
): readonly Block[] {
  return [
    heading(`${id === null ? "" : `${id} · `}${claim}`),
    gap,
    paragraph(styled(`Verdict: ${wordsOf(verdict)}`, TONES[verdict]), 2),
    paragraph(because, 2),
    ...(readings.length === 0 ? [] : [gap, readingsTable(readings, options.all), ...modelBlocks(readings)]),
    ...(options.all || statements.length > 1 ? statementBlocks(statements) : []),
    ...(options.all ? candidateBlocks(candidates) : []),
    ...mcidBlocks(mcids, options),
    ...(options.all ? findingBlocks(checks, true) : []),
  ];
}

/** Each statement of the claim with its own verdict. */
function statementBlocks(statements: readonly ClaimStatement[]): readonly Block[] {
  if (statements.length === 0) return [];
  const columns = [
    { header: "the claim says", align: "left" as const, wraps: true },
    { header: "verdict", align: "left" as const },
    { header: "differs", align: "left" as const, wraps: true },
    { header: "not checked", align: "left" as const, wraps: true },
  ];
  const named = (facets: ClaimStatement["facets"], state: ClaimFacet): string =>
    facets === null
      ? "–"
      : Object.entries(facets)
          .flatMap(([name, value]) => (value === state ? [name] : []))
          .join(", ");
  const rows = statements.map(({ quote, verdict, facets: checked }): readonly Text[] => [
    quote,
    styled(verdict, TONES[verdict]),
    named(checked, "differs"),
    named(checked, "not checked"),
  ]);
  return [gap, table(columns, rows)];
}

/** What of the source the claim could be held against, by how well it fits. */
function candidateBlocks(candidates: readonly ClaimCandidate[]): readonly Block[] {
  if (candidates.length === 0) return [];
  const columns = [
    { header: "candidate", align: "right" as const },
    { header: "fits", align: "right" as const },
    { header: "the source says", align: "left" as const, wraps: true },
  ];
  const rows = candidates.map(({ number, score, source, chosen }): readonly Text[] => [
    `${number}${chosen ? " ←" : ""}`,
    fixed(score, 1),
    source,
  ]);
  return [gap, table(columns, rows)];
}

/** Where the difference stands against the published MCIDs: a line a kind, or one each with --all. */
function mcidBlocks(mcids: readonly ClaimMcid[], options: RenderOptions): readonly Block[] {
  if (mcids.length === 0) return [];
  const range = ({ value, valueHigh }: ClaimMcid) =>
    valueHigh === null ? significant(value) : `${significant(value)}–${significant(valueHigh)}`;
  if (options.all) {
    const rows = mcids.map((one): readonly Text[] => [
      one.id,
      `${range(one)} ${one.unit}`,
      KIND_WORDS[one.kind],
      POSITIONS[one.position],
      one.citation,
    ]);
    const columns = ["MCID", "value", "kind", "the interval", "source"].map((header, i) => ({
      header,
      align: "left" as const,
      wraps: i > 1,
    }));
    return [gap, table(columns, rows), ...personal(mcids)];
  }
  const kinds = [...new Set(mcids.map(({ kind }) => kind))];
  const lines = kinds.map((kind): readonly [string, string] => {
    const members = mcids.filter((one) => one.kind === kind).toSorted((a, b) => a.value - b.value);
    const said = (["above", "straddles", "below"] as const).flatMap((position) => {
      const values = [...new Set(members.filter((one) => one.position === position).map(range))];
      const ends = values.length > 2 ? `${values[0]} to ${values.at(-1)}` : values.join(" and ");
      return values.length === 0 ? [] : [`${POSITIONS[position]} ${ends}`];
    });
    return [KIND_WORDS[kind], `${said.join(", ")} ${members[0]?.unit ?? ""}`];
  });
  return [gap, paragraph("Against the published MCIDs the interval", 2), facts(lines), ...personal(mcids)];
}

const POSITIONS: Readonly<Record<ClaimMcid["position"], string>> = {
  above: "lies above",
  straddles: "straddles",
  below: "lies below",
};

const personal = (mcids: readonly ClaimMcid[]): readonly Block[] =>
  mcids.some(({ kind }) => kind === "between-group")
    ? []
    : [
        paragraph(
          styled(
            "None of them was made for a difference between groups: how many people gained, only responders can tell.",
            "faint",
          ),
          2,
        ),
      ];

const HOLDS: Readonly<Record<ClaimReading["holds"], string>> = {
  "at-the-estimate": "yes",
  "within-the-interval": "inside the interval",
  outside: "no",
  "cannot-say": "–",
};

/** One line a reading; with the assumptions that it was tried under as a range, or each with --all. */
function readingsTable(readings: readonly ClaimReading[], all: boolean): Block {
  const told = readings.filter(({ value }) => value !== null);
  const groups = all
    ? told.map((one) => [one])
    : [...new Set(told.map(({ id }) => id))].map((id) => told.filter((one) => one.id === id));
  return table(
    [
      { header: "what it could mean", align: "left", wraps: true },
      { header: "if", align: "left", wraps: true },
      { header: "the evidence gives [CI]", align: "left" },
      { header: "as claimed", align: "left", wraps: true },
    ],
    groups.flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [[first.label, assumed(group), given(group), held(group)]];
    }),
  );
}

/** Models that the readings rest on, said once. */
const MODELS = /(?:, )?(a logistic latent outcome|normal scores with equal SDs)$/;

function modelBlocks(readings: readonly ClaimReading[]): readonly Block[] {
  const models = new Set(readings.flatMap(({ value, assumes }) => (value && MODELS.exec(assumes ?? "")?.[1]) ?? []));
  if (models.size === 0) return [];
  const words = [
    models.has("a logistic latent outcome")
      ? "What is said of people who respond takes a logistic latent outcome for granted"
      : null,
    models.has("normal scores with equal SDs")
      ? `what is said of the average person${models.size > 1 ? "," : " takes"} normal scores with equal SDs${models.size > 1 ? "" : " for granted"}`
      : null,
  ].filter((one) => one !== null);
  const text = words.join("; ");
  return [paragraph(styled(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`, "faint"), 2)];
}

/** "10% of controls succeed to 50% …" as "10% to 50% of controls succeed". */
function assumed(group: readonly ClaimReading[]): string {
  const bare = (one: ClaimReading | undefined) => (one?.assumes ?? "").replace(MODELS, "");
  const [first, last] = [bare(group[0]), bare(group.at(-1))];
  if (first === last) return first;
  const shares = [first, last].map((text) => /(\d[\d.]*%) of controls/.exec(text)?.[1]);
  if (shares[0] && shares[1]) return first.replace(shares[0], `${shares[0]} to ${shares[1]}`);
  return [first, last]
    .map((text) => text.replace(/\s*\(.*\)$/, ""))
    .join(" … ")
    .replace(/ … the MCID is/, " to");
}

function given(group: readonly ClaimReading[]): string {
  const [first] = group;
  const sign = first?.unit === "percent" ? "%" : "";
  const values = group.flatMap(({ value }) => value ?? []);
  if (values.length === 1 && values[0]) return `${valueText(values[0])}${sign}`;
  const estimates = values.map(({ estimate }) => estimate);
  return `${oneText(Math.min(...estimates))} to ${oneText(Math.max(...estimates))}${sign}`;
}

function held(group: readonly ClaimReading[]): string {
  const best = (["at-the-estimate", "within-the-interval"] as const)
    .map((holds) => group.find((one) => one.holds === holds))
    .find((one) => one !== undefined);
  const worst = group[0];
  if (best === undefined) return worst === undefined ? "–" : HOLDS[worst.holds];
  return group.length === 1 || best.assumes === null || best.assumes.replace(MODELS, "") === ""
    ? HOLDS[best.holds]
    : `${HOLDS[best.holds]}, if ${best.assumes.replace(MODELS, "").replace(/\s*\(.*\)$/, "")}`;
}

const oneText = (x: number): string => fixed(x, Math.abs(x) < 10 ? 1 : 0);

function valueText({ estimate, low, high }: NonNullable<ClaimReading["value"]>): string {
  return low === null || high === null ? oneText(estimate) : `${oneText(estimate)} [${oneText(low)}, ${oneText(high)}]`;
}

const GRADE: Readonly<Record<NonNullable<JudgedClaim["certainty"]>, string>> = {
  high: "The evidence is of high certainty: treatment does this.",
  moderate: "The evidence is of moderate certainty: treatment probably does this.",
  low: "The evidence is of low certainty: treatment may do this.",
  "very-low": "The evidence is of very low certainty: it is not known whether treatment does this.",
};

/** What a journalist can print: verdict, people out of 100, how sure, one caveat. */
export function plainBlocks(judged: JudgedClaim): readonly Block[] {
  const { claim, verdict, because, plain, certainty } = judged;
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
        ];
  return [
    paragraph(styled(`“${claim}”`, "strong")),
    gap,
    paragraph(styled(`Verdict: ${wordsOf(verdict)}.`, TONES[verdict])),
    paragraph(because),
    ...people,
    ...(certainty === null ? [] : [gap, paragraph(GRADE[certainty])]),
    gap,
    paragraph(styled(`One caveat: ${caveat(judged)}`, "faint")),
  ];
}

/** The one that matters most. */
function caveat({ plain, mcids, certainty, readings }: JudgedClaim): string {
  if (plain?.assumes) return `this takes for granted that ${plain.assumes}.`;
  if (mcids.length > 0 && mcids.every(({ kind }) => kind !== "between-group"))
    return "the published thresholds of this scale are changes that one person notices, not differences between groups.";
  if (readings.length === 0) return "no source was given, so that the numbers were held against themselves alone.";
  return certainty === null
    ? "how certain the evidence is was not said; a single interval does not tell how well a trial was done."
    : "the interval tells of chance alone, not of how the trial was done.";
}

const round = (x: number): string => fixed(x, 0);

const range = ({ low, high }: NonNullable<JudgedClaim["plain"]>): string =>
  low === null || high === null ? "" : ` (${round(Math.min(low, high))} to ${round(Math.max(low, high))})`;

/** Fifty signs for a hundred people, so that a line of 80 columns holds them. */
function icons(people: number): string {
  const full = Math.max(0, Math.min(50, +fixed(people / 2, 0)));
  return "●".repeat(full) + "○".repeat(50 - full);
}
