import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
// @ts-expect-error plain JavaScript, as it is shipped
import { keptCode, levels } from "../../bin/kept-code.js";

const bin = resolve("bin/bptrial.js");
const { NODE_DISABLE_COMPILE_CACHE: _, NODE_V8_COVERAGE: __, BPTRIAL_NO_CACHE: ___, ...env } = process.env;

let folder = "";
let cache = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "bptrial-kept-")));
  cache = join(folder, "bptrial");
});
afterEach(() => execFileSync("rm", ["-rf", folder]));

const start = (more: NodeJS.ProcessEnv = {}, words = ["effect", "fixtures/pnf-2017.csv", "--json"]) => {
  const ran = spawnSync(process.execPath, [bin, ...words], {
    encoding: "utf8",
    env: { ...env, XDG_CACHE_HOME: folder, ...more },
  });
  return { stdout: ran.stdout, stderr: ran.stderr, code: ran.status };
};
const plain = () => start({ BPTRIAL_NO_CACHE: "1" });
const only = (): string => {
  const names = readdirSync(cache);
  expect(names).toHaveLength(1);
  return join(cache, names[0] ?? "");
};
/** Whether V8 takes what is kept of every script that a run loads, asked by a program with the same flags. */
const isTaken = (words = ["effect", "fixtures/pnf-2017.csv", "--json"]): boolean => {
  const asks = join(folder, "asks.cjs");
  writeFileSync(
    asks,
    `const { load } = require(${JSON.stringify(resolve("bin/load.js"))});
    const words = process.argv.slice(2);
    const { main, scripts } = load(words[0]);
    main(words).then(() => process.stderr.write(String([...scripts.values()].every(({ isKept }) => isKept))));`,
  );
  const { stderr } = spawnSync(process.execPath, [asks, ...words], {
    encoding: "utf8",
    env: { ...env, XDG_CACHE_HOME: folder },
  });
  return stderr === "true";
};

