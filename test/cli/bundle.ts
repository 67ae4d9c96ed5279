import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bundlePackages } from "../../scripts/bundle.mjs";
import { bundleCommandLine } from "../../scripts/command-line.mjs";

const root = resolve(import.meta.dirname, "..", "..");

/** The command line as a program of its own, from the sources at hand. @returns the path of its bptrial.js */
export async function bundled(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "bptrial-bin-"));
  await bundleCommandLine(join(folder, "dist"));
  await bundlePackages(join(folder, "dist"));
  cpSync(join(root, "bin"), join(folder, "bin"), { recursive: true });
  return join(folder, "bin", "bptrial.js");
}
