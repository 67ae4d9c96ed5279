/**
 * Starts dist/cli.cjs from what V8 made of it at build (dist/cli.cache, by
 * scripts/code-cache.cjs), which spares reading half a megabyte of JavaScript at each call. Another version of V8 refuses
 * it, and the text is compiled as any other. Nothing is written here. CommonJS, since an ES module costs a start more.
 */
const { existsSync, readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "..", "dist", "cli.cjs");
const cache = join(__dirname, "..", "dist", "cli.cache");

function cachedCode() {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

function load() {
  // The bundle is ASCII, and each of its letters one byte in memory.
  const script = new Script(readFileSync(file, "latin1"), { filename: "dist/cli.cjs", cachedData: cachedCode() });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, dirname(file));
  return { script, main: module.exports.main };
}

async function start(words) {
  if (!existsSync(file)) {
    process.stderr.write("bptrial is not built: run npm run build in its folder.\n");
    process.exitCode = 70;
    return;
  }
  process.exitCode = await load().main(words);
}

module.exports = { cache, load, start };
