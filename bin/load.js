/**
 * Starts the command line of dist/cli/ from what V8 made of it at an earlier start, where that was kept (kept-code.js):
 * compiling takes longer than most commands. A file holds functions by name, parts that load one another when they are
 * called. CommonJS, since an ES module costs a start more.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");
const { keptCode } = require("./kept-code.js");

const folder = join(__dirname, "..", "dist", "cli");

/** A run that went well, whether or not a check found something, has called what its command mostly calls. */
const WELL = 1;

function load(command) {
  const kept = keptCode(folder, command);
  const scripts = new Map();
  const parts = new Map();

  function functionsOf(file) {
    const known = scripts.get(file);
    if (known !== undefined) return known.functions;
    const source = readFileSync(join(folder, `${file}.cjs`));
    const cachedData = kept?.codeOf(file, source);
    // The source is ASCII, and each of its letters one byte in memory.
    const script = new Script(source.latin1Slice(), { filename: `dist/cli/${file}.cjs`, cachedData });
    const isKept = cachedData !== undefined && script.cachedDataRejected === false;
    const functions = script.runInThisContext();
    scripts.set(file, { script, source, isKept, functions });
    return functions;
  }

  function part(file, name) {
    const known = parts.get(name);
    if (known !== undefined) return known;
    const given = { exports: {} };
    functionsOf(file)[name](given, part, require, folder);
    parts.set(name, given.exports);
    return given.exports;
  }

  return {
    main: part("main", "main").main,
    scripts,
    keep() {
      if ([...scripts.values()].some(({ isKept }) => !isKept)) kept?.write(scripts);
    },
  };
}

async function start(words) {
  let loaded;
  try {
    loaded = load(words[0] ?? "");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    process.stderr.write("bptrial is not built: run npm run build in its folder.\n");
    process.exitCode = 70;
    return;
  }
  process.exitCode = await loaded.main(words);
  if (process.exitCode <= WELL) loaded.keep();
}

module.exports = { load, start };
