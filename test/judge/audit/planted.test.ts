import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { randomIndex, randomStream } from "../../../src/core/random.js";
import { type AuditOptions, audit, readTable } from "../../../src/index.js";
import {
  cell,
  decimals,
  kept,
  paired,
  pearson,
  pOfF,
  printedP,
  replaced,
  type Sheet,
  sheet,
  student,
  text,
  value,
  widened,
} from "./planted.js";

const MUTATIONS = 50;
const DOCUMENT = join(import.meta.dirname, "../../../docs/audit.md");

interface Planted {
  readonly sheet: Sheet;
  /** Rows of the sheet in which the finding may stand, counted from 0. */
  readonly rows: readonly number[];
  /** The redundancy is there and the error is large enough for it, by arithmetic of its own. */
  readonly detectable: boolean;
}

interface Kind {
  readonly id: string;
  readonly what: string;
  /** What makes it visible. */
  readonly redundancy: string;
  readonly sheets: readonly Sheet[];
  readonly options?: Partial<AuditOptions>;
  /** Null where the row does not suit. */
  plant(from: Sheet, row: number, random: () => number): Planted | null;
}

const events = ["bcg", "hine1989"].map((name) => sheet(`${name}.csv`));
const moreEvents = ["collins1985a", "nielweise2007", "yusuf1985", "egger2001"].map((name) =>
  sheet(`reference/${name}.csv`),
);
const counts = [...events, ...moreEvents];
const scores = ["kinesio-2016", "pnf-2017", "ultrasound-2012"].map((name) => sheet(`${name}.csv`));
const saper = sheet("saper-2017.csv");
const senn = sheet("senn2013.csv");
const stay = sheet("normand1999.csv");
const finals = kept(senn, (i) => value(senn, i, "mean") > 5);
const changes = widened(
  kept(senn, (i) => value(senn, i, "mean") < 5),
  "as changes",
  { value_kind: () => "change" },
);
const pairs = [...scores, saper].map(paired).filter(({ rows }) => rows.length > 0);
const means = [stay, ...pairs];

