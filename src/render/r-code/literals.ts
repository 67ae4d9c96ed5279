import { visible } from "../escape.js";

/** A text as R reads it in any locale: hidden characters written out, the rest escaped outside ASCII. */
export function rString(text: string): string {
  const escaped = visible(text)
    .replace(/["\\]/g, "\\$&")
    .replace(/[^\x20-\x7e]/gu, (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16);
      return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
    });
  return `"${escaped}"`;
}

/** A number with all its digits; NA where there is none. */
export const rNumber = (value: number | null | undefined): string =>
  value === null || value === undefined ? "NA" : `${value}`;

/** One line that is a comment whatever the text holds. */
export const comment = (text: string): string => `# ${visible(text)}`;

const vector = (values: readonly string[]): string => {
  const lines: string[] = [""];
  for (const value of values) {
    const last = lines.length - 1;
    const line = lines[last] ?? "";
    if (line !== "" && line.length + value.length > 90) lines.push(value);
    else lines[last] = line === "" ? value : `${line}, ${value}`;
  }
  return `c(${lines.join(",\n    ")})`;
};

/** A data frame: a column a name, texts and numbers alike. */
export function dataFrame(
  name: string,
  columns: Readonly<Record<string, readonly (string | number | null | undefined)[]>>,
): readonly string[] {
  const entries = Object.entries(columns);
  return [
    `${name} <- data.frame(`,
    ...entries.map(([column, values], i) => {
      const cells = values.map((value) => (typeof value === "string" ? rString(value) : rNumber(value)));
      return `  ${column} = ${vector(cells)}${i === entries.length - 1 ? "" : ","}`;
    }),
    ")",
  ];
}
