/**
 * Starts dist/cli.cjs, from what V8 made of it at an earlier start where that was kept (kept-code.js): compiling a megabyte
 * of JavaScript takes longer than most commands. CommonJS, since an ES module costs a start more.
 */
const { existsSync, readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");
const { keptCode } = require("./kept-code.js");

const file = join(__dirname, "..", "dist", "cli.cjs");

/** A run that went well, whether or not a check found something, has called what its command mostly calls. */
const WELL = 1;

function load(command) {
  const source = readFileSync(file);
  const kept = keptCode(source, command);
  const cachedData = kept?.read();
  // The bundle is ASCII, and each of its letters one byte in memory.
  const script = new Script(source.latin1Slice(), { filename: "dist/cli.cjs", cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, dirname(file));
  const isNew = cachedData === undefined || script.cachedDataRejected === true;
  return { script, main: module.exports.main, keep: () => isNew && kept?.write(script.createCachedData()) };
}

async function start(words) {
  if (!existsSync(file)) {
    process.stderr.write("bptrial is not built: run npm run build in its folder.\n");
    process.exitCode = 70;
    return;
  }
  const { main, keep } = load(words[0] ?? "");
  process.exitCode = await main(words);
  if (process.exitCode <= WELL) keep();
}

module.exports = { load, start };
