import type { Range } from "../../core/ranges.js";
import type { EstimateStatistic, PrintedP } from "../../records.js";
import { fixed, plain } from "../wording.js";

/** A probability with two significant digits. */
function pFigure(p: number): string {
  if (p === 0) return "0";
  if (p < 0.0001) return p.toExponential(1).replace("-", "−");
  const decimals = Math.min(6, 1 - Math.floor(Math.log10(p) + 1e-12));
  return fixed(p, Math.max(2, decimals));
}

/** "0.0036 to 0.0077" */
export function pFigures({ low, high }: Range): string {
  const [from, to] = [pFigure(low), pFigure(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** "p = 0.0003" as printed. */
export function pPrinted(p: PrintedP, printed: string | null): string {
  // "n.s." has no figure.
  const figure = /\d/.test(printed ?? "") ? printed?.replace(/^[^\d.,·]*/, "") : null;
  return `p ${p.op} ${p.value < 0 ? "−" : ""}${figure || pFigure(Math.abs(p.value))}`;
}

/** "12.1 to 13.4", or one figure where both ends print alike. */
export function figures({ low, high }: Range, decimals: number): string {
  const [from, to] = [fixed(low, decimals), fixed(high, decimals)];
  return from === to ? from : `${from} to ${to}`;
}

/** 1524 as "1,524". */
export function people(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(?:\d{3}){1,6}$)/g, ",");
}

/** "0.65 [0.48 to 0.88]" with the digits as printed. */
export function intervalPrinted({ estimate, lower, upper, printed }: EstimateStatistic): string {
  const show = (text: string | null, value: number | null): string => {
    if (text === null) return value === null ? "?" : plain(value);
    return `${value !== null && value < 0 ? "−" : ""}${text.replace(/^[^\d.,·]+/u, "")}`;
  };
  const limits = `[${show(printed.lower, lower)} to ${show(printed.upper, upper)}]`;
  return estimate === null ? limits : `${show(printed.estimate, estimate)} ${limits}`;
}
