// Made when first needed: it takes milliseconds, and most texts are plain.
let segmenter: Intl.Segmenter | null = null;
const PLAIN = /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u2030-\u20ff\u2190-\u22ff\u2500-\u25fc]*$/;
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}])/u;
const EMOJI = /^\p{Emoji_Presentation}/u;
const ZERO = /^[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;

/** What a reader takes for one character: a letter with its marks. */
export function graphemes(text: string): readonly string[] {
  if (PLAIN.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** How many columns one grapheme takes in a terminal: those of its letters; marks take none. */
export function graphemeWidth(grapheme: string): number {
  if (EMOJI.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) width += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** How many columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return graphemes(text).reduce((total, grapheme) => total + graphemeWidth(grapheme), 0);
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** The text, or as much of it as fits before a "…". */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  return width < 1 ? "" : `${take(text, width - 1, 0)[0]}…`;
}

/** The longest beginning that fits, of at least so many graphemes, and the rest. */
function take(text: string, width: number, least: number): readonly [string, string] {
  let taken = 0;
  let used = 0;
  let kept = "";
  for (const grapheme of graphemes(text)) {
    used += graphemeWidth(grapheme);
    if (used > width && taken >= least) break;
    kept += grapheme;
    taken += 1;
  }
  return [kept, text.slice(kept.length)];
}

/** An estimate with its interval is one word; the comma inside it is no place to break. */
const WORDS = /(?:[−\d][^ \n]* )?[^ [\n]*\[[^\]\n]*\][^ \n]*|[^ \n]+/g;

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number, indent = ""): readonly string[] {
  const room = Math.max(1, width - displayWidth(indent));
  const words = (text.match(WORDS) ?? []).flatMap((word) =>
    displayWidth(word) <= room ? [word] : word.split(" ").flatMap((part) => pieces(part, room)),
  );
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of words) {
    const limit: number = lines.length === 0 ? width : room;
    if (line === null) line = word;
    else if (displayWidth(line) + 1 + displayWidth(word) <= limit) line += ` ${word}`;
    else {
      lines.push(lines.length === 0 ? line : indent + line);
      line = word;
    }
  }
  if (line !== null) lines.push(lines.length === 0 ? line : indent + line);
  return lines;
}

function pieces(word: string, width: number): readonly string[] {
  const found: string[] = [];
  for (let rest = word; rest !== ""; ) {
    const [head, tail] = take(rest, width, 1);
    found.push(head);
    rest = tail;
  }
  return found;
}
