/**
 * Code that V8 made of scripts, kept between starts in the user's own cache folder, so that a start need not compile them.
 *
 * Kept code runs in place of its script, and V8 asks of it only that the script was as long: so it is bound here by
 * SHA-256 to the script's bytes, to the program that runs it and to its own bytes, it lies where only the user writes, and
 * no link is followed to it. Whatever is wrong with it, or with the folder, the scripts are compiled as if there were none.
 *
 * File: 32 bytes SHA-256 of all that follows; 32 bytes identity of what runs the code; 4 bytes length of a list in JSON of
 * each script's name, SHA-256 and length of code; the list; the codes. CommonJS, since an ES module costs a start more.
 */
const { hash } = require("node:crypto");
const fs = require("node:fs");
const { basename, dirname, isAbsolute, join } = require("node:path");

const DIGEST = 32;
/** Kept code takes less than a megabyte; what is much more is none. */
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
 * @param program the folder of the scripts
 * @param command which runs them: each keeps the code of the functions that it calls
 * @returns the code that was kept, if any, and what keeps it; null where nothing is to be kept
 */
function keptCode(program, command, env = process.env, platform = process.platform) {
  const place = refused(env) ? null : levels(env, platform);
  if (place === null) return null;
  const folder = join(...place);
  const { version, versions, arch, execArgv } = process;
  const runner = [version, versions.v8, arch, execArgv, env.NODE_OPTIONS ?? "", program, command];
  const identity = hash("sha256", JSON.stringify(runner), "buffer");
  const path = join(folder, `${identity.toString("hex", 0, 16)}.code`);
  const kept = quietly(() => entriesOf(readPrivate(folder, path), identity)) ?? new Map();
  return {
    path,
    /** The code of a script; undefined where none is kept that was made of these bytes. */
    codeOf(name, source) {
      const entry = kept.get(name);
      return entry !== undefined && entry.digest === hash("sha256", source) ? entry.code : undefined;
    },
    /** Keeps the code of these scripts beside what is kept of others. */
    write(scripts) {
      quietly(() => {
        const entries = new Map(kept);
        for (const [name, { script, source }] of scripts)
          entries.set(name, { digest: hash("sha256", source), code: script.createCachedData() });
        writePrivate(place, path, fileOf(entries, identity));
      });
    },
  };
}

/** V8 copies code that does not start at a multiple of this. */
const ALIGNED = 8;
const aligned = (length) => Math.ceil(length / ALIGNED) * ALIGNED;

/** The entries of a file; none where its digest is wrong or it is another program's. */
function entriesOf(bytes, identity) {
  const entries = new Map();
  if (bytes === undefined || !hash("sha256", bytes.subarray(DIGEST), "buffer").equals(bytes.subarray(0, DIGEST)))
    return entries;
  if (!identity.equals(bytes.subarray(DIGEST, 2 * DIGEST))) return entries;
  const length = bytes.readUInt32LE(2 * DIGEST);
  const list = JSON.parse(bytes.latin1Slice(2 * DIGEST + 4, 2 * DIGEST + 4 + length));
  let start = aligned(2 * DIGEST + 4 + length);
  for (const { name, digest, length } of list) {
    entries.set(name, { digest, code: bytes.subarray(start, start + length) });
    start += aligned(length);
  }
  return entries;
}

function fileOf(entries, identity) {
  const list = JSON.stringify([...entries].map(([name, { digest, code }]) => ({ name, digest, length: code.length })));
  const head = Buffer.alloc(aligned(2 * DIGEST + 4 + list.length));
  identity.copy(head, DIGEST);
  head.writeUInt32LE(list.length, 2 * DIGEST);
  head.write(list, 2 * DIGEST + 4, "latin1");
  const codes = [...entries.values()].flatMap(({ code }) => [code, Buffer.alloc(aligned(code.length) - code.length)]);
  const bytes = Buffer.concat([head, ...codes]);
  hash("sha256", bytes.subarray(DIGEST), "buffer").copy(bytes);
  return bytes;
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

function readPrivate(folder, path) {
  if (!isOurFolder(folder)) return undefined;
  const file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile() || !isPrivate(stat) || stat.size <= 2 * DIGEST + 4 || stat.size > LARGEST) return undefined;
    const bytes = Buffer.allocUnsafeSlow(stat.size);
    if (fs.readSync(file, bytes, 0, stat.size, 0) !== stat.size) return undefined;
    return bytes;
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
