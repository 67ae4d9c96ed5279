import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkText, NO_FACTS } from "../../../src/judge/checks/findings.js";
import { impliedP, likelyScales } from "../../../src/judge/checks/implied-p.js";
import { intervalP } from "../../../src/judge/checks/interval-p.js";
import type { WithInterval } from "../../../src/judge/checks/statistics.js";
import { estimate, readingOf } from "./readings.js";

interface Phrase {
  readonly id: string;
  readonly text: string;
  readonly measure: string | null;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: string | null;
  readonly test: string | null;
  readonly low: number | null;
  readonly high: number | null;
}

const path = resolve(import.meta.dirname, "../../../fixtures/checks/phrases.json");
const phrases = (JSON.parse(readFileSync(path, "utf8")) as { readonly rows: readonly Phrase[] }).rows;
const named: Readonly<Record<string, string>> = { difference: "MD", "RD%": "RD" };

/** The printed text of a number, as it stands in its phrase. */
function printedIn({ text }: Phrase, value: number): string {
  const plain = text.normalize("NFKC").replace(/[−–]/g, "-");
  const found = plain.match(/\d+(?:\.\d+)?|\.\d+/g)?.find((each) => Number(each) === Math.abs(value)) ?? String(value);
  return `${value < 0 ? "−" : ""}${found.replace("-", "")}`;
}

function read(phrase: Phrase) {
  const { measure, p, test, text } = phrase;
  return readingOf(
    [text],
    [
      estimate(
        text,
        printedIn(phrase, phrase.estimate),
        printedIn(phrase, phrase.lower),
        printedIn(phrase, phrase.upper),
        p,
        {
          measure: measure === null ? null : (named[measure] ?? measure),
          context: test === "noninferiority" ? ["non-inferiority"] : [],
        },
      ),
    ],
  );
}

/** Symmetric phrases only: where estimate and interval disagree, more p-values are allowed than from the estimate alone. */
const computed = phrases.filter(({ low, id }) => low !== null && !["C09", "C10"].includes(id));

describe("p from estimate and interval", () => {
  it.each(computed.map((phrase) => [phrase.text, phrase] as const))("%s", (_, phrase) => {
    const [one] = read(phrase).statistics;
    const [scale] = likelyScales(one as WithInterval);
    if (scale === undefined) throw new Error("no scale");
    const { low, high } = impliedP(scale, 95, null);
    expect(low / (phrase.low ?? 0)).toBeGreaterThan(0.94);
    expect(low / (phrase.low ?? 0)).toBeLessThan(1.06);
    expect(high / (phrase.high ?? 0)).toBeGreaterThan(0.94);
    expect(high / (phrase.high ?? 0)).toBeLessThan(1.06);
  });
});

describe("phrases as printed", () => {
  const verdicts: Readonly<Record<string, string>> = {
    C22: "CI_P_MISMATCH inconsistent",
    C23: "CI_P_MISMATCH inconsistent",
    C25: "CI_P_MISMATCH inconsistent",
    C33: "CI_P_MISMATCH note",
    C45: "CI_EXCLUDES_ESTIMATE impossible",
    C48: "CI_EXCLUDES_ESTIMATE impossible",
    C09: "CI_ASYMMETRIC note",
  };

  it.each(phrases.map((phrase) => [phrase.id, phrase.text, phrase] as const))("%s %s", (id, _, phrase) => {
    const { findings } = checkText(read(phrase));
    const about = findings
      .filter(({ code }) => /^(CI|P|LIMITS)_/.test(code))
      .map((one) => `${one.code} ${one.severity}`);
    expect(about).toEqual(verdicts[id] === undefined ? [] : [verdicts[id]]);
  });

  it("says which level would fit, and over which p", () => {
    const recovery = phrases.find(({ id }) => id === "C22");
    if (recovery === undefined) throw new Error("C22 is missing");
    const [finding] = intervalP.run(read(recovery), NO_FACTS);
    expect(finding).toMatchObject({ verdict: "mismatch", severity: "inconsistent", fits: "fits a 99% interval" });
    expect(finding?.because).toBe("From 0.65 [0.48 to 0.88], at 95%, p follows as 0.0036 to 0.0077, not p = 0.0003.");
  });

  it("leaves a p for non-inferiority alone", () => {
    const sustain = phrases.find(({ id }) => id === "C37");
    if (sustain === undefined) throw new Error("C37 is missing");
    expect(intervalP.run(read(sustain), NO_FACTS)[0]).toMatchObject({ verdict: "cannot-check" });
  });
});
