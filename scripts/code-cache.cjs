/**
 * Writes dist/cli.cache: the code that V8 made of dist/cli.cjs while it ran a plain `effect`, most of which every command
 * shares. A function that was not called is compiled when it is; a larger cache would cost each start more than it saves.
 */
const { rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { cache, load } = require("../bin/load.js");

const nowhere = { write: async () => {}, isTTY: false, columns: null };
const io = { stdin: process.stdin, out: nowhere, err: nowhere, env: {}, signal: new AbortController().signal };

async function run() {
  rmSync(cache, { force: true });
  const { script, main } = load();
  const code = await main(["effect", join(__dirname, "..", "fixtures", "pnf-2017.csv")], io);
  if (code !== 0) throw new Error(`bptrial effect ended with ${code}`);
  writeFileSync(cache, script.createCachedData());
}

run();
