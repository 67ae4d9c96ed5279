import { spawnSync } from "node:child_process";

const isThere = (command: string, words: readonly string[]): boolean =>
  spawnSync(command, words, { stdio: "ignore" }).status === 0;

/** The first of these programs that is installed. @throws where none is: the slow tests skip nothing */
export function needed(commands: readonly string[], words: readonly string[], install: string): string {
  const found = commands.find((command) => isThere(command, words));
  if (found !== undefined) return found;
  throw new Error(`the slow tests need ${commands.join(" or ")} (${words.join(" ")}): ${install}`);
}

export const neededR = (): string =>
  needed(["Rscript"], ["-e", "library(metafor)"], "apt-get install r-base-core r-cran-metafor");

export const neededChromium = (): string =>
  needed(["chromium", "chromium-browser", "google-chrome"], ["--version"], "apt-get install chromium");

export const neededShell = (shell: string): string => needed([shell], ["-c", "true"], `apt-get install ${shell}`);
