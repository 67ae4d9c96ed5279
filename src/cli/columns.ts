export const INDENT = "  ";

/** Words broken into lines of `width` characters. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export type Row = readonly [term: string, meaning: string];

export const widest = (rows: readonly Row[]): number => Math.min(28, Math.max(...rows.map(([term]) => term.length)));

/** Terms in one column, what they mean in the other; a long term has a line of its own. */
export function columns(rows: readonly Row[], width: number, left = widest(rows)): readonly string[] {
  const gap = `${INDENT}${" ".repeat(left)}${INDENT}`;
  return rows.flatMap(([term, meaning]) => {
    const [first = "", ...rest] = wrapped(meaning, Math.max(20, width - gap.length));
    const lines = rest.map((line) => gap + line);
    if (term.length > left) return [INDENT + term, gap + first, ...lines];
    return [`${INDENT}${term.padEnd(left)}${INDENT}${first}`, ...lines];
  });
}
