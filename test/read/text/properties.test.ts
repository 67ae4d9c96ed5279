import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../../src/read/text/index.js";

const pieces = [
  ..."95% CI|(|)|[|]|, |; |: | to | and | vs. |–|-|−| - |0.5|1.2|12|1,234|0·7|.05|1 500|%| of |/|p |P=|<|&lt;|=|HR |OR |mean |(SD)".split(
    "|",
  ),
  ..."median |IQR|±|n = |patients |respectively|95% CI 0.5 to 0.9|twice |one third of |difference |t(28) = |F(1, 20)|\n|. |The |£|€|∞|×10−5".split(
    "|",
  ),
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));

describe("every text", () => {
  it("is quoted as it stands, at the place it stands", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "grapheme", maxLength: 200 })), (content) => {
        const { statistics, sentences } = readText("property", content);
        for (const { quote, offset, line, sentence } of statistics) {
          expect(content.slice(offset, offset + quote.length)).toBe(quote);
          expect(quote).not.toBe("");
          expect(line).toBe(content.slice(0, offset).split("\n").length);
          expect(sentence).toBeLessThan(sentences.length);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("is cut into sentences that are its own, in order and without loss", () => {
    fc.assert(
      fc.property(text, (content) => {
        const { sentences } = readText("property", content);
        let end = 0;
        for (const sentence of sentences) {
          expect(content.slice(end, sentence.offset).trim()).toBe("");
          expect(content.startsWith(sentence.text, sentence.offset)).toBe(true);
          end = sentence.offset + sentence.text.length;
        }
        expect(content.slice(end).trim()).toBe("");
      }),
    );
  });

  it("gives plain records: no NaN, no infinity, nothing undefined", () => {
    fc.assert(
      fc.property(text, (content) => {
        const { statistics } = readText("property", content);
        expect(JSON.parse(JSON.stringify(statistics))).toEqual(statistics);
      }),
      { numRuns: 500 },
    );
  });
});
