/** How a printed number is built, before anything is known of the marks that its document uses. */
export type Shape =
  /** Digits alone. */
  | { readonly kind: "integer"; readonly digits: string }
  /** One mark that can only be a decimal mark: `0,5`, `12,34`, `3·1`. */
  | { readonly kind: "decimal"; readonly mark: "." | "," | "·"; readonly whole: string; readonly fraction: string }
  /** Groups of three that can only be thousands: `1,234,567`, `1.234,5`, `1 234`. */
  | {
      readonly kind: "grouped";
      readonly mark: "." | "," | " " | "'";
      readonly whole: string;
      readonly decimal: "." | "," | "·" | null;
      readonly fraction: string;
    }
  /** One mark before exactly three digits: `1,234` is 1234 or 1.234. */
  | { readonly kind: "either"; readonly mark: "." | ","; readonly before: string; readonly after: string };

/** A printed number taken apart. */
export interface Printed {
  readonly negative: boolean;
  readonly shape: Shape;
  /** Power of ten, as printed digits with their sign; null without one. */
  readonly exponent: string | null;
  /** What is unusual about it besides its marks. */
  readonly minus: string | null;
  readonly power: boolean;
}

/** Every dash that papers print before a negative number. */
const MINUS = "\\-\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d";
const SPACE = " \\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000";
const SIGN = new RegExp(`^([+${MINUS}])?([${SPACE}]*)`, "u");
const E_NOTATION = /[eE]([+-]?\d{1,4})$/;
const TIMES_TEN = new RegExp(`[${SPACE}]*[×xX*][${SPACE}]*10(?:\\^[${SPACE}]*)?([${MINUS}+]?\\d{1,4})$`, "u");
const SUPERSCRIPT = new RegExp(`[${SPACE}]*[×xX*·][${SPACE}]*10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})$`, "u");

const INTEGER = /^\d+$/;
const DECIMAL = /^(\d*)([.,·∙⋅])(\d+)$/u;
const TRAILING_POINT = /^(\d+)\.$/;
const GROUPED = new RegExp(`^([1-9]\\d{0,2})([.,${SPACE}'’ʼ])(\\d{3}(?:\\2\\d{3})*)(?:([.,·∙⋅])(\\d+))?$`, "u");

/** Takes a cell apart; null where it is not exactly one number. */
export function printedNumber(text: string): Printed | null {
  let rest = text.trim();
  if (rest.length > 60) return null;
  const [lead = "", sign = "", gap = ""] = SIGN.exec(rest) ?? [];
  rest = rest.slice(lead.length);
  let exponent: string | null = null;
  let power = false;
  const e = E_NOTATION.exec(rest);
  const times = e || !rest.includes("10") ? null : (TIMES_TEN.exec(rest) ?? SUPERSCRIPT.exec(rest));
  if (e) exponent = e[1] ?? "";
  else if (times) {
    // "×105" may be a superscript that was lost on the way; only a sign, a caret or raised digits tell.
    const raised = times[1] ?? "";
    if (/^\d/.test(raised) && !times[0].includes("^")) return null;
    exponent = raised.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit))).replace("⁺", "+");
    exponent = exponent.replace(/^[^\d+]/u, "-");
    power = true;
  }
  if (e ?? times) rest = rest.slice(0, -((e ?? times)?.[0].length ?? 0));
  const shape = shapeOf(rest);
  if (shape === null) return null;
  const negative = sign !== "" && sign !== "+";
  const minus = negative && (sign !== "-" || gap !== "") ? sign + gap : null;
  return { negative, shape, exponent, minus, power };
}

function shapeOf(body: string): Shape | null {
  if (INTEGER.test(body)) return { kind: "integer", digits: body };
  const point = TRAILING_POINT.exec(body);
  if (point) return { kind: "decimal", mark: ".", whole: point[1] ?? "", fraction: "0" };
  const grouped = GROUPED.exec(body);
  if (grouped) {
    const [, first = "", mark = "", groups = "", decimal, fraction = ""] = grouped;
    const kind = mark === "." || mark === "," ? mark : /['’ʼ]/u.test(mark) ? "'" : " ";
    if (decimal === undefined && groups.length === 3 && (kind === "." || kind === ",")) {
      return { kind: "either", mark: kind, before: first, after: groups };
    }
    if (decimal === mark) return null;
    const whole = first + groups.replaceAll(mark, "");
    return { kind: "grouped", mark: kind, whole, decimal: decimal === undefined ? null : pointLike(decimal), fraction };
  }
  const decimal = DECIMAL.exec(body);
  if (decimal) {
    const [, whole = "", mark = "", fraction = ""] = decimal;
    return { kind: "decimal", mark: pointLike(mark), whole, fraction };
  }
  return null;
}

const pointLike = (mark: string): "." | "," | "·" => (mark === "." || mark === "," ? mark : "·");
