/**
 * `npm run bench`: what a user waits for, each figure beside its yardstick in the same run.
 *
 * Times are medians of whole processes run in turn (A B A B …), so that a machine that slows down slows both.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cli = join(root, "bin", "bptrial.js");
const small = join(root, "fixtures", "pnf-2017.csv");
const folder = mkdtempSync(join(tmpdir(), "bptrial-bench-"));
const quick = process.argv.includes("--quick");

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const row = (name, ...cells) =>
  console.log(`${name.padEnd(44)}${cells.map((cell) => String(cell).padStart(14)).join("")}`);

/** Prints the peak memory, in MB, and the user CPU time, in ms, of the process it is loaded into on file descriptor 3. */
const peak = `data:text/javascript,${encodeURIComponent(
  'import{writeSync}from"node:fs";process.on("exit",()=>{const{maxRSS,userCPUTime}=process.resourceUsage();writeSync(3,[maxRSS/1024,userCPUTime/1000].map(Math.round).join(" "))})',
)}`;

function run(command, args, env = process.env) {
  const started = performance.now();
  const child = spawnSync(command, args, { env, stdio: ["ignore", "ignore", "inherit", "pipe"], maxBuffer: 1 << 26 });
  if (child.status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${child.status}`);
  const [megabytes = 0, cpu = 0] = (child.output[3]?.toString() || "0 0").split(" ").map(Number);
  return { ms: performance.now() - started, megabytes, cpu };
}

/** Times of commands run in turn, a list each. The first round only warms up. */
function inTurn(commands, rounds) {
  const times = commands.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    commands.forEach(({ words: [command, ...args], env, before }, i) => {
      before?.();
      const { ms } = run(command, args, env);
      if (round > 0) times[i].push(ms);
    });
  }
  return times;
}

/** The median over the pairs of a round, which were slow or fast together. */
const ratio = (ours, theirs) => median(ours.map((ms, i) => ms / theirs[i]));

const hasR = spawnSync("Rscript", ["-e", "library(metafor)"], { stdio: "ignore" }).status === 0;

/** Node alone, an empty script and an empty module, and ours: at a first start, at later ones, and with nothing kept. */
function coldStart() {
  console.log("\ncold start, `effect --json` on a small table (ms, × bare Node)");
  const node = process.execPath;
  const cache = join(folder, "cache");
  const env = { ...process.env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache };
  for (const name of ["BPTRIAL_NO_CACHE", "NODE_DISABLE_COMPILE_CACHE"]) delete env[name];
  const forget = () => {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(join(cache, "Library", "Caches"), { recursive: true });
  };
  const empty = ["cjs", "mjs"].map((ending) => join(folder, `empty.${ending}`));
  for (const file of empty) writeFileSync(file, "");
  const words = [node, cli, "effect", small, "--json"];
  const commands = {
    "bare node": { words: [node, "-e", "0"] },
    "an empty script": { words: [node, empty[0]] },
    "an empty module": { words: [node, empty[1]] },
    "bptrial --version": { words: [node, cli, "--version"], env },
    "bptrial effect, first start": { words, env, before: forget },
    "bptrial effect, later starts": { words, env },
    "bptrial effect, no code kept": { words, env: { ...env, BPTRIAL_NO_CACHE: "1" } },
  };
  if (hasR) {
    const script = "suppressMessages(library(metafor)); escalc('MD', m1i=1, sd1i=1, n1i=9, m2i=2, sd2i=1, n2i=9)";
    commands["library(metafor) and one escalc"] = { words: ["Rscript", "-e", script] };
  }
  const times = inTurn(Object.values(commands), quick ? 3 : 15);
  Object.keys(commands).forEach((name, i) => {
    row(name, median(times[i]).toFixed(0), `${ratio(times[i], times[0]).toFixed(2)} ×`);
  });
}

/** y and v of k studies, from a fixed linear congruential sequence. */
function studies(k) {
  let state = 42;
  const next = () => {
    state = (1664525 * state + 1013904223) % 4294967296;
    return state / 4294967296;
  };
  return Array.from({ length: k }, (_, i) => ({
    study: `S${i}`,
    label: "",
    y: next() * 2 - 1,
    v: 0.01 + next() * 0.2,
  }));
}

async function fits() {
  const { fitEffects } = await import(pathToFileURL(join(root, "dist", "index.js")).href);
  console.log("\nfull REML fits with Knapp–Hartung, Q-profile and prediction interval, per second");
  for (const k of [10, 100, 1000]) {
    const effects = studies(k);
    const budget = quick ? 300 : 2000;
    for (let i = 0; i < 200; i++) fitEffects(effects);
    const started = performance.now();
    let count = 0;
    while (performance.now() - started < budget) {
      fitEffects(effects);
      count += 1;
    }
    const ours = (count / (performance.now() - started)) * 1000;
    const cells = [Math.round(ours)];
    if (hasR) {
      const y = effects.map(({ y }) => y).join(",");
      const v = effects.map(({ v }) => v).join(",");
      const times = k === 1000 ? 2 : 50;
      const script = `suppressMessages(library(metafor)); y <- c(${y}); v <- c(${v}); fit <- rma(y, v, test="knha"); t <- proc.time()[[3]]; for (i in 1:${times}) fit <- rma(y, v, test="knha"); cat(${times}/(proc.time()[[3]]-t))`;
      // A file: R takes no expression of this length on its command line.
      const file = join(folder, `fits-${k}.R`);
      writeFileSync(file, script);
      const theirs = Number(spawnSync("Rscript", [file], { encoding: "utf8" }).stdout);
      cells.push(`${theirs.toPrecision(3)} in R`, `${Math.round(ours / theirs)} ×`);
    }
    row(`k = ${k}`, ...cells);
  }
}

/** `arms` rows of a long table: two arms a study, ten studies a group. */
async function writeArms(path, arms) {
  const out = createWriteStream(path);
  out.write("study,group,arm,n,mean,sd\n");
  let text = "";
  for (let i = 0; i < arms; i++) {
    const study = i >> 1;
    const arm = i & 1 ? "control" : "treatment";
    text += `Study ${study},G${Math.floor(study / 10)},${arm},${20 + (i % 80)},${(30 + ((i * 7919) % 1000) / 50).toFixed(2)},${(8 + ((i * 104729) % 500) / 100).toFixed(2)}\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, "drain");
      text = "";
    }
  }
  out.end(text);
  await once(out, "finish");
}

