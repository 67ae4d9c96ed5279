import { isAscii } from "../../core/ascii.js";

const CI =
  "(?:c\\.?\\s?i\\.?|ki|ic|bi|conf\\w*|interval\\w*|limits?|lower|upper|low|high|ll|ul|lb|ub|lcl|ucl|lci|uci|min|max)";
const NUMBER = "(\\d{2}(?:[.,]\\d+)?)";

/** "90% CI", "CI, 99 %", "lower 90%"; without a sign of percent only where both are written as one: "ci90", "90ci". */
const levels = (letter: string, flags: string): readonly RegExp[] => [
  new RegExp(`(?<![${letter}\\d.,])${NUMBER}\\s?[-\\u2010\\u2011]?%[\\s_.,([-]*${CI}(?![${letter}])`, flags),
  new RegExp(`(?<![${letter}])${CI}[\\s_.,:([-]*${NUMBER}\\s?%`, flags),
  new RegExp(`(?<![${letter}])ci${NUMBER}(?!\\d)`, flags),
  new RegExp(`(?:^|[_.(\\s])${NUMBER}ci(?![${letter}])`, flags),
];
/** Of plain text in small letters. */
const PLAIN = levels("a-z", "");
/** Of any text: made when first asked for, since Unicode's letters take long to gather. */
let any: readonly RegExp[] | null = null;

function anyLevels(): readonly RegExp[] {
  any ??= levels("\\p{L}", "iu");
  return any;
}

/** The level of an interval that a text states, in per cent: "90" of "90% CI lower limit"; null where it states none. */
export const levelIn = (text: string): string | null => found(text)?.level ?? null;

/** The text without the level it states; null where it states none. */
export function withoutLevel(text: string): string | null {
  const stated = found(text);
  return stated === null ? null : text.replace(stated.written, "");
}

function found(text: string): { readonly level: string; readonly written: RegExp } | null {
  if (!/\d\d/.test(text)) return null;
  const isPlain = isAscii(text);
  const asked = isPlain ? text.toLowerCase() : text;
  for (const pattern of isPlain ? PLAIN : anyLevels()) {
    const number = pattern.exec(asked)?.[1];
    if (number !== undefined && number >= "50")
      return { level: number.replace(",", "."), written: new RegExp(`${number.replace(".", "\\.")}\\s?%?`) };
  }
  return null;
}

/** What is taken for granted of an interval whose level nothing states. */
export const USUAL_LEVEL = "95";
