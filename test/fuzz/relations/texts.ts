import type { Fuzzer, Input } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import type { Random } from "../random.js";
import { abstract } from "../texts.js";
import { asFuzzer, same } from "./relation.js";

/** Sentences that tell nothing of a trial's results. */
const BESIDE = [
  "The study was registered before it began.",
  "All authors approved the manuscript.",
  "We thank the nurses of the ward.",
  "The protocol is available from the authors.",
];

const made = (random: Random): Input => ({
  argv: ["check", "a.txt", "--from", "text", "--json"],
  files: { "a.txt": text(abstract(random).replaceAll("\n", " ")) },
  terminal: null,
});

const contentOf = ({ files }: Input): string => `${files["a.txt"]}`;
const withText = (input: Input, content: string): Input => ({ ...input, files: { "a.txt": text(content) } });

const unchanged = (name: string, about: string, changed: (input: Input, random: Random) => Input): Fuzzer =>
  asFuzzer({ name, about, make: made, changed, expected: same });

const escaped = (content: string): string =>
  content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export const textRelations: readonly Fuzzer[] = [
  unchanged(
    "sentence-after",
    "a sentence about something else at the end loses no statistic and no finding",
    (input, random) => withText(input, `${contentOf(input)}\n\n${random.pick(BESIDE)}`),
  ),
  unchanged("sentence-before", "nor does one at the beginning", (input, random) =>
    withText(input, `${random.pick(BESIDE)}\n\n${contentOf(input)}`),
  ),
  asFuzzer({
    name: "text-line-ends",
    about: "CR LF and blanks at the end of lines change nothing",
    make: (random) => {
      const input = made(random);
      return withText(input, contentOf(input).replaceAll(". ", ".\n"));
    },
    changed: (input, random) => withText(input, contentOf(input).replaceAll("\n", random.pick(["\r\n", "  \n"]))),
    expected: same,
  }),
  asFuzzer({
    name: "text-blanks",
    about: "two blanks, or one that does not break, are a blank to every number",
    make: made,
    changed: (input, random) =>
      withText(input, contentOf(input).replace(/(?<!\d) (?!×)|(?<=\d) (?![\d×])/g, random.pick(["  ", "\u00a0"]))),
    expected: same,
    isAbout: ({ of }) => of.startsWith("statistic"),
  }),
  unchanged("text-as-html", "a text in a paragraph of HTML says the same", (input) => ({
    ...withText(input, `<html><body><p>${escaped(contentOf(input))}</p></body></html>`),
    argv: ["check", "a.txt", "--from", "html", "--json"],
  })),
];
