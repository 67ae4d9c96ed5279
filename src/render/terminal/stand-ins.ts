import { graphemes, graphemeWidth } from "../width.js";

const SIMPLE = /^[\x00-\u02ff\u2010-\u2027\u2030-\u20cf\u2100-\u22ff\u2500-\u25fc]$/;
const FIRST = 0xe000;
const FILLER = "\uf8ff";

/**
 * Replaces every character whose width programs disagree about by private ones of one column each, so that a table laid
 * out with them lines up by our widths. Our texts hold no private characters: those are escaped before.
 */
export class StandIns {
  readonly #byGrapheme = new Map<string, string>();
  readonly #byStandIn = new Map<string, string>();

  in(text: string): string {
    return graphemes(text)
      .map((grapheme) => (SIMPLE.test(grapheme) ? grapheme : this.#standIn(grapheme)))
      .join("");
  }

  out(text: string): string {
    return text.replace(/[\ue000-\uf8ff]/g, (character) =>
      character === FILLER ? "" : (this.#byStandIn.get(character) ?? character),
    );
  }

  #standIn(grapheme: string): string {
    const known = this.#byGrapheme.get(grapheme);
    if (known !== undefined) return known;
    const width = graphemeWidth(grapheme);
    const code = FIRST + this.#byStandIn.size;
    if (width === 0 || code >= FILLER.charCodeAt(0)) return "";
    const character = String.fromCharCode(code);
    const standIn = character + FILLER.repeat(width - 1);
    this.#byStandIn.set(character, grapheme);
    this.#byGrapheme.set(grapheme, standIn);
    return standIn;
  }
}
