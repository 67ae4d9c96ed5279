import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "..", "..");

/** The command line as a program of its own, from the sources at hand. @returns the path of its bptrial.js */
export async function bundled(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-bin-"));
  await build({
    absWorkingDir: root,
    entryPoints: { cli: "src/cli/main.ts" },
    outdir: join(folder, "dist"),
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    logLevel: "silent",
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  });
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const bin = join(folder, "bin", "bptrial.js");
  copyFileSync(join(root, "bin", "bptrial.js"), bin);
  return bin;
}
