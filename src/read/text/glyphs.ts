/** Character classes of printed statistics, by UTF-16 code. Everything is a comparison or a set look-up: no pattern can run away. */

const DASHES: ReadonlySet<number> = new Set([
  0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d,
]);
const POINTS: ReadonlySet<number> = new Set([0x2e, 0xb7, 0x2219, 0x22c5]);
const SPACES: ReadonlySet<number> = new Set([
  0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff, 0x200b, 0xad,
]);
const CURRENCY: ReadonlySet<number> = new Set([0x24, 0xa2, 0xa3, 0xa5]);
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isDash = (code: number): boolean => DASHES.has(code);
/** A glyph that stands for the decimal mark wherever a digit follows. */
export const isPoint = (code: number): boolean => POINTS.has(code);
export const isSpace = (code: number): boolean => (code >= 0x2000 && code <= 0x200a) || SPACES.has(code);
export const isCurrency = (code: number): boolean => CURRENCY.has(code) || (code >= 0x20a0 && code <= 0x20cf);
export const isSuperscript = (glyph: string): boolean => SUPERSCRIPTS.includes(glyph);
/** A space that is set between the groups of one number. */
export const isGroupSpace = (code: number): boolean =>
  code === 0x20 || code === 0xa0 || code === 0x2009 || code === 0x202f || code === 0x2006 || code === 0x2008;
export const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019 || code === 0x02bc;

/** Letters of any script, with raised and lowered digits and the marks that papers set inside symbols (χ², H₀, ƞ). */
export function isLetter(code: number): boolean {
  // Past the end of a text the code is NaN, which no comparison holds for.
  if (!(code >= 0x80)) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0xc0)
    return code === 0xaa || code === 0xb5 || code === 0xba || code === 0xb2 || code === 0xb3 || code === 0xb9;
  if (code === 0xd7 || code === 0xf7) return false;
  if (code >= 0x2000 && code <= 0x206f) return false;
  if (code >= 0x20a0 && code <= 0x20cf) return false;
  if (code >= 0x2190 && code <= 0x2bff) return false;
  if (code >= 0x3000 && code <= 0x303f) return false;
  if (code >= 0xfe50 && code <= 0xfe6f) return false;
  return !(code >= 0xff00 && code <= 0xff20) && code !== 0xff3b && code !== 0xff3d && code !== 0xff5e;
}

export const isUpper = (glyph: string): boolean => glyph !== glyph.toLowerCase();
