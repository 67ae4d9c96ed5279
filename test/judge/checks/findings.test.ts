import { describe, expect, it } from "vitest";
import { checkText } from "../../../src/judge/checks/findings.js";
import { readText } from "../../../src/read/text/index.js";
import type { Finding } from "../../../src/records.js";
import { expectLinearGrowth } from "../../growth.js";
import { count, estimate, people, percentage, readingOf, share, test } from "./readings.js";

const codes = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code, severity }) => `${code} ${severity}`);

describe("a review's abstract", () => {
  const reading = readingOf(
    [
      "Effects on pain against active treatment in the short term were small (−0.28; [−0.42 to −0.14]).",
      "Against passive treatment there were effects on pain (−0.40; [−0.58 to −0.22]) and disability (−0.18; [−0.22 to 0.01]).",
      "Combining exercise with psychological interventions was best (−0.28; [−0.42 to −0.14]).",
    ],
    [
      estimate("−0.28; [−0.42 to −0.14]", "−0.28", "−0.42", "−0.14", null, { measure: "SMD", level: null }),
      estimate("−0.40; [−0.58 to −0.22]", "−0.40", "−0.58", "−0.22", null, { measure: "SMD", level: null }),
      estimate("−0.18; [−0.22 to 0.01]", "−0.18", "−0.22", "0.01", null, { measure: "SMD", level: null }),
      estimate("−0.28; [−0.42 to −0.14]", "−0.28", "−0.42", "−0.14", null, {
        measure: "SMD",
        level: null,
        sentence: 2,
      }),
    ],
  );
  const { findings, consistent } = checkText(reading);

  it("has one impossible interval and one printed for two comparisons, worst first", () =>
    expect(codes(findings)).toEqual(["CI_ASYMMETRIC impossible", "DUPLICATE_INTERVAL questionable"]));

  it("says where the estimate should lie and what would fit", () => {
    expect(findings[0]).toMatchObject({
      verdict: "impossible",
      quote: "−0.18; [−0.22 to 0.01]",
      place: { file: "abstract.txt", row: null, column: null, line: 2 },
      fits: "fits if the lower limit was −0.37",
      because:
        "The estimate of −0.18 [−0.22 to 0.01] should lie near the middle of its interval, −0.105; its arms are 0.04 and 0.19 long.",
    });
    expect(findings[0]?.recomputed).toEqual([
      { quantity: "lower limit", printed: "−0.22", low: expect.closeTo(-0.385, 10), high: expect.closeTo(-0.355, 10) },
    ]);
  });

  it("counts the statistics that fit everywhere", () => expect(consistent).toBe(2));
});

describe("a news text on a cohort", () => {
  const { findings } = checkText(
    readingOf(
      [
        "The trial took in over 1,600 participants.",
        "Of them 83% received usual care while 259 patients underwent ETMI.",
        "Function improved significantly.",
      ],
      [
        people("over 1,600 participants", 1600, "over"),
        share("83%", "83"),
        people("259 patients", 259, "exact", "underwent ETMI"),
      ],
    ),
  );

  it("mixes two totals", () => expect(codes(findings)).toContain("DENOMINATOR_MIXED questionable"));
  it("names the total that would fit", () =>
    expect(findings.find(({ code }) => code === "DENOMINATOR_MIXED")?.fits).toBe("fits a total of about 1,524"));
});

describe("counts of a cohort study's abstract", () => {
  const counted = (events: number, total: number, percent: string) => {
    const text = `${events} of ${total} (${percent}%)`;
    const { findings, held } = checkText(readingOf([text], [count(text, events, total, percent)]));
    return [...findings, ...held].map(({ verdict, severity, fits }) => ({ verdict, severity, fits }))[0];
  };

  it.each([
    [109, 128, "85.1", "rounding-only", "note", "fits if further digits were cut off"],
    [70, 109, "64.0", "mismatch", "questionable", 'fits if a whole 64% was printed with a false ".0"'],
    [1624, 4193, "39.0", "mismatch", "questionable", 'fits if a whole 39% was printed with a false ".0"'],
    [711, 4193, "17.0", "consistent", "note", null],
    [2454, 4193, "58.5", "consistent", "note", null],
    [63, 128, "49.2", "consistent", "note", null],
    [62, 149, "58.4", "mismatch", "inconsistent", "fits the others: those without the event"],
  ])("%d of %d (%s%%) is %s", (events, total, percent, verdict, severity, fits) =>
    expect(counted(events, total, percent)).toEqual({ verdict, severity, fits }),
  );
});

