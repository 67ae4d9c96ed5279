/** What stands in a source of JATS or HTML, in its order. */
export interface MarkupVisitor {
  /** `attributes` is what stands in the tag behind its name. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    ensp: "\u2002",
    emsp: "\u2003",
    thinsp: "\u2009",
    hairsp: "\u200a",
    shy: "",
    plusmn: "±",
    minus: "−",
    ndash: "–",
    mdash: "—",
    middot: "·",
    times: "×",
    divide: "÷",
    le: "≤",
    ge: "≥",
    ne: "≠",
    asymp: "≈",
    deg: "°",
    micro: "µ",
    mu: "μ",
    alpha: "α",
    beta: "β",
    gamma: "γ",
    Delta: "Δ",
    delta: "δ",
    chi: "χ",
    kappa: "κ",
    eta: "η",
    dagger: "†",
    Dagger: "‡",
    sect: "§",
    para: "¶",
    sup1: "¹",
    sup2: "²",
    sup3: "³",
    frac12: "½",
    bull: "•",
    hellip: "…",
    lsquo: "‘",
    rsquo: "’",
    ldquo: "“",
    rdquo: "”",
    reg: "®",
    trade: "™",
  }),
);

const LONGEST_NAME = 10;

/** A text with its character references resolved; one that is not known stays as it stands. */
export function resolved(text: string): string {
  let at = text.indexOf("&");
  if (at < 0) return text;
  let out = "";
  let from = 0;
  for (; at >= 0; at = text.indexOf("&", at + 1)) {
    const name = text.slice(at + 1, at + 1 + LONGEST_NAME);
    const length = name.indexOf(";");
    const glyph = length <= 0 ? undefined : glyphOf(name.slice(0, length));
    if (glyph === undefined) continue;
    out += text.slice(from, at) + glyph;
    from = at + length + 2;
  }
  return out + text.slice(from);
}

function glyphOf(name: string): string | undefined {
  if (name.charAt(0) !== "#") return NAMED.get(name);
  const isHex = name.charAt(1) === "x" || name.charAt(1) === "X";
  let code = 0;
  for (let i = isHex ? 2 : 1; i < name.length; i += 1) {
    const digit = "0123456789abcdef".indexOf(name.charAt(i).toLowerCase());
    if (digit < 0 || (!isHex && digit > 9)) return undefined;
    code = code * (isHex ? 16 : 10) + digit;
  }
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/**
 * Walks through JATS or HTML from tag to tag, whether or not it is well formed or has one root: a table is found in a
 * fragment too. Nothing is fetched and no entity of a document's own is resolved.
 */
export function walkMarkup(source: string, visitor: MarkupVisitor): void {
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf("<", at);
    if (open < 0) break;
    if (open > at) visitor.text(resolved(source.slice(at, open)));
    at = tagAt(source, open, visitor);
  }
  if (at < source.length) visitor.text(resolved(source.slice(at)));
}

/** One tag, comment or piece of CDATA; where reading goes on behind it. */
function tagAt(source: string, open: number, visitor: MarkupVisitor): number {
  const behind = (mark: string, from: number): number => {
    const end = source.indexOf(mark, from);
    return end < 0 ? source.length : end + mark.length;
  };
  const next = source.charCodeAt(open + 1);
  if (next === BANG) {
    if (source.startsWith("<!--", open)) return behind("-->", open + 4);
    if (source.startsWith("<![CDATA[", open)) {
      const end = behind("]]>", open + 9);
      visitor.text(source.slice(open + 9, end - 3));
      return end;
    }
    return behind(">", open);
  }
  if (next === QUESTION) return behind("?>", open);
  const closing = next === SLASH;
  if (!isLetter(source.charCodeAt(open + (closing ? 2 : 1)))) {
    visitor.text("<");
    return open + 1;
  }
  const end = tagEnd(source, open);
  let nameEnd = open + (closing ? 2 : 1);
  while (nameEnd < end && isName(source.charCodeAt(nameEnd))) nameEnd += 1;
  const name = localName(source.slice(open + (closing ? 2 : 1), nameEnd));
  if (closing) visitor.close(name);
  else {
    const isEmpty = source.charCodeAt(end - 2) === SLASH;
    visitor.open(name, source.slice(nameEnd, Math.max(nameEnd, isEmpty ? end - 2 : end - 1)));
    if (isEmpty) visitor.close(name);
  }
  if (!closing && (name === "script" || name === "style")) {
    const stop = source.indexOf(`</${name}`, end);
    return stop < 0 ? source.length : stop;
  }
  return end;
}

const BANG = 33;
const QUESTION = 63;
const SLASH = 47;

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isName = (code: number): boolean =>
  isLetter(code) || (code >= 48 && code <= 58) || code === 45 || code === 46 || code === 95;

/** Behind the ">" that ends a tag; one that stands in quotes ends none. */
function tagEnd(source: string, open: number): number {
  let quote = 0;
  for (let at = open; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if ((code === 34 || code === 39) && source.charCodeAt(at - 1) === 61) quote = code;
    else if (code === 62) return at + 1;
  }
  return source.length;
}

/** In lower case and without its namespace. */
function localName(name: string): string {
  const colon = name.indexOf(":");
  return name.slice(colon + 1).toLowerCase();
}

/** What an attribute says; null where it is not there. */
export function attributeOf(attributes: string, name: string): string | null {
  const lower = attributes.toLowerCase();
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    if (at > 0 && !/\s/.test(lower.charAt(at - 1))) continue;
    const rest = attributes.slice(at + name.length).trimStart();
    if (!rest.startsWith("=")) continue;
    const value = rest.slice(1).trimStart();
    const quote = value.charAt(0);
    if (quote === '"' || quote === "'") return resolved(value.slice(1).split(quote)[0] ?? "");
    return resolved(value.split(/\s/)[0] ?? "");
  }
  return null;
}
