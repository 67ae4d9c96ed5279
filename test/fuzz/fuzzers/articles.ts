import type { Fuzzer, Input } from "../fuzzer.js";
import { text } from "../fuzzer.js";
import type { Lawful } from "../lawful.js";
import { mutatedBytes, mutatedText } from "../mutate.js";
import { someOptions } from "../options.js";
import type { Random } from "../random.js";
import type { Seeds } from "../seeds.js";
import { abstract, repeated, salad, sentence, statistic } from "../texts.js";

const FORMATS = ["table", "json", "csv", "md", "ndjson", "github"];

const MARKS = [
  ...[
    "<",
    ">",
    "&",
    "&amp;",
    "&lt;",
    "&#x2212;",
    "&#0;",
    "&#x110000;",
    "&#99999999999;",
    "&nbsp;",
    "&foo;",
    "]]>",
    "<![CDATA[",
    "<!--",
  ],
  ...[
    "-->",
    "<?x",
    "<p>",
    "</p>",
    "<table><tr><td>",
    "</table>",
    "<sup>2</sup>",
    "<!DOCTYPE x>",
    '<!ENTITY a "b">',
    "<td colspan='1e9'>",
  ],
  ...[
    "<td rowspan='-1'>",
    "<td colspan='99999'>",
    "<sec>",
    "</sec>",
    "<script>1.2 (0.3 to 0.9)</script>",
    "<br/>",
    "<style>",
  ],
  ...[
    "**",
    "_",
    "`",
    "```\n",
    "\n# ",
    "\n- ",
    "\n> ",
    "[x](",
    "![",
    "|a|b|\n|-|-|\n",
    "~~",
    "\n\n",
    "<xref>",
    "<tex-math>",
  ],
];

const escaped = (content: string): string => content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A table of an article, in the markup of one of the formats. */
const markup: Readonly<Record<string, (random: Random) => string>> = {
  text: abstract,
  md: (random) =>
    `# Results\n\n${abstract(random)}\n\n| a | b |\n|---|---|\n| ${statistic(random)} | ${statistic(random)} |\n\n- ${sentence(random)}\n`,
  html: (random) =>
    `<!doctype html><html><body><h1>Results</h1><p>${escaped(abstract(random))}</p><table><tr><th>a</th><td>${escaped(statistic(random))}</td></tr></table></body></html>`,
  jats: (random) =>
    `<?xml version="1.0"?><article><front><abstract><p>${escaped(abstract(random))}</p></abstract></front><body><sec><title>Results</title><p>${escaped(sentence(random))}</p><table-wrap><table><tr><td>${escaped(statistic(random))}</td></tr></table></table-wrap></sec></body></article>`,
};

/** One element inside another, over and over. */
function nested(random: Random): string {
  const depth = random.pick([50, 500, 3000]);
  const name = random.pick(["p", "div", "sec", "b", "table", "td", "li"]);
  return `<article>${`<${name}>`.repeat(depth)}${sentence(random)}${random.chance(0.5) ? `</${name}>`.repeat(depth) : ""}</article>`;
}

/** A PDF of one page with these words, written by hand. */
export function pdfOf(words: string): Buffer {
  const shown = words.replace(/[^\x20-\x7e]/g, "-").replace(/[\\()]/g, "\\$&");
  const stream = `BT /F1 9 Tf 20 700 Td (${shown}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const starts = objects.map((object, at) => {
    const start = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${start}`.padStart(10, "0");
  });
  const table = starts.map((start) => `${start} 00000 n \n`).join("");
  const trailer = `trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 6\n0000000000 65535 f \n${table}${trailer}`, "latin1");
}

function articleOf(random: Random, seeds: Seeds): { readonly format: string; readonly bytes: Buffer } {
  const format = random.pick(["text", "text", "md", "html", "jats"]);
  const made = (): string => markup[format]?.(random) ?? abstract(random);
  switch (random.index(8)) {
    case 0:
      return { format, bytes: text(made()) };
    case 1:
    case 2:
      return { format, bytes: text(mutatedText(random, made(), format === "text" ? [statistic(random)] : MARKS)) };
    case 3:
      return { format, bytes: text(random.chance(0.5) ? salad(random) : repeated(random)) };
    case 4:
      return { format, bytes: text(nested(random)) };
    case 5:
    case 6: {
      const { name, bytes } = random.pick([...seeds.texts, ...seeds.articles]);
      const mutated = random.chance(0.7)
        ? text(mutatedText(random, bytes.toString(), MARKS))
        : mutatedBytes(random, bytes);
      return { format: name.endsWith("xml") ? "jats" : format, bytes: mutated };
    }
    default:
      return { format: "text", bytes: mutatedBytes(random, text(made())) };
  }
}

const inputOf = (random: Random, name: string, bytes: Buffer, more: readonly string[]): Input => ({
  argv: [
    "check",
    name,
    ...more,
    ...someOptions(random, "check", 2, new Set(["--out", "--force", "--explain", "--json", "--format", "--from"])),
    "--format",
    random.pick(FORMATS),
  ],
  files: { [name]: bytes },
  terminal: random.chance(0.2) ? random.pick([20, 80, 200]) : null,
});

/** Texts, and articles as Markdown, HTML and JATS XML. */
export const articles = (seeds: Seeds, faultOf: Lawful): Fuzzer => ({
  name: "articles",
  about: "texts, Markdown, HTML and JATS XML, made and mutated, read by check",
  make(random) {
    if (random.chance(0.1)) {
      const lines = random.times(5, (at) => JSON.stringify({ id: `${at}`, text: abstract(random) })).join("\n");
      return inputOf(random, "a.jsonl", text(random.chance(0.5) ? lines : mutatedText(random, lines)), [
        "--from",
        "jsonl",
      ]);
    }
    const { format, bytes } = articleOf(random, seeds);
    const name = random.pick(["-", "a.txt", "a.md", "a.html", "a.nxml", "a.xml"]);
    return inputOf(random, name, bytes, random.chance(0.7) ? ["--from", format] : []);
  },
  faultOf,
});

/** Of PDFs the package that reads them takes most of the time, so there are fewer of them. */
export const pdfs = (seeds: Seeds, faultOf: Lawful): Fuzzer => ({
  name: "pdfs",
  about: "the bytes of PDFs, read by check",
  make(random) {
    const whole =
      random.chance(0.5) || seeds.pdfs.length === 0 ? pdfOf(abstract(random)) : random.pick(seeds.pdfs).bytes;
    return inputOf(random, "a.pdf", random.chance(0.2) ? whole : mutatedBytes(random, whole), []);
  },
  faultOf,
});
