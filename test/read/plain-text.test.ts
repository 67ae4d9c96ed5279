import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelIn } from "../../src/read/layout/level.js";
import { headerWords } from "../../src/read/layout/words.js";

const PIECES = "95 90 99.5 % CI ci conf lower ul _ ( ) [ , . - : sd SE n1 nA mean Mean2 log OR vg e 1 50".split(" ");
const header = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, " "), fc.string({ maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join(""));

/** Plain text is read by patterns of its own; a letter beside it that is not plain has it read by those for any text. */
describe("a plain header", () => {
  it("has the words that it has beside a letter that is not plain", () => {
    const both = (text: string): void => {
      expect([...headerWords(text), "e"]).toEqual(headerWords(`${text} é`));
    };
    fc.assert(fc.property(header, both), { numRuns: 1000, examples: [["selnOR2"], ["n1i"], ["Control_SD"]] });
  });

  it("states the level that it states beside one", () => {
    const both = (text: string): void => {
      expect(levelIn(text)).toBe(levelIn(`é ${text}`));
    };
    fc.assert(fc.property(header, both), { numRuns: 1000, examples: [["90% CI"], ["ci95"], ["CI, 99 %"], ["90CI"]] });
  });
});
