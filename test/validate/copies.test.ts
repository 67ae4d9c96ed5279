import { describe, expect, it } from "vitest";
import { requireIndependence } from "../../src/validate/index.js";
import { run } from "./table.js";

const EVENTS = "study,outcome,events1,n1,events2,n2";
const copies = (csv: string, form: "wide" | "effects" = "wide") =>
  run(form, csv)
    .notes.filter(({ code }) => code === "N_COPY")
    .map(({ message }) => message);

describe("rows with the same numbers", () => {
  it("are told where two studies share them, and where one stands twice", () => {
    const csv = `${EVENTS}\nA,death,4,123,11,139\nB,death,6,306,29,303\nC,stroke,4,123,11,139\nB,death,6,306,29,303`;
    expect(copies(csv)).toEqual([
      '2 rows have the numbers of others, in both arms: "C" (row 4: as "A", row 2) and "B" (row 5: as row 3); are their people counted twice?',
    ]);
  });

  it("are told of means too", () => {
    const means = "study,n1,mean1,sd1,n2,mean2,sd2\nA,20,5.1,1.2,21,4.2,1.4\nB,20,5.1,1.2,21,4.2,1.4";
    expect(copies(means)).toHaveLength(1);
  });

  it.each([
    ["one number differs", `${EVENTS}\nA,d,4,123,11,139\nB,d,4,123,11,138`],
    ["numbers so small that they coincide", `${EVENTS}\nA,d,1,20,2,20\nB,d,1,20,2,20`],
    ["round numbers", `${EVENTS}\nA,d,10,100,20,100\nB,d,10,100,20,100`],
    ["one study with two outcomes", `${EVENTS}\nA,death,4,123,11,139\nA,stroke,4,123,11,139`],
  ])("are none: %s", (_, csv) => expect(copies(csv)).toEqual([]));

  it("are told of printed effects that agree in every digit under two names", () => {
    const csv = "study,measure,yi,vi\nA,md,-0.405465,0.541667\nB,md,0.2,0.1\nC,md,-0.405465,0.541667";
    expect(copies(csv, "effects")).toEqual([
      'a row has the effect of another and its error, in every digit: "C" (row 4: as "A", row 2); are its people counted twice?',
    ]);
    const limits = "study,measure,estimate,ci_lower,ci_upper\nA,md,1.2345,0.1234,2.3456\nB,md,1.2345,0.1234,2.3456";
    expect(copies(limits, "effects")).toHaveLength(1);
  });

  it.each([
    ["three digits, which coincide", "A,md,-0.405,0.542\nB,md,-0.405,0.542"],
    ["effects of different errors", "A,md,-0.405465,0.541667\nB,md,-0.405465,0.541668"],
    ["rows of one study, which are asked about", "A,md,-0.405465,0.541667\nA,md,-0.405465,0.541667"],
  ])("are none in effects: %s", (_, rows) => expect(copies(`study,measure,yi,vi\n${rows}`, "effects")).toEqual([]));

  it("are named where they would be pooled as independent", () => {
    const { outcomes } = run("wide", `${EVENTS}\nSmith 2001,d,4,123,11,139\nSMITH  2001,d,4,123,11,139`);
    const refused = (rows: typeof outcomes) => {
      try {
        requireIndependence(rows, false);
        return null;
      } catch (error) {
        return error;
      }
    };
    expect(refused(outcomes)).toMatchObject({
      code: "E_DEPENDENT",
      hint: expect.stringMatching(/^Rows of it hold the same numbers: one may be a copy\. /),
    });
    const [row, other] = run("wide", `${EVENTS}\nA,d,4,123,11,139\nB,d,6,306,29,303`).outcomes;
    if (row === undefined || other === undefined) throw new Error("two rows");
    const elsewhere = [row, other].map((one) => ({ ...one, place: { ...one.place, file: "more.csv" } }));
    expect(refused([row, other, ...elsewhere])).toMatchObject({
      message: expect.stringContaining('"A" (row 2 of trial.csv: d and row 2 of more.csv: d)'),
      hint: expect.stringMatching(/^trial\.csv and more\.csv hold the same numbers: name one of them only\. /),
    });
  });
});
