/**
 * How often the numbers that a reviewer took from an article are among those that bptrial finds for the same outcome and
 * groups:
 *
 *   node scripts/score-trials.mjs OUTCOMES.csv FOLDER [--half even|odd] [--misses]
 *
 * OUTCOMES.csv has a row an outcome: pmcid, outcome, intervention, comparator, outcome_type (binary or continuous) and the
 * numbers of both groups; FOLDER holds the articles as PMC<pmcid>.nxml. Outcomes of which a number is missing are not
 * scored. --half takes every other trial, by a hash of its pmcid, so that what is written on one half is measured on the
 * other; --misses lists, with the numbers, the outcomes that were not found.
 *
 * A candidate is right where both groups' events and sizes, or means and SDs, are the expected ones: to half a unit of the
 * last digit that either prints, and to 1% for an SD that was worked out from an SE. Candidates are found by the words of
 * the outcome and the groups; the expected numbers are compared afterwards. Of the others it says how many have a right
 * candidate further down, have none at all, have their numbers in cells that were read, or in none.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";

const MOST = 3;

const NUMBERS = {
  binary: ["intervention_events", "intervention_group_size", "comparator_events", "comparator_group_size"],
  continuous: [
    "intervention_mean",
    "intervention_standard_deviation",
    "comparator_mean",
    "comparator_standard_deviation",
  ],
};

const isEven = (pmcid) => createHash("sha256").update(`ico-half-1:${pmcid}`).digest()[0] % 2 === 0;

const numbersOf = (kind, { treatment: t, control: c }) =>
  kind === "binary" ? [t.events, t.n, c.events, c.n] : [t.mean, t.sd, c.mean, c.sd];

const unitOf = (text) => 10 ** -(/\.(\d+)/.exec(text)?.[1].length ?? 0);

function isRight(kind, candidate, expected) {
  return numbersOf(kind, candidate).every((value, i) => {
    if (value === null) return false;
    const wanted = Number(expected[i]);
    const isDerived = kind === "continuous" && i % 2 === 1 && candidate.derived.length > 0;
    const slack = isDerived ? 0.01 * wanted : 0.5 * unitOf(expected[i]) * (kind === "binary" ? 0 : 1);
    return Math.abs(value - wanted) <= slack + 1e-9;
  });
}

/** Whether a cell has the first group's numbers, and another the second's, whatever they are taken for. */
function isInTables(kind, { tables }, expected) {
  const wanted = expected.map(Number);
  const [one, other] = kind === "binary" ? ["events", "percent"] : ["mean", "sd"];
  const has = (value, second) =>
    tables.some(({ records }) =>
      records.some((record) => {
        if (kind === "binary")
          return (
            record[one] === value || (record[other] !== null && Math.round((record[other] * second) / 100) === value)
          );
        return (
          record[one] === value &&
          (record[other] === second || record.spread === second || record.se !== null || record.ciLow !== null)
        );
      }),
    );
  return has(wanted[0], wanted[1]) && has(wanted[2], wanted[3]);
}

/** @returns for each kind how many outcomes there are, how many have a right candidate among the first, and first */
export async function scoreTrials({ csv, folder, half, onMiss }, { openArticle, recordsFor }) {
  const rows = parse(readFileSync(csv, "utf8"), { columns: true }).filter(
    ({ pmcid }) => half === null || isEven(pmcid) === (half === "even"),
  );
  const opened = new Map();
  const nothing = { outcomes: 0, among: 0, first: 0, later: 0, none: 0, read: 0, missing: 0 };
  const totals = { binary: { ...nothing }, continuous: { ...nothing } };
  for (const row of rows) {
    const kind = row.outcome_type;
    const expected = NUMBERS[kind]?.map((name) => row[name]) ?? [""];
    const file = join(folder, `PMC${row.pmcid}.nxml`);
    if (expected.some((text) => text === "") || !existsSync(file)) continue;
    if (!opened.has(file)) {
      opened.set(file, await openArticle({ name: basename(file), bytes: readFileSync(file), from: null }));
    }
    const { outcome, intervention, comparator } = row;
    const all = recordsFor(opened.get(file), { outcome, intervention, comparator }, kind);
    const found = all.slice(0, MOST);
    const at = found.findIndex((candidate) => isRight(kind, candidate, expected));
    totals[kind].outcomes += 1;
    if (at >= 0) totals[kind].among += 1;
    else if (all.some((candidate) => isRight(kind, candidate, expected))) totals[kind].later += 1;
    else if (all.length === 0) totals[kind].none += 1;
    else if (isInTables(kind, opened.get(file), expected)) totals[kind].read += 1;
    else totals[kind].missing += 1;
    if (at === 0) totals[kind].first += 1;
    else onMiss?.({ row, expected, at, found: found.map((one) => ({ ...one, numbers: numbersOf(kind, one) })) });
  }
  return totals;
}

async function main() {
  const [csv, folder, ...options] = process.argv.slice(2);
  const half = options.includes("--half") ? options[options.indexOf("--half") + 1] : null;
  if (csv === undefined || folder === undefined || ![null, "even", "odd"].includes(half)) {
    console.error("node scripts/score-trials.mjs OUTCOMES.csv FOLDER [--half even|odd] [--misses]");
    process.exitCode = 2;
    return;
  }
  const onMiss = ({ row, expected, at, found }) => {
    console.log(`${row.pmcid} ${row.outcome} | ${row.intervention} | ${row.comparator}: ${expected.join(" ")}`);
    for (const one of found)
      console.log(
        `    ${one.numbers.join(" ")}  ${one.score.toFixed(2)} ${one.source.slice(0, 100)} ${one.outcome ?? ""} ${one.timepoint ?? ""}`,
      );
    if (at > 0) console.log(`    the ${at + 1}. is right`);
  };
  const library = await import("../dist/index.js");
  const totals = await scoreTrials(
    { csv, folder, half, onMiss: options.includes("--misses") ? onMiss : undefined },
    library,
  );
  for (const [kind, { outcomes, among, first, later, none, read, missing }] of Object.entries(totals)) {
    const share = (count) => (outcomes === 0 ? "–" : (count / outcomes).toFixed(2));
    console.log(`${kind}: ${outcomes} outcomes, among the first ${MOST} ${share(among)}, first ${share(first)}`);
    console.log(
      `  of the others ${later} further down, ${none} without a candidate, ${read} in cells, ${missing} in no cell`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
