import { SaxesParser, type SaxesTagPlain } from "saxes";
import { BptrialError } from "../../core/errors.js";
import type { Review, ReviewAnalysis, ReviewPooled, ReviewRow } from "../../records.js";
import { computed, intervalOr, levelOf, measureOf, methodOf, modelOf, numberOr } from "./settings.js";

type Kind = ReviewAnalysis["kind"];

const OUTCOMES: Readonly<Record<string, Kind>> = {
  DICH_OUTCOME: "events",
  CONT_OUTCOME: "means",
  IV_OUTCOME: "effects",
  IPD_OUTCOME: "o-e",
};
const SUBGROUP = /^(?:DICH|CONT|IV|IPD)_SUBGROUP$/;
const DATA = /^(?:DICH|CONT|IV|IPD)_DATA$/;

type Attributes = Readonly<Record<string, string>>;
type Open = { -readonly [K in keyof ReviewAnalysis]: ReviewAnalysis[K] } & {
  rows: ReviewRow[];
  subgroups: { name: string; pooled: ReviewPooled }[];
};

/** Reads a review of RevMan 5 (.rm5). @throws E_INPUT for what is no well-formed XML of RevMan's */
export function readRm5(name: string, text: string): Review {
  const studies = new Map<string, { name: string; year: string }>();
  const names = new Map<string, string>();
  const analyses: ReviewAnalysis[] = [];
  const path: string[] = [];
  let comparison = "";
  let open: Open | null = null;
  let subgroup = "";
  let title = "";
  let unknown = 0;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    const message = `${name}: not well-formed XML: ${error.message}`;
    throw new BptrialError("E_INPUT", message, "Save the review again in RevMan.", {
      file: name,
      row: null,
      column: null,
    });
  });
  parser.on("opentag", ({ name: tag, attributes }: SaxesTagPlain) => {
    path.push(tag);
    title = "";
    if (tag === "STUDY") studies.set(attributes.ID ?? "", { name: attributes.NAME ?? "", year: attributes.YEAR ?? "" });
    else if (tag === "COMPARISON") comparison = attributes.NO ?? "";
    else if (tag in OUTCOMES) {
      open = outcomeOf(tag, comparison, attributes);
      if (open === null) unknown += 1;
    } else if (SUBGROUP.test(tag)) {
      subgroup = attributes.ID ?? "";
      open?.subgroups.push({ name: subgroup, pooled: pooledOf(attributes) });
    } else if (DATA.test(tag) && open !== null)
      open.rows.push(rowOf(open.kind, attributes, studies, subgroup, parser.line));
  });
  parser.on("text", (part) => {
    title += part;
  });
  parser.on("closetag", ({ name: tag }) => {
    path.pop();
    const inside = path.at(-1) ?? "";
    if (tag === "NAME" && open !== null && inside in OUTCOMES) open.name = title.trim();
    else if (tag === "NAME" && open !== null && SUBGROUP.test(inside)) renameSubgroup(open, title.trim());
    else if (SUBGROUP.test(tag)) subgroup = "";
    else if (tag in OUTCOMES && open !== null) {
      analyses.push(withNames(open));
      open = null;
    }
  });
  parser.write(text).close();
  const place = { file: name, row: null, column: null };
  const notes =
    unknown === 0
      ? []
      : [
          {
            code: "N_LEFT_OUT",
            message: `${unknown} analyses were left out: their measure is none that is computed here`,
            place,
          },
        ];
  return { program: "revman@5", analyses, notes };

  function renameSubgroup(one: Open, own: string): void {
    const last = one.subgroups.at(-1);
    if (last) names.set(last.name, own);
  }
  function withNames(one: Open): ReviewAnalysis {
    const called = (id: string): string => names.get(id) || id;
    return {
      ...one,
      rows: one.rows.map((row) => (row.subgroup === "" ? row : { ...row, subgroup: called(row.subgroup) })),
      subgroups: one.subgroups.map((group) => ({ ...group, name: called(group.name) })),
    };
  }
}

function outcomeOf(tag: string, comparison: string, at: Attributes): Open | null {
  const kind = OUTCOMES[tag] ?? "effects";
  const method = methodOf(at.METHOD ?? (kind === "o-e" ? "PETO" : "IV"));
  const named = measureOf(at.EFFECT_MEASURE ?? "") ?? (kind === "o-e" ? "hr" : kind === "effects" ? "gen" : null);
  if (named === null) return null;
  const totals = at.TOTALS === "YES" ? "all" : at.TOTALS === "SUB" ? "subgroups" : "none";
  return {
    id: `${comparison}.${at.NO ?? ""}`,
    name: "",
    kind,
    measure: method === "peto" && kind === "events" ? "peto" : named,
    method: kind === "events" ? method : "iv",
    model: modelOf(at.RANDOM ?? ""),
    tau2: null,
    inference: null,
    swapEvents: at.SWAP_EVENTS === "YES",
    studyLevel: levelOf(at.CI_STUDY ?? ""),
    level: levelOf(at.CI_TOTAL ?? ""),
    totals,
    rows: [],
    pooled: pooledOf(at),
    subgroups: [],
  };
}

const pooledOf = (at: Attributes): ReviewPooled => {
  const printed = intervalOr(at.EFFECT_SIZE ?? "", at.CI_START ?? "", at.CI_END ?? "");
  return {
    printed: at.ESTIMABLE === "NO" ? null : computed(printed),
    tau2: numberOr(at.TAU2 ?? ""),
    chi2: numberOr(at.CHI2 ?? ""),
    df: numberOr(at.DF ?? ""),
    i2: numberOr(at.I2 ?? ""),
    z: numberOr(at.Z ?? ""),
  };
};

function rowOf(
  kind: Kind,
  at: Attributes,
  studies: ReadonlyMap<string, { readonly name: string; readonly year: string }>,
  subgroup: string,
  row: number,
): ReviewRow {
  const study = studies.get(at.STUDY_ID ?? "");
  const estimable = at.ESTIMABLE === undefined ? null : at.ESTIMABLE === "YES";
  const printed = computed(intervalOr(at.EFFECT_SIZE ?? "", at.CI_START ?? "", at.CI_END ?? ""));
  return {
    study: study?.name || (at.STUDY_ID ?? ""),
    year: study?.year ?? "",
    subgroup,
    row,
    cells: cellsOf(kind, at),
    printed: estimable === false ? null : printed,
    weight: printed === null ? null : numberOr(at.WEIGHT ?? ""),
    estimable,
  };
}

function cellsOf(kind: Kind, at: Attributes): Readonly<Record<string, string>> {
  const [n1 = "", n2 = ""] = [at.TOTAL_1, at.TOTAL_2];
  if (kind === "events") return { events1: at.EVENTS_1 ?? "", n1, events2: at.EVENTS_2 ?? "", n2 };
  if (kind === "means")
    return { mean1: at.MEAN_1 ?? "", sd1: at.SD_1 ?? "", n1, mean2: at.MEAN_2 ?? "", sd2: at.SD_2 ?? "", n2 };
  if (kind === "o-e") return { "O-E": at.O_E ?? "", V: at.VAR ?? "" };
  return { yi: at.ESTIMATE ?? "", sei: at.SE ?? "" };
}
