import type { TextReading } from "../../records.js";

const LETTER = "(?:[A-Z]{1,3}|[IVX]{1,4}|\\d)";
const NAME = `[Gg]roup ${LETTER}`;
/** "Tamsulosin (group A)", "the bupivacaine-fentanyl group (Group BF)". */
const BEFORE = new RegExp(`([^.;:,()]{3,90})\\s?[([](${NAME})(?:\\b[^()]{0,20})?[)\\]]`, "g");
/** "Group 1 (n = 60) received 5 mg solifenacin", "Group I: acid etching". */
const BEHIND = new RegExp(
  `\\b(${NAME})\\b(?:\\s?[([][^()]{0,30}[)\\]])?(?:\\s?[:=-]|,? (?:was |were |who )?(?:received?|receiving|given|underwent|treated with|administered|had|used|with|using|consisted of|took))\\s{1,2}([^.;()]{3,70})`,
  "g",
);
/** "50 µg fentanyl in group 2". */
const WITHIN = new RegExp(`([^.;:,()]{3,60}) in (${NAME})\\b(?=[,.; ])`, "g");

/** What the groups of a text that it calls by a letter or number were given, as it says before its results. */
export function groupNamesIn(text: string): TextReading["abbreviations"] {
  const found = new Map<string, string>();
  const add = (name: string, words: string): void => {
    const clean = words
      .replace(/^.*\b(?:receive|receiving|received|either|to|into|treatment with|treated with|with|or|and)\b\s/i, "")
      .replace(/\b(?:group|groups|and|while|whereas|or)\b\s?.{0,12}$/i, (end) =>
        /^groups?$/i.test(end.trim()) ? "" : end,
      )
      .trim();
    const known = [...found.keys()].some((one) => one.toLowerCase() === name.toLowerCase());
    if (
      known ||
      clean.length < 3 ||
      /^(?:not )?receiv\w+$|^(?:drug|treatment|intervention|control|placebo or)$/i.test(clean) ||
      /\b(?:mean|age|aged|rate|significant\w*|respectively|was|were|patients|subjects)\b|%|=/.test(clean)
    )
      return;
    found.set(`Group${name.slice(5)}`, clean);
    found.set(`group${name.slice(5)}`, clean);
  };
  for (const { 1: words = "", 2: name = "" } of text.matchAll(BEFORE)) add(name, words);
  for (const { 1: name = "", 2: words = "" } of text.matchAll(BEHIND))
    add(name, words.split(/,|\b(?:while|whereas|and [Gg]roup|for \d)\b/)[0] ?? "");
  for (const { 1: words = "", 2: name = "" } of text.matchAll(WITHIN)) add(name, words);
  return [...found];
}
