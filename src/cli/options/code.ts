import { BptrialError } from "../../core/errors.js";
import { type Described, didYouMean } from "../../core/registry.js";
import { valued } from "./values.js";

/** A check as `--explain` tells it. */
export interface Explained extends Described {
  readonly codes: readonly string[];
  readonly explain: string;
}

export const explainCode = valued(
  "--explain <code>",
  "what a code means, and what makes the error visible",
  (text) => text,
);

/** @throws E_OPTION where no check has the code */
export function explained(checks: readonly Explained[], kind: string, code: string): string {
  const check = checks.find(({ codes }) => codes.includes(code.toUpperCase()));
  if (check === undefined) {
    const codes = checks.flatMap((one) => one.codes);
    throw new BptrialError(
      "E_OPTION",
      `no ${kind} has the code "${code}"`,
      didYouMean(code, codes, `Codes: ${codes.join(", ")}.`),
    );
  }
  const { codes, label, explain, formula, source } = check;
  return `${codes.join(", ")}  ${label}\n\n  ${explain}\n\n${formula.map((line) => `  ${line}`).join("\n")}\n\n  source  ${source}\n`;
}
