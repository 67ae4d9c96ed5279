import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Effect,
  type EffectOptions,
  effect,
  type Fit,
  type PoolOptions,
  pool,
  readTable,
} from "../../src/index.js";

/** RevMan's rules for rows and weights, each with numbers worked out in R 4.2.2 to ten digits. */
const REVMAN = { zeroCells: "revman", smdVariance: "revman", inference: "z", onePerson: true } as const;

const opened = (content: string) => readTable({ name: "typed.csv", content });
const counts = (...rows: readonly string[]): string =>
  ["study,events1,n1,events2,n2", ...rows.map((row, i) => `S${i + 1},${row}`)].join("\n");
const means = (...rows: readonly string[]): string =>
  ["study,mean1,sd1,n1,mean2,sd2,n2", ...rows.map((row, i) => `S${i + 1},${row}`)].join("\n");

async function rowOf(content: string, options: Partial<EffectOptions>): Promise<Effect> {
  const { effects } = await effect(await opened(content), { ...REVMAN, ...options });
  return effects[0] as Effect;
}

/** y, se, estimate as printed, and its limits. */
function numbersOf({ estimate, se, ciLow, ciHigh, backTransformed: back }: Effect): readonly (number | null)[] {
  return [estimate, se, back?.estimate ?? estimate, back?.ciLow ?? ciLow, back?.ciHigh ?? ciHigh];
}

/** Ten significant digits. */
const tenDigits = (values: readonly number[]) =>
  values.map((value) =>
    value === 0
      ? expect.closeTo(0, 12)
      : {
          asymmetricMatch: (got: unknown) => typeof got === "number" && Math.abs(got / value - 1) < 6e-10,
          toString: () => `${value}`,
        },
  );

const PLAIN = counts("8,40,15,42");
const ZERO = counts("0,12,3,15");
const ARMS = means("31.4,8.2,22,36.9,7.5,25");
const ALONE = means("3,1.5,1,5,2,9");

