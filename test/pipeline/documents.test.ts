import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, it } from "vitest";
import { BptrialError, diff, effect, mcid, pool, readTable, smd } from "../../src/index.js";
import { claimsIn, schemaOf } from "../../src/pipeline/schemas.js";
import { faultsOf } from "../../src/read/index.js";
import type { ResultDocument } from "../../src/records.js";

/** What a language says where a program did not look. */
const WORDS = /undefined|\[object|Cannot read|is not a function|not iterable|NaN|stack|Unexpected/;

let documents: readonly ResultDocument[] = [];
beforeAll(async () => {
  const open = (path: string) => readTable(`fixtures/${path}`);
  const all = [
    await effect(await open("pnf-2017.csv")),
    await smd(await open("pnf-2017.csv")),
    await mcid(await open("pnf-2017.csv")),
    await pool(await open("bcg.csv"), { measure: "rr", by: ["alloc"] }),
  ];
  // As they come from a file.
  documents = all.map((one) => JSON.parse(JSON.stringify(one)));
});

type Path = readonly string[];

/** Every place of a document. */
function paths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...paths(inner, [...path, key])]);
}

const DROPPED = Symbol("dropped");

/** A copy with something else at a place. */
function broken(document: ResultDocument, path: Path, value: unknown): ResultDocument {
  const copy = structuredClone(document);
  let holder = copy as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = path.at(-1) ?? "";
  if (value === DROPPED) delete holder[last];
  else holder[last] = value;
  return copy;
}

/** What `diff` throws; null where it compares. */
function thrown(before: ResultDocument, after: ResultDocument): unknown {
  try {
    diff(before, after);
    return null;
  } catch (error) {
    return error;
  }
}

const WRONG: readonly unknown[] = [null, "x", -1e300, Number.POSITIVE_INFINITY, true, [], {}, [null], { a: 1 }, ""];

describe("a result that comes in", () => {
  it("is compared where it is whole", () => {
    for (const document of documents) expect(diff(document, document).changes).toEqual([]);
  });

  it("is refused wherever its schema is broken, with the place, and only there", () => {
    const ajv = new Ajv({ strict: false });
    let refused = 0;
    for (const document of documents) {
      const validate = ajv.compile(JSON.parse(JSON.stringify(schemaOf(document.schema))));
      // Some of all places, each in several ways.
      const some = paths(document).filter((_, i) => i % 23 === 0);
      for (const path of some) {
        for (const value of [...WRONG, DROPPED]) {
          const wrong = broken(document, path, value);
          const error = thrown(document, wrong);
          // The oracle knows nothing of Infinity.
          const isValid = validate(wrong) && value !== Number.POSITIVE_INFINITY;
          if (isValid && error === null) continue;
          refused += 1;
          expect(error).toBeInstanceOf(BptrialError);
          const { code, message, hint } = error as BptrialError;
          expect([path, value, code, isValid]).toEqual([path, value, "E_DOCUMENT", false]);
          expect(`${message} ${hint}`).not.toMatch(WORDS);
          const within = path.slice(0, -1).map((key) => `/${key}`);
          expect(message.includes(` ${within.join("")}`) || /kind|not a result/.test(message)).toBe(true);
        }
      }
    }
    expect(refused).toBeGreaterThan(500);
  });

  it.each([
    ["null", null],
    ["a text", "x"],
    ["a list", []],
    ["something else", { hello: 1 }],
    ["another program's", { schema: "other/effect@1" }],
    ["a kind that has no results", { schema: "bptrial/methods@1", methods: [] }],
    ["a claims file", { schema: "bptrial/claims@1", claims: [] }],
    ["a schema that every object has", { schema: "constructor" }],
  ])("is refused where it is none of ours: %s", (_, value) => {
    const [good] = documents;
    expect(() => diff(good as ResultDocument, value as unknown as ResultDocument)).toThrow(
      expect.objectContaining({ code: "E_DOCUMENT", message: expect.stringContaining("the second document") }),
    );
  });

  it("names the field and what was meant", () => {
    const [document] = structuredClone(documents) as unknown as [Record<string, unknown>];
    const [first] = document.effects as Record<string, unknown>[];
    if (first) first["est/im~ate"] = 1;
    expect(() => diff(document as unknown as ResultDocument, document as unknown as ResultDocument)).toThrow(
      "the first document is not what its schema says: /effects/0/est~1im~0ate is not known here",
    );
  });

  it("has its first faults told, however many there are", () => {
    const [document] = documents;
    const many = { ...document, effects: Array.from({ length: 100_000 }, () => null) };
    const schema = schemaOf("bptrial/effect@1") ?? {};
    expect(faultsOf(many, schema)).toHaveLength(20);
    const first = faultsOf(many, schema)[0];
    expect(first).toEqual({ pointer: "/effects/0", message: "needs a record, not null", hint: null });
  });
});

