import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const fixtures = join(dirname(fileURLToPath(import.meta.url)), "..", "fixtures");

/** Effects: so many rows of each measure, with their variances and limits. */
const EFFECTS = {
  bcg: ["rr", "or", "rd", "as", "peto"],
  normand1999: ["md", "smd", "smdh", "glass", "rom", "cohen-d"],
};
const ROWS = 3;
const FIELDS = { yi: "estimate", vi: "variance", ci_lb: "ciLow", ci_ub: "ciHigh" };

/** Models of one meta-analysis of risk ratios: from which golden file, which numbers, and where they stand in a result. */
const TERM = "fits.0.terms.0";
const MODELS = [
  ...["dl", "he", "hs", "sj", "ml", "reml", "eb", "pm"].map((id) => [
    `tau2/${id}`,
    { estimate: TERM, se: TERM, tau2: "fits.0.heterogeneity", i2: "fits.0.heterogeneity" },
  ]),
  ["inference/z", { estimate: TERM, p: TERM, ciLow: TERM, ciHigh: TERM, q: "fits.0.heterogeneity" }],
  ...["t", "knapp-hartung", "knapp-hartung-adhoc"].map((id) => [
    `inference/${id}`,
    { p: TERM, ciLow: TERM, ciHigh: TERM },
  ]),
  ...["z", "t", "riley"].map((id) => [`prediction/${id}`, { low: "fits.0.prediction", high: "fits.0.prediction" }]),
  ...["q-profile", "generalised-q"].map((id) => [
    `tau2-interval/${id}`,
    { tau2Low: "fits.0.heterogeneity", tau2High: "fits.0.heterogeneity" },
  ]),
];

const DISTRIBUTIONS = ["pnorm", "qnorm", "pt", "qt", "pchisq_upper", "qchisq", "pf_upper", "pbeta", "pgamma", "pt_nc"];
const POINTS = 6;

/** What metafor's two programs differ in by rounding, and what is iterated. */
const CLOSED = 1e-10;
const ITERATED = 1e-7;

const golden = (name) => JSON.parse(readFileSync(join(fixtures, "golden", `${name}.json`), "utf8"));
const table = (name) => readFileSync(join(fixtures, "reference", `${name}.csv`), "utf8");

function effectCases(data, id) {
  const { program, version, cases } = golden(`measures/${id}`);
  const { call, options, expected } = cases.find((one) => one.data === data);
  const numbers = Object.entries(FIELDS).flatMap(([column, field]) =>
    expected[column].slice(0, ROWS).map((value, row) => [`effects.${row}.${field}`, value]),
  );
  const asked = { measure: id, inference: "z", ...options };
  return {
    program: `${program} ${version}`,
    call,
    run: "effect",
    table: data,
    options: asked,
    within: CLOSED,
    expected: numbers,
  };
}

function modelCase([name, fields]) {
  const { program, version, cases } = golden(name);
  const { call, options, expected } = cases.find((one) => one.data === "bcg-rr");
  const numbers = Object.entries(fields).map(([field, where]) => [`${where}.${field}`, expected[field]]);
  const asked = { measure: "rr", ...options };
  return {
    program: `${program} ${version}`,
    call,
    run: "pool",
    table: "bcg",
    options: asked,
    within: ITERATED,
    expected: numbers,
  };
}

/** Points spread over a golden file, away from 0 and 1, which any program gives. */
function distributionCases(name) {
  const { program, version, cases } = golden(`distributions/${name}`);
  const [{ call, arguments: columns, expected }] = cases;
  const telling = expected.flatMap((value, i) => (Math.abs(value) > 1e-290 && value !== 1 ? [i] : []));
  const step = Math.floor(telling.length / POINTS);
  return telling
    .filter((_, i) => i % step === 0)
    .slice(0, POINTS)
    .map((i) => {
      const at = Object.values(columns).map((column) => column[i]);
      const says = { program: `${program} ${version}`, call: `${call} at (${at.join(", ")})` };
      return { ...says, run: name, at, within: CLOSED, expected: [["value", expected[i]]] };
    });
}

/** A choice of the golden values, for `selftest`: written by other programs, and shipped as they stand. */
export function writeOracle(folder) {
  const cases = [
    ...Object.entries(EFFECTS).flatMap(([data, ids]) => ids.map((id) => effectCases(data, id))),
    ...MODELS.map(modelCase),
    ...DISTRIBUTIONS.flatMap(distributionCases),
  ];
  const tables = Object.fromEntries(Object.keys(EFFECTS).map((name) => [name, table(name)]));
  writeFileSync(
    join(folder, "oracle.ts"),
    `// Made by scripts/oracle.mjs from fixtures/golden and fixtures/reference.\nimport type { Oracle } from "../pipeline/selftest.js";\n\nexport const oracle: Oracle = ${JSON.stringify({ tables, cases })};\n`,
  );
}
