/**
 * What stands for "no value", compared without regard to case and outer space. Single words only where no number,
 * arm or study is called so; zero, "none" and "unknown" say something and are not among them.
 */
export const MISSING_TOKENS: readonly string[] = [
  "",
  "na",
  "n/a",
  "n.a.",
  "#n/a",
  "nan",
  "null",
  ".",
  "..",
  "-",
  "--",
  "–",
  "—",
  "−",
  "*",
  "?",
  "nr",
  "n.r.",
  "not reported",
  "not available",
  "not applicable",
  "missing",
];

/** A test for missing cells: the tokens above and those the user adds. */
export function missingTest(added: readonly string[]): (text: string) => boolean {
  const tokens = new Set([...MISSING_TOKENS, ...added].map((token) => token.trim().toLowerCase()));
  const longest = Math.max(...[...tokens].map((token) => token.length));
  const digitsToo = [...tokens].some((token) => /^[-+]?\d/.test(token));
  return (text) => {
    const first = text.charCodeAt(0);
    if (!digitsToo && first >= 48 && first <= 57) return false;
    const trimmed = text.trim();
    return trimmed.length <= longest && tokens.has(trimmed.toLowerCase());
  };
}
