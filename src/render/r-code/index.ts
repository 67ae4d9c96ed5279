import { BptrialError } from "../../core/errors.js";
import type { ResultDocument } from "../../records.js";
import type { RCalls } from "./calls.js";
import { effectScript } from "./effect.js";
import { comment } from "./literals.js";
import { poolPrelude, poolScript } from "./pool.js";

/** A script for R and metafor that computes a document's numbers again. @throws E_OPTION for a document without effects, and for a test that R does not have */
export function rScript(document: ResultDocument, calls: RCalls): string {
  const opening = [
    comment(
      `The numbers of ${document.schema} in R, from ${document.input.map(({ name }) => name).join(", ") || "no file"}`,
    ),
    comment(`written by ${document.tool.name} ${document.tool.version}; run with Rscript; checked with metafor 3.8-1`),
    "suppressPackageStartupMessages(library(metafor))",
    "",
  ];
  switch (document.schema) {
    case "bptrial/effect@1":
    case "bptrial/smd@1":
      return script([...opening, ...effectScript(document)]);
    case "bptrial/pool@1":
      return script([...opening, ...poolPrelude(document, calls), ...poolScript(document, calls)]);
    default:
      throw new BptrialError(
        "E_OPTION",
        `--r-code writes effects and meta-analyses, not ${document.schema}`,
        "Use it with effect, smd or pool.",
      );
  }
}

const script = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
