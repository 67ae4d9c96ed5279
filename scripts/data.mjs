import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

/**
 * Turns data/instruments.csv and data/thresholds.csv into typed modules under src/generated/.
 *
 * What a row may hold is checked here as far as one file can say it; that the words (kind, unit, direction, …) are known
 * ones is left to the type-checker, which sees the modules against src/records/.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const INSTRUMENT_COLUMNS =
  "id name aliases domain min max unit direction typical_sd_low typical_sd_high typical_sd_context typical_sd_source note source";
const THRESHOLD_COLUMNS =
  "id instrument value value_high unit form kind used_as method population baseline_low baseline_high citation evidence";

/** A citation that anyone can follow. Without one a row is `secondary`. */
const IDENTIFIER = /doi:10\.\d{4,}\/\S|PMID \d{6,}|PMC\d{5,}/;

function rows(name, columns) {
  const path = join(root, "data", name);
  const records = parse(readFileSync(path, "utf8"), {
    columns: true,
    comment: "#",
    comment_no_infix: true,
    info: true,
  });
  const seen = new Set();
  return records.map(({ record, info }) => {
    const fail = (why) => {
      throw new Error(`data/${name}, line ${info.lines}, ${record.id}: ${why}`);
    };
    if (Object.keys(record).join(" ") !== columns) fail(`columns are not: ${columns}`);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(record.id)) fail("the id is not lower-case words joined by hyphens");
    if (seen.has(record.id)) fail("the id stands twice");
    seen.add(record.id);
    const text = (column) => (record[column] === "" ? null : record[column]);
    const needed = (column) => text(column) ?? fail(`${column} is empty`);
    const number = (column) => {
      const cell = text(column);
      if (cell === null) return null;
      return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : fail(`${column} is not a number: ${cell}`);
    };
    return { record, fail, text, needed, number };
  });
}

/** Letters and digits alone: how instrument names are matched. */
const normalise = (name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export function readInstruments() {
  const owners = new Map();
  return rows("instruments.csv", INSTRUMENT_COLUMNS).map(({ record, fail, text, needed, number }) => {
    const [min, max, low, high] = ["min", "max", "typical_sd_low", "typical_sd_high"].map(number);
    if (min !== null && max !== null && min >= max) fail("min is not below max");
    if ((low === null) !== (high === null)) fail("a typical SD needs both its ends");
    if (low !== null && !(low > 0 && high >= low)) fail("the typical SD is not a range of positive numbers");
    const aliases = text("aliases")?.split("|") ?? [];
    for (const name of new Set([record.id, needed("name"), ...aliases].map(normalise))) {
      if (owners.has(name)) fail(`"${name}" also names ${owners.get(name)}`);
      owners.set(name, record.id);
    }
    return {
      id: record.id,
      name: needed("name"),
      aliases,
      domain: needed("domain"),
      min,
      max,
      unit: needed("unit"),
      direction: text("direction"),
      typicalSd:
        low === null
          ? null
          : {
              low,
              high,
              value: Number(((low + high) / 2).toFixed(6)),
              context: needed("typical_sd_context"),
              source: needed("typical_sd_source"),
            },
      note: text("note"),
      source: text("source"),
    };
  });
}

export function readThresholds(instruments) {
  const known = new Set(instruments.map(({ id }) => id));
  return rows("thresholds.csv", THRESHOLD_COLUMNS).map(({ record, fail, text, needed, number }) => {
    if (!known.has(record.instrument)) fail(`no instrument "${record.instrument}"`);
    const value = number("value") ?? fail("value is empty");
    const valueHigh = number("value_high");
    if (!(value > 0)) fail("a threshold is a positive amount; its direction is the instrument's");
    if (valueHigh !== null && valueHigh <= value) fail("value_high is not above value");
    const [baselineLow, baselineHigh] = ["baseline_low", "baseline_high"].map(number);
    if (baselineLow !== null && baselineHigh !== null && baselineLow >= baselineHigh)
      fail("the baseline band is empty");
    if (IDENTIFIER.test(needed("citation")) === (record.evidence === "secondary")) {
      fail("evidence is `secondary` where the citation has no DOI, PMID or PMC id, and only there");
    }
    return {
      id: record.id,
      instrument: record.instrument,
      value,
      valueHigh,
      unit: needed("unit"),
      form: needed("form"),
      kind: needed("kind"),
      usedAs: text("used_as"),
      method: needed("method"),
      population: needed("population"),
      baselineLow,
      baselineHigh,
      citation: needed("citation"),
      evidence: needed("evidence"),
    };
  });
}

function moduleText(name, type, from, values) {
  const lines = values.map((value) => `  ${JSON.stringify(value)},`).join("\n");
  return `// Made by scripts/data.mjs from data/${from}: edit that.\nimport type { ${type} } from "../records.js";\n\nexport const ${name}: readonly ${type}[] = [\n${lines}\n];\n`;
}

export function writeData() {
  const folder = join(root, "src", "generated");
  const instruments = readInstruments();
  const thresholds = readThresholds(instruments);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "instruments.ts"),
    moduleText("instruments", "Instrument", "instruments.csv", instruments),
  );
  writeFileSync(join(folder, "thresholds.ts"), moduleText("thresholds", "Threshold", "thresholds.csv", thresholds));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeData();
