import { readEntity } from "./entities.js";
import { isCurrency, isDash, isDigit, isLetter, isPoint, isSpace } from "./glyphs.js";
import { numberEnd } from "./number-end.js";
import { wordEnd } from "./word-end.js";

export type TokenKind =
  | "number"
  /** Digits that are no number: versions, dates, trial identifiers. */
  | "code"
  | "word"
  | "dash"
  | "open"
  | "close"
  | "comma"
  | "semicolon"
  | "colon"
  | "dot"
  /** `canonical` is one of = < > <= >=. */
  | "relation"
  | "percent"
  | "plusminus"
  | "plus"
  | "slash"
  | "tilde"
  | "currency"
  | "bar"
  | "other";

/** One piece of a text. Offsets count UTF-16 units, so that `text.slice(start, end)` is what is printed. */
export interface Token {
  readonly kind: TokenKind;
  /** As printed. */
  readonly text: string;
  /** A word in lower case; a relation or bracket in its one spelling. */
  readonly canonical: string;
  readonly start: number;
  readonly end: number;
  /** White space stands before it. */
  readonly gap: boolean;
}

/** Glyphs that are a token of their own, by the one spelling that the parser knows. Full-width forms are escaped. */
const GLYPHS: readonly (readonly [TokenKind, string, string])[] = [
  ["open", "(", "(\uff08"],
  ["open", "[", "[\uff3b\u3010"],
  ["open", "{", "{"],
  ["close", ")", ")\uff09"],
  ["close", "]", "]\uff3d\u3011"],
  ["close", "}", "}"],
  ["comma", ",", ",\uff0c\u3001\u060c"],
  ["semicolon", ";", ";\uff1b"],
  ["colon", ":", ":\uff1a\u2236"],
  ["dot", ".", ".\u3002"],
  ["relation", "=", "=\uff1d\u2248\u2245\u2261"],
  ["relation", "<", "<\uff1c\u226a\u2039\u02c2\ufe64"],
  ["relation", ">", ">\uff1e\u226b\u203a\u02c3\ufe65"],
  ["relation", "<=", "\u2264\u2266\u2a7d"],
  ["relation", ">=", "\u2265\u2267\u2a7e"],
  ["percent", "%", "%\uff05\ufe6a"],
  ["plusminus", "\u00b1", "\u00b1"],
  ["plus", "+", "+\uff0b"],
  ["slash", "/", "/\u2044\u2215\uff0f"],
  ["tilde", "~", "~\uff5e\u301c\u223c"],
  ["bar", "|", "|"],
];
const SINGLE: ReadonlyMap<string, readonly [TokenKind, string]> = new Map(
  GLYPHS.flatMap(([kind, canonical, glyphs]) => [...glyphs].map((glyph) => [glyph, [kind, canonical]] as const)),
);

/** Cuts a text into tokens in one pass; white space is only remembered as `gap`. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap = false;
  let at = 0;
  const push = (kind: TokenKind, end: number, canonical?: string): void => {
    const printed = text.slice(at, end);
    tokens.push({ kind, text: printed, canonical: canonical ?? printed, start: at, end, gap });
    gap = false;
    at = end;
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      gap = true;
      at += 1;
    } else if (isDigit(code) || (isPoint(code) && startsDecimal(text, at))) {
      const { end, isNumber } = numberEnd(text, at);
      push(isNumber ? "number" : "code", end);
    } else if (isLetter(code)) {
      const end = wordEnd(text, at);
      push("word", end, spelled(text.slice(at, end)).toLowerCase());
    } else if (isDash(code)) push("dash", at + 1, "-");
    else if (isCurrency(code)) push("currency", at + 1);
    else {
      const entity = code === 38 ? readEntity(text, at) : null;
      if (entity === null) pushSingle(text, at, tokens.at(-1), push);
      else if (entity.kind === "space") {
        gap = true;
        at = entity.end;
      } else push(entity.kind, entity.end, entity.canonical);
    }
  }
  return tokens;
}

/** A word without what its setting put into it: ligatures, soft hyphens, the hyphen of a broken line. */
const spelled = (word: string): string =>
  /[\ufb00-\ufb06\u00ad\n]/u.test(word) ? word.replace(/\u00ad\r?\n?|-\r?\n/gu, "").normalize("NFKC") : word;

/** ".05", but not the full stop in "end.5" nor the second point of "1.2.3". */
function startsDecimal(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at + 1))) return false;
  const before = text.charCodeAt(at - 1);
  return at === 0 || (!isDigit(before) && !isLetter(before) && !isPoint(before) && before !== 41 && before !== 93);
}

type Push = (kind: TokenKind, end: number, canonical?: string) => void;

function pushSingle(text: string, at: number, last: Token | undefined, push: Push): void {
  const glyph = text.charAt(at);
  const [kind, canonical] = SINGLE.get(glyph) ?? (["other", glyph] as const);
  const equals = text.charAt(at + 1) === "=";
  if (kind === "relation" && (canonical === "<" || canonical === ">") && equals) push(kind, at + 2, `${canonical}=`);
  else if (glyph === "+" && /^\/[-−–]/u.test(text.slice(at + 1, at + 3))) push("plusminus", at + 3, "±");
  else if (glyph === "=" && last?.kind === "relation" && last.end === at) push("other", at + 1, glyph);
  else push(kind, at + 1, canonical);
}
