import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, SAME_WORDS } from "../../src/core/same-words.js";
import { expectLinearGrowth } from "../growth.js";

const nameOf = (group: readonly string[]): string => (group[0] ?? "").replaceAll(" ", "-");
const ENTRIES = SAME_WORDS.flat();

describe("the table of words for one thing", () => {
  it("has groups of two or more entries in lower case, of one to five words", () => {
    expect(SAME_WORDS.length).toBeGreaterThan(300);
    expect(SAME_WORDS.filter((group) => group.length < 2)).toEqual([]);
    expect(ENTRIES.filter((entry) => !/^[a-z0-9&]+(?: [a-z0-9&]+){0,4}$/.test(entry))).toEqual([]);
  });

  it("has no entry twice", () => {
    expect(ENTRIES.filter((entry, at) => ENTRIES.indexOf(entry) !== at)).toEqual([]);
  });

  // An entry that another group takes, by an ending or by a word that stands for others, would come out under its name.
  it("gives each entry the name of its own group, with spaces, hyphens or capitals", () => {
    const astray = SAME_WORDS.flatMap((group) =>
      group
        .flatMap((entry) => [entry, entry.replaceAll(" ", "-"), entry.toUpperCase(), `(${entry}).`])
        .filter((form) => canonical(form).replace(/^\(|\)\.$/g, "") !== nameOf(group)),
    );
    expect(astray).toEqual([]);
  });

  it("gives no two groups one name", () => {
    expect(new Set(SAME_WORDS.map(nameOf)).size).toBe(SAME_WORDS.length);
  });

  it.each([
    ["systolic blood pressure", "diastolic blood pressure"],
    ["systolic blood pressure", "blood pressure"],
    ["LDL cholesterol", "HDL cholesterol"],
    ["total cholesterol", "LDL cholesterol"],
    ["stroke", "heart attack"],
    ["stroke", "mini-stroke"],
    ["ischaemic stroke", "haemorrhagic stroke"],
    ["heart attack", "cardiac arrest"],
    ["heart attack", "heart failure"],
    ["death", "survival"],
    ["death from cardiovascular causes", "death"],
    ["fatal", "non-fatal"],
    ["overall survival", "progression-free survival"],
    ["progression-free survival", "disease-free survival"],
    ["anxiety", "depression"],
    ["depression", "postnatal depression"],
    ["nausea", "vomiting"],
    ["hospital admission", "readmission"],
    ["hospital admission", "length of hospital stay"],
    ["hospital admission", "intensive care admission"],
    ["heart failure", "hospitalisation for heart failure"],
    ["hip fracture", "vertebral fracture"],
    ["fracture", "hip fracture"],
    ["deep vein thrombosis", "pulmonary embolism"],
    ["bleeding", "major bleeding"],
    ["hypoglycaemia", "hyperglycaemia"],
    ["fasting glucose", "HbA1c"],
    ["type 1 diabetes", "type 2 diabetes"],
    ["weight", "weight gain"],
    ["weight gain", "weight loss"],
    ["adverse event", "serious adverse event"],
    ["smoker", "former smoker"],
    ["abstinence from smoking", "abstinence from alcohol"],
    ["vaccine", "steroid jab"],
    ["pneumonia", "chest infection"],
    ["headache", "migraine"],
    ["gingivitis", "periodontitis"],
    ["live birth", "birth"],
    ["stillbirth", "miscarriage"],
    ["birth weight", "low birth weight"],
    ["urinary incontinence", "faecal incontinence"],
    ["insomnia", "sleep duration"],
    ["muscle strength", "grip strength"],
    ["suicide", "self-harm"],
    ["boys", "girls"],
    ["men", "women"],
    ["GPs", "doctors"],
  ])("keeps %j and %j apart", (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });
});

