/**
 * Code that V8 made of a script, kept between starts in the user's own cache folder, so that a start need not compile it.
 *
 * Kept code runs in place of the script, and V8 asks of it only that the script was as long: so it is bound here by
 * SHA-256 to the script's bytes, to the program that runs it and to its own bytes, it lies where only the user writes, and
 * no link is followed to it. Whatever is wrong with it, or with the folder, the script is compiled as if there were none.
 *
 * File: 32 bytes SHA-256 of (identity ‖ code), then the code. CommonJS, since an ES module costs a start more.
 */
const { hash } = require("node:crypto");
const fs = require("node:fs");
const { basename, dirname, isAbsolute, join } = require("node:path");

const DIGEST = 32;
/** Kept code takes about a megabyte; what is much more is none. */
const LARGEST = 64 * 2 ** 20;
/** One for each command and version of Node; the oldest go. */
const MOST = 24;
const NAME = /^[0-9a-f]{32}\.code(\.\d+\.part)?$/;

/** The folder that there must be, and below it ours, level by level; null where nothing names it. */
function levels({ LOCALAPPDATA, XDG_CACHE_HOME, HOME }, platform) {
  const below = (base, ...names) => (base && isAbsolute(base) ? [base, ...names] : null);
  if (platform === "win32") return below(LOCALAPPDATA, "bptrial", "Cache");
  const named = XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : null;
  if (named !== null) return below(dirname(named), basename(named), "bptrial");
  return platform === "darwin" ? below(HOME, "Library", "Caches", "bptrial") : below(HOME, ".cache", "bptrial");
}

const refused = ({ BPTRIAL_NO_CACHE, NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE }) =>
  Boolean(BPTRIAL_NO_CACHE || NODE_DISABLE_COMPILE_CACHE || NODE_V8_COVERAGE);

/** Ours, and nobody else's to read or write. Windows keeps the folder to the user by its own lists. */
const isPrivate = ({ uid, mode }) => process.getuid === undefined || (uid === process.getuid() && (mode & 0o077) === 0);

/**
 * @param source the script's bytes
 * @param part which part of the script is used: each keeps code of its own, of the functions that it calls
 * @returns what reads and writes its code; null where nothing is to be kept
 */
function keptCode(source, part, env = process.env, platform = process.platform) {
  const place = refused(env) ? null : levels(env, platform);
  if (place === null) return null;
  const folder = join(...place);
  const { version, versions, arch, execArgv } = process;
  const runner = JSON.stringify([version, versions.v8, arch, execArgv, env.NODE_OPTIONS ?? "", part]);
  const identity = hash("sha256", `${hash("sha256", source)} ${runner}`);
  const path = join(folder, `${identity.slice(0, 32)}.code`);
  const digestOf = (code) => hash("sha256", Buffer.concat([Buffer.from(identity), code]), "buffer");
  return {
    path,
    read: () => quietly(() => readPrivate(folder, path, digestOf)),
    write: (code) => quietly(() => writePrivate(place, path, Buffer.concat([digestOf(code), code]))),
  };
}

/** A cache that fails is no cache: that is nothing to tell. */
function quietly(work) {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const isOurFolder = (folder) => {
  const stat = fs.lstatSync(folder);
  return stat.isDirectory() && isPrivate(stat);
};

function readPrivate(folder, path, digestOf) {
  if (!isOurFolder(folder)) return undefined;
  const file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile() || !isPrivate(stat) || stat.size <= DIGEST || stat.size > LARGEST) return undefined;
    const bytes = Buffer.allocUnsafeSlow(stat.size);
    if (fs.readSync(file, bytes, 0, stat.size, 0) !== stat.size) return undefined;
    const code = bytes.subarray(DIGEST);
    return digestOf(code).equals(bytes.subarray(0, DIGEST)) ? code : undefined;
  } finally {
    fs.closeSync(file);
  }
}

/** Written beside its place and moved there, so that another start never sees half of it. */
function writePrivate([base, ...names], path, bytes) {
  let folder = base;
  // Level by level: Node's own way of making all of them does not end in /proc.
  for (const name of names) {
    folder = join(folder, name);
    makeFolder(folder);
  }
  if (!isOurFolder(folder)) return;
  const part = `${path}.${process.pid}.part`;
  try {
    fs.writeFileSync(part, bytes, { flag: "wx", mode: 0o600 });
    fs.renameSync(part, path);
  } catch {
    fs.rmSync(part, { force: true });
  }
  removeOldest(folder);
}

function makeFolder(path) {
  try {
    fs.mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
}

function removeOldest(folder) {
  const files = fs.readdirSync(folder).filter((name) => NAME.test(name));
  if (files.length <= MOST) return;
  const aged = files.map((name) => ({ file: join(folder, name), made: fs.lstatSync(join(folder, name)).mtimeMs }));
  for (const { file } of aged.sort((a, b) => b.made - a.made).slice(MOST)) fs.rmSync(file, { force: true });
}

module.exports = { keptCode, levels };
