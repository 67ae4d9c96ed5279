/** Names of arms are sought by their words, those that tell arms apart. */
const EMPTY: ReadonlySet<string> = new Set(
  "the of in and with for a an or plus group groups arm arms treatment patients subjects participants mean baseline total mg day daily therapy".split(
    " ",
  ),
);

/** How many people a text says an arm has: "placebo (n = 14)", "48 patients in the placebo group"; null where it says none or several. */
export function sizeIn(text: string, arm: string): number | null {
  const words =
    arm
      .toLowerCase()
      .match(/[\p{L}\d][\p{L}\d.-]*/gu)
      ?.filter((word) => !EMPTY.has(word) && word.length > 1) ?? [];
  const [first] = [...words].sort((a, b) => b.length - a.length);
  if (first === undefined || text === "") return null;
  const lower = text.toLowerCase();
  const found = new Map<number, number>();
  let bound = 0;
  for (
    let at = lower.indexOf(first);
    at >= 0 && bound < 200;
    at = lower.indexOf(first, at + first.length), bound += 1
  ) {
    const n =
      behind(lower.slice(at, at + 110), words) ?? before(lower.slice(Math.max(0, at - 90), at + first.length), words);
    if (n !== null) found.set(n, (found.get(n) ?? 0) + 1);
  }
  const ranked = [...found].sort((a, b) => b[1] - a[1]);
  const [most, next] = ranked;
  return most === undefined || (next !== undefined && next[1] === most[1]) ? null : most[0];
}

/** "Placebo (n = 14)", "placebo group, n = 14", "placebo group (14 patients". */
function behind(window: string, words: readonly string[]): number | null {
  const each = /^[^.;:()\d]{0,30}\(\s?n\s?=\s?(\d{1,5})\s(?:per|for each|in each|each)\b/.exec(window);
  if (each !== null) return digits(each[1]);
  const found =
    /^[^.;:()\d]{0,50}(?:\([^()\d]{0,25}\)\s?)?[([,]?\s?n\s?=\s?(\d{1,5})\b/.exec(window) ??
    /^[^.;:()\d]{0,40}\(\s?(\d{1,5})\s(?:patients|subjects|participants|women|men|children)/.exec(window);
  if (found === null || !words.every((word) => found[0].includes(word))) return null;
  return digits(found[1]);
}

/** "48 patients were assigned to placebo", "48 in the placebo group". */
function before(window: string, words: readonly string[]): number | null {
  const found =
    /(?<![\d.,/=<>%-])(\d{1,5})\s(?:(?:patients|subjects|participants|women|men|children|infants|adults|individuals)\s)?(?:\(\d{1,3}(?:\.\d)?%\)\s)?(?:were |was )?(?:(?:randomly )?(?:assigned|allocated|randomi[sz]ed) )?(?:received|receiving|to receive|in(?:to)?|to)\s(?:the\s)?[^.;:,()]{0,45}$/.exec(
      window,
    );
  if (found === null || !words.every((word) => found[0].includes(word))) return null;
  return digits(found[1]);
}

const digits = (text: string | undefined): number | null => {
  const n = [...(text ?? "")].reduce((sum, digit) => sum * 10 + "0123456789".indexOf(digit), 0);
  return n > 0 ? n : null;
};
