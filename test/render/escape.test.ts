import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotationProperty, annotationText, markdownText, visible } from "../../src/render/escape.js";
import { displayWidth, truncate, wrap } from "../../src/render/width.js";
import { hostile } from "./hostile.js";

const STEERS = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

describe("visible", () => {
  it("writes out what a reader cannot see", () => {
    expect(visible("a\u001b[31mb\u202ec\u200bd\n\u0007")).toBe("a\\u{1B}[31mb\\u{202E}c\\u{200B}d\\u{A}\\u{7}");
  });

  it.each(hostile)("leaves nothing that steers a terminal in %j", (text) => {
    expect(visible(text)).not.toMatch(STEERS);
  });

  it("leaves nothing that steers in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visible(text)).not.toMatch(STEERS);
      }),
    );
  });

  it("writes out every character that is hidden, and no other", () => {
    const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
    const wrong = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => (visible(character) === character) === hidden.test(character),
    );
    expect(wrong).toEqual([]);
  });

  it("leaves letters of any language alone", () => {
    const text = "Müller 東京 עברית العربية नमस्ते é (naïve) − ≥";
    expect(visible(text)).toBe(text);
  });
});

describe("Markdown", () => {
  it("takes no markup, HTML or cell border from a text", () => {
    expect(markdownText("a|b `c` *d* <img src=x onerror=alert(1)> [e](javascript:f)\n| g")).toBe(
      "a\\|b \\`c\\` \\*d\\* &lt;img src=x onerror=alert(1)&gt; [e\\](javascript:f)\\u{A}\\| g".replace(
        "\\u{A}",
        "\\\\u{A}",
      ),
    );
  });

  it("leaves an interval as it reads", () => {
    expect(markdownText("−7.9 [−11.0, −4.7]")).toBe("−7.9 [−11.0, −4.7]");
  });

  it("opens no list and no heading", () => {
    expect(["- a", "1. b", "# c", "+ d"].map(markdownText)).toEqual(["\\- a", "1\\. b", "\\# c", "\\+ d"]);
  });
});

describe("GitHub annotations", () => {
  it("cannot be ended or begun by a text", () => {
    expect(annotationText("50%\r\n::error::x")).toBe("50%25%0D%0A::error::x");
    expect(annotationProperty("a:b,c%\n")).toBe("a%3Ab%2Cc%25%0A");
  });
});

describe("display width", () => {
  it.each([
    ["abc", 3],
    ["東京", 4],
    ["é", 1],
    ["e\u0301", 1],
    ["नमस्ते", 4],
    ["한국", 4],
    ["👍", 2],
    ["ｆｕｌｌ", 8],
    ["−7.66", 5],
    ["■◆─┤", 4],
  ])("of %s is %i", (text, width) => expect(displayWidth(text)).toBe(width));

  it("is never exceeded by a text that was cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        expect(displayWidth(truncate(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("is never exceeded by lines that were wrapped, and nothing is lost", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme-ascii", maxLength: 60 }),
        fc.integer({ min: 2, max: 30 }),
        (text, width) => {
          const lines = wrap(text, width);
          expect(lines.every((line) => displayWidth(line) <= width)).toBe(true);
          expect(lines.join("").replace(/ /g, "")).toBe(text.replace(/ /g, ""));
        },
      ),
    );
  });

  it("keeps an interval on one line", () => {
    expect(wrap("the benefit of 7.9 [4.7, 11.0] points", 24)).toEqual(["the benefit of", "7.9 [4.7, 11.0] points"]);
  });
});
