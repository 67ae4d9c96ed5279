import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * What our use of a package never reaches, and what would cost each start a millisecond or two, or its size: commander
 * starts no programs for us, chalk is told whether to paint, and no element of a page is written as HTML again (the names of
 * entities, once more, are a third of what reads a page).
 */
const UNREACHED = {
  "node:child_process": "export default {};",
  "#supports-color": "export default {};",
  "dom-serializer": "export default function render() { throw new Error('no HTML is written'); } export { render };",
};
const unreached = {
  name: "unreached",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^stream$/ }, () => ({ path: join(root, "src", "read", "transform.ts") }));
    onResolve({ filter: /^(node:child_process|#supports-color|dom-serializer)$/ }, ({ path }) => ({
      path,
      namespace: "unreached",
    }));
    onLoad({ filter: /.*/, namespace: "unreached" }, ({ path }) => ({ contents: UNREACHED[path] }));
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

/** What every bundle is built with. */
export const shared = {
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

/** For Node and for browsers: yaml's build for browsers asks Node for nothing. */
export const bundlePackages = (folder) =>
  build({
    ...shared,
    format: "cjs",
    entryPoints: { "html-to-text": "html-to-text", yaml: "node_modules/yaml/browser/index.js" },
    outdir: join(folder, "packages"),
    outExtension: { ".js": ".cjs" },
  });

/** All of Node's that the library asks for: in a browser src/browser/platform.ts stands in its place. */
const FROM_NODE = {
  "node:buffer": ["Buffer", "isAscii", "isUtf8"],
  "node:crypto": ["createHash"],
  "node:fs": ["close", "existsSync", "open", "read", "readdirSync", "readFileSync", "statSync"],
  "node:path": ["basename", "dirname", "extname", "join"],
  "node:util": ["promisify", "TextDecoder"],
};

/** What is asked of Node is asked of `#platform`, which package.json's `imports` leads to one of two files. */
const platform = {
  name: "platform",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#platform$/ }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: "platform" }));
    onLoad({ filter: /.*/, namespace: "platform" }, ({ path }) => {
      const names = FROM_NODE[path];
      return names
        ? { contents: `export { ${names.join(", ")} } from "#platform";` }
        : { errors: [{ text: `the library asks for ${path}, which a browser does not have` }] };
    });
  },
};

/** The two files that `#platform` may be. */
export async function bundlePlatforms(folder) {
  const lines = Object.entries(FROM_NODE).map(([path, names]) => `export { ${names.join(", ")} } from "${path}";\n`);
  writeFileSync(join(folder, "platform.node.js"), lines.join(""));
  await build({
    ...shared,
    platform: "browser",
    plugins: [],
    format: "esm",
    entryPoints: { "platform.browser": "src/browser/platform.ts" },
    outdir: folder,
  });
}

/** The library, an ES module that loads its parts when they are needed, for Node and for browsers. */
export const bundleLibrary = (folder) =>
  build({
    ...shared,
    plugins: [...shared.plugins, platform],
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import"],
    inject: ["scripts/buffer.mjs"],
    format: "esm",
    entryPoints: { index: "src/index.ts" },
    outdir: folder,
    // Beside packages/, which they name.
    chunkNames: "part-[hash]",
    splitting: true,
  });
