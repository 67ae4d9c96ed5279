import { describe, expect, it } from "vitest";
import { type Candidate, candidates, choose, type Kind, PREFERENCE } from "../../../src/read/text/arbiter.js";
import { type Finder, findAll, ROUNDS } from "../../../src/read/text/rounds.js";
import { type Scan, scanText } from "../../../src/read/text/scan.js";
import { splitSentences } from "../../../src/read/text/sentences.js";

const scanOf = (text: string): Scan => scanText(text, splitSentences(text, []), []);

const TEXTS: readonly string[] = [
  "Of 118 adults, 64 (60.2%) walked alone; 12/40 (30.0%) fell, OR 0.61 (95% CI 0.40 to 0.93; P = 0.02).",
  "The change was −1.10 ± 0.21 (SE), 95% CI −1.52 to −0.68, and the median stay 9 days (IQR 5 to 12; p < 0.001).",
  "Groups differed, t(41) = 2.90, p = .006; one in five patients was twice as likely to stop (NNT 12).",
  "The hazard ratio was 0.74 (0.58–0.95), 38% fewer; 259 patients (n = 130) recovered, aOR = 1.9, p = 0.03.",
];

/** The finders of every round in other orders: turned round, and each in turn moved to the front. */
function orders(rounds: readonly (readonly Finder[])[]): readonly (readonly (readonly Finder[])[])[] {
  const most = Math.max(...rounds.map((finders) => finders.length));
  const moved = (finders: readonly Finder[], by: number): readonly Finder[] => [
    ...finders.slice(by % finders.length),
    ...finders.slice(0, by % finders.length),
  ];
  return [
    rounds.map((finders) => finders.toReversed()),
    ...Array.from({ length: most }, (_, by) => rounds.map((finders) => moved(finders, by))),
  ];
}

const plain = (all: readonly Candidate[]) =>
  all
    .map(({ kind, first, next, holds }) => ({ kind, first, next, holds }))
    .toSorted((a, b) => a.first - b.first || a.next - b.next || a.kind.localeCompare(b.kind));

describe("the finders", () => {
  it.each(TEXTS)("give the same in whatever order they are asked: %s", (text) => {
    const wanted = plain(findAll(scanOf(text)).all);
    expect(wanted.length).toBeGreaterThan(3);
    for (const rounds of orders(ROUNDS)) expect(plain(findAll(scanOf(text), rounds).all)).toEqual(wanted);
  });

  it.each(TEXTS)("leave what they read as it was: %s", (text) => {
    const scan = scanOf(text);
    const before = Array.from(scan.used);
    const once = plain(findAll(scan).all);
    expect(Array.from(scan.used)).toEqual(before);
    expect(plain(findAll(scan).all)).toEqual(once);
  });
});

describe("the arbiter", () => {
  const scan = scanOf("1 2 3 4 5 6 7 8 9");
  const one = (kind: "p" | "mean" | "median" | "people" | "percentage", first: number, next: number): Candidate =>
    ({
      ...candidates(kind, [])[0],
      kind,
      first,
      next,
      found: { first, next },
      holds: [{ first, next, as: 6 }],
    }) as unknown as Candidate;
  const standing = (...all: readonly Candidate[]): readonly (readonly [Kind, number])[] =>
    choose({ scan, all: [] }, all).all.map(({ kind, first }) => [kind, first]);

  it("lets the kind of the surer form stand where two would hold one token", () => {
    expect(standing(one("median", 2, 5), one("mean", 4, 6))).toEqual([["mean", 4]]);
    expect(standing(one("mean", 4, 6), one("median", 2, 5))).toEqual([["mean", 4]]);
  });

  it("lets both stand where they share no token", () =>
    expect(standing(one("median", 4, 6), one("mean", 1, 4))).toEqual([
      ["mean", 1],
      ["median", 4],
    ]));

  it("frees what a loser would have held", () =>
    expect(standing(one("p", 0, 2), one("mean", 1, 4), one("people", 3, 5))).toEqual([
      ["p", 0],
      ["people", 3],
    ]));

  it("keeps an estimate's standard error beside its interval, which tells the same number", () => {
    const kinds = findAll(scanOf("The change was −1.10 ± 0.21 (SE), 95% CI −1.52 to −0.68.")).all.map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain("mean");
    expect(kinds).toContain("interval");
    const apart = findAll(scanOf("The change was −1.10 ± 0.21 (SD), 95% CI −1.52 to −0.68.")).all.map(
      ({ kind }) => kind,
    );
    expect(apart).not.toContain("mean");
  });

  it("ranks every kind once", () => {
    expect(new Set(PREFERENCE).size).toBe(PREFERENCE.length);
    const kinds = TEXTS.flatMap((text) => findAll(scanOf(text)).all.map(({ kind }) => kind));
    for (const kind of kinds) expect(PREFERENCE).toContain(kind);
  });
});