describe("a claims file", () => {
  const read = (text: string) => claimsIn("c.yaml", Buffer.from(text));
  const errorsOf = async (text: string): Promise<readonly string[]> => {
    const error = await read(text).then(
      () => null,
      (reason) => reason,
    );
    if (error === null) return [];
    expect(error).toBeInstanceOf(BptrialError);
    const all = error.causes.length > 0 ? error.causes : [error];
    return all.map(({ code, message }: BptrialError) => `${code} ${message}`);
  };

  it("may be a list, or stand under claims, in YAML or JSON", async () => {
    const list = '[{"id": "a", "text": "better"}]';
    const entry = { id: "a", text: "better", expected: null, against: null, evidence: null, data: null, n: null };
    for (const text of [
      list,
      `{"claims": ${list}}`,
      "- id: a\n  text: better\n",
      `schema: bptrial/claims@1\nclaims: ${list}`,
    ])
      expect(await read(text)).toEqual([entry]);
  });

  it("takes digits for a text, as YAML does not", async () => {
    const [entry] = await read("- id: 7\n  text: better\n  data: { file: t.csv, timepoint: 12 }\n");
    expect(entry).toMatchObject({ id: "7", data: { timepoint: "12" } });
  });

  it.each([
    ["- id: a\n", 'E_CELL claim "a": /0/text is missing'],
    ["claims:\n- id: a\n", 'E_CELL claim "a": /claims/0/text is missing'],
    ["- id: a\n  text: ' '\n", 'E_CELL claim "a": /0/text is empty'],
    ["- 5\n", "E_CELL /0 needs a record, not 5"],
    ["- id: a\n  text: x\n  n: [1]\n", 'E_CELL claim "a": /0/n needs a list of 2 numbers, not one of 1'],
    ["- id: a\n  text: x\n  n: [1, two]\n", 'E_CELL claim "a": /0/n/1 needs a number, not "two"'],
    ["- id: a\n  text: x\n  against: {b: c}\n", 'E_CELL claim "a": /0/against needs a text, not a record'],
    ["- id: {b: c}\n  text: x\n", "E_CELL /0/id needs a text, not a record"],
    [
      "- id: a\n  text: x\n  evidence: {measure: smd, estimate: 1e999}\n",
      'E_CELL claim "a": /0/evidence/estimate needs a number, not one that is too large',
    ],
    [
      "- id: a\n  text: x\n  data: {file: t.csv, controlRates: [2]}\n",
      'E_CELL claim "a": /0/data/controlRates/0 needs a share between 0 and 1, not 2',
    ],
    ["- id: a\n  text: x\n- id: a\n  text: y\n", 'E_CONFLICT two claims have the id "a"'],
    ["", "E_EMPTY c.yaml holds no list of claims"],
    ["claims: 5", "E_EMPTY c.yaml holds no list of claims"],
    ["a: [", "E_FILE"],
    ["&a [*a]", "E_CELL"],
  ])("is refused with the place: %j", async (text, expected) => {
    const errors = await errorsOf(text);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(expected);
    expect(errors[0]).not.toMatch(WORDS);
  });

  it("is refused where it is nested without end", async () => {
    const [error] = await errorsOf("[".repeat(100_000));
    expect(error).toBe("E_FILE c.yaml is not YAML: it is nested too deeply");
  });

  it("is refused with every place", async () => {
    const text = "- id: a\n  text: x\n  evidence: {measure: smdd, estimate: x}\n  dta: 1\n";
    expect(await errorsOf(text)).toEqual([
      'E_CELL claim "a": /0/evidence/measure needs one of "smd", "md", "rr", "or", "hr", "irr", "rd", not "smdd"',
      'E_CELL claim "a": /0/evidence/estimate needs a number, not "x"',
      'E_CELL claim "a": /0/dta is not known here',
    ]);
  });

  it("is UTF-8", async () => {
    const error = claimsIn("c.yaml", Buffer.from("- id: a\n  text: caf\xe9\n", "latin1"));
    await expect(error).rejects.toThrow(
      expect.objectContaining({ code: "E_ENCODING", message: expect.stringContaining("is not valid UTF-8") }),
    );
  });

  it("says nothing of its own on stderr", async () => {
    const warned: unknown[] = [];
    const listen = (warning: unknown) => warned.push(warning);
    process.on("warning", listen);
    await errorsOf("- !odd {id: a, text: x}\n- {? [1, 2] : 3, id: b, text: y}\n");
    await new Promise((done) => setImmediate(done));
    process.off("warning", listen);
    expect(warned).toEqual([]);
  });
});

describe("the shipped schemas", () => {
  it("are those that what comes in is held against", () => {
    for (const kind of ["effect", "smd", "mcid", "pool", "claims"]) {
      const shipped = readFileSync(`dist/schema/${kind}.json`, "utf8");
      const bare = JSON.parse(shipped, (key, value) =>
        key === "description" && typeof value === "string" ? undefined : value,
      );
      expect(schemaOf(`bptrial/${kind}@1`)).toEqual(bare);
    }
  });
});