describe("code kept between starts", () => {
  it("is made at the first start, for the user alone, and taken at the next", () => {
    const expected = plain();
    expect(expected.code).toBe(0);
    expect(existsSync(cache)).toBe(false);
    expect(start()).toEqual(expected);
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    expect(statSync(only()).mode & 0o777).toBe(0o600);
    expect(isTaken()).toBe(true);
    const made = statSync(only()).ino;
    expect(start()).toEqual(expected);
    expect(statSync(only()).ino).toBe(made);
  });

  it("is taken after a stream too, which steers V8 while it runs", () => {
    const words = ["effect", "fixtures/pnf-2017.csv", "--format", "ndjson"];
    start({}, words);
    expect(isTaken(words)).toBe(true);
  });

  it("grows with what a command comes to need, and keeps what it had", () => {
    start();
    const table = ["effect", "fixtures/pnf-2017.csv"];
    expect(isTaken(table)).toBe(false);
    start({}, table);
    expect(isTaken(table)).toBe(true);
    expect(isTaken()).toBe(true);
  });

  it("is not run with a bit flipped, wherever that is", { timeout: 120_000 }, () => {
    const expected = start();
    const good = readFileSync(only());
    for (let k = 0; k < 8; k += 1) {
      const bad = Buffer.from(good);
      const at = Math.floor(((k + 0.37) / 8) * bad.length);
      bad.writeUInt8(bad.readUInt8(at) ^ (1 << k), at);
      writeFileSync(only(), bad);
      expect(isTaken()).toBe(false);
      expect(start()).toEqual(expected);
      expect(isTaken()).toBe(true);
    }
    writeFileSync(only(), good.subarray(0, good.length - 1));
    expect(start()).toEqual(expected);
    writeFileSync(only(), "");
    expect(start()).toEqual(expected);
  });

  it("is not run where it is another script's of the same length", () => {
    const expected = start();
    const length = statSync("dist/cli/main.cjs").size;
    const forged = `
      const { Script } = require("node:vm");
      const { keptCode } = require(${JSON.stringify(resolve("bin/kept-code.js"))});
      const text = '({main(given){given.exports.main=async()=>{process.stdout.write("other");return 0}}})'.padEnd(${length}, " ");
      const script = new Script(text, { filename: "dist/cli/main.cjs" });
      script.runInThisContext();
      const kept = keptCode(${JSON.stringify(resolve("dist/cli"))}, "effect");
      kept.write(new Map([["main", { script, source: Buffer.from(text) }]]));
      process.stdout.write(kept.path);`;
    const program = join(folder, "forge.cjs");
    writeFileSync(program, forged);
    const forge = () =>
      execFileSync(process.execPath, [program], { encoding: "utf8", env: { ...env, XDG_CACHE_HOME: folder } });
    expect(forge()).toBe(only());
    expect(isTaken()).toBe(false);
    expect(start()).toEqual(expected);
    expect(isTaken()).toBe(true);
  });

  it("is not run where it is another command's", () => {
    const expected = start();
    const ours = only();
    start({}, ["pool", "fixtures/bcg.csv", "--measure", "rr", "--json"]);
    const [other] = readdirSync(cache)
      .map((name) => join(cache, name))
      .filter((path) => path !== ours);
    renameSync(other ?? "", ours);
    expect(isTaken()).toBe(false);
    expect(start()).toEqual(expected);
  });

  it("is bound to the program, to its command and to the flags", () => {
    const path = (program: string, command: string, more = {}) =>
      keptCode(program, command, { XDG_CACHE_HOME: folder, ...more }).path;
    const flags = { NODE_OPTIONS: "--jitless" };
    const all = [path("/a", "effect"), path("/b", "effect"), path("/a", "pool"), path("/a", "effect", flags)];
    expect(new Set(all).size).toBe(4);
  });

  it("follows no link, to a folder or to a file", () => {
    const expected = plain();
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(elsewhere, { mode: 0o700 });
    symlinkSync(elsewhere, cache);
    expect(start()).toEqual(expected);
    expect(readdirSync(elsewhere)).toEqual([]);

    execFileSync("rm", [cache]);
    start();
    const kept = only();
    const good = readFileSync(kept);
    const target = join(elsewhere, "target");
    renameSync(kept, target);
    symlinkSync(target, kept);
    expect(isTaken()).toBe(false);
    expect(start()).toEqual(expected);
    expect(readFileSync(target).equals(good)).toBe(true);
    expect(statSync(only()).ino).not.toBe(statSync(target).ino);
  });

  it("is not looked for where others may write", () => {
    const expected = start();
    chmodSync(cache, 0o777);
    expect(isTaken()).toBe(false);
    chmodSync(cache, 0o700);
    chmodSync(only(), 0o666);
    expect(isTaken()).toBe(false);
    expect(start()).toEqual(expected);
  });

  it("is done without, silently, where there is no home or nothing may be written", () => {
    const expected = plain();
    const { HOME: _, XDG_CACHE_HOME: __, ...bare } = env;
    const file = join(folder, "file");
    writeFileSync(file, "");
    for (const more of [{ HOME: "/proc/self" }, { HOME: "" }, { HOME: file }, { HOME: "not/absolute" }, {}]) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [bin, "effect", "fixtures/pnf-2017.csv", "--json"],
        { encoding: "utf8", env: { ...bare, ...more } },
      );
      expect({ stdout, stderr, code: status }).toEqual(expected);
    }
    expect(start({ XDG_CACHE_HOME: "/proc/self" })).toEqual(expected);
    expect(existsSync("not")).toBe(false);
  });

  it("makes no home that is not there", () => {
    const { XDG_CACHE_HOME: _, ...others } = env;
    const bare = { ...others, HOME: join(folder, "nobody") };
    spawnSync(process.execPath, [bin, "methods"], { env: bare });
    expect(existsSync(join(folder, "nobody"))).toBe(false);
  });

  it("is left alone where the user says so", () => {
    start({ BPTRIAL_NO_CACHE: "1" });
    start({ NODE_DISABLE_COMPILE_CACHE: "1" });
    expect(existsSync(cache)).toBe(false);
  });

  it("is not made of a run that failed", () => {
    start({}, ["effect", "no-such-file.csv"]);
    start({}, ["efect"]);
    expect(existsSync(cache)).toBe(false);
  });

  it("does not grow without end", () => {
    for (let k = 0; k < 40; k += 1) {
      const script = { createCachedData: () => Buffer.from("code") };
      const scripts = new Map([["main", { script, source: Buffer.from("") }]]);
      keptCode(`/${k}`, "effect", { XDG_CACHE_HOME: folder }).write(scripts);
    }
    expect(readdirSync(cache).length).toBeLessThanOrEqual(24);
  });
});

describe("the cache folder", () => {
  it("is where the system keeps a user's caches", () => {
    const cacheFolder = (env: object, platform: string) => {
      const names: readonly string[] | null = levels(env, platform);
      return names === null ? null : join(...names);
    };
    const home = { HOME: "/home/a", XDG_CACHE_HOME: undefined };
    expect(cacheFolder(home, "linux")).toBe(join("/home/a", ".cache", "bptrial"));
    expect(cacheFolder({ ...home, XDG_CACHE_HOME: "/x" }, "linux")).toBe(join("/x", "bptrial"));
    expect(cacheFolder({ ...home, XDG_CACHE_HOME: "relative" }, "linux")).toBe(join("/home/a", ".cache", "bptrial"));
    expect(cacheFolder(home, "darwin")).toBe(join("/home/a", "Library", "Caches", "bptrial"));
    expect(cacheFolder({ LOCALAPPDATA: "/local" }, "win32")).toBe(join("/local", "bptrial", "Cache"));
    expect(cacheFolder({}, "linux")).toBe(null);
  });
});
