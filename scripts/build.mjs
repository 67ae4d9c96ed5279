/**
 * Builds what is shipped: dist/index.js and its chunks (library), dist/cli (command line), dist/types
 * (declarations), dist/schema (JSON Schemas from the types of src/records/) and the licences of what is
 * bundled.
 *
 * `--if-stale` does nothing when dist/ is newer than every source.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleLibrary, bundlePackages, bundlePlatforms } from "./bundle.mjs";
import { bundleCommandLine } from "./command-line.mjs";
import { writeData } from "./data.mjs";
import { writeOracle } from "./oracle.mjs";
import { writeSchemas } from "./schemas.mjs";
import { keepReached } from "./types.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const stamp = join(dist, "THIRD-PARTY-LICENSES.txt");

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** The text of every licence, and notice, of a package that ended up in a bundle: Apache-2.0 asks for both. */
function licences(bundles) {
  const packages = new Set();
  for (const input of bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs))) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) packages.add(match[1]);
  }
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
      const entries = readdirSync(join(root, folder));
      const textOf = (pattern) => {
        const file = entries.find((entry) => pattern.test(entry));
        return file ? [readFileSync(join(root, folder, file), "utf8").trim()] : [];
      };
      const [licence = `Licence: ${license}`] = textOf(/^(licen[cs]e|copying)/i);
      const text = [licence, ...textOf(/^notice/i)].join("\n\n");
      return { title: `${name} ${version} (${license})`, text };
    })
    .reduce((groups, { title, text }) => groups.set(text, [...(groups.get(text) ?? []), title]), new Map());
}

async function main() {
  if (process.argv.includes("--if-stale") && existsSync(stamp)) {
    const sources = ["src", "bin", "data", "fixtures/golden", "scripts", "package.json"].map((name) =>
      join(root, name),
    );
    const generated = join(root, "src", "generated");
    const latest = Math.max(
      ...sources.flatMap((path) =>
        path.endsWith("src")
          ? readdirSync(path)
              .map((name) => join(path, name))
              .filter((child) => child !== generated)
              .map(newest)
          : [newest(path)],
      ),
    );
    if (latest < statSync(stamp).mtimeMs) return;
  }
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  writeData();
  writeOracle(join(root, "src", "generated"));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  writeFileSync(
    join(root, "src", "generated", "version.ts"),
    `/** Of this release. */\nexport const version = "${version}";\n`,
  );

  await writeSchemas(join(root, "src", "records"), join(dist, "schema"), join(root, "src", "generated"));

  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  keepReached(join(dist, "types"), "index.d.ts");

  const bundles = [await bundleLibrary(dist), await bundleCommandLine(dist), await bundlePackages(dist)];
  await bundlePlatforms(dist);
  const texts = [...licences(bundles)].map(([text, titles]) => `${titles.join("\n")}\n\n${text}\n`);
  writeFileSync(stamp, `bptrial bundles these packages.\n\n${texts.join(`\n${"-".repeat(80)}\n\n`)}`);
}

await main();
