import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saysAllArms, saysTotal } from "../../src/validate/total-names.js";
import { run } from "./table.js";

describe("a name that says total", () => {
  it.each([
    "Total",
    "TOTAL",
    "Total (95% CI)",
    "Subtotal (95% CI)",
    "Sub-total",
    "Sub total:",
    "Grand total",
    "Overall",
    "Overall effect",
    "Pooled estimate",
    "Pooled",
    "Summary",
    "Mean",
    "Weighted mean",
    "RE Model",
    "Random effects model",
    "Random-effects model",
    "Common effect model",
    "All studies",
    "Meta-analysis",
    "Gesamt",
    "Zwischensumme",
    "Sous-total",
    "Totaal",
    "Razem",
    "Ogółem",
    "Итого",
    "合计",
    "合計",
    "Average of all studies",
    "Total events",
    "Combined effect",
  ])("%s", (name) => expect(saysTotal(name)).toBe(true));

  it.each([
    "Meaney 2001",
    "Totals Trial 1999",
    "Total 2015",
    "TOTAL trial group",
    "Mean & Smith",
    "Pool 1999",
    "Poole",
    "Summers 2003",
    "Overall et al",
    "Average Joe 2001",
    "All",
    "Sub",
    "Effect",
    "Model",
    "Media Lab 2010",
    "IHD",
    "",
    "of",
    "re",
    "random",
    "Total hip arthroplasty",
    "Total knee",
    "Combined exercise",
  ])("not %s", (name) => expect(saysTotal(name)).toBe(false));

  it.each([
    ["events,n", "10,100", "20,101", "30,201", 2],
    ["n,mean,sd", "30,5,2", "31,6,2", "61,5.5,2", 2],
    ["events,n", "10,100", "20,101", "30,200", 4],
  ])("is an arm called all where it has the people of the others: %s, %s, %s, %s", (names, one, two, all, count) => {
    const rows = ["A", "B"].flatMap((study) => [
      `${study},drug,treatment,${one}`,
      `${study},placebo,control,${two}`,
      `${study},all,treatment,${all}`,
    ]);
    const { outcomes, notes } = run("long", `study,arm,role,${names}\n${rows.join("\n")}\n`);
    expect([outcomes.length, notes.some(({ code }) => code === "N_TOTAL")]).toEqual([count, count === 2]);
  });

  it("is no arm that was given both treatments", () => {
    expect(["Total", "all patients", "Overall"].map(saysAllArms)).toEqual([true, true, true]);
    expect(["combined", "mean", "total disc replacement", "all"].map(saysAllArms)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("a row that sums up others", () => {
  const WIDE = "study,events1,n1,events2,n2\nA,4,123,11,139\nB,6,306,29,303\nC,3,231,11,220";
  const studies = (csv: string, form: "wide" | "effects" | "long" = "wide", options = {}) => {
    const { outcomes, codes, notes } = run(form, csv, options);
    return {
      studies: outcomes.map(({ study }) => study),
      codes,
      notes: notes.filter(({ code }) => code === "N_TOTAL"),
    };
  };

  it("is left out by its name, wherever it stands, with one note", () => {
    const found = studies(WIDE.replace("\nB", "\nSubtotal (95% CI),4,123,11,139\nB").concat("\nTotal,9,9,9,9"));
    expect(found.studies).toEqual(["A", "B", "C"]);
    expect(found.notes.map(({ message }) => message)).toEqual([
      '2 rows that sum up others were left out: "Subtotal (95% CI)" (row 3: its name says so) and "Total" (row 6: its name says so); if one is a study, give it another name',
    ]);
  });

  it("is left out in any language by its sums of people and events", () => {
    const found = studies(`${WIDE}\nVšichni,13,660,51,662`);
    expect(found.studies).toEqual(["A", "B", "C"]);
    expect(found.notes).toMatchObject([{ code: "N_TOTAL", place: { row: 5 } }]);
    expect(found.notes[0]?.message).toContain('"Všichni" (row 5: its numbers are the sums of other rows)');
  });

  it("may sum up the rows since the last such row, and all of them", () => {
    const csv = `${WIDE}\nrandomizované,13,660,51,662\nD,5,100,9,100\nE,7,90,8,91\njiné,12,190,17,191\nvšechny,25,850,68,853`;
    expect(studies(csv).studies).toEqual(["A", "B", "C", "D", "E"]);
  });

  it("may have no name at all; a study without a name stays an error", () => {
    expect(studies(`${WIDE}\n,13,660,51,662`)).toMatchObject({ studies: ["A", "B", "C"], codes: [] });
    expect(studies(`${WIDE}\n,13,660,51,661`)).toMatchObject({ studies: ["A", "B", "C"], codes: ["E_MISSING"] });
    const means = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,5.1,1,21,4.2,1\nB,40,6.2,2,39,5.3,2";
    expect(studies(`${means}\n,60,,,60,,`)).toMatchObject({
      studies: ["A", "B"],
      codes: [],
      notes: [{ code: "N_TOTAL" }],
    });
    expect(studies(`${means}\n,61,,,60,,`)).toMatchObject({ codes: ["E_MISSING"], notes: [] });
  });

  it("is one with the mean of all people, not one that merely has as many", () => {
    const means = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,5.1,1,21,4.2,1\nB,40,6.2,2,39,5.3,2";
    expect(studies(`${means}\nalles,60,5.8,1.8,60,4.9,1.8`).studies).toEqual(["A", "B"]);
    expect(studies(`${means}\nC,60,6.8,1.8,60,4.9,1.8`).studies).toEqual(["A", "B", "C"]);
  });

  it("is a pooled estimate: of one true effect, and of several", () => {
    const rows = "study,measure,yi,sei\nA,md,0.31,0.12\nB,md,0.12,0.15\nC,md,0.55,0.2\nD,md,-0.05,0.18";
    // Precision-weighted by hand: Σ w y / Σ w, 1/√Σ w.
    const w = [0.12, 0.15, 0.2, 0.18].map((se) => 1 / se ** 2);
    const sum = w.reduce((a, b) => a + b);
    const y = [0.31, 0.12, 0.55, -0.05].reduce((a, b, i) => a + b * (w[i] ?? 0), 0) / sum;
    expect(studies(`${rows}\nalle,md,${y.toFixed(3)},${(1 / Math.sqrt(sum)).toFixed(3)}`, "effects").studies).toEqual([
      "A",
      "B",
      "C",
      "D",
    ]);
    // metafor 3.8-1: rma(yi = c(.31, .12, .55, -.05), sei = c(.12, .15, .2, .18), method = "REML"): 0.2269, se 0.1107.
    // With a variance between studies only the estimate is left to agree, so their names must speak for it too.
    const dated = rows.replace(/^([A-D]),/gm, "$1 2001,");
    expect(studies(`${dated}\nalle,md,0.2269,0.1107`, "effects").studies).toHaveLength(4);
    expect(studies(`${rows}\nalle,md,0.2269,0.1107`, "effects").studies).toHaveLength(5);
    // As near to it, but a study that is called by its year; and one of another size.
    expect(studies(`${rows}\nLee 2001,md,0.2269,0.1107`, "effects").studies).toHaveLength(5);
    expect(studies(`${rows}\nE,md,0.33,0.1107`, "effects").studies).toHaveLength(5);
    expect(studies(`${rows}\nE,md,0.2269,0.08`, "effects").studies).toHaveLength(5);
  });

  it("is an arm of all people in a long table, unless it is asked for", () => {
    const long = "study,arm,n,mean,sd\nA,yoga,20,5,1\nA,control,21,4,1\nA,Total,41,4.5,1";
    expect(studies(long, "long")).toMatchObject({ studies: ["A"], codes: [], notes: [{ code: "N_TOTAL" }] });
    expect(studies(long, "long", { control: "total" }).studies).toEqual(["A", "A"]);
    expect(studies(`${long}\nTotal,yoga,20,5,1\nTotal,control,21,4,1`, "long").studies).toEqual(["A"]);
  });

  it("changes nothing of the studies of any table", () => {
    const arm = fc
      .tuple(fc.nat({ max: 400 }), fc.integer({ min: 20, max: 500 }))
      .map(([e, n]) => [Math.min(e, n), n] as const);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(arm, arm), { minLength: 2, maxLength: 12 }),
        fc.constantFrom("Total", "Σ", "alle zusammen", ""),
        (rows, name) => {
          fc.pre(rows.some(([[e1], [e2]]) => e1 + e2 > 0));
          const cells = rows.map(([[e1, n1], [e2, n2]], i) => [e1, n1, e2, n2].join(",").replace(/^/, `Trial ${i},`));
          const sums = [0, 1, 2, 3].map((at) => rows.reduce((sum, row) => sum + (row.flat()[at] ?? 0), 0));
          const table = ["study,events1,n1,events2,n2", ...cells].join("\n");
          const plain = run("wide", table);
          fc.pre(plain.notes.every(({ code }) => code !== "N_TOTAL"));
          const more = run("wide", `${table}\n${[name, ...sums].join(",")}`);
          expect(more.outcomes).toEqual(plain.outcomes);
          expect(more.errors).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
