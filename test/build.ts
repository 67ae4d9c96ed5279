import { execFileSync } from "node:child_process";

/** The packaging, schema and documentation tests look at dist/, so it must be that of the sources at hand. */
export default function build(): void {
  execFileSync(process.execPath, ["scripts/build.mjs", "--if-stale"], { stdio: "inherit" });
}
