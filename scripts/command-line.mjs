/**
 * The command line in files that bin/load.js runs: scripts, since V8's code can be kept for scripts alone, and in ASCII,
 * which is read without decoding.
 *
 * esbuild splits it into parts, of which a command loads those that it needs; parts that the same commands need lie in one
 * file, as functions by name, since a part that is not called costs its bytes and each file more than those.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { shared } from "./bundle.mjs";

/** What so many commands load lies in one file for all. */
const SEVERAL = 4;

/** What bin/load.js gives each part. */
const GIVEN = "given, part, require, __dirname";

/** A part's exports as values, in place of getters with all that those need: none of ours changes. */
const handedOver = (text) =>
  text.replace(/\bexport\s*\{([^{}]*)\};?\s*$/, (_, names) => {
    const pairs = names.split(",").map((name) => name.trim().split(/\s+as\s+/));
    return `given.exports={${pairs.map(([own, called = own]) => `${called}:${own}`).join(",")}};`;
  });

const nameOf = (path) => path.replace(/^.*\//, "").replace(/\.js$/, "");

/** esbuild writes texts in ASCII and leaves regular expressions as they are; escaped, their letters mean the same. */
const inAscii = (code) =>
  code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A part and all that is loaded with it. */
function loadedWith(parts, name, found = new Set()) {
  if (found.has(name) || !parts.has(name)) return found;
  found.add(name);
  for (const { kind, path } of parts.get(name).imports)
    if (kind === "import-statement") loadedWith(parts, nameOf(path), found);
  return found;
}

/** Which file each part lies in: named by the command that needs it, by the two or three, or by the part where none does. */
function filesOf(parts) {
  const always = loadedWith(parts, "main");
  const needing = new Map([...parts.keys()].map((name) => [name, []]));
  for (const [name, { entryPoint }] of parts) {
    const [, command] = /^src\/cli\/commands\/([\w-]+)\.ts$/.exec(entryPoint ?? "") ?? [];
    if (command !== undefined) for (const each of loadedWith(parts, name)) needing.get(each).push(command);
  }
  return new Map(
    [...needing].map(([name, commands]) => {
      if (always.has(name)) return [name, "main"];
      if (commands.length >= SEVERAL) return [name, "several"];
      return [name, commands.length === 0 ? name : commands.sort().join("-")];
    }),
  );
}

/** dist/cli/ in a folder. */
export async function bundleCommandLine(folder) {
  const result = await build({
    ...shared,
    entryPoints: ["src/cli/main.ts"],
    outdir: join(folder, "cli"),
    write: false,
    format: "esm",
    splitting: true,
    chunkNames: "part-[hash]",
    define: { "import.meta.dirname": "__dirname" },
  });
  const parts = new Map(Object.entries(result.metafile.outputs).map(([path, output]) => [nameOf(path), output]));
  const files = filesOf(parts);
  const functions = new Map();
  for (const { path, text } of result.outputFiles) {
    const { code } = await transform(handedOver(text), {
      format: "cjs",
      minify: true,
      target: shared.target,
      // A script that is run from kept code has no loader for it.
      supported: { "dynamic-import": false },
    });
    const named = inAscii(code)
      .replace(/\brequire\("\.\/(main|part-\w+)\.js"\)/g, (_, name) => `part("${files.get(name)}","${name}")`)
      .replaceAll('require("./packages/', 'require("../dist/packages/');
    const name = nameOf(path);
    const file = files.get(name);
    functions.set(file, [...(functions.get(file) ?? []), `"${name}":function(${GIVEN}){${named}}`]);
  }
  mkdirSync(join(folder, "cli"), { recursive: true });
  for (const [file, texts] of functions)
    writeFileSync(join(folder, "cli", `${file}.cjs`), `({${texts.join(",\n")}})\n`);
  return result;
}
