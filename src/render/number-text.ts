const ZERO = 48;

/** A number as every machine-readable format writes it: 12 significant digits, rounded once, and 0 for −0. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e12) return `${value + 0}`;
  const text = value.toPrecision(12);
  if (text.includes("e")) return `${+text}`;
  // Only behind a point do zeros say nothing.
  if (!text.includes(".")) return text;
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  return text.slice(0, text.endsWith(".", end) ? end - 1 : end);
}
