const CI =
  "(?:c\\.?\\s?i\\.?|ki|ic|bi|conf\\w*|interval\\w*|limits?|lower|upper|low|high|ll|ul|lb|ub|lcl|ucl|lci|uci|min|max)";
const NUMBER = "(\\d{2}(?:[.,]\\d+)?)";
const BEFORE = "(?<![\\p{L}\\d.,])";

/** "90% CI", "CI, 99 %", "lower 90%"; without a sign of percent only where both are written as one: "ci90", "90ci". */
const LEVELS: readonly RegExp[] = [
  new RegExp(`${BEFORE}${NUMBER}\\s?[-\\u2010\\u2011]?%[\\s_.,([-]*${CI}(?!\\p{L})`, "iu"),
  new RegExp(`(?<!\\p{L})${CI}[\\s_.,:([-]*${NUMBER}\\s?%`, "iu"),
  new RegExp(`(?<!\\p{L})ci${NUMBER}(?!\\d)`, "iu"),
  new RegExp(`(?:^|[_.(\\s])${NUMBER}ci(?!\\p{L})`, "iu"),
];

/** The level of an interval that a text states, in per cent: "90" of "90% CI lower limit"; null where it states none. */
export const levelIn = (text: string): string | null => found(text)?.level ?? null;

/** The text without the level it states; null where it states none. */
export function withoutLevel(text: string): string | null {
  const stated = found(text);
  return stated === null ? null : text.replace(stated.written, "");
}

function found(text: string): { readonly level: string; readonly written: RegExp } | null {
  for (const pattern of LEVELS) {
    const number = pattern.exec(text)?.[1];
    if (number !== undefined && number >= "50")
      return { level: number.replace(",", "."), written: new RegExp(`${number.replace(".", "\\.")}\\s?%?`) };
  }
  return null;
}

/** What is taken for granted of an interval whose level nothing states. */
export const USUAL_LEVEL = "95";
