/** Label and caption of a table, and what stands below it, told from other paragraphs. */

const LABEL =
  /^((?:Supplementa(?:ry|l) |Appendix |Online |Additional )?Tab(?:le|\.)\s{1,3}(?:[A-Z]{0,2}\d{1,3}[a-z]?|[IVXL]{1,6}))\b\s?[.:|–—-]?\s{0,3}/i;

/** The last paragraph that begins with "Table 2", and what follows it. */
export function captionOf(blocks: readonly string[]): {
  readonly label: string | null;
  readonly caption: string | null;
} {
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const text = (blocks[at] ?? "").replace(/^[*_#\s]{1,6}/, "");
    const found = LABEL.exec(text);
    if (found === null) continue;
    const rest = [text.slice(found[0].length), ...blocks.slice(at + 1)]
      .join(" ")
      .replace(/[*_]{1,3}/g, "")
      .trim();
    return { label: (found[1] ?? "").trim(), caption: rest === "" ? null : rest };
  }
  const last = blocks.at(-1)?.trim() ?? "";
  return { label: null, caption: blocks.length === 1 && last !== "" && last.length < 400 ? last : null };
}

const NOTE =
  /^(?:[\u0001*†‡§¶#‖|^]|\(?[a-i]\)|[a-i]\u0001|(?:notes?|abbreviations?|legend|key|source)\b|(?:data|values|numbers|figures|results|entries|percentages|plus.minus values|p.values?|all values|means?|SD|SE|SEM|CI|n|N|IQR)\b[^.]{0,60}\b(?:are|is|were|presented|denotes?|indicates?|from)\b|(?:[A-Z][\w-]{0,12}|n|N)\s?[=,:]\s?[a-z])/i;

/** "*P < 0.05", "Values are mean (SD)", "Abbreviations: …", "SD = standard deviation". */
export const isNote = (text: string): boolean => NOTE.test(text.slice(0, 200));
