import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BptrialError } from "../../src/core/errors.js";
import { append, largestOf, smallestOf } from "../../src/core/lists.js";
import type { ResultDocument } from "../../src/records.js";
import { formats, renderError, renderNotes, renderTrace } from "../../src/render/index.js";
import { displayWidth } from "../../src/render/width.js";
import * as documents from "./documents.js";
import { hostile } from "./hostile.js";

const { options } = documents;
type Options = typeof options;

const show = async (document: ResultDocument, more: Partial<Options> = {}) =>
  formats.get("table").render(document, { ...options, ...more });
const bare = (text: string) => text.replace(/\u001b\[\d+m/g, "");
const widest = (text: string) => Math.max(...bare(text).split("\n").map(displayWidth));

describe.each(documents.everyDocument.map((document, i) => [`${document.schema} (${i})`, document] as const))(
  "the table of %s",
  (_, document) => {
    it.each([40, 60, 80, 100, 120, 200])("has no line wider than %i columns", async (width) => {
      for (const all of [false, true]) {
        for (const plot of [false, true])
          expect(widest(await show(document, { width, all, plot }))).toBeLessThanOrEqual(width);
      }
    });

    it("says the same with colour and without", async () => {
      const plain = await show(document);
      expect(plain).not.toContain("\u001b");
      expect(bare(await show(document, { colour: true }))).toBe(plain);
    });

    it("ends its last line and no other with blanks or more than one line feed", async () => {
      const text = await show(document);
      expect(text).toMatch(/\S\n$/);
      expect(text.split("\n").filter((line) => / $/.test(line))).toEqual([]);
      expect(text).not.toContain("\n\n\n");
    });
  },
);

describe("effects", () => {
  it("read at 120 columns", async () => {
    expect(await show(documents.effectDocument, { width: 120 })).toMatchSnapshot();
  });

  it("fold their arms under their row at 80", async () => {
    const text = await show(documents.effectDocument);
    expect(text).toMatchSnapshot();
    expect(text).toContain("\n    points, lower is better · PNF mean (SD) 21.27 (3.37) · control 28.93 (4.61)\n");
  });

  it("line up their intervals on the decimal point", async () => {
    const lines = (await show(documents.effectDocument)).split("\n").filter((line) => /^ {2}(ODI|VAS|FEV1)/.test(line));
    const points = lines.map((line) => [...line.matchAll(/\./g)].slice(0, 3).map(({ index }) => index));
    expect(points).toHaveLength(3);
    expect(new Set(points.map(String)).size).toBe(1);
  });

  it("say whom they favour only where the direction is known", async () => {
    const text = await show({
      ...documents.effectDocument,
      notes: [],
      effects: [documents.effect({ direction: null }), documents.effect({ study: "PNF 2018" })],
    });
    expect(text).toContain("– (direction unknown)");
    expect(text.match(/better/g)).toHaveLength(1);
  });

  it("say in one line above them that no direction is known, and in no cell, title or note", async () => {
    const effects = ["A", "B", "C"].map((study) => documents.effect({ study, direction: null }));
    const notes = [documents.note("N_DIRECTION_UNKNOWN", "ODI: nothing names which way is better")];
    for (const width of [80, 120]) {
      const text = await show({ ...documents.effectDocument, notes, effects }, { width });
      expect(text.match(/direction/g)).toHaveLength(3);
      expect(text.split("\n\n")[0]).toContain(
        "\ndirection unknown: no instrument, direction column or --direction names",
      );
      expect(text).not.toMatch(/favours|lower|N_DIRECTION/);
    }
  });

  it("of no named arms have no difference in their name, and favour nobody whatever the direction", async () => {
    const bare = { measure: "gen", treatment: "treatment", control: "control", arms: null } as const;
    const text = await show({ ...documents.effectDocument, notes: [], effects: [documents.effect(bare)] });
    expect(text).not.toMatch(/treatment − control|lower is better|favours/);
    expect(text.replace(/\s+/g, " ")).toContain("these effects favour nobody");
    const named = await show({
      ...documents.effectDocument,
      effects: [documents.effect({ ...bare, treatment: "PNF" })],
    });
    expect(named).toContain("PNF − control");
    expect(named).toMatch(/lower is better/);
    const mixed = [documents.effect(bare), documents.effect({ study: "B" })];
    expect(await show({ ...documents.effectDocument, notes: [], effects: mixed }, { width: 160 })).toContain(
      "– (favours nobody)",
    );
  });

  it("favour nobody where the interval holds no difference", async () => {
    const text = await show({ ...documents.effectDocument, effects: [documents.effect({ ciHigh: 0.1 })] });
    expect(text).toContain("– (holds 0)");
  });

  it("take --digits for their decimals", async () => {
    expect(await show(documents.effectDocument, { digits: 4 })).toContain(
      "−7.6600 [−10.6927,  −4.6273]".replace("  ", " "),
    );
  });

  it("mark numbers that were recovered and explain the mark", async () => {
    const effects = [
      documents.effect({ derivedFrom: ["ci"] }),
      documents.effect({ outcome: "VAS", derivedFrom: ["reported"] }),
    ];
    const labels = { "recover/ci": "SD from the confidence interval of a mean" };
    const text = await show({ ...documents.effectDocument, effects }, { labels });
    expect(text).toContain("ODI\u00a0*");
    expect(text).toContain("* recovered: SD from the confidence interval of a mean");
    expect(text).toContain("† as the source prints it, not computed from its arms");
  });

  it("stay readable with thousands of rows", async () => {
    const effects = Array.from({ length: 3000 }, (_, i) => documents.effect({ study: `Study ${i}` }));
    const text = await show({ ...documents.effectDocument, effects, notes: [] });
    expect(text).toContain("Study 999 ");
    expect(text).not.toContain("Study 1000 ");
    expect(text.replace(/\s+/g, " ")).toContain("… and 2,000 more, with their notes: --all shows them");
    const all = await show({ ...documents.effectDocument, effects, notes: [] }, { all: true });
    expect(all.split("\n").length).toBeGreaterThan(3000);
    expect(all).not.toContain("more, with their notes");
  });

  it("are laid out where they are more than a call may have arguments", async () => {
    const effects = Array.from({ length: 150_000 }, () => documents.effect({ study: "S" }));
    expect(await show({ ...documents.effectDocument, effects, notes: [] })).toContain("149,000 more");
    const list: number[] = [];
    append(list, [...effects.keys()], [-1]);
    expect([list.length, largestOf(list), smallestOf(list)]).toEqual([150_001, 149_999, -1]);
  });
});

describe("thresholds", () => {
  it("open with what holds for any threshold, and label what was made for one person", async () => {
    const text = await show(documents.mcidDocument);
    expect(text).toMatchSnapshot();
    expect(text.replace(/\s+/g, " ")).toContain("not made for a difference between groups");
  });

  it("are all listed on request, with their sources", async () => {
    expect(await show(documents.mcidDocument, { all: true, width: 100 })).toMatchSnapshot();
  });
});

describe("standardised differences", () => {
  it("are explained, each meaning with its interval", async () =>
    expect(await show(documents.smdDocument)).toMatchSnapshot());
});

describe("a meta-analysis", () => {
  it("is drawn on a ratio's own axis", async () =>
    expect(await show(documents.poolDocument, { width: 100 })).toMatchSnapshot());
  it("stands as a table without a picture", async () =>
    expect(await show(documents.poolDocument, { plot: false })).toMatchSnapshot());
  it("says what was turned, recovered and judged", async () =>
    expect(await show(documents.groupedPoolDocument, { width: 100 })).toMatchSnapshot());

  it("names every default it rests on", async () => {
    const text = (await show(documents.poolDocument)).replace(/\s+/g, " ");
    for (const words of [
      "random effects, REML, Knapp–Hartung (ad hoc)",
      "t on 12 df",
      "Q-profile",
      "from tau²",
      "normal ones of the pooling variance",
    ])
      expect(text).toContain(words);
  });

  it("favours nobody on its axis where the direction is not known", async () => {
    const [fit] = documents.poolDocument.fits;
    if (!fit) throw new Error("no fit");
    const text = await show({ ...documents.poolDocument, fits: [{ ...fit, direction: null }] }, { width: 120 });
    expect(text).not.toContain("favours");
    expect(text.replace(/\s+/g, " ")).toContain("which side is better is not known");
  });

  it.each([
    ["one study", { k: 1, tau2Method: null, prediction: null }],
    [
      "no width at all",
      {
        studies: documents.bcgFit.studies.map((study) => ({ ...study, ciLow: 0, ciHigh: 0, estimate: 0 })),
        terms: documents.bcgFit.terms.map((term) => ({ ...term, estimate: 0, ciLow: 0, ciHigh: 0, se: 0 })),
        prediction: null,
      },
    ],
    [
      "an immense prediction interval",
      { prediction: { low: -1e6, high: 1e6, df: 1, method: "t", backTransformed: { low: 0, high: 1e300 } } },
    ],
    ["weights of nothing", { studies: documents.bcgFit.studies.map((study) => ({ ...study, weight: 0 })) }],
  ] as const)("is drawn with %s", async (_, more) => {
    const text = await show({ ...documents.poolDocument, fits: [{ ...documents.bcgFit, ...more }] });
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(widest(text)).toBeLessThanOrEqual(80);
  });
});

describe("hostile texts", () => {
  const steers = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060\ufeff]/;

  it.each(hostile)("cannot steer the terminal: %j", async (text) => {
    const effects = [
      documents.effect({
        study: text,
        outcome: text,
        treatment: text || "t",
        unit: text,
        notes: [documents.note("N_RECOVERED", text, 3)],
      }),
      documents.effect(),
    ];
    for (const width of [50, 80, 120]) {
      const shown = await show({ ...documents.effectDocument, effects }, { width });
      expect(shown).not.toMatch(steers);
      expect(widest(shown)).toBeLessThanOrEqual(width);
    }
  });

  it("keep every line within the terminal and every column in line, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.integer({ min: 30, max: 130 }),
        async (study, outcome, width) => {
          const effects = [documents.effect({ study, outcome }), documents.effect()];
          expect(widest(await show({ ...documents.effectDocument, effects }, { width }))).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("of wide and combined characters leave the columns in line", async () => {
    const names = ["東京の研究", "नमस्ते", "e\u0301tude", "plain"];
    const effects = names.map((study) => documents.effect({ study }));
    const lines = (await show({ ...documents.effectDocument, effects }))
      .split("\n")
      .filter((line) => line.includes("−7.66"));
    expect(new Set(lines.map((line) => displayWidth(line.slice(0, line.indexOf("−7.66"))))).size).toBe(1);
    expect(lines).toHaveLength(4);
  });
});

describe("errors", () => {
  const place = { file: "trial.csv", row: 7, column: "sd_trt" };
  const cell = new BptrialError(
    "E_CELL",
    '"1,234" could be 1234 or 1.234',
    "Write 1234 or 1.234, or say --decimal , for the whole file.",
    place,
  );
  const column = new BptrialError("E_COLUMN", "no column for the control group's SD", null, {
    ...place,
    row: null,
    column: null,
  });

  it("say where, what and what to try, and then how many there were", async () => {
    const all = new BptrialError("E_INPUT", "2 errors, nothing computed.", null, null, [cell, column]);
    expect(
      await renderError(all, options),
    ).toBe(`error E_CELL  trial.csv, row 7, column "sd_trt": "1,234" could be 1234 or 1.234
  Write 1234 or 1.234, or say --decimal , for the whole file.
error E_COLUMN  trial.csv: no column for the control group's SD
2 errors, nothing computed.
`);
  });

  it("of one kind in one column are told once, with their rows, unless all are asked for", async () => {
    const cellIn = (row: number, text: string) =>
      new BptrialError("E_CELL", `"${text}": expected a number`, "Delete the unit.", { ...place, row });
    const causes = Array.from({ length: 200 }, (_, index) => cellIn(index + 2, `${index} mm`));
    const whole = new BptrialError("E_INPUT", "202 errors, nothing computed.", null, null, [
      column,
      ...causes,
      new BptrialError("E_RANGE", "-1 is no SD", null, place),
    ]);
    expect(
      await renderError(whole, { ...options, all: false }),
    ).toBe(`error E_COLUMN  trial.csv: no column for the control group's SD
error E_CELL  trial.csv, row 2, column "sd_trt": "0 mm": expected a number
  Delete the unit.
  The same in 199 more rows: 3, 4, 5, 6, 7, 8, 9, 10 and 191 more. --all lists
  them.
error E_RANGE  trial.csv, row 7, column "sd_trt": -1 is no SD
202 errors, nothing computed.
`);
    expect((await renderError(whole, { ...options, all: true })).match(/^error /gm)).toHaveLength(202);
    const few = new BptrialError("E_INPUT", "3 errors, nothing computed.", null, null, causes.slice(0, 3));
    expect((await renderError(few, { ...options, all: false })).match(/^error /gm)).toHaveLength(3);
  });

  it("of another column, kind or file stand apart", async () => {
    const errors = [
      ...[2, 3].map((row) => new BptrialError("E_CELL", '"x": expected a number', null, { ...place, row })),
      ...[2, 3].map(
        (row) => new BptrialError("E_CELL", '"x": expected a number', null, { ...place, row, column: "n" }),
      ),
      ...[2, 3].map((row) => new BptrialError("E_CELL", '"x": expected a person', null, { ...place, row })),
      ...[2, 3].map(
        (row) => new BptrialError("E_CELL", '"x": expected a number', null, { ...place, row, file: "b.csv" }),
      ),
    ];
    const whole = new BptrialError("E_INPUT", "8 errors, nothing computed.", null, null, errors);
    expect((await renderError(whole, { ...options, all: false })).match(/^error /gm)).toHaveLength(8);
  });

  it("stand alone without a place", async () => {
    expect(
      await renderError(new BptrialError("E_OPTION", 'no effect measure "mdd"', 'Did you mean "md"?'), options),
    ).toBe('error E_OPTION  no effect measure "mdd"\n  Did you mean "md"?\n');
  });

  it.each(hostile)("cannot be forged by %j", async (text) => {
    const shown = await renderError(new BptrialError("E_CELL", text, text, { ...place, column: text }), options);
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/);
    expect(shown.match(/^error /gm)).toHaveLength(1);
    expect(widest(shown)).toBeLessThanOrEqual(80);
  });

  it("are painted only where colour is wanted", async () => {
    const painted = await renderError(cell, { ...options, colour: true });
    expect(painted).toContain("\u001b[31merror\u001b[39m");
    expect(bare(painted)).toBe(await renderError(cell, options));
  });
});

describe("traces and notes", () => {
  it("show the formula's source, what went in, and each step with its number", async () => {
    expect(await renderTrace(documents.traces, options)).toMatchSnapshot();
  });

  it("list notes with their places, alike ones together, and count very many", async () => {
    const thresholds = ["odi-1", "odi-2"].map((id) => documents.note("N_WITHIN_PERSON", `${id} speaks of one person`));
    const many = Array.from({ length: 30 }, (_, i) => documents.note("N_MISSING", `row ${i} was left out`, i));
    const text = await renderNotes([...thresholds, ...many], options);
    expect(text).toContain("odi-1, odi-2 speaks of one person");
    expect(text.replace(/\s+/g, " ")).toContain(
      "row 0 was left out (trial.csv, row 0); likewise rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 and 9 more (--all gives each in full)",
    );
    expect((await renderNotes(many, { ...options, all: true })).match(/was left out/g)).toHaveLength(30);
    const kinds = Array.from({ length: 30 }, (_, i) => documents.note("N_X", `${"a".repeat(i)} is a kind of its own`));
    expect(
      await renderNotes(
        kinds.map((one) => ({ ...one, message: `a ${one.message}` })),
        options,
      ),
    ).toContain("… and 22 more like these (--all lists them)");
  });

  it("are nothing where there is no note", async () => expect(await renderNotes([], options)).toBe(""));
});
