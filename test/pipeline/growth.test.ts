import { describe, expect, it } from "vitest";
import {
  audit,
  type ClaimRequest,
  check,
  claim,
  diff,
  effect,
  mcid,
  pool,
  readTable,
  smd,
  type TextFormat,
} from "../../src/index.js";
import { articleOf, readClaims } from "../../src/read/index.js";
import { expectLinearGrowth } from "../growth.js";

/** Twice as much of anything takes about twice the work: `run` does it for so much of it. */
const grows = async (size: number, run: (size: number) => Promise<unknown>): Promise<void> => {
  await run(Math.ceil(size / 8));
  await expectLinearGrowth(
    () => run(size),
    () => run(2 * size),
  );
};
const times = (count: number, part: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => part(at)).join("");

const LONG = { timeout: 120_000 };

const arms = (at: number): string =>
  `${40 + (at % 50)},${20 + (at % 613) / 37},${9 + (at % 401) / 91},${41 + (at % 40)},${22 + (at % 511) / 41},${9 + (at % 301) / 83}`;
const wide = (rows: number) =>
  readTable({
    name: "wide.csv",
    content: `study,n1,mean1,sd1,n2,mean2,sd2\n${times(rows, (at) => `S${at},${arms(at)}\n`)}`,
  });

describe("rows", LONG, () => {
  it.each([
    ["effect", 4000, async (rows: number) => effect(await wide(rows))],
    ["smd", 500, async (rows: number) => smd(await wide(rows))],
    ["mcid", 2000, async (rows: number) => mcid(await wide(rows), { mcid: 2, direction: "lower-better" })],
    ["pool", 2000, async (rows: number) => pool(await wide(rows))],
    ["audit", 2000, async (rows: number) => audit(await wide(rows))],
  ] as const)("of %s", (_, rows, run) => grows(rows, run));

  it("of pool in as many groups", () =>
    grows(400, async (rows) => {
      const content = `study,region,yi,vi\n${times(rows, (at) => `S${at},R${at >> 2},${(at % 97) / 50},0.${1 + (at % 8)}\n`)}`;
      return pool(await readTable({ name: "groups.csv", content }), { measure: "gen", by: ["region"] });
    }));

  it("of one study, as many arms and outcomes", () =>
    grows(300, async (rows) => {
      const content = `study,outcome,arm,role,n,mean,sd\n${times(rows, (at) => ["yoga,treatment", "care,control"].map((arm) => `S,O${at},${arm},40,${20 + (at % 31) / 7},9\n`).join(""))}`;
      return effect(await readTable({ name: "outcomes.csv", content }));
    }));
});

describe("columns", LONG, () => {
  it("of a table, all beside the ones that are asked for", () =>
    grows(4000, async (columns) => {
      const names = times(columns, (at) => `,note ${at}`);
      const row = (at: number): string => `S${at},${arms(at)}${times(columns, (k) => `,x${k % 7}`)}\n`;
      return effect(
        await readTable({ name: "columns.csv", content: `study,n1,mean1,sd1,n2,mean2,sd2${names}\n${times(3, row)}` }),
      );
    }));

  it("of one cell's letters", () =>
    grows(400_000, async (letters) =>
      effect(
        await readTable({
          name: "cell.csv",
          content: `study,remark,n1,mean1,sd1,n2,mean2,sd2\nS,"${times(letters / 8, () => 'a, ""b"" ')}",${arms(1)}\n`,
        }),
      ),
    ));
});

const SENTENCES = [
  "Pain was lower with yoga than with care (mean difference -7.9 points; 95% CI, -11.0 to -4.7; P < .001).",
  "Of 149 patients 91 (61.1%) were female.",
  "Death was rarer (HR 0.62, 95% CI 0.48 to 0.80), 30 of 200 against 45 of 201.",
  "There was no difference in sleep (RR 1.02 [0.80 to 1.30]).",
];
const sentences = (count: number): string =>
  times(count, (at) => `${SENTENCES[at % 4]?.replace("7.9", `${7 + (at % 19) / 10}`)} `);

