import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claim, type EvidenceRequest, readTable } from "../../../src/index.js";
import {
  FACTOR_WORDS,
  FALLING,
  LESS_NOUNS,
  LESS_WORDS,
  MORE_NOUNS,
  MORE_WORDS,
  ONLY_BESIDE,
  RISING,
} from "../../../src/read/frames/words.js";
import type { ClaimEvidence, ClaimVerdict, JudgedClaim } from "../../../src/records.js";

const evidence = (
  measure: ClaimEvidence["measure"],
  estimate: number,
  ci: readonly [number, number] | null,
): EvidenceRequest => ({
  measure,
  estimate,
  ci,
  level: 0.95,
  n: null,
  instrument: null,
  controlRates: null,
  source: null,
});

const judgedAll = async (
  texts: readonly string[],
  given: readonly EvidenceRequest[],
): Promise<readonly JudgedClaim[]> => {
  const requests = texts.map((text, i) => ({
    id: `${i}`,
    text,
    evidence: given[i] ?? null,
    against: null,
    expected: null,
  }));
  return (await claim(requests)).verdicts;
};

const passes = ({ verdict }: JudgedClaim): boolean => verdict === "supported" || verdict === "supported-with-caveat";

/** A sentence with a place for the number, and the way it goes. */
interface Told {
  readonly text: (size: string) => string;
  readonly way: -1 | 1;
}

/** "Undercut" and "exceed" set one against another: "relapses were exceeded by 30%" tells of what else there was. */
const SETS_AGAINST = /^(?:undercut|exceed|outnumber|surpass)/;
const past = (words: ReadonlySet<string>): readonly string[] =>
  [...words].filter(
    (word) =>
      /ed$|^(?:fell|shrank|sank|rose|grew|leapt|cut)$/.test(word) &&
      !ONLY_BESIDE.has(word) &&
      !FACTOR_WORDS.has(word) &&
      !SETS_AGAINST.test(word),
  );
const tellings = ([verbs, nouns, comparatives]: readonly (readonly string[])[], way: -1 | 1): readonly Told[] => [
  ...(verbs ?? []).flatMap((verb) => [
    { way, text: (size: string) => `Relapses ${verb} by ${size} with the new drug` },
    { way, text: (size: string) => `Relapses were ${verb} by ${size}` },
  ]),
  ...(nouns ?? []).map((noun) => ({ way, text: (size: string) => `The trial saw a ${noun} of ${size} in relapses` })),
  ...(comparatives ?? []).map((word) => ({ way, text: (size: string) => `Relapses were ${size} ${word}` })),
];

const told: readonly Told[] = [
  ...tellings([past(FALLING), [...LESS_NOUNS], [...LESS_WORDS]], -1),
  ...tellings([past(RISING), [...MORE_NOUNS], [...MORE_WORDS]], 1),
];

const RUNS = { numRuns: 300 };
const telling = fc.constantFrom(...told);
const size = fc.integer({ min: 3, max: 60 });