describe("a text in the names of the table", () => {
  it.each([
    ["The jab cut heart attacks by a third", "The vaccine cut heart-attack by a third"],
    ["two myocardial infarctions (MI)", "two heart-attack (heart-attack)"],
    ["a third kicked the habit", "a third quit-smoking"],
    ["continuous abstinence at 6 months", "quit-smoking at 6 months"],
    ["fewer felt sick", "fewer nausea"],
    ["were back in the hospital within 30 days", "were readmission within 30 days"],
    ["lost their lives", "death"],
    ["spent fewer days in hospital", "spent fewer length-of-stay"],
    ["Quality of Life, HRQoL", "quality-of-life, quality-of-life"],
    ["broken hips and broken bones", "hip-fracture and fracture"],
    ["sugar pills", "placebo"],
    ["water tablets", "diuretic"],
    ["a trip to A&E", "a emergency-department-visit"],
    ["COVID\u201119", "covid"],
  ])("%j becomes %j", (text, canonicalText) => expect(canonical(text)).toBe(canonicalText));

  it.each([
    ["vomited", "vomiting"],
    ["injuries", "injury"],
    ["quitting", "quit-smoking"],
    ["miscarried", "miscarriage"],
    ["dies", "death"],
    ["smoked", "smoking"],
    ["vaccinating", "vaccine"],
    ["children's", "child"],
    ["children’s", "child"],
    ["Parkinson’s disease", "parkinson-disease"],
    ["rashes", "rash"],
    ["itched", "itch"],
    ["hypos", "hypoglycaemia"],
    ["UTIs", "urinary-tract-infection"],
    ["giving up smoking", "quit-smoking"],
    ["kicking the habit", "quit-smoking"],
  ])("knows %j by its ending", (word, name) => expect(canonical(word)).toBe(name));

  it.each([
    ["renal failure", "kidney-failure"],
    ["gastric ulcers", "stomach-ulcer"],
    ["flu jab", "flu vaccine"],
    ["influenza immunisation", "flu vaccine"],
    ["hepatic cirrhosis", "liver cirrhosis"],
    ["painful joints", "joint-pain"],
    ["passed away in the womb", "stillbirth"],
  ])("puts %j together from words that stand for others", (text, name) => expect(canonical(text)).toBe(name));

  it.each([
    ["blood", "blood"],
    ["blood pressure", "blood-pressure"],
    ["high blood pressure", "hypertension"],
    ["systolic blood pressure pills", "systolic tablet"],
    ["weight loss", "weight-loss"],
    ["weight-loss surgery", "weight-loss-surgery"],
    ["pain after surgery", "postoperative-pain"],
    ["severe allergic reaction", "anaphylaxis"],
    ["MI hospitalisation for HF", "heart-attack heart-failure-hospitalisation"],
  ])("takes the longest phrase: %j becomes %j", (text, name) => expect(canonical(text)).toBe(name));

  it.each([
    "Rates fell by 20% (from 3.5 to 2.8; P = 0.03), as expected.",
    "heart, attack",
    "passed. Away",
    "a double-blind phase IV trial, n = 120",
    "hives",
    "classes of Greek and Latin",
    "the a an their his her its your my our",
    "",
  ])("leaves %j as it is", (text) => expect(canonical(text)).toBe(text));

  it("keeps the signs, spaces and capitals around a phrase", () => {
    expect(canonical("Fewer  Heart\nAttacks\t(12 v 20) — in Wales")).toBe("Fewer  heart-attack\t(12 v 20) — in Wales");
  });
});

describe("a text that has its names already", () => {
  const stays = (text: string): void => {
    const once = canonical(text);
    expect(canonical(once)).toBe(once);
  };

  it("stays as it is, whatever entries follow each other", () => {
    const word = fc.oneof(
      fc.constantFrom(...ENTRIES),
      fc.constantFrom(...ENTRIES.flatMap((entry) => entry.split(" "))),
      fc.constantFrom("the", "a", "with", "12%", "and"),
    );
    const sign = fc.constantFrom(" ", " ", " ", "-", ", ");
    fc.assert(
      fc.property(fc.array(fc.tuple(word, sign), { maxLength: 12 }), (words) => stays(words.flat().join(""))),
      { numRuns: 3000 },
    );
  });

  it("stays as it is where a part of a phrase is put in another entry's words", () => {
    const groupOf = new Map(SAME_WORDS.flatMap((group) => group.map((entry) => [entry, group] as const)));
    let met = 0;
    for (const phrase of ENTRIES) {
      const words = phrase.split(" ");
      for (let from = 0; from < words.length; from++)
        for (let to = from + 1; to <= words.length; to++)
          for (const other of groupOf.get(words.slice(from, to).join(" ")) ?? []) {
            met++;
            stays([...words.slice(0, from), other, ...words.slice(to)].join(" "));
          }
    }
    expect(met).toBeGreaterThan(1000);
  });
});

describe("time", () => {
  it.each([
    ["entries", ENTRIES.join(" ")],
    ["phrases that break off", "blood clot in the blood clot on the length of hospital "],
    ["articles", "a the"],
    ["names", SAME_WORDS.map(nameOf).join("-")],
    ["signs", " - - \u2010 . ' "],
    ["doubled letters and endings", "singsinging's edededed sssss "],
  ])("grows with the length of a text of %s", async (_, part) => {
    const text = `${part} `.repeat(Math.ceil(150_000 / (part.length + 1)));
    await expectLinearGrowth(
      () => canonical(text),
      () => canonical(text + text),
    );
  });
});