/** With a column of percentages to one decimal, of the first arm. */
const percents = counts.map((from) =>
  widened(from, "with percentages", {
    percent1: (i) => ((100 * value(from, i, "events1")) / value(from, i, "n1")).toFixed(1),
  }),
);
const errors = [...scores, saper].map((from) =>
  widened(from, "with standard errors", {
    se: (i) => (value(from, i, "sd") / Math.sqrt(value(from, i, "n"))).toFixed(decimals(cell(from, i, "sd")) + 1),
  }),
);
const tests = means.map((from) =>
  widened(from, "with t", {
    t: (i) => student(from, i).t.toFixed(3),
    df: (i) => String(student(from, i).df),
    p: (i) => printedP(student(from, i).p),
  }),
);
const fTests = means.map((from) =>
  widened(from, "with F", {
    F: (i) => (student(from, i).t ** 2).toFixed(2),
    df1: () => "1",
    df2: (i) => String(student(from, i).df),
    p: (i) => printedP(pOfF(student(from, i).t ** 2, student(from, i).df)),
  }),
);
const ps = means.map((from) => widened(from, "with p", { p: (i) => printedP(student(from, i).p) }));
const countPs = counts.map((from) => widened(from, "with p", { p: (i) => printedP(pearson(from, i)) }));
const differences = means.map((from) =>
  widened(from, "with differences", {
    estimate: (i) => (value(from, i, "mean1") - value(from, i, "mean2")).toFixed(decimals(cell(from, i, "mean1"))),
  }),
);
const effects = means.map((from): Sheet => {
  const wide = widened(from, "", {});
  return {
    name: `${from.name} as effects`,
    header: ["study", "measure", "estimate", "ci_lower", "ci_upper", "p"],
    rows: wide.rows.map((_, i) => {
      const { difference, half, p } = student(from, i);
      const limits = [difference, difference - half, difference + half].map((x) => x.toFixed(2));
      return [`${cell(from, i, "study")} ${i}`, "md", ...limits, printedP(p)];
    }),
  };
});
const randomised = [...scores, saper].map((from) =>
  widened(from, "with numbers randomised", { randomised: (i) => String(value(from, i, "n") + (i % 4)) }),
);
const totals = scores.map((from): Sheet => {
  const groups = new Map<string, number[]>();
  from.rows.forEach((_, i) => {
    const key = ["study", "outcome", "timepoint"].map((name) => cell(from, i, name)).join("|");
    groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const rows = [...groups.values()].flatMap((members) => {
    const n = members.reduce((sum, i) => sum + value(from, i, "n"), 0);
    const own = from.rows[members[0] ?? 0] ?? [];
    const at = (name: string) => from.header.indexOf(name);
    const total = own.map((was, j) =>
      j === at("arm")
        ? "total"
        : j === at("n")
          ? String(n)
          : ["mean", "sd", "baseline_mean", "baseline_sd", "role"].includes(from.header[j] ?? "")
            ? ""
            : was,
    );
    return [...members.map((i) => from.rows[i] ?? []), total];
  });
  return { ...from, name: `${from.name} with totals`, rows };
});
/** Shares of people as means of zeros and ones. */
const shares = counts.map((from): Sheet => {
  const small = kept(from, (i) => value(from, i, "n1") < 400 && value(from, i, "n1") > 3);
  return {
    name: `${from.name} as shares`,
    header: ["study", "outcome", "arm", "n", "mean", "sd"],
    rows: small.rows.map((_, i) => {
      const [n, k] = [value(small, i, "n1"), value(small, i, "events1")];
      const p = k / n;
      return [
        cell(small, i, "study"),
        "death",
        "drug",
        String(n),
        p.toFixed(3),
        Math.sqrt((n / (n - 1)) * p * (1 - p)).toFixed(3),
      ];
    }),
  };
});
/** Every number with two decimals, trailing zeros kept. */
const precise = [...scores, senn].map(
  (from): Sheet => ({
    ...from,
    name: `${from.name} with two decimals`,
    rows: from.rows.map((row) =>
      row.map((was, j) => (["mean", "sd"].includes(from.header[j] ?? "") ? Number(was).toFixed(2) : was)),
    ),
  }),
);
/** Trials of several outcomes whose arms differ in size. */
const sized = ["yoga", "physical therapy"].map((arm): Sheet => {
  const from = sheet("saper-2017-responders.csv");
  const rows = from.rows.flatMap((row, i) => {
    if (cell(from, i, "arm") !== arm) return [];
    const control = from.rows.findIndex(
      (_, j) => cell(from, j, "outcome") === cell(from, i, "outcome") && cell(from, j, "arm") === "education",
    );
    return [
      [
        row[0] ?? "",
        cell(from, i, "outcome"),
        cell(from, i, "n"),
        cell(from, i, "events"),
        cell(from, control, "n"),
        cell(from, control, "events"),
      ],
    ];
  });
  return {
    name: `saper-2017-responders.csv ${arm}`,
    header: ["study", "outcome", "n1", "events1", "n2", "events2"],
    rows,
  };
});

/** Another digit in one place of a printed number. */
function mistyped(printed: string, random: () => number): string {
  const digits = [...printed].flatMap((letter, i) => (/\d/.test(letter) ? [i] : []));
  const at = digits[randomIndex(random, digits.length)] ?? 0;
  const digit = (Number(printed[at]) + 1 + randomIndex(random, 9)) % 10;
  return printed.slice(0, at) + digit + printed.slice(at + 1);
}
const half = (printed: string): number => 10 ** -decimals(printed) / 2;
const one = (from: Sheet, row: number, cells: Readonly<Record<string, string>>, detectable: boolean): Planted => ({
  sheet: replaced(from, row, cells),
  rows: [row],
  detectable,
});

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  odi: [0, 100],
  "vas-cm": [0, 10],
  "vas-mm": [0, 100],
  fri: [0, 100],
  "rmdq-23": [0, 23],
  "nrs-pain": [0, 10],
};

const kinds: readonly Kind[] = [
  {
    id: "excel-date",
    what: "a mean or count becomes a date",
    redundancy: "none needed: a date is no number",
    sheets: [...scores, saper],
    plant: (from, row, random) => {
      const months = ["Jan", "Feb", "Mar", "Apr", "May"];
      const day = 1 + randomIndex(random, 28);
      return one(from, row, { mean: `${day}-${months[randomIndex(random, 5)]}` }, true);
    },
  },
  {
    id: "events-and-n-swapped",
    what: "events and people change columns",
    redundancy: "a count cannot exceed its total",
    sheets: counts,
    plant: (from, row) => {
      const [e, n] = [cell(from, row, "events1"), cell(from, row, "n1")];
      return one(from, row, { events1: n, n1: e }, Number(e) < Number(n));
    },
  },
  {
    id: "count-typo",
    what: "one digit of a count is mistyped",
    redundancy: "the percentage beside it",
    sheets: percents,
    plant: (from, row, random) => {
      const events1 = mistyped(cell(from, row, "events1"), random);
      const share = (100 * Number(events1)) / value(from, row, "n1");
      const printed = cell(from, row, "percent1");
      return one(from, row, { events1 }, Math.abs(share - Number(printed)) > 2 * half(printed));
    },
  },
  {
    id: "percent-typo",
    what: "one digit of a percentage is mistyped",
    redundancy: "the count and total beside it",
    sheets: percents,
    plant: (from, row, random) => {
      const percent1 = mistyped(cell(from, row, "percent1"), random);
      const share = (100 * value(from, row, "events1")) / value(from, row, "n1");
      return one(from, row, { percent1 }, Math.abs(share - Number(percent1)) > 2 * half(percent1));
    },
  },
  {
    id: "mean-point-lost",
    what: "the decimal point of a mean is lost",
    redundancy: "the scale's ends",
    sheets: [...scores, saper],
    plant: (from, row) => {
      const printed = cell(from, row, "mean");
      const [, max] = RANGES[cell(from, row, "instrument")] ?? [];
      if (decimals(printed) === 0 || max === undefined) return null;
      const mean = printed.replace(".", "");
      return one(from, row, { mean }, Number(mean) > max + 0.5);
    },
  },
  {
    id: "sd-point-lost",
    what: "the decimal point of an SD is lost",
    redundancy: "the scale's ends and the mean",
    sheets: [...scores, saper],
    plant: (from, row) => {
      const printed = cell(from, row, "sd");
      const [min, max] = RANGES[cell(from, row, "instrument")] ?? [];
      if (decimals(printed) === 0 || min === undefined || max === undefined) return null;
      const sd = printed.replace(".", "");
      const [mean, n] = [value(from, row, "mean"), value(from, row, "n")];
      return one(from, row, { sd }, Number(sd) - 0.5 > 1.01 * Math.sqrt((n / (n - 1)) * (mean - min) * (max - mean)));
    },
  },
  {
    id: "sd-typo-beside-se",
    what: "one digit of an SD is mistyped",
    redundancy: "the standard error beside it",
    sheets: errors,
    plant: (from, row, random) => {
      const sd = mistyped(cell(from, row, "sd"), random);
      const se = cell(from, row, "se");
      const root = Math.sqrt(value(from, row, "n"));
      const apart = Math.abs(Number(sd) / root - Number(se)) > half(se) + half(sd) / root;
      return one(from, row, { sd }, apart && Number(sd) > 0);
    },
  },
  {
    id: "se-as-sd",
    what: "a standard error stands in the column of SDs",
    redundancy: "the SD at baseline, other studies alike or the instrument's typical SD, and n of 12 or more",
    sheets: [...scores, finals],
    plant: (from, row) => {
      const [sd, n] = [value(from, row, "sd"), value(from, row, "n")];
      const baseline = Number(cell(from, row, "baseline_sd") || Number.NaN);
      const se = (sd / Math.sqrt(n)).toFixed(decimals(cell(from, row, "sd")) + 1);
      return one(from, row, { sd: se }, n >= 12 && sd > baseline / 2 && sd < baseline * 2 && Number(se) < baseline / 3);
    },
  },
  {
    id: "another-unit",
    what: "mean and SD are ten times too large",
    redundancy: "the scale's ends",
    sheets: [...scores, saper],
    plant: (from, row) => {
      const [, max] = RANGES[cell(from, row, "instrument")] ?? [];
      if (max === undefined) return null;
      const times = (name: string) => (10 * value(from, row, name)).toFixed(1);
      return one(from, row, { mean: times("mean"), sd: times("sd") }, 10 * value(from, row, "mean") > max + 0.5);
    },
  },
  {
    id: "total-typo",
    what: "one digit of a total is mistyped",
    redundancy: "the arms that it sums up",
    sheets: totals,
    plant: (from, row, random) =>
      cell(from, row, "arm") === "total" ? one(from, row, { n: mistyped(cell(from, row, "n"), random) }, true) : null,
  },
  {
    id: "n-above-randomised",
    what: "more people are analysed than were randomised",
    redundancy: "the number randomised",
    sheets: randomised,
    plant: (from, row, random) => {
      const n = String(value(from, row, "n") + 1 + randomIndex(random, 20));
      return one(from, row, { n }, Number(n) > value(from, row, "randomised"));
    },
  },
  {
    id: "sign-of-difference",
    what: "a difference has the other sign",
    redundancy: "both means",
    sheets: differences,
    plant: (from, row) => {
      const printed = cell(from, row, "estimate");
      const estimate = printed.startsWith("-") ? printed.slice(1) : `-${printed}`;
      return one(from, row, { estimate }, Math.abs(Number(printed)) > 3 * half(printed));
    },
  },
  {
    id: "difference-typo",
    what: "one digit of a difference is mistyped",
    redundancy: "both means",
    sheets: differences,
    plant: (from, row, random) => {
      const estimate = mistyped(cell(from, row, "estimate"), random);
      const truth = value(from, row, "mean1") - value(from, row, "mean2");
      return one(from, row, { estimate }, Math.abs(Number(estimate) - truth) > 3 * half(estimate));
    },
  },
  {
    id: "limit-sign-lost",
    what: "a limit of an interval loses its minus sign",
    redundancy: "the estimate, and p",
    sheets: effects,
    plant: (from, row, random) => {
      const name = random() < 0.5 ? "ci_lower" : "ci_upper";
      const printed = cell(from, row, name);
      if (!printed.startsWith("-")) return null;
      const [y, now] = [value(from, row, "estimate"), -Number(printed)];
      const outside = name === "ci_lower" ? now > y + 0.01 : now < y - 0.01;
      return one(from, row, { [name]: printed.slice(1) }, outside);
    },
  },
  {
    id: "p-misplaced-point",
    what: "p is ten times too large or too small",
    redundancy: "means, SDs and numbers of people",
    sheets: ps,
    plant: (from, row, random) => {
      const printed = cell(from, row, "p");
      if (printed.startsWith("<") || Number(printed) === 0) return null;
      const up = random() < 0.5 && Number(printed) < 0.1;
      const p = up ? (Number(printed) * 10).toFixed(3) : `0.0${printed.slice(2)}`;
      const { p: truth } = student(from, row);
      // Rounded means leave a range of p's; it is narrow where the test is not far out.
      return one(from, row, { p }, truth > 0.001 && decimals(cell(from, row, "mean1")) > 0 && Number(p) > 0);
    },
  },
  {
    id: "p-of-counts-misplaced-point",
    what: "p of two counts is ten times too large or too small",
    redundancy: "both counts with their totals",
    sheets: countPs,
    plant: (from, row, random) => {
      const printed = cell(from, row, "p");
      if (printed.startsWith("<") || Number(printed) === 0) return null;
      const up = random() < 0.5 && Number(printed) < 0.1;
      const p = up ? (Number(printed) * 10).toFixed(3) : `0.0${printed.slice(2)}`;
      // With few events the usual tests differ so much among themselves that a factor of ten can hide.
      const least = ["events1", "events2"].map((name) => value(from, row, name));
      return one(from, row, { p }, Math.min(...least) >= 5 && Number(p) > 0 && Number(p) < 1);
    },
  },
  {
    id: "p-of-t-typo",
    what: "one digit of p is mistyped",
    redundancy: "t and its degrees of freedom",
    sheets: tests,
    plant: (from, row, random) => {
      const printed = cell(from, row, "p");
      if (printed.startsWith("<")) return null;
      const p = mistyped(printed, random);
      const { t, df } = student(from, row);
      const [low, high] = [twoSided(Math.abs(t) + 0.001, df), twoSided(Math.max(0, Math.abs(t) - 0.001), df)];
      return one(from, row, { p }, Number(p) <= 1 && (Number(p) < low - half(p) || Number(p) > high + half(p)));
    },
  },
  {
    id: "df-of-other-groups",
    what: "an F test has the degrees of freedom of other groups",
    redundancy: "the numbers of people in the arms",
    sheets: fTests,
    plant: (from, row, random) => {
      const df2 = value(from, row, "df2") + (random() < 0.5 ? -1 : 1) * (6 + randomIndex(random, 6));
      return df2 > 0 ? one(from, row, { df2: String(df2) }, true) : null;
    },
  },
  {
    id: "arms-swapped",
    what: "the arms change sides in one row",
    redundancy: "the arms' sizes in the trial's other rows",
    sheets: sized,
    plant: (from, row) =>
      one(
        from,
        row,
        {
          n1: cell(from, row, "n2"),
          events1: cell(from, row, "events2"),
          n2: cell(from, row, "n1"),
          events2: cell(from, row, "events1"),
        },
        true,
      ),
  },
  {
    id: "change-sign-lost",
    what: "a change loses its minus sign",
    redundancy: "four other arms of the treatment that clearly change the other way",
    sheets: [changes],
    plant: (from, row) => {
      const clear = (i: number) =>
        Math.abs(value(from, i, "mean")) > (4.2 * value(from, i, "sd")) / Math.sqrt(value(from, i, "n"));
      const peers = from.rows.flatMap((_, i) =>
        i !== row && cell(from, i, "arm") === cell(from, row, "arm") && clear(i) ? [i] : [],
      );
      if (!(value(from, row, "mean") < 0)) return null;
      const agree = peers.every((i) => value(from, i, "mean") < 0);
      return one(from, row, { mean: cell(from, row, "mean").slice(1) }, clear(row) && peers.length >= 4 && agree);
    },
  },
  {
    id: "change-as-final",
    what: "a change from baseline stands among final scores",
    redundancy: "the scale's lower end, where the change keeps its sign",
    sheets: scores,
    plant: (from, row, random) => {
      const change = value(from, row, "mean") - value(from, row, "baseline_mean");
      const mean = (random() < 0.7 ? change : -change).toFixed(decimals(cell(from, row, "mean")));
      const [min] = RANGES[cell(from, row, "instrument")] ?? [];
      return one(from, row, { mean }, min !== undefined && Number(mean) < min - half(mean));
    },
  },
  {
    id: "row-copied",
    what: "a trial's numbers stand under another trial's name",
    redundancy: "eight digits that agree",
    sheets: [stay, ...counts],
    plant: (from, row, random) => {
      const other = randomIndex(random, from.rows.length);
      if (other === row) return null;
      const names = ["n1", "mean1", "sd1", "n2", "mean2", "sd2", "events1", "events2"].filter((name) =>
        from.header.includes(name),
      );
      const copied = Object.fromEntries(names.map((name) => [name, cell(from, other, name)]));
      const digits = Object.values(copied).join("").replace(/\D/g, "").length;
      // A table with moderators keeps its own.
      const bare = from.header.length === names.length + 1;
      return { ...one(from, row, copied, digits >= 8 && bare), rows: [row, other] };
    },
  },
  {
    id: "control-copied",
    what: "a control arm stands in two trials",
    redundancy: "seven digits that agree",
    sheets: [stay, finals],
    plant: (from, row, random) => {
      const other = randomIndex(random, from.rows.length);
      if (cell(from, other, "study") === cell(from, row, "study")) return null;
      const names = from.header.includes("mean2") ? ["n2", "mean2", "sd2"] : ["n", "mean", "sd"];
      const copied = Object.fromEntries(names.map((name) => [name, cell(from, other, name)]));
      const digits = Object.values(copied).join("").replace(/\D/g, "").length;
      return { ...one(from, row, copied, digits >= 7), rows: [row, other] };
    },
  },
  {
    id: "decimals-lost",
    what: "a mean or SD is rounded to a whole number",
    redundancy: "a column that keeps trailing zeros",
    sheets: precise,
    plant: (from, row, random) => {
      const name = random() < 0.5 ? "mean" : "sd";
      return one(from, row, { [name]: value(from, row, name).toFixed(0) }, from.rows.length >= 8);
    },
  },
  {
    id: "share-typo",
    what: "one digit of a mean of zeros and ones is mistyped",
    redundancy: "means of few people come in steps (GRIM)",
    sheets: shares,
    options: { items: 1 },
    plant: (from, row, random) => {
      const mean = mistyped(cell(from, row, "mean"), random);
      const n = value(from, row, "n");
      const possible = Array.from({ length: n + 1 }, (_, k) => k / n).some(
        (p) => Math.abs(p - Number(mean)) <= half(mean) + 1e-12,
      );
      return one(from, row, { mean }, !possible && Number(mean) <= 1 && n < 1000);
    },
  },
  {
    id: "share-sd-typo",
    what: "one digit of the SD of zeros and ones is mistyped",
    redundancy: "the mean dictates it (DEBIT)",
    sheets: shares,
    options: { binary: ["death"] },
    plant: (from, row, random) => {
      const sd = mistyped(cell(from, row, "sd"), random);
      const [n, mean] = [value(from, row, "n"), cell(from, row, "mean")];
      const possible = Array.from({ length: n + 1 }, (_, k) => k / n).some(
        (p) =>
          Math.abs(p - Number(mean)) <= half(mean) + 1e-12 &&
          Math.abs(Math.sqrt((n / (n - 1)) * p * (1 - p)) - Number(sd)) <= half(sd) + 1e-12,
      );
      return one(from, row, { sd }, !possible);
    },
  },
];

function twoSided(t: number, df: number): number {
  return pOfF(t * t, df);
}

async function findingsOf(from: Sheet, options: Partial<AuditOptions> = {}) {
  const table = await readTable({ name: from.name, content: text(from) }, { formless: true });
  const { findings } = await audit(table, options);
  return findings.filter(({ severity }) => severity !== "note");
}

interface Rate {
  readonly kind: Kind;
  planted: number;
  detectable: number;
  caught: number;
  lucky: number;
}

async function measure(kind: Kind, seed: number): Promise<Rate> {
  const random = randomStream(seed);
  const rate: Rate = { kind, planted: 0, detectable: 0, caught: 0, lucky: 0 };
  const before = new Map(
    await Promise.all(
      kind.sheets.map(async (from) => [from, new Set((await findingsOf(from, kind.options)).map(keyOf))] as const),
    ),
  );
  for (let tries = 0; rate.planted < MUTATIONS && tries < 40 * MUTATIONS; tries++) {
    const from = kind.sheets[randomIndex(random, kind.sheets.length)];
    if (from === undefined || from.rows.length === 0) continue;
    const row = randomIndex(random, from.rows.length);
    const planted = kind.plant(from, row, random);
    if (planted === null || text(planted.sheet) === text(from)) continue;
    rate.planted += 1;
    const rows = new Set(planted.rows.map((at) => at + 2));
    const found = (await findingsOf(planted.sheet, kind.options)).some(
      (one) => rows.has(one.place.row ?? 0) && !before.get(from)?.has(keyOf(one)),
    );
    if (planted.detectable) {
      rate.detectable += 1;
      if (found) rate.caught += 1;
    } else if (found) rate.lucky += 1;
  }
  return rate;
}

const keyOf = ({ code, place }: { code: string; place: { row: number | null } }): string => `${code} ${place.row}`;

describe("errors planted in real tables", async () => {
  const rates = await Promise.all(kinds.map((kind, i) => measure(kind, 20_261 + i)));

  it("are of twenty kinds and more, fifty of each", () => {
    expect(kinds.length).toBeGreaterThanOrEqual(20);
    for (const { kind, planted } of rates) expect([kind.id, planted]).toEqual([kind.id, MUTATIONS]);
  });

  it.each(rates.map((rate) => [rate.kind.id, rate] as const))("%s: at least 95 % of the detectable ones", (_, rate) => {
    expect(rate.detectable).toBeGreaterThan(0);
    expect(rate.caught / rate.detectable).toBeGreaterThanOrEqual(0.95);
  });

  it("leave clean tables clean: at most 3 % of them have a finding above a note", async () => {
    const clean = [
      ...new Map(
        kinds.flatMap(({ sheets, options }) => sheets.map((from) => [from.name, [from, options]] as const)),
      ).values(),
    ];
    const loud: string[] = [];
    for (const [from, options] of clean) if ((await findingsOf(from, options)).length > 0) loud.push(from.name);
    expect([clean.length, loud]).toEqual([clean.length, loud.slice(0, Math.floor(0.03 * clean.length))]);
    document(rates, clean.length, loud.length);
  });
});

/** The rates stand in docs/audit.md as they are; UPDATE_DOCUMENTS writes them there. */
function document(rates: readonly Rate[], clean: number, loud: number): void {
  const lines = rates.map(
    ({ kind, planted, detectable, caught }) =>
      `| ${kind.what} | ${kind.redundancy} | ${planted} | ${planted - detectable} | ${caught} of ${detectable} |`,
  );
  const sum = (of: (rate: Rate) => number) => rates.reduce((total, rate) => total + of(rate), 0);
  const table = [
    "| planted | what makes it visible | errors | undetectable | caught of the detectable |",
    "|---|---|---|---|---|",
    ...lines,
    `| **all** | | ${sum((r) => r.planted)} | ${sum((r) => r.planted - r.detectable)} | ${sum((r) => r.caught)} of ${sum((r) => r.detectable)} |`,
    "",
    `Of ${clean} clean tables ${loud} had a finding above a note.`,
  ].join("\n");
  const was = readFileSync(DOCUMENT, "utf8");
  const is = was.replace(/(<!-- rates -->\n)[\s\S]*(\n<!-- end -->)/, (_, open, end) => `${open}${table}${end}`);
  if (process.env.UPDATE_DOCUMENTS) writeFileSync(DOCUMENT, is);
  else expect(is).toBe(was);
}
