/**
 * npm run fuzz -- [SECONDS] [--seed N] [--only NAME,…]
 *
 * Throws inputs at everything that reads, and says which of them crash, hang, or come to what cannot be: test/fuzz/ has the
 * makers of inputs and what must hold of them. Each input has a seed of its own, counted up from N: `--seed N --only NAME`
 * alone is one input over again. What takes all of the process's time, or all of its memory, ends the process that tries
 * inputs; the next goes on after it.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { values, positionals } = parseArgs({
  options: { seed: { type: "string" }, only: { type: "string" } },
  allowPositionals: true,
});
const isOne = positionals.length === 0 && values.seed !== undefined && values.only !== undefined;
const seconds = isOne ? 0 : Number(positionals[0] ?? 60);
const first = Number(values.seed ?? Date.now() % 1_000_000_000);
const usage = "npm run fuzz -- [SECONDS] [--seed N] [--only NAME,…]";
if (!(seconds >= 0) || !Number.isSafeInteger(first)) throw new Error(usage);

execFileSync(process.execPath, ["scripts/build.mjs", "--if-stale"], { cwd: root, stdio: "inherit" });
const folder = join(root, "out", "fuzz", `run-${process.pid}`);
mkdirSync(folder, { recursive: true });
const program = join(folder, "main.mjs");
const journal = join(folder, "journal.json");
await build({
  absWorkingDir: root,
  entryPoints: ["test/fuzz/main.ts"],
  outfile: program,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
});

const tallies = new Map();
const add = (list) => {
  for (const [name, { inputs, faults, seconds: taken }] of list) {
    const before = tallies.get(name) ?? { inputs: 0, faults: 0, seconds: 0 };
    tallies.set(name, {
      inputs: before.inputs + inputs,
      faults: before.faults + faults,
      seconds: before.seconds + taken,
    });
  }
};

/** One process, until its time is over or an input ends it. @returns the seed and the name of that input, or null */
const once = async (left, seed) => {
  const words = [program, root, journal, `${left}`, `${seed}`, values.only ?? ""];
  const child = spawn(process.execPath, ["--max-old-space-size=2000", ...words], { stdio: "inherit" });
  const how = await new Promise((resolve) => child.on("exit", (code, signal) => resolve({ code, signal })));
  const said = JSON.parse(readFileSync(journal, "utf8").trim() || "{}");
  if (said.tallies === undefined) process.exit(how.code ?? 1);
  add(said.tallies);
  if (said.done) return null;
  const { inputs, faults, seconds: taken } = tallies.get(said.name);
  tallies.set(said.name, { inputs: inputs + 1, faults: faults + 1, seconds: taken });
  const why = how.signal === "SIGKILL" ? "hang: it was ended" : `crash: it ended with ${how.signal ?? how.code}`;
  console.log(`FAULT ${said.name}: ${why}\n  again: npm run fuzz -- --seed ${said.seed} --only ${said.name}\n`);
  return said;
};

console.log(`seeds from ${first}${isOne ? "" : `, ${seconds} seconds`}`);
const end = Date.now() + seconds * 1000;
let ended = await once(seconds, first);
for (let next = ended?.seed + 1; ended !== null && Date.now() < end; next = ended?.seed + 1)
  ended = await once((end - Date.now()) / 1000, next);
rmSync(folder, { recursive: true, force: true });

const sum = (key) => [...tallies.values()].reduce((total, tally) => total + tally[key], 0);
for (const [name, { inputs, faults, seconds: taken }] of tallies)
  console.log(
    `${name.padEnd(24)}${`${inputs}`.padStart(8)} inputs${`${faults}`.padStart(6)} faults${taken.toFixed(1).padStart(9)} s`,
  );
console.log(`${sum("inputs")} inputs, ${sum("faults")} faults, ${sum("seconds").toFixed(0)} s of the processor`);
process.exitCode = sum("faults") === 0 ? 0 : 1;