async function streaming() {
  const arms = quick ? 100_000 : 1_000_000;
  const path = join(folder, "arms.csv");
  await writeArms(path, arms);
  const parser = pathToFileURL(join(root, "node_modules", "csv-parse", "lib", "index.js")).href;
  const alone = `import {createReadStream} from "node:fs"; import {parse} from "${parser}"; let n = 0; for await (const row of createReadStream(${JSON.stringify(path)}).pipe(parse())) n += row.length;`;
  const callback = `import {createReadStream} from "node:fs"; import {parse} from "${parser}"; let n = 0; const p = createReadStream(${JSON.stringify(path)}).pipe(parse()); p.on("readable", () => { let row; while ((row = p.read()) !== null) n += row.length; }); await new Promise((done) => p.on("end", done));`;
  console.log(`\n${arms.toLocaleString("en")} arm rows (s, user CPU s, peak MB, CPU × the parser alone)`);
  const node = process.execPath;
  const jobs = {
    "csv-parse alone (readable events)": ["--import", peak, "--input-type=module", "-e", callback],
    "csv-parse alone (for await)": ["--import", peak, "--input-type=module", "-e", alone],
    ...Object.fromEntries(
      ["ndjson", "csv", "json"].map((format) => [
        `effect --format ${format}`,
        ["--import", peak, cli, "effect", path, "--format", format],
      ]),
    ),
    [`pool --by group (${(arms / 20).toLocaleString("en")} fits)`]: [
      "--import",
      peak,
      cli,
      "pool",
      path,
      "--by",
      "group",
      "--format",
      "ndjson",
    ],
  };
  const results = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
  for (let round = 0; round < (quick ? 1 : 3); round++) {
    for (const [name, args] of Object.entries(jobs)) results[name].push(run(node, args));
  }
  // Of CPU time, since other programs may share the machine.
  const yardstick = median(results["csv-parse alone (readable events)"].map(({ cpu }) => cpu));
  for (const [name, runs] of Object.entries(results)) {
    const ms = median(runs.map((one) => one.ms));
    const cpu = median(runs.map((one) => one.cpu));
    row(
      name,
      (ms / 1000).toFixed(2),
      (cpu / 1000).toFixed(2),
      `${Math.max(...runs.map((one) => one.megabytes))} MB`,
      `${(cpu / yardstick).toFixed(2)} ×`,
    );
  }
}

try {
  console.log(`Node ${process.version}${hasR ? "" : "; R with metafor is not here, so its rows are missing"}`);
  coldStart();
  await fits();
  await streaming();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
