import type { ColumnName, Instrument, Outcome, RawRow, Scale, TableForm, TableHead } from "../../src/records.js";
import { type Facts, type ValidateOptions, type Validator, validator } from "../../src/validate/index.js";

export const plainOptions: ValidateOptions = {
  treatment: null,
  control: null,
  direction: null,
  ciQuantile: "t",
  correlation: null,
  measure: null,
  allowSkewed: false,
  filter: [],
  swapEvents: false,
  onePerson: false,
  strict: false,
};

const oswestry: Instrument = {
  id: "odi",
  name: "Oswestry Disability Index",
  aliases: [],
  domain: "disability",
  min: 0,
  max: 100,
  unit: "points",
  direction: "lower-better",
  typicalSd: null,
  note: null,
  source: null,
};

const scales: Readonly<Record<string, Scale>> = {
  md: "natural",
  smd: "natural",
  rd: "natural",
  rr: "log",
  or: "log",
  as: "arcsine",
  cor: "natural",
  gen: "natural",
  "cohen-d": "natural",
};

export const facts: Facts = {
  instrument: (text) => (["odi", "oswestry"].includes(text.toLowerCase()) ? oswestry : null),
  scaleOf: (measure) => scales[measure] ?? null,
};

/** A head as the reader would hand it over: point as decimal mark, a header that starts with "x " is a label. */
export function headOf(form: TableForm, headers: readonly string[], rows: readonly RawRow[] = []): TableHead {
  return {
    file: "trial.csv",
    form,
    columns: headers.map((header, index) => {
      const canonical = header.startsWith("x ") || header.startsWith("_") ? null : (header as ColumnName);
      return { header, canonical, index, because: "exact name" };
    }),
    number: (text) =>
      /^\s*[-+−]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text.replace("−", "-")) : Number.NaN,
    count(text) {
      return this.number(text);
    },
    explain: () => ({ expected: "a number", hint: "Write digits." }),
    unsided: null,
    isMissing: (text) => ["", "NA"].includes(text.trim()),
    firstRows: rows,
  };
}

export interface Run {
  readonly outcomes: readonly Outcome[];
  readonly errors: Validator["errors"];
  readonly notes: Validator["notes"];
  readonly codes: readonly string[];
}

/** Runs a table that is written as CSV without quotes. */
export function run(form: TableForm, csv: string, options: Partial<ValidateOptions> = {}): Run {
  const [head = "", ...lines] = csv
    .trim()
    .split("\n")
    .map((line) => line.trim());
  const raw = lines.map((line, i) => ({ row: i + 2, cells: line.split(",") }));
  const rows = validator(headOf(form, head.split(","), raw), { ...plainOptions, ...options }, facts);
  const outcomes = raw.flatMap((row) => rows.push(row));
  outcomes.push(...rows.end());
  const { errors, notes } = rows;
  return { outcomes, errors, notes, codes: errors.map(({ code }) => code) };
}

/** The one outcome of a table that must have exactly one, and no error. */
export function one(form: TableForm, csv: string, options: Partial<ValidateOptions> = {}): Outcome {
  const { outcomes, errors } = run(form, csv, options);
  const [outcome] = outcomes;
  if (errors[0]) throw errors[0];
  if (outcome === undefined || outcomes.length > 1) throw new Error(`${outcomes.length} outcomes`);
  return outcome;
}
