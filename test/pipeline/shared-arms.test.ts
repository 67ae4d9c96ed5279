import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pool } from "../../src/pipeline.js";
import { readTable } from "../../src/read/index.js";
import { mergeContinuous } from "../../src/validate/merge-arms.js";

const pooled = async (content: string, options: Parameters<typeof pool>[1]) => {
  const { fits } = await pool(await readTable({ name: "arms.csv", content }), options);
  expect(fits).toHaveLength(1);
  return fits[0];
};

/** A trial as the people in its arms; the last arm is the one that stands against the others. */
type People = readonly (readonly number[])[];

const trial = fc
  .array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 4, maxLength: 12 }), { minLength: 3, maxLength: 5 })
  .filter((arms) => arms.every((people) => new Set(people).size > 1));
/** The last trial has two arms, so that there is something besides to pool with. */
const trials = fc.tuple(
  trial,
  trial.map((arms) => arms.slice(0, 2)),
);

const mean = (x: readonly number[]): number => x.reduce((sum, value) => sum + value, 0) / x.length;
const sd = (x: readonly number[]): number =>
  Math.sqrt(x.reduce((sum, value) => sum + (value - mean(x)) ** 2, 0) / (x.length - 1));
/** Who is above 30 has the event. */
const count = (x: readonly number[]): number => x.filter((value) => value > 30).length;

const KINDS = {
  continuous: { columns: ["n", "mean", "sd"], of: (x: readonly number[]) => [x.length, mean(x), sd(x)] },
  events: { columns: ["events", "n"], of: (x: readonly number[]) => [count(x), x.length] },
} as const;
type Kind = keyof typeof KINDS;

const NAMES = ["a", "b", "c", "d"];
const split = (arms: People) => ({ others: arms.slice(0, -1), common: arms.at(-1) ?? [] });

function long(all: readonly People[], kind: Kind): string {
  const { columns, of } = KINDS[kind];
  const rows = all.flatMap((arms, s) => {
    const { others, common } = split(arms);
    return [
      ...others.map((people, i) => [`S${s}`, NAMES[i], "treatment", ...of(people)]),
      [`S${s}`, "usual", "control", ...of(common)],
    ];
  });
  return [["study", "arm", "role", ...columns], ...rows].map((cells) => cells.join(",")).join("\n");
}

function wide(all: readonly People[], kind: Kind, side: "control" | "treatment" = "control", names = true): string {
  const { columns, of } = KINDS[kind];
  const header = [...[1, 2].flatMap((arm) => columns.map((name) => `${name}${arm}`))];
  const rows = all.flatMap((arms, s) => {
    const { others, common } = split(arms);
    return others.map((people, i) => {
      const [one, two] = side === "control" ? [people, common] : [common, people];
      const [t, c] = side === "control" ? [NAMES[i], "usual"] : ["usual", NAMES[i]];
      return [`S${s}`, ...(names ? [t, c] : []), ...of(one), ...of(two)];
    });
  });
  const labels = names ? ["treatment", "control"] : [];
  return [["study", ...labels, ...header], ...rows].map((cells) => cells.join(",")).join("\n");
}

/** All that stand against the common arm as one: the people themselves, joined. */
const byHand = (all: readonly People[]): readonly People[] =>
  all.map((arms) => {
    const { others, common } = split(arms);
    return [others.flat(), common];
  });

const MEASURES: readonly (readonly [string, Kind])[] = [
  ...(["md", "smd", "cohen-d", "glass", "smdh", "rom"] as const).map((id) => [id, "continuous"] as const),
  ...(["rr", "or", "rd", "as", "peto"] as const).map((id) => [id, "events"] as const),
];

describe("arms that are combined", () => {
  it.each(MEASURES)(
    "give in %s what a table merged by hand gives, in the long and the wide form",
    async (measure, kind) => {
      const settings = {
        measure,
        model: "common",
        poolContrasts: true,
        doubleZero: "add",
        add: kind === "events" ? 0.5 : null,
      } as const;
      const combine = { ...settings, sharedControl: "combine" } as const;
      await fc.assert(
        fc.asyncProperty(trials, async (all) => {
          for (const side of ["control", "treatment"] as const) {
            const wanted = await pooled(wide(byHand(all), kind, side), settings);
            // Without names, two arms of the same numbers are one row that stands twice.
            const own = split(all[0]).others.map((people) => `${KINDS[kind].of(people)}`);
            const tables = [
              wide(all, kind, side),
              ...(new Set(own).size === own.length ? [wide(all, kind, side, false)] : []),
              ...(side === "control" ? [long(all, kind)] : []),
            ];
            for (const table of tables) {
              const made = await pooled(table, combine);
              expect(made?.k).toBe(2);
              for (const [i, study] of (wanted?.studies ?? []).entries()) {
                const own = made?.studies[i];
                expect(own?.estimate).toBeCloseTo(study.estimate, 9);
                expect((own?.variance ?? Number.NaN) / study.variance).toBeCloseTo(1, 9);
              }
              expect(made?.terms[0]?.estimate).toBeCloseTo(wanted?.terms[0]?.estimate ?? Number.NaN, 9);
            }
          }
        }),
        { numRuns: 25 },
      );
    },
  );

  it("have the baseline and the change that their people have together", () => {
    fc.assert(
      fc.property(trial, (arms) => {
        // A second value of each person: the first read backwards, so that changes vary.
        const pairs = arms.map((people) =>
          people.map((value, i) => [value, people[people.length - 1 - i] ?? 0] as const),
        );
        const arm = (people: readonly (readonly [number, number])[]) => {
          const [before, after] = [people.map(([x]) => x), people.map(([, x]) => x)];
          const change = people.map(([x, y]) => y - x);
          return {
            label: "",
            n: people.length,
            mean: mean(after),
            sd: sd(after),
            baselineMean: mean(before),
            baselineSd: sd(before),
            correlation: 0.5,
            changeMean: mean(change),
            changeSd: sd(change),
            events: count(after),
          };
        };
        const made = mergeContinuous(pairs.map(arm), "all");
        const wanted = arm(pairs.flat());
        for (const name of [
          "n",
          "mean",
          "sd",
          "baselineMean",
          "baselineSd",
          "changeMean",
          "changeSd",
          "events",
        ] as const)
          expect(made[name]).toBeCloseTo(wanted[name], 8);
        expect(made.correlation).toBeNull();
      }),
    );
  });
});

describe("a common arm that is split", () => {
  it("counts its people once, whichever side it stands on", async () => {
    await fc.assert(
      fc.asyncProperty(trials, async (all) => {
        const people = all[0].at(-1)?.length ?? 0;
        for (const side of ["control", "treatment"] as const) {
          const made = await pooled(wide(all, "events", side), {
            measure: "as",
            model: "common",
            sharedControl: "split",
            poolContrasts: true,
          });
          const shares = (made?.studies ?? [])
            .filter(({ study }) => study === "S0")
            .map(({ arms }) => arms?.[side].n ?? 0);
          expect(shares).toHaveLength(all[0].length - 1);
          expect(shares.reduce((sum, n) => sum + n, 0)).toBeCloseTo(people, 9);
        }
      }),
      { numRuns: 25 },
    );
  });
});
