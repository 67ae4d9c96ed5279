import { BptrialError } from "../core/errors.js";
import { didYouMean } from "../core/registry.js";
import { type Code, codes } from "../pipeline/codes.js";
import { columns, wrapped } from "./columns.js";

/** What a code means, whoever says it. @throws E_OPTION where nothing has the code */
export function explained(text: string, width: number): string {
  const same = codes.filter(({ code }) => code === text.toUpperCase());
  if (same.length > 0) return `${same.map((code) => oneCode(code, width)).join("\n\n")}\n`;
  const all = codes.map(({ code }) => code);
  const rest = "All are listed by bptrial help errors, help notes and help findings.";
  throw new BptrialError("E_OPTION", `nothing has the code "${text}"`, didYouMean(text.toUpperCase(), all, rest));
}

function oneCode({ code, kind, means, explain, formula, source, exit }: Code, width: number): string {
  const facts = [
    ["kind", exit === null ? kind : `${kind}, exit code ${exit}`] as const,
    ...(source === null ? [] : [["source", source] as const]),
  ];
  const lines = [
    ...wrapped(`${code}  ${means}`, width),
    "",
    ...wrapped(explain, width - 2).map((line) => `  ${line}`),
    ...(formula.length === 0 ? [] : ["", ...formula.map((line) => `  ${line}`)]),
    "",
    ...columns(facts, width),
  ];
  return lines.join("\n");
}
