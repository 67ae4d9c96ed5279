import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * What our use of a package never reaches, and what would cost each start a millisecond or two: commander starts no
 * programs for us, and chalk is told whether to paint.
 */
const unreached = {
  name: "unreached",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:child_process|#supports-color)$/ }, ({ path }) => ({ path, namespace: "unreached" }));
    onLoad({ filter: /.*/, namespace: "unreached" }, () => ({ contents: "export default {};" }));
  },
};

/** Large, and asked for by few commands: files of their own, which the library and the command line load when needed. */
const PACKAGES = ["html-to-text", "yaml"];
const apart = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /^[a-z]/ }, ({ path, kind }) =>
      kind === "dynamic-import" && PACKAGES.includes(path)
        ? { path: `./packages/${path}.cjs`, external: true }
        : undefined,
    );
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  plugins: [unreached, apart],
  // Heavy and seldom needed: whoever reads PDFs installs it.
  external: ["unpdf"],
};

export const bundlePackages = (folder) =>
  build({
    ...shared,
    format: "cjs",
    entryPoints: PACKAGES,
    outdir: join(folder, "packages"),
    outExtension: { ".js": ".cjs" },
  });

/** The library, an ES module that loads its parts when they are needed. */
export const bundleLibrary = (folder) =>
  build({
    ...shared,
    format: "esm",
    // CommonJS packages inside an ES module still ask for Node's own modules by `require`.
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
    entryPoints: { index: "src/index.ts" },
    outdir: folder,
    // Beside packages/, which they name.
    chunkNames: "part-[hash]",
    splitting: true,
  });

/** esbuild writes texts in ASCII and leaves regular expressions as they are; escaped, their letters mean the same. */
const inAscii = (code) =>
  code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * The command line in one file that bin/load.js runs: as a script, since V8's code can be kept for scripts alone, and in
 * ASCII, which is read without decoding.
 */
export async function bundleCommandLine(folder) {
  const file = join(folder, "cli.cjs");
  const result = await build({
    ...shared,
    entryPoints: ["src/cli/main.ts"],
    outfile: file,
    write: false,
    format: "cjs",
    define: { "import.meta.dirname": "__dirname" },
    // A script that is run from kept code has no loader for it.
    supported: { "dynamic-import": false },
    banner: { js: "(function(exports,require,module,__dirname){" },
    footer: { js: "})" },
  });
  mkdirSync(folder, { recursive: true });
  for (const { text } of result.outputFiles) writeFileSync(file, inAscii(text));
  return result;
}
