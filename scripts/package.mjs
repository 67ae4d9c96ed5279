/**
 * Lays out what is published in out/package, whose package.json has no scripts (npm asks at each install whether they may
 * run) and nothing that only development needs: `npm run package && npm publish ./out/package`.
 *
 * `--refuse` is what packing the repository itself is answered with.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

export function layOut(folder) {
  execFileSync(process.execPath, [join(root, "scripts", "build.mjs"), "--if-stale"], { stdio: "inherit" });
  const {
    scripts: _,
    devDependencies: __,
    ...published
  } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of [...published.files, "README.md", "LICENSE"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
  return folder;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--refuse")) {
    process.stderr.write("Pack what `npm run package` lays out: npm pack ./out/package\n");
    process.exitCode = 1;
  } else layOut(join(root, "out", "package"));
}
