import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { neededR } from "../needed.js";
import { runLine } from "./shell.js";

const limits = readFileSync("docs/limits.md", "utf8");
const FILE = "fixtures/bcg.csv";

describe("the calls of docs/limits.md", () => {
  it("run at the end of the script", async () => {
    const rows = limits.split("\n").filter((line) => line.startsWith("|"));
    const calls = rows
      .flatMap((row) =>
        [...(row.split(/(?<!\\)\|/).at(-2) ?? "").matchAll(/`([^`]+\(.*?\))`/g)].map(([, call]) => call ?? ""),
      )
      .map((call) => call.replaceAll("\\|", "|"));
    expect(calls.length).toBeGreaterThan(15);
    const { stdout } = await runLine(`bptrial pool ${FILE} --measure rr --direction lower-better --r-code`);
    const columns = "dat$x <- seq_len(nrow(dat)); dat$effect <- dat$x; dat$r <- dat$x / 100; dat$n <- 50";
    // A call that asks for a package of its own is a call all the same.
    const lacking = 'function(e) if (grepl("install the .* package", conditionMessage(e))) "lacking" else stop(e)';
    const tried = calls.map((call) => `cat(tryCatch(class(suppressWarnings(${call}))[1], error = ${lacking}), "\\n")`);
    const file = join(mkdtempSync(join(tmpdir(), "bptrial-limits-")), "all.R");
    writeFileSync(file, [stdout, "pdf(NULL)", columns, 'cat("@@@\\n")', ...tried].join("\n"));
    const answers = execFileSync(neededR(), [file], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
    expect(answers.split("@@@\n")[1]?.trim().split("\n")).toHaveLength(calls.length);
  }, 120_000);
});