describe("rows as RevMan has them", () => {
  it.each([
    ["RR", PLAIN, { measure: "rr" }, [-0.5798184953, 0.377964473, 0.56, 0.2669709976, 1.174659431]],
    ["RR at 99%", PLAIN, { measure: "rr", level: 0.99 }, [-0.5798184953, 0.377964473, 0.56, 0.211529574, 1.482535014]],
    ["RR, zero cell", ZERO, { measure: "rr" }, [-1.738270784, 1.465022597, 0.1758241758, 0.009955179502, 3.105332335]],
    ["OR", PLAIN, { measure: "or" }, [-0.7985076962, 0.5098565521, 0.45, 0.1656615917, 1.22237145]],
    [
      "OR at 99%",
      PLAIN,
      { measure: "or", level: 0.99 },
      [-0.7985076962, 0.5098565521, 0.45, 0.1210185858, 1.673296698],
    ],
    ["OR, zero cell", ZERO, { measure: "or" }, [-1.945910149, 1.563877964, 0.1428571429, 0.006663871651, 3.062508454]],
    ["RR, all events", counts("9,9,14,14"), { measure: "rr" }, [0, 0.08695980951, 1, 0.8432952924, 1.185824241]],
    ["RD", PLAIN, { measure: "rd" }, [-0.1571428571, 0.09729579797, -0.1571428571, -0.347839117, 0.03355340273]],
    ["RD, zero cell", ZERO, { measure: "rd" }, [-0.2, 0.1163010778, -0.2, -0.4279459238, 0.0279459238]],
    ["Peto", PLAIN, { measure: "peto" }, [-0.7691546479, 0.4887781656, 0.4634046429, 0.1777917693, 1.20783917]],
    ["MD", ARMS, { measure: "md" }, [-5.5, 2.303554566, -5.5, -10.01488398, -0.9851160151]],
    ["SMD", ARMS, { measure: "smd" }, [-0.6902614213, 0.301640627, -0.6902614213, -1.281466186, -0.09905665606]],
    ["MD, one person", ALONE, { measure: "md" }, [-2, 1.6414763, -2, -5.21723443, 1.21723443]],
    [
      "SMD, one person",
      ALONE,
      { measure: "smd" },
      [-0.9032258065, 1.08555181, -0.9032258065, -3.030868258, 1.224416645],
    ],
    ["generic", "study,measure,yi,sei\nA,gen,0.21,0.08", {}, [0.21, 0.08, 0.21, 0.05320288124, 0.3667971188]],
    [
      "generic, ratio",
      "study,measure,yi,sei\nA,rr,-0.35,0.12",
      {},
      [-0.35, 0.12, 0.7046880897, 0.556996859, 0.8915405818],
    ],
    [
      "O − E and V",
      "study,O-E,V\nA,-3.2,5.5",
      {},
      [-0.5818181818, 0.4264014327, 0.5588812944, 0.2423070312, 1.289059998],
    ],
    [
      "swapped events",
      PLAIN,
      { measure: "rr", swapEvents: true },
      [Math.log(1.244444444444444), 0.1395618617, 1.244444444, 0.9466299509, 1.63595286],
    ],
  ] as const)("%s", async (_, content, options, expected) => {
    expect(numbersOf(await rowOf(content, options))).toEqual(tenDigits(expected));
  });

  it("leave out what says nothing of a ratio, and keep a difference of nobody", async () => {
    const none = counts("0,12,0,15", "1,12,2,15");
    for (const measure of ["rr", "or", "peto"]) {
      const { effects, notes } = await effect(await opened(none), { ...REVMAN, measure });
      expect([effects.length, notes.map(({ code }) => code)]).toEqual([1, expect.arrayContaining(["N_DOUBLE_ZERO"])]);
    }
    const rd = await effect(await opened(none), { ...REVMAN, measure: "rd" });
    expect([rd.effects.length, rd.effects[0]?.estimate]).toEqual([2, 0]);
  });

  it("have a standardised difference of 0 with three people, whatever the means", async () => {
    const one = await rowOf(means("3,1.5,1,5,2,2"), { measure: "smd" });
    expect([Math.abs(one.estimate), one.se]).toEqual([0, expect.closeTo(Math.sqrt(3 / 2), 14)]);
  });

  it("are left out where an arm is one person, unless that is asked for", async () => {
    const content = means("3,1.5,1,5,2,9", "3,1.5,4,5,2,9");
    const { effects, notes } = await effect(await opened(content), { measure: "md" });
    expect([effects.length, notes.map(({ code }) => code)]).toEqual([1, expect.arrayContaining(["N_UNUSABLE"])]);
    const asked = await effect(await opened(content), { measure: "md", onePerson: true });
    expect(asked.effects.map(({ test }) => test)).toEqual(["z", "welch"]);
  });

  it("take a constant by the sizes of the arms", async () => {
    const one = await rowOf(counts("0,12,3,15"), { measure: "or", add: "tacc" });
    const [k1, k2] = [12 / 27, 15 / 27];
    expect(one.estimate).toBeCloseTo(Math.log((k1 * (12 + k2)) / ((12 + k1) * (3 + k2))), 12);
    expect(one.notes[0]?.message).toContain("0.4444 was added to the treatment's cells and 0.5556 to the control's");
    const equal = await rowOf(counts("0,15,3,15"), { measure: "or", add: "tacc" });
    const half = await rowOf(counts("0,15,3,15"), { measure: "or" });
    expect(equal.estimate).toBe(half.estimate);
  });

  it("swap events to what the counts of the others give, on the other side", () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 30 }), async (a, c) => {
        const row = await rowOf(counts(`${a},20,${c},30`), {
          measure: "rd",
          swapEvents: true,
          direction: "lower-better",
        });
        const others = await rowOf(counts(`${20 - a},20,${30 - c},30`), { measure: "rd", direction: "higher-better" });
        expect(row).toEqual(others);
      }),
      { numRuns: 30 },
    ));
});

const THREE = counts("4,40,15,42", "30,80,21,82", "20,90,31,88");
const ONE_ZERO = counts("4,40,15,42", "30,80,21,82", "5,90,0,88");
const SMDS = means("31.4,8.2,22,36.9,7.5,25", "12.1,3,30,12.6,3.4,28", "40,9.5,15,52,10.1,16");

async function fitOf(content: string, options: Partial<PoolOptions>): Promise<Fit> {
  const { inference: _, ...rows } = REVMAN;
  const { fits } = await pool(await opened(content), { ...rows, inference: "z", ...options });
  return fits[0] as Fit;
}

const weightsOf = ({ studies }: Fit) => studies.map(({ weight }) => weight);