describe("two findings at one place", () => {
  it("leaves the word to the one that says more", () => {
    const text = "OR 2.72 (95% CI 0.45 to 2.6), p = 0.001";
    const reading = readingOf([text], [estimate(text, "2.72", "0.45", "2.6", "=0.001", { measure: "OR" })]);
    expect(codes(checkText(reading).findings)).toEqual(["CI_EXCLUDES_ESTIMATE impossible", "RELATIVE_ONLY note"]);
  });

  it("is not about a p that is no probability", () => {
    const text = "OR 1.50 (95% CI 1.10 to 2.05), p = 3";
    const reading = readingOf([text], [estimate(text, "1.50", "1.10", "2.05", "=3", { measure: "OR" })]);
    expect(codes(checkText(reading).findings)).toEqual(["P_IMPOSSIBLE impossible", "RELATIVE_ONLY note"]);
  });
});

describe("what cannot be checked", () => {
  it("is listed with the reason and is no finding", () => {
    const text = "HR 0.74 (0.58 to 0.95), P<0.001 for noninferiority; 10% died";
    const reading = readingOf(
      [text],
      [
        estimate("HR 0.74 (0.58 to 0.95), P<0.001", "0.74", "0.58", "0.95", "<0.001", {
          measure: "HR",
          context: ["non-inferiority"],
        }),
        share("10%", "10"),
      ],
    );
    const { findings, cannotCheck } = checkText(reading);
    expect(findings).toEqual([]);
    expect(cannotCheck.map(({ because }) => because)).toContain(
      "0.74 [0.58 to 0.95] and p < 0.001 cannot be compared: the p may be against a margin of non-inferiority and not against no difference.",
    );
  });
});

describe("a result", () => {
  const reading = readingOf(
    ["Success was 38% more frequent.", "t(28) = 2.20, p = .012", "Success came to 5 of 4 (125%)."],
    [
      percentage("38% more", "38", "relative", "more"),
      test("t(28) = 2.20, p = .012", "t", [28], "2.20", "=.012"),
      count("5 of 4 (125%)", 5, 4, "125"),
    ],
  );

  it("is plain JSON and the same every time", () => {
    const first = checkText(reading);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(checkText(reading)).toEqual(first);
  });

  it("stands worst first", () =>
    expect(codes(checkText(reading).findings)).toEqual([
      "COUNT_EXCEEDS_TOTAL impossible",
      "TEST_P_MISMATCH inconsistent",
    ]));

  it("is empty for an empty text", () =>
    expect(checkText(readingOf([]))).toEqual({ findings: [], consistent: 0, held: [], cannotCheck: [] }));
});

describe("a text of many abstracts", () => {
  const abstract = [
    "Disability fell by 7.9 points (95% CI 4.7 to 11.0; P < .001) with yoga and by 3.1 (1.2 to 4.9) with care.",
    "Of 120 patients, 12 (10%) and 22 (18%) had an event (RR 0.55, 95% CI 0.28 to 1.06; p = 0.07), an NNT of 12.",
    "There was no difference in pain (MD −0.2, 95% CI −0.9 to 0.5), a trend towards benefit (p = 0.09).",
    "The standardised mean difference was significant (SMD −0.40, 95% CI −0.58 to −0.12; p = 0.004).",
    "Of 312 patients 105 received yoga, 104 sham and 103 care; 83% improved while 51 patients were given sham.",
  ];
  const check = (copies: number) => {
    const reading = readText(
      "many.txt",
      Array.from({ length: copies }, (_, i) => abstract.join(" ").replace("7.9", `${6 + (i % 37) / 10}`)).join("\n\n"),
    );
    return () => checkText({ ...reading });
  };

  it("is judged in time that grows with its length", { timeout: 120_000 }, async () => {
    expect(check(2)().findings.length).toBeGreaterThan(5);
    await expectLinearGrowth(check(100), check(200));
  });

  it("is judged in time that grows with its length where all stands in one sentence", {
    timeout: 120_000,
  }, async () => {
    const sentence = (copies: number) => {
      const parts = Array.from(
        { length: copies },
        (_, i) => `NNT ${5 + (i % 9)}, MD ${i % 7}.5 (95% CI 1.1 to 9.${i % 10})`,
      );
      const reading = readText("long.txt", `They found ${parts.join(" and ")} in yoga.`);
      return () => checkText({ ...reading });
    };
    expect(sentence(3)().cannotCheck.length).toBeGreaterThan(2);
    await expectLinearGrowth(sentence(800), sentence(1600));
  });
});
