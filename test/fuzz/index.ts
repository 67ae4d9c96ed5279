import { join } from "node:path";
import type { Fuzzer } from "./fuzzer.js";
import { articles, pdfs } from "./fuzzers/articles.js";
import { claims } from "./fuzzers/claims.js";
import { commandLines } from "./fuzzers/command-lines.js";
import { results } from "./fuzzers/results.js";
import { tables } from "./fuzzers/tables.js";
import { lawful } from "./lawful.js";
import { schemasOf } from "./laws.js";
import { claimRelations } from "./relations/claims.js";
import { rowsTold } from "./relations/rows.js";
import { tableRelations } from "./relations/tables.js";
import { textRelations } from "./relations/texts.js";
import { run } from "./run.js";
import { type Seed, seedsOf } from "./seeds.js";

const RESULTS = [
  ["effect", "fixtures/pnf-2017.csv"],
  ["effect", "fixtures/bcg.csv", "--measure", "rr"],
  ["smd", "fixtures/normand1999.csv"],
  ["mcid", "fixtures/pnf-2017.csv"],
  ["mcid", "fixtures/saper-2017-responders.csv"],
  ["pool", "fixtures/bcg.csv", "--measure", "rr"],
  ["pool", "fixtures/bcg.csv", "--by", "alloc", "--mcid", "0.1"],
  ["pool", "fixtures/normand1999.csv", "--model", "both"],
];

/** Results of the repository's own tables, as documents that diff compares. */
async function documentsOf(root: string): Promise<readonly Seed[]> {
  const found: Seed[] = [];
  for (const [verb = "", file = "", ...options] of RESULTS) {
    const { out } = await run({ argv: [verb, join(root, file), ...options, "--json"], files: {}, terminal: null });
    if (out.startsWith("{")) found.push({ name: `${verb}.json`, bytes: Buffer.from(out) });
  }
  return found;
}

/** Everything that makes inputs, and knows what must hold of them. @param root the repository, built */
export async function fuzzersOf(root: string): Promise<readonly Fuzzer[]> {
  const files = seedsOf(root);
  const seeds = { ...files, results: [...files.results, ...(await documentsOf(root))] };
  const faultOf = lawful(schemasOf(join(root, "dist", "schema")));
  return [
    tables(seeds, faultOf),
    articles(seeds, faultOf),
    claims(seeds, faultOf),
    results(seeds, faultOf),
    commandLines(faultOf),
    pdfs(seeds, faultOf),
    rowsTold,
    ...tableRelations,
    ...textRelations,
    ...claimRelations,
  ];
}
