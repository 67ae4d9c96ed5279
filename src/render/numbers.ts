import type { Interval } from "../records.js";

const MAX_DECIMALS = 10;

/** Fixed decimals with a true minus sign and no "−0"; powers of ten where decimals would not show the number. */
export function fixed(value: number, decimals: number): string {
  if (Math.abs(value) >= 1e12 || (value !== 0 && Math.abs(value) < 10 ** -MAX_DECIMALS)) return scientific(value);
  const text = value.toFixed(Math.min(decimals, 20));
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}

/** "1.23×10⁻¹⁵" */
export function scientific(value: number, digits = 3): string {
  const [mantissa = "", exponent = "0"] = value.toExponential(digits - 1).split("e");
  return `${mantissa.replace("-", "−")}×10${superscript(exponent.replace("+", ""))}`;
}

export function superscript(text: string): string {
  return [...text].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"["0123456789".indexOf(c)] ?? (c === "-" ? "⁻" : c)).join("");
}

const within = (decimals: number): number => Math.min(MAX_DECIMALS, Math.max(0, decimals));

/** How many decimals an estimate deserves: two to three significant digits of its standard error. */
export function decimalsFor(se: number | null, estimate: number): number {
  const spread = se !== null && se > 0 ? se / 10 : Math.abs(estimate) / 1000;
  return spread > 0 ? within(Math.ceil(-Math.log10(spread) - 1e-9)) : 1;
}

/** The same for a ratio, whose lower limit may be far smaller than its estimate. */
export function decimalsForRatio({
  estimate,
  ciLow,
}: {
  readonly estimate: number;
  readonly ciLow: number | null;
}): number {
  if (ciLow === null) return within(estimate < 10 ? 2 : 1);
  const spread = (estimate - ciLow) / 5;
  const needed = spread > 0 ? Math.ceil(-Math.log10(spread) - 1e-9) : 2;
  const seen = ciLow > 0 ? Math.ceil(-Math.log10(ciLow)) : 0;
  return within(Math.max(needed, seen, estimate < 10 ? 2 : 0));
}

/** Decimals of a number as it was typed: the fewest that give it back. */
export function decimalsTyped(value: number): number {
  const [mantissa = "", exponent = "0"] = `${value}`.split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return within(decimals - +exponent);
}

/** Nobody types more decimals of a mean; more of them come from a computation. */
const TYPED = 4;

/** Decimals of a mean or SD of an arm: as typed, or two or three significant digits where it was worked out. */
export function decimalsOfArm(value: number, sd: number | null): number {
  const deserved = decimalsFor(sd, value);
  const typed = decimalsTyped(value);
  return typed <= Math.max(TYPED, deserved + 1) ? typed : deserved;
}

/** At most `digits` significant digits, without trailing zeros: "0.31", "152.2", "6". Whole numbers keep every digit. */
export function significant(value: number, digits = 3): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e12 || size < 1e-4))
    return scientific(value, digits)
      .replace(/(\.\d*?)0+×/, "$1×")
      .replace(".×", "×");
  const whole = size === 0 ? 1 : Math.floor(Math.log10(size)) + 1;
  const text = fixed(value, Math.max(0, digits - whole));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** "0.004", "0.23", "<0.0001", "<10⁻²⁵": never "0.000", and never "0.05" for what is not. */
export function pText(p: number): string {
  if (p > 0.999) return p === 1 ? "1" : ">0.999";
  if (p >= 0.1) return p.toFixed(2);
  if (p >= 0.001) {
    const text = p.toFixed(3);
    return text === "0.050" && p !== 0.05 ? nearTheUsualLevel(p) : text;
  }
  if (p >= 0.0001) return p.toFixed(4);
  if (p >= 1e-10) return "<0.0001";
  return p > 0 ? `<10${superscript(`${Math.ceil(Math.log10(p))}`)}` : "<10⁻³⁰⁰";
}

/** A p-value that three decimals would put on 0.05, on the side where it is. */
function nearTheUsualLevel(p: number): string {
  const text = p.toFixed(5);
  if (Math.abs(p - 0.05) < 1e-12) return "0.050";
  if (text === "0.05000") return p < 0.05 ? "<0.05" : ">0.05";
  return text.replace(/0$/, "");
}

/** "p = 0.004", "p < 10⁻²⁵" */
export function pPhrase(p: number): string {
  const text = pText(p);
  return /^[<>]/.test(text) ? `p ${text.charAt(0)} ${text.slice(1)}` : `p = ${text}`;
}

/** A share as a percentage that is 0% or 100% only if it is. */
export function percentText(share: number, decimals = 0): string {
  const percent = 100 * share;
  const rounded = +percent.toFixed(decimals);
  const lost = (rounded === 0 && percent !== 0) || (rounded === 100 && percent !== 100);
  if (!lost) return `${fixed(percent, decimals)}%`;
  if (decimals < 1) return percentText(share, 1);
  return percent > 50 ? ">99.9%" : percent > 0 ? "<0.1%" : `${fixed(percent, 3)}%`;
}

/** "88%", "0.7%", "<0.1%": a chance is never printed as 0 or 1. */
export function chanceText(probability: number): string {
  const percent = 100 * probability;
  if (percent < 0.1) return "<0.1%";
  if (percent > 99.9) return ">99.9%";
  return `${percent < 10 || percent > 90 ? fixed(percent, 1) : fixed(percent, 0)}%`;
}

/** "7.9 [4.7, 11.0]" */
export function withInterval({ estimate, ciLow, ciHigh }: Interval, decimals: number): string {
  return `${fixed(estimate, decimals)} [${fixed(ciLow, decimals)}, ${fixed(ciHigh, decimals)}]`;
}

/** A share with its interval: "76% [50%, 92%]". */
export function percentInterval({ estimate, ciLow, ciHigh }: Interval): string {
  return `${percentText(estimate)} [${percentText(ciLow)}, ${percentText(ciHigh)}]`;
}
