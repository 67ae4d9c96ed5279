import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chdir } from "node:process";
import { Worker } from "node:worker_threads";
import type { Fault, Fuzzer, Input } from "./fuzzer.js";
import { fuzzersOf } from "./index.js";
import { randomFrom } from "./random.js";
import { shrunk } from "./shrink.js";

/** Seconds of the processor after which one input is given up. */
const GIVEN_UP = 60;

/** Ends the process where one input takes all of it: nothing else runs then, and what was running stands in the journal. */
const WATCH = `
const { workerData } = require("node:worker_threads");
const count = new Int32Array(workerData.shared);
let last = -1, since = process.cpuUsage();
setInterval(() => {
  const { user, system } = process.cpuUsage(since);
  if (count[0] !== last) { last = count[0]; since = process.cpuUsage(); }
  else if ((user + system) / 1e6 > workerData.seconds) process.kill(process.pid, "SIGKILL");
}, 500);`;

interface Tally {
  inputs: number;
  faults: number;
  seconds: number;
}

/** Runs fuzzers in turn, each on a seed more, until the time is over. @returns how many faults there were */
async function fuzz(root: string, journal: string, seconds: number, first: number, only: string): Promise<number> {
  const kept = join(root, "out", "fuzz");
  const folder = mkdtempSync(join(tmpdir(), "bptrial-fuzz-"));
  const all = await fuzzersOf(root);
  const chosen = only === "" ? all : all.filter(({ name }) => only.split(",").includes(name));
  if (chosen.length === 0) throw new Error(`no fuzzer ${only}; there are ${all.map(({ name }) => name).join(", ")}`);
  chdir(folder);
  const shared = new Int32Array(new SharedArrayBuffer(4));
  new Worker(WATCH, { eval: true, workerData: { shared: shared.buffer, seconds: GIVEN_UP } }).unref();
  const file = openSync(journal, "w");
  const tallies = new Map<string, Tally>(chosen.map(({ name }) => [name, { inputs: 0, faults: 0, seconds: 0 }]));
  const kinds = new Set<string>();
  const end = performance.now() + seconds * 1000;
  for (let seed = first; seed === first || performance.now() < end; seed += 1) {
    for (const fuzzer of chosen) {
      if (seed !== first && performance.now() >= end) break;
      writeSync(file, `${JSON.stringify({ seed, name: fuzzer.name, tallies: [...tallies] })}\n`.padEnd(8192), 0);
      const tally = tallies.get(fuzzer.name) ?? { inputs: 0, faults: 0, seconds: 0 };
      tally.inputs += 1;
      const watched = async (input: Input): Promise<Fault | null> => {
        Atomics.add(shared, 0, 1);
        return fuzzer.faultOf(input);
      };
      const before = process.cpuUsage();
      const input = fuzzer.make(randomFrom(seed));
      const fault = await watched(input);
      const { user, system } = process.cpuUsage(before);
      tally.seconds += (user + system) / 1e6;
      if (fault === null) continue;
      tally.faults += 1;
      const kind = `${fuzzer.name}: ${fault.kind}`;
      if (kinds.has(kind)) continue;
      kinds.add(kind);
      tell(fuzzer, seed, await shrunk(input, fault, watched), join(kept, `${fuzzer.name}-${seed}`));
    }
  }
  closeSync(file);
  chdir(root);
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(journal, JSON.stringify({ done: true, tallies: [...tallies] }));
  return [...tallies.values()].reduce((sum, { faults }) => sum + faults, 0);
}

const word = (text: string): string => (/^[\w./=,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
/** What came in may steer the terminal of whoever looks at it. */
const shown = (text: string): string =>
  text.replace(/[^\n\x20-\x7e\u00a0-\u024f\u2010-\u22ff]/g, (one) => JSON.stringify(one).slice(1, -1));

function tell(
  { name, about }: Fuzzer,
  seed: number,
  { input, fault }: { input: Input; fault: Fault },
  place: string,
): void {
  mkdirSync(place, { recursive: true });
  for (const [file, bytes] of Object.entries(input.files))
    writeFileSync(join(place, file === "-" ? "stdin" : file), bytes);
  const files = Object.entries(input.files).map(
    ([file, bytes]) => `  ${file}: ${JSON.stringify(`${bytes}`.slice(0, 600))}`,
  );
  const lines = [
    `FAULT ${name} (${about}): ${fault.kind}`,
    ...fault.shown.split("\n").map((line) => `  ${line}`),
    `  bptrial ${input.argv.map(word).join(" ")}${input.terminal === null ? "" : `   (at a terminal of ${input.terminal} columns)`}`,
    ...files,
    `  its files: ${place}`,
    `  again: npm run fuzz -- --seed ${seed} --only ${name}`,
  ];
  process.stdout.write(`${shown(lines.join("\n"))}\n\n`);
}

const [root = ".", journal = "", seconds = "60", seed = "1", only = ""] = process.argv.slice(2);
process.exitCode = (await fuzz(root, journal, +seconds, +seed, only)) === 0 ? 0 : 1;