describe("weights as RevMan has them", () => {
  it.each([
    ["rule 1", THREE, { measure: "rr", model: "common" }, [9.763949953, 46.48900042, 43.74704963]],
    ["rule 2", THREE, { measure: "rr", tau2: "dl" }, [25.77562013, 37.24932465, 36.97505522]],
    ["rule 3", THREE, { measure: "rr", method: "mh", model: "random" }, [25.84690594, 37.21188361, 36.94121045]],
    ["rule 4", THREE, { measure: "rr", method: "mh" }, [21.93262009, 31.08475046, 46.98262945]],
    ["rule 4, OR", THREE, { measure: "or", method: "mh" }, [26.07254227, 25.66124703, 48.2662107]],
    ["rule 4, RD", THREE, { measure: "rd", method: "mh" }, [19.42413644, 38.39150305, 42.18436051]],
    ["rule 6", THREE, { measure: "rr", tau2: "reml" }, [26.66297121, 36.78412224, 36.55290655]],
    ["rule 1, Peto", THREE, { method: "peto" }, [17.0712656, 40.63648171, 42.29225269]],
    ["rule 5", ONE_ZERO, { measure: "rr", method: "mh", mhZero: "revman" }, [40.78585788, 57.80514179, 1.409000331]],
    ["no ½", ONE_ZERO, { measure: "rr", method: "mh" }, [41.36874362, 58.63125638, 0]],
    [
      "rule 5, OR",
      ONE_ZERO,
      { measure: "or", method: "mh", mhZero: "revman" },
      [49.49784975, 48.71701947, 1.785130785],
    ],
    ["rule 1, SMD", SMDS, { measure: "smd", model: "common" }, [34.49232904, 45.30776081, 20.19991015]],
    ["rule 2, SMD", SMDS, { measure: "smd", tau2: "dl" }, [34.61120506, 37.97476682, 27.41402812]],
  ] as const)("%s", async (_, content, options, expected) => {
    expect(weightsOf(await fitOf(content, options))).toEqual(tenDigits(expected));
  });

  it.each([
    ["ȳ and Q", { measure: "rr", model: "common" }, { estimate: -0.1485525801, q: 11.34180965 }],
    ["tau²", { measure: "rr", tau2: "dl" }, { tau2: 0.4191008272, ratio: 0.700183867, se: 0.4207941026 }],
    [
      "Q about Mantel and Haenszel",
      { measure: "rr", method: "mh", model: "random" },
      { q: 11.4727622, tau2: 0.4249757409, ratio: 0.6995579727, se: 0.4231735622 },
    ],
    ["Mantel and Haenszel", { measure: "rr", method: "mh" }, { ratio: 0.812958774, se: 0.1564251136 }],
    ["their OR", { measure: "or", method: "mh" }, { ratio: 0.7529483862 }],
    ["their RD", { measure: "rd", method: "mh" }, { estimate: -0.05916031979 }],
    ["REML", { measure: "rr", tau2: "reml" }, { tau2: 0.5011775225 }],
    ["Peto", { method: "peto" }, { ratio: 0.7493801266, se: 0.2150242816 }],
  ] as const)("%s", async (_, options, expected) => {
    const { terms, heterogeneity } = await fitOf(THREE, options);
    const [term] = terms;
    const got = { ...heterogeneity, ...term, ratio: term?.backTransformed?.estimate } as Readonly<
      Record<string, unknown>
    >;
    const names = Object.keys(expected);
    expect(names.map((name) => got[name])).toEqual(tenDigits(Object.values(expected)));
  });

  it("are of ½ in that study alone, with its numerator", async () => {
    const ratio = async (options: Partial<PoolOptions>) =>
      (await fitOf(ONE_ZERO, { method: "mh", ...options })).terms[0]?.backTransformed?.estimate;
    expect([
      await ratio({ measure: "rr", mhZero: "revman" }),
      await ratio({ measure: "rr" }),
      await ratio({ measure: "or", mhZero: "revman" }),
    ]).toEqual(tenDigits([1.112216497, 1.114116675, 1.151318118]));
  });

  it("of standardised differences come with tau² and the pooled effect", async () => {
    const { terms, heterogeneity, studies } = await fitOf(SMDS, { measure: "smd", tau2: "dl" });
    expect(studies.map(({ estimate }) => estimate)).toEqual(tenDigits([-0.6902614213, -0.1541910101, -1.19073311]));
    expect(studies.map(({ variance }) => variance)).toEqual(tenDigits([0.09098706786, 0.06926751238, 0.1553648437]));
    expect([heterogeneity.q, heterogeneity.tau2, terms[0]?.estimate, terms[0]?.se]).toEqual(
      tenDigits([5.120299706, 0.1542277116, -0.623889382, 0.2913276337]),
    );
  });

  it("count a study in which everyone had the event, and none without events", async () => {
    const { k, studies } = await fitOf(counts("9,9,14,14", "4,40,15,42", "0,12,0,14"), {
      measure: "rr",
      model: "common",
    });
    expect([k, studies.map(({ estimate }) => estimate === 0)]).toEqual([2, [true, false]]);
  });

  it("stand beside studies' intervals of a level of their own", async () => {
    const fit = await fitOf(PLAIN, { measure: "rr", model: "common", studyLevel: 0.99 });
    const [study] = fit.studies;
    expect([fit.level, fit.studyLevel]).toEqual([0.95, 0.99]);
    expect([study?.backTransformed?.ciLow, study?.backTransformed?.ciHigh]).toEqual(
      tenDigits([0.211529574, 1.482535014]),
    );
    expect(fit.terms[0]?.backTransformed?.ciLow).toEqual(tenDigits([0.2669709976])[0]);
  });
});