describe("a claim of a size and a direction", () => {
  it("has enough ways of being told", () => expect(told.length).toBeGreaterThan(300));

  it("that is right passes, and fails once the sign of the evidence is turned", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        telling,
        size,
        fc.constantFrom("rr", "hr", "irr", "md", "rd"),
        fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        async (one, percent, measure, width) => {
          // A hazard is no length of time.
          fc.pre(measure !== "hr" || !/long|short|length|exten|delay|deferr|fast|slow/.test(one.text("")));
          const ratio = measure === "rr" || measure === "hr" || measure === "irr";
          const of = (sign: -1 | 1): EvidenceRequest => {
            const signed = sign * one.way * percent;
            if (!ratio) {
              const unit = measure === "rd" ? 100 : 1;
              return evidence(measure, signed / unit, [
                (signed - width * percent) / unit,
                (signed + width * percent) / unit,
              ]);
            }
            const value = (1 + (one.way * percent) / 100) ** sign;
            const half = width * Math.abs(Math.log(value));
            return evidence(measure, value, [value * Math.exp(-half), value * Math.exp(half)]);
          };
          const text = one.text(
            ratio ? `${percent}%` : measure === "md" ? `${percent} points` : `${percent} percentage points`,
          );
          const [right, turned] = await judgedAll([text, text], [of(1), of(-1)]);
          expect(right && passes(right), `${text}: ${right?.verdict}, ${right?.because}`).toBe(true);
          expect(turned && passes(turned), `${text}: ${turned?.verdict}, ${turned?.because}`).toBe(false);
        },
      ),
      RUNS,
    );
  });

  it("gets no better as its number moves away from the estimate", { timeout: 120_000 }, async () => {
    const RANK: Partial<Record<ClaimVerdict, number>> = {
      supported: 3,
      "supported-with-caveat": 2,
      overstated: 1,
      contradicted: 1,
    };
    const rank = ({ verdict, because, claim: text }: JudgedClaim): number => {
      const found = RANK[verdict];
      if (found === undefined) throw new Error(`${text}: ${verdict}, ${because}`);
      return found;
    };
    await fc.assert(
      fc.asyncProperty(telling, size, size, size, fc.boolean(), async (one, a, b, c, points) => {
        const [estimate, ...claimed] = [a, ...[b, c].toSorted((x, y) => Math.abs(x - a) - Math.abs(y - a))] as [
          number,
          number,
          number,
        ];
        const [near, far] = claimed;
        // Only along one side of the estimate: beyond it is overstated, short of it may stand inside the interval.
        fc.pre((near - estimate) * (far - estimate) >= 0);
        const value = points ? one.way * estimate : 1 + (one.way * estimate) / 100;
        const ci: readonly [number, number] = points
          ? [value - 0.5 * estimate, value + 0.5 * estimate]
          : [value * Math.exp(-0.5 * Math.abs(Math.log(value))), value * Math.exp(0.5 * Math.abs(Math.log(value)))];
        const given = evidence(points ? "md" : "rr", value, ci);
        const texts = [near, far].map((x) => one.text(points ? `${x} points` : `${x}%`));
        const [first, second] = await judgedAll(texts, [given, given]);
        if (first === undefined || second === undefined) throw new Error("no verdicts");
        expect(rank(second), `${first.because}\n${second.because}`).toBeLessThanOrEqual(rank(first));
      }),
      RUNS,
    );
  });

  it("is never supported together with its denial", { timeout: 120_000 }, async () => {
    const pairs = [...FALLING].flatMap((verb) =>
      /^(?:reduce|cut|lower|decrease|shrink|slash|diminish|curb|trim|lessen|prevent|avert|avoid|slow|dent|weaken|suppress|mitigate|relieve)$/.test(
        verb,
      )
        ? [{ verb, way: -1 as const }]
        : [],
    );
    const rising = [...RISING].flatMap((verb) =>
      /^(?:increase|raise|boost|elevate|escalate|lift|heighten|amplify|enhance|inflate|lengthen|enlarge|intensify)$/.test(
        verb,
      )
        ? [{ verb, way: 1 as const }]
        : [],
    );
    const denials = ["did not", "didn't", "failed to", "does not", "never did", "could not"];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pairs, ...rising),
        fc.constantFrom(...denials),
        size,
        size,
        fc.double({ min: 0.05, max: 2.5, noNaN: true }).filter((width) => Math.abs(width - 1) > 1e-6),
        async ({ verb, way }, denial, percent, actual, width) => {
          const value = 1 + (way * actual) / 100;
          const half = width * Math.abs(Math.log(value));
          const given = evidence("rr", value, [value * Math.exp(-half), value * Math.exp(half)]);
          for (const amount of [` by ${percent}%`, ""]) {
            const texts = [`The drug will ${verb} relapses${amount}`, `The drug ${denial} ${verb} relapses${amount}`];
            const [said, denied] = await judgedAll(texts, [given, given]);
            // Around none, "3% less, which may be none" and "not less" may both stand; only one of them without a caveat.
            const stands = (one: JudgedClaim | undefined): boolean =>
              one !== undefined && (width < 1 ? passes(one) : one.verdict === "supported");
            expect(stands(said) && stands(denied), `${texts}: ${said?.because}\n${denied?.because}`).toBe(false);
          }
        },
      ),
      RUNS,
    );
  });

  it("does not depend on the order of a table's arms", { timeout: 120_000 }, async () => {
    const count = fc.integer({ min: 5, max: 95 });
    await fc.assert(
      fc.asyncProperty(telling, size, count, count, count, async (one, percent, a, b, c) => {
        const rows = [
          `A,relapse,12 weeks,new drug,treatment,${a},100,lower-better`,
          `A,relapse,12 weeks,old drug,treatment,${b},100,lower-better`,
          `A,relapse,12 weeks,placebo,control,${c},100,lower-better`,
        ];
        const verdicts = [];
        for (const order of [
          [0, 1, 2],
          [2, 1, 0],
          [1, 2, 0],
        ]) {
          const content = `study,outcome,timepoint,arm,role,events,n,direction\n${order.map((i) => rows[i]).join("\n")}\n`;
          const data = {
            study: null,
            outcome: null,
            timepoint: null,
            arm: "new drug",
            controlRates: null,
            tables: await readTable({ name: "t.csv", content }),
          };
          const { verdicts: found } = await claim([
            {
              id: null,
              text: `${one.text(`${percent}%`)}, with the new drug`,
              evidence: null,
              data,
              against: null,
              expected: null,
            },
          ]);
          verdicts.push(found[0]?.because);
        }
        expect(new Set(verdicts).size, verdicts.join("\n")).toBe(1);
      }),
      { numRuns: 100 },
    );
  });
});

it("blanks in a row are one blank: they change no verdict", async () => {
  const texts = [
    "the new treatment reduced stroke by 13 points compared with placebo",
    "the drug cut the risk of death by 13%",
  ];
  const given = [evidence("rr", 0.87, [0.8, 0.95]), evidence("rr", 0.87, [0.8, 0.95])];
  const verdicts = async (all: readonly string[]) => (await judgedAll(all, given)).map(({ verdict }) => verdict);
  const plain = await verdicts(texts);
  for (const blank of ["  ", "\u00a0", " \t"])
    expect(await verdicts(texts.map((text) => text.replaceAll(" ", blank)))).toEqual(plain);
});