const PAGES: Readonly<Record<TextFormat, (count: number) => string>> = {
  text: (count) => times(count, (at) => `${sentences(4 + (at % 2))}\n\n`),
  md: (count) => times(count, (at) => `## Part ${at}\n\n- *${sentences(2)}*\n\n| a | 7.9 (4.7 to 11.0) |\n|---|---|\n`),
  html: (count) =>
    `<html><body>${times(count, () => `<p>${sentences(2)}</p><table><tr><td>a</td><td>7.9 (4.7 to 11.0)</td></tr></table>`)}</body></html>`,
  jats: (count) =>
    `<article><front/><body>${times(count, () => `<sec><title>T</title><p>${sentences(2).replaceAll("<", "&lt;")}</p><table-wrap><table><tr><td>a</td><td>7.9 (4.7 to 11.0)</td></tr></table></table-wrap></sec>`)}</body></article>`,
  pdf: () => "",
};

describe("the length of a text", LONG, () => {
  it.each(["text", "md", "html", "jats"] as const)("that check reads as %s", (from) =>
    grows(60, (count) => check({ name: "a", text: PAGES[from](count), from })),
  );

  it("that check reads as one sentence", () =>
    grows(60, (count) => check({ name: "a", text: sentences(count).replaceAll(". ", "; "), from: "text" })));

  it("that a claim is held against", () =>
    grows(40, (count) =>
      claim([
        { id: null, text: "Yoga reduced pain by 8 points", evidence: null, against: sentences(count), expected: null },
      ]),
    ));

  it("that is a claim", () =>
    grows(40, (count) => claim([{ id: null, text: sentences(count), evidence: null, against: null, expected: null }])));
});

describe("claims", LONG, () => {
  const requests = (count: number): readonly ClaimRequest[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `c${at}`,
      text: `Yoga reduced pain by ${5 + (at % 9)} points`,
      evidence: null,
      against: SENTENCES[0] ?? "",
      expected: null,
    }));

  it("of a list", () => grows(30, (count) => claim(requests(count))));

  it("of a file", () =>
    grows(2000, async (count) => {
      const content = times(count, (at) => `- id: c${at}\n  text: pain fell by ${at} points\n`);
      return readClaims("claims.yaml", content, { type: "object" });
    }));
});

it("results that diff compares", LONG, async () => {
  const { effects, ...rest } = await effect(await wide(400));
  await grows(200, async (count) => {
    const half = effects.slice(0, count);
    const moved = half.map((one) => ({ ...one, estimate: one.estimate + 1 }));
    const { changes } = diff({ ...rest, effects: half }, { ...rest, effects: moved });
    expect(changes.length).toBe(count <= 200 ? count : 400);
  });
});

describe("nesting", LONG, () => {
  it.each([
    ["jats", "sec"],
    ["html", "div"],
  ] as const)("of the elements of %s", (from, name) =>
    grows(from === "html" ? 90 : 8000, async (depth) => {
      const inner = `${times(depth, () => `<${name}>`)}<p>x</p>${times(depth, () => `</${name}>`)}`;
      const text = from === "html" ? inner : `<article><body>${inner}</body></article>`;
      return articleOf({ name: "a", text, from });
    }),
  );

  it("of a claims file", () =>
    grows(200, async (depth) =>
      readClaims("claims.json", `${times(depth, () => "[")}${times(depth, () => "]")}`, { type: "object" }).catch(
        ({ code }) => expect(code).toMatch(/^E_/),
      ),
    ));

  it("of brackets in a text", () =>
    grows(20_000, (depth) =>
      check({ name: "a", text: `${times(depth, () => "(")}RR 1.2${times(depth, () => ")")}`, from: "text" }),
    ));
});
